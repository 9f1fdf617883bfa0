//! Dimension `actor`: whether both claims are about one actor.
//!
//! Traps: a government speaks and acts for its country and is the same actor, a province never is; a claim without
//! an actor (a passive) may be anybody's.

use super::value::values;
use super::{Cell, Comparison, Pair, SlotRole};
use crate::claim::{Facts, Via};
use crate::logic::Relation;

/// The dimension over both claims' actors.
pub(super) struct ActorDimension;

values! {
    /// Whether both claims are about one actor.
    pub(super) enum ActorValue {
        /// Both name one actor, or describe it alike.
        Same = "same",
        /// One actor; a side names who speaks and acts for it.
        SpeaksFor = "speaks-for",
        /// The left actor is a part or a member of the right one.
        Narrower = "narrower",
        /// The right actor is a part or a member of the left one.
        Broader = "broader",
        /// Two actors that have nothing in common.
        Exclusive = "exclusive",
        /// How the two stand to each other is not known.
        Independent = "independent",
        /// A side names no actor.
        Absent = "absent",
    }
}

impl Comparison for ActorDimension {
    type Value = ActorValue;
    const NAME: &'static str = "actor";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, ActorValue> {
        let text = |claim: &'a Facts<'a>| claim.actor.as_ref().map_or("", |mention| mention.text.as_str());
        let slot = pair.frame().slots.iter().find(|slot| slot.role == SlotRole::Actor);
        let value = match slot {
            Some(slot) if slot.both && slot.relation == Relation::Same => {
                let speaks =
                    |claim: &Facts<'_>| claim.actor.as_ref().is_some_and(|mention| mention.via == Via::SpeaksFor);
                if speaks(pair.left) || speaks(pair.right) { ActorValue::SpeaksFor } else { ActorValue::Same }
            }
            Some(slot) if slot.both => ActorValue::from(slot.relation),
            _ => ActorValue::Absent,
        };
        Cell::new(value, text(pair.left), text(pair.right))
    }
}

impl From<Relation> for ActorValue {
    fn from(relation: Relation) -> ActorValue {
        match relation {
            Relation::Same => ActorValue::Same,
            Relation::Narrower => ActorValue::Narrower,
            Relation::Broader => ActorValue::Broader,
            Relation::Exclusive | Relation::Complement => ActorValue::Exclusive,
            Relation::Independent | Relation::Cover => ActorValue::Independent,
        }
    }
}
