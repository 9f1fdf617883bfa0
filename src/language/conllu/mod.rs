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

use crate::error::Error;
use crate::language::Model;
use crate::language::model::Predicted;
use crate::language::names::Names;

/// Sentences that a model reads together.
const TOGETHER: usize = 48;

/// Hands every sentence of `text` to `each` with what the model says of its words.
fn predicted(
    text: &str,
    model: &Model,
    mut each: impl FnMut(&Annotated<'_>, Vec<Predicted>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut rest = sentences(text);
    loop {
        let mut failed = None;
        let some =
            rest.by_ref().take(TOGETHER).map_while(|sentence| sentence.map_err(|error| failed = Some(error)).ok());
        let some: Vec<Annotated<'_>> = some.collect();
        let forms: Vec<Vec<&str>> =
            some.iter().map(|sentence| sentence.words().map(|row| row.cells[1]).collect()).collect();
        let forms: Vec<&[&str]> = forms.iter().map(Vec::as_slice).collect();
        for (sentence, words) in some.iter().zip(model.predict(&forms, &Names::default())) {
            each(sentence, words)?;
        }
        match failed {
            Some(error) => return Err(error),
            None if some.is_empty() => return Ok(()),
            None => {}
        }
    }
}
