//! What one judging leaves to the next: less work, and never another report.

use crate::sets::{SETS, knowledge, set};
use gainsay::finding::Report;
use gainsay::relation::Situation;
use gainsay::text::Document;
use gainsay::{Contents, Knowledge, Memory, Past};

/// A hash of all that the claims of each document are drawn from.
fn contents(documents: &[Document]) -> Contents {
    let content = |document: &Document| {
        let Document { id, source, published, title, text, .. } = document;
        *blake3::hash(format!("{id:?}{source:?}{published:?}{title:?}{text:?}").as_bytes()).as_bytes()
    };
    documents.iter().map(|document| (document.id.clone(), content(document))).collect()
}

fn again(documents: &[Document], memory: &Memory, knowledge: &Knowledge) -> (Report, Memory) {
    let mut found = gainsay::extract(documents, knowledge);
    let contents = contents(documents);
    gainsay::report_again(documents, &mut found, knowledge, Situation::Open, Past { contents: &contents, memory })
}

/// Judges corpora one after the other, each with what the one before left; none may differ from a report without.
fn judge_in_turn(corpora: &[Vec<Document>]) {
    let mut memory = Memory::default();
    for (at, documents) in corpora.iter().enumerate() {
        let (report, left) = again(documents, &memory, knowledge());
        assert_eq!(report, gainsay::check(documents, knowledge(), Situation::Open), "corpus {at}");
        memory = left;
    }
}

fn texts(texts: &[(&str, &str)]) -> Vec<Document> {
    texts.iter().map(|(id, text)| Document::bare(*id, *text)).collect()
}

#[test]
fn documents_that_are_changed_added_and_removed_are_judged_as_if_all_were_new() {
    for set in SETS.map(set) {
        let whole = set.documents;
        let mut corpora = vec![whole.clone()];
        for at in 0..whole.len().min(3) {
            let mut less = whole.clone();
            less.remove(at);
            corpora.extend([less, whole.clone()]);
        }
        let mut changed = whole.clone();
        changed[1].text = whole[0].text.clone();
        changed[1].blocks.clone_from(&whole[0].blocks);
        let mut dated = whole.clone();
        dated[0].published = Some("1999-01-01".parse().unwrap());
        dated[0].source = dated[1].source.clone();
        corpora.extend([changed, dated, whole[1..].to_vec(), whole]);
        judge_in_turn(&corpora);
    }
}

#[test]
fn what_one_document_tells_of_anothers_names_is_not_taken_from_before() {
    let nord = "The Saga Nord left port. The vessel sank in March.";
    let other = "The Saga Nord sailed. The Saga Nord did not sink in March.";
    let called = |word: &str| format!("The {word} Saga Nord is a {word} of Norway.");
    let [ferry, book] = ["ferry", "book"].map(called);
    let corpus = |first: &str| texts(&[("a", first), ("b", nord), ("c", other)]);
    judge_in_turn(&[corpus(&ferry), corpus(&book), corpus(&ferry), texts(&[("b", nord), ("c", other)])]);
}

#[test]
fn who_copied_whom_and_what_is_in_the_news_every_day_is_not_taken_from_before() {
    let copied =
        "Norway has refused the long pipeline through the northern bay a licence for the second time this year.";
    let denied = "Norway has not refused the pipeline a licence. The Hauge Bay Company waits in Bergen.";
    let first = texts(&[("a", copied), ("b", copied), ("c", denied)]);
    let one =
        |at: usize| (format!("d{at}"), format!("The Hauge Bay Company spoke in Bergen on day {at}. Nobody was hurt."));
    let many = |count: usize| -> Vec<Document> {
        let more = (0..count).map(one).map(|(id, text)| Document::bare(id, text));
        first.iter().cloned().chain(more).collect()
    };
    judge_in_turn(&[first.clone(), first[1..].to_vec(), first.clone(), many(22), many(26), many(23), first.clone()]);
}

#[test]
fn what_is_remembered_is_not_asked_again() {
    let documents = set(SETS[0]).documents;
    let (report, memory) = again(&documents, &Memory::default(), knowledge());
    assert!(!report.findings.is_empty());
    let (same, left) = again(&documents, &memory, knowledge());
    assert_eq!((same, &left), (report, &memory));
    // A memory under no rules knows that nothing speaks; that it is taken shows that it is looked at.
    let mute: Vec<_> = gainsay::data::embedded().into_iter().filter(|file| file.path.contains('/')).collect();
    let (nothing, empty) = again(&documents, &Memory::default(), &Knowledge::of(mute).unwrap());
    assert!(nothing.findings.is_empty());
    // Values are judged anew each time.
    assert!(again(&documents, &empty, knowledge()).0.findings.iter().all(|finding| finding.question.is_some()));
}
