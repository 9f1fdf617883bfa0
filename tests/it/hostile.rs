//! One article cannot silence, forge or stall: small hostile inputs, and what is right about each.

use crate::program::{Folder, Ran};
use std::fmt::Write;

const NEWS: &str = "Norway signed the treaty.\n";
const DENIAL: &str = "Norway did not sign the treaty.\n";

fn treaty(name: &str) -> Folder {
    Folder::new(name).with("one.txt", NEWS).with("two.txt", DENIAL)
}

fn check(folder: &Folder, words: &str) -> Ran {
    folder.run(&format!("check --no-cache --isolated {words}"))
}

fn line(id: &str, text: &str, more: &str) -> String {
    format!("{{\"id\":{id:?},\"text\":{text:?}{more}}}\n")
}

const PAGE: &str = "<article><h1>Talks</h1><p>Norway has refused the pipeline a licence, the ministry of energy said on Monday, \
    after months of talks with the firm and its neighbours. Norway did not sign the treaty.</p><p>The firm said that it would appeal \
    against the decision, and that it had not been told of any reason, although it had asked for one in writing.</p></article>";

#[test]
fn no_apostrophe_turns_what_is_denied_around() {
    for sign in ["‘", "ʼ", "´", "＇", "′", "`"] {
        let text = format!("Norway didn{sign}t sign the treaty.\n");
        let ran = check(&treaty("hostile-apostrophe").with("q.txt", text), "one.txt q.txt");
        assert!(ran.out.contains("GS101") && !ran.out.contains("GS201"), "{sign}: {}", ran.out);
    }
}

#[test]
fn a_page_cannot_take_itself_out_by_a_comment() {
    let plain = format!("<html><body>{PAGE}</body></html>");
    let marked = format!("<html><body><!-- <meta name=\"generator\" content=\"gainsay -->{PAGE}</body></html>");
    for page in [plain, marked] {
        let ran = check(&treaty("hostile-own").with("p.html", page), "one.txt p.html");
        assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    }
    let own = format!("<html><head><meta name=\"generator\" content=\"gainsay 9\"></head><body>{PAGE}</body></html>");
    let ran = check(&treaty("hostile-own").with("p.html", own), "-q one.txt p.html");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("left unread: p.html: says that it is a report of gainsay"), "{}", ran.err);
}

#[test]
fn an_id_that_is_taken_makes_no_text_of_two() {
    let lines = line("x", "Bergen joined the club.", "")
        + &line("x", NEWS, ",\"source\":\"Alpha\"")
        + &line("x~2", DENIAL, ",\"source\":\"Beta\"");
    let folder = Folder::new("hostile-ids").with("d.jsonl", lines);
    let ran = check(&folder, "d.jsonl --format json");
    assert!(ran.out.contains("\"documents\": 3") && ran.out.contains("GS101"), "{}", ran.out);
    assert!(!ran.out.contains("GS140"), "{}", ran.out);
    assert!(ran.err.contains("x: is the id of more than one document; this one is called x~3"), "{}", ran.err);
    let claims = folder.run("extract --no-cache --isolated d.jsonl");
    let judged = folder.run_with("judge --isolated - --format json", claims.out.as_bytes());
    assert!(judged.out.contains("\"documents\": 3") && !judged.out.contains("GS140"), "{}", judged.out);
}

#[test]
fn two_runs_of_extract_forge_no_self_contradiction() {
    let folder = Folder::new("hostile-judge").with("A/a.txt", NEWS).with("B/a.txt", DENIAL);
    let [one, two] = ["A", "B"].map(|below| folder.run(&format!("extract --no-cache --isolated {below}")).out);
    let folder = folder.with("1.jsonl", &one).with("2.jsonl", &two);
    let ran = folder.run("judge --isolated 1.jsonl 2.jsonl --format json");
    assert!(ran.out.contains("GS101") && !ran.out.contains("GS140"), "{}", ran.out);
    assert!(ran.err.contains("a.txt: is the id of more than one document; this one is called a.txt~2"), "{}", ran.err);
    let turned = folder.run("judge --isolated 2.jsonl 1.jsonl --format json");
    assert_eq!(ran.out, turned.out, "whatever comes first");
    let twice = folder.with("3.jsonl", &one).run("judge --isolated 1.jsonl 3.jsonl --format json");
    assert!(twice.out.contains("\"documents\": 1"), "{}", twice.out);
}

#[test]
fn claims_without_the_hash_of_their_text_are_told_where_they_collide() {
    let bare = |text: &str| {
        let folder = Folder::new("hostile-bare-text").with("a.txt", text);
        let claims = folder.run("extract --no-cache --isolated a.txt").out;
        claims.lines().fold(String::new(), |mut all, line| {
            let mut claim: serde_json::Value = serde_json::from_str(line).unwrap();
            claim.as_object_mut().unwrap().remove("content").unwrap();
            writeln!(all, "{claim}").unwrap();
            all
        })
    };
    let ran = Folder::new("hostile-bare").run_with("judge --isolated -", (bare(NEWS) + &bare(DENIAL)).as_bytes());
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is the id of two claims"), "{}", ran.err);
}

#[test]
fn a_pattern_means_files_and_never_what_an_article_calls_itself() {
    let config = "exclude = [\"gone/**\"]\n[[document]]\nmatch = \"satire/**\"\nseverity = { GS101 = \"off\" }\nsource = \"Satire\"\npublished = \"2001-01-01\"\n";
    let folder = Folder::new("hostile-paths")
        .with("gainsay.toml", config)
        .with("one.txt", NEWS)
        .with("z.jsonl", line("satire/1", DENIAL, ""));
    let ran = folder.run("check --no-cache . --format json");
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(!ran.out.contains("Satire") && !ran.out.contains("2001-01-01"), "{}", ran.out);
    let folder = folder.with("satire/two.txt", DENIAL).without("z.jsonl");
    assert_eq!(folder.run("check --no-cache .").code, 0);
    assert_eq!(folder.run_in("satire", "check --no-cache .. --format jsonl").code, 0);
}

#[test]
fn a_source_can_be_pinned_against_what_a_document_says() {
    let page = "---\nsource: Reuters\npublished: 2020-05-05\n---\nNorway did not sign the treaty.\n";
    let config = |pin: &str| {
        format!("[[document]]\nmatch = \"troll/**\"\nsource = \"Troll\"\npublished = \"2021-01-01\"\n{pin}")
    };
    let folder = Folder::new("hostile-pin").with("troll/a.md", page);
    let told = |folder: &Folder| {
        let line = folder.run("extract --no-cache .").out;
        let claim: serde_json::Value = serde_json::from_str(line.lines().next().unwrap()).unwrap();
        [claim["source"].as_str().unwrap().to_owned(), claim["published"].as_str().unwrap().to_owned()]
    };
    let folder = folder.with("gainsay.toml", config(""));
    assert_eq!(told(&folder), ["Reuters", "2020-05-05"]);
    assert_eq!(told(&folder.with("gainsay.toml", config("pin = true\n"))), ["Troll", "2021-01-01"]);
}

#[test]
fn a_baseline_hides_no_conflict_of_others() {
    let lines = |ids: [&str; 2], outlets: [&str; 2], day: &str| {
        let more = |outlet: &str| format!(",\"source\":{outlet:?},\"published\":{day:?}");
        line(ids[0], NEWS, &more(outlets[0])) + &line(ids[1], DENIAL, &more(outlets[1]))
    };
    let old = lines(["a", "b"], ["Alpha", "Siren"], "2017-06-07");
    let new = lines(["c", "d"], ["Reuters", "Troll"], "2026-01-05");
    let folder = Folder::new("hostile-baseline").with("o.jsonl", &old).with("n.jsonl", new);
    assert_eq!(folder.run("baseline write --isolated --no-cache o.jsonl --baseline bl").code, 0);
    assert_eq!(check(&folder, "o.jsonl --new-only --baseline bl").code, 0);
    let ran = check(&folder, "n.jsonl --new-only --baseline bl");
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("is known from bl; new in it: c, d"), "{}", ran.out);
    assert_eq!(check(&folder, "n.jsonl --new-only --baseline bl --known-by finding").code, 0);
    let joined = old.clone() + &line("e", DENIAL, ",\"source\":\"Troll\"");
    let ran = check(&folder.with("j.jsonl", joined), "j.jsonl --new-only --baseline bl");
    assert!(ran.out.contains("new in it: e") && !ran.out.contains("new in it: a"), "{}", ran.out);
}

#[test]
fn nothing_that_a_runner_obeys_comes_out_in_any_format() {
    let order = "##[stop-commands]x ##vso[task.complete]y\n::error::z\u{1b}]0;owned\u{7}\u{202e}\u{ffff}";
    let lines = line("a", NEWS, "").replace("}\n", ",\"published\":\"##[stop-commands]x\"}\n")
        + &format!("{{\"id\":{},\"text\":{DENIAL:?},\"source\":{0}}}\n", serde_json::Value::from(order));
    let folder = Folder::new("hostile-orders").with("g.jsonl", lines);
    let clean = |format: &str, ran: &Ran| {
        for text in [&ran.out, &ran.err] {
            assert!(!text.contains("##[") && !text.contains("##vso["), "{format}: {text}");
            assert!(
                !text.chars().any(|c| !"\n\t".contains(c) && (c.is_control() || c == '\u{202e}' || c == '\u{ffff}')),
                "{format}: {text:?}"
            );
            let ordered = text.lines().any(|line| line.trim_start().starts_with("::error::z"));
            assert!(!ordered, "{format}: {text}");
        }
    };
    for format in ["human", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown", "csv", "html"]
    {
        let ran = check(&folder, &format!("g.jsonl --format {format}"));
        assert!(ran.out.contains("Norway"), "{format}");
        if format != "html" {
            clean(format, &ran);
        }
    }
    for verb in
        ["parse", "extract", "extract --explain", "graph --format dot", "graph --format json", "graph --format graphml"]
    {
        let ran = folder.run(&format!("{verb} --isolated g.jsonl"));
        assert!(ran.out.contains("Norway"), "{verb}");
        clean(verb, &ran);
    }
    assert_eq!(folder.run("snapshot --no-cache --isolated g.jsonl --into sn").code, 0);
    for name in folder.names_in("sn") {
        let text = folder.read(&format!("sn/{name}"));
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}') && text.contains("\\u{1b}"), "{text}");
    }
    let usage = folder.run("check --##[stop-commands]x");
    assert!(usage.code == 2 && !usage.err.contains("##["), "{}", usage.err);
}

#[test]
fn xml_holds_only_what_xml_may() {
    let lines = "{\"id\":\"a\",\"text\":\"Norway signed the treaty.\",\"source\":\"\\uffff\\ufffe\\u0001\"}\n"
        .to_owned()
        + &line("b", DENIAL, "");
    let folder = Folder::new("hostile-xml").with("x.jsonl", lines);
    for words in [
        "check --isolated x.jsonl --format junit",
        "graph --isolated x.jsonl --format graphml",
        "graph --isolated x.jsonl --format gexf",
    ] {
        let ran = folder.run(words);
        let allowed =
            |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
        assert!(ran.out.chars().all(allowed), "{words}: {}", ran.out);
        assert!(ran.out.contains("\\u{ffff}"), "{words}: {}", ran.out);
    }
    let lone = Folder::new("hostile-lone").with("x.jsonl", "{\"id\":\"a\",\"text\":\"\\ud800 x\"}\n");
    let ran = check(&lone, "x.jsonl --format junit");
    assert!(ran.code == 2 && ran.err.contains("left unread: x.jsonl:1: "), "{}", ran.err);
}

#[test]
fn a_tag_of_many_attributes_or_a_deep_page_is_refused_in_time() {
    let attributes = (0..100_000).fold(String::new(), |mut all, at| {
        write!(all, " a{at}=1").unwrap();
        all
    });
    let folder = Folder::new("hostile-pages")
        .with("at.html", format!("<p{attributes}>{NEWS}</p>"))
        .with("dp.html", format!("<body>{}<p>{NEWS}</p>", "<div></b>".repeat(20_000)));
    let start = std::time::Instant::now();
    let ran = check(&folder, ".");
    assert!(start.elapsed().as_secs() < 20);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("at.html: is a page with a tag of more than 1000 attributes"), "{}", ran.err);
    assert!(ran.err.contains("dp.html: is a page of elements more than 400 deep in each other"), "{}", ran.err);
}

#[test]
fn documents_that_do_not_fit_into_memory_together_are_told() {
    let folder = treaty("hostile-corpus").with("gainsay.toml", "[limits]\ncorpus-bytes = 40\n");
    let ran = folder.run("check --no-cache . --format json");
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("\"documents\": 1"), "{}", ran.out);
    let told = "left unread: two.txt: stands behind the first 40 bytes of all documents, the limit of a corpus";
    assert!(ran.err.contains(told), "{}", ran.err);
}

#[test]
fn an_archive_takes_no_memory_beyond_its_size() {
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;
    let text = "a".repeat(31_000_000);
    let record = format!(
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://a.example\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{text}\r\n\r\n",
        text.len()
    );
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(record.as_bytes()).unwrap();
    let archive = packed.finish().unwrap().repeat(20);
    let ran = check(&Folder::new("hostile-gz").with("a.warc.gz", archive), "a.warc.gz --format json");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("unpacks to more than 4 times its size: the rest is left unread"), "{}", ran.err);
    assert!(ran.out.contains("\"documents\": 1"), "{}", ran.out);
}

#[test]
fn a_document_that_takes_too_long_is_told_and_the_others_are_checked() {
    let folder = treaty("hostile-time")
        .with("long.txt", "The minister said that the talks about the pipeline had ended. ".repeat(20_000))
        .with("gainsay.toml", "[limits]\ndocument-seconds = 0.2\n");
    let start = std::time::Instant::now();
    let ran = folder.run("check --no-cache . --format json");
    assert!(start.elapsed().as_secs() < 15, "{:?}", start.elapsed());
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("left unread: long.txt: takes longer than 0.2 s, the limit of a document"), "{}", ran.err);
    assert!(ran.out.contains("GS101") && ran.out.contains("\"unread\": ["), "{}", ran.out);
}
