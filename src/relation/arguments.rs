//! Dimension `arguments`: how everything but event and actor relates, role by role.
//!
//! Traps: an argument that one side leaves out is the broadest, not the same; two contained arguments that point
//! in opposite directions leave nothing sure.

use super::{Cell, Dimension, Pair, Slot, frame::relation_name};
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
        let relation = slots.iter().fold(Relation::Same, |all, slot| all.join(slot.relation));
        let value = if slots.is_empty() { "none" } else { relation_name(relation) };
        let words = |side: fn(&Slot) -> &str| {
            let filled: Vec<&str> = slots.iter().map(|slot| side(slot)).filter(|text| !text.is_empty()).collect();
            filled.join("; ")
        };
        Cell::new(value, words(|slot| &slot.left), words(|slot| &slot.right))
    }
}
