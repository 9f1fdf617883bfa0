//! Whether a claim's sentence says that something stands against another's word, and in whose voice a claim could be that word.
//!
//! Traps: "in contrast to Sweden" compares two things and contradicts nobody, so a word of saying must stand behind the cue, and who
//! says it close behind; "despite this" points back; what somebody only wants or asks stands against nothing.

use super::source::speaker;
use crate::claim::{Facts, Link, Role};
use crate::lexicon::{Lexicon, PhraseClass, Stance};

/// Bytes behind a cue within which the other must be named.
const NEAR: usize = 70;

/// Letters from which a word tells something, and those by which two forms of it are one.
const TELLING: usize = 5;

const STEM: usize = 6;

/// Long words that tell nothing of a matter.
const IDLE: [&str; 40] = [
    "report", "statem", "claims", "claime", "claim", "accoun", "denial", "denied", "denyin", "assura", "allega",
    "announ", "declar", "about", "after", "before", "their", "there", "these", "those", "which", "would", "could",
    "should", "where", "while", "other", "people", "saying", "includ", "despit", "contra", "earlie", "later", "monday",
    "friday", "tuesda", "wednes", "thursd", "minist",
];

/// The named speaker who says, and does not only want or ask, what a claim tells.
pub(crate) fn asserted<'a>(claim: &Facts<'a>, lexicon: &Lexicon) -> Option<&'a str> {
    let link = claim.voices().rev().find(|link| link.source.is_some())?;
    lexicon.speech.stance(&link.verb).is_none_or(Stance::commits).then(|| spoken(claim))?
}

/// The stems of the telling words of a text.
pub(crate) fn stems(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric());
    let telling = parts.filter(|word| word.chars().count() >= TELLING);
    telling
        .map(|word| word.chars().take(STEM).flat_map(char::to_lowercase).collect::<String>())
        .filter(|stem| !IDLE.contains(&stem.as_str()))
}

/// The stems of the telling words of a claim's sentence.
pub(crate) fn telling(claim: &Facts<'_>) -> impl Iterator<Item = String> {
    stems(claim.context)
}

/// The party whose word this claim's sentence says to stand against something, if this claim names it.
pub(crate) fn contrasted<'a>(claim: &Facts<'a>, lexicon: &Lexicon) -> Option<&'a str> {
    if claim.headline {
        return None;
    }
    let sentence = claim.context;
    let cue = lexicon.cues.phrase(PhraseClass::Contrast, sentence)?;
    // "Despite this the firm said": the contrast is with what stood before.
    let next = sentence.get(cue.end..)?.split_whitespace().next()?;
    if matches!(next, "this" | "that" | "it" | "this," | "that,") {
        return None;
    }
    let mut end = (cue.end + NEAR).min(sentence.len());
    while !sentence.is_char_boundary(end) {
        end += 1;
    }
    lexicon.cues.phrase(PhraseClass::Statement, sentence.get(cue.start..end)?)?;
    let behind = |start: u32| {
        let at = start.saturating_sub(claim.sentence.start) as usize;
        cue.end <= at
            && at <= end
            && sentence.get(cue.end..at).is_some_and(|between| !between.contains([',', '”', '"']))
    };
    let held = |at: usize| {
        let place = claim.sentence.start + u32::try_from(at).unwrap_or(u32::MAX);
        let spans = move |link: &&Link| link.content.iter().any(|part| part.start <= place && place < part.end);
        claim.attribution.iter().filter(spans).filter_map(|link| link.source.as_ref()?.id.as_deref())
    };
    let sayers: Vec<&str> = held(cue.start).collect();
    let party = parties(claim).filter(|(start, _)| behind(*start)).find_map(|(_, id)| id);
    party.filter(|id| !sayers.contains(id))
}

/// Where each participant stands that may be a party, and which it is.
pub(crate) fn parties<'a>(claim: &Facts<'a>) -> impl Iterator<Item = (u32, Option<&'a str>)> {
    let actor = claim.actor.iter().map(|mention| (mention.span.start, mention.id.as_deref()));
    let arguments = claim.arguments.iter().filter(|argument| argument.role != Role::Place);
    actor.chain(arguments.map(|argument| (argument.span.start, argument.id.as_deref())))
}

/// The named speaker in whose voice a claim stands.
pub(crate) fn spoken<'a>(claim: &Facts<'a>) -> Option<&'a str> {
    if claim.headline {
        return None;
    }
    speaker(claim)?.id.as_deref()
}
