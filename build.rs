//! Rules, vocabulary and model are part of the program: a new file among them is a reason to build again.
//!
//! What is kept between runs (claims, and verdicts on them) must not outlive the code that made it, so the program also
//! knows hashes of its own source.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    let mut claims = DefaultHasher::new();
    let mut verdicts = DefaultHasher::new();
    for folder in ["rules", "models", "src"] {
        println!("cargo::rerun-if-changed={folder}");
        let mut files = BTreeSet::new();
        walk(Path::new(folder), &mut files);
        for file in files.iter().filter(|file| makes_verdicts(file)) {
            let bytes = fs::read(file).unwrap_or_default();
            for hasher in [makes_claims(file).then_some(&mut claims), Some(&mut verdicts)].into_iter().flatten() {
                hasher.write(file.to_string_lossy().as_bytes());
                hasher.write(&bytes);
            }
        }
    }
    println!("cargo::rustc-env=GAINSAY_SOURCE={:016x}", claims.finish());
    println!("cargo::rustc-env=GAINSAY_JUDGING={:016x}", verdicts.finish());
}

/// Whether verdicts depend on a file: not on what comes after them, nor on rules and vocabulary, which are data of each run.
fn makes_verdicts(file: &Path) -> bool {
    !["rules", "src/cli", "src/report", "src/review"].iter().any(|folder| file.starts_with(folder))
}

/// Whether claims depend on it, too: not on what compares them.
fn makes_claims(file: &Path) -> bool {
    let later = ["src/judge", "src/relation", "src/graph", "src/rules"];
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
