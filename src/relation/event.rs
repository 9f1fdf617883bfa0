//! Dimension `event`: how the event classes relate, both read as positive.
//!
//! Traps: a word that the lexicon does not know is the same only as itself; contraries of different matters are
//! not exclusive (condemn, reject).

use super::value::values;
use super::{Cell, Comparison, Pair};

/// The dimension over both claims' event classes.
pub(super) struct EventDimension;

values! {
    /// How the two events relate, both read as positive.
    pub(super) enum EventValue {
        ..Relation,
    }
}

impl Comparison for EventDimension {
    type Value = EventValue;
    const NAME: &'static str = "event";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, EventValue> {
        Cell::new(EventValue::from(pair.frame().event), pair.left.event.text.as_str(), pair.right.event.text.as_str())
    }
}
