//! The cache of claims and verdicts: quicker, never different, and never in the way.

use crate::program::{Folder, Ran, affair};
use std::fs;
use std::path::PathBuf;

fn run(folder: &Folder, words: &str) -> Ran {
    let mut command = folder.command(words);
    command.env("GAINSAY_CACHE_DIR", folder.at(".kept"));
    Ran::of(&mut command)
}

/// The files that the cache keeps.
fn kept(folder: &Folder) -> Vec<PathBuf> {
    let folders = fs::read_dir(folder.at(".kept/claims")).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = folders
        .flat_map(|entry| fs::read_dir(entry.path()).into_iter().flatten().flatten())
        .map(|entry| entry.path())
        .collect();
    files.sort();
    files
}

#[test]
fn a_second_run_says_the_same_bytes_and_so_does_one_without() {
    let folder = affair("cache-same");
    let first = run(&folder, "check . --format json");
    assert_eq!(kept(&folder).len(), 2);
    let second = run(&folder, "check . --format json");
    let without = run(&folder, "check . --format json --no-cache");
    assert_eq!(first.out, second.out);
    assert_eq!(first.out, without.out);
    assert_eq!(kept(&folder).len(), 2);
    let folder = folder.with("a.txt", "Norway has granted the pipeline a licence.\n");
    let changed = run(&folder, "check . --format json");
    assert_eq!(changed.out, run(&folder, "check . --format json --no-cache").out);
    assert_eq!(kept(&folder).len(), 3);
}

#[test]
fn another_name_source_or_vocabulary_is_another_entry() {
    let folder = affair("cache-other");
    run(&folder, "check .");
    let class =
        "[[class]]\nid = \"frobnicate\"\nname = \"frobnicate\"\nfamily = \"frobnication\"\nverbs = [\"frobnicate\"]\n";
    let folder = folder.with("rules/lexicon/events/ours.toml", class);
    run(&folder, "check a.txt b.txt --rules rules");
    assert_eq!(kept(&folder).len(), 4);
    let folder = folder.with("gainsay.toml", "[[document]]\nmatch = \"a.txt\"\nsource = \"Bergen Post\"\n");
    let named = run(&folder, "extract a.txt --no-cache");
    assert!(named.out.contains("Bergen Post"));
    assert!(run(&folder, "check .").out.contains("Bergen Post"));
    assert_eq!(kept(&folder).len(), 5);
}

#[test]
fn damaged_entries_are_made_again() {
    let folder = affair("cache-damaged");
    let first = run(&folder, "check . --format json");
    let files = kept(&folder);
    fs::write(&files[0], b"gainsay1 and nonsense").unwrap();
    let whole = fs::read(&files[1]).unwrap();
    fs::write(&files[1], &whole[..whole.len() / 2]).unwrap();
    let again = run(&folder, "check . --format json");
    assert_eq!((first.out, again.err.as_str()), (again.out, ""));
    assert_eq!(fs::read(&files[1]).unwrap(), whole);
}

#[test]
fn an_entry_in_anothers_place_is_not_taken() {
    let folder = affair("cache-swapped");
    let first = run(&folder, "check . --format json");
    let files = kept(&folder);
    let whole = [&files[0], &files[1]].map(|file| fs::read(file).unwrap());
    fs::write(&files[0], &whole[1]).unwrap();
    fs::write(&files[1], &whole[0]).unwrap();
    let again = run(&folder, "check . --format json");
    assert_eq!(first.out, again.out);
    assert_eq!([&files[0], &files[1]].map(|file| fs::read(file).unwrap()), whole, "they are made again");
    let verdicts = remembered(&folder);
    run(&folder, "check a.txt --format json");
    let other = remembered(&folder).into_iter().find(|file| !verdicts.contains(file)).unwrap();
    fs::copy(&other, &verdicts[0]).unwrap();
    assert_eq!(first.out, run(&folder, "check . --format json").out);
}

/// The files with what is remembered of each corpus.
fn remembered(folder: &Folder) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder.at(".kept/verdicts")).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    files
}

#[test]
fn verdicts_are_kept_by_corpus_and_damaged_ones_are_made_again() {
    let folder = affair("cache-verdicts");
    let first = run(&folder, "check . --format json");
    let files = remembered(&folder);
    assert_eq!(files.len(), 1);
    let whole = fs::read(&files[0]).unwrap();
    for damaged in [&whole[..whole.len() - 1], b"gainsay4 and nonsense", b""] {
        fs::write(&files[0], damaged).unwrap();
        assert_eq!(run(&folder, "check . --format json").out, first.out);
        assert_eq!(fs::read(&files[0]).unwrap(), whole);
    }
    let folder = folder.with("a.txt", "Norway has granted the pipeline a licence.\n");
    let changed = run(&folder, "check . --format json");
    assert_eq!(changed.out, run(&folder, "check . --format json --no-cache").out);
    assert_eq!(remembered(&folder).len(), 1);
    run(&folder, "check a.txt b.txt --format json");
    assert_eq!(remembered(&folder).len(), 2);
    run(&folder, "cache clear");
    assert!(remembered(&folder).is_empty());
}

#[test]
fn verdicts_on_few_corpora_are_kept() {
    let mut folder = affair("cache-few");
    for at in 0..20 {
        folder = folder.with(&format!("c{at}.txt"), "Norway has refused the pipeline a licence.\n");
        run(&folder, &format!("check a.txt c{at}.txt"));
    }
    assert_eq!(remembered(&folder).len(), 16);
}

#[test]
fn a_cache_that_cannot_be_written_is_told_and_nothing_fails() {
    // A file where the folder should be: that stops even root.
    let folder = affair("cache-file").with(".kept", "a file");
    let ran = run(&folder, "check .");
    assert_eq!(ran.code, 1);
    assert_eq!(ran.err.matches("claims are not kept for the next run").count(), 1, "{}", ran.err);
}

#[test]
fn two_processes_at_once_keep_the_cache_whole() {
    let folder = affair("cache-two");
    let spawn = || {
        let mut command = folder.command("check . --format json");
        command.env("GAINSAY_CACHE_DIR", folder.at(".kept")).stdout(std::process::Stdio::piped()).spawn().unwrap()
    };
    let both = [spawn(), spawn(), spawn()].map(|child| child.wait_with_output().unwrap().stdout);
    assert!(!both[0].is_empty() && both.iter().all(|out| *out == both[0]));
    assert_eq!(run(&folder, "check . --format json").out.as_bytes(), both[0]);
    assert_eq!(kept(&folder).len(), 2, "no passing file is left");
}

#[test]
fn clearing_removes_the_claims_and_only_them() {
    let folder = affair("cache-clear").with(".kept/mine.txt", "mine");
    run(&folder, "check .");
    assert_eq!(run(&folder, "cache clear").code, 0);
    assert!(kept(&folder).is_empty());
    assert_eq!(folder.read(".kept/mine.txt"), "mine");
    assert_eq!(run(&folder, "cache clear").code, 0, "twice is no mistake");
    assert!(run(&folder, "cache path").out.trim_end().ends_with(".kept"));
}
