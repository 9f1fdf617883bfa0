//! From dependency trees to claims: who did what to whom, with its sign and all that limits it.

mod across;
mod attribution;
mod clause;
mod commitment;
mod confidence;
mod ellipsis;
mod event;
mod explain;
mod extract;
pub(crate) mod facts;
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
mod order;
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
pub use extract::{extract, extract_with_grounds};
pub use facts::Facts;
pub use gaps::{Gap, Gaps};
pub use model::{
    Argument, Claim, Event, EventForm, Factuality, Link, Medium, Mention, Polarity, Quantity, Speech, Tense, Time, Via,
};
pub(crate) use order::{sort_by_content, sort_by_name};
pub use phrase::{Phrase, Quantifier};
pub use role::Role;
