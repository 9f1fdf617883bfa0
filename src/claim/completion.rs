//! Definite phrases take up what a fuller one told before: "the captain" after "the captain of the ship".
//!
//! Traps: a document that knows two captains, of this ship and of that, leaves "the captain" open; what stands before the
//! fuller phrase may be another one.

use super::id::Modifier;
use super::model::Claim;
use super::phrase::{Phrase, Quantifier};
use ecow::EcoString;
use rustc_hash::FxHashMap;

/// What a noun was said to belong to: none once two wholes were told.
type Wholes = FxHashMap<EcoString, Option<Vec<EcoString>>>;

/// Gives bare definite phrases of a document's claims, in the order of the text, the whole that a phrase before them named.
pub(super) fn complete(claims: &mut [Claim]) {
    let mut known = Wholes::default();
    for claim in claims.iter() {
        phrases(claim).for_each(|phrase| note(phrase, &mut known));
    }
    let mut seen: FxHashMap<EcoString, u32> = FxHashMap::default();
    for claim in claims.iter() {
        for (start, phrase) in starts(claim).filter(|(_, phrase)| !whole(phrase).is_empty()) {
            let first = seen.entry(phrase.head.clone()).or_insert(start);
            *first = start.min(*first);
        }
    }
    for claim in claims.iter_mut() {
        let sentence = claim.sentence.start;
        for phrase in phrases_mut(claim) {
            let before = seen.get(&phrase.head).is_some_and(|&first| first < sentence);
            let told = known.get(&phrase.head).and_then(Option::as_ref);
            if let Some(told) = told.filter(|_| before && is_bare(phrase)) {
                phrase.modifiers.clone_from(told);
            }
        }
    }
}

fn starts(claim: &Claim) -> impl Iterator<Item = (u32, &Phrase)> {
    let actor = claim.actor.iter().map(|mention| (mention.span.start, mention.id.is_some(), &mention.phrase));
    let others = claim.arguments.iter().map(|other| (other.span.start, other.id.is_some(), &other.phrase));
    actor.chain(others).filter(|(_, known, _)| !known).map(|(start, _, phrase)| (start, phrase))
}

fn phrases(claim: &Claim) -> impl Iterator<Item = &Phrase> {
    starts(claim).map(|(_, phrase)| phrase)
}

fn phrases_mut(claim: &mut Claim) -> impl Iterator<Item = &mut Phrase> {
    let actor = claim.actor.iter_mut().filter(|mention| mention.id.is_none()).map(|mention| &mut mention.phrase);
    let others = claim.arguments.iter_mut().filter(|other| other.id.is_none()).map(|other| &mut other.phrase);
    actor.chain(others)
}

/// What something is of and where it is: "the captain *of the ship*", "the ship's captain", "the *Norwegian* embassy *in
/// Oslo*".
fn whole(phrase: &Phrase) -> &[EcoString] {
    let of =
        |modifier: &EcoString| matches!(Modifier::of(modifier), Modifier::Actor(_) | Modifier::Joined("of" | "in", _));
    let definite =
        phrase.quantifier == Quantifier::Definite && !phrase.plural && !phrase.name && phrase.clause.is_empty();
    if definite && phrase.modifiers.iter().all(of) { &phrase.modifiers } else { &[] }
}

fn note(phrase: &Phrase, known: &mut Wholes) {
    let whole = whole(phrase);
    if whole.is_empty() {
        return;
    }
    match known.get_mut(&phrase.head) {
        None => {
            known.insert(phrase.head.clone(), Some(whole.to_vec()));
        }
        Some(Some(told)) if whole.iter().all(|word| told.contains(word)) => {}
        Some(Some(told)) if told.iter().all(|word| whole.contains(word)) => *told = whole.to_vec(),
        Some(told) => *told = None,
    }
}

fn is_bare(phrase: &Phrase) -> bool {
    phrase.quantifier == Quantifier::Definite
        && phrase.modifiers.is_empty()
        && phrase.clause.is_empty()
        && phrase.ordinal.is_none()
        && !(phrase.plural || phrase.pronoun || phrase.name)
}
