//! Which files a corpus is: what was named, walked in a fixed order, each with the id of its document.

use super::context::Context;
use super::outcome::Failure;
use crate::text::Warning;
use ignore::WalkBuilder;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The endings of articles; files with others are read only where they are named.
pub(super) const ARTICLES: [&str; 5] = ["txt", "md", "markdown", "jsonl", "ndjson"];

/// A file to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct File {
    /// Where it is; `-` is standard input.
    pub path: PathBuf,
    /// The id of its document: its path below the named folder, or its name.
    pub id: String,
}

impl File {
    /// Whether it is standard input.
    pub(super) fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// Its ending in lower case.
    pub(super) fn ending(&self) -> String {
        self.path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
    }
}

/// The files that `paths` name, in the order of their ids, none twice. What cannot be walked is told.
///
/// Folders are walked for `endings`; hidden files, `README`s, what a `.gitignore` names and what the program itself
/// writes (`gainsay-…`, this run's outputs) are passed over.
pub(super) fn files(paths: &[PathBuf], endings: &[&str], context: &Context) -> Vec<File> {
    let mut found = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            found.push(File { path: path.clone(), id: "stdin".to_owned() });
            continue;
        }
        match fs::metadata(path) {
            Err(error) => context.warn(&unread(path, &error)),
            Ok(kind) if kind.is_dir() => walk(path, endings, context, &mut found),
            Ok(_) => found.push(File { path: path.clone(), id: name(path) }),
        }
    }
    distinct(found)
}

/// A sentence for a corpus without a document.
pub(super) fn none_found(paths: &[PathBuf], endings: &[&str]) -> Failure {
    let places: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let endings: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
    Failure::Empty(format!(
        "no document found in {}; folders are searched for {}",
        places.join(", "),
        endings.join(" ")
    ))
}

fn walk(folder: &Path, endings: &[&str], context: &Context, found: &mut Vec<File>) {
    let walker = WalkBuilder::new(folder)
        .require_git(false)
        .git_global(false)
        .git_exclude(false)
        .sort_by_file_name(Ord::cmp)
        .build();
    for entry in walker {
        match entry {
            Err(error) => context.warn(&unread(folder, &error)),
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                let path = entry.into_path();
                let inside = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                let file = File { id: inside, path };
                let about = name(&file.path).to_lowercase();
                let passed_over = about.starts_with("readme.") || context.is_own(&file.path);
                if endings.contains(&file.ending().as_str()) && !passed_over {
                    found.push(file);
                }
            }
            Ok(_) => {}
        }
    }
}

/// Each file once, and each id once: files of the same id keep the path by which they were named.
fn distinct(found: Vec<File>) -> Vec<File> {
    let mut by_place: BTreeMap<PathBuf, File> = BTreeMap::new();
    for file in found {
        let place = fs::canonicalize(&file.path).unwrap_or_else(|_| file.path.clone());
        let rank = |file: &File| (file.id.len(), file.id.clone());
        match by_place.get(&place) {
            Some(known) if rank(known) >= rank(&file) => {}
            _ => drop(by_place.insert(place, file)),
        }
    }
    let mut seen = BTreeSet::new();
    let twice: BTreeSet<String> =
        by_place.values().filter(|file| !seen.insert(file.id.clone())).map(|file| file.id.clone()).collect();
    let mut files: Vec<File> = by_place.into_values().collect();
    for file in files.iter_mut().filter(|file| twice.contains(&file.id)) {
        let shown = file.path.to_string_lossy().replace('\\', "/");
        shown.trim_start_matches("./").clone_into(&mut file.id);
    }
    files.sort_by(|a, b| a.id.cmp(&b.id).then_with(|| a.path.cmp(&b.path)));
    files
}

/// The warning that a file could not be read.
pub(super) fn unread(path: &Path, error: &impl std::fmt::Display) -> Warning {
    Warning { path: path.display().to_string(), line: None, message: error.to_string(), unread: true }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
