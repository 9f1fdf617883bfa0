//! Dimension `document`: whether both claims stand in one document, or in a later one of the same outlet.
//!
//! Traps: what an outlet writes of another day, or of no day, is what it knows by then, unless both texts say of which day they
//! speak; a headline is no sentence of its text, and says in
//! few words what the text says in many; what one sentence opposes ("the one is small, the other is not") is no two statements.

use super::setting::{Together, is_sequel, together};
use super::{Cell, Dimension, Pair};

/// The dimension over both claims' documents.
pub(super) struct DocumentDimension;

impl Dimension for DocumentDimension {
    fn name(&self) -> &'static str {
        "document"
    }

    fn values(&self) -> &'static [&'static str] {
        &["sentence", "same", "headline", "sequel", "different"]
    }

    fn is_plain(&self) -> bool {
        true
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let value = match together(pair.left, pair.right) {
            Together::Apart if is_sequel(pair) => "sequel",
            Together::Apart => "different",
            Together::Sentence => "sentence",
            Together::Document if pair.left.headline || pair.right.headline => "headline",
            Together::Document => "same",
        };
        Cell::new(value, &*pair.left.document, &*pair.right.document)
    }
}
