//! Whom and what a claim names: the ids of all its participants.

use crate::claim::reference::{NameRelation, name_relation};
use crate::claim::{Facts, Modifier, Phrase};

/// The ids of all actors and places among a claim's participants, modifiers included, the claim's place last.
pub(crate) fn names<'a>(claim: &Facts<'a>) -> impl Iterator<Item = &'a str> {
    let actor = claim.actor.iter().flat_map(|mention| mention.id.as_deref().into_iter().chain(named(&mention.phrase)));
    let arguments =
        claim.arguments.iter().flat_map(|argument| argument.id.as_deref().into_iter().chain(named(&argument.phrase)));
    let place = claim.place.iter().filter_map(|mention| mention.id.as_deref());
    actor.chain(arguments).chain(place)
}

fn named(phrase: &Phrase) -> impl Iterator<Item = &str> {
    phrase.modifiers.iter().filter_map(|modifier| Modifier::of(modifier).actor())
}

/// Whether two ids name one actor: equal, or two writings of one name.
pub(crate) fn same_name(left: &str, right: &str) -> bool {
    left == right || name_relation(left, right) == NameRelation::Same
}
