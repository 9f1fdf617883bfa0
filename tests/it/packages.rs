//! What is handed out beside the crate says the same as the crate: one version, one set of terms, files that exist.

use crate::sets::root;
use serde_json::Value;
use std::fs;

fn text(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn table(name: &str) -> toml::Table {
    text(name).parse().unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn the_wheel_takes_its_version_and_its_licences_from_here() {
    let project = table("pyproject.toml")["project"].clone();
    assert!(project["dynamic"].as_array().expect("a list").iter().any(|name| name.as_str() == Some("version")));
    for file in project["license-files"].as_array().expect("a list") {
        assert!(root().join(file.as_str().expect("a path")).is_file(), "{file}");
    }
    assert_eq!(project["description"], table("Cargo.toml")["package"]["description"]);
}

#[test]
fn the_extension_is_of_this_version_and_locked() {
    let read = |name: &str| -> Value { serde_json::from_str(&text(name)).expect("JSON") };
    for file in ["editors/vscode/package.json", "editors/vscode/package-lock.json"] {
        assert_eq!(read(file)["version"], env!("CARGO_PKG_VERSION"), "{file}");
    }
}

#[test]
fn the_archive_is_named_where_binstall_looks_for_it() {
    let binstall = table("Cargo.toml")["package"]["metadata"]["binstall"].clone();
    let [url, folder] = ["pkg-url", "bin-dir"].map(|key| binstall[key].as_str().expect("a text").to_owned());
    let archive = url.rsplit('/').next().unwrap_or_default();
    assert_eq!(archive.strip_suffix(".tar.gz"), folder.split('/').next(), "the folder is called as the archive");
    for name in ["{ name }", "{ version }", "{ target }"] {
        assert!(archive.contains(name), "{archive}");
    }
}
