//! Dimension `holder`: in whose voice each side stands.
//!
//! Traps: a spokesperson speaks for the house; "reportedly" names nobody and leaves the claim with the outlet; an
//! outlet that quotes both parties has contradicted neither.

use super::{Cell, Dimension, Pair, same_name};
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

    fn cell(&self, pair: &Pair<'_>) -> Cell {
        let (left, right) = (speaker(pair.left), speaker(pair.right));
        let value = match (left, right) {
            (None, None) => "both-own-voice",
            (Some(a), Some(b)) if same_speaker(a, b) => "same-speaker",
            (Some(_), Some(_)) => "different-speakers",
            _ => "own-voice-and-speaker",
        };
        let words = |claim: &Claim, speaker: Option<&Mention>| match speaker {
            Some(mention) => mention.text.to_string(),
            None => claim.source.as_deref().unwrap_or(&claim.document).to_owned(),
        };
        Cell::new(value, words(pair.left, left), words(pair.right, right))
    }
}

/// The innermost named source; none where the outlet itself speaks.
pub(super) fn speaker(claim: &Claim) -> Option<&Mention> {
    claim.voices().rev().find_map(|link| link.source.as_ref())
}

/// Whether two sources are one, as far as the texts tell.
pub(super) fn same_speaker(left: &Mention, right: &Mention) -> bool {
    match (&left.id, &right.id) {
        (Some(a), Some(b)) => same_name(a, b),
        _ => false,
    }
}
