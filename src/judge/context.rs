//! What judging works on, and what it finds there.

use super::equivalence::Readings;
use super::quoted::Quoted;
use super::standing::Standing;
use crate::claim::{Claim, Facts};
use crate::finding::Strength;
use crate::graph::{Origins, Topics};
use crate::lexicon::Lexicon;
use crate::relation::{Pair, Situation};
use crate::rules::Rules;

/// A rule that fired on two readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Match {
    /// The rule's place in the order of codes.
    pub(super) rule: usize,
    pub(super) left: usize,
    pub(super) right: usize,
    /// The claims that stand for the two readings.
    pub(super) claims: [usize; 2],
    pub(super) strength: Strength,
}

/// What the engine works on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a> {
    /// The claims, as far as they are compared.
    pub(super) claims: &'a [Facts<'a>],
    /// The same as they stand in their texts: for quoting alone.
    pub(super) texts: &'a [Claim],
    pub(super) readings: &'a Readings,
    pub(super) standing: &'a Standing,
    pub(super) origins: &'a Origins,
    pub(super) topics: &'a Topics,
    pub(super) quoted: &'a Quoted,
    pub(super) lexicon: &'a Lexicon,
    pub(super) rules: &'a Rules,
    pub(super) situation: Situation,
}

impl<'a> Context<'a> {
    /// Two claims ready to be compared.
    pub(super) fn pair(&self, claims: [usize; 2]) -> Pair<'a> {
        let [left, right] = claims.map(|at| &self.claims[at]);
        let origins = claims.map(|at| self.origins.of(at));
        let about = claims.map(|at| self.topics.of(at));
        let quotations = claims.map(|at| self.quoted.of(at));
        Pair::new(left, right, self.lexicon, self.situation, origins, about, quotations)
    }
}
