//! What stands in a claim's sentence beside the claim, for the other facts; nothing after this reopens the text.

use crate::claim::{Facts, Quantity};

/// What its sentence says behind an event.
pub(crate) fn behind<'a>(claim: &Facts<'a>) -> &'a str {
    let from = claim.event.span.end.saturating_sub(claim.sentence.start) as usize;
    claim.context.get(from..).unwrap_or_default()
}

/// The words of its sentence as they are written.
pub(crate) fn words<'a>(claim: &Facts<'a>) -> impl Iterator<Item = &'a str> {
    claim.context.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The last words before a quantity, the nearest first.
pub(crate) fn before<'a>(claim: &Facts<'a>, quantity: &Quantity) -> impl Iterator<Item = &'a str> {
    let at = quantity.span.start.saturating_sub(claim.sentence.start) as usize;
    claim.context.get(..at).unwrap_or_default().split_whitespace().rev()
}

/// Whether its sentence ends like one; a row of a table does not.
pub(crate) fn in_prose(claim: &Facts<'_>) -> bool {
    claim.context.trim_end().ends_with(['.', '!', '”', '"', '’', '\'', ')'])
}

/// Whether it asks.
pub(crate) fn asks(claim: &Facts<'_>) -> bool {
    claim.context.ends_with('?')
}

/// How long its sentence is, in bytes.
pub(crate) fn length(claim: &Facts<'_>) -> usize {
    claim.context.len()
}

/// Whether letters stand anywhere in its sentence.
pub(crate) fn holds(claim: &Facts<'_>, letters: &str) -> bool {
    claim.context.contains(letters)
}

/// Whether its sentence begins with these words, marks aside.
pub(crate) fn opens_with(claim: &Facts<'_>, words: &str) -> bool {
    claim.context.trim_start_matches(['`', '"', '“', '\'', '‘', ' ']).starts_with(words)
}

/// Marks with which a headline hands its words to others.
const HANDED: [char; 10] = ['?', '"', '“', '”', '‘', '\'', ':', '«', '…', ';'];

/// Whether a headline's marks hand what it says to others.
pub(crate) fn hands_on(claim: &Facts<'_>) -> bool {
    claim.context.contains(HANDED) || claim.context.contains(" - ") || claim.context.contains(" – ")
}

/// The sentence itself, for people: no comparison looks at it.
pub(crate) fn sentence<'a>(claim: &Facts<'a>) -> &'a str {
    claim.context
}
