//! The claim graph: sources, documents, claims, actors, events, places, quotations, and the keys under which claims meet.
//!
//! Judging draws its pairs from here and nowhere else: claims that share no key node are never compared. The graph
//! holds no verdicts; exports lay the findings over it.

mod build;
mod copies;
mod group;
mod key;
mod origin;
mod situation;
mod topic;
mod topics;

pub use build::{ClaimGraph, Edge, Node};
pub(crate) use copies::copied;
pub(crate) use key::matter;
pub use key::{Key, family};
pub use origin::{Basis, Origin, Origins};
pub use situation::Situation;
pub use topic::Topic;
pub(crate) use topic::shares_enough;
pub use topics::Topics;
