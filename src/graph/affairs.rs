//! What each document is about, for every claim.

use crate::claim::Claim;
use crate::lexicon::Lexicon;
use crate::relation::Affair;

/// The affairs of all documents.
#[derive(Debug, Default)]
pub struct Affairs {
    all: Vec<Affair>,
    /// The affair of each claim's document.
    of: Vec<usize>,
}

impl Affairs {
    /// One pass over the claims; those of one document must stand together.
    pub fn new(claims: &[Claim], lexicon: &Lexicon) -> Affairs {
        let mut affairs = Affairs::default();
        for document in claims.chunk_by(|a, b| a.document == b.document) {
            affairs.of.extend(document.iter().map(|_| affairs.all.len()));
            affairs.all.push(Affair::of(document, lexicon));
        }
        affairs
    }

    /// What the document of the claim at `index` is about.
    pub fn of(&self, index: usize) -> &Affair {
        &self.all[self.of[index]]
    }
}
