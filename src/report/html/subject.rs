//! What a finding is about, in few words: who and what, and which outlets stand against each other.

use crate::finding::wording::{listed, outlets};
use crate::finding::{Finding, Verdict};
use std::collections::BTreeSet;

/// Who and what a finding is about; every finding has both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Subject<'f> {
    /// The actor, the person or thing of the question, or else the first that a side rests on.
    pub(super) who: &'f str,
    /// The event, the attribute of the question, or else the rule's name.
    pub(super) what: &'f str,
}

/// The subject of a finding.
pub(super) fn subject(finding: &Finding) -> Subject<'_> {
    let asked = finding.question.as_deref().map(|question| question.rsplit_once(": ").unwrap_or((question, question)));
    let named = finding.actor.as_ref().map(|actor| actor.name.as_str());
    let origin = finding.sides.iter().find_map(|side| side.origins.first()).map_or("somebody", String::as_str);
    let event = finding.event.as_ref().map(|event| event.name.as_str());
    Subject {
        who: named.or(asked.map(|(of, _)| of)).unwrap_or(origin),
        what: event.or(asked.map(|(_, attribute)| attribute)).unwrap_or(&finding.name),
    }
}

/// "Globe and Wire against Herald".
pub(super) fn against(finding: &Finding) -> String {
    let between = match finding.verdict {
        Verdict::Update => ", then ",
        _ => " against ",
    };
    let sides: Vec<BTreeSet<&str>> = finding.sides.iter().map(|side| outlets(&side.claims)).collect();
    let one = sides
        .first()
        .is_some_and(|first| first.len() == 1 && sides.len() > 1 && sides.iter().all(|side| side == first));
    let told: Vec<String> = sides.iter().take(3).map(|side| listed(side.iter().copied())).collect();
    match told.first() {
        Some(outlet) if one => format!("{outlet}{between}itself"),
        _ => told.join(between),
    }
}
