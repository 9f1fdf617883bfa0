//! Whether a claim is an act of saying, and what is said.

use crate::claim::{Facts, Role};
use std::collections::BTreeSet;

/// Acts of saying that tell nothing without what is said, as classes and as words that are of none.
const TELLING: [&str; 13] = [
    "admit",
    "announce",
    "aware",
    "comment",
    "confirm",
    "decide",
    "decline-comment",
    "deny",
    "know",
    "say",
    "report",
    "statement",
    "tell",
];

/// Letters of a word that tells what a clause is about, and those by which two forms of it are one.
const LONG: usize = 4;

pub(crate) const STEM: usize = 5;

/// Whether a claim is an act of saying that tells nothing without what is said.
pub(crate) fn says(claim: &Facts<'_>) -> bool {
    let event = &claim.event;
    TELLING.contains(&event.id.as_deref().unwrap_or(&event.lemma))
}

/// The stems of the long words of all that an act of saying takes.
pub(crate) fn content(claim: &Facts<'_>) -> BTreeSet<String> {
    let taken = |role: &Role| matches!(role, Role::Object | Role::Complement | Role::Oblique(_));
    let texts = claim.arguments.iter().filter(|argument| taken(&argument.role)).map(|argument| &argument.text);
    let words = texts.flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    let long = words.filter(|word| word.chars().count() >= LONG);
    long.map(|word| word.chars().take(STEM).collect()).collect()
}
