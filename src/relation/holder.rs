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

/// People of whom an outlet only says that they told it.
const NOBODY: [&str; 4] = ["source", "insider", "person", "someone"];

/// The innermost named source; none where the outlet itself speaks, or vouches for what "sources" told it.
pub(super) fn speaker(claim: &Claim) -> Option<&Mention> {
    let party = |mention: &&Mention| mention.id.is_some() || !is_nobody(mention);
    claim.voices().rev().find_map(|link| link.source.as_deref()).filter(party)
}

/// "Sources", "a person close to the talks": somebody whose side is not told.
fn is_nobody(source: &Mention) -> bool {
    let whose = |modifier: &str| modifier.starts_with('@') || modifier.starts_with("of:");
    NOBODY.contains(&source.phrase.head.as_str()) && !source.phrase.modifiers.iter().any(|word| whose(word))
}

/// Whether two sources are one, as far as the texts tell.
pub(super) fn same_speaker(left: &Mention, right: &Mention) -> bool {
    match (&left.id, &right.id) {
        (Some(a), Some(b)) => same_name(a, b),
        _ => false,
    }
}
