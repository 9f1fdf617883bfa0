//! Which classes of phrases ("contrary to", "at first") stand in the sentence of each claim; each sentence is read once.

use crate::claim::Claim;
use crate::lexicon::Lexicon;
use rayon::prelude::*;
use std::sync::Arc;

/// Claims that one thread takes at a time.
const BATCH: usize = 1 << 10;

/// The classes of phrases by claim, as bits ([`crate::lexicon::Cues::phrases`]).
#[derive(Debug, Default)]
pub(crate) struct Phrases(Vec<u8>);

impl Phrases {
    /// One pass over the claims; those of one sentence must stand together.
    pub(crate) fn new(claims: &[Claim], lexicon: &Lexicon) -> Phrases {
        Phrases(claims.par_chunks(BATCH).flat_map_iter(|batch| told(batch, lexicon)).collect())
    }

    /// Those in the sentence of the claim at `index`.
    pub(crate) fn of(&self, index: usize) -> u8 {
        self.0.get(index).copied().unwrap_or_default()
    }
}

fn told(batch: &[Claim], lexicon: &Lexicon) -> Vec<u8> {
    let mut told: Vec<u8> = Vec::with_capacity(batch.len());
    for (at, claim) in batch.iter().enumerate() {
        let before = at.checked_sub(1).filter(|&before| Arc::ptr_eq(&batch[before].context, &claim.context));
        told.push(before.map_or_else(|| lexicon.cues.phrases(&claim.context), |before| told[before]));
    }
    told
}
