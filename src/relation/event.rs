//! Dimension `event`: how the event classes relate, both read as positive.
//!
//! Traps: a word that the lexicon does not know is the same only as itself; contraries of different matters are
//! not exclusive (condemn, reject).

use super::{Cell, Dimension, Pair};
use crate::logic::Relation;

/// The dimension over both claims' event classes.
pub(super) struct EventDimension;

impl Dimension for EventDimension {
    fn name(&self) -> &'static str {
        "event"
    }

    fn values(&self) -> &'static [&'static str] {
        &["same", "narrower", "broader", "complement", "exclusive", "cover", "independent"]
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        Cell::new(relation_name(pair.frame().event), pair.left.event.text.as_str(), pair.right.event.text.as_str())
    }
}

/// A relation as rules write it.
pub(super) fn relation_name(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "same",
        Relation::Narrower => "narrower",
        Relation::Broader => "broader",
        Relation::Complement => "complement",
        Relation::Exclusive => "exclusive",
        Relation::Cover => "cover",
        Relation::Independent => "independent",
    }
}
