//! Dimension `frame`: the relation of two frames; and what two claims tell in common where each tells more than the other: who it was for here, when and where there.
//!
//! Both say the rest. Traps: an event that may happen every day needs the day, or must be of the sort that happens once; what
//! was done needs to be on both sides or on neither; two men here and two women there are not the same two.

use super::event::relation_name;
use super::quantity::QuantityDimension;
use super::{Cell, Dimension, Pair, Slot};
use crate::claim::{EventForm, Mention, Polarity, Quantifier};
use crate::logic::Relation;

/// The dimension over [`Frame::relation`].
pub(super) struct FrameDimension;

impl Dimension for FrameDimension {
    fn name(&self) -> &'static str {
        "frame"
    }

    fn values(&self) -> &'static [&'static str] {
        &["same", "narrower", "broader", "complement", "exclusive", "cover", "overlap", "independent"]
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let value = if overlap(pair) { "overlap" } else { relation_name(pair.frame().relation) };
        Cell::new(value, pair.left.text.as_str(), pair.right.text.as_str())
    }
}

/// Whether two positive claims, which as wholes do not relate, tell one happening or one count.
pub(super) fn overlap(pair: &Pair<'_>) -> bool {
    let frame = pair.frame();
    let told = [pair.left, pair.right].iter().all(|claim| claim.polarity == Polarity::Positive);
    let open = frame.relation == Relation::Independent && frame.event == Relation::Same;
    told && open && (one_happening(pair) || one_count(pair))
}

/// Of one named party, on a day that both name or as something that happens once.
fn one_happening(pair: &Pair<'_>) -> bool {
    let slots = &pair.frame().slots;
    let core = |slot: &Slot| matches!(slot.role.as_str(), "object" | "complement");
    let shared = |slot: &Slot| if slot.both { slot.relation == Relation::Same } else { !core(slot) };
    let verb = [pair.left, pair.right].iter().all(|claim| claim.event.form == EventForm::Verb);
    let party = slots.iter().any(|slot| slot.named && (slot.role == "actor" || core(slot)));
    let once = || super::time::is_one_day(pair) || super::occurrence::happens_once(pair);
    verb && party && slots.iter().all(shared) && once()
}

/// "Two pilots of the canal" and "two canal pilots were on board the Hauge": as many of one sort, at one named thing.
fn one_count(pair: &Pair<'_>) -> bool {
    let (Some(left), Some(right)) = (&pair.left.actor, &pair.right.actor) else { return false };
    let counted = [left, right].iter().all(|actor| actor.phrase.quantifier == Quantifier::Number);
    let placed = |actor: &Mention| actor.phrase.modifiers.iter().any(|modifier| modifier.starts_with('@'));
    if !counted || left.phrase.head != right.phrase.head || placed(left) && placed(right) {
        return false;
    }
    let others = || pair.frame().slots.iter().filter(|slot| slot.role != "actor");
    let same = others().all(|slot| slot.both && slot.relation == Relation::Same);
    same && others().any(|slot| slot.named) && QuantityDimension.cell(pair).value == "same"
}

#[cfg(test)]
mod tests {
    use crate::relation::tests::values;

    #[test]
    fn what_each_tells_besides_is_left_out() {
        let left = "Hauge Line apologised on 12 May 2020 for the delay.";
        assert!(values("frame", left, "Hauge Line apologised on 12 May 2020 to its crew.").contains("overlap"));
        assert!(!values("frame", left, "Hauge Line apologised on 11 May 2020 to its crew.").contains("overlap"));
    }

    #[test]
    fn as_many_of_one_sort_at_one_place_are_the_same_ones() {
        let left = "Two pilots of the coast guard were on board the Hauge Star.";
        assert!(values("frame", left, "Two harbour pilots were on board the Hauge Star.").contains("overlap"));
        assert!(!values("frame", left, "Two harbour pilots were on board the Vega Star.").contains("overlap"));
    }
}
