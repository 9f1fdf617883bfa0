//! Dimension `contrast`: whether a text says itself that something stands against another's word, and the other's word is here.
//!
//! Traps: "in contrast to Sweden" compares two things and contradicts nobody, so a word of saying must stand behind the cue, and who says it
//! close behind; people say many things, so what they say must share names or telling words with the sentence; what
//! stands before the cue is the text's own side; "despite this" points back; what somebody only wants or asks stands against nothing.

use super::holder::speaker;
use super::{Cell, Dimension, Pair, same_name};
use crate::claim::{Claim, Link, Role};
use crate::lexicon::{ActorKind, Lexicon, PhraseClass, Stance};
use std::collections::BTreeSet;

/// Bytes behind a cue within which the other must be named.
const NEAR: usize = 70;
/// Words that two sentences on one matter share at least, the speaker's name aside.
const SHARED: usize = 2;
/// Of the telling words of the shorter one, the part that is shared at least; and where many words are shared.
const SHARE: usize = 2;
const MANY: usize = 4;
const FEWER: usize = 3;
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

/// The dimension over a sentence that names a contrast and another's word.
pub(super) struct ContrastDimension;

impl Dimension for ContrastDimension {
    fn name(&self) -> &'static str {
        "contrast"
    }

    fn values(&self) -> &'static [&'static str] {
        &["none", "other-matter", "stated"]
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let value = match met(pair.left, pair.right, pair.lexicon).or_else(|| met(pair.right, pair.left, pair.lexicon))
        {
            None => "none",
            Some(true) => "stated",
            Some(false) => "other-matter",
        };
        Cell::new(value, &*pair.left.context, &*pair.right.context)
    }
}

/// The named speaker who says, and does not only want or ask, what a claim tells.
fn asserted<'a>(claim: &'a Claim, lexicon: &Lexicon) -> Option<&'a str> {
    let link = claim.voices().rev().find(|link| link.source.is_some())?;
    lexicon.speech.stance(&link.verb).is_none_or(Stance::commits).then(|| spoken(claim))?
}

/// Whether both are on one matter, where the second claim is in the voice that the first one's sentence names.
fn met(stated: &Claim, other: &Claim, lexicon: &Lexicon) -> Option<bool> {
    let speaker = asserted(other, lexicon)?;
    // A look at the names first: reading the sentence for its cues costs more.
    if !parties(stated).any(|(_, id)| id.is_some_and(|id| same_name(speaker, id))) {
        return None;
    }
    let party = contrasted(stated, lexicon).filter(|party| !many_mouths(party, lexicon))?;
    same_name(speaker, party).then(|| {
        let name: BTreeSet<String> = words(party.strip_prefix("name:").unwrap_or(party)).collect();
        let telling = |claim: &Claim| words(&claim.context).filter(|word| !name.contains(word)).collect();
        let (left, right): (BTreeSet<String>, BTreeSet<String>) = (telling(stated), telling(other));
        let shared = left.intersection(&right).count();
        let fewer = left.len().min(right.len());
        shared >= SHARED && shared * SHARE >= fewer || shared >= MANY && shared * FEWER >= fewer
    })
}

/// States and towns: many speak for them.
fn many_mouths(party: &str, lexicon: &Lexicon) -> bool {
    let kind = lexicon.actors.get(party).map(|actor| actor.kind);
    matches!(kind, Some(ActorKind::Country | ActorKind::Region | ActorKind::City))
}

/// The stems of the telling words of a text.
fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric());
    let telling = parts.filter(|word| word.chars().count() >= TELLING);
    telling
        .map(|word| word.chars().take(STEM).flat_map(char::to_lowercase).collect::<String>())
        .filter(|stem| !IDLE.contains(&stem.as_str()))
}

/// The party whose word this claim's sentence says to stand against something, if this claim names it.
pub(crate) fn contrasted<'a>(claim: &'a Claim, lexicon: &Lexicon) -> Option<&'a str> {
    if claim.headline {
        return None;
    }
    let sentence = &claim.context;
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
fn parties(claim: &Claim) -> impl Iterator<Item = (u32, Option<&str>)> {
    let actor = claim.actor.iter().map(|mention| (mention.span.start, mention.id.as_deref()));
    let arguments = claim.arguments.iter().filter(|argument| argument.role != Role::Place);
    actor.chain(arguments.map(|argument| (argument.span.start, argument.id.as_deref())))
}

/// The named speaker in whose voice a claim stands.
pub(crate) fn spoken(claim: &Claim) -> Option<&str> {
    if claim.headline {
        return None;
    }
    speaker(claim)?.id.as_deref()
}

#[cfg(test)]
mod tests {
    use crate::relation::proof::told;

    #[test]
    fn a_text_that_names_the_word_it_stands_against_states_a_contrast() {
        assert!(
            told(
                "contrast",
                "Norway has released the prisoners of Bergen, contrary to what Human Rights Watch reported.",
                "Human Rights Watch said that the prisoners of Bergen were still held."
            )
            .contains("stated")
        );
    }

    #[test]
    fn what_points_back_and_what_is_only_wanted_are_no_others_word() {
        let stated = "Norway has released the prisoners of Bergen, contrary to what Human Rights Watch reported.";
        let wanted = "Human Rights Watch wants the prisoners of Bergen to be released.";
        assert!(!told("contrast", stated, wanted).contains("stated"));
        let back = "Despite this Human Rights Watch reported that Norway released the prisoners of Bergen.";
        let said = "Human Rights Watch said that the prisoners of Bergen were still held.";
        assert!(!told("contrast", back, said).contains("stated"));
    }

    #[test]
    fn another_matter_another_speaker_and_a_mere_comparison_are_none() {
        assert!(
            told(
                "contrast",
                "Norway has released the prisoners of Bergen, contrary to what Human Rights Watch reported.",
                "Human Rights Watch said that the harvest in Denmark was poor."
            )
            .is_empty()
        );
        assert!(
            told(
                "contrast",
                "Norway has released the prisoners of Bergen, contrary to what Human Rights Watch reported.",
                "Amnesty International said that the prisoners of Bergen were still held."
            )
            .is_empty()
        );
        assert!(
            told(
                "contrast",
                "Amnesty International has four prisoners in Bergen on its list, in contrast to Human Rights Watch.",
                "Human Rights Watch said that the prisoners of Bergen were still held."
            )
            .is_empty()
        );
    }
}
