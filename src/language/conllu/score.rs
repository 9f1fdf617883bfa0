//! Scores of a model on a treebank, with the treebank's tokens.

use super::predicted;
use crate::error::Error;
use crate::language::{Deprel, Model, Upos};
use std::fmt;

/// Shares of words that a model got right.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scores {
    words: usize,
    tags: usize,
    heads: usize,
    relations: usize,
}

impl Scores {
    #[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
    fn share(&self, right: usize) -> f64 {
        right as f64 / self.words.max(1) as f64
    }

    /// Universal tags.
    pub fn upos(&self) -> f64 {
        self.share(self.tags)
    }

    /// Heads.
    pub fn uas(&self) -> f64 {
        self.share(self.heads)
    }

    /// Heads with their relation, without its subtype.
    pub fn las(&self) -> f64 {
        self.share(self.relations)
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UPOS {:.4} UAS {:.4} LAS {:.4}", self.upos(), self.uas(), self.las())
    }
}

/// Parses the words of a treebank and counts what agrees with it.
///
/// # Errors
/// [`Error::Conllu`] where `text` is no CoNLL-U.
pub fn score(text: &str, model: &Model) -> Result<Scores, Error> {
    let mut scores = Scores::default();
    predicted(text, model, |sentence, words| {
        for (row, found) in sentence.words().zip(words) {
            let head = row.cells[6].parse() == Ok(found.head);
            scores.words += 1;
            scores.tags += usize::from(Upos::parse(row.cells[3]) == found.upos);
            scores.heads += usize::from(head);
            scores.relations += usize::from(head && Deprel::parse(row.cells[7]).main() == found.deprel.main());
        }
        Ok(())
    })?;
    Ok(scores)
}
