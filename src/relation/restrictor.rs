//! Dimension `restrictor`: whether the frames contradict only once restrictors are left out.
//!
//! Traps: "publicly condemned" against "did not condemn" is direct, "condemned" against "did not publicly condemn"
//! is not; "so far" bounds a time and narrows no event.

use super::{Cell, Dimension, Pair};
use crate::claim::Claim;

/// The dimension over both claims' restrictors.
pub(super) struct RestrictorDimension;

impl Dimension for RestrictorDimension {
    fn name(&self) -> &'static str {
        "restrictor"
    }

    fn values(&self) -> &'static [&'static str] {
        &["none", "same", "harmless", "needed"]
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let frame = pair.frame();
        let (left, right) = (&pair.left.restrictors, &pair.right.restrictors);
        let value = if left.is_empty() && right.is_empty() {
            "none"
        } else if left == right {
            "same"
        } else if frame.relation.contradicts() && !frame.restricted.contradicts() {
            "needed"
        } else {
            "harmless"
        };
        let words = |claim: &Claim| claim.restrictors.join(", ");
        Cell::new(value, words(pair.left), words(pair.right))
    }
}
