//! Keys: what two claims must share before they are ever compared.

use super::group::Groups;
use super::topic::Topic;
use crate::claim::facts::{names, quoted_words, subjects};
use crate::claim::reference::without_accents;
use crate::claim::{EventForm, Facts, Role};
use crate::lexicon::Lexicon;
use ecow::{EcoString, eco_format};
use std::collections::BTreeSet;

/// Words of one shingle of a quotation.
const SHINGLE: usize = 3;
/// Words of a quotation below which it is no more than a scare quote.
const QUOTATION: usize = 4;
/// Words that make no shingle rare.
const COMMON: usize = 4;

/// Something that claims can have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// An actor, affected party or place, and an event family.
    Party(EcoString, EcoString),
    /// A described group ("leader") that named actors belong to, and an event family.
    Group(EcoString, EcoString),
    /// Being first of something; one word of what.
    First(EcoString),
    /// Words that follow each other in a quotation.
    Quoted(EcoString),
    /// A party that would not comment, or that told somebody something.
    Comment(EcoString),
    /// A speaker, or the one whose word a text says to stand against something.
    Contrast(EcoString),
    /// A named speaker, and the family of the event that the speaker tells of.
    Voice(EcoString, EcoString),
    /// A word of the name with which a sentence begins: what short statements about one thing share.
    Subject(EcoString),
    /// One scene, and an event family.
    Scene(EcoString),
}

/// The family of a claim's event: the lexicon's, or the predicate's own lemma.
pub fn family(claim: &Facts<'_>, lexicon: &Lexicon) -> EcoString {
    let known = claim.event.id.as_deref().and_then(|id| lexicon.events.family(id));
    known.map_or_else(|| eco_format!("={}", claim.event.lemma), EcoString::from)
}

/// What is known of a claim before its keys are told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) claim: &'a Facts<'a>,
    /// What its document is about.
    pub(super) topic: &'a Topic,
    /// Whether all texts describe one scene.
    pub(super) scene: bool,
}

/// Every key a claim supports, each once, sorted; `family` is its event's.
pub(super) fn keys<'a>(
    Known { claim, topic, scene }: Known<'a>,
    family: &EcoString,
    lexicon: &'a Lexicon,
    groups: &mut Groups<'a>,
) -> Vec<Key> {
    let mut keys = Vec::with_capacity(8);
    for id in names(claim).flat_map(|id| std::iter::once(id).chain(lexicon.actors.wholes(id))) {
        let id = without_accents(id);
        keys.push(Key::Party(id.clone(), family.clone()));
        // A verb whose sense hangs on what its participants are, where another text may not say that.
        if is_one_of_several(claim, lexicon) {
            keys.push(Key::Party(id, eco_format!("={}", claim.event.lemma)));
        }
    }
    if claim.event.form == EventForm::Verb && claim.is_nameless {
        keys.extend(topic.marks.iter().map(|mark| Key::Party(without_accents(mark), family.clone())));
    }
    for group in groups.of(claim) {
        keys.push(Key::Group(group, family.clone()));
    }
    if let Some(first) = &claim.first {
        let words = first.phrase.clause.iter().chain(&first.phrase.modifiers);
        keys.extend(words.map(|word| Key::First(word.clone())));
        keys.push(Key::First(first.phrase.head.clone()));
    }
    keys.extend(claim.silent.or(claim.answers).map(|party| Key::Comment(party.into())));
    keys.extend(claim.contrasted.or(claim.spoken).map(|party| Key::Contrast(party.into())));
    keys.extend(claim.spoken.map(|speaker| Key::Voice(speaker.into(), family.clone())));
    keys.extend(subjects(claim).map(Key::Subject));
    if scene {
        keys.push(Key::Scene(family.clone()));
        keys.push(Key::Scene(EcoString::new())); // two descriptions of one scene meet whatever their predicates
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Whether the class of the claim's verb hangs on its participants.
fn is_one_of_several(claim: &Facts<'_>, lexicon: &Lexicon) -> bool {
    claim.event.form == EventForm::Verb && claim.event.id.is_some() && lexicon.events.is_ambiguous(&claim.event.lemma)
}

/// The runs of words by which a quotation meets others; none for a mere scare quote.
pub(super) fn shingles(quote: &str) -> BTreeSet<Key> {
    let words = quoted_words(quote);
    if words.len() < QUOTATION {
        return BTreeSet::new();
    }
    let telling = |window: &&[String]| window.iter().any(|word| word.len() > COMMON);
    words.windows(SHINGLE).filter(telling).map(|window| Key::Quoted(window.join(" ").into())).collect()
}

/// The head of what the event is done to, by which a crowded key is divided; empty where nothing is.
pub(crate) fn matter<'a>(claim: &Facts<'a>) -> &'a str {
    let object = claim.arguments.iter().find(|argument| matches!(argument.role, Role::Object | Role::Complement));
    object.map_or("", |argument| argument.phrase.head.as_str())
}
