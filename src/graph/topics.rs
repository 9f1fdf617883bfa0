//! What each document is about, for every claim.

use super::topic::Topic;
use crate::claim::Facts;
use crate::lexicon::Lexicon;
use ecow::EcoString;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Documents with one topic beyond which it is none: it is in the news every day, and tells no affair from another.
const EVERY_DAY: usize = 24;

/// What all documents are about.
#[derive(Debug, Default)]
pub struct Topics {
    all: Vec<Topic>,
    /// For each, the first that is the same.
    kinds: Vec<usize>,
    /// The names of each, as numbers, ascending: they are compared often.
    names: Vec<Vec<u32>>,
    /// The affair of each claim's document.
    of: Vec<usize>,
    /// What is known of a claim that was not entered.
    none: Topic,
}

impl Topics {
    /// One pass over the claims; those of one document must stand together.
    pub fn new(claims: &[Facts<'_>], lexicon: &Lexicon) -> Topics {
        let documents: Vec<&[Facts<'_>]> = claims.chunk_by(|a, b| a.document == b.document).collect();
        let of = documents.iter().enumerate().flat_map(|(at, claims)| std::iter::repeat_n(at, claims.len())).collect();
        let all: Vec<Topic> = documents.par_iter().map(|claims| Topic::of(claims, lexicon)).collect();
        let mut topics = Topics { kinds: Vec::new(), names: numbered(&all), all, of, none: Topic::default() };
        let mut times: FxHashMap<EcoString, usize> = FxHashMap::default();
        topics.all.iter().flat_map(|topic| &topic.marks).for_each(|mark| *times.entry(mark.clone()).or_default() += 1);
        for topic in &mut topics.all {
            topic.marks.retain(|mark| times[mark] <= EVERY_DAY);
        }
        topics.kinds = kinds(&topics.all);
        topics
    }

    /// What the document of the claim at `index` is about.
    pub fn of(&self, index: usize) -> &Topic {
        self.all.get(self.document(index)).unwrap_or(&self.none)
    }

    /// The number of a claim's document, in the order of the claims.
    pub(crate) fn document(&self, index: usize) -> usize {
        self.of.get(index).copied().unwrap_or(usize::MAX)
    }

    /// A number that the documents of two claims share where they are about the same in every respect.
    pub(crate) fn kind(&self, index: usize) -> usize {
        self.kinds.get(self.document(index)).copied().unwrap_or(usize::MAX)
    }

    /// Whether the documents of two claims tell of two affairs.
    pub(crate) fn are_apart(&self, left: usize, right: usize) -> bool {
        self.of(left).is_apart_sharing(self.of(right), self.shared(left, right))
    }

    /// The claims of the same document, by index.
    pub(crate) fn beside(&self, index: usize) -> Range<usize> {
        let document = self.document(index);
        self.of.partition_point(|&other| other < document)..self.of.partition_point(|&other| other <= document)
    }

    /// How many names the documents of two claims share.
    pub(crate) fn shared(&self, left: usize, right: usize) -> usize {
        let names = |index: usize| self.names.get(self.document(index)).map_or(&[][..], Vec::as_slice);
        shared(names(left), names(right))
    }
}

/// For each affair, the first that is the same.
fn kinds(all: &[Topic]) -> Vec<usize> {
    let mut first: FxHashMap<&Topic, usize> = FxHashMap::default();
    all.iter().enumerate().map(|(at, affair)| *first.entry(affair).or_insert(at)).collect()
}

/// The names of each affair as numbers that stand for them, ascending.
fn numbered(all: &[Topic]) -> Vec<Vec<u32>> {
    let mut numbers: FxHashMap<&EcoString, u32> = FxHashMap::default();
    let mut number = |name| {
        let next = numbers.len() as u32;
        *numbers.entry(name).or_insert(next)
    };
    let mut names: Vec<Vec<u32>> = all.iter().map(|topic| topic.names.iter().map(&mut number).collect()).collect();
    names.par_iter_mut().for_each(|names| names.sort_unstable());
    names
}

/// How many numbers two ascending lists have in common.
fn shared(mut left: &[u32], mut right: &[u32]) -> usize {
    let mut count = 0;
    while let (Some(a), Some(b)) = (left.first(), right.first()) {
        count += usize::from(a == b);
        let (on, over) = (usize::from(a <= b), usize::from(b <= a));
        (left, right) = (&left[on..], &right[over..]);
    }
    count
}
