//! Which files a corpus is: what was named, walked in a fixed order, each with the id of its document.

use super::context::Context;
use super::file::{File, name, unread};
use super::outcome::Failure;
use crate::text::Warning;
use ignore::WalkBuilder;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The endings of articles; files with others are read only where they are named.
pub(super) const ARTICLES: [&str; 17] = [
    "txt", "md", "markdown", "jsonl", "ndjson", "html", "htm", "xhtml", "warc", "warc.gz", "pdf", "docx", "epub",
    "rss", "atom", "xml", "eml",
];
/// Bytes of an XML file in which it says that it is a feed.
const FEED: u64 = 1024;
/// The ending of what the program is set up with (settings, allowances, rules, sets of a corpus), which nobody takes for an article.
const SETTINGS: &str = "toml";
/// Endings that are told of files that no reader takes.
const TOLD: usize = 8;

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
        .filter_entry(|entry| entry.depth() == 0 || !belongs_to_page(entry.path()))
        .build();
    let mut foreign: BTreeMap<String, usize> = BTreeMap::new();
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
                let ending = file.ending();
                let wanted =
                    endings.contains(&ending.as_str()) && !passed_over && (ending != "xml" || is_feed(&file.path));
                if kind.is_symlink() {
                    link(folder, file, wanted, context, found);
                } else if kind.is_file() && wanted {
                    found.push(file);
                } else if wanted {
                    context.warn(&unread(&file.path, &"is a pipe, a socket or a device, not a file"));
                }
                if kind.is_file() && !wanted && !passed_over && ending != SETTINGS {
                    *foreign.entry(ending).or_default() += 1;
                }
            }
        }
    }
    if endings == ARTICLES && !foreign.is_empty() {
        let path = folder.display().to_string();
        context.warn(&Warning { path, line: None, message: untaken(foreign), unread: false });
    }
}

/// Says how many files of which endings no reader takes.
fn untaken(foreign: BTreeMap<String, usize>) -> String {
    let all: usize = foreign.values().sum();
    let mut endings: Vec<(String, usize)> = foreign.into_iter().collect();
    endings.sort_by(|(a, few), (b, many)| many.cmp(few).then_with(|| a.cmp(b)));
    let more = endings.len().saturating_sub(TOLD);
    let shown = endings.iter().take(TOLD).map(|(ending, count)| match ending.as_str() {
        "" => format!("{count} without an ending"),
        ending => format!("{count} .{ending}"),
    });
    let mut shown: Vec<String> = shown.collect();
    shown.extend((more > 0).then(|| format!("and {more} more endings")));
    format!("holds files that no reader takes: {all} ({})", shown.join(", "))
}

/// Whether a folder holds what a browser saved with a page: `talks_files` beside `talks.html`.
fn belongs_to_page(path: &Path) -> bool {
    let name = name(path);
    let Some(page) = name.strip_suffix("_files") else { return false };
    ["html", "htm", "xhtml"].iter().any(|ending| path.with_file_name(format!("{page}.{ending}")).is_file())
        && path.is_dir()
}

/// Whether an XML file says at its beginning that it is a feed; what is no file is not opened.
fn is_feed(path: &Path) -> bool {
    if !fs::metadata(path).is_ok_and(|about| about.is_file()) {
        return true;
    }
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(FEED).read_to_end(&mut head));
    let begins = |mark: &[u8]| memchr::memmem::find(&head, mark).is_some();
    read.is_ok() && (begins(b"<rss") || begins(b"<feed") || begins(b"<rdf:RDF"))
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
