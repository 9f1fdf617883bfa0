//! Which pairs of claims stand for two readings: one for each way in which the documents that hold them stand to each other.
//!
//! The claims of a reading say the same, so what rules say of two of them hangs on their documents alone
//! ([`Setting`](crate::relation::Setting)). Two readings are held against each other where their claims stand farthest apart: in
//! different documents, on different origins, on one affair, where there are such; and once more in each document that holds both.

use super::engine::Bench;
use super::reading::Readings;
use crate::claim::Claim;
use crate::graph::{Affairs, Origins};
use crate::relation::{Pair, Setting, asks_its_document};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// Claims of a reading, in different kinds of documents, beyond which no more are looked at.
const LOOKED_AT: usize = 12;
/// Claims of a reading in documents of one kind that are looked at: of two readings, two may stand in one document.
const OF_A_KIND: usize = 2;

/// How claims are chosen to stand for their readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Choice {
    /// Those that stand to each other in one way have one pair that stands for all.
    #[default]
    Folded,
    /// Every claim stands for itself: what is found must be the same, at the cost of all pairs.
    Every,
}

/// For each reading, the claims that may stand for it, surest first.
#[derive(Debug, Default)]
pub(super) struct Standing {
    choice: Choice,
    of: Vec<Vec<usize>>,
}

impl Standing {
    /// One pass over the claims.
    pub(super) fn new(
        choice: Choice,
        claims: &[Claim],
        readings: &Readings,
        origins: &Origins,
        affairs: &Affairs,
    ) -> Standing {
        let few = |members: &[usize]| {
            let mut members = members.to_vec();
            if choice == Choice::Folded && members.len() > 1 {
                members.sort_by_key(|&at| (Reverse(sure(&claims[at])), at));
                let mut kinds: FxHashMap<_, Vec<usize>> = FxHashMap::default();
                members.retain(|&at| {
                    let kind = kinds.entry((affairs.kind(at), origins.kind(at), &claims[at].source)).or_default();
                    let new = kind.len() < OF_A_KIND && !kind.contains(&affairs.document(at));
                    if new {
                        kind.push(affairs.document(at));
                    }
                    new
                });
                members.truncate(LOOKED_AT);
            }
            members
        };
        Standing { choice, of: readings.classes.par_iter().map(|class| few(&class.members)).collect() }
    }
}

/// How sure the extraction of a claim is, in thousandths.
pub(super) fn sure(claim: &Claim) -> i64 {
    (claim.confidence * 1000.0) as i64
}

/// Which of two pairs that say the same is shown: the surer one, then the first.
pub(super) fn clearness(claims: &[Claim], pair: [usize; 2]) -> impl Ord + use<> {
    let [a, b] = pair.map(|at| sure(&claims[at]));
    (a.min(b), a.max(b), Reverse(pair))
}

impl Bench<'_> {
    /// The pairs of claims that stand for two readings.
    pub(super) fn standing(self, left: usize, right: usize) -> Vec<[usize; 2]> {
        let [a, b] = [left, right].map(|class| self.readings.classes[class].members.as_slice());
        if let ([a], [b]) = (a, b) {
            return if a == b { Vec::new() } else { vec![[*a, *b]] };
        }
        let mut pairs = self.farthest(left, right);
        if left != right {
            pairs.extend(self.within(a, b));
            pairs.sort_unstable();
            pairs.dedup();
        }
        pairs
    }

    /// Those that stand farthest apart.
    fn farthest(self, left: usize, right: usize) -> Vec<[usize; 2]> {
        let [a, b] = [left, right].map(|class| self.standing.of[class].as_slice());
        let all = a.iter().flat_map(|&a| b.iter().map(move |&b| [a, b]));
        // Of a reading held against itself each pair is met twice.
        let all: Vec<[usize; 2]> = all.filter(|[a, b]| a < b || a > b && left != right).collect();
        let farness: Vec<[bool; 3]> = all.iter().map(|&pair| self.farness(pair)).collect();
        let Some(farthest) = farness.iter().max() else { return Vec::new() };
        let far = all.iter().zip(&farness).filter(|(_, far)| *far == farthest);
        self.one_a_setting(far.map(|(pair, _)| *pair))
    }

    /// Whether two claims stand in two documents, on different origins, on one affair.
    fn farness(self, [a, b]: [usize; 2]) -> [bool; 3] {
        let apart = self.affairs.document(a) != self.affairs.document(b);
        [apart, apart && self.origins.of(a).is_disjoint(self.origins.of(b)), !self.affairs.are_apart(a, b)]
    }

    /// Those in each document that holds both readings: a text may speak against itself, whatever others say.
    fn within(self, left: &[usize], right: &[usize]) -> Vec<[usize; 2]> {
        let document = |at: &usize| self.affairs.document(*at);
        let swapped = right.len() < left.len();
        let (few, many) = if swapped { (right, left) } else { (left, right) };
        let most = if self.standing.choice == Choice::Every { usize::MAX } else { LOOKED_AT };
        let mut found = Vec::new();
        for own in few.chunk_by(|a, b| document(a) == document(b)) {
            let first = many.partition_point(|at| document(at) < document(&own[0]));
            let others = || many[first..].iter().take_while(|at| document(at) == document(&own[0])).take(most);
            let pairs =
                own.iter().take(most).flat_map(|&a| others().map(move |&b| if swapped { [b, a] } else { [a, b] }));
            found.extend(self.one_a_setting(pairs));
        }
        found
    }

    /// Of pairs whose documents stand to each other in one way, the clearest.
    fn one_a_setting(self, pairs: impl Iterator<Item = [usize; 2]>) -> Vec<[usize; 2]> {
        if self.standing.choice == Choice::Every {
            return pairs.collect();
        }
        let mut best: Vec<(Seen, [usize; 2])> = Vec::new();
        for pair in pairs {
            let seen = self.seen(pair);
            match best.iter_mut().find(|(known, _)| *known == seen) {
                Some((_, other)) if clearness(self.claims, pair) > clearness(self.claims, *other) => *other = pair,
                Some(_) => {}
                None => best.push((seen, pair)),
            }
        }
        best.into_iter().map(|(_, pair)| pair).collect()
    }

    /// All that a comparison of two claims sees of their documents.
    fn seen(self, claims: [usize; 2]) -> Seen {
        let pair: Pair<'_> = self.pair(claims).sharing(self.affairs.shared(claims[0], claims[1]));
        (pair.setting(), asks_its_document(&pair))
    }
}

/// The setting of a pair, and the values of those dimensions that look up a claim's own names in the other's document.
type Seen = (Setting, [&'static str; 3]);
