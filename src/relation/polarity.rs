//! Dimension `polarity`: whether the claims' own signs agree.
//!
//! Traps: the sign is the claim's, composed from negators and implicatives; that two signs differ says nothing
//! before the frames are related.

use super::value::values;
use super::{Cell, Comparison, Pair};

/// The dimension over both claims' signs.
pub(super) struct PolarityDimension;

values! {
    /// Whether the claims' own signs agree.
    pub(super) enum PolarityValue {
        /// Both say that it is so, or both that it is not.
        Same = "same",
        /// One says that it is so, the other that it is not.
        Opposite = "opposite",
    }
}

impl Comparison for PolarityDimension {
    type Value = PolarityValue;
    const NAME: &'static str = "polarity";
    const IS_PLAIN: bool = true;

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, PolarityValue> {
        let value =
            if pair.left.polarity == pair.right.polarity { PolarityValue::Same } else { PolarityValue::Opposite };
        Cell::new(value, pair.left.event.text.as_str(), pair.right.event.text.as_str())
    }
}
