//! Dimension `event`: how the event classes relate, both read as positive.
//!
//! Traps: a word that the lexicon does not know is the same only as itself; contraries of different matters are
//! not exclusive (condemn, reject).

use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::logic::Relation;

/// The dimension over both claims' event classes.
pub(super) struct EventDimension;

values! {
    /// How the two events relate, both read as positive.
    pub(super) enum EventValue {
        /// Both say the same.
        Same = "same",
        /// The left one says more: it entails the right one.
        Narrower = "narrower",
        /// The right one says more: it entails the left one.
        Broader = "broader",
        /// One of the two holds and the other does not.
        Complement = "complement",
        /// Not both can hold; neither may.
        Exclusive = "exclusive",
        /// At least one of the two holds.
        Cover = "cover",
        /// Neither says anything of the other.
        Independent = "independent",
    }
}

impl Comparison for EventDimension {
    type Value = EventValue;
    const NAME: &'static str = "event";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, EventValue> {
        Cell::new(EventValue::from(pair.frame().event), pair.left.event.text.as_str(), pair.right.event.text.as_str())
    }
}

impl From<Relation> for EventValue {
    fn from(relation: Relation) -> EventValue {
        match relation {
            Relation::Same => EventValue::Same,
            Relation::Narrower => EventValue::Narrower,
            Relation::Broader => EventValue::Broader,
            Relation::Complement => EventValue::Complement,
            Relation::Exclusive => EventValue::Exclusive,
            Relation::Cover => EventValue::Cover,
            Relation::Independent => EventValue::Independent,
        }
    }
}
