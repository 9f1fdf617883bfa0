//! Cues of polarity and factuality: negators, implicatives, hedges, restrictors.

use crate::data::DataFile;
use crate::error::Error;

/// Cues of polarity and factuality: negators, implicatives, hedges, restrictors.
#[derive(Debug, Default)]
pub struct Cues {}

impl Cues {
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
