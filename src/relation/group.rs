//! Dimension `group`: whether a side speaks of a group, and of how much of it.
//!
//! Traps: "some leaders" says nothing of the others; "most leaders" leaves room for one; "leaders" as such does not.

use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::{Facts, Quantifier};

/// The dimension over both claims' actors as groups.
pub(super) struct GroupDimension;

values! {
    /// Whether a side speaks of a group, and of how much of it.
    pub(super) enum GroupValue {
        /// Neither actor is a group.
        None = "none",
        /// A group as such, or all of it.
        Generic = "generic",
        /// Most of a group.
        Most = "most",
        /// Some of a group.
        Some = "some",
    }
}

impl Comparison for GroupDimension {
    type Value = GroupValue;
    const NAME: &'static str = "group";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, GroupValue> {
        let value = degree(pair.left).max(degree(pair.right));
        let text = |claim: &'a Facts<'a>| claim.actor.as_ref().map_or("", |mention| mention.text.as_str());
        Cell::new(value, text(pair.left), text(pair.right))
    }
}

fn degree(claim: &Facts<'_>) -> GroupValue {
    let Some(actor) = claim.actor.as_ref().filter(|mention| mention.id.is_none() && mention.phrase.plural) else {
        return GroupValue::None;
    };
    match actor.phrase.quantifier {
        Quantifier::Bare | Quantifier::All | Quantifier::Definite | Quantifier::Any | Quantifier::No => {
            GroupValue::Generic
        }
        Quantifier::Most => GroupValue::Most,
        _ => GroupValue::Some,
    }
}
