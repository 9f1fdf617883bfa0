//! Every report format on one set: as a file for review, and against the schema or reader that its users have.

use crate::program::{Folder, affair};
use crate::sets::{knowledge, report, root, set};
use crate::snapshots::compare;
use gainsay::finding::{Place, Report, Severity};
use gainsay::report::{concise, csv, github, gitlab, html, json, junit, markdown, sarif};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

const SET: &str = "chechnya-visas-2017";

/// The report of the set, with its documents where the set's folder says they are.
fn placed() -> Report {
    let set = set(SET);
    let mut report = (*report(&set)).clone();
    let place = |id: &String| Place { path: format!("corpus/{SET}/{id}"), ..Place::default() };
    report.places = set.documents.iter().map(|document| (document.id.clone(), place(&document.id))).collect();
    report
}

/// What a format makes of it, without the hash that changes with every rule.
fn made(write: impl FnOnce(&Report, &mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&placed(), &mut out).expect("memory is never full");
    String::from_utf8(out).expect("UTF-8").replace(&knowledge().hash, "blake3:…")
}

pub(crate) fn schema(text: &str) -> impl Fn(&Value) -> Result<(), String> + use<> {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    let schema = serde_json::from_str(text).expect("a schema is JSON");
    compiler.add_resource("schema.json", schema).expect("a resource");
    let index = compiler.compile("schema.json", &mut schemas).unwrap_or_else(|error| panic!("{error:#}"));
    move |value| schemas.validate(value, index).map_err(|error| format!("{error:#}"))
}

#[test]
fn sarif_is_as_before_and_as_its_published_schema_demands() {
    let text = made(|report, out| sarif::write(report, false, out));
    let published = fs::read_to_string(root().join("tests/it/data/sarif-schema-2.1.0.json")).expect("the schema");
    let valid = schema(&published);
    let log: Value = serde_json::from_str(&text).expect("JSON");
    valid(&log).unwrap_or_else(|error| panic!("{error}"));
    let mut broken = log.clone();
    broken["runs"][0]["results"][0]["level"] = Value::from("grave");
    assert!(valid(&broken).is_err(), "the schema takes anything");
    for result in log["runs"][0]["results"].as_array().expect("results") {
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().expect("a location");
        assert!(root().join(uri).is_file(), "{uri}");
        assert!(!result["relatedLocations"].as_array().expect("the other side").is_empty());
        assert!(result["partialFingerprints"]["gainsayFinding/v1"].is_string());
    }
    compare("report-sarif", &text);
}

#[test]
fn agreements_are_in_sarif_only_where_they_are_asked_for() {
    let folder = Folder::new("sarif-agreements")
        .with("a.txt", "Norway signed the treaty.\n")
        .with("b.txt", "Norway signed the treaty on Monday.\n")
        .with("c.txt", "Norway did not sign the treaty.\n");
    let results = |words: &str| {
        let log: Value =
            serde_json::from_str(&folder.run(&format!("check . --format sarif{words}")).out).expect("JSON");
        let results = log["runs"][0]["results"].as_array().expect("results");
        results.iter().map(|result| result["properties"]["verdict"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let (quiet, all): (Vec<String>, Vec<String>) = (results(""), results(" --sarif-agreements"));
    assert!(!quiet.is_empty() && quiet.iter().all(|verdict| verdict != "agreement"), "{quiet:?}");
    assert!(all.iter().any(|verdict| verdict == "agreement"), "{all:?}");
}

#[test]
fn regions_hold_the_quoted_words() {
    let log: Value = serde_json::from_str(&made(|report, out| sarif::write(report, false, out))).expect("JSON");
    for result in log["runs"][0]["results"].as_array().expect("results") {
        let place = &result["locations"][0]["physicalLocation"];
        let file = fs::read_to_string(root().join(place["artifactLocation"]["uri"].as_str().expect("a path"))).unwrap();
        let number = |name: &str| usize::try_from(place["region"][name].as_u64().expect("a number")).unwrap();
        if number("startLine") != number("endLine") {
            continue;
        }
        let line: Vec<char> = file.lines().nth(number("startLine") - 1).expect("a line").chars().collect();
        let words: String = line[number("startColumn") - 1..number("endColumn") - 1].iter().collect();
        assert_eq!(words, place["region"]["snippet"]["text"].as_str().expect("words"));
    }
}

#[test]
fn junit_is_as_before() {
    let text = made(|report, out| junit::write(report, Some(Severity::Error), out));
    assert!(text.contains("<failure "));
    let never = made(|report, out| junit::write(report, None, out));
    assert!(!never.contains("<failure "));
    compare("report-junit", &text);
}

#[test]
fn github_annotations_are_as_before() {
    let text = made(github::write);
    assert!(text.lines().all(|line| line.starts_with("::")), "{text}");
    compare("report-github", &text);
}

#[test]
fn code_quality_is_as_before_and_as_gitlab_reads_it() {
    let text = made(gitlab::write);
    let issue = r#"{"type": "array", "items": {"type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1}, "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1}, "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {"type": "object", "required": ["path", "lines"], "properties": {
                "path": {"type": "string", "pattern": "^[^./]"},
                "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}}}}}}}"#;
    let issues: Value = serde_json::from_str(&text).expect("JSON");
    schema(issue)(&issues).unwrap_or_else(|error| panic!("{error}"));
    let issues = issues.as_array().expect("issues");
    let fingerprints: BTreeSet<&str> = issues.iter().filter_map(|issue| issue["fingerprint"].as_str()).collect();
    assert_eq!(fingerprints.len(), issues.len(), "GitLab shows one issue a fingerprint");
    assert!(issues.iter().all(|issue| root().join(issue["location"]["path"].as_str().expect("a path")).is_file()));
    compare("report-gitlab", &text);
}

#[test]
fn a_line_a_finding_begins_with_its_place() {
    let text = made(concise::write);
    assert_eq!(text.lines().count(), placed().findings.len());
    compare("report-concise", &text);
}

/// Two articles in each of three forms, told from each other by one value.
fn told_in_three_ways(name: &str) -> Folder {
    let said = |age: u8| {
        format!("Robin McVale, {age}, was freed from the Lindholm ferry shortly after noon on Monday, police said.")
    };
    let line = |id: &str, age| format!("{{\"id\":\"{id}\",\"published\":\"2024-03-05\",\"text\":\"{}\"}}\n", said(age));
    let page = format!(
        "<html>\n<head><title>Ferry</title>\n<meta property=\"article:published_time\" content=\"2024-03-05\"></head>\n<body>\n<article>\n\
         <h1>A ferry and its passengers</h1>\n<p>{}</p>\n<p>Passengers of the ferry, who had waited for hours at the quay, were there when it was over, \
         and they stayed until the evening, when the last of them went home.</p>\n</article></body></html>\n",
        said(50)
    );
    Folder::new(name)
        .with("in/text/a.md", format!("+++\npublished = \"2024-03-05\"\n+++\n\n# Freed\n\n{}\n", said(48)))
        .with("in/lines.jsonl", "{\"id\":\"none\",\"text\":\"Talks ended.\"}\n".to_owned() + &line("one", 49))
        .with("in/page.html", page)
}

#[test]
fn places_are_named_as_they_were_typed() {
    let folder = told_in_three_ways("typed");
    for (from, words, below) in [("", "in", "in/"), ("", "./in", "in/"), ("in/text", "..", "../")] {
        let ran = folder.run_in(from, &format!("check --no-cache --isolated {words} --format concise"));
        let lines: Vec<&str> = ran.out.lines().filter(|line| line.contains("GS115")).collect();
        assert!(!lines.is_empty(), "{}{}", ran.out, ran.err);
        assert!(lines.iter().all(|line| line.starts_with(below)), "{}", ran.out);
        let human = folder.run_in(from, &format!("check --no-cache --isolated {words}")).out;
        assert!(human.contains(&format!("{below}text/a.md:7:1")), "{human}");
        assert!(human.contains(&format!("{below}lines.jsonl:")), "{human}");
        assert!(human.contains(&format!("{below}page.html:7\n")), "{human}");
        let html = folder.run_in(from, &format!("check --no-cache --isolated {words} --format html")).out;
        assert!(
            html.contains(&format!("{below}page.html:7<")) && html.contains(&format!("{below}lines.jsonl:2<")),
            "{human}"
        );
    }
}

#[test]
fn every_format_tells_the_values_that_differ_and_keeps_capitals() {
    let folder = told_in_three_ways("values");
    for format in ["human", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown", "csv", "html"]
    {
        let ran = folder.run(&format!("check --no-cache --isolated in --format {format}"));
        let plain = ran.out.replace('\\', "").replace("%2C", ",").replace("<!-- -->", "");
        assert!(plain.contains("Robin McVale, age: 48 (") && plain.contains(" or 5"), "{format}: {plain}");
        assert!(!plain.contains("Mcvale"), "{format}: {plain}");
    }
}

#[test]
fn the_summary_comes_first_then_the_facts_in_conflict_then_findings() {
    let human = told_in_three_ways("order").run("check --no-cache --isolated in").out;
    let place = |what: &str| human.find(what).unwrap_or_else(|| panic!("{what}: {human}"));
    let places = [place("4 documents"), place("Facts in conflict"), place("[GS115]")];
    assert!(human.starts_with("4 documents from ") && places.is_sorted(), "{human}");
}

#[test]
fn only_what_is_sure_enough_is_shown_where_that_is_asked_for() {
    let folder = told_in_three_ways("sure")
        .with("in/b.txt", "Norway has refused the licence.\n")
        .with("in/c.txt", "Norway has not refused the licence.\n");
    let found = |least: &str| {
        let ran = folder.run(&format!("check --no-cache --isolated in --format json --min-sure {least}"));
        let report: Value = serde_json::from_str(&ran.out).expect("JSON");
        let sure = |finding: &Value| finding["sure"].as_f64();
        let findings: Vec<Option<f64>> = report["findings"].as_array().expect("findings").iter().map(sure).collect();
        let summary = report["summary"]["contradictions"].as_u64();
        (findings, summary, report["notes"].to_string())
    };
    let (all, ..) = found("0");
    assert!(all.contains(&None) && all.iter().flatten().any(|sure| *sure < 0.9), "{all:?}");
    let (some, summary, notes) = found("0.6");
    assert!(some.len() < all.len() && some.iter().all(|sure| sure.is_some_and(|sure| sure >= 0.6)), "{some:?}");
    assert!(summary.is_some_and(|summary| summary <= some.len() as u64) && notes.contains("--min-sure"), "{notes}");
    for wrong in ["1.1", "-0.1", "x", "nan"] {
        assert_eq!(folder.run(&format!("check in --min-sure={wrong}")).code, 2, "{wrong}");
    }
}

#[test]
fn markdown_is_as_before() {
    compare("report-markdown", &made(markdown::write));
}

#[test]
fn markdown_stays_below_what_a_forge_takes() {
    let mut report = placed();
    let many: Vec<_> = report.findings.iter().cycle().take(2000).cloned().collect();
    report.findings = many;
    let mut out = Vec::new();
    markdown::write(&report, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(text.chars().count() < 65_000, "{}", text.len());
    assert!(text.contains("left out for length"));
    assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
}

#[test]
fn csv_is_as_before_and_as_wide_everywhere() {
    let text = made(csv::write);
    let mut table = ::csv::Reader::from_reader(text.as_bytes());
    assert!(table.records().all(|row| row.is_ok_and(|row| row.len() == 20)));
    compare("report-csv", &text);
}

#[test]
fn the_page_is_one_file_that_asks_for_nothing() {
    let set = set(SET);
    let text = made(|report, out| html::write(report, &set.documents, out));
    assert!(text.contains("default-src 'none'"));
    for asking in ["<link", "src=", "@import", "url(", "fetch(", " style=", " onclick="] {
        assert!(!text.contains(asking), "{asking}");
    }
    let start = text.find("<main>").expect("a main part");
    let end = text.find("id=\"articles\"").expect("articles");
    compare("report-html", &text[start..end].replace("><", ">\n<"));
}

#[test]
fn what_is_written_fits_the_schemas_that_are_printed() {
    let folder = affair("schemas");
    let printed = |what: &str| schema(&folder.run(&format!("schema {what}")).out);
    let json = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
    let report = folder.run("check . --format json").out;
    printed("report")(&json(&report)).unwrap();
    let finding = printed("finding");
    folder.run("check . --format jsonl").out.lines().for_each(|line| finding(&json(line)).unwrap());
    printed("graph")(&json(&folder.run("graph . --format json").out)).unwrap();
    printed("facts")(&json(&folder.run("facts . --format json").out)).unwrap();
    let claim = printed("claim");
    let corpus = folder.run(&format!("extract {}", root().join("corpus").join(SET).display())).out;
    assert!(!corpus.is_empty());
    corpus.lines().for_each(|line| claim(&json(line)).unwrap());
    assert!(claim(&json("{\"id\": 1}")).is_err());
    let pair = folder.run_with("compare --pairs -", br#"{"left":"Oslo agreed.","right":"Oslo did not agree."}"#);
    printed("verdict")(&json(&pair.out)).unwrap();
    printed("document")(&json(r#"{"id":"a","text":"One."}"#)).unwrap();
}

/// A TOML file as JSON, as editors see it: days are text.
fn toml(text: &str) -> Value {
    fn json(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(day) => Value::from(day.to_string()),
            toml::Value::Array(values) => values.into_iter().map(json).collect(),
            toml::Value::Table(table) => {
                Value::Object(table.into_iter().map(|(key, value)| (key, json(value))).collect())
            }
            other => serde_json::to_value(other).expect("JSON"),
        }
    }
    json(toml::Value::Table(toml::from_str(text).expect("TOML")))
}

#[test]
fn the_programs_own_files_fit_the_schemas_for_editors() {
    let folder = affair("editors");
    let printed = |what: &str| schema(&folder.run(&format!("schema {what}")).out);
    let rule = printed("rule");
    for file in gainsay::data::embedded() {
        let value = toml(&file.text);
        let told =
            match file.path.strip_prefix("lexicon/").map(|path| path.split(['/', '.']).next().unwrap_or_default()) {
                Some(section) => printed(&format!("lexicon-{section}"))(&value),
                None => rule(&value),
            };
        told.unwrap_or_else(|error| panic!("{}: {error}", file.path));
    }
    let wrong = "code = \"GS901\"\nname = \"a\"\nverdict = \"update\"\nseverity = \"note\"\nmessage = \"\"\nwhy = \"\"\nsince = \"\"\n[when]\n";
    rule(&toml(&format!("{wrong}frame = \"same\""))).unwrap();
    assert!(rule(&toml(&format!("{wrong}frame = \"sam\""))).is_err());
    let config = include_str!("../../src/cli/template.toml");
    let config: String = config
        .lines()
        .map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line))
        .fold(String::new(), |all, line| all + line + "\n");
    printed("config")(&toml(&config)).unwrap();
    assert!(printed("config")(&toml("path = [\"a\"]")).is_err());
    assert_eq!(folder.run("baseline write .").code, 0);
    folder.read("gainsay-baseline.jsonl").lines().for_each(|line| printed("baseline")(&json_of(line)).unwrap());
    folder.run("allow gs1:0a --reason known --until 2999-12-31");
    printed("allow")(&toml(&folder.read("gainsay-allow.toml"))).unwrap();
}

fn json_of(line: &str) -> Value {
    serde_json::from_str(line).expect("JSON")
}

#[test]
fn the_schema_of_a_report_is_as_before() {
    let folder = Folder::new("schema");
    compare("schema-report", &folder.run("schema report").out);
}

#[test]
fn one_run_writes_several_formats() {
    let folder = affair("several");
    let ran = folder
        .run("check . --format human --format sarif --output a.sarif --format html -o a.html --format json -o a.json");
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains("error[GS101]"), "{}", ran.out);
    assert!(folder.read("a.sarif").contains("2.1.0"));
    assert!(folder.read("a.html").starts_with("<!DOCTYPE html>"));
    assert_eq!(folder.names(), ["a.html", "a.json", "a.sarif", "a.txt", "b.txt"]);
    let both = folder.run("check . --format json --format sarif");
    assert_eq!(both.code, 2);
    assert!(both.err.contains("only one format can go to standard output"), "{}", both.err);
}

#[test]
fn a_document_on_a_line_is_pointed_at_by_that_line() {
    let lines = "{\"id\":\"x\",\"text\":\"Norway has refused the licence.\"}\n{\"id\":\"y\",\"text\":\"Norway has not refused the licence.\"}\n";
    let folder = Folder::new("lines").with("sub/c.jsonl", lines);
    let ran = folder.run("check sub --format github");
    assert!(ran.out.contains("sub/c.jsonl,line=2,title="), "{}", ran.out);
}

/// Where the disk is full, the program says so and the file of the last run is whole.
#[test]
#[cfg(unix)]
fn a_full_disk_leaves_the_old_report_whole() {
    let folder = affair("full").with("report.json", "the old one");
    let program = env!("CARGO_BIN_EXE_gainsay");
    let script = format!(
        "trap '' XFSZ; ulimit -f 1; exec {program} check . --format json --output report.json --format sarif -o b.sarif"
    );
    let mut shell = folder.shell(&script);
    let ended = shell.output().expect("a shell");
    let told = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(2), "{told}");
    assert!(told.contains("report.json") || told.contains("b.sarif"), "{told}");
    assert_eq!(folder.read("report.json"), "the old one");
    assert_eq!(folder.names(), ["a.txt", "b.txt", "report.json"]);
    assert_eq!(folder.run("check . --output /dev/full").code, 2);
}

#[test]
fn hostile_text_stays_text_in_every_format() {
    let text = "Norway\u{202e} has <script>alert(1)</script> refused\u{1b}[2J \"the\" licence ::error::x%0A, =cmd() @all #1.\n";
    let other = "Norway has not refused the licence.\n";
    let folder = Folder::new("nasty")
        .with("a.txt", text)
        .with("<b>&'.txt", other)
        .with("c.txt", "=1 Norway has refused the licence.\n");
    for format in ["json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown", "csv", "html", "human", "concise"]
    {
        let ran = folder.run(&format!("check . --format {format}"));
        assert!(ran.code < 2, "{format}: {}", ran.err);
        assert!(!ran.out.contains(['\u{1b}', '\u{202e}']), "{format}");
        if ["html", "markdown", "junit"].contains(&format) {
            assert!(!ran.out.contains("<script>"), "{format}");
            assert!(!ran.out.contains("<b>&'.txt"), "{format}");
        }
    }
    let mut out = Vec::new();
    json::line(&"x", &mut out).unwrap();
}

#[test]
fn a_page_is_pointed_at_by_its_own_lines() {
    let page = |claim: &str, day: &str| {
        format!(
            "<html>\n<head><title>Pipeline</title>\n<meta property=\"article:published_time\" content=\"{day}\"></head>\n<body>\n<article>\n<h1>The pipeline and its neighbours</h1>\n\n\
             <p>Ministers and the firm had talked for months about the route, the price and the fishing grounds in the north.</p>\n\
             <p>{claim}</p>\n<p>Neighbours of the route, who had feared for their fishing grounds, were there when the talks ended, and they stayed.</p>\n</article></body></html>\n"
        )
    };
    let folder = Folder::new("pages-lines")
        .with("a.html", page("Norway has refused the pipeline a licence.", "2017-06-07"))
        .with("b.html", page("Norway has not refused the pipeline a licence.", "2017-06-07"));
    let ran = folder.run("check . --format github");
    assert!(ran.out.contains("a.html,line=9,title=GS101"), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("b.html,line=9,title=GS101"), "{}", ran.out);
}
