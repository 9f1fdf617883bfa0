//! Dimension `restrictor`: whether the frames contradict only once restrictors are left out.
//!
//! Traps: "publicly condemned" against "did not condemn" is direct, "condemned" against "did not publicly condemn"
//! is not; "so far" bounds a time and narrows no event.

use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::Facts;

/// The dimension over both claims' restrictors.
pub(super) struct RestrictorDimension;

values! {
    /// Whether the claims contradict each other only where restrictors are left out.
    pub(super) enum RestrictorValue {
        /// Neither claim is restricted.
        None = "none",
        /// Both are restricted by the same words.
        Same = "same",
        /// The restrictors change nothing.
        Harmless = "harmless",
        /// They contradict each other only where the restrictors are left out.
        Needed = "needed",
    }
}

impl Comparison for RestrictorDimension {
    type Value = RestrictorValue;
    const NAME: &'static str = "restrictor";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, RestrictorValue> {
        let frame = pair.frame();
        let (left, right) = (&pair.left.restrictors, &pair.right.restrictors);
        let value = if left.is_empty() && right.is_empty() {
            RestrictorValue::None
        } else if left == right {
            RestrictorValue::Same
        } else if frame.relation.contradicts() && !frame.restricted.contradicts() {
            RestrictorValue::Needed
        } else {
            RestrictorValue::Harmless
        };
        let words = |claim: &Facts<'_>| claim.restrictors.join(", ");
        Cell::new(value, words(pair.left), words(pair.right))
    }
}
