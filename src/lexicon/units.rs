//! Number words, units of measure, and words of approximation.

use crate::data::DataFile;
use crate::error::Error;

/// Number words, units of measure, and words of approximation.
#[derive(Debug, Default)]
pub struct Units {}

impl Units {
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
