//! Baselines and allowances: what is known or allowed is not shown again, and what is stale is told.

use crate::program::{Folder, affair};

fn id(folder: &Folder) -> String {
    let line = folder.run("check . --format jsonl").out;
    let finding: serde_json::Value = serde_json::from_str(line.lines().next().expect("a finding")).expect("JSON");
    finding["id"].as_str().expect("an id").to_owned()
}

const NEWS: &str = "Sweden has launched a satellite.\n";
const DENIAL: &str = "Sweden has not launched a satellite.\n";

#[test]
fn a_baseline_hides_what_was_there_and_nothing_else() {
    let folder = affair("baseline");
    let wrote = folder.run("baseline write .");
    assert_eq!(wrote.code, 0, "{}", wrote.err);
    let lines = folder.read("gainsay-baseline.jsonl");
    assert!(lines.lines().is_sorted() && lines.lines().count() > 0, "{lines}");
    let quiet = folder.run("check . --new-only");
    assert_eq!(quiet.code, 0, "{}", quiet.out);
    assert!(quiet.out.contains("findings known from gainsay-baseline.jsonl and not shown: "), "{}", quiet.out);
    let folder = folder.with("c.txt", NEWS).with("d.txt", DENIAL);
    let new = folder.run("check . --new-only --format jsonl");
    assert_eq!((new.code, new.out.lines().count()), (1, 1), "{}", new.out);
    assert!(new.out.contains("satellite"), "{}", new.out);
}

#[test]
fn a_baseline_survives_moved_lines_and_renamed_files() {
    let folder = affair("moved");
    folder.run("baseline write .");
    let text = folder.read("a.txt").replace("\n\n", "\n\n\nThe weather was fine in Bergen.\n\n");
    let folder = folder.with("sub/renamed.txt", text).without("a.txt");
    assert_eq!(folder.run("check . --new-only").code, 0);
}

#[test]
fn pruning_removes_what_is_gone_and_adds_nothing() {
    let folder = affair("prune").with("c.txt", NEWS).with("d.txt", DENIAL);
    folder.run("baseline write .");
    let before = folder.read("gainsay-baseline.jsonl").lines().count();
    let folder = folder
        .without("d.txt")
        .with("e.txt", "Denmark closed the bridge.\n")
        .with("f.txt", "Denmark did not close the bridge.\n");
    let stale = folder.run("check . --new-only");
    assert!(stale.err.contains("1 of its findings are gone; `gainsay baseline prune` removes them"), "{}", stale.err);
    let pruned = folder.run("baseline prune .");
    assert_eq!(pruned.code, 0, "{}", pruned.err);
    assert_eq!(folder.read("gainsay-baseline.jsonl").lines().count(), before - 1);
    assert_eq!(folder.run("check . --new-only").code, 1);
}

#[test]
fn a_missing_or_broken_baseline_is_told_and_exits_with_2() {
    let folder = affair("broken-baseline");
    assert_eq!(folder.run("check . --new-only").code, 2);
    let folder = folder.with("gainsay-baseline.jsonl", "{\"id\":\"gs1:0\"\n");
    let ran = folder.run("check . --new-only");
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("gainsay: gainsay-baseline.jsonl:1:"), "{}", ran.err);
    assert_eq!(folder.run("check .").code, 1, "only where it is asked for");
}

#[test]
fn nothing_is_written_where_input_was_left_unread() {
    let folder = affair("unread-baseline").with("c.txt", b"\x7fELF\0\0\x01\x02");
    assert_eq!(folder.run("baseline write .").code, 2);
    assert!(!folder.names().iter().any(|name| name == "gainsay-baseline.jsonl"));
}

#[test]
fn an_allowed_finding_is_not_shown_until_the_allowance_expires() {
    let folder = affair("allow");
    let id = id(&folder);
    let entry = |more: &str| format!("[[allow]]\nfinding = \"{id}\"\nreason = \"checked: b.txt is satire\"\n{more}");
    let folder = folder.with("gainsay-allow.toml", entry(""));
    let ran = folder.run("check .");
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("findings allowed by gainsay-allow.toml and not shown: 1"), "{}", ran.out);
    assert_eq!(folder.run("check . --isolated").code, 1);
    assert_eq!(folder.run("check . --isolated --allow gainsay-allow.toml").code, 0);
    let folder = folder.with("gainsay-allow.toml", entry("expires = 9999-12-31\n"));
    assert_eq!(folder.run("check .").code, 0);
    let folder = folder.with("gainsay-allow.toml", entry("expires = 2001-01-31\n"));
    let ran = folder.run("check .");
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("gainsay-allow.toml:2: the allowance of") && ran.err.contains("expired on 2001-01-31"),
        "{}",
        ran.err
    );
}

#[test]
fn a_stale_allowance_is_told_and_a_broken_one_exits_with_2() {
    let stale = "[[allow]]\nfinding = \"gs1:00\"\nreason = \"gone\"\n";
    let ran = affair("allow-stale").with("gainsay-allow.toml", stale).run("check .");
    assert!(ran.err.contains("gainsay-allow.toml:2: gs1:00 is allowed but no longer found"), "{}", ran.err);
    let ran = affair("allow-broken").with("gainsay-allow.toml", "[[allow]]\nfindin = 1\n").run("check .");
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("gainsay: gainsay-allow.toml:2:1: unknown field `findin`"), "{}", ran.err);
}

#[test]
fn nothing_inside_an_article_allows_anything() {
    let folder = affair("directive");
    let id = id(&folder);
    let text = format!("{}\n<!-- gainsay: allow {id} -->\n# gainsay-allow {id} reason: fine\n", folder.read("a.txt"));
    assert_eq!(folder.with("a.txt", text).run("check .").code, 1);
}

#[test]
fn an_allowance_is_written_by_the_program_and_pruned_when_it_is_stale() {
    let folder = affair("allow-verb").with("gainsay-allow.toml", "# Ours.\n");
    let found: serde_json::Value = serde_json::from_str(&folder.run("check . --format json").out).unwrap();
    let id = found["findings"][0]["id"].as_str().unwrap().to_owned();
    let ran = folder.run(&format!("allow {id} --reason known --until 2999-12-31"));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(folder.run("allow gs1:0a --reason gone").code, 0);
    let written = folder.read("gainsay-allow.toml");
    assert!(written.starts_with("# Ours.\n") && written.contains("expires = 2999-12-31"), "{written}");
    let ran = folder.run("check . --format json");
    assert!(!ran.out.contains(&format!("\"id\": \"{id}\"")), "{}", ran.out);
    assert!(
        ran.err.contains("gs1:0a is allowed but no longer found; `gainsay baseline prune` removes it"),
        "{}",
        ran.err
    );
    let ran = folder.run("baseline prune .");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let pruned = folder.read("gainsay-allow.toml");
    assert!(pruned.starts_with("# Ours.\n") && pruned.contains(&id) && !pruned.contains("gs1:0a"), "{pruned}");
    for wrong in ["allow 0a --reason x", "allow gs1:0b --reason x --until 2001-01-01", "allow gs1:0b"] {
        assert_eq!(folder.run(wrong).code, 2, "{wrong}");
    }
    assert_eq!(folder.read("gainsay-allow.toml"), pruned);
}

#[test]
fn a_baseline_that_is_not_there_is_told_with_what_to_do() {
    let ran = affair("no-baseline").run("check . --new-only");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("gainsay-baseline.jsonl: is not there; `gainsay baseline write` writes it"),
        "{}",
        ran.err
    );
}
