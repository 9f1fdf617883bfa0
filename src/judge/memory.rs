//! What one judging leaves to the next: which pairs of claims were compared, and which rules spoke.
//!
//! What the rules say of two claims hangs on the claims, on what the corpus makes of their documents (who "the vessel"
//! is, what the text is about, whom it rests on), and on the vocabulary and the rules. A document's *state* is a hash of all
//! that but vocabulary and rules, which are one for a whole memory. Where two documents are in states in which they were judged
//! before, the answer is known. Numbers of claims are those of the judging that is remembered.

use super::context::{Context, Match};
use crate::claim::Facts;
use crate::claim::facts::{Digest, Said, digest};
use crate::finding::Strength;
use crate::graph::Basis;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// For each document, by its id, a hash of all that its claims were drawn from.
pub type Contents = BTreeMap<String, [u8; 32]>;

/// What is known before a corpus is judged again.
#[derive(Debug, Clone, Copy)]
pub struct Past<'a> {
    /// Of the documents as they are now; those that are left out are judged as if they were new.
    pub contents: &'a Contents,
    /// From a judging of the same situation under the same vocabulary and rules, by the same program; empty where there
    /// was none.
    pub memory: &'a Memory,
}

type State = Digest;

/// The verdicts of a judging, claim by claim.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// The state of each document, where it is known, and how many claims it has.
    documents: Vec<(Option<State>, u32)>,
    /// For each claim, where those that it was compared with end in `others`; they begin where those of the one before end.
    ends: Vec<u32>,
    /// Twice the number of the claim on the right, ascending for each on the left; one more where rules spoke.
    others: Vec<u32>,
    /// Which rules did, sorted.
    spoken: Vec<Spoken>,
}

/// That a rule spoke for two claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Spoken {
    claims: [u32; 2],
    pub(super) rule: u32,
    pub(super) strength: Strength,
}

impl Memory {
    /// What is left of a judging of claims in these `documents`: the pairs that were compared, and the matches among them.
    fn of(documents: Vec<(Option<State>, u32)>, mut pairs: Vec<[u32; 2]>, matches: &[Match]) -> Memory {
        pairs.par_sort_unstable();
        let numbers = |claims: [usize; 2]| claims.map(|at| at as u32);
        let mut spoken: Vec<Spoken> = matches
            .iter()
            .map(|matched| Spoken {
                claims: numbers(matched.claims),
                rule: matched.rule as u32,
                strength: matched.strength,
            })
            .collect();
        spoken.par_sort_unstable();
        let claims = documents.iter().map(|(_, claims)| *claims as usize).sum();
        let mut ends = Vec::with_capacity(claims);
        let mut others = Vec::with_capacity(pairs.len());
        let mut rest = spoken.as_slice();
        for pair in pairs {
            ends.resize(pair[0] as usize, others.len() as u32);
            rest = &rest[rest.iter().take_while(|one| one.claims < pair).count()..];
            others.push(pair[1] * 2 + u32::from(rest.first().is_some_and(|one| one.claims == pair)));
        }
        ends.resize(claims, others.len() as u32);
        Memory { documents, ends, others, spoken }
    }

    /// The rules that spoke for two claims; `None` where they were not compared.
    fn verdicts(&self, claims: [u32; 2]) -> Option<&[Spoken]> {
        let [left, right] = claims.map(|at| at as usize);
        let start = left.checked_sub(1).map_or(Some(&0), |before| self.ends.get(before))?;
        let others = self.others.get(*start as usize..*self.ends.get(left)? as usize)?;
        let found = others.get(others.partition_point(|&other| (other / 2) < right as u32))?;
        match found.checked_sub(right as u32 * 2)? {
            0 => Some(&[]),
            1 => {
                let from = &self.spoken[self.spoken.partition_point(|one| one.claims < claims)..];
                Some(&from[..from.partition_point(|one| one.claims == claims)])
            }
            _ => None,
        }
    }
}

/// A memory, opened for the claims that are judged.
#[derive(Debug)]
pub(super) struct Memo<'a> {
    memory: &'a Memory,
    /// The state of each document now, and how many claims it has.
    documents: Vec<(Option<State>, u32)>,
    /// The number that each claim has in the memory, where its document is in a state that is remembered.
    before: Vec<Option<u32>>,
}

impl<'a> Memo<'a> {
    /// Compares all documents with what is remembered of them.
    pub(super) fn new(context: Context<'_>, past: Past<'a>) -> Memo<'a> {
        let documents = states(context, past.contents);
        let mut known: FxHashMap<State, (u32, u32)> = FxHashMap::default();
        let mut first = 0u32;
        for &(state, claims) in &past.memory.documents {
            known.extend(state.map(|state| (state, (first, claims))));
            first = first.saturating_add(claims);
        }
        let mut before = Vec::with_capacity(context.claims.len());
        for (state, claims) in &documents {
            let first = state.and_then(|state| known.get(&state)).filter(|known| known.1 == *claims);
            before.extend((0..*claims).map(|at| first.map(|first| first.0 + at)));
        }
        Memo { memory: past.memory, documents, before }
    }

    /// The rules that spoke for two claims when they were compared in the same state; `None` where they never were.
    pub(super) fn verdicts(&self, claims: [usize; 2]) -> Option<&'a [Spoken]> {
        let [left, right] = claims.map(|at| self.before[at]);
        self.memory.verdicts([left?, right?])
    }

    /// What is left to the next judging.
    pub(super) fn leave(self, pairs: Vec<[u32; 2]>, matches: &[Match]) -> Memory {
        Memory::of(self.documents, pairs, matches)
    }
}

/// The state of each document, where its content is known, and how many claims it has.
fn states(context: Context<'_>, contents: &Contents) -> Vec<(Option<State>, u32)> {
    let mut first = 0;
    let documents = context.claims.chunk_by(|a, b| a.document == b.document).map(|claims| {
        first += claims.len();
        (first - claims.len(), claims)
    });
    let documents: Vec<(usize, &[Facts<'_>])> = documents.collect();
    let state = |&(first, claims): &(usize, &[Facts<'_>])| {
        let content = contents.get(claims[0].document);
        (content.map(|content| state(context, first, claims, content)), claims.len() as u32)
    };
    documents.par_iter().map(state).collect()
}

/// Content, and what the other documents make of it: who its claims speak of, its topics, its origins.
fn state(context: Context<'_>, first: usize, claims: &[Facts<'_>], content: &[u8; 32]) -> State {
    let said: Vec<(Said<'_>, &Basis)> =
        claims.iter().enumerate().map(|(at, claim)| (Said::of(claim), context.origins.of(first + at))).collect();
    digest((content, context.topics.of(first), said))
}

#[cfg(test)]
mod tests {
    use super::{Match, Memory, Strength};

    #[test]
    fn a_pair_that_was_compared_is_known_with_what_was_said_of_it() {
        let matched = |rule, claims| Match { rule, left: 0, right: 0, claims, strength: Strength::Direct };
        let matches = [matched(3, [1, 4]), matched(2, [1, 4]), matched(5, [3, 0])];
        let memory = Memory::of(vec![(None, 5)], vec![[3, 0], [1, 4], [1, 2], [0, 1]], &matches);
        let rules = |claims| Some(memory.verdicts(claims)?.iter().map(|one| one.rule).collect::<Vec<_>>());
        assert_eq!(rules([1, 4]), Some(vec![2, 3]));
        assert_eq!(rules([3, 0]), Some(vec![5]));
        assert_eq!((rules([0, 1]), rules([1, 2])), (Some(vec![]), Some(vec![])));
        assert_eq!((rules([2, 1]), rules([1, 3]), rules([4, 4]), rules([9, 0])), (None, None, None, None));
    }
}
