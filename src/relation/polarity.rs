//! Dimension `polarity`: whether the claims' own signs agree.
//!
//! Traps: the sign is the claim's, composed from negators and implicatives; that two signs differ says nothing
//! before the frames are related.

use super::{Cell, Dimension, Pair};

/// The dimension over both claims' signs.
pub(super) struct PolarityDimension;

impl Dimension for PolarityDimension {
    fn name(&self) -> &'static str {
        "polarity"
    }

    fn values(&self) -> &'static [&'static str] {
        &["same", "opposite"]
    }

    fn is_plain(&self) -> bool {
        true
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let value = if pair.left.polarity == pair.right.polarity { "same" } else { "opposite" };
        Cell::new(value, pair.left.event.text.as_str(), pair.right.event.text.as_str())
    }
}
