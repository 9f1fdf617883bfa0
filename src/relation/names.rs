//! Dimension `actor`: whether both claims are about one actor; and every name that a claim holds.
//!
//! Traps: a government speaks and acts for its country and is the same actor, a province never is; a claim without
//! an actor (a passive) may be anybody's.

use super::{Cell, Dimension, Pair, frame::relation_name};
use crate::claim::{Claim, Phrase, Via};
use crate::logic::Relation;

/// Marks a modifier that names an actor or a place by its id: `@united-states` for "U.S." in "U.S. law".
const NAMED: char = '@';

/// The ids of all actors and places among a claim's participants, modifiers included, the claim's place last.
pub(crate) fn names(claim: &Claim) -> impl Iterator<Item = &str> {
    let actor = claim.actor.iter().flat_map(|mention| mention.id.as_deref().into_iter().chain(named(&mention.phrase)));
    let arguments =
        claim.arguments.iter().flat_map(|argument| argument.id.as_deref().into_iter().chain(named(&argument.phrase)));
    let place = claim.place.iter().filter_map(|mention| mention.id.as_deref());
    actor.chain(arguments).chain(place)
}

fn named(phrase: &Phrase) -> impl Iterator<Item = &str> {
    phrase.modifiers.iter().filter_map(|modifier| modifier.strip_prefix(NAMED))
}

/// The dimension over both claims' actors.
pub(super) struct ActorDimension;

impl Dimension for ActorDimension {
    fn name(&self) -> &'static str {
        "actor"
    }

    fn values(&self) -> &'static [&'static str] {
        &["same", "speaks-for", "narrower", "broader", "exclusive", "independent", "absent"]
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let text = |claim: &'a Claim| claim.actor.as_ref().map_or("", |mention| mention.text.as_str());
        let slot = pair.frame().slots.iter().find(|slot| slot.role == "actor");
        let value = match slot {
            Some(slot) if slot.both && slot.relation == Relation::Same => {
                let speaks = |claim: &Claim| claim.actor.as_ref().is_some_and(|mention| mention.via == Via::SpeaksFor);
                if speaks(pair.left) || speaks(pair.right) { "speaks-for" } else { "same" }
            }
            Some(slot) if slot.both => relation_name(slot.relation),
            _ => "absent",
        };
        Cell::new(value, text(pair.left), text(pair.right))
    }
}
