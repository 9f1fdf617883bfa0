//! Reviewing a change of rules: what it does to the findings, which line did it, and snapshots of them.
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use crate::program::{Folder, affair};
use crate::sets::root;
use std::fs;
use std::process::Command;

/// A built-in rule with one passage replaced.
fn edited(from: &str, to: &str) -> String {
    let text = fs::read_to_string(root().join("rules/opposite-polarity.toml")).expect("a built-in rule");
    assert!(text.contains(from), "{text}");
    text.replacen(from, to, 1)
}

#[test]
fn a_condition_that_hides_a_finding_is_named() {
    let strict = edited("document = \"different\"", "document = \"same\"");
    let folder =
        affair("diff").with("old/opposite-polarity.toml", edited("", "")).with("new/opposite-polarity.toml", strict);
    let ran = folder.run("diff --rules new --rules-base old a.txt b.txt");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("GS101 opposite-polarity\n  - vanishes, was error (direct): "), "{}", ran.out);
    assert!(
        ran.out.contains(
            "because GS101 holds (direct) before, is refused by [when] document: it is different, listed is same now"
        ),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("+ document = \"same\""), "{}", ran.out);
    assert!(ran.out.contains("on 2 documents (blake3:"), "{}", ran.out);
    assert_eq!(folder.run("diff --rules new --rules-base old a.txt b.txt --check").code, 1);
    let back = folder.run("diff --rules old --rules-base new a.txt b.txt --format json");
    let told: serde_json::Value = serde_json::from_str(&back.out).unwrap();
    assert_eq!(told["changes"][0]["kind"], "appears");
    assert!(folder.run("diff --rules old --rules-base new a.txt b.txt --format markdown").out.contains("### GS101"));
    let same = folder.run("diff --rules old --rules-base old a.txt b.txt --check");
    assert_eq!(same.code, 0, "{}", same.out);
}

#[test]
fn a_grade_that_changes_is_told() {
    let softer = edited("severity = \"error\"", "severity = \"note\"");
    let folder = affair("diff-grade")
        .with("new/opposite-polarity.toml", softer)
        .with("old/opposite-polarity.toml", edited("", ""));
    let ran = folder.run("diff --rules new --rules-base old a.txt b.txt");
    assert!(ran.out.contains("~ was error (direct), is note (direct)"), "{}", ran.out);
    assert!(ran.out.contains("opposite-polarity.toml:4 + severity = \"note\""), "{}", ran.out);
}

#[test]
fn a_line_of_the_vocabulary_that_makes_a_finding_is_named() {
    let class =
        "[[class]]\nid = \"frobnicate\"\nname = \"frobnicate\"\nfamily = \"frobnication\"\nverbs = [\"frobnicate\"]\n";
    let folder = Folder::new("diff-words")
        .with("a.txt", "Norway frobnicated the treaty.\n")
        .with("b.txt", "Norway did not frobnicate the treaty.\n")
        .with("old/lexicon/events/ours.toml", "# Nothing yet.\n")
        .with("new/lexicon/events/ours.toml", format!("# Ours.\n{class}"));
    let ran = folder.run("diff --rules new --rules-base old a.txt b.txt");
    assert!(ran.out.contains("+ appears"), "{}", ran.out);
    assert!(ran.out.contains("lexicon/events/ours.toml:3 + id = \"frobnicate\""), "{}", ran.out);
}

#[test]
fn the_rules_before_are_read_from_git() {
    let folder = affair("diff-git").with("rules/opposite-polarity.toml", edited("", ""));
    let git = |words: &str| {
        let mut command = Command::new("git");
        command
            .current_dir(folder.at("."))
            .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
            .args(words.split(' '));
        command.output().is_ok_and(|ran| ran.status.success())
    };
    if !git("init -q") {
        eprintln!("skipped: no git here");
        return;
    }
    assert!(git("add rules") && git("commit -q -m one"));
    fs::write(folder.at("rules/opposite-polarity.toml"), edited("severity = \"error\"", "severity = \"warning\""))
        .unwrap();
    let ran = folder.run("diff --rules-base HEAD a.txt b.txt");
    assert!(ran.out.contains("~ was error (direct), is warning (direct)"), "{}{}", ran.out, ran.err);
    let wrong = folder.run("diff --rules-base nowhere a.txt b.txt");
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.starts_with("gainsay: git: "), "{}", wrong.err);
    assert_eq!(folder.run("diff --rules-base=--output=x a.txt b.txt").code, 2);
}

#[test]
fn snapshots_are_written_checked_and_left_for_review() {
    let folder = affair("snapshot");
    let ran = folder.run("snapshot a.txt b.txt");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let names: Vec<String> = folder.names_in("snapshots");
    assert!(!names.is_empty() && names.iter().all(|name| name.ends_with(".snap")), "{names:?}");
    let text = folder.read(&format!("snapshots/{}", names[0]));
    assert!(text.starts_with("---\nsource: gainsay\n---\nGS101 opposite-polarity: "), "{text}");
    assert_eq!(folder.run("snapshot a.txt b.txt --check").code, 0);
    let folder = folder
        .with("b.txt", "Norway has granted the pipeline a licence.\n")
        .with("snapshots/mine.snap", "---\nsource: mine.rs\n---\nx\n");
    let ran = folder.run("snapshot a.txt b.txt --check");
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("-GS101 opposite-polarity: "), "the difference is shown: {}", ran.out);
    assert!(folder.names_in("snapshots").contains(&names[0]), "what was accepted stays");
    assert_eq!(folder.run("snapshot a.txt b.txt").code, 0);
    assert_eq!(folder.run("snapshot a.txt b.txt --check").code, 0);
    assert!(folder.names_in("snapshots").contains(&"mine.snap".to_owned()), "those of others stay");
    assert!(!folder.names_in("snapshots").iter().any(|name| name.ends_with(".new")));
}

#[test]
fn odd_rules_are_told_and_the_built_in_ones_are_not() {
    let folder = affair("lint");
    let ran = folder.run("rules lint");
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("{left.reading}") && ran.out.contains("  polarity: "), "{}", ran.out);
    let folder = folder
        .with("rules/opposite-polarity.toml", edited("[[unless]]", "[[unless]]\ndocument = \"same\"\n\n[[unless]]"));
    let ran = folder.run("rules lint --rules rules");
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("never holds: [when] asks for other values of `document`"), "{}", ran.out);
}

#[test]
fn coverage_says_what_never_decided() {
    let ran = affair("coverage").run("rules coverage a.txt b.txt");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let line = |code: &str, table: &str| {
        ran.out.lines().find(|line| line.starts_with(code) && line.contains(table)).unwrap_or_default().to_owned()
    };
    assert!(!line("GS101", "fires").ends_with("never"), "{}", ran.out);
    assert!(line("GS131", "fires").ends_with("never"), "{}", ran.out);
}

#[test]
fn completions_and_the_man_page_name_the_verbs() {
    let folder = Folder::new("pages");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = folder.run(&format!("completions {shell}"));
        assert!(ran.code == 0 && ran.out.contains("baseline"), "{shell}");
    }
    let man = folder.run("man").out;
    assert!(man.contains(".TH gainsay") && man.contains("GAINSAY BASELINE") && man.contains("new\\-only"), "{man}");
}
