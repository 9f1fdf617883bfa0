//! Folds matches into findings: one conflict, its sides the readings, each with all its claims.

use super::context::{Context, Match};
use super::standing;
use crate::finding::{Strength, Verdict};
use crate::relation::Situation;
use crate::rules::{About, Rule};
use petgraph::unionfind::UnionFind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A finding before it is put into words.
#[derive(Debug, Clone)]
pub(super) struct Folded {
    pub(super) rule: usize,
    pub(super) strength: Strength,
    /// The readings of each side, ascending.
    pub(super) sides: Vec<Vec<usize>>,
    /// The clearest pair of claims: it gives the message and the reasons.
    pub(super) clearest: [usize; 2],
    /// The only document whose claims count, by its number, where one speaks against itself.
    pub(super) within: Option<usize>,
}

impl Folded {
    /// The claims of a reading that the finding is about, ascending.
    pub(super) fn members<'a>(&'a self, context: Context<'a>, class: usize) -> impl Iterator<Item = usize> + 'a {
        let ours = move |at: &usize| self.within.is_none_or(|own| context.topics.document(*at) == own);
        context.readings.classes[class].members.iter().copied().filter(ours)
    }
}

/// Groups matches by rule, then into conflicts or agreements.
pub(super) fn fold(context: Context<'_>, rules: &[&Rule], matches: &[Match]) -> Vec<Folded> {
    let mut by_rule: BTreeMap<(usize, Option<usize>), Vec<Match>> = BTreeMap::new();
    for matched in matches {
        by_rule.entry((matched.rule, one_document(context, matched))).or_default().push(*matched);
    }
    let mut all = Vec::new();
    for ((rule, within), matches) in by_rule {
        let matches = one_each(context, matches);
        let agreement = rules[rule].card.verdict == Verdict::Agreement;
        let folded = if agreement { agreements(context, rule, &matches) } else { conflicts(context, rule, &matches) };
        all.extend(folded.into_iter().map(|folded| Folded { within, ..folded }));
    }
    settle(context, rules, all)
}

/// The document that holds both claims of a match.
fn one_document(context: Context<'_>, matched: &Match) -> Option<usize> {
    let [left, right] = matched.claims.map(|at| context.topics.document(at));
    (left == right).then_some(left)
}

/// Of all claims by which a rule speaks for two readings, the clearest.
fn one_each(context: Context<'_>, mut matches: Vec<Match>) -> Vec<Match> {
    matches.sort_by_cached_key(|matched| (matched.left, matched.right, Reverse(clearness(context, matched))));
    matches.dedup_by_key(|matched| (matched.left, matched.right));
    matches
}

/// The matches whose readings hang together, each group sorted.
fn components(context: Context<'_>, matches: &[Match]) -> Vec<Vec<Match>> {
    let mut sets = UnionFind::<usize>::new(context.readings.classes.len());
    for matched in matches {
        sets.union(matched.left, matched.right);
    }
    let mut groups: BTreeMap<usize, Vec<Match>> = BTreeMap::new();
    for matched in matches {
        groups.entry(sets.find_mut(matched.left)).or_default().push(*matched);
    }
    groups.into_values().collect()
}

fn conflicts(context: Context<'_>, rule: usize, matches: &[Match]) -> Vec<Folded> {
    let folded = components(context, matches).into_iter().map(|group| {
        let strength = group.iter().map(|matched| matched.strength).max().unwrap_or(Strength::Qualified);
        Folded { rule, strength, sides: sides(&group), clearest: clearest(context, &group), within: None }
    });
    folded.collect()
}

/// Puts each reading on the first side that holds nothing it conflicts with.
fn sides(matches: &[Match]) -> Vec<Vec<usize>> {
    let mut against: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for matched in matches {
        against.entry(matched.left).or_default().insert(matched.right);
        against.entry(matched.right).or_default().insert(matched.left);
    }
    let mut sides: Vec<Vec<usize>> = Vec::new();
    let mut placed = BTreeSet::new();
    // Neighbours follow each other, so that two-sided conflicts come out two-sided.
    let mut order = std::collections::VecDeque::new();
    for &start in against.keys() {
        order.push_back(start);
        while let Some(reading) = order.pop_front() {
            if !placed.insert(reading) {
                continue;
            }
            let foes = &against[&reading];
            match sides.iter_mut().find(|side| side.iter().all(|other| !foes.contains(other))) {
                Some(side) => side.push(reading),
                None => sides.push(vec![reading]),
            }
            order.extend(foes.iter().copied());
        }
    }
    if sides.len() == 1 {
        // One reading against itself: a quotation with two givers. Both sides hold it.
        sides.push(sides[0].clone());
    }
    sides.iter_mut().for_each(|side| side.sort_unstable());
    sides
}

/// Around each reading in turn, the one with most partners first, all that agree with it.
fn agreements(context: Context<'_>, rule: usize, matches: &[Match]) -> Vec<Folded> {
    let mut with: BTreeMap<usize, Vec<Match>> = BTreeMap::new();
    for matched in matches {
        with.entry(matched.left).or_default().push(*matched);
        if matched.left != matched.right {
            with.entry(matched.right).or_default().push(*matched);
        }
    }
    let mut centres: Vec<(Reverse<usize>, usize)> =
        with.iter().map(|(&reading, matches)| (Reverse(matches.len()), reading)).collect();
    centres.sort_unstable();
    let mut taken = BTreeSet::new();
    let mut all = Vec::new();
    for (_, centre) in centres {
        if taken.contains(&centre) {
            continue;
        }
        let other = |matched: &Match| if matched.left == centre { matched.right } else { matched.left };
        let group: Vec<Match> =
            with[&centre].iter().filter(|matched| !taken.contains(&other(matched))).copied().collect();
        if group.is_empty() {
            continue;
        }
        let side: BTreeSet<usize> = group.iter().flat_map(|matched| [matched.left, matched.right]).collect();
        taken.extend(side.iter().copied());
        let strength = group.iter().map(|matched| matched.strength).max().unwrap_or(Strength::Qualified);
        let clearest = clearest(context, &group);
        all.push(Folded { rule, strength, sides: vec![side.into_iter().collect()], clearest, within: None });
    }
    all
}

/// The pair that a reader should see first: direct, no headline, surely extracted.
fn clearest(context: Context<'_>, matches: &[Match]) -> [usize; 2] {
    matches.iter().max_by_key(|matched| clearness(context, matched)).map_or([0, 0], |matched| matched.claims)
}

fn clearness(context: Context<'_>, matched: &Match) -> impl Ord + use<> {
    let headlines = matched.claims.into_iter().filter(|&at| context.claims[at].headline).count();
    (matched.strength == Strength::Direct, Reverse(headlines), standing::clearness(context.claims, matched.claims))
}

/// Drops what says less of the same sentences: an agreement beside a contradiction of its predicates, a second
/// contradiction of the same two sentences.
fn settle(context: Context<'_>, rules: &[&Rule], mut all: Vec<Folded>) -> Vec<Folded> {
    let rank = |folded: &Folded| {
        let card = &rules[folded.rule].card;
        let members: usize = folded.sides.iter().flatten().map(|&class| folded.members(context, class).count()).sum();
        (card.verdict, rules[folded.rule].precedence, folded.strength, members, rules[folded.rule].specificity())
    };
    all.sort_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| a.sides.cmp(&b.sides)));
    all.retain({
        let silenced = silenced(context, rules, &all);
        move |folded| {
            let pairs = silenced.get(&folded.rule);
            pairs.is_none_or(|silenced| !sentence_pairs(context, folded).is_subset(silenced))
        }
    });
    let mut opposed: BTreeSet<[Place<'_>; 2]> = BTreeSet::new();
    let mut quoted: BTreeMap<usize, BTreeSet<[Place<'_>; 2]>> = BTreeMap::new();
    let mut kept = Vec::new();
    for folded in all {
        let card = &rules[folded.rule].card;
        // What two quotations do to each other says nothing of what their claims do, and the other way round.
        let told = if rules[folded.rule].about == About::Quotations {
            quoted.entry(folded.rule).or_default()
        } else {
            &mut opposed
        };
        if card.verdict == Verdict::Contradiction && holds_both(context, rules[folded.rule], &folded) {
            continue;
        }
        let pairs = sentence_pairs(context, &folded);
        if !pairs.is_empty() && pairs.iter().all(|pair| told.contains(pair)) {
            continue;
        }
        if card.verdict == Verdict::Contradiction {
            told.extend(pairs);
        }
        kept.push(folded);
    }
    kept
}

/// Whether every document of the one side holds the other side, too: texts that tell one course of events are not against
/// each other. Where somebody's word stands against another's, only texts that all give both are.
fn holds_both(context: Context<'_>, rule: &Rule, folded: &Folded) -> bool {
    let documents = |side: &Vec<usize>| -> BTreeSet<&str> {
        let members = side.iter().flat_map(|&class| folded.members(context, class));
        members.map(|at| context.claims[at].document).collect()
    };
    let [one, other] = folded.sides.as_slice() else { return false };
    // A reading may stand against itself: one quotation of two givers, two pictures of one scene.
    if one.iter().any(|reading| other.contains(reading)) || context.situation == Situation::One {
        return false;
    }
    let (left, right) = (documents(one), documents(other));
    let own_voice = folded.clearest.iter().all(|&at| context.claims[at].voices().next().is_none());
    let told = own_voice && rule.about == About::Claims;
    folded.within.is_none() && (left == right || told && (left.is_subset(&right) || right.is_subset(&left)))
}

/// For rules that an update overrides, the pairs of sentences on which it speaks: of the same sentences, another of their
/// claims may still bring such a rule up.
fn silenced<'a>(context: Context<'a>, rules: &[&Rule], all: &[Folded]) -> BTreeMap<usize, BTreeSet<[Place<'a>; 2]>> {
    let mut silenced: BTreeMap<usize, BTreeSet<[Place<'a>; 2]>> = BTreeMap::new();
    for folded in all.iter().filter(|folded| rules[folded.rule].card.verdict == Verdict::Update) {
        let pairs = sentence_pairs(context, folded);
        let under = |code: &String| rules.iter().position(|rule| rule.card.code == *code);
        for rule in rules[folded.rule].overrides.iter().filter_map(under) {
            silenced.entry(rule).or_default().extend(pairs.iter().copied());
        }
    }
    silenced
}

/// A sentence: its document and first byte.
type Place<'a> = (&'a str, u32);

/// Readings of a side beyond which its sentences are not looked at for repetition.
const LOOKED_AT: usize = 64;

/// Pairs of sentences that a finding brings together, one claim of each reading standing for it.
fn sentence_pairs<'a>(context: Context<'a>, folded: &Folded) -> BTreeSet<[Place<'a>; 2]> {
    let place = |&class: &usize| {
        let claim = &context.claims[folded.members(context, class).next()?];
        Some((claim.document, claim.sentence.start))
    };
    let places = |side: &[usize]| side.iter().take(LOOKED_AT).filter_map(place).collect::<Vec<Place<'a>>>();
    let ordered = |a: Place<'a>, b: Place<'a>| if a <= b { [a, b] } else { [b, a] };
    let mut pairs = BTreeSet::new();
    if let [one] = folded.sides.as_slice() {
        let all = places(one);
        pairs.extend(all.iter().enumerate().flat_map(|(at, &a)| all[at + 1..].iter().map(move |&b| ordered(a, b))));
    }
    for (at, side) in folded.sides.iter().enumerate() {
        for other in &folded.sides[at + 1..] {
            let right = places(other);
            pairs.extend(places(side).into_iter().flat_map(|a| right.iter().map(move |&b| ordered(a, b))));
        }
    }
    pairs
}
