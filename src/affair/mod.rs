//! What several documents tell of: which of them tell of one affair, and who is who in it.

mod gather;
mod people;
mod terms;

pub(crate) use gather::{gather, links};
pub(crate) use people::{People, Who};
pub(crate) use terms::{Terms, common};
