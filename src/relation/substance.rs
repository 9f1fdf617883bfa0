//! Dimension `substance`: whether two claims share enough for their agreement to be worth telling.
//!
//! Traps: bare copulas and light verbs ("is", "has", "made"), acts of saying without content, and pairs that share
//! only a predicate agree on nothing.

use super::slot::one_first;
use super::{Cell, Dimension, Pair};
use crate::claim::{Claim, EventForm};

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
        let both = frame.slots.iter().filter(|slot| slot.both && slot.relation.agrees()).count();
        let anchored = frame.named() || pair.shares_a_name();
        let light = !one_first(pair) && [pair.left, pair.right].into_iter().any(|claim| is_light(claim, pair));
        let value = if anchored && both >= 2 && !light { "rich" } else { "thin" };
        Cell::new(value, &pair.left.text, &pair.right.text)
    }
}

fn is_light(claim: &Claim, pair: &Pair<'_>) -> bool {
    let saying =
        claim.event.id.as_deref().and_then(|id| pair.lexicon.events.class(id)).is_some_and(|class| class.speech);
    let known = claim.event.id.is_some();
    let bare = claim.event.form == EventForm::Copula && !known && claim.arguments.len() < 2;
    saying || bare || (!known && LIGHT.contains(&claim.event.lemma.as_str()))
}
