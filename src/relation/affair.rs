//! Dimension `affair`: what a document is about, and whether two documents are about one affair.
//!
//! Traps: two texts that name one country and one leader may tell of many affairs; a town, or a name that no vocabulary
//! knows, is the mark of one, and where the two share none nothing is known of them. A text of a line or two names
//! too few for its affair to be told.

use super::{Cell, Dimension, Pair, names};
use crate::claim::Claim;
use crate::lexicon::{ActorKind, Lexicon};
use crate::text::month;
use ecow::{EcoString, eco_format};
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
const TOPICS: usize = 2;

/// The dimension over both claims' documents.
pub(super) struct AffairDimension;

impl Dimension for AffairDimension {
    fn name(&self) -> &'static str {
        "affair"
    }

    fn values(&self) -> &'static [&'static str] {
        &["unknown", "one", "other"]
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let ([left, right], told) = (pair.about, pair.told());
        let value = match () {
            () if told.bare => "unknown",
            () if told.other_affair => "other",
            () => "one",
        };
        let words = |affair: &Affair| affair.topics.join(", ");
        Cell::new(value, words(left), words(right))
    }
}

/// What a document is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Affair {
    /// Who and what it names, by ids.
    pub names: BTreeSet<EcoString>,
    /// Of these, what stands in its title or its first sentences and is not in the news every day; the most often named
    /// first.
    pub topics: Vec<EcoString>,
    /// When it was published.
    pub published: Option<Date>,
    /// How many of its sentences claim anything.
    pub sentences: usize,
}

impl Affair {
    /// Read from the claims of one document, in the order of its text.
    pub fn of(claims: &[Claim], lexicon: &Lexicon) -> Affair {
        let mut times: FxHashMap<EcoString, usize> = FxHashMap::default();
        claims.iter().flat_map(names).for_each(|name| *times.entry(name.into()).or_default() += 1);
        let mut starts: Vec<u32> = claims.iter().map(|claim| claim.sentence.start).collect();
        starts.dedup();
        let end = starts.get(LEAD).copied().unwrap_or(u32::MAX);
        let lead = || claims.iter().take_while(|claim| claim.sentence.start < end);
        let mut last = None;
        let sentences = lead().filter(|claim| last.replace(claim.sentence.start) != Some(claim.sentence.start));
        let written = sentences.filter(|claim| !claim.headline).flat_map(|claim| written(&claim.context));
        let written: BTreeSet<EcoString> = written.filter(|name| is_unknown(name, lexicon)).collect();
        written.iter().for_each(|name| *times.entry(name.clone()).or_default() += 1);
        let told = lead().flat_map(names).filter(|name| is_telling(name, lexicon)).map(EcoString::from);
        let mut topics: Vec<EcoString> = told.chain(written).collect::<BTreeSet<_>>().into_iter().collect();
        topics.sort_by_key(|name| Reverse(times[name]));
        topics.truncate(TOPICS);
        let published = claims.first().and_then(|claim| claim.published);
        Affair { topics, names: times.into_keys().collect(), published, sentences: starts.len() }
    }

    /// Whether both texts name mostly the same, the party aside.
    pub(super) fn shares_most(&self, other: &Affair, party: &str) -> bool {
        let beside = |affair: &Affair| affair.names.iter().filter(|name| *name != party).count();
        let shared = self.names.intersection(&other.names).filter(|name| *name != party).count();
        shared >= SHARED && shared * SHARE >= beside(self).min(beside(other))
    }

    /// How many names both texts have.
    pub(super) fn shared_with(&self, other: &Affair) -> usize {
        self.names.intersection(&other.names).count()
    }

    /// Whether both texts are so short that their affair cannot be told.
    pub(super) fn is_bare_beside(&self, other: &Affair) -> bool {
        self.sentences.max(other.sentences) <= BARE
    }

    /// Whether they tell of two affairs, as far as the number of names that they share shows: of two bare statements nothing
    /// is known.
    pub(crate) fn is_apart_sharing(&self, other: &Affair, shared: usize) -> bool {
        let bare = self.is_bare_beside(other);
        let least = self.names.len().min(other.names.len());
        let part = if self.topics.iter().any(|topic| other.topics.contains(topic)) { SIDE } else { SHARE };
        !bare && (shared < SHARED.min(least.max(1)) || shared * part < least)
    }

    /// Whether both texts tell of one affair: they share a topic and that many names, and were written in one season.
    pub(super) fn is_one_sharing(&self, other: &Affair, shared: usize) -> bool {
        let topic = self.topics.iter().any(|topic| other.topics.contains(topic));
        let days = self.published.zip(other.published).and_then(|(left, right)| left.until(right).ok());
        topic && days.is_none_or(|span| span.get_days().abs() <= NEAR) && shares_enough(shared)
    }
}

/// Whether that many names that two texts share are some.
pub(super) fn shares_enough(shared: usize) -> bool {
    shared >= SHARED
}

/// Whether a name tells one affair from others: a town, a region, or what the vocabulary does not know.
fn is_telling(id: &str, lexicon: &Lexicon) -> bool {
    let kind = lexicon.actors.get(id).map(|actor| actor.kind);
    kind.map_or(id.starts_with("name:"), |kind| matches!(kind, ActorKind::Region | ActorKind::City))
}

/// The names of several words that stand in a sentence behind its first word, wherever they stand in its tree: "blasts on
/// the Nord Stream pipelines".
fn written(sentence: &str) -> impl Iterator<Item = EcoString> {
    let words: Vec<&str> = sentence.split_whitespace().skip(1).collect();
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase);
    // A mark behind a word ends its name.
    let joined = move |a: &&str, b: &&str| capital(a) && capital(b) && a.ends_with(char::is_alphanumeric);
    let runs: Vec<EcoString> = words.chunk_by(joined).filter(|run| run.len() > 1).map(id).collect();
    runs.into_iter()
}

fn id(words: &[&str]) -> EcoString {
    let name = words.join(" ").to_lowercase();
    let name = name.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let name = ["'s", "’s"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    eco_format!("name:{name}")
}

/// Whether no vocabulary knows a name, or a word of it.
fn is_unknown(id: &str, lexicon: &Lexicon) -> bool {
    let name = id.trim_start_matches("name:");
    lexicon.actors.find(name).is_empty()
        && name.split(' ').all(|word| lexicon.actors.find(word).is_empty() && month(word).is_none())
}

#[cfg(test)]
mod tests {
    use crate::relation::proof::told;

    const BURST: &str = "2022-09-28|Norway repaired the Hauge Bay pipelines. ";

    #[test]
    fn texts_that_share_few_names_are_on_two_affairs() {
        let told_of = |names: [&str; 5]| names.map(|name| format!("{name} spoke in Oslo.")).join(" ");
        let one = told_of(["Norway", "Denmark", "Iceland", "Finland", "Estonia"]);
        assert!(told("affair", &one, &told_of(["Norway", "Denmark", "Chad", "Peru", "Nepal"])).contains("one"));
        let another = one.replace("Oslo", "Riga").replace("Denmark", "Ghana").replace("Iceland", "Kenya");
        let another = another.replace("Finland", "Chile").replace("Norway", "Cuba");
        assert!(told("affair", &one, &another).contains("other"));
        assert!(told("affair", "Norway spoke in Oslo.", "Chad spoke in Lagos.").is_empty());
    }

    #[test]
    fn who_names_nobody_speaks_of_what_the_text_is_about() {
        let nobody = format!("{BURST}Nobody was injured.");
        let frame = |other: &str| told("frame", &nobody, other);
        assert!(frame(&format!("{BURST}Two people were injured.")).contains("exclusive"));
        let another = "2022-09-28|Norway repaired the Saga Nord ferries. Two people were injured.";
        assert!(!frame(another).contains("exclusive"));
        let later = "2023-05-02|Norway repaired the Hauge Bay pipelines. Two people were injured.";
        assert!(!frame(later).contains("exclusive"));
    }
}
