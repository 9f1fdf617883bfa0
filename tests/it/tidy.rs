//! The house rules that no compiler checks: layering, file lengths, headers, names, and what must stand nowhere.

use crate::sets::root;
use ignore::WalkBuilder;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules of `src/`, lowest first: each may use only those before it.
///
/// `language` trains and runs on words alone and so stands before `logic`.
const LAYERS: [&str; 16] = [
    "error", "data", "text", "language", "logic", "lexicon", "claim", "affair", "graph", "finding", "relation",
    "rules", "judge", "report", "review", "cli",
];

/// Modules that may use less than their place allows.
const NARROW: [(&str, &[&str]); 2] = [("report", &["finding", "text"]), ("finding", &["text"])];

/// Where a sentence's text may be looked at: where it is read, and where it is shown.
const READERS: [&str; 5] =
    ["src/claim/", "src/cli/", "src/lib.rs", "src/judge/verbalise.rs", "src/judge/values/finding.rs"];

/// Rooms that see the facts of claims, and no claim.
const BEHIND: [&str; 4] = ["src/graph/", "src/relation/", "src/rules/", "src/judge/"];

/// Where claims come in to be judged, and where they are shown.
const DOORS: [&str; 6] = ["mod.rs", "context.rs", "coverage.rs", "explain.rs", "verbalise.rs", "view.rs"];

/// A file of this repository, with its path from the root, `/` between the parts.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Every text file below `folder` that git would keep, in the order of their paths.
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut walk = WalkBuilder::new(root().join(folder));
    walk.hidden(false).sort_by_file_path(Path::cmp);
    walk.filter_entry(|entry| entry.file_name() != ".git" && entry.file_name() != "target");
    let paths = walk.build().map(|entry| entry.expect("a readable folder").into_path()).filter(|path| path.is_file());
    let wanted = |path: &PathBuf| {
        let name = path.to_string_lossy();
        endings.is_empty() || endings.iter().any(|ending| name.ends_with(ending))
    };
    let texts = paths.filter(wanted).filter_map(|path| {
        let text = String::from_utf8(fs::read(&path).expect("a readable file")).ok()?;
        let below = path.strip_prefix(root()).expect("a path below the root");
        Some(File { path: below.to_string_lossy().replace('\\', "/"), text })
    });
    texts.collect()
}

/// The lines of a source file that are code, numbered from 1: no comments, and nothing from the tests at its end on.
pub(crate) fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line));
    lines
        .take_while(|(_, line)| !line.contains("#[cfg(test)]"))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// The names that follow `crate::` in a line.
fn used(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::")
        .skip(1)
        .map(|rest| rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default())
}

fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// Everything that breaks a rule, in one message.
pub(crate) fn demand(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}\n{}", broken.join("\n"));
}

#[test]
fn a_module_uses_only_those_below_it() {
    let mut broken = Vec::new();
    for file in files("src", &[".rs"]).iter().filter(|file| !is_test(&file.path)) {
        let module = file.path["src/".len()..].split(['/', '.']).next().unwrap_or_default();
        let Some(layer) = LAYERS.iter().position(|name| *name == module) else {
            if !["lib", "main"].contains(&module) {
                broken.push(format!("{}: `{module}` has no place in the order of modules", file.path));
            }
            continue;
        };
        let narrow = NARROW.iter().find(|(name, _)| *name == module).map(|(_, allowed)| *allowed);
        for (number, line) in code(&file.text) {
            for name in used(line).filter(|name| *name != module) {
                let below =
                    LAYERS.iter().position(|known| *known == name).map_or(module == "cli", |other| other < layer);
                if !below || narrow.is_some_and(|allowed| !allowed.contains(&name)) {
                    broken.push(format!("{}:{number}: `{module}` must not use `{name}`: {}", file.path, line.trim()));
                }
            }
        }
    }
    demand("a module uses only those below it", &broken);
}

/// Whether a line of code looks at a sentence's text.
fn opens(line: &str) -> bool {
    let named = |rest: &str| rest.starts_with(|letter: char| letter == '(' || letter.is_alphanumeric());
    line.split(".context").skip(1).any(|rest| !named(rest))
}

#[test]
fn nothing_behind_the_facts_reopens_a_sentence() {
    let mut broken = Vec::new();
    for file in files("src", &[".rs"]).iter().filter(|file| !READERS.iter().any(|path| file.path.starts_with(path))) {
        let opened = code(&file.text).filter(|(_, line)| opens(line));
        broken.extend(opened.map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim())));
    }
    demand("what a sentence says is told in claim/facts/, once", &broken);
}

#[test]
fn what_is_compared_are_the_facts_of_claims() {
    let mut broken = Vec::new();
    let named = |line: &str| {
        let words: Vec<&str> = line.split(|letter: char| !letter.is_alphanumeric() && letter != ':').collect();
        // `Node::Claim` and `Edge::Claim` are the graph's own.
        let own = line.trim_start().starts_with("Claim(");
        !own && words.iter().any(|word| *word == "Claim" || word.ends_with("claim::Claim"))
    };
    for file in files("src", &[".rs"]).iter().filter(|file| BEHIND.iter().any(|room| file.path.starts_with(room))) {
        let door = file.path.strip_prefix("src/judge/").is_some_and(|name| DOORS.contains(&name));
        if door || is_test(&file.path) {
            continue;
        }
        let found = code(&file.text).filter(|(_, line)| named(line));
        broken.extend(found.map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim())));
    }
    demand("graph, relation, rules and judge see `Facts` and no `Claim`", &broken);
}

/// Where ids and roles are written and taken apart, and where the JSON of a report is read as anybody outside reads it.
const IDS: [&str; 3] = ["src/claim/id.rs", "src/claim/role.rs", "src/finding/wording.rs"];

#[test]
fn ids_modifiers_and_roles_are_taken_apart_in_one_place() {
    let cut = ["strip_prefix(", "starts_with(", "trim_start_matches(", "split_once("];
    let marks = ["'@'", "\"@\"", "\"of:", "\"in:"];
    let apart = |line: &str| {
        line.contains("\"name:") || line.contains("\"oblique:") || {
            let behind =
                |call: &&str| line.split(*call).skip(1).any(|rest| marks.iter().any(|mark| rest.starts_with(mark)));
            cut.iter().any(behind)
        }
    };
    // Texts and words hold no ids, and mail addresses.
    let is_free =
        |path: &str| IDS.contains(&path) || path.starts_with("src/text/") || path.starts_with("src/language/");
    let mut broken = Vec::new();
    for file in files("src", &[".rs"]).iter().filter(|file| !is_free(&file.path) && !is_test(&file.path)) {
        let found = code(&file.text).filter(|(_, line)| apart(line));
        broken.extend(found.map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim())));
    }
    demand("`ActorId`, `Modifier` and `Role` know what an id, a modifier and a role hold", &broken);
}

#[test]
fn files_are_short_and_say_why_they_exist() {
    let mut broken = Vec::new();
    for folder in ["src", "tests", "benches", "xtask"] {
        for file in files(folder, &[".rs"]) {
            let length = file.text.lines().count();
            if length > 600 {
                broken.push(format!("{}: {length} lines; at most 600", file.path));
            }
            if !file.text.starts_with("//!") {
                broken.push(format!("{}:1: begins without `//!`", file.path));
            }
        }
    }
    demand("a file has at most 600 lines and begins with its reason", &broken);
}

#[test]
fn no_module_is_named_after_nothing() {
    let names = ["utils", "util", "common", "helpers", "helper", "misc"];
    let vague = |path: &str| path.split(['/', '.']).any(|part| names.contains(&part));
    let broken: Vec<String> = ["src", "tests", "benches"]
        .into_iter()
        .flat_map(|folder| files(folder, &[".rs"]))
        .map(|file| file.path)
        .filter(|path| vague(path))
        .collect();
    demand("a module is named after what is in it", &broken);
}

#[test]
fn only_the_program_touches_files_clock_and_environment() {
    let outside = [
        "std::fs",
        "std::env",
        "env::var",
        "env::args",
        "SystemTime",
        "Instant",
        "Timestamp::now",
        "Zoned::now",
        "stdin()",
        "stdout()",
        "stderr()",
        "thread_rng",
    ];
    let mut broken = Vec::new();
    for file in files("src", &[".rs"]).iter().filter(|file| !is_test(&file.path)) {
        if file.path.starts_with("src/cli") || file.path == "src/main.rs" {
            continue;
        }
        for (number, line) in code(&file.text) {
            let found = outside.iter().filter(|word| line.contains(*word));
            broken.extend(found.map(|word| format!("{}:{number}: {word}: {}", file.path, line.trim())));
        }
    }
    demand("files, clock and environment belong to cli/", &broken);
}

#[test]
fn nothing_names_the_machine_it_was_written_on() {
    // Put together here so that this file does not name them either.
    let places: Vec<String> = ["root", "work", "home", "tmp", "Users"]
        .iter()
        .map(|folder| format!("/{folder}/"))
        .chain([format!("RUST{}", "FLAGS")])
        .collect();
    let mut broken = Vec::new();
    for file in files(".", &[]) {
        for (number, line) in file.text.lines().enumerate() {
            let begins = |place: &String| {
                line.match_indices(place.as_str()).any(|(at, _)| {
                    !line[..at].ends_with(|before: char| before.is_alphanumeric() || "./:>-".contains(before))
                })
            };
            broken.extend(
                places
                    .iter()
                    .filter(|place| begins(place))
                    .map(|place| format!("{}:{}: {place}", file.path, number + 1)),
            );
        }
    }
    demand("no path of a machine and no compiler flags of one", &broken);
}

#[test]
fn no_two_rules_share_a_code() {
    let mut seen = BTreeSet::new();
    let codes = files("rules", &[".toml"]).into_iter().filter(|file| file.path.matches('/').count() == 1).map(|file| {
        let code = file.text.lines().find_map(|line| line.strip_prefix("code = ")).unwrap_or_default().to_owned();
        (file.path, code)
    });
    let broken: Vec<String> = codes
        .filter(|(_, code)| !seen.insert(code.clone()))
        .map(|(path, code)| format!("{path}: {code} is taken"))
        .collect();
    demand("a code belongs to one rule", &broken);
}
