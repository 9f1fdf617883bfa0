//! A claim with what is true of it by itself: computed once, before claims meet.

use super::contrast::{asserted, contrasted, spoken};
use super::first::{First, first_slot};
use super::names::names;
use super::occasion::is_bygone;
use super::phrases::{first_phrase, phrases};
use super::silence::{answers, no_comment};
use crate::claim::Claim;
use crate::lexicon::{Lexicon, PhraseClass};
use rayon::prelude::*;
use std::ops::Deref;
use std::sync::Arc;

/// Claims that one thread takes at a time.
const BATCH: usize = 1 << 10;

/// A claim, and the facts of it that comparisons ask for again and again.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    claim: &'a Claim,
    /// The classes of phrases in its sentence, as bits.
    phrases: u8,
    /// The party that would not comment.
    pub(crate) silent: Option<&'a str>,
    /// The party that gives a statement by this very claim.
    pub(crate) answers: Option<&'a str>,
    /// The party whose word its sentence says to stand against something.
    pub(crate) contrasted: Option<&'a str>,
    /// The named speaker in whose voice it stands, and the same where that one says it and does not only want or ask it.
    pub(crate) spoken: Option<&'a str>,
    pub(crate) asserted: Option<&'a str>,
    /// The place of being first that it fills.
    pub(crate) first: Option<Box<First<'a>>>,
    /// Whether it names nobody and nothing.
    pub(crate) is_nameless: bool,
    /// Of such a one, whether its sentence tells of bygone days.
    pub(crate) is_bygone: bool,
}

impl<'a> Facts<'a> {
    /// Those of one claim; one pass over its sentence.
    pub fn of(claim: &'a Claim, lexicon: &'a Lexicon) -> Facts<'a> {
        Facts::with(claim, phrases(claim, lexicon), lexicon)
    }

    /// Those of all claims; those of one sentence must stand together, and have it read for phrases once.
    pub fn all(claims: &'a [Claim], lexicon: &'a Lexicon) -> Vec<Facts<'a>> {
        claims.par_chunks(BATCH).flat_map_iter(|batch| of_batch(batch, lexicon)).collect()
    }

    fn with(claim: &'a Claim, phrases: u8, lexicon: &Lexicon) -> Facts<'a> {
        let is_nameless = names(claim).next().is_none();
        let contrast = phrases & PhraseClass::Contrast.bit() != 0;
        Facts {
            claim,
            phrases,
            silent: no_comment(claim),
            answers: answers(claim),
            contrasted: contrast.then(|| contrasted(claim, lexicon)).flatten(),
            spoken: spoken(claim),
            asserted: asserted(claim, lexicon),
            first: first_slot(claim).map(Box::new),
            is_nameless,
            is_bygone: is_nameless && is_bygone(claim),
        }
    }

    /// The claim itself.
    pub fn claim(&self) -> &'a Claim {
        self.claim
    }

    /// The first phrase of that class in its sentence.
    pub(crate) fn phrase(&self, class: PhraseClass, lexicon: &Lexicon) -> Option<&'a str> {
        (self.phrases & class.bit() != 0).then(|| first_phrase(self.claim, class, lexicon))?
    }

    /// Whether its sentence tells one of several states that follow each other.
    pub(crate) fn is_in_turn(&self) -> bool {
        self.phrases & PhraseClass::InTurn.bit() != 0
    }

    /// Whether its sentence calls something untrue.
    pub(crate) fn is_of_untruth(&self) -> bool {
        self.phrases & PhraseClass::Untrue.bit() != 0
    }
}

impl Deref for Facts<'_> {
    type Target = Claim;

    fn deref(&self) -> &Claim {
        self.claim
    }
}

fn of_batch<'a>(batch: &'a [Claim], lexicon: &'a Lexicon) -> Vec<Facts<'a>> {
    let mut all: Vec<Facts<'a>> = Vec::with_capacity(batch.len());
    for claim in batch {
        let before = all.last().filter(|before| Arc::ptr_eq(&before.claim.context, &claim.context));
        let phrases = before.map_or_else(|| phrases(claim, lexicon), |before| before.phrases);
        all.push(Facts::with(claim, phrases, lexicon));
    }
    all
}
