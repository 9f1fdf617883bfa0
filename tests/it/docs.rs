//! The documentation, held against the program: rule pages are made from the rule files, the page of
//! dimensions from the documentation of their values, and what pages name exists.
//!
//! `INSTA_UPDATE=always cargo test` writes these pages anew.

use crate::program::Folder;
use crate::sets::{knowledge, root};
use gainsay::finding::Verdict;
use gainsay::lexicon::{SECTIONS, schema};
use gainsay::relation::DIMENSIONS;
use gainsay::rules::{Example, Rule};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

fn src() -> PathBuf {
    root().join("docs/src")
}

fn page(name: &str) -> String {
    fs::read_to_string(src().join(name)).unwrap_or_else(|error| panic!("docs/src/{name}: {error}"))
}

/// Compares a page with what it should be, or writes it.
fn hold(name: &str, made: &str) {
    let path = src().join(name);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(path, made).expect("a page can be written");
        return;
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == made,
        "docs/src/{name} is not what rules and dimensions say; INSTA_UPDATE=always cargo test writes it anew"
    );
}

/// The conditions of a rule as its file has them.
fn conditions(rule: &Rule) -> String {
    let text = fs::read_to_string(root().join("rules").join(format!("{}.toml", rule.card.name))).expect("a rule file");
    let from = text.find("[values]").or_else(|| text.find("[when]")).expect("a [values] or [when] table");
    let to = text.find("[[example]]").unwrap_or(text.len());
    text[from..to].trim().to_owned()
}

fn rule_page(rule: &Rule) -> String {
    let card = &rule.card;
    let mut out = format!("# {} {}\n\n", card.code, card.name);
    let _ = writeln!(out, "Verdict: {}. Severity: {}.\n\n{}\n", card.verdict.name(), card.severity.name(), card.why);
    if !rule.overrides.is_empty() {
        let _ = writeln!(out, "Where it speaks, {} falls silent.\n", rule.overrides.join(", "));
    }
    let _ = writeln!(out, "## When\n\n```toml\n{}\n```\n", conditions(rule));
    let fires = |example: &&Example| example.verdict == card.verdict;
    let _ = writeln!(out, "## Flagged\n");
    rule.examples.iter().filter(fires).for_each(|example| pair(example, &mut out));
    let _ = writeln!(out, "## Not flagged\n");
    rule.examples.iter().filter(|example| !fires(example)).for_each(|example| pair(example, &mut out));
    let _ = writeln!(out, "## Settings\n\n```toml\n# gainsay.toml\n[severity]\n{} = \"off\"\n```", card.code);
    out
}

fn pair(example: &Example, out: &mut String) {
    let grade = match (example.verdict, example.strength) {
        (Verdict::Unrelated, _) | (_, None) => String::new(),
        (_, Some(strength)) => format!("{}:\n\n", strength.name()),
    };
    let mut lines = example.shown();
    if let (Some(_), Some(headline)) = (&example.headline, lines.first_mut()) {
        *headline = format!("**{headline}**");
    }
    let _ = writeln!(out, "{grade}> {}\n", lines.join("\n>\n> "));
}

#[test]
fn every_rule_has_its_page() {
    let mut list = "# The rules\n\n| code | name | verdict | severity |\n|---|---|---|---|\n".to_owned();
    let mut wanted = BTreeSet::new();
    for rule in knowledge().rules.iter() {
        let card = &rule.card;
        let name = format!("rules/{}.md", card.code);
        hold(&name, &rule_page(rule));
        wanted.insert(format!("{}.md", card.code));
        let _ = writeln!(
            list,
            "| [{}]({name}) | {} | {} | {} |",
            card.code,
            card.name,
            card.verdict.name(),
            card.severity.name()
        );
    }
    hold("rules.md", &list);
    let kept = fs::read_dir(src().join("rules")).expect("the folder of rule pages");
    let kept: BTreeSet<String> = kept.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(kept, wanted, "a page without a rule, or a rule without a page");
}

/// A key of a schema as a row of a table: its name, what it is, and what it means.
fn row(path: &str, schema: &Value, root: &Value) -> String {
    let means = schema["description"].as_str().map_or_else(|| aimed(schema, root)["description"].as_str(), Some);
    let means = means.unwrap_or_default().replace('\n', " ").replace('|', "\\|");
    format!("| `{path}` | {} | {means} |\n", kind(schema, root))
}

/// What a reference of a schema leads to.
fn aimed<'v>(schema: &'v Value, root: &'v Value) -> &'v Value {
    let name = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/"));
    name.map_or(schema, |name| &root["$defs"][name])
}

/// What a value must be, in words.
fn kind(schema: &Value, root: &Value) -> String {
    let schema = aimed(schema, root);
    if let Some(values) = schema["enum"].as_array().or_else(|| schema["oneOf"].as_array()) {
        let name = |value: &Value| value.as_str().or_else(|| value["const"].as_str()).map(|name| format!("`{name}`"));
        return values.iter().filter_map(name).collect::<Vec<_>>().join(", ");
    }
    if let Some(either) = schema["anyOf"].as_array() {
        let some = either.iter().filter(|one| one["type"] != "null");
        return some.map(|one| kind(one, root)).collect::<Vec<_>>().join(" or ");
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::Array(types) => types.iter().filter_map(Value::as_str).filter(|kind| *kind != "null").collect(),
        one => one.as_str().into_iter().collect(),
    };
    match types.first() {
        Some(&"array") => format!("list of {}", kind(&schema["items"], root)),
        Some(&"object") if schema["additionalProperties"].is_object() => {
            format!("table of {}", kind(&schema["additionalProperties"], root))
        }
        Some(&"object") => "table".to_owned(),
        Some(&"string") => "text".to_owned(),
        Some(&"boolean") => "true or false".to_owned(),
        _ => "number".to_owned(),
    }
}

/// All keys below a table of a schema.
fn keys(before: &str, schema: &Value, root: &Value, out: &mut String) {
    let Some(properties) = aimed(schema, root)["properties"].as_object() else { return };
    for (name, schema) in properties {
        let path = if before.is_empty() { name.clone() } else { format!("{before}.{name}") };
        out.push_str(&row(&path, schema, root));
        let inner = aimed(schema, root);
        keys(&path, if inner["items"].is_object() { &inner["items"] } else { inner }, root, out);
    }
}

#[test]
fn every_key_of_the_vocabulary_and_every_attribute_has_its_line() {
    let mut made = "# The vocabulary's keys\n\nWhat a file of `rules/lexicon/` may say, by section. `gainsay schema lexicon-events` and the like print \
        the same for editors. A key with a dot stands in a table of that name.\n"
        .to_owned();
    for section in SECTIONS {
        let root = serde_json::to_value(schema(section).expect("a schema")).expect("JSON");
        let _ = write!(made, "\n## {section}\n\n| key | value | meaning |\n|---|---|---|\n");
        keys("", &root, &root, &mut made);
    }
    hold("vocabulary.md", &made);
    let mut made = "# The attributes\n\nWhat a value may be a value of, as rules name it under `[values]`.\n\n| attribute | values |\n|---|---|\n".to_owned();
    for (name, values) in knowledge().lexicon.attributes.named() {
        let _ = writeln!(made, "| `{name}` | {values} |");
    }
    hold("attributes.md", &made);
}

/// The rules that ask a dimension, with links.
fn askers(dimension: &str) -> Vec<String> {
    let asks = |rule: &&Rule| conditions(rule).lines().any(|line| line.split(" = ").next() == Some(dimension));
    knowledge().rules.iter().filter(asks).map(|rule| format!("[{0}](rules/{0}.md)", rule.card.code)).collect()
}

#[test]
fn every_dimension_and_value_is_explained() {
    let mut made = "# The dimensions\n\nA rule asks how two claims relate, dimension by dimension. \
                    Each has one of its values for every pair; reports give them as reasons, in this order.\n"
        .to_owned();
    for dimension in DIMENSIONS {
        let _ = writeln!(made, "\n## {}\n\n{}", dimension.name(), dimension.about());
        let askers = askers(dimension.name());
        if !askers.is_empty() {
            let _ = writeln!(made, "Asked by {}.", askers.join(", "));
        }
        let _ = writeln!(made, "\n| value | what it means |\n|---|---|");
        for (value, meaning) in dimension.values().iter().zip(dimension.meanings()) {
            let _ = writeln!(made, "| `{value}` | {} |", meaning.trim());
        }
    }
    hold("dimensions.md", &made);
}

#[test]
fn the_summary_lists_every_page_and_rule() {
    let mut made = page("SUMMARY.md");
    if let Some(at) = made.find("- [The rules](rules.md)\n") {
        made.truncate(at);
    }
    made.push_str("- [The rules](rules.md)\n");
    for rule in knowledge().rules.iter() {
        let _ = writeln!(made, "  - [{} {}](rules/{}.md)", rule.card.code, rule.card.name, rule.card.code);
    }
    hold("SUMMARY.md", &made);
    for entry in fs::read_dir(src()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let listed = name == "SUMMARY.md" || name == "rules" || made.contains(&format!("({name})"));
        assert!(listed, "docs/src/{name} stands in no summary");
    }
}

#[test]
fn every_format_and_input_and_verb_is_documented() {
    let folder = Folder::new("docs");
    let help = folder.run("check --help").out;
    let formats = page("formats.md");
    for format in ["human", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown", "csv", "html"]
    {
        assert!(help.contains(format), "{format}");
        assert!(formats.contains(&format!("`{format}`")), "{format}");
    }
    let inputs = page("inputs.md");
    for input in ["text", "markdown", "jsonl", "html", "warc", "pdf", "docx", "epub", "feed", "mail", "conllu"] {
        assert!(help.contains(&format!("- {input}:")), "{input}: {help}");
        assert!(inputs.contains(&format!("`{input}`")), "{input}");
    }
    let everything: String =
        fs::read_dir(src()).unwrap().filter_map(|entry| fs::read_to_string(entry.unwrap().path()).ok()).collect();
    let verbs = [
        "check", "compare", "affairs", "extract", "facts", "judge", "explain", "diff", "snapshot", "rules", "parse",
        "baseline", "init", "lsp", "cache", "schema", "allow",
    ];
    for verb in verbs {
        assert_eq!(folder.run(&format!("{verb} --help")).code, 0, "{verb}");
        assert!(everything.contains(&format!("gainsay {verb}")) || everything.contains(&format!("`{verb}`")), "{verb}");
    }
}

#[test]
fn the_configuration_that_is_shown_holds() {
    let text = page("configuration.md");
    let shown = text.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let folder = Folder::new("docs-config")
        .with("gainsay.toml", shown)
        .with("articles/a.txt", "One ended.")
        .with("gainsay-allow.toml", "")
        .with("gainsay-baseline.jsonl", "")
        .with("rules/lexicon/events/ours.toml", "");
    let ran = folder.run("check");
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn the_rule_that_is_shown_holds() {
    let text = page("writing-rules.md");
    let shown = text.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let folder = Folder::new("docs-rule").with("rules/licence-dispute.toml", shown);
    let ran = folder.run("rules show GS901 --rules rules");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = folder.run("rules test --rules rules");
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}
