//! Every format read again by a reader that is not ours, on a report whose every text is hostile.

use crate::sets::{report, root, set};
use gainsay::finding::{Report, Severity};
use gainsay::report::database::{Ground, sqlite};
use gainsay::report::{csv, github, html, json, junit, markdown, safe, sarif};
use proptest::prelude::*;
use serde_json::Value;
use std::io;

/// The report of a set with a hostile text in place of each of its own, and as what was left unread.
fn hostile(text: &str) -> Report {
    let mut report = (*report(&set("chechnya-visas-2017"))).clone();
    report.findings.truncate(6);
    let put = |target: &mut String| text.clone_into(target);
    for finding in &mut report.findings {
        put(&mut finding.message);
        finding.actor.iter_mut().chain(&mut finding.event).for_each(|named| put(&mut named.name));
        for side in &mut finding.sides {
            put(&mut side.reading);
            side.origins.iter_mut().for_each(put);
            for evidence in &mut side.claims {
                put(&mut evidence.text);
                put(&mut evidence.document);
                evidence.source = Some(text.to_owned());
                [&mut evidence.quote.exact, &mut evidence.quote.prefix, &mut evidence.quote.suffix]
                    .into_iter()
                    .for_each(put);
            }
        }
        finding.reasons.iter_mut().for_each(|reason| {
            put(&mut reason.left);
            put(&mut reason.right);
        });
    }
    report.notes = vec![text.to_owned()];
    report.unread = vec![text.to_owned()];
    report
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("memory is never full");
    String::from_utf8(out).expect("UTF-8")
}

/// Pieces that end, begin or mean something in one format or another.
const PIECES: [&str; 40] = [
    "a",
    " ",
    "\n",
    "\r",
    "\t",
    "::error::",
    "##[group]",
    "##vso[x]",
    "%0A",
    "<b>",
    "</script>",
    "<!--",
    "-->",
    "]]>",
    "&amp;",
    "&#0;",
    "\"",
    "'",
    "`",
    "```",
    "[a](javascript:x)",
    "![a](b)",
    "@all",
    "#12",
    "https://x.org",
    "|",
    "\\",
    "*a*",
    "=1+1",
    ";=cmd|x",
    ",-1",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{ffff}",
    "\u{fffe}",
    "\u{0}",
    "\u{feff}",
    "\u{2028}",
    "é",
    "\u{1f600}",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..12).prop_map(|pieces| pieces.concat())
}

fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// What the runner of GitHub Actions takes for a command (`ActionCommand.TryParseV2`, `TryParse`): its name.
fn github_command(line: &str) -> Option<&str> {
    if let Some(rest) = line.trim().strip_prefix("::") {
        let (head, _) = rest.split_once("::")?;
        return head.split(' ').next();
    }
    let (_, rest) = line.split_once("##[")?;
    rest.split_once(']').and_then(|(head, _)| head.split(' ').next())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn an_xml_reader_takes_junit(text in text()) {
        let shown = written(|out| junit::write(&hostile(&text), Some(Severity::Note), out));
        prop_assert!(shown.chars().all(is_xml));
        let mut reader = quick_xml::Reader::from_str(&shown);
        reader.config_mut().check_comments = true;
        let mut depth = 0;
        loop {
            match reader.read_event().map_err(|error| TestCaseError::fail(format!("{error}: {shown}")))? {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(tag) => {
                    depth += 1;
                    for attribute in tag.attributes() {
                        prop_assert!(attribute.is_ok(), "{}", shown);
                    }
                }
                quick_xml::events::Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        prop_assert_eq!(depth, 0);
    }

    #[test]
    fn sqlite_reads_a_database(text in text()) {
        let mut bytes = Vec::new();
        sqlite(&hostile(&text), &Ground::default(), &mut bytes).expect("memory is never full");
        let mut database = rusqlite::Connection::open_in_memory().expect("a database");
        database.deserialize_read_exact(rusqlite::MAIN_DB, bytes.as_slice(), bytes.len(), true).expect("a database");
        for query in ["SELECT message FROM findings", "SELECT origin FROM origins", "SELECT sentence FROM evidence"] {
            let mut statement = database.prepare(query).expect("a query");
            let rows = statement.query_map([], |row| row.get::<_, String>(0)).expect("rows");
            let told = rows.collect::<Result<Vec<_>, _>>().expect("text");
            prop_assert!(!told.is_empty() && told.iter().all(|told| *told == safe(&text)));
        }
    }

    #[test]
    fn runners_find_our_commands_and_no_others(text in text()) {
        let report = hostile(&text);
        let shown = written(|out| github::write(&report, out));
        for line in shown.lines() {
            prop_assert!(github_command(line).is_some_and(|name| ["error", "warning", "notice"].contains(&name)), "{}", line);
            prop_assert!(!line.to_lowercase().contains("##vso["));
        }
        for shown in [written(|out| csv::write(&report, out)), written(|out| json::write(&report, true, out)), written(|out| markdown::write(&report, out))] {
            for line in shown.lines() {
                prop_assert!(github_command(line).is_none() && !line.contains("##vso["), "{}", line);
            }
        }
    }

    #[test]
    fn a_reader_of_commonmark_finds_no_markup_of_theirs(text in text()) {
        use pulldown_cmark::{Event, Options, Parser, Tag};
        let shown = written(|out| markdown::write(&hostile(&text), out));
        let ours = ["<details>", "</details>", "<summary>", "</summary>", "<b>", "</b>", "<sub>", "</sub>", "<!-- -->"];
        for event in Parser::new_ext(&shown, Options::all()) {
            match event {
                Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => prop_assert!(false, "{}", shown),
                Event::Html(html) | Event::InlineHtml(html) => {
                    let mut rest = html.to_string();
                    ours.iter().for_each(|tag| rest = rest.replace(tag, ""));
                    prop_assert!(!rest.contains('<'), "{}: {}", rest, shown);
                }
                _ => {}
            }
        }
    }

    #[test]
    fn a_spreadsheet_finds_no_formula_whatever_ends_a_cell(text in text()) {
        let shown = written(|out| csv::write(&hostile(&text), out));
        for delimiter in [b',', b';'] {
            let mut table = ::csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(shown.as_bytes());
            for cell in table.records().flat_map(|row| row.expect("a row").iter().map(str::to_owned).collect::<Vec<_>>()) {
                prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{}: {}", cell, shown);
            }
        }
    }

    #[test]
    fn the_schema_of_sarif_and_a_reader_of_json_take_what_is_written(text in text()) {
        let report = hostile(&text);
        let log: Value = serde_json::from_str(&written(|out| sarif::write(&report, true, out))).expect("JSON");
        let published = std::fs::read_to_string(root().join("tests/it/data/sarif-schema-2.1.0.json")).expect("the schema");
        let valid = crate::formats::schema(&published);
        prop_assert_eq!(valid(&log), Ok(()));
        for related in log["runs"][0]["results"][0]["relatedLocations"].as_array().into_iter().flatten() {
            let message = related["message"]["text"].as_str().unwrap_or_default();
            prop_assert!(!message.replace("\\\\", "").replace("\\[", "").contains('['), "{}", message);
        }
        let read: Report = serde_json::from_str(&written(|out| json::write(&report, false, out))).expect("JSON");
        prop_assert_eq!(&read.findings, &report.findings, "what is escaped is the same text");
    }

    #[test]
    fn a_reader_of_html_finds_one_script_and_no_element_of_theirs(text in text()) {
        use html5ever::tendril::TendrilSink;
        let page = written(|out| html::write(&hostile(&text), &[], out));
        let count = |page: &str| {
            let dom = html5ever::parse_document(markup5ever_rcdom::RcDom::default(), html5ever::ParseOpts::default()).one(page);
            let (mut names, mut open) = (std::collections::BTreeMap::new(), vec![dom.document]);
            while let Some(node) = open.pop() {
                if let markup5ever_rcdom::NodeData::Element { name, .. } = &node.data {
                    *names.entry(name.local.to_string()).or_insert(0) += 1;
                }
                open.extend(node.children.borrow().iter().cloned());
            }
            names
        };
        let plain = written(|out| html::write(&hostile("a"), &[], out));
        let (found, wanted) = (count(&page), count(&plain));
        prop_assert_eq!(found.get("script"), wanted.get("script"));
        prop_assert!(found.keys().all(|name| wanted.contains_key(name)), "{:?}", found);
        let hidden = page.contains(['\u{1b}', '\u{202e}']);
        prop_assert!(!hidden);
    }
}
