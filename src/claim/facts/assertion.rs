//! Whether a claim asserts something by itself: some only say which ones are meant, some verbs tell nothing without their object.

use crate::claim::{Argument, EventForm, Facts, Role, Tense};

/// Participles that only lead to a noun.
const LEADING: [&str; 4] = ["including", "excluding", "regarding", "concerning"];

/// "Including Japan", "the kidnapped girls": a participle says which ones are meant, whatever became of them since.
pub(crate) fn is_attributive(claim: &Facts<'_>) -> bool {
    let own = |argument: &Argument| argument.phrase.modifiers.contains(&claim.event.lemma);
    if LEADING.contains(&claim.event.text.as_str()) {
        return true;
    }
    claim.event.form == EventForm::Verb && claim.event.tense == Tense::Open && claim.arguments.iter().any(own)
}

/// Whether a claim is a clause that can be understood alone: no noun, infinitive or participle, and no relative clause whose object
/// stands before it ("the house she chose").
pub(crate) fn is_clause(claim: &Facts<'_>) -> bool {
    let event = &claim.event;
    let told = matches!(event.form, EventForm::Verb | EventForm::Copula | EventForm::Existence);
    let object = claim.arguments.iter().find(|argument| argument.role == Role::Object);
    let whole = match &claim.actor {
        Some(actor) if actor.span.start < event.span.start => {
            object.is_none_or(|object| actor.span.start < object.span.start)
        }
        // A passive has an auxiliary, where a participle beside its noun has none.
        _ => event.form == EventForm::Existence || event.text.contains([' ', '\'', '’']),
    };
    told && event.tense != Tense::Open && whole && !is_attributive(claim)
}

/// Predicates that carry no event of their own.
pub(crate) const LIGHT: [&str; 16] = [
    "be", "have", "do", "make", "get", "take", "give", "go", "come", "use", "include", "become", "see", "want", "need",
    "seem",
];

/// Whether a claim's verb tells nothing without its object.
pub(crate) fn is_hollow(claim: &Facts<'_>) -> bool {
    let event = &claim.event;
    event.form == EventForm::Verb && event.id.is_none() && LIGHT.contains(&event.lemma.as_str())
}
