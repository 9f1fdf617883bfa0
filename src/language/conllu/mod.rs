//! CoNLL-U (UD v2): reading treebanks and annotated text, writing trees.
//!
//! [`sentences`] splits a file into sentences of ten-column rows and checks
//! their numbering; everything else here is built on it. [`to_parsed`] makes a
//! [`Parsed`](super::Parsed) of annotated text, [`annotate`] fills the columns of
//! given tokens with a model's predictions, [`write`] prints a parsed document.

mod read;
mod score;
mod tree;
mod write;

pub use read::{Annotated, Kind, Row, sentences};
pub use score::{Scores, score};
pub use tree::to_parsed;
pub use write::{annotate, write};
