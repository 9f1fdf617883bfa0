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

    fn cell(&self, pair: &Pair<'_>) -> Cell {
        let value = if pair.left.polarity == pair.right.polarity { "same" } else { "opposite" };
        Cell::new(value, &pair.left.event.text, &pair.right.event.text)
    }
}
