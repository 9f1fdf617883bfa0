//! Dimension `document`: whether both claims stand in one document, or in a later one of the same outlet.
//!
//! Traps: what an outlet writes of another day, or of no day, is what it knows by then, unless both texts say of which day they
//! speak; a headline is no sentence of its text, and says in
//! few words what the text says in many; what one sentence opposes ("the one is small, the other is not") is no two statements.

use super::{Cell, Dimension, Pair, Situation};

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
        let value = match () {
            () if pair.left.document != pair.right.document && is_sequel(pair) => "sequel",
            () if pair.left.document != pair.right.document => "different",
            () if pair.left.sentence == pair.right.sentence => "sentence",
            () if pair.left.headline || pair.right.headline => "headline",
            () => "same",
        };
        Cell::new(value, &*pair.left.document, &*pair.right.document)
    }
}

/// Whether one outlet wrote both texts, on two days or without any, and it is not said that they speak of one day.
fn is_sequel(pair: &Pair<'_>) -> bool {
    let one_outlet = pair.left.source.is_some() && pair.left.source == pair.right.source;
    let one_issue = pair.left.published.is_some() && pair.left.published == pair.right.published;
    let times = pair.left.time.as_ref().zip(pair.right.time.as_ref());
    let one_time = times.is_some_and(|(left, right)| left.from <= right.to && right.from <= left.to);
    one_outlet && !one_issue && !one_time && pair.situation == Situation::Open
}
