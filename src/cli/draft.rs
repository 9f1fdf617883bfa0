//! A report about one text: what lies between it and others, its words first.

use crate::finding::{Finding, Report, Side, Summary, wording};
use crate::rules::Rules;
use std::collections::BTreeSet;

/// Characters of a reading beyond which it is cut.
const READING: usize = 120;

/// Leaves of a report what lies between the documents of `draft` and others, and turns it so that the draft speaks first:
/// its side before the others, its sentence before those beside it, its words first in the message.
pub(super) fn about(draft: &BTreeSet<String>, report: &mut Report, rules: &Rules) {
    report.findings.retain(|finding| lies_between(finding, draft));
    for finding in &mut report.findings {
        turn(finding, draft);
        match rules.get(&finding.rule) {
            Some(rule) if finding.question.is_none() => finding.message = message(&rule.message, finding, draft),
            _ => wording::say(finding),
        }
    }
    report.summary = Summary::of(&report.findings);
}

fn lies_between(finding: &Finding, draft: &BTreeSet<String>) -> bool {
    let mut documents = finding.sides.iter().flat_map(|side| &side.claims).map(|claim| draft.contains(&claim.document));
    let first = documents.next();
    documents.any(|other| Some(other) != first)
}

/// Puts the draft's side first, and on each side its sentences.
fn turn(finding: &mut Finding, draft: &BTreeSet<String>) {
    for side in &mut finding.sides {
        side.claims.sort_by_key(|claim| !draft.contains(&claim.document));
        let first = side.claims.first().filter(|first| draft.contains(&first.document));
        let shared = side.claims.iter().any(|claim| !draft.contains(&claim.document));
        if let Some(first) = first.filter(|first| shared && !first.quote.exact.is_empty()) {
            side.reading = shortened(&first.quote.exact);
        }
    }
    let away = |side: &Side| side.claims.first().is_none_or(|first| !draft.contains(&first.document));
    if finding.sides.first().is_some_and(away) {
        finding.sides.sort_by_key(away);
        // A weight on whether both answer one question has no sides.
        for reason in finding.reasons.iter_mut().filter(|reason| reason.dimension != "question") {
            std::mem::swap(&mut reason.left, &mut reason.right);
            match reason.relation.as_str() {
                "narrower" => "broader".clone_into(&mut reason.relation),
                "broader" => "narrower".clone_into(&mut reason.relation),
                _ => {}
            }
        }
    }
}

/// The rule's sentence, with the draft on its left.
fn message(template: &str, finding: &Finding, draft: &BTreeSet<String>) -> String {
    let mut evidence = finding.sides.iter().filter_map(|side| Some((side, side.claims.first()?)));
    let left = evidence.next();
    let beside = || {
        let (side, _) = left?;
        Some((side, side.claims.iter().find(|claim| !draft.contains(&claim.document))?))
    };
    let right = evidence.next().or_else(beside);
    let (Some((left, first)), Some((right, other))) = (left, right) else { return finding.message.clone() };
    let name =
        |named: &Option<crate::finding::Named>| named.as_ref().map_or("somebody", |one| one.name.as_str()).to_owned();
    let mut text = template.to_owned();
    for (placeholder, value) in [
        ("{left.source}", first.source.clone().unwrap_or_else(|| first.document.clone())),
        ("{right.source}", other.source.clone().unwrap_or_else(|| other.document.clone())),
        ("{left.reading}", left.reading.clone()),
        ("{right.reading}", right.reading.clone()),
        ("{actor}", name(&finding.actor)),
        ("{event}", name(&finding.event)),
    ] {
        text = text.replace(placeholder, &value);
    }
    text
}

fn shortened(text: &str) -> String {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match plain.char_indices().nth(READING) {
        Some((at, _)) => format!("{}…", &plain[..at]),
        None => plain,
    }
}
