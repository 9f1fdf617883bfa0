//! Dimension `holder`: in whose voice each side stands.
//!
//! Traps: a spokesperson speaks for the house; "reportedly" names nobody and leaves the claim with the outlet; an
//! outlet that quotes both parties has contradicted neither.

use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::facts::{same_name, speaker};
use crate::claim::{Facts, Mention};

/// The dimension over both claims' innermost named sources.
pub(super) struct HolderDimension;

values! {
    /// In whose voice each side stands.
    pub(super) enum HolderValue {
        /// Both outlets speak for themselves.
        BothOwnVoice = "both-own-voice",
        /// One outlet speaks for itself, the other side is somebody's word.
        OwnVoiceAndSpeaker = "own-voice-and-speaker",
        /// Both are the word of one speaker.
        SameSpeaker = "same-speaker",
        /// They are the words of two.
        DifferentSpeakers = "different-speakers",
    }
}

impl Comparison for HolderDimension {
    type Value = HolderValue;
    const NAME: &'static str = "holder";
    const IS_PLAIN: bool = true;

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, HolderValue> {
        let (left, right) = (speaker(pair.left), speaker(pair.right));
        let value = match (left, right) {
            (None, None) => HolderValue::BothOwnVoice,
            (Some(a), Some(b)) if same_speaker(a, b) => HolderValue::SameSpeaker,
            (Some(_), Some(_)) => HolderValue::DifferentSpeakers,
            _ => HolderValue::OwnVoiceAndSpeaker,
        };
        Cell::new(value, words(pair.left, left), words(pair.right, right))
    }
}

fn words<'a>(claim: &'a Facts<'a>, speaker: Option<&'a Mention>) -> &'a str {
    let outlet = || claim.source.unwrap_or(claim.document);
    speaker.map_or_else(outlet, |mention| mention.text.as_str())
}

/// Whether two sources are one, as far as the texts tell.
pub(super) fn same_speaker(left: &Mention, right: &Mention) -> bool {
    match (&left.id, &right.id) {
        (Some(a), Some(b)) => same_name(a, b),
        _ => false,
    }
}
