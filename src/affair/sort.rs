//! Sorts: all mentions of an affair by one name, one noun, or one verb, with where they stand and what stands around them.

use super::facts::Facts;
use super::vector::Vector;
use ecow::EcoString;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// What referents and events have in common.
#[derive(Debug, Default)]
pub(super) struct Sort {
    pub(super) count: u32,
    /// Documents and sentences, by their numbers in the affair.
    pub(super) documents: BTreeSet<u32>,
    pub(super) sentences: BTreeSet<(u32, u32)>,
    pub(super) contexts: BTreeMap<u32, f32>,
    /// The wordings, with how often each is used.
    pub(super) wordings: BTreeMap<EcoString, u32>,
}

impl Sort {
    pub(super) fn enter(&mut self, place: (u32, u32), wording: &EcoString) {
        self.count += 1;
        self.documents.insert(place.0);
        self.sentences.insert(place);
        *self.wordings.entry(wording.clone()).or_default() += 1;
    }

    /// The share of the sentences of the rarer of two sorts in which both stand: who stand side by side are two.
    pub(super) fn beside(&self, other: &Sort) -> f32 {
        let (few, many) = if self.sentences.len() <= other.sentences.len() { (self, other) } else { (other, self) };
        let both = few.sentences.iter().filter(|place| many.sentences.contains(place)).count();
        both as f32 / few.sentences.len().max(1) as f32
    }

    /// The wording used most.
    pub(super) fn wording(&self) -> EcoString {
        let most = self.wordings.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
        most.map(|(wording, _)| wording.clone()).unwrap_or_default()
    }

    /// How much it weighs when averages are taken.
    pub(super) fn mass(&self) -> f32 {
        (self.count as f32).sqrt()
    }
}

/// Numbers for words.
#[derive(Debug, Default)]
pub(super) struct Numbers<'a> {
    numbers: FxHashMap<&'a str, u32>,
}

impl<'a> Numbers<'a> {
    pub(super) fn of(&mut self, word: &'a str) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(word).or_insert(next)
    }

    pub(super) fn add(&mut self, contexts: &'a [(EcoString, f32)], into: &mut BTreeMap<u32, f32>) {
        for (word, weight) in contexts {
            *into.entry(self.of(word)).or_default() += weight;
        }
    }
}

/// The words that stand in the sentences of each sort, weighed by how few sorts they stand with.
pub(super) fn surroundings(facts: &[&Facts], sorts: &[&Sort], most: usize) -> Vec<Vector> {
    let mut numbers = Numbers::default();
    let words: Vec<Vec<Vec<u32>>> = facts
        .iter()
        .map(|facts| facts.sentences.iter().map(|words| words.iter().map(|word| numbers.of(word)).collect()).collect())
        .collect();
    let count = |sort: &&Sort| {
        let mut bag: BTreeMap<u32, f32> = BTreeMap::new();
        for &(document, sentence) in &sort.sentences {
            for &word in &words[document as usize][sentence as usize] {
                *bag.entry(word).or_default() += 1.0;
            }
        }
        bag
    };
    let bags: Vec<BTreeMap<u32, f32>> = sorts.iter().map(count).collect();
    let mut held: BTreeMap<u32, u32> = BTreeMap::new();
    bags.iter().flat_map(BTreeMap::keys).for_each(|&word| *held.entry(word).or_default() += 1);
    let all = bags.len() as f32 + 1.0;
    let weigh = |bag: BTreeMap<u32, f32>| {
        let cells = bag.into_iter().map(|(word, times)| (word, times * (all / held[&word] as f32).ln()));
        Vector::new(cells.collect()).heaviest(most)
    };
    bags.into_iter().map(weigh).collect()
}
