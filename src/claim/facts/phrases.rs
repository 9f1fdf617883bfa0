//! Which phrases ("contrary to", "at first", "a correction") stand in a claim's sentence.

use crate::lexicon::{Lexicon, PhraseClass};

/// The classes of phrases in it, as bits ([`crate::lexicon::Cues::phrases`]).
pub(super) fn phrases(sentence: &str, lexicon: &Lexicon) -> u8 {
    lexicon.cues.phrases(sentence)
}

/// The first phrase of that class as it stands.
pub(super) fn first_phrase<'a>(sentence: &'a str, class: PhraseClass, lexicon: &Lexicon) -> Option<&'a str> {
    sentence.get(lexicon.cues.phrase(class, sentence)?)
}
