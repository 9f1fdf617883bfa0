//! Two texts of anything, checked the whole way and written in every format that takes a report alone.
#![no_main]

use gainsay::finding::Severity;
use gainsay::relation::Situation;
use gainsay::report::{csv, github, json, junit, markdown, sarif};
use gainsay::text::Document;
use gainsay::{Knowledge, check};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::embedded().expect("what is built in holds"));

fuzz_target!(|texts: (String, String, Option<String>)| {
    let (left, right, source) = texts;
    let mut documents = [Document::bare("a", left), Document::bare("b", right)];
    documents[1].source = source;
    let report = check(&documents, &KNOWLEDGE, Situation::Open);
    let mut out = Vec::new();
    json::write(&report, true, &mut out).expect("memory is never full");
    serde_json::from_slice::<serde_json::Value>(&out).expect("JSON");
    for write in [csv::write, github::write, markdown::write, sarif::write] {
        out.clear();
        write(&report, &mut out).expect("memory is never full");
        let text = std::str::from_utf8(&out).expect("UTF-8");
        assert!(!text.contains("##[") && !text.contains('\u{1b}'));
    }
    out.clear();
    junit::write(&report, Some(Severity::Error), &mut out).expect("memory is never full");
});
