//! The fact table in every format: an invented one as files for review, hostile text in each, and the verb from outside.

use crate::program::Folder;
use crate::snapshots::compare;
use gainsay::finding::{Evidence, FactAffair, FactCell, FactRow, FactStatus, FactTable, Place, Quote};
use gainsay::report::facts;
use gainsay::report::human::Look;
use gainsay::text::Position;
use std::collections::BTreeMap;
use std::io;

fn evidence(document: &str, source: &str, prefix: &str, exact: &str, suffix: &str) -> Evidence {
    let text = format!("{prefix}{exact}{suffix}");
    Evidence {
        document: document.into(),
        source: (!source.is_empty()).then(|| source.into()),
        span: Position { start: 40, end: 40 + text.len() as u32, line: 3, column: 1 },
        text,
        quote: Quote { exact: exact.into(), prefix: prefix.into(), suffix: suffix.into() },
        claim: format!("{document}@1"),
        published: (source == "Globe").then(|| "2024-03-04".parse().expect("a date")),
        time: None,
    }
}

fn cell(value: &str, origins: &[&str], claims: Vec<Evidence>) -> FactCell {
    FactCell { value: value.into(), origins: origins.iter().map(|&name| name.into()).collect(), claims }
}

fn row(question: &str, status: FactStatus, sure: Option<f64>, cells: Vec<FactCell>) -> FactRow {
    let (about, attribute) = question.rsplit_once(": ").expect("a question");
    let about = format!("name:{}", about.to_lowercase());
    let finding = sure.map(|_| "gs1:7c1e5a0042d9f310".into());
    FactRow { question: question.into(), about, attribute: attribute.into(), status, finding, sure, cells }
}

/// One affair with a question of each status, and one of which nobody in particular is named.
fn table() -> FactTable {
    let age = vec![
        cell(
            "48",
            &["Globe", "police"],
            vec![
                evidence(
                    "globe.md",
                    "Globe",
                    "Robin Vale, ",
                    "48",
                    ", was freed from the cellar on Monday, police said.",
                ),
                evidence("mirror.txt", "", "Vale is ", "48", "."),
            ],
        ),
        cell("50", &["Herald"], vec![evidence("herald.md", "Herald", "The victim, Robin Vale, ", "50", ", is free.")]),
    ];
    let toll = vec![
        cell("two", &["Globe"], vec![evidence("globe.md", "Globe", "At first ", "two", " people were missing.")]),
        cell("three", &["Herald"], vec![evidence("herald.md", "Herald", "", "Three", " people are missing.")]),
    ];
    let home = vec![cell(
        "Leeds",
        &["Globe", "Herald"],
        vec![
            evidence("globe.md", "Globe", "Vale lives in ", "Leeds", "."),
            evidence("herald.md", "Herald", "Vale, of ", "Leeds", ", was found."),
        ],
    )];
    let weapon = vec![cell("a knife", &["Globe"], vec![evidence("globe.md", "Globe", "He had ", "a knife", ".")])];
    let rows = vec![
        row("Robin Vale: age", FactStatus::Conflicting, Some(0.912), age),
        row("people: missing", FactStatus::Updated, Some(0.7), toll),
        row("Robin Vale: home", FactStatus::Agreed, Some(0.88), home.clone()),
        row("arrest: weapon", FactStatus::Single, None, weapon),
    ];
    let documents = ["globe.md", "herald.md", "mirror.txt"].map(str::to_owned).to_vec();
    let first = FactAffair { documents, about: vec!["Robin Vale".into(), "Mara Quist".into()], rows };
    let rows = vec![row("storm: place", FactStatus::Agreed, Some(0.9), home)];
    let second = FactAffair { documents: vec!["a.txt".into(), "b.txt".into()], about: Vec::new(), rows };
    FactTable { schema: "gainsay.facts/1".into(), affairs: vec![first, second] }
}

fn places() -> BTreeMap<String, Place> {
    let place = |id: &str| Place { path: format!("articles/{id}"), ..Place::default() };
    ["globe.md", "herald.md", "mirror.txt"].into_iter().map(|id| (id.to_owned(), place(id))).collect()
}

fn made(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("memory is never full");
    String::from_utf8(out).expect("UTF-8")
}

/// The table in every format, by the format's name.
fn all(table: &FactTable) -> [(&'static str, String); 6] {
    let look = Look { color: false, width: 90 };
    [
        ("human", made(|out| facts::human(table, &places(), look, out))),
        ("human-narrow", made(|out| facts::human(table, &places(), Look { width: 44, ..look }, out))),
        ("json", made(|out| facts::json(table, out))),
        ("csv", made(|out| facts::csv(table, &places(), out))),
        ("markdown", made(|out| facts::markdown(table, &places(), out))),
        ("html", made(|out| facts::html(table, &places(), out))),
    ]
}

#[test]
fn a_table_is_as_before_in_every_format() {
    for (format, text) in all(&table()) {
        let start = text.find("<main>").unwrap_or_default();
        let between = if format == "html" { ">\n<" } else { "><" };
        compare(&format!("facts-{format}"), &text[start..].replace("><", between));
    }
}

#[test]
fn a_table_survives_its_json() {
    let text = made(|out| facts::json(&table(), out));
    assert_eq!(serde_json::from_str::<FactTable>(&text).expect("the same type"), table());
}

#[test]
fn an_empty_table_says_so() {
    let empty = FactTable { affairs: Vec::new(), ..table() };
    for (format, text) in all(&empty) {
        let told = text.to_lowercase().contains("no question that several documents answer");
        assert_eq!(told, !["json", "csv"].contains(&format), "{format}: {text}");
    }
}

#[test]
fn the_sheet_has_one_line_an_answer_and_is_as_wide_everywhere() {
    let text = made(|out| facts::csv(&table(), &places(), out));
    let mut sheet = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = sheet.records().map(|row| row.expect("a row as wide as the header")).collect();
    let answers: Vec<&str> = rows.iter().map(|row| &row[9]).collect();
    assert_eq!(answers, ["48", "50", "two", "three", "Leeds", "a knife", "Leeds"]);
}

#[test]
fn the_page_asks_for_nothing_and_runs_nothing() {
    let text = made(|out| facts::html(&table(), &places(), out));
    assert!(text.contains("default-src 'none'"));
    for asking in ["<script", "script-src", "<link", "src=", "@import", "url(", " style=", " onclick="] {
        assert!(!text.contains(asking), "{asking}");
    }
}

#[test]
fn colours_come_and_go_and_move_no_word() {
    let plain = made(|out| facts::human(&table(), &places(), Look { color: false, width: 90 }, out));
    let colored = made(|out| facts::human(&table(), &places(), Look { color: true, width: 90 }, out));
    assert!(!plain.contains('\u{1b}'));
    assert!(colored.contains('\u{1b}'));
    let mut pieces = colored.split('\u{1b}');
    let first = pieces.next().unwrap_or_default().to_owned();
    let bare = pieces.fold(first, |all, piece| all + piece.split_once('m').map_or(piece, |(_, rest)| rest));
    assert_eq!(bare, plain);
}

/// The table with something nasty in every text that comes from outside.
fn hostile() -> FactTable {
    let nasty = "=x\u{1b}[2J\u{202e}<script>alert(1)</script> | @all #1 [a](b)\n## \"x\"";
    let mut table = table();
    for affair in &mut table.affairs {
        let names = affair.documents.iter_mut().chain(&mut affair.about);
        names.for_each(|name| name.insert_str(0, nasty));
        for row in &mut affair.rows {
            row.question.insert_str(0, nasty);
            row.about.insert_str(0, nasty);
            row.attribute.insert_str(0, nasty);
            row.finding = Some(nasty.into());
            for cell in &mut row.cells {
                cell.value.insert_str(0, nasty);
                cell.origins.iter_mut().for_each(|name| name.insert_str(0, nasty));
                for claim in &mut cell.claims {
                    claim.source = Some(nasty.into());
                    let quote = &mut claim.quote;
                    let texts = [&mut claim.document, &mut claim.text, &mut claim.claim];
                    texts.into_iter().for_each(|text| text.insert_str(0, nasty));
                    let texts = [&mut quote.prefix, &mut quote.exact, &mut quote.suffix];
                    texts.into_iter().for_each(|text| text.insert_str(0, nasty));
                }
            }
        }
    }
    table
}

#[test]
fn hostile_text_stays_text_in_every_format() {
    for (format, text) in all(&hostile()) {
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{format}");
        match format {
            "html" => assert!(!text.contains("<script"), "{text}"),
            "markdown" => {
                assert!(!text.contains("<script") && !text.contains("@all") && !text.contains("](b)"), "{text}");
                assert!(text.lines().all(|line| !line.starts_with("## ") || line == "## gainsay facts"), "{text}");
                let bars = |line: &str| line.matches('|').count() - line.matches("\\|").count();
                let wide = text.lines().filter(|line| line.starts_with('|')).map(bars);
                assert!(wide.into_iter().all(|bars| [4, 5].contains(&bars)), "{text}");
            }
            "csv" => {
                let mut sheet = csv::Reader::from_reader(text.as_bytes());
                let cells: Vec<String> = sheet
                    .records()
                    .flat_map(|row| row.expect("a row").iter().map(str::to_owned).collect::<Vec<_>>())
                    .collect();
                assert!(cells.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{text}");
            }
            _ => {}
        }
    }
}

#[test]
fn markdown_stays_below_what_a_forge_takes() {
    let mut table = table();
    let rows: Vec<FactRow> = table.affairs[0].rows.iter().cycle().take(2000).cloned().collect();
    table.affairs[0].rows = rows;
    let text = made(|out| facts::markdown(&table, &places(), out));
    assert!(text.chars().count() < 65_000, "{}", text.len());
    assert!(text.contains("questions left out for length."));
}

/// Two articles that give one person two ages.
fn affair(name: &str) -> Folder {
    Folder::new(name)
        .with("globe.md", "Anna Lind, 24, was found by a neighbour in Harbour Lane on Monday.\n")
        .with("herald.md", "Police said Anna Lind, 27, was found by a neighbour in Harbour Lane.\n")
}

#[test]
fn the_verb_prints_both_answers_and_exits_with_0() {
    let folder = affair("facts");
    for format in ["human", "json", "csv", "markdown", "html"] {
        let ran = folder.run(&format!("facts . --format {format}"));
        assert_eq!(ran.code, 0, "{format}: {}", ran.err);
        for wanted in ["Anna Lind", "24", "27", "globe", "herald", "conflicting"] {
            assert!(ran.out.contains(wanted), "{format}: {wanted}: {}", ran.out);
        }
    }
}

#[test]
fn a_table_in_a_file_is_no_article_of_the_next_run() {
    let folder = affair("facts-file");
    let printed = folder.run("facts . --format markdown").out;
    for _ in 0..2 {
        assert_eq!(folder.run("facts . --format markdown --output facts.md").code, 0);
        assert_eq!(folder.read("facts.md"), printed);
    }
    assert_eq!(folder.run("facts globe.md herald.md --format html --output facts.html").code, 0);
    let folder = folder.without("facts.md");
    assert_eq!(folder.run("facts . --format markdown").out, printed);
    assert_eq!(folder.run("facts . --output -").out, folder.run("facts .").out);
}

#[test]
fn what_could_not_be_read_is_told_by_the_exit_code() {
    let folder = affair("facts-codes").with("c.jsonl", "not JSON\n").with("empty/none.bin", "");
    assert_eq!(folder.run("facts .").code, 2);
    assert_eq!(folder.run("facts globe.md herald.md").code, 0);
    assert_eq!(folder.run("facts empty").code, 3);
    assert_eq!(folder.run("facts . --format yaml").code, 2);
    let lost = folder.run("facts globe.md herald.md --output gone/facts.html");
    assert_eq!(lost.code, 2);
    assert!(lost.err.contains("gone/facts.html"), "{}", lost.err);
}

#[test]
fn the_report_opens_with_the_facts_in_conflict() {
    let folder = affair("facts-report");
    let page = folder.run("check . --format html --fail-on never").out;
    let table = page.find("<section id=\"facts\">").expect("a table");
    let cards = page.find("<section id=\"findings\"").expect("cards");
    assert!(table < cards);
    let row = &page[table..cards];
    let link = row.split("href=\"#").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
    assert!(page[cards..].contains(&format!("id=\"{link}\"")), "{link}");
}
