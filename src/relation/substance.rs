//! Dimension `substance`: whether two claims share enough for their agreement to be worth telling.
//!
//! Traps: bare copulas and light verbs ("is", "has", "made") without a measure, acts of saying without content, and pairs
//! that share only a predicate agree on nothing; what states do over and over ("Norway protested") needs an object.

use super::quantity::QuantityDimension;
use super::slot::one_first;
use super::time::is_one_day;
use super::{Cell, Dimension, Pair, Slot};
use crate::claim::{Claim, EventForm, Tense};
use crate::logic::Relation;

/// Predicates that carry no event of their own.
const LIGHT: [&str; 16] = [
    "be", "have", "do", "make", "get", "take", "give", "go", "come", "use", "include", "become", "see", "want", "need",
    "seem",
];

/// The dimension over what both claims hold in common.
pub(super) struct SubstanceDimension;

impl Dimension for SubstanceDimension {
    fn name(&self) -> &'static str {
        "substance"
    }

    fn values(&self) -> &'static [&'static str] {
        &["thin", "rich"]
    }

    fn cell(&self, pair: &Pair<'_>) -> Cell {
        let frame = pair.frame();
        let dated = usize::from(is_one_day(pair));
        let both = dated + frame.slots.iter().filter(|slot| slot.both && slot.relation.agrees()).count();
        let counted = !matches!(QuantityDimension.cell(pair).value, "absent" | "other");
        let anchored = frame.named() || pair.shares_a_name();
        let light = !one_first(pair) && [pair.left, pair.right].into_iter().any(|claim| is_light(claim, pair));
        let whole = both >= 2 && !light || both >= 1 && counted || happened_to_one(pair);
        Cell::new(if anchored && whole { "rich" } else { "thin" }, &pair.left.text, &pair.right.text)
    }
}

/// "The Titanic sank": an event that needs nobody else, of one thing that bears a name of its own.
fn happened_to_one(pair: &Pair<'_>) -> bool {
    let one_slot = |slot: &&Slot| slot.both && slot.named && slot.relation == Relation::Same;
    let own_name = [pair.left, pair.right].iter().all(|claim| {
        let mut ids = claim.actor.iter().map(|actor| &actor.id).chain(claim.arguments.iter().map(|other| &other.id));
        ids.next().is_some_and(|id| id.as_ref().is_some_and(|id| id.starts_with("name:")))
    });
    let happened = |claim: &Claim| {
        claim.event.form == EventForm::Verb && claim.event.tense == Tense::Past && !is_light(claim, pair)
    };
    let participants = |slot: &&Slot| matches!(slot.role.as_str(), "actor" | "object" | "complement" | "recipient");
    let mut slots = pair.frame().slots.iter().filter(participants);
    let only = slots.next().as_ref().is_some_and(one_slot) && slots.next().is_none();
    only && own_name && happened(pair.left) && happened(pair.right)
}

fn is_light(claim: &Claim, pair: &Pair<'_>) -> bool {
    let content =
        |slot: &Slot| slot.both && slot.relation.agrees() && matches!(slot.role.as_str(), "object" | "complement");
    let empty = !is_one_day(pair) && !pair.frame().slots.iter().any(content);
    let class = claim.event.id.as_deref().and_then(|id| pair.lexicon.events.class(id));
    let saying = empty && class.is_some_and(|class| class.speech);
    let known = claim.event.id.is_some();
    let bare = claim.event.form == EventForm::Copula && !known && claim.arguments.len() < 2;
    saying || bare || (!known && LIGHT.contains(&claim.event.lemma.as_str()))
}
