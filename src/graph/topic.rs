//! What a document is about, as far as the names in it show.
//!
//! Traps: two texts that name one country and one leader may tell of many affairs; a town, or a name that no vocabulary
//! knows, is the mark of one, and where the two share none nothing is known of them. A text of a line or two names
//! too few for its affair to be told.

use crate::claim::ActorId;
use crate::claim::Facts;
use crate::claim::facts::{names, written};
use crate::lexicon::{ActorKind, Lexicon};
use crate::text::month;
use ecow::EcoString;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Names that two texts on one affair share at least.
const SHARED: usize = 2;
/// Of one or the other text's names, the part that is shared at least; of two that have a topic in common, which may look
/// at different sides of it, a smaller one.
const SHARE: usize = 3;
const SIDE: usize = 4;
/// Sentences of a text of which no affair is told.
const BARE: usize = 2;
/// Days between two reports on one affair at most, where both are dated.
const NEAR: i32 = 45;
/// Sentences that tell what a text is about, its headline among them.
const LEAD: usize = 4;
/// Topics of one document at most.
const MARKS: usize = 2;

/// What a document is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Topic {
    /// Who and what it names, by ids.
    pub names: BTreeSet<EcoString>,
    /// Of these, what stands in its title or its first sentences and is not in the news every day; the most often named
    /// first.
    pub marks: Vec<EcoString>,
    /// When it was published.
    pub published: Option<Date>,
    /// How many of its sentences claim anything.
    pub sentences: usize,
}

impl Topic {
    /// Read from the claims of one document, in the order of its text.
    pub fn of(claims: &[Facts<'_>], lexicon: &Lexicon) -> Topic {
        let mut times: FxHashMap<EcoString, usize> = FxHashMap::default();
        claims.iter().flat_map(names).for_each(|name| *times.entry(name.into()).or_default() += 1);
        let mut starts: Vec<u32> = claims.iter().map(|claim| claim.sentence.start).collect();
        starts.dedup();
        let end = starts.get(LEAD).copied().unwrap_or(u32::MAX);
        let lead = || claims.iter().take_while(|claim| claim.sentence.start < end);
        let mut last = None;
        let sentences = lead().filter(|claim| last.replace(claim.sentence.start) != Some(claim.sentence.start));
        let written = sentences.filter(|claim| !claim.headline).flat_map(written);
        let written: BTreeSet<EcoString> = written.filter(|name| is_unknown(name, lexicon)).collect();
        written.iter().for_each(|name| *times.entry(name.clone()).or_default() += 1);
        let told = lead().flat_map(names).filter(|name| is_telling(name, lexicon)).map(EcoString::from);
        let mut marks: Vec<EcoString> = told.chain(written).collect::<BTreeSet<_>>().into_iter().collect();
        marks.sort_by_key(|name| Reverse(times[name]));
        marks.truncate(MARKS);
        let published = claims.first().and_then(|claim| claim.published);
        Topic { marks, names: times.into_keys().collect(), published, sentences: starts.len() }
    }

    /// Whether both texts name mostly the same, the party aside.
    pub(crate) fn shares_most(&self, other: &Topic, party: &str) -> bool {
        let beside = |affair: &Topic| affair.names.iter().filter(|name| *name != party).count();
        let shared = self.names.intersection(&other.names).filter(|name| *name != party).count();
        shared >= SHARED && shared * SHARE >= beside(self).min(beside(other))
    }

    /// How many names both texts have.
    pub(crate) fn shared_with(&self, other: &Topic) -> usize {
        self.names.intersection(&other.names).count()
    }

    /// Whether both texts are so short that their affair cannot be told.
    pub(crate) fn is_bare_beside(&self, other: &Topic) -> bool {
        self.sentences.max(other.sentences) <= BARE
    }

    /// Whether they tell of two affairs, as far as the number of names that they share shows: of two bare statements nothing
    /// is known.
    pub(crate) fn is_apart_sharing(&self, other: &Topic, shared: usize) -> bool {
        let bare = self.is_bare_beside(other);
        let least = self.names.len().min(other.names.len());
        let part = if self.marks.iter().any(|topic| other.marks.contains(topic)) { SIDE } else { SHARE };
        !bare && (shared < SHARED.min(least.max(1)) || shared * part < least)
    }

    /// Whether both texts tell of one affair: they share a topic and that many names, and were written in one season.
    pub(crate) fn is_one_sharing(&self, other: &Topic, shared: usize) -> bool {
        let topic = self.marks.iter().any(|topic| other.marks.contains(topic));
        let days = self.published.zip(other.published).and_then(|(left, right)| left.until(right).ok());
        topic && days.is_none_or(|span| span.get_days().abs() <= NEAR) && shares_enough(shared)
    }
}

/// Whether that many names that two texts share are some.
pub(crate) fn shares_enough(shared: usize) -> bool {
    shared >= SHARED
}

/// Whether a name tells one affair from others: a town, a region, or what the vocabulary does not know.
fn is_telling(id: &str, lexicon: &Lexicon) -> bool {
    let kind = lexicon.actors.get(id).map(|actor| actor.kind);
    kind.map_or(ActorId::of(id).is_named(), |kind| matches!(kind, ActorKind::Region | ActorKind::City))
}

/// Whether no vocabulary knows a name, or a word of it.
fn is_unknown(id: &str, lexicon: &Lexicon) -> bool {
    let name = ActorId::of(id).words();
    lexicon.actors.find(name).is_empty()
        && name.split(' ').all(|word| lexicon.actors.find(word).is_empty() && month(word).is_none())
}
