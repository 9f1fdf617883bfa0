//! Dimension `holder`: in whose voice each side stands.
//!
//! Traps: a spokesperson speaks for the house; "reportedly" names nobody and leaves the claim with the outlet; an
//! outlet that quotes both parties has contradicted neither.

use super::{Cell, Dimension, Pair};
use crate::claim::facts::{same_name, speaker};
use crate::claim::{Claim, Mention};

/// The dimension over both claims' innermost named sources.
pub(super) struct HolderDimension;

impl Dimension for HolderDimension {
    fn name(&self) -> &'static str {
        "holder"
    }

    fn values(&self) -> &'static [&'static str] {
        &["both-own-voice", "own-voice-and-speaker", "same-speaker", "different-speakers"]
    }

    fn is_plain(&self) -> bool {
        true
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let (left, right) = (speaker(pair.left), speaker(pair.right));
        let value = match (left, right) {
            (None, None) => "both-own-voice",
            (Some(a), Some(b)) if same_speaker(a, b) => "same-speaker",
            (Some(_), Some(_)) => "different-speakers",
            _ => "own-voice-and-speaker",
        };
        Cell::new(value, words(pair.left, left), words(pair.right, right))
    }
}

fn words<'a>(claim: &'a Claim, speaker: Option<&'a Mention>) -> &'a str {
    let outlet = || claim.source.as_deref().unwrap_or(&claim.document);
    speaker.map_or_else(outlet, |mention| mention.text.as_str())
}

/// Whether two sources are one, as far as the texts tell.
pub(super) fn same_speaker(left: &Mention, right: &Mention) -> bool {
    match (&left.id, &right.id) {
        (Some(a), Some(b)) => same_name(a, b),
        _ => false,
    }
}
