//! What the stages make of one page of our own, and how each report format looks, as files for review.

use crate::sets::{knowledge, report, root, set};
use gainsay::claim::{Factuality, Polarity};
use gainsay::report::{human, json};
use gainsay::text::{Document, Input, read};
use std::fs;

/// Compares with `snapshots/NAME.snap`.
pub(crate) fn compare(name: &str, made: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, made));
}

fn page() -> Document {
    let bytes = fs::read(root().join("tests/it/page.md")).expect("the page");
    let mut document = read("page.md", &bytes, Input::Auto).documents.remove(0);
    document.published = Some("2025-03-04".parse().expect("a date"));
    document
}

#[test]
fn the_trees_of_a_page() {
    let mut out = Vec::new();
    gainsay::language::conllu::write(&gainsay::language::parse(&page(), knowledge().model), &mut out).unwrap();
    compare("page-trees", &String::from_utf8(out).unwrap());
}

#[test]
fn the_claims_of_a_page() {
    let claims = gainsay::claims_of(&page(), knowledge());
    let lines: Vec<String> = claims.iter().map(shown).collect();
    compare("page-claims", &lines.join("\n"));
}

#[test]
fn the_report_for_people() {
    let mut out = Vec::new();
    human::write(&report(&set("chechnya-visas-2017")), human::Look { color: false, width: 100 }, &mut out).unwrap();
    compare("report-human", &String::from_utf8(out).unwrap());
}

#[test]
fn the_report_as_json() {
    let mut out = Vec::new();
    json::write(&report(&set("chechnya-visas-2017")), true, &mut out).unwrap();
    let mut text = String::from_utf8(out).unwrap();
    // The hash of rules and vocabulary changes with every rule; the findings are what is reviewed here.
    let hash = &knowledge().hash;
    assert!(text.contains(hash));
    text = text.replace(hash, "blake3:…");
    compare("report-json", &text);
}

fn bound(bound: Option<f64>) -> String {
    bound.map_or_else(|| "any".to_owned(), |bound| bound.to_string())
}

/// A claim in one line: sign, commitment, who, what, to whom, in whose voice.
fn shown(claim: &gainsay::claim::Claim) -> String {
    use std::fmt::Write;
    let mention = |one: &gainsay::claim::Mention| {
        format!("{}{}", one.text, one.id.as_ref().map_or_else(String::new, |id| format!(" <{id}>")))
    };
    let mut out = format!("{}:{} ", claim.id, claim.sentence.line);
    let sign = if claim.polarity == Polarity::Positive { '+' } else { '−' };
    let sure = match claim.factuality {
        Factuality::Certain => "certain",
        Factuality::Probable => "probable",
        Factuality::Possible => "possible",
        Factuality::Unknown => "open",
    };
    let _ = write!(out, "{sign} {sure} ");
    let event = claim.event.id.as_deref().unwrap_or("-");
    let _ = write!(
        out,
        "[{}] “{}” = {} <{event}>",
        claim.actor.as_deref().map_or_else(|| "-".to_owned(), mention),
        claim.event.text,
        claim.event.lemma
    );
    for argument in &claim.arguments {
        let id = argument.id.as_ref().map_or_else(String::new, |id| format!(" <{id}>"));
        let _ = write!(out, "; {}: {}{id}", argument.role, argument.text);
    }
    for restrictor in &claim.restrictors {
        let _ = write!(out, "; only {restrictor}");
    }
    for quantity in &claim.quantities {
        let _ = write!(
            out,
            "; {} to {} {}",
            bound(quantity.low),
            bound(quantity.high),
            quantity.unit.as_deref().unwrap_or("-")
        );
    }
    if let Some(time) = &claim.time {
        let _ = write!(out, "; {} to {}", time.from, time.to);
    }
    for link in &claim.attribution {
        let _ = write!(out, "; says {}", link.source.as_deref().map_or_else(|| "somebody".to_owned(), mention));
    }
    out
}
