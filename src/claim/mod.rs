//! From dependency trees to claims: who did what to whom, with its sign and all that limits it.

mod across;
pub mod attribute;
mod attribution;
mod clause;
mod commitment;
mod confidence;
mod ellipsis;
mod event;
mod explain;
mod extract;
mod factuality;
mod frame;
#[cfg(test)]
mod features;
mod fuller;
mod gaps;
mod ground;
mod model;
#[cfg(test)]
mod notation;
mod phrase;
mod place;
mod polarity;
pub mod quantity;
pub mod reference;
mod residue;
mod restrictor;
mod role;
#[cfg(test)]
mod tests;
mod tree;
pub mod time;

pub(crate) use across::settle;
pub use explain::Grounds;
pub use extract::{Extract, extract, extract_all, extract_with_grounds};
pub use gaps::{Gap, Gaps};
pub use model::{
    Argument, Claim, Event, EventForm, Factuality, Link, Medium, Mention, Polarity, Quantity, Speech, Tense, Time, Via,
};
pub use phrase::{Phrase, Quantifier};
pub use role::Role;
pub(crate) use tree::Tree;
