//! What a document is about, and whether two documents are about one affair.
//!
//! Traps: two texts that name one country and one leader may tell of many affairs; a town, or a name that no vocabulary
//! knows, is the mark of one, and where the two share none nothing is known of them.

use super::names;
use crate::claim::Claim;
use crate::lexicon::{ActorKind, Lexicon};
use ecow::EcoString;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Names that two texts on one affair share at least.
const SHARED: usize = 2;
/// Of one or the other text's names, the part that is shared at least.
const SHARE: usize = 3;
/// Days between two reports on one affair at most, where both are dated.
const NEAR: i32 = 45;

/// Sentences that tell what a text is about, its headline among them.
const LEAD: usize = 4;
/// Topics of one document at most.
const TOPICS: usize = 3;

/// What a document is about.
#[derive(Debug, Clone, Default)]
pub struct Affair {
    /// Who and what it names, by ids.
    pub names: BTreeSet<EcoString>,
    /// Of these, what stands in its title or its first sentences and is not in the news every day; the most often named
    /// first.
    pub topics: Vec<EcoString>,
    /// When it was published.
    pub published: Option<Date>,
}

impl Affair {
    /// Read from the claims of one document, in the order of its text.
    pub fn of(claims: &[Claim], lexicon: &Lexicon) -> Affair {
        let mut times: FxHashMap<&str, usize> = FxHashMap::default();
        claims.iter().flat_map(names).for_each(|name| *times.entry(name).or_default() += 1);
        let mut starts: Vec<u32> = claims.iter().map(|claim| claim.sentence.start).collect();
        starts.dedup();
        let end = starts.get(LEAD).copied().unwrap_or(u32::MAX);
        let lead = claims.iter().take_while(|claim| claim.sentence.start < end).flat_map(names);
        let telling: BTreeSet<&str> = lead.filter(|name| is_telling(name, lexicon)).collect();
        let mut topics: Vec<&str> = telling.into_iter().collect();
        topics.sort_by_key(|name| Reverse(times[name]));
        topics.truncate(TOPICS);
        Affair {
            topics: topics.into_iter().map(EcoString::from).collect(),
            names: times.into_keys().map(EcoString::from).collect(),
            published: claims.first().and_then(|claim| claim.published),
        }
    }

    /// Whether both texts name mostly the same, the party aside.
    pub(super) fn shares_most(&self, other: &Affair, party: &str) -> bool {
        let beside = |affair: &Affair| affair.names.iter().filter(|name| *name != party).count();
        let shared = self.names.intersection(&other.names).filter(|name| *name != party).count();
        shared >= SHARED && shared * SHARE >= beside(self).min(beside(other))
    }

    /// Whether both texts tell of one affair: they share a topic and more, and were written in one season.
    pub(super) fn is_one_with(&self, other: &Affair) -> bool {
        let topic = self.topics.iter().any(|topic| other.topics.contains(topic));
        let days = self.published.zip(other.published).and_then(|(left, right)| left.until(right).ok());
        topic && days.is_none_or(|span| span.get_days().abs() <= NEAR) && self.shares(other)
    }

    /// Whether both name some of the same.
    pub(super) fn shares(&self, other: &Affair) -> bool {
        self.names.intersection(&other.names).take(SHARED).count() == SHARED
    }
}

/// Whether a name tells one affair from others: a town, a region, or what the vocabulary does not know.
fn is_telling(id: &str, lexicon: &Lexicon) -> bool {
    let kind = lexicon.actors.get(id).map(|actor| actor.kind);
    kind.map_or(id.starts_with("name:"), |kind| matches!(kind, ActorKind::Region | ActorKind::City))
}
