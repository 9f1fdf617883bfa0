//! Dimension `voice`: to whom, and to which channel, two reports give one quotation.
//!
//! Traps: a spokesperson is the house as a speaker, but a spoken word is not a release; what one report leaves
//! open contradicts nothing; common nouns ("an official") name nobody, but a release is never an interview.

use super::holder::same_speaker;
use super::{Cell, Dimension, Pair, same_name};
use crate::claim::{Claim, Link, Medium, Mention, Via};
use crate::lexicon::StateWord;

/// Houses that no firm is and no firm is called after.
const HOUSES: [&str; 9] =
    ["ministry", "government", "police", "court", "union", "regulator", "parliament", "army", "military"];

/// The dimension over the links that carry both quotations.
pub(super) struct VoiceDimension;

impl Dimension for VoiceDimension {
    fn name(&self) -> &'static str {
        "voice"
    }

    fn values(&self) -> &'static [&'static str] {
        &["unknown", "same", "other-channel", "other-speaker"]
    }

    fn cell(&self, pair: &Pair<'_>) -> Cell {
        let (Some(left), Some(right)) = (quoting(pair.left), quoting(pair.right)) else {
            return Cell::new("unknown", "", "");
        };
        let value = match (&left.source, &right.source) {
            (Some(a), Some(b)) if same_speaker(a, b) => channels(left, right).unwrap_or("same"),
            (Some(a), Some(b)) if named_apart(a.id.as_deref(), b.id.as_deref()) => "other-speaker",
            (Some(a), Some(b)) if other_house(a, b, pair, 1) || other_house(b, a, pair, 0) => "other-speaker",
            (Some(_), Some(_)) => channels(left, right).unwrap_or("unknown"),
            _ => "unknown",
        };
        Cell::new(value, words(left), words(right))
    }
}

/// The innermost link with words in quotation marks.
pub(crate) fn quoting(claim: &Claim) -> Option<&Link> {
    claim.attribution.iter().rev().find(|link| !link.quote.is_empty())
}

fn named_apart(left: Option<&str>, right: Option<&str>) -> bool {
    left.zip(right).is_some_and(|(a, b)| !same_name(a, b))
}

/// "A spokesperson for Hauge" against "a spokesperson for the ministry", in a text that knows Hauge by its name.
fn other_house(named: &Mention, described: &Mention, pair: &Pair<'_>, side: usize) -> bool {
    let Some(id) = named.id.as_deref().filter(|_| named.via == Via::SpeaksFor && described.id.is_none()) else {
        return false;
    };
    let speaks = pair.lexicon.actors.state_word(&described.phrase.head) == Some(StateWord::Speaker);
    let house = |modifier: &ecow::EcoString| {
        let noun = modifier.strip_prefix("for:").or_else(|| modifier.strip_prefix("of:"));
        noun.is_some_and(|noun| HOUSES.contains(&noun) && !id.contains(noun))
    };
    speaks && pair.about[side].names.contains(id) && described.phrase.modifiers.iter().any(house)
}

/// Two channels, where both reports name one.
fn channels(left: &Link, right: &Link) -> Option<&'static str> {
    let (left, right) = (channel(left)?, channel(right)?);
    (left != right).then_some("other-channel")
}

/// How the words went out: a medium, or spoken to somebody.
fn channel(link: &Link) -> Option<Medium> {
    link.medium.or(link.addressee.as_ref().map(|_| Medium::Interview))
}

fn words(link: &Link) -> String {
    let source = link.source.as_ref().map_or("nobody named", |mention| mention.text.as_str());
    let anonymous = if link.anonymous { ", unnamed" } else { "" };
    let told = link.addressee.as_ref().map_or(String::new(), |mention| format!(", told {}", mention.text));
    let medium = match link.medium {
        Some(Medium::Interview) => ", interview",
        Some(Medium::Release) => ", release",
        Some(Medium::Statement) => ", statement",
        Some(Medium::PressConference) => ", press conference",
        Some(Medium::Social) => ", social media",
        Some(Medium::Document) => ", document",
        None => "",
    };
    format!("{source}{anonymous}{told}{medium}")
}
