//! The notices of what the program is made of: each package that is linked into it is named, with its licence.
//!
//! `INSTA_UPDATE=always cargo test` gathers them anew from the packages' own files.
#![expect(clippy::unwrap_used, reason = "where the test bed breaks, the test does")]

use crate::program::Folder;
use crate::sets::root;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

const FILE: &str = "licences/third-party.txt";

/// A package that is linked into the program.
struct Package {
    /// Name and version.
    shown: String,
    licence: String,
    authors: String,
    /// The texts that must go with it.
    notices: Vec<String>,
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// Every package that a build for Linux links, in the order of names.
fn packages() -> Vec<Package> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let ran = Command::new(cargo)
        .current_dir(root())
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--offline",
            "--filter-platform",
            "x86_64-unknown-linux-gnu",
        ])
        .output()
        .expect("cargo runs");
    let all: Value = serde_json::from_slice(&ran.stdout).expect("cargo tells JSON");
    let nodes: BTreeMap<&str, &Value> =
        all["resolve"]["nodes"].as_array().unwrap().iter().map(|node| (text(node, "id"), node)).collect();
    let (mut linked, mut open) = (BTreeSet::new(), vec![text(&all["resolve"], "root")]);
    while let Some(id) = open.pop() {
        let normal = |dep: &&Value| dep["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"].is_null());
        for dep in nodes[id]["deps"].as_array().unwrap().iter().filter(normal) {
            if linked.insert(text(dep, "pkg")) {
                open.push(text(dep, "pkg"));
            }
        }
    }
    let found = all["packages"].as_array().unwrap().iter().filter(|package| linked.contains(text(package, "id")));
    let mut packages: Vec<Package> = found.map(package).collect();
    packages.sort_by(|a, b| a.shown.cmp(&b.shown));
    packages
}

fn package(of: &Value) -> Package {
    let authors = of["authors"].as_array().unwrap().iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ");
    let folder = Path::new(text(of, "manifest_path")).parent().expect("a folder");
    Package {
        shown: format!("{} {}", text(of, "name"), text(of, "version")),
        licence: text(of, "license").replace('/', " OR "),
        authors,
        notices: notices(folder),
    }
}

/// The licence that is chosen where there is a choice, MIT before others, and every notice beside it.
fn notices(folder: &Path) -> Vec<String> {
    let begins = ["license", "licence", "copying", "copyright", "notice", "unlicense"];
    let within = |folder: &Path| -> Vec<String> {
        let entries = fs::read_dir(folder).into_iter().flatten();
        let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
        let is_notice = |name: &String| begins.iter().any(|begin| name.to_lowercase().starts_with(begin));
        names.filter(|name| is_notice(name) && folder.join(name).is_file()).collect()
    };
    let mut names = within(folder);
    // What a package carries may be another's: fonts, tables.
    names.extend(within(&folder.join("assets")).into_iter().map(|name| format!("assets/{name}")));
    names.sort();
    let mit = names.iter().any(|name| name.to_lowercase().contains("mit"));
    let other = |name: &str| ["apache", "unlicense", "zlib", "boost", "llvm"].iter().any(|other| name.contains(other));
    names.retain(|name| !mit || !other(&name.to_lowercase()));
    let read = |name: &String| fs::read_to_string(folder.join(name)).ok();
    names.iter().filter_map(read).map(|text| plain(&text)).collect()
}

/// Line ends and blanks as everywhere else here.
fn plain(text: &str) -> String {
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

fn gathered(packages: &[Package]) -> String {
    let mut out = "Packages that are linked into gainsay, by other authors, with their licences.\n\n".to_owned();
    let mut texts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in packages {
        let silent = if package.notices.is_empty() { " (without a notice of its own)" } else { "" };
        let by = if package.authors.is_empty() { String::new() } else { format!("; {}", package.authors) };
        writeln!(out, "{}: {}{silent}{by}", package.shown, package.licence).unwrap();
        package.notices.iter().for_each(|notice| texts.entry(notice).or_default().push(&package.shown));
    }
    let mut texts: Vec<(Vec<&str>, &str)> = texts.into_iter().map(|(text, packages)| (packages, text)).collect();
    texts.sort();
    for (packages, text) in texts {
        writeln!(out, "\n{}\n{}\n\n{text}", "=".repeat(80), packages.join(", ")).unwrap();
    }
    out
}

#[test]
fn every_package_that_is_linked_is_named_with_its_licence() {
    let packages = packages();
    assert!(packages.len() > 50, "{}", packages.len());
    if std::env::var("INSTA_UPDATE").is_ok_and(|wanted| wanted == "always") {
        fs::write(root().join(FILE), gathered(&packages)).expect("the notices can be written");
    }
    let kept = fs::read_to_string(root().join(FILE)).expect("the notices");
    let missing: Vec<&str> = packages
        .iter()
        .map(|package| &*package.shown)
        .filter(|shown| !kept.contains(&format!("\n{shown}: ")))
        .collect();
    assert!(missing.is_empty(), "INSTA_UPDATE=always cargo test gathers the notices of {missing:?}");
}

#[test]
fn the_program_prints_all_notices() {
    let ran = Folder::new("licences").run("licences");
    assert_eq!(ran.code, 0);
    for part in [
        "MIT License",
        "Apache License",
        "WordNet 3.0 Copyright 2006",
        "CC BY-SA 4.0",
        "GUM team",
        "legible",
        "PDFium Authors",
        "\nserde ",
    ] {
        assert!(ran.out.contains(part), "{part}");
    }
}
