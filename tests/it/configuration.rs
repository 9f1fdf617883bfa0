//! `gainsay.toml`: found, checked, and in force.

use crate::program::{Folder, affair};

fn told(config: &str) -> String {
    let ran = affair("config-wrong").with("gainsay.toml", config).run("check .");
    assert_eq!(ran.code, 2, "{config}: {ran:?}");
    assert!(ran.out.is_empty());
    ran.err
}

#[test]
fn a_mistake_is_told_with_its_place_and_the_nearest_name() {
    let key = told("fail-on = \"error\"\nfail-onn = 1\n");
    assert!(key.starts_with("gainsay: gainsay.toml:2:1: unknown field `fail-onn`"), "{key}");
    assert!(key.ends_with("did you mean `fail-on`?\n"), "{key}");
    let value = told("fail-on = \"grave\"");
    assert_eq!(value, "gainsay: gainsay.toml:1:11: expected error, warning, note or never\n");
    let rule = told("[severity]\nGS101 = \"off\"\nopposite-polarty = \"off\"\n");
    assert_eq!(
        rule,
        "gainsay: gainsay.toml:3:1: no rule is called `opposite-polarty`; did you mean `opposite-polarity`?\n"
    );
    let grade = told("[severity]\nGS101 = \"fatal\"\n");
    assert_eq!(grade, "gainsay: gainsay.toml:2:9: expected error, warning, note or off\n");
    let glob = told("exclude = [\"a[\"]");
    assert!(glob.starts_with("gainsay: gainsay.toml:1:12: is no pattern"), "{glob}");
    let day = told("[[document]]\nmatch = \"*\"\npublished = \"June\"\n");
    assert!(day.starts_with("gainsay: gainsay.toml:3:13: expected a day"), "{day}");
    assert!(told("= 1").starts_with("gainsay: gainsay.toml:1:1: "));
}

#[test]
fn it_is_found_above_and_can_be_named_or_left_out() {
    let folder = affair("config-found").with("gainsay.toml", "fail-on = \"never\"\npaths = [\".\"]\n");
    let folder = folder.with("sub/c.txt", "One.").with("other.toml", "fail-on = \"error\"\n");
    assert_eq!(folder.run("check").code, 0);
    assert_eq!(folder.run_in("sub", "check").code, 0);
    assert!(folder.run_in("sub", "check").out.contains("GS101"), "paths count from the file's folder");
    assert_eq!(folder.run("check . --config other.toml").code, 1);
    assert_eq!(folder.run("check . --isolated").code, 1);
    assert_eq!(folder.run("check --isolated").code, 1, "nothing named is the working folder");
    assert_eq!(folder.run("check . --fail-on error").code, 1, "an argument wins");
    assert_eq!(folder.run("check . --config gone.toml").code, 2);
}

#[test]
fn severities_are_set_by_rule_and_by_path() {
    let ran = |config: &str| affair("config-grade").with("gainsay.toml", config).run("check .");
    let note = ran("[severity]\nopposite-polarity = \"note\"\n");
    assert_eq!(note.code, 0);
    assert!(note.out.contains("note[GS101]"), "{}", note.out);
    assert!(!ran("[severity]\nGS101 = \"off\"\n").out.contains("GS101"));
    let path = ran("[[document]]\nmatch = \"b.*\"\nseverity = { GS101 = \"warning\" }\n");
    assert!(path.out.contains("warning[GS101]"), "{}", path.out);
    assert!(ran("[[document]]\nmatch = \"x.*\"\nseverity = { GS101 = \"off\" }\n").out.contains("error[GS101]"));
}

#[test]
fn documents_are_described_and_excluded_by_their_paths() {
    let text = "Norway has refused the pipeline a licence.\n";
    let config = "exclude = [\"drafts/**\"]\n[[document]]\nmatch = \"bergen/**\"\nsource = \"Bergen Post\"\npublished = \"from-path\"\n";
    let folder = Folder::new("config-documents")
        .with("gainsay.toml", config)
        .with("bergen/2017-06-07-a.txt", text)
        .with("drafts/b.txt", text);
    let claims = folder.run("extract .").out;
    assert!(claims.lines().count() > 0);
    for line in claims.lines() {
        let claim: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!((claim["source"].as_str(), claim["published"].as_str()), (Some("Bergen Post"), Some("2017-06-07")));
    }
}

#[test]
fn a_document_is_read_up_to_the_limit_and_the_rest_is_told() {
    let ran = affair("config-limit").with("gainsay.toml", "[limits]\ndocument-bytes = 20\n").run("check .");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("left unread"), "{}", ran.err);
    assert!(ran.err.contains("a.txt: is longer than 20 bytes"), "{}", ran.err);
}

#[test]
fn init_writes_a_configuration_that_holds_with_every_line_in_force() {
    let folder = affair("config-init");
    assert_eq!(folder.run("init").code, 0);
    assert_eq!(folder.run("init").code, 2, "one that is there is left alone");
    let template = folder.read("gainsay.toml");
    assert_eq!(folder.run("check . --fail-on never").code, 0);
    let uncommented = |line: &str| match line.strip_prefix('#') {
        Some(rest) if !rest.starts_with(' ') => rest.to_owned(),
        _ => line.to_owned(),
    };
    let all: Vec<String> = template.lines().map(uncommented).collect();
    let folder = folder.with("gainsay.toml", all.join("\n")).with("rules/lexicon/events/ours.toml", "");
    let folder = folder.with("articles/a.txt", "One ended.").with("gainsay-allow.toml", "");
    let ran = folder.run("check --fail-on never");
    assert_eq!(ran.code, 0, "{}", ran.err);
}
