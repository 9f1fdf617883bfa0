//! What a negated claim denies beside its event: a circumstance, a degree, or nobody's act in particular.

use super::occasion::{SPANS, is_since};
use super::text::behind;
use crate::claim::{Argument, EventForm, Facts, Phrase, Polarity, Quantifier, Role, Tense};
use crate::lexicon::{Cues, WordClass};

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
pub(crate) fn supposed(claim: &Facts<'_>) -> bool {
    let any = claim.actor.as_ref().is_some_and(|actor| actor.phrase.quantifier == Quantifier::Any);
    any && claim.polarity == Polarity::Positive
}

/// "Had not felt so safe".
pub(crate) fn denies_degree(claim: &Facts<'_>) -> bool {
    let degree = |word: &ecow::EcoString| matches!(word.as_str(), "so" | "as" | "too");
    claim.polarity == Polarity::Negative && claim.restrictors.iter().any(degree)
}

/// "Prevented from travelling": a negated clause that names neither who acts nor to whom.
pub(crate) fn nobody(claim: &Facts<'_>) -> bool {
    let party = |role: &Role| matches!(role, Role::Object | Role::Recipient | Role::Complement);
    let open = claim.event.tense == Tense::Open || claim.arguments.is_empty();
    claim.polarity == Polarity::Negative
        && claim.actor.is_none()
        && open
        && claim.event.form == EventForm::Verb
        && !claim.arguments.iter().any(|argument| party(&argument.role))
}

/// "Stopped him not because of the theft", "had not previously stopped him".
pub(crate) fn denies_circumstance(claim: &Facts<'_>) -> bool {
    let denied = |argument: &Argument| match &argument.role {
        Role::Oblique(by) => DENIED.contains(&by.as_str()),
        // "Has not competed for five years".
        Role::Time => EARLIER.iter().any(|word| argument.text.eq_ignore_ascii_case(word)) || is_span(&argument.phrase),
        // "Did not act quickly".
        Role::Manner => argument.text.ends_with("ly") && !argument.text.contains(' '),
        _ => false,
    };
    claim.polarity == Polarity::Negative
        && (claim.arguments.iter().any(denied) || is_hasty(claim) || is_since(claim) || is_reasoned(claim))
}

/// "Did not pay because it was broke", "did not join before Sweden did": the reason, or the order, may be what is denied.
fn is_reasoned(claim: &Facts<'_>) -> bool {
    // "Denied that it joined before Sweden did" denies that it joined.
    let own = claim.event.text.split(' ').any(|word| matches!(word, "not" | "never") || word.ends_with("n't"));
    let near = behind(claim).split(", ").next().unwrap_or_default();
    claim.event.form == EventForm::Verb && (near.contains(" because ") || own && near.contains(" before "))
}

/// "Did not immediately leave".
pub(crate) fn is_hasty(claim: &Facts<'_>) -> bool {
    claim.event.text.split(' ').any(|word| HASTY.contains(&word))
}

/// "At first did not sign", "used to live there", "once lived there": what was so once, and may be otherwise since.
pub(crate) fn is_passing(claim: &Facts<'_>, cues: &Cues) -> bool {
    let once = |text: &str| {
        let lower = text.to_ascii_lowercase();
        cues.is(WordClass::AtFirst, &lower) || cues.is(WordClass::Once, &lower)
    };
    let timed = claim.arguments.iter().any(|argument| argument.role == Role::Time && once(&argument.text));
    let opens = || {
        let lower = claim.context.get(..24.min(claim.context.len())).unwrap_or_default().to_lowercase();
        lower.match_indices([' ', ',']).any(|(end, _)| cues.is(WordClass::AtFirst, &lower[..end]))
    };
    opens() || claim.restrictors.iter().any(|word| once(word)) || timed || claim.event.text.starts_with("used to ")
}

/// "Is closing it", "started to close it": what is under way is not yet done.
pub(crate) fn is_under_way(claim: &Facts<'_>) -> bool {
    let begun = |word: &ecow::EcoString| matches!(word.as_str(), "begin" | "start" | "commence");
    let mut words = claim.event.text.split(' ');
    let progressive = words.next().is_some_and(|be| {
        matches!(be, "is" | "are" | "was" | "were" | "am" | "be" | "'s" | "\u{2019}s" | "has" | "have")
    }) && words.next_back().is_some_and(|verb| verb.ends_with("ing"));
    claim.event.form == EventForm::Verb && (progressive || claim.restrictors.iter().any(begun))
}

/// What a claim says of when it was, in small letters.
pub(crate) fn spans<'a>(claim: &Facts<'a>) -> impl Iterator<Item = String> + use<'a> {
    let arguments =
        claim.arguments.iter().filter(|argument| argument.role == Role::Time).map(|argument| &argument.text);
    let time = claim.time.into_iter().map(|time| &time.text);
    arguments.chain(time).map(|text| text.as_str().to_lowercase())
}

/// "Five years".
fn is_span(phrase: &Phrase) -> bool {
    phrase.plural && SPANS.contains(&phrase.head.as_str())
}
