//! Files that the program makes: whole or not at all, whatever is planted beside them and whenever the run ends.
#![cfg(unix)]

use crate::program::{Folder, Ran, affair};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

fn passing(folder: &Folder) -> Vec<String> {
    folder.names().into_iter().filter(|name| name.ends_with(".part")).collect()
}

#[test]
fn planted_links_change_nothing() {
    let folder = affair("planted").with("victim", "keep");
    for number in 0..2000 {
        symlink("victim", folder.at(&format!(".r.json.{number}.part"))).expect("a link");
    }
    symlink("victim", folder.at("r.json")).expect("a link");
    let ran = folder.run("check --no-cache a.txt b.txt --format json --output r.json");
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(folder.read("victim"), "keep");
    assert!(folder.read("r.json").starts_with('{'));
    let kept = fs::symlink_metadata(folder.at("r.json")).expect("the report");
    assert!(kept.is_file(), "the link gave way to the report");
    assert!(!passing(&folder).iter().any(|name| name.starts_with(".gainsay-")));
}

#[test]
fn a_report_may_be_read_by_whom_any_new_file_may() {
    let folder = affair("readable").with("other", "x");
    assert_eq!(folder.run("check --no-cache a.txt b.txt --format json --output r.json").code, 1);
    let mode = |name: &str| fs::metadata(folder.at(name)).expect("a file").permissions().mode();
    assert_eq!(mode("r.json"), mode("other"));
}

#[test]
fn a_run_that_is_told_to_end_leaves_nothing_behind() {
    for (name, number) in [("TERM", 15), ("INT", 2), ("HUP", 1)] {
        let folder = affair("interrupted");
        let mut command = folder.command("extract --no-cache - --output claims.jsonl");
        let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program");
        // To wait would close it, and the run would come to its own end.
        let stdin = child.stdin.take();
        let waited = (0..300).any(|_| {
            sleep(Duration::from_millis(50));
            !passing(&folder).is_empty()
        });
        assert!(waited, "no file was begun");
        let told = Command::new("kill").args([format!("-{name}"), child.id().to_string()]).status();
        assert!(told.is_ok_and(|status| status.success()));
        let status = child.wait().expect("it ends");
        drop(stdin);
        assert_eq!(status.signal(), Some(number), "{name}: {status}");
        assert_eq!(passing(&folder), Vec::<String>::new());
        assert!(!folder.names().contains(&"claims.jsonl".to_owned()));
    }
}

#[test]
fn the_longest_name_that_a_file_may_have_is_no_trouble() {
    let name = "r".repeat(250);
    let ran: Ran = affair("long").run(&format!("check --no-cache a.txt b.txt --format json --output {name}.js"));
    assert_eq!(ran.code, 1, "{}", ran.err);
}
