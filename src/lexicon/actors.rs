//! Countries, governments, organisations and office holders, and the names they go by.

use crate::data::DataFile;
use crate::error::Error;

/// Countries, governments, organisations and office holders, and the names they go by.
#[derive(Debug, Default)]
pub struct Actors {}

impl Actors {
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
