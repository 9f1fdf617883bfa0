//! Dimension `document`: whether both claims stand in one document, or in a later one of the same outlet.
//!
//! Traps: what an outlet writes of another day, or of no day, is what it knows by then, unless both texts say of which day they
//! speak; a headline is no sentence of its text, and says in
//! few words what the text says in many; what one sentence opposes ("the one is small, the other is not") is no two statements.

use super::setting::{Together, is_sequel, together};
use super::value::values;
use super::{Cell, Comparison, Pair};

/// The dimension over both claims' documents.
pub(super) struct DocumentDimension;

values! {
    /// Whether both claims stand in one document, or in a later one of the same outlet.
    pub(super) enum DocumentValue {
        /// In one sentence.
        Sentence = "sentence",
        /// In one document.
        Same = "same",
        /// In one document, one of them in its headline.
        Headline = "headline",
        /// In two texts of one outlet of which the later may be the next part of its story.
        Sequel = "sequel",
        /// In two documents.
        Different = "different",
    }
}

impl Comparison for DocumentDimension {
    type Value = DocumentValue;
    const NAME: &'static str = "document";
    const IS_PLAIN: bool = true;

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, DocumentValue> {
        let value = match together(pair.left, pair.right) {
            Together::Apart if is_sequel(pair) => DocumentValue::Sequel,
            Together::Apart => DocumentValue::Different,
            Together::Sentence => DocumentValue::Sentence,
            Together::Document if pair.left.headline || pair.right.headline => DocumentValue::Headline,
            Together::Document => DocumentValue::Same,
        };
        Cell::new(value, pair.left.document, pair.right.document)
    }
}
