//! Dimension `origin`: whether the two sides rest on different people or papers.
//!
//! Traps: twelve outlets that copy one agency are one origin; where no text names anybody, the document itself is
//! the origin.

use super::setting::one_origin;
use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::graph::Origin;
use std::collections::BTreeSet;

/// The dimension over both sides' origins.
pub(super) struct OriginDimension;

values! {
    /// Whether the two sides rest on different people or papers.
    pub(super) enum OriginValue {
        /// On nobody and nothing in common.
        Independent = "independent",
        /// On somebody or something in common.
        Shared = "shared",
    }
}

impl Comparison for OriginDimension {
    type Value = OriginValue;
    const NAME: &'static str = "origin";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, OriginValue> {
        let [left, right] = pair.origins;
        let value = if one_origin(pair) { OriginValue::Shared } else { OriginValue::Independent };
        let words = |set: &BTreeSet<Origin>| set.iter().map(Origin::name).collect::<Vec<_>>().join(", ");
        Cell::new(value, words(&left.origins), words(&right.origins))
    }
}
