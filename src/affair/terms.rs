//! The words of an affair's passages by how rare they are: what two passages share is weighed by it.
//!
//! Weights are logarithms in thousandths by a table of integers, so that every machine weighs alike.

use crate::claim::attribute::Passage;
use ecow::EcoString;
use rustc_hash::FxHashMap;

/// A word's number in its affair.
pub(crate) type Word = u32;

/// The words of one affair.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    numbers: FxHashMap<EcoString, Word>,
    weights: Vec<u32>,
    /// The words of each passage, ascending, each once.
    of: Vec<Vec<Word>>,
    /// The passages of each word, ascending.
    holders: Vec<Vec<u32>>,
}

/// What every word weighs at least, in thousandths.
const LEAST: u32 = 144;

impl Terms {
    /// One pass over the passages of an affair.
    pub(crate) fn of(passages: &[&Passage]) -> Terms {
        let mut terms = Terms::default();
        for (at, passage) in passages.iter().enumerate() {
            let mut words: Vec<Word> = passage.terms.iter().map(|term| terms.enter(&term.stem)).collect();
            words.sort_unstable();
            words.dedup();
            words.iter().for_each(|&word| terms.holders[word as usize].push(at as u32));
            terms.of.push(words);
        }
        let all = log2(passages.len() as u32 + 1);
        terms.weights = terms.holders.iter().map(|holders| all - log2(holders.len() as u32) + LEAST).collect();
        terms
    }

    fn enter(&mut self, stem: &EcoString) -> Word {
        let next = self.holders.len() as Word;
        let word = *self.numbers.entry(stem.clone()).or_insert(next);
        if word == next {
            self.holders.push(Vec::new());
        }
        word
    }

    /// The number of a stem, where the affair has it.
    pub(crate) fn number(&self, stem: &str) -> Option<Word> {
        self.numbers.get(stem).copied()
    }

    /// The numbers of stems, ascending, each once.
    pub(crate) fn numbers<'s>(&self, stems: impl Iterator<Item = &'s EcoString>) -> Vec<Word> {
        let mut words: Vec<Word> = stems.filter_map(|stem| self.number(stem)).collect();
        words.sort_unstable();
        words.dedup();
        words
    }

    /// The words of a passage, ascending.
    pub(crate) fn passage(&self, at: usize) -> &[Word] {
        &self.of[at]
    }

    /// The passages that hold a word, ascending.
    pub(crate) fn holders(&self, word: Word) -> &[u32] {
        &self.holders[word as usize]
    }

    /// What words weigh together, in units of a doubled rarity.
    pub(crate) fn weight(&self, words: &[Word]) -> f64 {
        let thousandths: u64 = words.iter().map(|&word| u64::from(self.weights[word as usize])).sum();
        thousandths as f64 / 1000.0
    }

    /// The share of what two lists weigh together that both hold.
    pub(crate) fn share(&self, left: &[Word], right: &[Word]) -> f64 {
        let both = self.weight(&common(left, right));
        let all = self.weight(left) + self.weight(right) - both;
        if all > 0.0 { both / all } else { 0.0 }
    }
}

/// What two ascending lists have in common.
pub(crate) fn common(mut left: &[Word], mut right: &[Word]) -> Vec<Word> {
    let mut both = Vec::new();
    while let (Some(a), Some(b)) = (left.first(), right.first()) {
        if a == b {
            both.push(*a);
        }
        let (on, over) = (usize::from(a <= b), usize::from(b <= a));
        (left, right) = (&left[on..], &right[over..]);
    }
    both
}

/// The logarithm to base two in thousandths, linear between powers.
fn log2(number: u32) -> u32 {
    let whole = number.max(1).ilog2();
    let rest = u64::from(number.max(1) - (1 << whole)) * 1000 / (1 << whole);
    whole * 1000 + rest as u32
}

#[cfg(test)]
mod tests {
    use super::{common, log2};

    #[test]
    fn logarithms_are_whole_at_powers_of_two_and_grow_between() {
        assert_eq!([1, 2, 4, 1024].map(log2), [0, 1000, 2000, 10_000]);
        assert!((1..2000).all(|number| log2(number) <= log2(number + 1)));
    }

    #[test]
    fn common_words_are_those_of_both_lists() {
        assert_eq!(common(&[1, 3, 5, 9], &[2, 3, 9]), [3, 9]);
        assert!(common(&[1], &[]).is_empty());
    }
}
