//! Affairs: what several documents tell of: which of them belong together, and which of their words mean one thing.
//!
//! [`facts`] reads one parsed document and is a pure function of it, so that documents may be read on many machines and kept;
//! [`affairs`] takes the facts of a corpus: it links documents that share rare words (`link`), then, within
//! an affair, brings together the nouns and names that mean one referent (`referents`) and the predicates that tell one event
//! (`events`). Both are graded: named features with written-down weights give a probability for each two *sorts* of
//! mentions (all mentions by one name, by one noun, by one verb), and sorts join while the average over their members holds.
//!
//! For values there stands beside it what judging counts over: groups of documents by shared names (`groups`), the words of an affair
//! by rarity (`terms`), and its people (`people`).
//!
//! The cost is linear in the documents: pairs are drawn from lists of what shares a word, and every list is capped.

mod events;
mod facts;
mod gather;
mod graded;
mod groups;
mod link;
mod model;
mod names;
mod nominal;
mod page;
mod people;
mod predicate;
mod pronoun;
mod referents;
mod sort;
mod terms;
#[cfg(test)]
mod tests;
mod ties;
mod vector;

pub use facts::{Facts, facts};
pub use gather::affairs;
pub(crate) use groups::{gather, links};
pub use model::{Affair, How, Kind, Mention, Thing};
pub(crate) use people::{People, Who};
pub(crate) use terms::{Terms, common};
