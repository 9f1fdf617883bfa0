//! Dimension `arguments`: how everything but event and actor relates, role by role.
//!
//! Traps: an argument that one side leaves out is the broadest, not the same; two contained arguments that point
//! in opposite directions leave nothing sure.

use super::event::relation_name;
use super::{Cell, Dimension, Pair, Slot};
use crate::claim::Claim;
use crate::logic::Relation;

/// The dimension over all slots but the actor's.
pub(super) struct ArgumentsDimension;

impl Dimension for ArgumentsDimension {
    fn name(&self) -> &'static str {
        "arguments"
    }

    fn values(&self) -> &'static [&'static str] {
        &["same", "narrower", "broader", "complement", "exclusive", "cover", "independent", "none"]
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let slots: Vec<&Slot> = pair.frame().slots.iter().filter(|slot| slot.role != "actor").collect();
        let value = if slots.is_empty() { "none" } else { relation_name(joined(&slots)) };
        let words = |claim: &Claim, side: fn(&Slot) -> &str| {
            let mut filled: Vec<&str> = slots.iter().map(|slot| side(slot)).filter(|text| !text.is_empty()).collect();
            // In the order of its own text, from whichever side it is looked at.
            filled.sort_by_key(|text| claim.arguments.iter().position(|argument| argument.text == *text));
            filled.join("; ")
        };
        Cell::new(value, words(pair.left, |slot| &slot.left), words(pair.right, |slot| &slot.right))
    }
}

/// All slots as one relation, whichever is joined first: where one order says something and the other nothing, what it says.
fn joined(slots: &[&Slot]) -> Relation {
    let mut relations: Vec<(&str, [&str; 2], Relation)> = slots
        .iter()
        .map(|slot| {
            let (one, other) = (slot.left.as_str(), slot.right.as_str());
            (slot.role.as_str(), [one.min(other), one.max(other)], slot.relation)
        })
        .collect();
    relations.sort_by_key(|(role, words, _)| (*role, *words));
    let join = |all: Relation, (_, _, relation): &(&str, [&str; 2], Relation)| all.join(*relation);
    let (forth, back) =
        (relations.iter().fold(Relation::Same, join), relations.iter().rev().fold(Relation::Same, join));
    match (forth, back) {
        (one, other) if one == other => one,
        (Relation::Independent, told) | (told, Relation::Independent) => told,
        _ => Relation::Independent,
    }
}
