//! What stands in a claim's sentence beside the claim, for the other facts; nothing after this reopens the text.

use crate::claim::{Claim, Quantity};

/// What its sentence says behind an event.
pub(crate) fn behind(claim: &Claim) -> &str {
    let from = claim.event.span.end.saturating_sub(claim.sentence.start) as usize;
    claim.context.get(from..).unwrap_or_default()
}

/// The words of its sentence as they are written.
pub(crate) fn words(claim: &Claim) -> impl Iterator<Item = &str> {
    claim.context.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The last words before a quantity, the nearest first.
pub(crate) fn before<'a>(claim: &'a Claim, quantity: &Quantity) -> impl Iterator<Item = &'a str> {
    let at = quantity.span.start.saturating_sub(claim.sentence.start) as usize;
    claim.context.get(..at).unwrap_or_default().split_whitespace().rev()
}

/// Whether its sentence ends like one; a row of a table does not.
pub(crate) fn in_prose(claim: &Claim) -> bool {
    claim.context.trim_end().ends_with(['.', '!', '”', '"', '’', '\'', ')'])
}

/// Whether it asks.
pub(crate) fn asks(claim: &Claim) -> bool {
    claim.context.ends_with('?')
}

/// How long its sentence is, in bytes.
pub(crate) fn length(claim: &Claim) -> usize {
    claim.context.len()
}

/// Whether letters stand anywhere in its sentence.
pub(crate) fn holds(claim: &Claim, letters: &str) -> bool {
    claim.context.contains(letters)
}

/// Whether its sentence begins with these words, marks aside.
pub(crate) fn opens_with(claim: &Claim, words: &str) -> bool {
    claim.context.trim_start_matches(['`', '"', '“', '\'', '‘', ' ']).starts_with(words)
}

/// Marks with which a headline hands its words to others.
const HANDED: [char; 10] = ['?', '"', '“', '”', '‘', '\'', ':', '«', '…', ';'];

/// Whether a headline's marks hand what it says to others.
pub(crate) fn hands_on(claim: &Claim) -> bool {
    claim.context.contains(HANDED) || claim.context.contains(" - ") || claim.context.contains(" – ")
}

/// The sentence itself, for people: no comparison looks at it.
pub(crate) fn sentence(claim: &Claim) -> &str {
    &claim.context
}
