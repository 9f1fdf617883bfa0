//! Chooses the pairs of claims that stand for two readings.
//!
//! Two readings are held against each other where their claims stand farthest apart: in different documents, on different origins, on one
//! affair, where there are such; and once more in each document that holds both.

use super::context::Context;
use super::standing::{Choice, LOOKED_AT, clearness};
use crate::relation::{Pair, Setting, asks_its_document};

impl Context<'_> {
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
        let apart = self.topics.document(a) != self.topics.document(b);
        [apart, apart && self.origins.of(a).is_apart_from(self.origins.of(b)), !self.topics.are_apart(a, b)]
    }

    /// Those in each document that holds both readings: a text may speak against itself, whatever others say.
    fn within(self, left: &[usize], right: &[usize]) -> Vec<[usize; 2]> {
        let document = |at: &usize| self.topics.document(*at);
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
        let pair: Pair<'_> = self.pair(claims).sharing(self.topics.shared(claims[0], claims[1]));
        let asked = |at: usize| self.rules.iter().map(|rule| rule.place.tells_apart(&self.claims[at])).collect();
        let outlets = if self.asks_outlets() { claims.map(asked) } else { [Vec::new(), Vec::new()] };
        (pair.setting(), asks_its_document(&pair), outlets)
    }

    /// Whether any rule asks who published something.
    fn asks_outlets(self) -> bool {
        self.rules.iter().any(|rule| rule.place.asks_outlets())
    }
}

/// The setting of a pair, the values of those dimensions that look up a claim's own names in the other's document, and which rules
/// ask for the outlet of either claim.
type Seen = (Setting, [&'static str; 3], [Vec<bool>; 2]);
