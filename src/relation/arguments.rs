//! Dimension `arguments`: how everything but event and actor relates, role by role.
//!
//! Traps: an argument that one side leaves out is the broadest, not the same; two contained arguments that point
//! in opposite directions leave nothing sure.

use super::value::values;
use super::{Cell, Comparison, Pair, Slot, SlotRole};
use crate::claim::Facts;
use crate::logic::Relation;

/// The dimension over all slots but the actor's.
pub(super) struct ArgumentsDimension;

values! {
    /// How everything but event and actor relates, role by role.
    pub(super) enum ArgumentsValue {
        ..Relation,
        /// Neither claim has an argument.
        None = "none",
    }
}

impl Comparison for ArgumentsDimension {
    type Value = ArgumentsValue;
    const NAME: &'static str = "arguments";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, ArgumentsValue> {
        let slots: Vec<&Slot> = pair.frame().slots.iter().filter(|slot| slot.role != SlotRole::Actor).collect();
        let value = if slots.is_empty() { ArgumentsValue::None } else { ArgumentsValue::from(joined(&slots)) };
        let words = |claim: &Facts<'_>, side: fn(&Slot) -> &str| {
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
    let mut relations: Vec<((u8, &str), [&str; 2], Relation)> = slots
        .iter()
        .map(|slot| {
            let (one, other) = (slot.left.as_str(), slot.right.as_str());
            (slot.role.order(), [one.min(other), one.max(other)], slot.relation)
        })
        .collect();
    relations.sort_by_key(|(role, words, _)| (*role, *words));
    let join = |all: Relation, (_, _, relation): &((u8, &str), [&str; 2], Relation)| all.join(*relation);
    let (forth, back) =
        (relations.iter().fold(Relation::Same, join), relations.iter().rev().fold(Relation::Same, join));
    match (forth, back) {
        (one, other) if one == other => one,
        (Relation::Independent, told) | (told, Relation::Independent) => told,
        _ => Relation::Independent,
    }
}
