//! From a document to dependency trees (Universal Dependencies v2).
//!
//! [`parse`] cuts the text into words and sentences by rule, and a small
//! network, the [`Model`], gives every word its tag, head and relation. [`train`]
//! makes such a model from treebanks; [`conllu`] reads and writes them.

mod activation;
pub mod conllu;
mod decode;
mod deprel;
mod features;
mod folded;
mod headline;
mod lemma;
mod model;
mod names;
mod parse;
mod parsed;
mod readable;
mod repair;
mod token;
pub mod train;
mod upos;
mod wordnet;
mod xpos;

pub(crate) use crate::text::{MONTHS, WEEKDAYS, month};
pub use deprel::Deprel;
pub use model::Model;
pub use parse::parse;
pub use parsed::{Parsed, Sentence, Token, Word};
pub(crate) use token::words_of;
pub use upos::Upos;
