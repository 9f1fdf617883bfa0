//! Draws the pairs of values of one affair that may answer one question.
//!
//! Passages meet by the rare words they share (an inverted index; a word that very many hold draws none), each with the few it shares
//! most with. Of two passages, values that stand in both are taken for the same; of those left over the ones that fit each
//! other best are paired, each once. Traps: two sums of one list are two things; a count of one noun and of another answer two questions
//! unless both are people; an age grows with the day of publication.

use super::feature::{Meeting, features};
use super::relation::{Compared, compare};
use crate::affair::{People, Terms, Who, common, links};
use crate::claim::attribute::{Content, Passage, Value};
use crate::lexicon::Lexicon;
use ecow::{EcoString, eco_format};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Passages with one word beyond which it draws none.
const COMMON: usize = 64;
/// Passages that one is compared with at most: those it shares most with.
const PARTNERS: usize = 40;
/// Sentences of a document that tell what it is about.
const LEAD: u32 = 3;
/// Words on either side of a value that are compared as its window.
const WINDOW: u16 = 6;
/// Attributes that are read and not compared: several of them hold at once.
const MANY: [&str; 7] = ["name", "colour", "extent", "direction", "side", "manner", "bounds"];

/// One value in its affair.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    pub(super) passage: usize,
    pub(super) value: &'a Value,
    pub(super) key: EcoString,
    pub(super) who: Option<Who>,
    /// Whether it is the first of its attribute in its document.
    pub(super) first: bool,
    pub(super) around: Vec<u32>,
    pub(super) near: Vec<u32>,
    pub(super) window: Vec<u32>,
    pub(super) names: Vec<u32>,
    pub(super) verbs: Vec<u32>,
}

/// An affair's passages with what is counted over them.
#[derive(Debug)]
pub(super) struct Affair<'a> {
    pub(super) passages: Vec<&'a Passage>,
    pub(super) terms: Terms,
    pub(super) people: People,
    pub(super) values: Vec<Vec<Placed<'a>>>,
    /// The documents that tell a value of an attribute.
    tellers: FxHashMap<(&'a str, EcoString), FxHashSet<Arc<str>>>,
    /// How many values a document tells of an attribute beside one noun.
    beside: FxHashMap<(Arc<str>, &'a str, &'a str), FxHashSet<EcoString>>,
    /// The share of documents in whose first sentences a word stands.
    lead: FxHashMap<u32, f64>,
    /// The number of each passage's document, and which documents are linked.
    document: Vec<usize>,
    linked: BTreeSet<(usize, usize)>,
}

/// Two values that may answer one question, with the features of their meeting.
#[derive(Debug)]
pub(super) struct Pair {
    /// Whether they are one value; else they exclude each other.
    pub(super) agrees: bool,
    /// Passage and place among its values.
    pub(super) left: (usize, usize),
    pub(super) right: (usize, usize),
    pub(super) features: Vec<f64>,
}

impl<'a> Affair<'a> {
    /// Counts over the passages of one affair, which must be sorted by document and place.
    pub(super) fn new(passages: Vec<&'a Passage>) -> Affair<'a> {
        let terms = Terms::of(&passages);
        let people = People::of(passages.iter().copied());
        let lead = lead(&passages, &terms);
        let documents: Vec<Vec<&Passage>> =
            passages.chunk_by(|a, b| a.document == b.document).map(<[&Passage]>::to_vec).collect();
        let document = documents.iter().enumerate().flat_map(|(at, all)| std::iter::repeat_n(at, all.len())).collect();
        let linked = links(&documents);
        let mut affair = Affair {
            passages,
            terms,
            people,
            values: Vec::new(),
            tellers: FxHashMap::default(),
            beside: FxHashMap::default(),
            lead,
            document,
            linked,
        };
        let mut firsts: FxHashMap<(Arc<str>, &str), EcoString> = FxHashMap::default();
        for at in 0..affair.passages.len() {
            let passage = affair.passages[at];
            let values = passage.values.iter().filter(|value| !MANY.contains(&value.attribute.as_str()));
            let placed: Vec<Placed<'a>> = values.map(|value| affair.place(at, value, &mut firsts)).collect();
            for placed in &placed {
                let (attribute, head) = (placed.value.attribute.as_str(), placed.value.head.as_str());
                let document = &passage.document;
                affair.tellers.entry((attribute, placed.key.clone())).or_default().insert(Arc::clone(document));
                let beside = affair.beside.entry((Arc::clone(document), attribute, head)).or_default();
                beside.insert(placed.key.clone());
            }
            affair.values.push(placed);
        }
        affair
    }

    /// Whether the documents of two passages tell of the same things.
    pub(super) fn are_linked(&self, left: usize, right: usize) -> bool {
        let (a, b) = (self.document[left], self.document[right]);
        self.linked.contains(&(a.min(b), a.max(b)))
    }

    /// Whether two passages deny the same of their words: what one denies and the other says is no agreement.
    pub(super) fn speak_alike(&self, left: &Placed<'_>, right: &Placed<'_>) -> bool {
        let denied = |placed: &Placed<'_>| {
            let terms = self.passages[placed.passage].terms.iter();
            self.terms.numbers(terms.filter(|term| term.negated).map(|term| &term.stem))
        };
        denied(left) == denied(right)
    }

    fn place(&self, at: usize, value: &'a Value, firsts: &mut FxHashMap<(Arc<str>, &'a str), EcoString>) -> Placed<'a> {
        let passage = self.passages[at];
        let key = key(&value.content);
        let first = firsts.entry((Arc::clone(&passage.document), &value.attribute)).or_insert_with(|| key.clone());
        let first = *first == key;
        let (from, to) = value.tokens;
        let outside = |at: u16| at < from || at >= to;
        let stems = |wanted: &dyn Fn(u16) -> bool| {
            let terms = passage.terms.iter().filter(|term| wanted(term.at));
            self.terms.numbers(terms.map(|term| &term.stem))
        };
        let inside = stems(&|at| !outside(at));
        let near = self.terms.numbers(value.near.iter());
        let kind = |wanted: fn(&crate::claim::attribute::Term) -> bool| {
            self.terms.numbers(passage.terms.iter().filter(|term| wanted(term)).map(|term| &term.stem))
        };
        Placed {
            passage: at,
            value,
            key,
            who: value
                .about
                .as_ref()
                .filter(|about| !about.name.is_empty())
                .and_then(|about| self.people.who(&about.name)),
            first,
            around: stems(&outside),
            near: near.into_iter().filter(|word| !inside.contains(word)).collect(),
            window: stems(&|at| outside(at) && at + WINDOW >= from && at < to + WINDOW),
            names: kind(|term| term.name),
            verbs: kind(|term| term.verb),
        }
    }

    /// Whether a document tells that value of its attribute somewhere.
    pub(super) fn tells(&self, document: &Arc<str>, placed: &Placed<'_>) -> bool {
        let tellers = self.tellers.get(&(placed.value.attribute.as_str(), placed.key.clone()));
        tellers.is_some_and(|tellers| tellers.contains(document))
    }

    /// How many documents tell a value.
    pub(super) fn support(&self, placed: &Placed<'_>) -> usize {
        self.tellers.get(&(placed.value.attribute.as_str(), placed.key.clone())).map_or(1, FxHashSet::len)
    }

    /// How many values its document tells of the attribute beside the same noun.
    pub(super) fn told_with(&self, placed: &Placed<'_>) -> usize {
        let document = Arc::clone(&self.passages[placed.passage].document);
        let key = (document, placed.value.attribute.as_str(), placed.value.head.as_str());
        self.beside.get(&key).map_or(1, FxHashSet::len)
    }

    /// How much the affair is about any of these words: the share of documents whose first sentences hold it.
    pub(super) fn main(&self, words: &[u32]) -> f64 {
        words.iter().filter_map(|word| self.lead.get(word)).fold(0.0, |most, share| share.max(most))
    }

    /// The pairs of values that exclude each other, or are one, and may answer one question, in the order of the passages.
    pub(super) fn pairs(&self, lexicon: &Lexicon) -> Vec<Pair> {
        let partners: Vec<Vec<(u32, usize)>> = (0..self.passages.len()).map(|at| self.partners(at)).collect();
        let rank = |at: usize, other: usize| {
            let found = partners[at].iter().find(|(partner, _)| *partner as usize == other);
            found.map_or(PARTNERS, |(_, rank)| *rank)
        };
        let mut all = Vec::new();
        for at in 0..self.passages.len() {
            let mut later: Vec<usize> = partners[at].iter().map(|(other, _)| *other as usize).collect();
            later.sort_unstable();
            for other in later {
                // A pair is drawn where either side has the other among its partners, once.
                let drawn_before = other < at && partners[other].iter().any(|(partner, _)| *partner as usize == at);
                if drawn_before || self.passages[at].context == self.passages[other].context {
                    continue;
                }
                let (left, right) = (at.min(other), at.max(other));
                self.of_two(left, right, [rank(left, right), rank(right, left)], lexicon, &mut all);
            }
        }
        all.sort_by(|a: &Pair, b: &Pair| (a.left, a.right).cmp(&(b.left, b.right)));
        all
    }

    /// The passages that share most with one, with their place among those of their document.
    fn partners(&self, at: usize) -> Vec<(u32, usize)> {
        let words = self.terms.passage(at);
        let mut shared: FxHashMap<u32, f64> = FxHashMap::default();
        for &word in words {
            let holders = self.terms.holders(word);
            if holders.len() > COMMON {
                continue;
            }
            let weight = self.terms.weight(&[word]);
            let linked = |&&other: &&u32| other as usize != at && self.are_linked(at, other as usize);
            for &other in holders.iter().filter(linked) {
                *shared.entry(other).or_default() += weight;
            }
        }
        let own = self.terms.weight(words);
        let mut scored: Vec<(u64, u32)> = shared
            .into_iter()
            .map(|(other, weight)| {
                let all = own + self.terms.weight(self.terms.passage(other as usize)) - weight;
                ((weight / all.max(0.001) * 1e6) as u64, other)
            })
            .collect();
        scored.sort_unstable_by_key(|&(share, other)| (Reverse(share), other));
        scored.truncate(PARTNERS);
        let mut ranks: FxHashMap<&str, usize> = FxHashMap::default();
        let ranked = scored.into_iter().map(|(_, other)| {
            let rank = ranks.entry(&self.passages[other as usize].document).or_default();
            *rank += 1;
            (other, *rank - 1)
        });
        ranked.collect()
    }

    /// The pairs of two passages, attribute by attribute.
    fn of_two(&self, left: usize, right: usize, ranks: [usize; 2], lexicon: &Lexicon, all: &mut Vec<Pair>) {
        let mut attributes: Vec<&str> =
            self.values[left].iter().map(|placed| placed.value.attribute.as_str()).collect();
        attributes.sort_unstable();
        attributes.dedup();
        for attribute in attributes {
            let of = |passage: usize| {
                let values = self.values[passage].iter().enumerate();
                values.filter(|(_, placed)| placed.value.attribute == attribute).map(|(at, _)| at).collect::<Vec<_>>()
            };
            let (a, b) = (of(left), of(right));
            if !b.is_empty() {
                self.of_attribute((left, &a), (right, &b), ranks, lexicon, all);
            }
        }
    }

    fn of_attribute(
        &self,
        (left, a): (usize, &[usize]),
        (right, b): (usize, &[usize]),
        ranks: [usize; 2],
        lexicon: &Lexicon,
        all: &mut Vec<Pair>,
    ) {
        let compared = |x: usize, y: usize| {
            let (x, y) = (&self.values[left][x], &self.values[right][y]);
            if x.key == y.key { Compared::Compatible } else { compare(x.value, y.value, &lexicon.attributes) }
        };
        let free = |x: &usize| b.iter().all(|&y| compared(*x, y) != Compared::Compatible);
        let open = |y: &usize| a.iter().all(|&x| compared(x, *y) != Compared::Compatible);
        let lefts: Vec<usize> = a.iter().copied().filter(free).collect();
        let rights: Vec<usize> = b.iter().copied().filter(open).collect();
        let matched = lefts.len() < a.len();
        let meeting = Meeting { matched, alone: lefts.len() == 1 && rights.len() == 1 && !matched, ranks };
        let mut drawn: Vec<(i64, usize, usize, Vec<f64>)> = Vec::new();
        for &x in &lefts {
            for &y in rights.iter().filter(|&&y| compared(x, y) == Compared::Exclusive) {
                let (p, q) = (&self.values[left][x], &self.values[right][y]);
                if self.may_answer(p, q) {
                    let features = features(self, p, q, meeting);
                    drawn.push((fit(&features), x, y, features));
                }
            }
        }
        let equal = a.iter().flat_map(|&x| b.iter().map(move |&y| (x, y)));
        let equal = equal.filter(|&(x, y)| self.values[left][x].key == self.values[right][y].key);
        all.extend(equal.map(|(x, y)| {
            let features = features(self, &self.values[left][x], &self.values[right][y], meeting);
            Pair { agrees: true, left: (left, x), right: (right, y), features }
        }));
        drawn.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        let (mut used, mut taken) = (Vec::new(), Vec::new());
        for (_, x, y, features) in drawn {
            if !used.contains(&x) && !taken.contains(&y) {
                used.push(x);
                taken.push(y);
                all.push(Pair { agrees: false, left: (left, x), right: (right, y), features });
            }
        }
    }

    /// Whether nothing forbids that two values answer one question.
    fn may_answer(&self, left: &Placed<'_>, right: &Placed<'_>) -> bool {
        let (a, b) = (left.value, right.value);
        if common(&left.around, &right.around).is_empty() {
            return false;
        }
        match a.attribute.as_str() {
            "count" | "rank" => a.head == b.head || a.people && b.people || a.head.is_empty() || b.head.is_empty(),
            "age" => !self.has_grown(left, right),
            _ => true,
        }
    }

    /// Whether two ages differ by what lies between the days of publication.
    fn has_grown(&self, left: &Placed<'_>, right: &Placed<'_>) -> bool {
        let years = |placed: &Placed<'_>| match placed.value.content {
            Content::Number { low, .. } => low.unwrap_or_default(),
            _ => 0.0,
        };
        let (a, b) = (years(left), years(right));
        if a < 1.0 || b < 1.0 {
            return true;
        }
        let day = |placed: &Placed<'_>| self.passages[placed.passage].published;
        let Some((from, to)) = day(left).zip(day(right)) else { return false };
        let between = f64::from((from - to).get_days()) / 365.0;
        let grows = (a - b) * between >= 0.0;
        between.abs() > 0.2 && grows && (a - b).abs() <= between.abs() + 1.0
    }
}

/// How well two values fit each other among those of their passages: nearness, and whose they are.
fn fit(features: &[f64]) -> i64 {
    let of =
        |name: &str| super::feature::FEATURES.iter().position(|known| *known == name).map_or(0.0, |at| features[at]);
    let sum = of("near") + of("window") + of("share") + of("head") + 2.0 * of("who") - 2.0 * of("who-clash");
    (sum * 1e6) as i64
}

/// The share of documents in whose first sentences each word but names stands.
fn lead(passages: &[&Passage], terms: &Terms) -> FxHashMap<u32, f64> {
    let mut holders: FxHashMap<u32, FxHashSet<&str>> = FxHashMap::default();
    let mut documents: FxHashSet<&str> = FxHashSet::default();
    for passage in passages {
        documents.insert(&passage.document);
        if passage.headline || passage.number < LEAD {
            let words = passage.terms.iter().filter(|term| !term.name).filter_map(|term| terms.number(&term.stem));
            words.for_each(|word| {
                holders.entry(word).or_default().insert(&passage.document);
            });
        }
    }
    let all = documents.len().max(1) as f64;
    holders.into_iter().map(|(word, holders)| (word, holders.len() as f64 / all)).collect()
}

/// A value as it is counted: two writings of one value have one key.
fn key(content: &Content) -> EcoString {
    match content {
        Content::Number { low, high, approximate, unit } => eco_format!("{low:?}..{high:?} {approximate} {unit}"),
        Content::Clock { minute, rough } => eco_format!("{minute} {rough:?}"),
        Content::Day { from, to, weekday, month, day, .. } => match (from, to) {
            (Some(from), Some(to)) => eco_format!("{from}..{to}"),
            _ => eco_format!("{weekday:?} {month:?} {day:?}"),
        },
        Content::Street { number, name, kind } => eco_format!("{number:?} {name} {kind:?}"),
        Content::Name(words) => words.join(" ").into(),
        Content::Class(word) => word.clone(),
        Content::Score(numbers) => eco_format!("{numbers:?}"),
    }
}
