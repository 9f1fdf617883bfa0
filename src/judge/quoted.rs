//! The quotations of a corpus, each read once however many claims stand in it, and the pairs that are one quotation.

use super::equivalence::CROWD;
use crate::claim::Facts;
use crate::claim::facts::quoting;
use crate::graph::ClaimGraph;
use crate::relation::{Likeness, Quotation};
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
    /// The readings that stand in each quotation, ascending.
    readings: Vec<Vec<usize>>,
}

impl Quoted {
    /// `classes` holds the reading of each claim.
    pub(super) fn new(claims: &[Facts<'_>], classes: &[usize], graph: &ClaimGraph) -> Quoted {
        let quotations = graph.quotations();
        let places: FxHashMap<&str, usize> =
            quotations.iter().enumerate().map(|(at, (quote, _))| (*quote, at)).collect();
        let innermost = |claim: &Facts<'_>| quoting(claim).and_then(|link| places.get(link.quote.as_str()).copied());
        let of: Vec<Option<usize>> = claims.par_iter().map(innermost).collect();
        let mut readings = vec![Vec::new(); quotations.len()];
        for (claim, place) in of.iter().enumerate().filter_map(|(claim, place)| Some((claim, (*place)?))) {
            readings[place].push(classes[claim]);
        }
        for classes in &mut readings {
            classes.sort_unstable();
            classes.dedup();
        }
        let all = quotations.par_iter().map(|(quote, _)| Quotation::new(quote)).collect();
        Quoted { all, of, readings }
    }

    /// The innermost quotation of a claim.
    pub(super) fn of(&self, claim: usize) -> Option<&Quotation> {
        self.all[self.of[claim]?].as_ref()
    }

    /// Pairs of readings in quotations that are one, and how many readings were left out.
    pub(super) fn pairs(&self, graph: &ClaimGraph) -> (Vec<(usize, usize)>, usize) {
        let alike = |&[a, b]: &[usize; 2]| {
            let both = self.all[a].as_ref().zip(self.all[b].as_ref());
            both.is_some_and(|(left, right)| left.likeness(right) != Likeness::Different)
        };
        let mut one: Vec<[usize; 2]> = graph.sharing_words(COMMON).into_par_iter().filter(alike).collect();
        one.extend((0..self.all.len()).map(|at| [at, at]).filter(alike));
        let mut found = Vec::new();
        let mut unjudged = 0;
        for [a, b] in one {
            let (left, right) = (&self.readings[a], &self.readings[b]);
            unjudged += left.len().saturating_sub(CROWD) + right.len().saturating_sub(CROWD);
            for &x in left.iter().take(CROWD) {
                found.extend(right.iter().take(CROWD).filter(|&&y| a != b || x <= y).map(|&y| (x.min(y), x.max(y))));
            }
        }
        (found, unjudged)
    }
}
