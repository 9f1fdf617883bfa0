//! From a document to dependency trees (Universal Dependencies v2).

mod deprel;
mod parsed;
mod upos;

pub use deprel::Deprel;
pub use parsed::{Parsed, Sentence, Token, Word};
pub use upos::Upos;
