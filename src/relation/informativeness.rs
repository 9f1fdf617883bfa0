//! Dimension `substance`: whether two claims share enough for their agreement to be worth telling.
//!
//! Traps: bare copulas and light verbs ("is", "has", "made") without a measure, acts of saying without content, and pairs
//! that share only a predicate agree on nothing; what states do over and over ("Norway protested") needs an object.

use super::first::one_first;
use super::participant::points;
use super::quantity::{QuantityDimension, QuantityValue};
use super::time::is_one_day;
use super::value::values;
use super::{Cell, Comparison, Pair, Slot, SlotRole};
use crate::claim::facts::{LIGHT, names};
use crate::claim::{ActorId, EventForm, Facts, Role, Tense};
use crate::logic::Relation;

/// The dimension over what both claims hold in common.
pub(super) struct SubstanceDimension;

values! {
    /// Whether two claims share enough for their agreement to be worth telling.
    pub(super) enum SubstanceValue {
        /// They share too little.
        Thin = "thin",
        /// They share a named party and enough beside.
        Rich = "rich",
    }
}

impl Comparison for SubstanceDimension {
    type Value = SubstanceValue;
    const NAME: &'static str = "substance";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, SubstanceValue> {
        let frame = pair.frame();
        let dated = usize::from(is_one_day(pair));
        let told = frame.slots.iter().filter(|slot| slot.both && slot.relation.agrees() && tells(pair, slot)).count();
        let both = dated + told;
        let counted = !matches!(QuantityDimension.compare(pair).value, QuantityValue::Absent | QuantityValue::Other);
        let anchored = frame.named() || pair.shares_a_name() || within_a_place(pair);
        let light = !one_first(pair) && [pair.left, pair.right].into_iter().any(|claim| is_light(claim, pair));
        let whole = both >= 2 && !light || both >= 1 && counted || happened_to_one(pair);
        Cell::new(
            if anchored && whole { SubstanceValue::Rich } else { SubstanceValue::Thin },
            pair.left.text.as_str(),
            pair.right.text.as_str(),
        )
    }
}

/// Whether a slot that both fill says what it is about: "the matter" alone does not, "the matter with Norway" does.
fn tells<'a>(pair: &Pair<'a>, slot: &Slot) -> bool {
    let filler = |claim: &'a Facts<'a>, text: &str| {
        let found = claim.arguments.iter().find(|argument| argument.text == text);
        found.map(|argument| &argument.phrase)
    };
    let (Some(left), Some(right)) = (filler(pair.left, &slot.left), filler(pair.right, &slot.right)) else {
        return true;
    };
    let actor = pair.left.actor.as_ref().and_then(|actor| actor.id.as_deref());
    let named =
        || names(pair.left).filter(|id| Some(*id) != actor).any(|id| names(pair.right).any(|other| other == id));
    !(points(left) || points(right)) || named()
}

/// Whether one side names a place within the other's, where both texts speak of more that is the same: investigators in
/// Oslo are Norwegian ones.
fn within_a_place(pair: &Pair<'_>) -> bool {
    let actors = &pair.lexicon.actors;
    let touch = |left: &str, right: &str| actors.is_part_of(left, right) || actors.is_part_of(right, left);
    let affair = pair.matters().shares_names;
    affair && names(pair.left).any(|left| names(pair.right).any(|right| touch(left, right)))
}

/// "The Titanic sank", "Anna Lind was arrested": an event that needs nobody else, of one thing that bears a name of its own.
/// Who did it may be told on one side.
fn happened_to_one(pair: &Pair<'_>) -> bool {
    let one_slot = |slot: &&Slot| slot.both && slot.named && slot.relation == Relation::Same && own_name(pair, slot);
    let happened = |claim: &Facts<'_>| {
        claim.event.form == EventForm::Verb && claim.event.tense == Tense::Past && !is_light(claim, pair)
    };
    let agent = |slot: &&Slot| slot.role == SlotRole::Actor && !slot.both;
    let participants = |slot: &&Slot| {
        slot.role == SlotRole::Actor || slot.role.is_core() || slot.role == SlotRole::Argument(Role::Recipient)
    };
    let mut slots = pair.frame().slots.iter().filter(participants).filter(|slot| !agent(slot));
    let only = slots.next().as_ref().is_some_and(one_slot) && slots.next().is_none();
    only && happened(pair.left) && happened(pair.right)
}

/// Whether what fills the slot on both sides is somebody or something that only these texts know by name.
fn own_name(pair: &Pair<'_>, slot: &Slot) -> bool {
    let bears = |claim: &Facts<'_>, text: &str| {
        let actor = claim.actor.iter().map(|mention| (&mention.text, &mention.id));
        let mut all = actor.chain(claim.arguments.iter().map(|argument| (&argument.text, &argument.id)));
        all.any(|(own, id)| own == text && id.as_ref().is_some_and(|id| ActorId::of(id).is_named()))
    };
    bears(pair.left, &slot.left) && bears(pair.right, &slot.right)
}

fn is_light(claim: &Facts<'_>, pair: &Pair<'_>) -> bool {
    let content = |slot: &Slot| slot.both && slot.relation.agrees() && slot.role.is_core();
    let empty = !is_one_day(pair) && !pair.frame().slots.iter().any(content);
    let class = claim.event.id.as_deref().and_then(|id| pair.lexicon.events.class(id));
    let saying = empty && class.is_some_and(|class| class.speech);
    let known = claim.event.id.is_some();
    let bare = claim.event.form == EventForm::Copula && !known && claim.arguments.len() < 2;
    saying || bare || (!known && LIGHT.contains(&claim.event.lemma.as_str()))
}
