//! Dimension `actor`: whether both claims are about one actor.
//!
//! Traps: a government speaks and acts for its country and is the same actor, a province never is; a claim without
//! an actor (a passive) may be anybody's.

use super::event::relation_name;
use super::{Cell, Dimension, Pair};
use crate::claim::{Claim, Via};
use crate::logic::Relation;

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
