//! Values that several documents tell, and who they have them from.
//!
//! Two values that are one agree only where nothing else in their sentences speaks against it: neither denies what the other says, no
//! number, day, rate or degree of the one stands against one of the other (`claim::facts::Exact`). Traps: police, officials and papers of courts of
//! one affair are one origin, and so are two copies of one text; independent are only two who are named, hold no such office, and are others.

use super::affair::{Affair, Placed};
use super::draw::Pair;
use super::folded::{Folded, asked};
use super::question::Question;
use crate::claim::ActorId;
use crate::claim::attribute::{Content, Passage, Value};
use crate::claim::facts::passage_runs;
use crate::finding::Reason;
use crate::graph::copied;
use crate::lexicon::Lexicon;
use crate::rules::ValueOrigin;
use ecow::EcoString;
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

/// Counts up to which two that are equal say nothing.
const FEW: f64 = 2.0;
/// How sure an agreement is at least to be told.
const AGREED: f64 = 0.5;

/// Values that several documents tell, joined where two of them answer one question, with what they rest on.
pub(super) fn agreed<'a>(
    affair: &'a Affair<'_>,
    pairs: Vec<Pair>,
    lexicon: &Lexicon,
    question: &Question,
) -> Vec<(Folded<'a>, ValueOrigin)> {
    let placed = |(passage, at): (usize, usize)| &affair.values[passage][at];
    let sure = |pair: &Pair| question.agreed(question.odds(&placed(pair.left).value.attribute, &pair.features));
    let alike = |pair: &Pair| {
        let (left, right) = (placed(pair.left), placed(pair.right));
        let share = affair.terms.share(&left.around, &right.around);
        least_share(left.value).is_some_and(|least| share >= least) && affair.speak_alike(left, right)
    };
    let held = pairs.into_iter().filter(alike).map(|pair| (sure(&pair), pair)).filter(|(sure, _)| *sure >= AGREED);
    let held: Vec<(f64, Pair)> =
        held.filter(|(_, pair)| affair.say_no_other(pair.left.0, pair.right.0, lexicon)).collect();
    let houses = Houses::new(affair, lexicon);
    let groups = components(&held);
    let mut all: Vec<(Folded<'a>, ValueOrigin)> = Vec::new();
    for mut group in groups {
        group.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1.left, a.1.right).cmp(&(b.1.left, b.1.right))));
        let Some((sure, best)) = group.first() else { continue };
        let (left, right) = (placed(best.left), placed(best.right));
        let places: BTreeSet<(usize, usize)> = group.iter().flat_map(|(_, pair)| [pair.left, pair.right]).collect();
        let documents: BTreeSet<&str> =
            places.iter().map(|&(passage, _)| &*affair.passages[passage].document).collect();
        if documents.len() < 2 {
            continue;
        }
        let origin = houses.rests_on(&places);
        let question = asked(affair, left, right);
        let attribute = left.value.attribute.as_str();
        let reasons = vec![reason(left, right)];
        all.push((Folded { attribute, question, sure: *sure, sides: vec![places], reasons }, origin));
    }
    all
}

fn reason(left: &Placed<'_>, right: &Placed<'_>) -> Reason {
    Reason {
        dimension: left.value.attribute.to_string(),
        relation: "same".to_owned(),
        left: left.value.text.to_string(),
        right: right.value.text.to_string(),
    }
}

/// Pairs that hang together.
fn components(held: &[(f64, Pair)]) -> Vec<Vec<&(f64, Pair)>> {
    let mut numbers: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (_, pair) in held {
        for place in [pair.left, pair.right] {
            let next = numbers.len();
            numbers.entry(place).or_insert(next);
        }
    }
    let mut sets = UnionFind::<usize>::new(numbers.len());
    for (_, pair) in held {
        sets.union(numbers[&pair.left], numbers[&pair.right]);
    }
    let mut groups: BTreeMap<usize, Vec<&(f64, Pair)>> = BTreeMap::new();
    for one in held {
        groups.entry(sets.find_mut(numbers[&one.1.left])).or_default().push(one);
    }
    groups.into_values().collect()
}

/// The share of the words around one value in two passages from which both are about one thing: a sum to the cent says much by
/// itself, a word of a class, a place or a count of two nothing.
fn least_share(value: &Value) -> Option<f64> {
    match &value.content {
        Content::Clock { .. } | Content::Street { .. } | Content::Score(_) => Some(0.12),
        Content::Number { low, .. } if low.is_some_and(|low| low <= FEW) && value.attribute == "count" => None,
        Content::Number { .. } => Some(0.18),
        Content::Day { .. } => Some(0.25),
        Content::Name(_) | Content::Class(_) => None,
    }
}

/// Who the passages of an affair have what they tell from.
struct Houses<'a, 'p> {
    affair: &'a Affair<'p>,
    /// Of each passage, the first passage of the first document that its own was copied with.
    copied: Vec<usize>,
    /// Of each passage, the last words of the names of those who speak in it; none where it names nobody, or an office.
    voices: Vec<BTreeSet<EcoString>>,
}

impl<'a, 'p> Houses<'a, 'p> {
    fn new(affair: &'a Affair<'p>, lexicon: &Lexicon) -> Houses<'a, 'p> {
        let documents: Vec<&[&Passage]> = affair.passages.chunk_by(|a, b| a.document == b.document).collect();
        let runs = |document: &&[&Passage]| document.iter().flat_map(|passage| passage_runs(passage)).collect();
        let firsts = copied(documents.iter().map(runs));
        let copied =
            firsts.iter().zip(&documents).flat_map(|(first, document)| std::iter::repeat_n(*first, document.len()));
        let officers: BTreeSet<EcoString> = affair.passages.iter().flat_map(|passage| officers(passage)).collect();
        let voices = affair.passages.iter().map(|passage| named_voices(passage, &officers, lexicon)).collect();
        Houses { affair, copied: copied.collect(), voices }
    }

    /// Whether the passages that tell a value rest on one origin, as far as they tell.
    fn rests_on(&self, places: &BTreeSet<(usize, usize)>) -> ValueOrigin {
        let passages: BTreeSet<usize> = places.iter().map(|(passage, _)| *passage).collect();
        let apart = |&left: &usize| passages.iter().any(|&right| self.are_apart(left, right));
        if passages.iter().any(apart) { ValueOrigin::Independent } else { ValueOrigin::Shared }
    }

    /// Whether two passages name speakers without an office, who are others, in texts of two outlets that are no copies.
    fn are_apart(&self, left: usize, right: usize) -> bool {
        let (p, q) = (self.affair.passages[left], self.affair.passages[right]);
        let one_house = p.document == q.document || p.source.is_some() && p.source == q.source;
        let (a, b) = (&self.voices[left], &self.voices[right]);
        !one_house && self.copied[left] != self.copied[right] && !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
    }
}

/// The last words of the names of those of whom a passage tells an office.
fn officers(passage: &Passage) -> impl Iterator<Item = EcoString> {
    let offices = passage.values.iter().filter(|value| value.attribute == "office");
    offices.filter_map(|value| value.about.as_ref()?.name.last().cloned())
}

/// The last words of the names of those who speak in a passage, where all of them are named and none holds an office.
fn named_voices(passage: &Passage, officers: &BTreeSet<EcoString>, lexicon: &Lexicon) -> BTreeSet<EcoString> {
    let office = passage.values.iter().any(|value| value.attribute == "office");
    let named = |voice: &EcoString| {
        let name = ActorId::of(voice).name()?;
        let last = EcoString::from(name.rsplit(' ').next().unwrap_or(name));
        let speaks_for = name.split(' ').any(|word| lexicon.speech.is_authority(word));
        (!speaks_for && !officers.contains(&last)).then_some(last)
    };
    let voices: Option<BTreeSet<EcoString>> = passage.voices.iter().map(named).collect();
    voices.filter(|_| !office).unwrap_or_default()
}
