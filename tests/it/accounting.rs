//! Documents named = documents read + documents told as unread, whatever they are and in every format.
#![expect(clippy::unwrap_used, reason = "where the test bed breaks, the test does")]

use crate::program::{Folder, affair};
use proptest::prelude::*;

/// One file, how many documents it names, and how many of them can be read.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Text,
    Markdown,
    Page,
    Lines,
    HalfLines,
    Archive,
    Blank,
    Empty,
    BlankPage,
    BlankLine,
    Binary,
    BrokenArchive,
    Deep,
    Own,
    #[cfg(unix)]
    Pipe,
    #[cfg(unix)]
    LinkOut,
    #[cfg(unix)]
    LinkIn,
    #[cfg(unix)]
    LinkNowhere,
    #[cfg(unix)]
    Socket,
}

const KINDS: &[Kind] = &[
    Kind::Text,
    Kind::Markdown,
    Kind::Page,
    Kind::Lines,
    Kind::HalfLines,
    Kind::Archive,
    Kind::Blank,
    Kind::Empty,
    Kind::BlankPage,
    Kind::BlankLine,
    Kind::Binary,
    Kind::BrokenArchive,
    Kind::Deep,
    Kind::Own,
    #[cfg(unix)]
    Kind::Pipe,
    #[cfg(unix)]
    Kind::LinkOut,
    #[cfg(unix)]
    Kind::LinkIn,
    #[cfg(unix)]
    Kind::LinkNowhere,
    #[cfg(unix)]
    Kind::Socket,
];

const PROSE: &str =
    "Norway has refused the pipeline a licence, the ministry of energy said on Monday, after months of talks.";

fn record(url: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let http = [format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").as_bytes(), body].concat();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n",
        http.len()
    );
    [head.as_bytes(), &http, b"\r\n\r\n"].concat()
}

impl Kind {
    /// Puts the file into the folder and says how many documents it names, and how many of them are read.
    fn put(self, folder: Folder, at: usize) -> (Folder, usize, usize) {
        let name = |ending: &str| format!("in/{at}.{ending}");
        let line = |id: &str, text: &str| format!("{{\"id\":\"{id}{at}\",\"text\":\"{text}\"}}\n");
        let plain =
            |folder: Folder, ending: &str, bytes: &[u8], read: usize| (folder.with(&name(ending), bytes), 1, read);
        match self {
            Kind::Text => plain(folder, "txt", PROSE.as_bytes(), 1),
            Kind::Markdown => plain(folder, "md", format!("# Talks\n\n{PROSE}\n").as_bytes(), 1),
            Kind::Page => {
                let page =
                    format!("<html><body><article><h1>Talks</h1><p>{PROSE}</p><p>{PROSE}</p></article></body></html>");
                plain(folder, "html", page.as_bytes(), 1)
            }
            Kind::Lines => (folder.with(&name("jsonl"), line("a", PROSE) + &line("b", PROSE)), 2, 2),
            Kind::HalfLines => (folder.with(&name("jsonl"), line("a", PROSE) + "{\"id\":\"b\",\"te\n"), 2, 1),
            Kind::Archive => {
                let text = record(&format!("https://a.example/{at}"), "Content-Type: text/plain", PROSE.as_bytes());
                let packed = record(
                    &format!("https://b.example/{at}"),
                    "Content-Type: text/html\r\nContent-Encoding: zstd",
                    b"\x28\xb5\x2f\xfd",
                );
                let binary = record(&format!("https://c.example/{at}"), "Content-Type: text/plain", b"\x7fELF\0\0");
                (folder.with(&name("warc"), [text, packed, binary].concat()), 3, 1)
            }
            Kind::Blank => plain(folder, "txt", " \n\u{feff}\n".as_bytes(), 0),
            Kind::Empty => plain(folder, "md", b"", 0),
            Kind::BlankPage => plain(folder, "html", b"<html><body></body></html>", 0),
            Kind::BlankLine => plain(folder, "jsonl", line("c", "").as_bytes(), 0),
            Kind::Binary => plain(folder, "txt", b"\x7fELF\0\0\x01\x02", 0),
            Kind::BrokenArchive => plain(folder, "warc.gz", b"\x1f\x8b\x08nonsense", 0),
            Kind::Deep => plain(folder, "html", "<div>".repeat(1000).as_bytes(), 0),
            Kind::Own => plain(folder, "html", b"<meta name=\"generator\" content=\"gainsay 1\"><p>One.</p>", 0),
            #[cfg(unix)]
            other => other.odd(folder, at),
        }
    }

    /// What is no plain file.
    #[cfg(unix)]
    fn odd(self, folder: Folder, at: usize) -> (Folder, usize, usize) {
        let name = |ending: &str| format!("in/{at}.{ending}");
        match self {
            Kind::Pipe => {
                assert!(folder.shell(&format!("mkfifo in/{at}.txt")).status().is_ok_and(|done| done.success()));
                (folder, 1, 0)
            }
            Kind::LinkOut => {
                let folder = folder.with(&format!("out/{at}.txt"), PROSE);
                std::os::unix::fs::symlink(folder.at(&format!("out/{at}.txt")), folder.at(&name("txt"))).unwrap();
                (folder, 1, 0)
            }
            Kind::LinkIn => {
                let folder = folder.with(&format!("in/.kept/{at}.txt"), PROSE);
                std::os::unix::fs::symlink(format!(".kept/{at}.txt"), folder.at(&name("txt"))).unwrap();
                (folder, 1, 1)
            }
            Kind::LinkNowhere => {
                std::os::unix::fs::symlink("gone", folder.at(&name("txt"))).unwrap();
                (folder, 1, 0)
            }
            _ => {
                // The path of a socket must be short: it is made beside and moved.
                let socket = std::env::temp_dir().join(format!("gainsay-{}-{at}", std::process::id()));
                drop(std::fs::remove_file(&socket));
                let bound = std::os::unix::net::UnixListener::bind(&socket).unwrap();
                let there = std::fs::rename(&socket, folder.at(&name("txt"))).is_ok();
                drop(bound);
                if !there {
                    drop(std::fs::remove_file(&socket));
                }
                (folder, usize::from(there), 0)
            }
        }
    }
}

const FORMATS: [&str; 11] =
    ["human", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown", "csv", "html"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 20, ..ProptestConfig::default() })]
    #[test]
    fn every_document_that_was_named_is_read_or_told(
        kinds in prop::collection::vec(prop::sample::select(KINDS), 1..8),
        format in prop::sample::select(FORMATS.to_vec()),
    ) {
        let (mut folder, mut named, mut read) = (Folder::new("accounting").with("in/.keep", ""), 0, 0);
        for (at, kind) in kinds.iter().enumerate() {
            let (put, names, reads) = kind.put(folder, at);
            (folder, named, read) = (put, named + names, read + reads);
        }
        let ran = folder.run("check --no-cache --isolated in --format json");
        let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_default();
        let documents = report["corpus"]["documents"].as_u64().unwrap_or_default();
        let told = ran.err.lines().filter(|line| line.starts_with("gainsay: left unread: ")).count();
        prop_assert_eq!((documents, told), (read as u64, named - read), "{:?}: {}", kinds, ran.err);
        prop_assert_eq!(report["unread"].as_array().map_or(0, Vec::len), told);
        let other = folder.run(&format!("check --no-cache --isolated in --format {format}"));
        prop_assert_eq!((other.code == 2, &other.err), (told > 0, &ran.err), "{}", format);
        // Some formats are one line, row or issue a finding, and hold nothing else.
        if told > 0 && !["jsonl", "csv", "json", "gitlab"].contains(&format) {
            prop_assert!(other.out.contains("left unread"), "{}: {}", format, other.out);
        }
    }
}

#[test]
fn what_a_file_for_search_tools_names_is_read() {
    let ran = affair("accounting-ignore").with(".ignore", "b.txt\n").run("check --no-cache . --format json");
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("\"documents\": 2"), "{}", ran.out);
}

#[test]
fn nothing_on_standard_input_is_told() {
    let ran = affair("accounting-stdin").run("check --no-cache a.txt -");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("left unread: stdin: is blank"), "{}", ran.err);
}

#[test]
#[cfg(unix)]
fn a_pipe_that_nobody_writes_to_is_left_and_one_with_words_is_read() {
    let folder = affair("accounting-pipe").with("gainsay.toml", "[limits]\npipe-seconds = 0.5\n");
    let run = |script: &str| {
        let mut command = folder.shell(script);
        command.env("GAINSAY", env!("CARGO_BIN_EXE_gainsay"));
        crate::program::Ran::of(&mut command)
    };
    let start = std::time::Instant::now();
    let silent = run("mkfifo p.txt; \"$GAINSAY\" check --no-cache a.txt p.txt");
    assert!(start.elapsed().as_secs() < 30);
    assert_eq!(silent.code, 2);
    assert!(silent.err.contains("left unread: p.txt: is a pipe to which nobody wrote for 0.5 s"), "{}", silent.err);
    let heard = run("mkfifo q.txt; cat b.txt > q.txt & \"$GAINSAY\" check --no-cache --isolated a.txt q.txt");
    assert_eq!(heard.code, 1, "{}", heard.err);
}
