//! From dependency trees to claims: who did what to whom, with its sign and all that limits it.

mod attribution;
mod clause;
mod commitment;
mod confidence;
mod ellipsis;
mod event;
mod extract;
mod factuality;
mod frame;
mod model;
#[cfg(test)]
mod notation;
mod phrase;
mod place;
mod polarity;
pub mod quantity;
pub mod reference;
mod restrictor;
mod role;
#[cfg(test)]
mod tests;
mod tree;
pub mod time;

pub use extract::extract;
pub use model::{
    Argument, Claim, Event, EventForm, Factuality, Link, Medium, Mention, Polarity, Quantity, Speech, Tense, Time, Via,
};
pub use phrase::{Phrase, Quantifier};
pub use role::Role;
