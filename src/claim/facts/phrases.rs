//! Which phrases ("contrary to", "at first", "a correction") stand in a claim's sentence.

use crate::claim::Claim;
use crate::lexicon::{Lexicon, PhraseClass};
use rayon::prelude::*;
use std::sync::Arc;

/// Whether a sentence tells one of several states that follow each other.
pub(crate) fn in_turn(claim: &Claim, lexicon: &Lexicon) -> bool {
    phrase(claim, PhraseClass::InTurn, lexicon).is_some()
}

pub(crate) fn phrase<'a>(claim: &'a Claim, class: PhraseClass, lexicon: &Lexicon) -> Option<&'a str> {
    claim.context.get(lexicon.cues.phrase(class, &claim.context)?)
}

/// Claims that one thread takes at a time.
const BATCH: usize = 1 << 10;

/// The classes of phrases by claim, as bits ([`crate::lexicon::Cues::phrases`]).
#[derive(Debug, Default)]
pub(crate) struct Phrases(Vec<u8>);

impl Phrases {
    /// One pass over the claims; those of one sentence must stand together, and are read once.
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
