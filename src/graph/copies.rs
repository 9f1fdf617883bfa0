//! Which documents are copies of each other, whatever few words, names and numbers were changed on the way.
//!
//! A document is known by its runs of words, case and numbers aside; of two that share a good part of the runs of the shorter one, one
//! was copied from the other or both from a third. Every run is held against the document that had it last, so that the cost is
//! linear in the text. Traps: two short reports share a phrase by chance; the number that was changed must not make another text.

use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;

/// Runs that a text has at least to be no short one.
const SHORT: usize = 12;
/// The share of the runs of the shorter text from which one is a copy: of a short one, and of any other.
const OF_SHORT: f64 = 0.6;
const OF_LONG: f64 = 0.25;

/// For each document, given by the runs of its words ([`crate::claim::facts::masked_runs`]), the number of the first that it was copied
/// with.
pub(crate) fn copied(documents: impl Iterator<Item = Vec<u64>>) -> Vec<usize> {
    let mut last: FxHashMap<u64, u32> = FxHashMap::default();
    let mut shared: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    let mut sizes: Vec<usize> = Vec::new();
    for (at, mut runs) in documents.enumerate() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        runs.sort_unstable();
        runs.dedup();
        sizes.push(runs.len());
        for run in runs {
            if let Some(before) = last.insert(run, at) {
                *shared.entry((before, at)).or_default() += 1;
            }
        }
    }
    let mut sets = UnionFind::<usize>::new(sizes.len());
    let mut pairs: Vec<((u32, u32), u32)> = shared.into_iter().collect();
    pairs.sort_unstable();
    for ((left, right), runs) in pairs {
        let (left, right) = (left as usize, right as usize);
        let fewer = sizes[left].min(sizes[right]);
        let part = if fewer < SHORT { OF_SHORT } else { OF_LONG };
        if f64::from(runs) >= part * fewer as f64 {
            sets.union(left, right);
        }
    }
    let mut firsts: FxHashMap<usize, usize> = FxHashMap::default();
    (0..sizes.len()).map(|at| *firsts.entry(sets.find_mut(at)).or_insert(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::copied;
    use crate::claim::facts::masked;

    fn firsts<const N: usize>(documents: [&str; N]) -> Vec<usize> {
        copied(documents.into_iter().map(masked))
    }

    #[test]
    fn a_text_with_another_number_and_name_is_a_copy_and_two_reports_are_none() {
        let agency = "The Hauge ferry ran aground on Monday with 40 people aboard, the coast guard said. Nobody was hurt, and \
                      the crew put it afloat again at high water in the afternoon of the same day.";
        let copy = agency.replace("40", "60").replace("Hauge", "Strand");
        let other =
            "A ferry is aground off Hauge. Its owners told passengers that they will be put on buses at high water.";
        assert_eq!(firsts([agency, copy.as_str(), other]), [0, 0, 2]);
    }

    #[test]
    fn a_short_sentence_twice_is_one() {
        assert_eq!(firsts(["Norway has protested.", "norway has “protested”", "Norway protested."]), [0, 0, 2]);
    }
}
