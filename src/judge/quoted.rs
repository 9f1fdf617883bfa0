//! The quotations of a corpus, each read once however many claims stand in it, and the pairs that are one quotation.

use super::engine::{Bench, CROWD};
use crate::claim::Claim;
use crate::graph::ClaimGraph;
use crate::relation::{Likeness, Quotation, quoting};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Quotations beyond which a run of words that all of them hold is a figure of speech.
const COMMON: usize = 48;

/// All quotations, in the graph's order.
#[derive(Debug, Default)]
pub(super) struct Quoted {
    all: Vec<Option<Quotation>>,
    /// The innermost quotation of each claim.
    of: Vec<Option<usize>>,
    /// Of each quotation, the first claim of every document in which it stands.
    leaders: Vec<Vec<usize>>,
}

impl Quoted {
    pub(super) fn new(claims: &[Claim], graph: &ClaimGraph) -> Quoted {
        let quotations = graph.quotations();
        let places: FxHashMap<&str, usize> =
            quotations.iter().enumerate().map(|(at, (quote, _))| (*quote, at)).collect();
        let innermost = |claim: &Claim| quoting(claim).and_then(|link| places.get(link.quote.as_str()).copied());
        let of: Vec<Option<usize>> = claims.iter().map(innermost).collect();
        let leaders = quotations.iter().enumerate().map(|(at, (_, members))| {
            let mut own: Vec<usize> = members.iter().copied().filter(|&claim| of[claim] == Some(at)).collect();
            own.dedup_by_key(|claim| &claims[*claim].document);
            own
        });
        let leaders = leaders.collect();
        let all = quotations.par_iter().map(|(quote, _)| Quotation::new(quote)).collect();
        Quoted { all, of, leaders }
    }

    /// The innermost quotation of a claim.
    pub(super) fn of(&self, claim: usize) -> Option<&Quotation> {
        self.all[self.of[claim]?].as_ref()
    }

    /// Pairs of readings in quotations that are one, each document's first claim standing for it there; and how many
    /// readings were left out.
    pub(super) fn pairs(&self, bench: Bench<'_>, graph: &ClaimGraph) -> (Vec<(usize, usize)>, usize) {
        let alike = |&[a, b]: &[usize; 2]| {
            let both = self.all[a].as_ref().zip(self.all[b].as_ref());
            both.is_some_and(|(left, right)| left.likeness(right) != Likeness::Different)
        };
        let mut one: Vec<[usize; 2]> = graph.sharing_words(COMMON).into_par_iter().filter(alike).collect();
        one.extend((0..self.all.len()).map(|at| [at, at]).filter(alike));
        let mut found = Vec::new();
        let mut unjudged = 0;
        for [a, b] in one {
            let (left, right) = (self.readings(a, bench), self.readings(b, bench));
            unjudged += left.len().saturating_sub(CROWD) + right.len().saturating_sub(CROWD);
            for &x in left.iter().take(CROWD) {
                found.extend(right.iter().take(CROWD).filter(|&&y| a != b || x <= y).map(|&y| (x.min(y), x.max(y))));
            }
        }
        (found, unjudged)
    }

    fn readings(&self, quotation: usize, bench: Bench<'_>) -> Vec<usize> {
        let mut classes: Vec<usize> = self.leaders[quotation].iter().map(|&claim| bench.readings.of[claim]).collect();
        classes.sort_unstable();
        classes.dedup();
        classes
    }
}
