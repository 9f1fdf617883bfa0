//! Verbs and nouns of saying, and what they commit their subject to.

use crate::data::DataFile;
use crate::error::Error;

/// Verbs and nouns of saying, and what they commit their subject to.
#[derive(Debug, Default)]
pub struct SpeechVerbs {}

impl SpeechVerbs {
    /// Adds a file of `rules/lexicon/`.
    ///
    /// # Errors
    /// A file that does not parse, with its place.
    #[expect(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        clippy::needless_pass_by_ref_mut,
        reason = "section not written yet"
    )]
    pub(super) fn add(&mut self, _file: &DataFile) -> Result<(), Error> {
        Ok(())
    }
}
