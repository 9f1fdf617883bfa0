//! Rules and vocabulary as data: every example holds, every mistake is told with its place, one's own files win.

use crate::sets::{knowledge, root};
use gainsay::data::DataFile;
use gainsay::finding::{Severity, Strength, Verdict};
use gainsay::relation::{DIMENSIONS, Situation};
use gainsay::rules::Example;
use gainsay::{Knowledge, prove};
use std::fs;

/// The text of a built-in rule, with one passage replaced by another.
fn edited(name: &str, from: &str, to: &str) -> DataFile {
    let text = fs::read_to_string(root().join("rules").join(name)).expect("a built-in rule");
    assert!(text.contains(from), "{name} does not say {from}");
    DataFile { path: name.to_owned(), text: text.replacen(from, to, 1).into() }
}

fn refused(file: DataFile) -> String {
    Knowledge::with(vec![file]).expect_err("a mistake").to_string()
}

#[test]
fn every_example_of_every_rule_holds() {
    let examples = knowledge().rules.iter().flat_map(|rule| rule.examples.iter().map(move |example| (rule, example)));
    let failed = examples.filter_map(|(rule, example)| {
        let wrong = prove(&rule.card.code, example, knowledge())?;
        Some(format!("{} {}: {wrong}\n  {}\n  {}", rule.card.code, rule.card.name, example.left, example.right))
    });
    let failed: Vec<String> = failed.collect();
    assert!(failed.is_empty(), "{} examples fail\n\n{}", failed.len(), failed.join("\n\n"));
}

#[test]
fn an_example_that_does_not_hold_is_told() {
    let example = Example {
        left: "Norway signed the treaty.".to_owned(),
        right: "Sweden launched a satellite.".to_owned(),
        verdict: Verdict::Contradiction,
        strength: Some(Strength::Direct),
        sources: None,
        published: None,
        headline: None,
        situation: Situation::Open,
    };
    assert_eq!(prove("GS101", &example, knowledge()).as_deref(), Some("expected GS101 to fire, but it is silent"));
}

#[test]
fn an_unknown_dimension_is_told_with_its_place_and_the_nearest_name() {
    let file = edited("opposite-polarity.toml", "polarity = \"opposite\"", "polarty = \"opposite\"");
    let line = file.text.lines().position(|line| line.starts_with("polarty")).unwrap() + 1;
    let wanted = format!("opposite-polarity.toml:{line}:1: no dimension is called `polarty`; did you mean `polarity`?");
    assert_eq!(refused(file), wanted);
}

#[test]
fn an_unknown_value_is_told_with_its_place_and_the_nearest_name() {
    let file = edited("opposite-polarity.toml", "\"complement\"", "\"complemnt\"");
    let line = file.text.lines().position(|line| line.contains("complemnt")).unwrap() + 1;
    let message = refused(file);
    assert!(message.starts_with(&format!("opposite-polarity.toml:{line}:")), "{message}");
    assert!(message.ends_with("no value of `frame` is called `complemnt`; did you mean `complement`?"), "{message}");
}

#[test]
fn an_unknown_key_a_wrong_code_and_a_wrong_placeholder_are_told() {
    let key = refused(edited("opposite-polarity.toml", "severity =", "severty ="));
    assert!(key.starts_with("opposite-polarity.toml:4:1: unknown field `severty`"), "{key}");
    let code = refused(edited("opposite-polarity.toml", "\"GS101\"", "\"G101\""));
    assert_eq!(code, "opposite-polarity.toml:1:8: `G101` is no rule code; expected GS and three digits");
    let placeholder = refused(edited("opposite-polarity.toml", "{left.source}", "{left.sauce}"));
    assert!(placeholder.contains("no placeholder `{left.sauce}`; expected one of left.source"), "{placeholder}");
}

#[test]
fn what_a_rule_is_about_shows_and_tells_is_checked_too() {
    let about = refused(edited("quote-drift.toml", "\"quotations\"", "\"quotes\""));
    assert!(about.contains("unknown variant `quotes`, expected `claims` or `quotations`"), "{about}");
    let shown = refused(edited("count-mismatch.toml", "\"counts\"", "\"count\""));
    assert!(shown.contains("unknown variant `count`"), "{shown}");
    let told = refused(edited("disputed.toml", "\"arguments\"]", "\"argument\"]"));
    assert!(told.ends_with("no dimension is called `argument`; did you mean `arguments`?"), "{told}");
    let first = refused(edited("disputed.toml", "[values]", "precedence = 0\n\n[values]"));
    assert!(first.ends_with("`0` is no precedence; expected 1 to 9"), "{first}");
    let borne = refused(edited("headline-body.toml", "\"agrees\"", "\"agree\""));
    assert!(borne.ends_with("no value of `headline` is called `agree`; did you mean `agrees`?"), "{borne}");
}

#[test]
fn a_rule_without_an_example_that_stays_silent_is_refused() {
    let file = edited("first-mismatch.toml", "verdict = \"unrelated\"", "verdict = \"contradiction\"");
    let message = refused(file);
    assert!(message.contains("missing: one on which it stays silent"), "{message}");
}

#[test]
fn a_file_of_the_same_path_replaces_the_built_in_rule() {
    let file = edited("opposite-polarity.toml", "severity = \"error\"", "severity = \"note\"");
    let changed = Knowledge::with(vec![file]).unwrap();
    let severity = |knowledge: &Knowledge| knowledge.rules.get("GS101").map(|rule| rule.card.severity);
    assert_eq!(severity(&changed), Some(Severity::Note));
    assert_eq!(severity(knowledge()), Some(Severity::Error));
    assert_eq!(changed.rules.iter().count(), knowledge().rules.iter().count());
    assert_ne!(changed.hash, knowledge().hash);
}

#[test]
fn a_typo_in_the_lexicon_is_told_with_its_place() {
    let class = "# Ours.\n[[class]]\nid = \"knight\"\nname = \"knight\"\nverb = [\"knight\"]\n";
    let message = refused(DataFile { path: "lexicon/events/ours.toml".to_owned(), text: class.into() });
    assert!(message.starts_with("lexicon/events/ours.toml:5:1: unknown field `verb`"), "{message}");
}

#[test]
fn a_lexicon_section_that_does_not_exist_is_told() {
    let message = refused(DataFile { path: "lexicon/evnts.toml".to_owned(), text: "".into() });
    assert!(message.starts_with("lexicon/evnts.toml:1:1: no lexicon section of that name"), "{message}");
}

#[test]
fn every_dimension_fits_the_mask_and_names_each_value_once() {
    for dimension in DIMENSIONS {
        let values = dimension.values();
        let distinct: std::collections::BTreeSet<_> = values.iter().collect();
        assert!(values.len() <= 32 && distinct.len() == values.len(), "{}: {values:?}", dimension.name());
    }
}

#[test]
fn a_vocabulary_of_ones_own_makes_a_new_conflict_visible() {
    let class =
        "[[class]]\nid = \"frobnicate\"\nname = \"frobnicate\"\nfamily = \"frobnication\"\nverbs = [\"frobnicate\"]\n";
    let ours = DataFile { path: "lexicon/events/ours.toml".to_owned(), text: class.into() };
    let knowledge = Knowledge::with(vec![ours]).unwrap();
    let documents = [("a", "Norway frobnicated the treaty."), ("b", "Norway did not frobnicate the treaty.")]
        .map(|(id, text)| gainsay::text::Document::bare(id, text));
    let report = gainsay::check(&documents, &knowledge, Situation::Open);
    let told: Vec<&str> = report.findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(told, ["GS101"]);
}

#[test]
fn a_rule_on_values_of_ones_own_speaks_where_it_overrides_the_built_in_one() {
    let file = edited("attribute-mismatch.toml", "code = \"GS115\"", "code = \"GS915\"\noverrides = [\"GS115\"]");
    let text = file.text.replacen("name = \"attribute-mismatch\"", "name = \"ours\"", 1);
    let knowledge = Knowledge::with(vec![DataFile { path: "ours.toml".to_owned(), text: text.into() }]).unwrap();
    for code in ["GS115", "GS915"] {
        for example in &knowledge.rules.get(code).unwrap().examples {
            assert_eq!(prove(code, example, &knowledge), None, "{code} {example:?}");
        }
    }
}

#[test]
fn a_rule_speaks_only_where_it_is_asked_to() {
    let rule = |place: &str| {
        let file = edited("opposite-polarity.toml", "code = \"GS101\"", "code = \"GS901\"");
        let text = file.text.replacen("name = \"opposite-polarity\"", "name = \"ours\"", 1).replacen(
            "overrides = [",
            "overrides = [\"GS101\", ",
            1,
        );
        let text = text.replacen("[when]", &format!("[where]\n{place}\n\n[when]"), 1);
        Knowledge::with(vec![DataFile { path: "ours.toml".to_owned(), text: text.into() }]).unwrap()
    };
    let told = |place: &str| {
        let knowledge = rule(place);
        let documents = ["Norway signed the treaty.", "Norway did not sign the treaty."].map(|text| {
            let source = Some(if text.contains("not") { "Bergen Post" } else { "Oslo Times" }.to_owned());
            gainsay::text::Document { source, ..gainsay::text::Document::bare(text, text) }
        });
        let report = gainsay::check(&documents, &knowledge, Situation::Open);
        report.findings.iter().map(|finding| finding.rule.clone()).collect::<Vec<_>>().join(" ")
    };
    for place in [
        "actor = \"norway\"",
        "event = [\"rati*\", \"sign\"]",
        "source = \"bergen *\"",
        "actor = \"N*\"\nsource = \"*times\"",
    ] {
        assert_eq!(told(place), "GS901", "{place}");
    }
    for place in
        ["actor = \"sweden\"", "event = \"ratify\"", "source = \"Harbour *\"", "actor = \"norway\"\nsource = \"x\""]
    {
        assert_eq!(told(place), "GS101", "{place}");
    }
    let message = refused(edited("opposite-polarity.toml", "[when]", "[where]\nactor = \"{a\"\n\n[when]"));
    assert!(message.contains("is no pattern"), "{message}");
    let message = refused(edited("opposite-polarity.toml", "[when]", "[where]\nactr = \"a\"\n\n[when]"));
    assert!(message.contains("did you mean `actor`?"), "{message}");
}

#[test]
fn a_rule_on_values_speaks_only_where_it_is_asked_to() {
    let told = |place: &str| {
        let file = edited("attribute-mismatch.toml", "code = \"GS115\"", "code = \"GS915\"\noverrides = [\"GS115\"]");
        let text = file.text.replacen("name = \"attribute-mismatch\"", "name = \"ours\"", 1);
        let text = text.replacen("[values]", &format!("[where]\n{place}\n\n[values]"), 1);
        let knowledge = Knowledge::with(vec![DataFile { path: "ours.toml".to_owned(), text: text.into() }]).unwrap();
        let example = &knowledge.rules.get("GS115").unwrap().examples[0];
        let documents =
            [&example.left, &example.right].map(|text| gainsay::text::Document::bare(text.as_str(), text.as_str()));
        let report = gainsay::check(&documents, &knowledge, Situation::Open);
        report.findings.iter().map(|finding| finding.rule.clone()).collect::<Vec<_>>()
    };
    for place in ["attribute = \"age\"", "actor = \"anna lind\""] {
        assert!(told(place).contains(&"GS915".to_owned()), "{place}");
    }
    for place in ["attribute = \"weapon\"", "actor = \"robin vale\""] {
        assert!(told(place).contains(&"GS115".to_owned()), "{place}");
    }
}

#[test]
fn two_rules_of_one_code_are_refused() {
    let file = edited("opposite-polarity.toml", "name = \"opposite-polarity\"", "name = \"ours\"");
    let message = refused(DataFile { path: "ours.toml".to_owned(), text: file.text });
    assert!(message.starts_with("ours.toml:1:8: `GS101` is the code of opposite-polarity.toml, too"), "{message}");
}

#[test]
fn a_rule_on_values_of_an_attribute_that_does_not_exist_is_refused() {
    let message = refused(edited("name-mismatch.toml", "[\"name\"]", "[\"nam\"]"));
    assert!(message.ends_with("no attribute is called `nam`; did you mean `name`?"), "{message}");
}

#[test]
fn a_rule_that_overrides_another_keeps_that_ones_examples_out() {
    let file = edited("opposite-polarity.toml", "code = \"GS101\"", "code = \"GS901\"");
    let text = file.text.replacen("name = \"opposite-polarity\"", "name = \"ours\"", 1).replacen(
        "overrides = [",
        "overrides = [\"GS101\", ",
        1,
    );
    let knowledge = Knowledge::with(vec![DataFile { path: "ours.toml".to_owned(), text: text.into() }]).unwrap();
    let rule = knowledge.rules.get("GS101").unwrap();
    for example in &rule.examples {
        assert_eq!(prove("GS101", example, &knowledge), None, "{example:?}");
    }
}
