//! The engine: draws pairs of readings from the graph, fills their rows, asks the rules.

use super::context::{Context, Match};
use super::equivalence::CROWD;
use super::headline;
use super::memory::Memo;
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
pub(super) struct Compared {
    /// Sorted.
    pub(super) matches: Vec<Match>,
    /// The claims that were compared, where that is to be remembered.
    pub(super) pairs: Vec<[u32; 2]>,
    /// How many readings were left unjudged.
    pub(super) unjudged: usize,
}

/// Pairs of readings that are judged together.
const BATCH: usize = 1024;

/// Asks the rules about every pair, or the memory where it knows the answer.
pub(super) fn run(context: Context<'_>, graph: &ClaimGraph, memo: Option<&Memo<'_>>) -> Compared {
    let (all, unjudged) = draw_all(context, graph);
    let batches: Vec<Compared> = all.par_chunks(BATCH).map(|batch| judge(context, batch, memo)).collect();
    let mut compared = Compared { unjudged, ..Compared::default() };
    for batch in batches {
        compared.matches.extend(batch.matches);
        compared.pairs.extend(batch.pairs);
    }
    compared.matches.par_sort_unstable();
    compared
}

/// Every pair of readings to be compared, sorted, and how many readings were left unjudged.
pub(super) fn draw_all(context: Context<'_>, graph: &ClaimGraph) -> (Vec<(usize, usize)>, usize) {
    let meetings = graph.meetings();
    let drawn: Vec<(Vec<(usize, usize)>, usize)> =
        meetings.par_iter().map(|(key, claims)| pairs(context, key, claims)).collect();
    let (quoted, left_out) = context.quoted.pairs(graph);
    let unjudged = drawn.iter().map(|(_, left_out)| left_out).sum::<usize>() + left_out;
    let mut all: Vec<(usize, usize)> = drawn.into_iter().flat_map(|(pairs, _)| pairs).chain(quoted).collect();
    all.par_sort_unstable();
    all.dedup();
    (all, unjudged)
}

/// The pairs of readings that meet under one key.
fn pairs(context: Context<'_>, key: &Key, claims: &[usize]) -> (Vec<(usize, usize)>, usize) {
    let mut classes: Vec<usize> = claims.iter().map(|&claim| context.readings.of[claim]).collect();
    classes.sort_unstable();
    classes.dedup();
    let mut found = Vec::new();
    if matches!(key, Key::Subject(_)) {
        // Short statements about one name; about a name that everybody speaks of, nothing can be drawn from the name alone.
        let first = |class: usize| &context.claims[context.readings.classes[class].members[0]];
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
            let class = &context.readings.classes[class];
            if matches!(key, Key::Comment(_)) { class.silent } else { class.stated }
        };
        let (few, many): (Vec<usize>, Vec<usize>) = classes.iter().partition(|&&class| named(class));
        return one_by_one([&few, &many]);
    }
    if classes.len() <= DENSE {
        draw(context, &classes, &mut found);
        return (found, 0);
    }
    let mut by_matter: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &class in &classes {
        let claim = &context.claims[context.readings.classes[class].members[0]];
        let about = if matches!(key, Key::First(_)) { "" } else { matter(claim) };
        by_matter.entry(format!("{}|{about}", claim.event.lemma)).or_default().push(class);
    }
    let mut unjudged = 0;
    for group in by_matter.values() {
        let kept = &group[..group.len().min(CROWD)];
        unjudged += group.len() - kept.len();
        draw(context, kept, &mut found);
    }
    (found, unjudged)
}

/// Every reading of the one sort, of which there are few, with every one of the other, and how many were left out.
fn one_by_one([few, many]: [&[usize]; 2]) -> (Vec<(usize, usize)>, usize) {
    let kept = &few[..few.len().min(DENSE)];
    let pairs = kept.iter().flat_map(|&one| many.iter().map(move |&other| (one.min(other), one.max(other))));
    (pairs.collect(), few.len() - kept.len())
}

fn draw(context: Context<'_>, classes: &[usize], found: &mut Vec<(usize, usize)>) {
    for (at, &left) in classes.iter().enumerate() {
        if context.readings.classes[left].members.len() > 1 {
            found.push((left, left));
        }
        found.extend(
            classes[at + 1..].iter().filter(|&&right| may_relate(context, left, right)).map(|&right| (left, right)),
        );
    }
}

/// A cheap look before the row: unrelated events relate in no rule.
fn may_relate(context: Context<'_>, left: usize, right: usize) -> bool {
    let claim = |class: usize| &context.claims[context.readings.classes[class].members[0]];
    let (a, b) = (claim(left), claim(right));
    if context.situation == Situation::One {
        return true;
    }
    let one_word = a.event.lemma == b.event.lemma;
    match (&a.event.id, &b.event.id) {
        (Some(x), Some(y)) => one_word || context.lexicon.events.relation(x, y) != Relation::Independent,
        _ => one_word || crate::relation::both_first(a, b),
    }
}

/// The rules that speak for two readings: for two claims that stand apart, and for two of each document that holds both.
fn judge(context: Context<'_>, readings: &[(usize, usize)], memo: Option<&Memo<'_>>) -> Compared {
    let mut compared = Compared::default();
    for &(left, right) in readings {
        for claims in context.standing(left, right) {
            match memo.and_then(|memo| memo.verdicts(claims)) {
                Some(spoken) => compared.matches.extend(spoken.iter().map(|spoken| {
                    let (rule, strength) = (spoken.rule as usize, spoken.strength);
                    Match { rule, left, right, claims, strength }
                })),
                None => compared.matches.extend(speak(context, [left, right], claims)),
            }
            compared.pairs.extend(memo.map(|_| claims.map(|at| at as u32)));
        }
    }
    compared
}

/// The rules that speak for two claims; none of them overridden by another that does.
fn speak(context: Context<'_>, [left, right]: [usize; 2], claims: [usize; 2]) -> Vec<Match> {
    let pair = context.pair(claims);
    let row = Row::new(&pair);
    let fired: Vec<(usize, &Rule, Strength)> = context
        .rules
        .iter()
        .enumerate()
        .filter_map(|(at, rule)| rule.fires(&row).map(|strength| (at, rule, strength)))
        .collect();
    let overridden = |rule: &Rule| fired.iter().any(|(_, other, _)| other.overrides.contains(&rule.card.code));
    let left_over = fired.iter().filter(|(_, rule, _)| !overridden(rule));
    let Some(gravest) = left_over.map(|(_, rule, _)| rule.card.verdict).max() else { return Vec::new() };
    let speaks = |rule: &Rule| rule.card.verdict == gravest && gravest != Verdict::Unrelated && !overridden(rule);
    let borne_out = |rule: &Rule| headline::is_borne_out(context, rule, &row, claims);
    let matches = fired.iter().filter(|(_, rule, _)| speaks(rule) && !borne_out(rule));
    matches.map(|&(rule, _, strength)| Match { rule, left, right, claims, strength }).collect()
}
