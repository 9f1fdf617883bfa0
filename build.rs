//! Rules, vocabulary and model are part of the program: a new file among them is a reason to build again.
//!
//! What is kept between runs (the cache of claims) must not outlive the code that made it, so the program also
//! knows a hash of its own source.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    let mut hasher = DefaultHasher::new();
    for folder in ["rules", "models", "src"] {
        println!("cargo::rerun-if-changed={folder}");
        let mut files = BTreeSet::new();
        walk(Path::new(folder), &mut files);
        for file in files.iter().filter(|file| makes_claims(file)) {
            hasher.write(file.to_string_lossy().as_bytes());
            hasher.write(&fs::read(file).unwrap_or_default());
        }
    }
    println!("cargo::rustc-env=GAINSAY_SOURCE={:016x}", hasher.finish());
}

/// Whether claims depend on a file: not on what comes after them, nor on rules, which are data of each run.
fn makes_claims(file: &Path) -> bool {
    let later = ["rules", "src/cli", "src/report", "src/review", "src/judge", "src/relation", "src/graph", "src/rules"];
    !later.iter().any(|folder| file.starts_with(folder))
}

fn walk(folder: &Path, files: &mut BTreeSet<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, files);
        } else {
            files.insert(path);
        }
    }
}
