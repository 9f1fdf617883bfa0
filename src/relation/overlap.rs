//! Dimension `frame`: the relation of two frames; and what two claims tell in common where each tells more than the other: who it was for here, when and where there.
//!
//! Both say the rest. Traps: an event that may happen every day needs the day, or must be of the sort that happens once; what
//! was done needs to be on both sides or on neither; two men here and two women there are not the same two.

use super::quantity::{QuantityDimension, QuantityValue};
use super::value::values;
use super::{Cell, Comparison, Pair, Slot, SlotRole};
use crate::claim::{EventForm, Mention, Modifier, Polarity, Quantifier};
use crate::logic::Relation;

/// The dimension over [`Frame::relation`].
pub(super) struct FrameDimension;

values! {
    /// The natural-logic relation of the two claims as wholes.
    pub(super) enum FrameValue {
        ..Relation,
        /// Each tells more than the other of one happening or one count.
        Overlap = "overlap",
    }
}

impl Comparison for FrameDimension {
    type Value = FrameValue;
    const NAME: &'static str = "frame";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, FrameValue> {
        let value = if overlap(pair) { FrameValue::Overlap } else { FrameValue::from(pair.frame().relation) };
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
    let core = |slot: &Slot| slot.role.is_core();
    let shared = |slot: &Slot| if slot.both { slot.relation == Relation::Same } else { !core(slot) };
    let verb = [pair.left, pair.right].iter().all(|claim| claim.event.form == EventForm::Verb);
    let party = slots.iter().any(|slot| slot.named && (slot.role == SlotRole::Actor || core(slot)));
    let once = || super::time::is_one_day(pair) || super::occurrence::happens_once(pair);
    verb && party && slots.iter().all(shared) && once()
}

/// "Two pilots of the canal" and "two canal pilots were on board the Hauge": as many of one sort, at one named thing.
fn one_count(pair: &Pair<'_>) -> bool {
    let (Some(left), Some(right)) = (&pair.left.actor, &pair.right.actor) else { return false };
    let counted = [left, right].iter().all(|actor| actor.phrase.quantifier == Quantifier::Number);
    let placed =
        |actor: &Mention| actor.phrase.modifiers.iter().any(|modifier| Modifier::of(modifier).actor().is_some());
    if !counted || left.phrase.head != right.phrase.head || placed(left) && placed(right) {
        return false;
    }
    let others = || pair.frame().slots.iter().filter(|slot| slot.role != SlotRole::Actor);
    let same = others().all(|slot| slot.both && slot.relation == Relation::Same);
    same && others().any(|slot| slot.named) && QuantityDimension.compare(pair).value == QuantityValue::Same
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
