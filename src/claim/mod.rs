//! From dependency trees to claims: who did what to whom, with its sign and all that limits it.

pub mod attribution;
mod model;
#[cfg(test)]
mod notation;
mod phrase;
pub mod quantity;
pub mod reference;
pub mod time;

/// s
pub fn extract(_: &crate::language::Parsed, _: &crate::lexicon::Lexicon) -> Vec<Claim> {
    Vec::new()
}

pub use model::{
    Argument, Claim, Event, EventForm, Factuality, Link, Medium, Mention, Polarity, Quantity, Speech, Tense, Time, Via,
};
pub use phrase::{Phrase, Quantifier, Role};
