//! Which rule and which condition ever decided anything on a corpus; what never does is dead, or has no example in it.

use super::context::Context;
use super::engine;
use super::{equivalence, quoted, standing};
use crate::claim::{Claim, Facts};
use crate::graph::{ClaimGraph, Origins};
use crate::lexicon::Lexicon;
use crate::relation::{Row, Situation};
use crate::rules::{Part, Rules};
use rayon::prelude::*;

/// How often each part of a rule decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The rule's code.
    pub rule: String,
    /// Its parts in the order of its file, each with the number of pairs on which it alone decided.
    pub parts: Vec<(Part, usize)>,
}

/// Asks every rule about every pair that the graph draws.
pub fn coverage(claims: &[Claim], lexicon: &Lexicon, rules: &Rules, situation: Situation) -> Vec<Coverage> {
    let facts = Facts::all(claims, lexicon);
    let graph = ClaimGraph::new(&facts, lexicon, situation);
    let origins = Origins::new(&facts, lexicon);
    let readings = equivalence::Readings::new(&facts, graph.topics());
    let quoted = quoted::Quoted::new(&facts, &readings.of, &graph);
    let choice = standing::Choice::Folded;
    let context = Context {
        claims: &facts,
        texts: claims,
        readings: &readings,
        standing: &standing::Standing::new(choice, &facts, &readings, &origins, graph.topics()),
        origins: &origins,
        topics: graph.topics(),
        quoted: &quoted,
        lexicon,
        rules,
        situation,
    };
    let (drawn, _) = engine::draw_all(context, &graph);
    let names: Vec<Vec<Part>> = rules.iter().map(|rule| rule.parts()).collect();
    let none = || names.iter().map(|parts| vec![0; parts.len()]).collect::<Vec<Vec<usize>>>();
    let sums = drawn.par_iter().fold(none, |mut sums, &(left, right)| {
        for claims in context.standing(left, right) {
            let pair = context.pair(claims);
            let row = Row::new(&pair);
            for (sums, rule) in sums.iter_mut().zip(rules.iter()) {
                rule.decided(&row).into_iter().for_each(|part| sums[part] += 1);
            }
        }
        sums
    });
    let sums = sums.reduce(none, |mut all, more| {
        all.iter_mut().flatten().zip(more.iter().flatten()).for_each(|(sum, more)| *sum += more);
        all
    });
    let told = rules.iter().zip(names).zip(sums);
    told.map(|((rule, parts), sums)| Coverage {
        rule: rule.card.code.clone(),
        parts: parts.into_iter().zip(sums).collect(),
    })
    .collect()
}
