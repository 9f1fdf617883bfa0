//! Dimension `origin`: whether the two sides rest on different people or papers.
//!
//! Traps: twelve outlets that copy one agency are one origin; where no text names anybody, the document itself is
//! the origin.

use super::setting::one_origin;
use super::{Cell, Dimension, Pair};
use crate::graph::Origin;
use std::collections::BTreeSet;

/// The dimension over both sides' origins.
pub(super) struct OriginDimension;

impl Dimension for OriginDimension {
    fn name(&self) -> &'static str {
        "origin"
    }

    fn values(&self) -> &'static [&'static str] {
        &["independent", "shared"]
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let [left, right] = pair.origins;
        let value = if one_origin(pair) { "shared" } else { "independent" };
        let words = |set: &BTreeSet<Origin>| set.iter().map(Origin::name).collect::<Vec<_>>().join(", ");
        Cell::new(value, words(&left.origins), words(&right.origins))
    }
}
