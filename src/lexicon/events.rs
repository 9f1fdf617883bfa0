//! Event classes, the words that express them, and the relations between them.

use crate::data::DataFile;
use crate::error::Error;

/// Event classes, the words that express them, and the relations between them.
#[derive(Debug, Default)]
pub struct Events {}

impl Events {
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
