//! Which claims may stand for a reading: the surest one in each kind of document.
//!
//! The claims of a reading say the same, so what rules say of two of them hangs on their documents alone
//! ([`Setting`](crate::relation::Setting)).

use super::equivalence::Readings;
use crate::claim::Facts;
use crate::graph::{Origins, Topics};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// Claims of a reading, in different kinds of documents, beyond which no more are looked at.
pub(super) const LOOKED_AT: usize = 8;
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
    pub(super) choice: Choice,
    pub(super) of: Vec<Vec<usize>>,
}

impl Standing {
    /// One pass over the claims.
    pub(super) fn new(
        choice: Choice,
        claims: &[Facts<'_>],
        readings: &Readings,
        origins: &Origins,
        topics: &Topics,
    ) -> Standing {
        let few = |members: &[usize]| {
            let mut members = members.to_vec();
            if choice == Choice::Folded && members.len() > 1 {
                members.sort_by_key(|&at| (Reverse(sure(&claims[at])), at));
                let mut kinds: FxHashMap<_, Vec<usize>> = FxHashMap::default();
                members.retain(|&at| {
                    let kind = kinds.entry((topics.kind(at), origins.kind(at), claims[at].source)).or_default();
                    let new = kind.len() < OF_A_KIND && !kind.contains(&topics.document(at));
                    if new {
                        kind.push(topics.document(at));
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
pub(super) fn sure(claim: &Facts<'_>) -> i64 {
    (claim.confidence * 1000.0) as i64
}

/// Which of two pairs that say the same is shown: the surer one, then the first.
pub(super) fn clearness(claims: &[Facts<'_>], pair: [usize; 2]) -> impl Ord + use<> {
    let [a, b] = pair.map(|at| sure(&claims[at]));
    (a.min(b), a.max(b), Reverse(pair))
}
