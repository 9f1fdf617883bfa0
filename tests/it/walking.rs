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
         .xhtml .warc .warc.gz\n"
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
