//! Dimension `voice`: to whom, and to which channel, two reports give one quotation.
//!
//! Traps: a spokesperson is the house as a speaker, but a spoken word is not a release; what one report leaves
//! open contradicts nothing; common nouns ("an official") name nobody, but a release is never an interview.

use super::holder::same_speaker;
use super::{Cell, Dimension, Pair, same_name};
use crate::claim::{Claim, Link, Medium, Mention};

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
            (Some(a), Some(b)) if in_other_service(a, b) || in_other_service(b, a) => "other-speaker",
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

/// "Anna Lind, the head of the bank" and "a spokesman for the mayor": one is named with an office that the other's
/// master has no part in.
fn in_other_service(named: &Mention, spokesman: &Mention) -> bool {
    let speaks = spokesman.phrase.head.starts_with("spokes") && spokesman.id.is_none();
    let (_, office) = named.text.split_once(", ").filter(|_| named.id.is_some() && speaks).unwrap_or_default();
    let masters = spokesman.phrase.modifiers.iter().filter_map(|modifier| modifier.split_once(':'));
    let mut masters = masters.map(|(_, master)| master.to_lowercase()).peekable();
    let office = office.to_lowercase();
    !office.is_empty()
        && !office.contains("spokes")
        && masters.peek().is_some()
        && masters.all(|master| !office.contains(&master))
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
