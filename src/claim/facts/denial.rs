//! What a negated claim denies beside its event: a circumstance, a degree, or nobody's act in particular.

use super::occasion::{SPANS, is_since};
use crate::claim::{Argument, Claim, EventForm, Phrase, Polarity, Quantifier, Role, Tense};

/// Prepositions behind which a negated clause has what it denies.
const DENIED: [&str; 12] = [
    "as",
    "because",
    "because_of",
    "due_to",
    "instead_of",
    "like",
    "rather_than",
    "since",
    "than",
    "through",
    "until",
    "without",
];

/// Words that bound a denial by what came after.
const EARLIER: [&str; 4] = ["previously", "before", "earlier", "until then"];

/// Adverbs of haste: who did not act at once acted later.
const HASTY: [&str; 6] = ["immediately", "instantly", "quickly", "promptly", "swiftly", "hastily"];

/// "Any evidence that confirms it": what the clause of an indefinite pronoun or noun tells is told of nothing there is.
pub(crate) fn supposed(claim: &Claim) -> bool {
    let any = claim.actor.as_ref().is_some_and(|actor| actor.phrase.quantifier == Quantifier::Any);
    any && claim.polarity == Polarity::Positive
}

/// "Had not felt so safe".
pub(crate) fn denies_degree(claim: &Claim) -> bool {
    let degree = |word: &ecow::EcoString| matches!(word.as_str(), "so" | "as" | "too");
    claim.polarity == Polarity::Negative && claim.restrictors.iter().any(degree)
}

/// "Prevented from travelling": a negated clause that names neither who acts nor to whom.
pub(crate) fn nobody(claim: &Claim) -> bool {
    let party = |role: &Role| matches!(role, Role::Object | Role::Recipient | Role::Complement);
    let open = claim.event.tense == Tense::Open || claim.arguments.is_empty();
    claim.polarity == Polarity::Negative
        && claim.actor.is_none()
        && open
        && claim.event.form == EventForm::Verb
        && !claim.arguments.iter().any(|argument| party(&argument.role))
}

/// "Stopped him not because of the theft", "had not previously stopped him".
pub(crate) fn denies_circumstance(claim: &Claim) -> bool {
    let denied = |argument: &Argument| match &argument.role {
        Role::Oblique(by) => DENIED.contains(&by.as_str()),
        // "Has not competed for five years".
        Role::Time => EARLIER.iter().any(|word| argument.text.eq_ignore_ascii_case(word)) || is_span(&argument.phrase),
        // "Did not act quickly".
        Role::Manner => argument.text.ends_with("ly") && !argument.text.contains(' '),
        _ => false,
    };
    claim.polarity == Polarity::Negative && (claim.arguments.iter().any(denied) || is_hasty(claim) || is_since(claim))
}

/// "Did not immediately leave".
pub(crate) fn is_hasty(claim: &Claim) -> bool {
    claim.event.text.split(' ').any(|word| HASTY.contains(&word))
}

/// "Five years".
fn is_span(phrase: &Phrase) -> bool {
    phrase.plural && SPANS.contains(&phrase.head.as_str())
}
