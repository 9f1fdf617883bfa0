//! What is read, what is passed over, and what is told about it.

use crate::program::{Folder, affair};

fn documents(folder: &Folder, words: &str) -> u64 {
    let ran = folder.run(words);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"));
    report["corpus"]["documents"].as_u64().unwrap_or_default()
}

#[test]
fn an_empty_folder_exits_with_3_and_a_sentence() {
    let ran = Folder::new("empty").run("check .");
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert_eq!(
        ran.err,
        "gainsay: no document found in .; folders are searched for .txt .md .markdown .jsonl .ndjson .html .htm \
         .xhtml .warc .warc.gz .pdf .docx .epub .rss .atom .xml .eml\n"
    );
}

#[test]
fn a_missing_file_is_left_unread_and_the_rest_is_checked() {
    let ran = affair("missing").run("check a.txt gone.txt --format json");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("left unread: gone.txt: "), "{}", ran.err);
    assert!(ran.out.contains("\"documents\": 1"), "{}", ran.out);
}

#[test]
fn binary_data_is_left_unread_and_the_rest_is_checked() {
    let ran = affair("binary").with("c.txt", b"\x7fELF\0\0\x01\x02").run("check . --format json");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("left unread: ./c.txt: is not text (binary data)"), "{}", ran.err);
    assert!(ran.out.contains("\"documents\": 2"), "{}", ran.out);
}

#[test]
fn half_a_json_line_is_told_by_its_number() {
    let lines =
        "{\"id\":\"a\",\"text\":\"Norway refused.\"}\n{\"id\":\"b\",\"te\n{\"id\":\"c\",\"text\":\"Oslo agreed.\"}\n";
    let ran = Folder::new("half").with("c.jsonl", lines).run("check c.jsonl --format json");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("left unread: c.jsonl:2: is not a document (column 13)"), "{}", ran.err);
    assert!(ran.out.contains("\"documents\": 2"), "{}", ran.out);
}

#[test]
fn ignored_hidden_and_foreign_files_are_passed_over() {
    let folder = affair("ignored")
        .with(".gitignore", "drafts/\n")
        .with("drafts/c.txt", "One.")
        .with(".hidden.txt", "One.")
        .with("README.md", "# About\n\nOne.")
        .with("set.toml", "a = 1")
        .with("sub/d.md", "One ended.");
    assert_eq!(documents(&folder, "check . --format json"), 3);
}

#[test]
fn a_file_named_twice_is_read_once_and_equal_names_are_told_apart() {
    let folder = affair("twice").with("sub/a.txt", "Oslo agreed.");
    assert_eq!(documents(&folder, "check a.txt . ./a.txt --format json"), 3);
    let ran = folder.run("parse a.txt sub/a.txt");
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn the_output_depends_neither_on_threads_nor_on_the_order_of_files() {
    let folder = affair("order").with("c.md", "# Pipeline\n\nThe **government** denied the report.\n");
    let first = folder.run("check a.txt b.txt c.md --format json --threads 1");
    let second = folder.run("check c.md b.txt a.txt --format json --threads 2");
    assert_eq!(first.out, second.out);
    let first = folder.run("extract a.txt b.txt c.md --threads 1");
    let second = folder.run("extract c.md b.txt a.txt --threads 2");
    assert_eq!(first.out, second.out);
}

#[test]
fn without_a_path_the_working_folder_is_read() {
    let folder = affair("no-path");
    assert_eq!(folder.run("check --format json").out, folder.run("check . --format json").out);
    assert_eq!(documents(&folder, "check --format json"), 2);
    assert_eq!(folder.run("explain gs1:").out, folder.run("explain gs1: .").out);
    assert_eq!(folder.run("explain --pair refused granted").code, folder.run("explain --pair refused granted .").code);
    assert_eq!(folder.run("explain").code, 2);
    let folder = folder.with("articles/c.txt", "One ended.").with("gainsay.toml", "paths = [\"articles\"]\n");
    assert_eq!(documents(&folder, "check --format json"), 1);
}

#[test]
fn files_that_no_reader_takes_are_counted_by_their_endings() {
    let folder = affair("foreign-files")
        .with("map.png", "x")
        .with("sub/b.PNG", "x")
        .with("table.xlsx", "x")
        .with("pom.xml", "<project/>")
        .with("Makefile", "x")
        .with("README.md", "x")
        .with("gainsay.toml", "")
        .with("sub/set.toml", "");
    let ran = folder.run("check . --format json");
    assert_eq!(ran.code, 1, "{}", ran.err);
    let told =
        "gainsay: warning: .: holds files that no reader takes: 5 (2 .png, 1 without an ending, 1 .xlsx, 1 .xml)\n";
    assert!(ran.err.contains(told), "{}", ran.err);
    assert!(!folder.run("check . -q").err.contains("no reader"), "it is no more than a note");
    assert!(!affair("no-foreign-files").run("check .").err.contains("no reader"));
}

#[test]
fn what_a_browser_saved_beside_a_page_is_passed_over() {
    let page = |text: &str| format!("<html><body><article><h1>Talks</h1><p>{text}</p></article></body></html>");
    let long = "Norway has refused the pipeline a licence, the ministry of energy said on Monday, after months of talks with the firm.";
    let folder = Folder::new("saved-page")
        .with("talks.html", page(long))
        .with(
            "talks_files/frame.html",
            page("Buy now. Norway did not refuse anything to anybody, and this is an advertisement."),
        )
        .with("case_files/a.txt", "Norway signed.");
    let ran = folder.run("extract .");
    assert!(!ran.out.contains("talks_files") && ran.out.contains("case_files/a.txt"), "{}", ran.out);
    assert!(folder.run("extract talks_files").out.contains("frame.html"), "what is named is read");
}

#[test]
fn a_folder_of_packed_formats_is_read() {
    let seed = |name: &str| std::fs::read(crate::sets::root().join("fuzz/seeds").join(name)).unwrap();
    let folder = Folder::new("packed")
        .with("a.pdf", seed("pdf/packed"))
        .with("b.docx", seed("docx/talks"))
        .with("c.epub", seed("epub/book"))
        .with("d.xml", seed("feed/rss"))
        .with("e.eml", seed("mail/letter"));
    let ran = folder.run("extract .");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let named: std::collections::BTreeSet<String> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["document"].as_str().unwrap().to_owned())
        .collect();
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    assert_eq!(named, ["a.pdf", "b.docx", "c.epub#a.xhtml", "e.eml", "https://bergen.example/a"]);
    assert!(ran.out.contains("pipeline a licence"), "{}", ran.out);
    let cut = folder.with("gainsay.toml", "[limits]\ndocument-bytes = 20\n").run("check a.pdf");
    assert!(cut.err.contains("a.pdf: is longer than 20 bytes, the limit of a document"), "{}", cut.err);
}
