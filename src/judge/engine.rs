//! The engine: draws pairs of readings from the graph, fills their rows, asks the rules.

use super::bench::{Bench, Hit};
use super::equivalence::CROWD;
use super::headline;
use super::memory::Recall;
use crate::finding::{Strength, Verdict};
use crate::graph::{ClaimGraph, Key, matter};
use crate::logic::Relation;
use crate::relation::{Row, Situation, may_state};
use crate::rules::Rule;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Readings under one key up to which every pair is compared; beyond, only pairs about one matter.
const DENSE: usize = 96;

/// What came of all comparisons.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// Sorted.
    pub(super) hits: Vec<Hit>,
    /// The claims that were compared, where that is to be remembered.
    pub(super) pairs: Vec<[u32; 2]>,
    /// How many readings were left unjudged.
    pub(super) unjudged: usize,
}

/// Pairs of readings that are judged together.
const BATCH: usize = 1024;

/// Asks the rules about every pair, or the memory where it knows the answer.
pub(super) fn run(bench: Bench<'_>, graph: &ClaimGraph, recall: Option<&Recall<'_>>) -> Drawn {
    let (all, unjudged) = draw_all(bench, graph);
    let batches: Vec<Drawn> = all.par_chunks(BATCH).map(|batch| judge(bench, batch, recall)).collect();
    let mut drawn = Drawn { unjudged, ..Drawn::default() };
    for batch in batches {
        drawn.hits.extend(batch.hits);
        drawn.pairs.extend(batch.pairs);
    }
    drawn.hits.par_sort_unstable();
    drawn
}

/// Every pair of readings to be compared, sorted, and how many readings were left unjudged.
pub(super) fn draw_all(bench: Bench<'_>, graph: &ClaimGraph) -> (Vec<(usize, usize)>, usize) {
    let meetings = graph.meetings();
    let drawn: Vec<(Vec<(usize, usize)>, usize)> =
        meetings.par_iter().map(|(key, claims)| pairs(bench, key, claims)).collect();
    let (quoted, left_out) = bench.quoted.pairs(graph);
    let unjudged = drawn.iter().map(|(_, left_out)| left_out).sum::<usize>() + left_out;
    let mut all: Vec<(usize, usize)> = drawn.into_iter().flat_map(|(pairs, _)| pairs).chain(quoted).collect();
    all.par_sort_unstable();
    all.dedup();
    (all, unjudged)
}

/// The pairs of readings that meet under one key.
fn pairs(bench: Bench<'_>, key: &Key, claims: &[usize]) -> (Vec<(usize, usize)>, usize) {
    let mut classes: Vec<usize> = claims.iter().map(|&claim| bench.readings.of[claim]).collect();
    classes.sort_unstable();
    classes.dedup();
    let mut found = Vec::new();
    if matches!(key, Key::Subject(_)) {
        // Short statements about one name; about a name that everybody speaks of, nothing can be drawn from the name alone.
        let first = |class: usize| &bench.claims[bench.readings.classes[class].members[0]];
        let few = &classes[..if classes.len() > DENSE { 0 } else { classes.len() }];
        for (at, &left) in few.iter().enumerate() {
            let others = few[at + 1..].iter().filter(|&&right| may_state(first(left), first(right)));
            found.extend(others.map(|&right| (left, right)));
        }
        return (found, 0);
    }
    if matches!(key, Key::Contrast(_) | Key::Comment(_)) {
        // Who would not say a thing, and what the same party said to others; what a text contrasts, and with what.
        let named = |class: usize| {
            let class = &bench.readings.classes[class];
            if matches!(key, Key::Comment(_)) { class.silent } else { class.stated }
        };
        let (few, many): (Vec<usize>, Vec<usize>) = classes.iter().partition(|&&class| named(class));
        return one_by_one([&few, &many]);
    }
    if classes.len() <= DENSE {
        draw(bench, &classes, &mut found);
        return (found, 0);
    }
    let mut by_matter: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &class in &classes {
        let claim = &bench.claims[bench.readings.classes[class].members[0]];
        let about = if matches!(key, Key::First(_)) { "" } else { matter(claim) };
        by_matter.entry(format!("{}|{about}", claim.event.lemma)).or_default().push(class);
    }
    let mut unjudged = 0;
    for group in by_matter.values() {
        let kept = &group[..group.len().min(CROWD)];
        unjudged += group.len() - kept.len();
        draw(bench, kept, &mut found);
    }
    (found, unjudged)
}

/// Every reading of the one sort, of which there are few, with every one of the other, and how many were left out.
fn one_by_one([few, many]: [&[usize]; 2]) -> (Vec<(usize, usize)>, usize) {
    let kept = &few[..few.len().min(DENSE)];
    let pairs = kept.iter().flat_map(|&one| many.iter().map(move |&other| (one.min(other), one.max(other))));
    (pairs.collect(), few.len() - kept.len())
}

fn draw(bench: Bench<'_>, classes: &[usize], found: &mut Vec<(usize, usize)>) {
    for (at, &left) in classes.iter().enumerate() {
        if bench.readings.classes[left].members.len() > 1 {
            found.push((left, left));
        }
        found.extend(
            classes[at + 1..].iter().filter(|&&right| may_relate(bench, left, right)).map(|&right| (left, right)),
        );
    }
}

/// A cheap look before the row: unrelated events relate in no rule.
fn may_relate(bench: Bench<'_>, left: usize, right: usize) -> bool {
    let claim = |class: usize| &bench.facts[bench.readings.classes[class].members[0]];
    let (a, b) = (claim(left), claim(right));
    if bench.situation == Situation::One {
        return true;
    }
    let one_word = a.event.lemma == b.event.lemma;
    match (&a.event.id, &b.event.id) {
        (Some(x), Some(y)) => one_word || bench.lexicon.events.relation(x, y) != Relation::Independent,
        _ => one_word || crate::relation::both_first(a, b),
    }
}

/// The rules that speak for two readings: for two claims that stand apart, and for two of each document that holds both.
fn judge(bench: Bench<'_>, readings: &[(usize, usize)], recall: Option<&Recall<'_>>) -> Drawn {
    let mut drawn = Drawn::default();
    for &(left, right) in readings {
        for claims in bench.standing(left, right) {
            match recall.and_then(|recall| recall.verdicts(claims)) {
                Some(spoken) => drawn.hits.extend(spoken.iter().map(|spoken| {
                    let (rule, strength) = (spoken.rule as usize, spoken.strength);
                    Hit { rule, left, right, claims, strength }
                })),
                None => drawn.hits.extend(speak(bench, [left, right], claims)),
            }
            drawn.pairs.extend(recall.map(|_| claims.map(|at| at as u32)));
        }
    }
    drawn
}

/// The rules that speak for two claims; none of them overridden by another that does.
fn speak(bench: Bench<'_>, [left, right]: [usize; 2], claims: [usize; 2]) -> Vec<Hit> {
    let pair = bench.pair(claims);
    let row = Row::new(&pair);
    let fired: Vec<(usize, &Rule, Strength)> = bench
        .rules
        .iter()
        .enumerate()
        .filter_map(|(at, rule)| rule.fires(&row).map(|strength| (at, rule, strength)))
        .collect();
    let overridden = |rule: &Rule| fired.iter().any(|(_, other, _)| other.overrides.contains(&rule.card.code));
    let left_over = fired.iter().filter(|(_, rule, _)| !overridden(rule));
    let Some(gravest) = left_over.map(|(_, rule, _)| rule.card.verdict).max() else { return Vec::new() };
    let speaks = |rule: &Rule| rule.card.verdict == gravest && gravest != Verdict::Unrelated && !overridden(rule);
    let borne_out = |rule: &Rule| headline::is_borne_out(bench, rule, &row, claims);
    let hits = fired.iter().filter(|(_, rule, _)| speaks(rule) && !borne_out(rule));
    hits.map(|&(rule, _, strength)| Hit { rule, left, right, claims, strength }).collect()
}
