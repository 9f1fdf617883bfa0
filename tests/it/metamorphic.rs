//! Whoever did it to whatever, the findings are the same: names, things and numbers are exchanged, findings compared.
//!
//! Where the parser reads the exchanged sentence in another way a finding may differ; the test demands a share.
//! `GAINSAY_METAMORPHIC=FOLDER cargo test --test it metamorphic::by_hand -- --nocapture` tries other articles.

use crate::exchange::{Dice, Exchange, Exchanged, KINDS, Kind};
use crate::sets::{SETS, folder_of, knowledge, set};
use gainsay::finding::{Finding, Report, Strength};
use gainsay::relation::Situation;
use gainsay::text::Document;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many exchanges each set goes through.
const SEEDS: u64 = 5;
/// The share of findings, in percent, that must come back the same.
const DEMANDED: usize = 85;

/// Where a finding's evidence stands, side by side; the sides in no order.
type Places = Vec<Vec<(String, usize)>>;

/// What must not change: the rule, how directly it holds, and the sentences.
type Trace = (String, Strength, Places);

/// How many findings came back, of how many, with those that did not.
#[derive(Debug, Default)]
struct Outcome {
    same: usize,
    all: usize,
    words: usize,
    differing: String,
}

impl Outcome {
    fn percent(&self) -> usize {
        (100 * self.same).checked_div(self.all).unwrap_or(100)
    }

    fn add(&mut self, other: &Outcome) {
        self.same += other.same;
        self.all += other.all;
        self.words += other.words;
        self.differing.push_str(&other.differing);
    }
}

fn trace(finding: &Finding, place: impl Fn(&str, usize) -> usize) -> Trace {
    let mut sides: Places = finding
        .sides
        .iter()
        .map(|side| {
            let evidence = side.claims.iter();
            let mut places: Vec<_> =
                evidence.map(|one| (one.document.clone(), place(&one.document, one.span.start as usize))).collect();
            places.sort();
            places
        })
        .collect();
    sides.sort();
    (finding.rule.clone(), finding.strength, sides)
}

/// What is found, but for findings that gather many: these are others as soon as one of the many is.
fn judged(documents: &[Document]) -> Report {
    let mut report = gainsay::check(documents, knowledge(), Situation::Open);
    let gathers = |finding: &Finding| knowledge().rules.get(&finding.rule).is_some_and(|rule| rule.gathers);
    report.findings.retain(|finding| !gathers(finding));
    report
}

/// One exchange of one set.
fn outcome(name: &str, documents: &[Document], before: &Report, kinds: &[Kind], seed: u64) -> Outcome {
    let exchange = Exchange::choose(documents, kinds, &mut Dice::new(seed));
    let (new, ways): (Vec<Document>, Vec<(String, Exchanged)>) = documents
        .iter()
        .map(|document| {
            let (new, way) = exchange.document(document);
            (new, (document.id.clone(), way))
        })
        .unzip();
    let ways: BTreeMap<String, Exchanged> = ways.into_iter().collect();
    let after = judged(&new);
    let old: Vec<(Trace, &Finding)> = before
        .findings
        .iter()
        .map(|finding| (trace(finding, |document, start| ways[document].map(start)), finding))
        .collect();
    let mut left: Vec<(Trace, &Finding)> =
        after.findings.iter().map(|finding| (trace(finding, |_, start| start), finding)).collect();
    let mut found = Outcome { words: ways.values().map(Exchanged::count).sum(), ..Outcome::default() };
    for (trace, finding) in old {
        if let Some(at) = left.iter().position(|(other, _)| *other == trace) {
            left.swap_remove(at);
            found.same += 1;
        } else {
            let _ = writeln!(found.differing, "{name}, seed {seed}: lost {} {}", finding.rule, finding.message);
        }
        found.all += 1;
    }
    found.all += left.len();
    for (_, finding) in left {
        let _ = writeln!(found.differing, "{name}, seed {seed}: new {} {}", finding.rule, finding.message);
    }
    found
}

#[test]
fn exchanging_names_things_and_numbers_changes_no_finding() {
    let mut total = Outcome::default();
    for set in SETS.map(set) {
        let before = judged(&set.documents);
        for seed in 1..=SEEDS {
            let found = outcome(&set.name, &set.documents, &before, &KINDS, seed);
            assert!(found.words > 10, "{}: only {} words were exchanged", set.name, found.words);
            total.add(&found);
        }
    }
    assert!(total.all >= 100, "only {} findings to compare", total.all);
    assert!(
        total.percent() >= DEMANDED,
        "{} of {} findings ({} %) came back, {DEMANDED} % are demanded\n{}",
        total.same,
        total.all,
        total.percent(),
        total.differing
    );
}

/// A table for people: each set under each kind of exchange, then the findings that differ.
#[expect(clippy::print_stdout, reason = "for people: shown with --nocapture")]
fn table(sets: &[(String, Vec<Document>)]) {
    let mut differing = String::new();
    println!("\n{:<24}{:>10}{:>10}{:>10}{:>10}", "set", "kind", "words", "same", "percent");
    for (name, documents) in sets {
        let before = judged(documents);
        let single = KINDS.map(|kind| (format!("{kind:?}"), vec![kind]));
        for (label, kinds) in single.into_iter().chain([("all".to_owned(), KINDS.to_vec())]) {
            let mut total = Outcome::default();
            (1..=SEEDS).for_each(|seed| total.add(&outcome(name, documents, &before, &kinds, seed)));
            let same = format!("{}/{}", total.same, total.all);
            println!("{name:<24}{label:>10}{:>10}{same:>10}{:>10}", total.words, total.percent());
            if kinds.len() > 1 {
                differing.push_str(&total.differing);
            }
        }
    }
    println!("\n{differing}");
}

#[test]
#[ignore = "for people: which kind of exchange changes what"]
fn by_hand() {
    match std::env::var_os("GAINSAY_METAMORPHIC") {
        Some(folder) => table(&[("folder".to_owned(), folder_of(folder.as_ref()))]),
        None => table(&SETS.map(|name| (name.to_owned(), set(name).documents))),
    }
}
