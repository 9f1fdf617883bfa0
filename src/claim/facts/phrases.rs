//! Which phrases ("contrary to", "at first", "a correction") stand in a claim's sentence.

use crate::claim::Claim;
use crate::lexicon::{Lexicon, PhraseClass};

/// The classes of phrases in it, as bits ([`crate::lexicon::Cues::phrases`]).
pub(super) fn phrases(claim: &Claim, lexicon: &Lexicon) -> u8 {
    lexicon.cues.phrases(&claim.context)
}

/// The first phrase of that class as it stands.
pub(super) fn first_phrase<'a>(claim: &'a Claim, class: PhraseClass, lexicon: &Lexicon) -> Option<&'a str> {
    claim.context.get(lexicon.cues.phrase(class, &claim.context)?)
}
