//! Dimension `document`: whether both claims stand in one document.
//!
//! Traps: two documents of one outlet are still two documents; a headline is no sentence of its text, and says in
//! few words what the text says in many; what one sentence opposes ("the one is small, the other is not") is no two statements.

use super::{Cell, Dimension, Pair};

/// The dimension over both claims' documents.
pub(super) struct DocumentDimension;

impl Dimension for DocumentDimension {
    fn name(&self) -> &'static str {
        "document"
    }

    fn values(&self) -> &'static [&'static str] {
        &["sentence", "same", "headline", "different"]
    }

    fn is_plain(&self) -> bool {
        true
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let value = match () {
            () if pair.left.document != pair.right.document => "different",
            () if pair.left.sentence == pair.right.sentence => "sentence",
            () if pair.left.headline || pair.right.headline => "headline",
            () => "same",
        };
        Cell::new(value, &*pair.left.document, &*pair.right.document)
    }
}
