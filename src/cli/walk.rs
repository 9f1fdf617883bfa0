//! Which files a corpus is: what was named, walked in a fixed order, each with the id of its document.

use super::context::Context;
use super::file::{File, name, unread};
use super::outcome::Failure;
use ignore::WalkBuilder;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The endings of articles; files with others are read only where they are named.
pub(super) const ARTICLES: [&str; 10] =
    ["txt", "md", "markdown", "jsonl", "ndjson", "html", "htm", "xhtml", "warc", "warc.gz"];

/// The files that `paths` name, in the order of their ids, none twice. What cannot be walked is told.
///
/// Folders are walked for `endings`; hidden files, `README`s, what a `.gitignore` names and what the program itself
/// writes (`gainsay-…`, this run's outputs) are passed over. What bears the ending of an article and is no file (a pipe, a
/// socket, a link that leads out of the folder) is told as unread.
pub(super) fn files(paths: &[PathBuf], endings: &[&str], context: &Context) -> Vec<File> {
    let mut found = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            found.push(File::new(path.clone(), "stdin".to_owned()));
            continue;
        }
        match fs::metadata(path) {
            Err(error) => context.warn(&unread(path, &error)),
            Ok(kind) if kind.is_dir() => walk(path, endings, context, &mut found),
            Ok(_) => found.push(File::new(path.clone(), name(path))),
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
        .ignore(false) // a file for search tools, which nobody reads as a word about articles
        .git_global(false)
        .git_exclude(false)
        .sort_by_file_name(Ord::cmp)
        .build();
    for entry in walker {
        match entry {
            Err(error) => context.warn(&unread(folder, &error)),
            Ok(entry) => {
                let Some(kind) = entry.file_type().filter(|kind| !kind.is_dir()) else { continue };
                let path = entry.into_path();
                let inside = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                let file = File::new(path, inside);
                let about = name(&file.path).to_lowercase();
                let passed_over = about.starts_with("readme.") || context.is_own(&file.path);
                let wanted = endings.contains(&file.ending().as_str()) && !passed_over;
                if kind.is_symlink() {
                    link(folder, file, wanted, context, found);
                } else if kind.is_file() && wanted {
                    found.push(file);
                } else if wanted {
                    context.warn(&unread(&file.path, &"is a pipe, a socket or a device, not a file"));
                }
            }
        }
    }
}

/// A link in a walked folder: what it leads to is read where it lies in the folder, and told where it does not, because whoever
/// wrote the folder may not know what lies outside.
fn link(folder: &Path, file: File, wanted: bool, context: &Context, found: &mut Vec<File>) {
    let target = fs::canonicalize(&file.path);
    let inside =
        target.as_ref().ok().zip(fs::canonicalize(folder).ok()).is_some_and(|(at, whole)| at.starts_with(whole));
    let told = match target.as_deref().map(|target| (target, target.is_dir(), target.is_file())) {
        Ok((_, true, _)) if inside => return,
        Ok((_, true, _)) => "is a link to a folder outside; name that folder to read it",
        _ if !wanted => return,
        Ok((_, _, true)) if inside => return found.push(File { linked: true, ..file }),
        Ok((_, _, true)) => "is a link to a file outside of the folder; name that file to read it",
        Ok(_) => "is a link to what is no file",
        Err(_) => "is a link that leads nowhere",
    };
    context.warn(&unread(&file.path, &told));
}

/// Each file once, and each id once: files of the same id keep the path by which they were named.
fn distinct(found: Vec<File>) -> Vec<File> {
    let mut by_place: BTreeMap<PathBuf, File> = BTreeMap::new();
    for file in found {
        let place = fs::canonicalize(&file.path).unwrap_or_else(|_| file.path.clone());
        let rank = |file: &File| (!file.linked, file.id.len(), file.id.clone());
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
