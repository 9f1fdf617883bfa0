//! Which predicates of an affair tell one event.
//!
//! As for [`super::referents`]: features of two sorts (all mentions by one verb or its noun) with weights in log odds, trained on pairs
//! of sorts in the training part of ECB+, rounded. What stands around (participants first) says most; words that stand in one sentence
//! tell two events ("killed two and wounded five"); what kills also tells that somebody died.

use super::facts::{Facts, LEAD};
use super::graded::{Groups, Pair, candidates, logistic};
use super::predicate::{Predicate, Voice};
use super::referents::Referents;
use super::sort::{Numbers, Sort, surroundings};
use super::vector::Vector;
use crate::lexicon::{EventClass, Kinship, Lexicon, Part, Predicate as Query};
use crate::logic::Relation;
use ecow::EcoString;
use indexmap::IndexMap;
use std::collections::BTreeMap;

/// How sure a link must be.
const FLOOR: f32 = 0.25;
/// Sorts that share a word around them, or a sense, up to which all are compared.
const SHARING: usize = 80;
/// Words of the sentences around a sort that are kept.
const KEPT: usize = 300;
/// Letters at the beginning that words of one family share.
const STEM: usize = 4;

/// Entailments that are followed one after the other.
const STEPS: usize = 2;

const NOTHING: f32 = -5.25;
const AROUND: f32 = 5.7;
const AROUND_KIN: f32 = -2.0;
const SENTENCES: f32 = 2.8;
const SAME_SENTENCE: f32 = -3.3;
const CLASS: f32 = 1.6;
const FAMILY: f32 = 0.5;
const ENTAILED: f32 = 2.7;
const SENSE: f32 = 1.9;
const KIND: f32 = 0.6;
const SIBLING: f32 = 1.1;
const SAME_WORD: f32 = 0.9;
const WIDER: f32 = 1.1;
const ALIKE_WRITTEN: f32 = 2.3;
const IN_THE_LEAD: f32 = 1.2;
const BOTH_FREQUENT: f32 = -1.5;
const FREQUENT: f32 = 1.25;
const NOUNS: f32 = 0.55;
const VERBS: f32 = -0.2;
const ONE_SPEAKS: f32 = -1.0;
const BOTH_SPEAK: f32 = -0.6;
const SAME_SPEAKER: f32 = 1.0;
const OTHER_SPEAKER: f32 = -4.0;

/// All mentions of an affair by one verb or its noun.
#[derive(Debug, Default)]
pub(super) struct Telling {
    pub(super) sort: Sort,
    verbs: u32,
    lead: u32,
    around: Vector,
}

impl Telling {
    fn share(&self, count: u32) -> f32 {
        count as f32 / self.sort.count.max(1) as f32
    }
}

/// What mentions of one sort have in common: the verb, and of one of saying who says it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) verb: EcoString,
    speaker: Speaker,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Speaker {
    None,
    /// That referent of the affair.
    Referent(u32),
    /// Somebody whom nothing ties to that mention's document's others.
    Unknown(u32, u32),
}

/// The events of an affair.
pub(super) struct Events {
    pub(super) sorts: IndexMap<Key, Telling>,
    /// The sort of each predicate of each document.
    pub(super) of: Vec<Vec<u32>>,
    pub(super) groups: Groups,
}

/// Reads an affair's documents.
pub(super) fn events(facts: &[&Facts], referents: &Referents, lexicon: &Lexicon) -> Events {
    let mut sorts: IndexMap<Key, Telling> = IndexMap::new();
    let of = enter(facts, referents, &mut sorts);
    let pairs = pairs(facts, &sorts, lexicon);
    let mass = sorts.values().map(|one| one.sort.mass()).collect();
    let groups = Groups::of(mass, pairs, FLOOR, |_, _, _| false);
    Events { sorts, of, groups }
}

fn key(predicate: &Predicate, document: u32, at: u32, referents: &Referents) -> Key {
    let group = |nominal: u32| {
        let sort = referents.of[document as usize].get(nominal as usize).copied().flatten()?;
        Some(Speaker::Referent(referents.groups.group(sort)))
    };
    let unknown = Speaker::Unknown(document, at);
    let speaker = match predicate.voice {
        Voice::None => Speaker::None,
        Voice::Unknown => unknown,
        Voice::Of(nominal) => group(nominal).unwrap_or(unknown),
    };
    Key { verb: predicate.key.clone(), speaker }
}

fn enter(facts: &[&Facts], referents: &Referents, sorts: &mut IndexMap<Key, Telling>) -> Vec<Vec<u32>> {
    let mut numbers = Numbers::default();
    let mut found = Vec::with_capacity(facts.len());
    for (document, facts) in (0..).zip(facts) {
        let mut of = Vec::with_capacity(facts.predicates.len());
        for (at, predicate) in (0..).zip(&facts.predicates) {
            let entry = sorts.entry(key(predicate, document, at, referents));
            of.push(entry.index() as u32);
            let one = entry.or_default();
            one.sort.enter((document, predicate.sentence), &predicate.text);
            one.verbs += u32::from(predicate.verb);
            one.lead += u32::from((predicate.sentence as usize) < LEAD);
            numbers.add(&predicate.contexts, &mut one.sort.contexts);
        }
        found.push(of);
    }
    for one in sorts.values_mut() {
        one.around = Vector::of(one.sort.contexts.clone());
    }
    found
}

/// What the vocabulary says of a sort's word.
struct Meant<'l> {
    word: &'l str,
    class: Option<&'l EventClass>,
    /// Whether the class is a state: "dead".
    state: bool,
    speaks: bool,
    kin: Vec<u32>,
}

fn meant<'l>(word: &'l str, lexicon: &'l Lexicon) -> Meant<'l> {
    let look = |part| lexicon.events.lookup(&Query { lemma: word, part, ..Query::default() });
    let happening = look(Part::Verb).or_else(|| look(Part::Noun));
    Meant {
        word,
        class: happening.or_else(|| look(Part::Adjective)),
        state: happening.is_none(),
        speaks: !lexicon.speech.verb(word).is_empty(),
        kin: lexicon.words.kin_keys(word),
    }
}

fn pairs(facts: &[&Facts], sorts: &IndexMap<Key, Telling>, lexicon: &Lexicon) -> Vec<Pair> {
    let meant: Vec<Meant<'_>> = sorts.keys().map(|key| meant(&key.verb, lexicon)).collect();
    let all: Vec<&Sort> = sorts.values().map(|one| &one.sort).collect();
    let sentences = surroundings(facts, &all, KEPT);
    let mut words: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut kin: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut stems: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let mut order: Vec<u32> = (0..sorts.len() as u32).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(all[at as usize].count));
    for at in order {
        let about = &meant[at as usize];
        sorts[at as usize].around.cells().iter().for_each(|&(word, _)| words.entry(word).or_default().push(at));
        about.kin.iter().for_each(|&key| kin.entry(key).or_default().push(at));
        stems.entry(stem(about.word)).or_default().push(at);
    }
    let lists = words.values().chain(kin.values()).chain(stems.values());
    let grade = |(left, right): (u32, u32)| {
        let (l, r) = (left as usize, right as usize);
        let sum = spoken(sorts, l, r)
            + placement(&sorts[l], &sorts[r], facts.len())
            + SENTENCES * sentences[l].cosine(&sentences[r])
            + worded(&meant[l], &meant[r], sorts[l].around.cosine(&sorts[r].around), lexicon);
        Pair { left, right, sure: logistic(NOTHING + sum) }
    };
    candidates(lists, SHARING).into_iter().map(grade).collect()
}

/// Who says what two say.
fn spoken(sorts: &IndexMap<Key, Telling>, left: usize, right: usize) -> f32 {
    let speaker = |at: usize| sorts.get_index(at).map(|(key, _)| key.speaker);
    match (speaker(left), speaker(right)) {
        (Some(Speaker::None), _) | (_, Some(Speaker::None)) => 0.0,
        (one, other) if one == other => SAME_SPEAKER,
        _ => OTHER_SPEAKER,
    }
}

fn stem(word: &str) -> &str {
    word.char_indices().nth(STEM).map_or(word, |(end, _)| &word[..end])
}

/// What the places of two sorts tell.
fn placement(one: &Telling, other: &Telling, documents: usize) -> f32 {
    let share = |telling: &Telling| telling.sort.documents.len() as f32 / documents as f32;
    let (few, many) = (share(one).min(share(other)), share(one).max(share(other)));
    let lead = one.share(one.lead).min(other.share(other.lead));
    let (verbs, others) = (one.share(one.verbs), other.share(other.verbs));
    let kind = match () {
        () if verbs > 0.5 && others > 0.5 => VERBS,
        () if verbs < 0.2 && others < 0.2 => NOUNS,
        () => 0.0,
    };
    SAME_SENTENCE * one.sort.beside(&other.sort).min(0.5)
        + BOTH_FREQUENT * few
        + FREQUENT * many
        + IN_THE_LEAD * lead
        + kind
}

/// What two words tell, beside how alike their surroundings are.
fn worded(one: &Meant<'_>, other: &Meant<'_>, around: f32, lexicon: &Lexicon) -> f32 {
    let when = |is: bool, weight: f32| if is { weight } else { 0.0 };
    let kinship = lexicon.words.kinship(one.word, other.word);
    let kin = match kinship {
        Some(Kinship::Sense(_)) => SENSE,
        Some(Kinship::Kind(_)) => KIND,
        Some(Kinship::Sibling(_)) => SIBLING,
        None => 0.0,
    };
    let relation = match lexicon.words.relation(one.word, other.word) {
        Relation::Same => SAME_WORD,
        Relation::Narrower | Relation::Broader => WIDER,
        _ => 0.0,
    };
    let speech = match (one.speaks, other.speaks) {
        (true, true) => BOTH_SPEAK,
        (false, false) => 0.0,
        _ => ONE_SPEAKS,
    };
    let alike = stem(one.word) == stem(other.word) && one.word.len() >= STEM;
    AROUND * around
        + when(kinship.is_some(), AROUND_KIN * around)
        + kin
        + relation
        + speech
        + when(alike, ALIKE_WRITTEN)
        + classed(one, other, lexicon)
}

/// What the vocabulary's classes of two words tell.
fn classed(one: &Meant<'_>, other: &Meant<'_>, lexicon: &Lexicon) -> f32 {
    let when = |is: bool, weight: f32| if is { weight } else { 0.0 };
    let Some((class, known)) = one.class.zip(other.class) else { return 0.0 };
    let implied = implies(class, (known, other.state), lexicon, STEPS);
    when(class.id == known.id, CLASS)
        + when(class.family == known.family, FAMILY)
        + when(implied || implies(known, (class, one.state), lexicon, STEPS), ENTAILED)
}

/// Whether one class implies another, or ends in a state: who murders kills, who is killed dies, who died is dead.
fn implies(one: &EventClass, (other, state): (&EventClass, bool), lexicon: &Lexicon, steps: usize) -> bool {
    let apart = || {
        let relation = lexicon.events.relation(&one.id, &other.id);
        matches!(relation, Relation::Exclusive | Relation::Complement)
    };
    if state && one.id != other.id && one.family == other.family && !apart() {
        return true;
    }
    let mut implied = one.entails.iter().filter(|entailed| !entailed.negative);
    implied.any(|entailed| {
        let next = || lexicon.events.class(&entailed.class);
        entailed.class == other.id
            || steps > 0 && next().is_some_and(|next| implies(next, (other, state), lexicon, steps - 1))
    })
}
