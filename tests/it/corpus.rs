//! The corpus: what a careful reader must be told of each set, what must not be said, and all that is said.
//!
//! `cargo test --test it corpus::table -- --nocapture` prints how many expectations each set meets.

use crate::sets::{SETS, Set, rendered, report, root, set};
use gainsay::finding::Verdict;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

/// Every entry of `set.toml` that the report of the set does not live up to, one paragraph each.
fn failures(set: &Set) -> Vec<String> {
    let findings = &report(set).findings;
    let mut all = Vec::new();
    for expect in set.wanted.expect.iter().filter(|expect| !expect.hard && !expect.is_met(findings)) {
        let (left, right) = (&expect.left, &expect.right);
        let rule = expect.rule.as_deref().unwrap_or("any rule");
        all.push(format!(
            "unmet: {} by {rule} ({})\n  {}: {}\n  {}: {}",
            verdict(expect.verdict),
            expect.note,
            left.document,
            left.quote,
            right.document,
            right.quote
        ));
    }
    for reject in &set.wanted.reject {
        let Some(finding) = reject.violated(findings) else { continue };
        let (left, right) = (&reject.left, &reject.right);
        all.push(format!(
            "wrongly told: {} {} ({})\n  {}: {}\n  {}: {}",
            finding.rule, finding.message, reject.note, left.document, left.quote, right.document, right.quote
        ));
    }
    all
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Contradiction => "a contradiction",
        Verdict::Update => "an update",
        Verdict::Agreement => "an agreement",
        Verdict::Unrelated => "nothing",
    }
}

/// Two tests a set: what `set.toml` asks for, and everything that is said.
macro_rules! sets {
    ($($module:ident => $name:literal),* $(,)?) => {$(
        mod $module {
            #[test]
            fn lives_up_to_its_expectations() {
                super::expectations($name);
            }

            #[test]
            fn finds_what_its_snapshot_says() {
                super::snapshot($name);
            }
        }
    )*};
}

sets! {
    chechnya_visas_2017 => "chechnya-visas-2017",
    credit_suisse_2023 => "credit-suisse-2023",
    ever_given_2021 => "ever-given-2021",
    gambia_election_2016 => "gambia-election-2016",
    hudson_ditching_2009 => "hudson-ditching-2009",
    lunar_landings_2023 => "lunar-landings-2023",
}

fn expectations(name: &str) {
    let failed = failures(&set(name));
    assert!(failed.is_empty(), "{name}: {} entries of set.toml fail\n\n{}", failed.len(), failed.join("\n\n"));
}

fn snapshot(name: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/corpus");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, rendered(&report(&set(name)))));
}

#[test]
fn every_folder_of_the_corpus_is_tested() {
    let entries = fs::read_dir(root().join("corpus")).unwrap().map(|entry| entry.unwrap());
    let folders = entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().unwrap());
    assert_eq!(folders.collect::<BTreeSet<_>>(), SETS.map(str::to_owned).into());
}

#[test]
fn every_quote_occurs_exactly_once_in_its_document() {
    let mut wrong = String::new();
    for set in SETS.map(set) {
        let expected = set.wanted.expect.iter().flat_map(|one| [&one.left, &one.right].into_iter().chain(&one.others));
        let rejected = set.wanted.reject.iter().flat_map(|one| [&one.left, &one.right]);
        for place in expected.chain(rejected) {
            let document = set.documents.iter().find(|document| document.id == place.document);
            let times = document.map(|document| document.text.matches(&place.quote).count());
            if times != Some(1) {
                let times = times.unwrap_or_default();
                let _ = writeln!(wrong, "{}: {}: {} ({times} times)", set.name, place.document, place.quote);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// `met/wanted` of the entries that `choose` picks.
fn share(set: &Set, choose: impl Fn(Verdict, bool) -> bool) -> String {
    let findings = &report(set).findings;
    let chosen: Vec<_> = set.wanted.expect.iter().filter(|expect| choose(expect.verdict, expect.hard)).collect();
    format!("{}/{}", chosen.iter().filter(|expect| expect.is_met(findings)).count(), chosen.len())
}

#[test]
#[expect(clippy::print_stdout, reason = "for people who tune rules: shown with --nocapture")]
fn table() {
    println!(
        "\n{:<24}{:>8}{:>8}{:>6}{:>7}{:>11}{:>10}",
        "set", "against", "agree", "hard", "wrong", "conflicts", "findings"
    );
    for set in SETS.map(set) {
        let report = report(&set);
        let wrong = set.wanted.reject.iter().filter(|reject| reject.violated(&report.findings).is_some()).count();
        println!(
            "{:<24}{:>8}{:>8}{:>6}{:>7}{:>11}{:>10}",
            set.name,
            share(&set, |verdict, hard| verdict == Verdict::Contradiction && !hard),
            share(&set, |verdict, hard| verdict != Verdict::Contradiction && !hard),
            share(&set, |_, hard| hard),
            format!("{wrong}/{}", set.wanted.reject.len()),
            report.summary.contradictions,
            report.findings.len(),
        );
    }
}
