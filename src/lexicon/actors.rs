//! Countries, governments, organisations and office holders, and the names they go by.

use crate::data::DataFile;
use crate::error::Error;

/// SEAM: the lexicon branch replaces this file; what judging calls is below, keep these signatures.
#[derive(Debug, Default)]
pub struct Actors {}

/// An actor; judging needs `name` (Display/as_str) and `kind` (PartialEq).
#[derive(Debug)]
pub struct Actor {
    /// How a report names it.
    pub name: String,
    /// Country, person, outlet …
    pub kind: u8,
}

impl Actors {
    pub(super) fn add(&mut self, _file: &DataFile) -> Result<(), Error> {
        Ok(())
    }

    /// The actor of that id.
    pub fn get(&self, _id: &str) -> Option<&Actor> {
        None
    }

    /// Whether `part` belongs to `whole`, directly or not (Chechnya, Russia); never for an actor and itself.
    pub fn is_part_of(&self, _part: &str, _whole: &str) -> bool {
        false
    }

    /// All actors that hold this one, nearest first: russia for chechnya.
    pub fn wholes(&self, _id: &str) -> impl Iterator<Item = &str> {
        std::iter::empty()
    }

    /// The offices a person holds or held, as noun lemmas: "president", "chancellor"; empty for others.
    pub fn offices(&self, _id: &str) -> impl Iterator<Item = &str> {
        std::iter::empty()
    }
}
