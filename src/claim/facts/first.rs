//! Whether a claim says of somebody that it was the first of its kind.
//!
//! Traps: "first since 1990" is not first; a holder that nothing resolved is nobody; "first vice president" is a rank.

use crate::claim::{EventForm, Facts, Mention, Phrase, Polarity, Role};

/// Offices of which the highest rank is the first.
const RANKS: [&str; 8] =
    ["vice-president", "secretary", "lady", "minister", "mate", "officer", "lieutenant", "sergeant"];

/// A claim's "X is the first N to …": the holder and what it is first of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct First<'a> {
    pub(crate) holder: &'a Mention,
    pub(crate) id: &'a str,
    pub(crate) phrase: &'a Phrase,
    pub(crate) place: Option<&'a str>,
}

/// The slot that a positive claim fills, if it says of somebody resolved that it was first.
pub(crate) fn first_slot<'a>(claim: &Facts<'a>) -> Option<First<'a>> {
    let holder = claim.actor.as_ref()?;
    let id = holder.id.as_deref()?;
    let is = claim.event.form == EventForm::Copula || claim.event.lemma == "become";
    if claim.polarity == Polarity::Negative || !is {
        return None;
    }
    let complement = claim.arguments.iter().find(|argument| {
        matches!(argument.role, Role::Complement | Role::Object) && argument.phrase.ordinal == Some(1)
    })?;
    let since = claim.arguments.iter().any(|argument| matches!(&argument.role, Role::Oblique(by) if by == "since"));
    if since || complement.text.contains(" since ") || is_rank(&complement.phrase) {
        return None;
    }
    let place = claim.place.as_ref().and_then(|mention| mention.id.as_deref());
    Some(First { holder, id, phrase: &complement.phrase, place })
}

/// "First vice president", "first secretary": a rank, of which there may be many.
fn is_rank(phrase: &Phrase) -> bool {
    let vice = phrase.modifiers.iter().any(|word| matches!(word.as_str(), "vice" | "deputy" | "assistant"));
    vice || RANKS.contains(&phrase.head.as_str())
}
