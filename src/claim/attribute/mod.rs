//! Attribute values: what a sentence says of somebody or something that another sentence may say otherwise.
//!
//! A value is read from chunks of words with the tree as a help, so that a wrong tree loses a reason and not the value. Each file
//! reads one form: ages, clock times, days, streets, numbers, scales, scores, ranks, classes of words, names, homes, who did it and
//! to whom. A [`Passage`] is a sentence as values are compared in it: its values and the words around them.

mod about;
mod age;
mod chunk;
mod class;
mod clock;
mod day;
mod home;
mod model;
mod name;
mod number;
mod order;
mod passage;
mod role;
mod scale;
mod street;
mod value;
mod words;

pub use model::{About, Content, Passage, Roughly, Term, Value};
pub(crate) use name::is_close;
pub(crate) use order::sort_by_content;
pub(crate) use passage::{Surroundings, passage};
pub(crate) use words::cut;

#[cfg(test)]
mod tests;
