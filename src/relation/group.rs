//! Dimension `group`: whether a side speaks of a group, and of how much of it.
//!
//! Traps: "some leaders" says nothing of the others; "most leaders" leaves room for one; "leaders" as such does not.

use super::{Cell, Dimension, Pair};
use crate::claim::{Claim, Quantifier};

/// The dimension over both claims' actors as groups.
pub(super) struct GroupDimension;

impl Dimension for GroupDimension {
    fn name(&self) -> &'static str {
        "group"
    }

    fn values(&self) -> &'static [&'static str] {
        &["none", "generic", "most", "some"]
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let value = degree(pair.left).max(degree(pair.right));
        let text = |claim: &'a Claim| claim.actor.as_ref().map_or("", |mention| mention.text.as_str());
        Cell::new(["none", "generic", "most", "some"][value], text(pair.left), text(pair.right))
    }
}

fn degree(claim: &Claim) -> usize {
    let Some(actor) = claim.actor.as_ref().filter(|mention| mention.id.is_none() && mention.phrase.plural) else {
        return 0;
    };
    match actor.phrase.quantifier {
        Quantifier::Bare | Quantifier::All | Quantifier::Definite | Quantifier::Any | Quantifier::No => 1,
        Quantifier::Most => 2,
        _ => 3,
    }
}
