//! Dimension `document`: whether both claims stand in one document.
//!
//! Traps: two documents of one outlet are still two documents.

use super::{Cell, Dimension, Pair};

/// The dimension over both claims' documents.
pub(super) struct DocumentDimension;

impl Dimension for DocumentDimension {
    fn name(&self) -> &'static str {
        "document"
    }

    fn values(&self) -> &'static [&'static str] {
        &["same", "different"]
    }

    fn cell(&self, pair: &Pair<'_>) -> Cell {
        let value = if pair.left.document == pair.right.document { "same" } else { "different" };
        Cell::new(value, pair.left.document.to_string(), pair.right.document.to_string())
    }
}
