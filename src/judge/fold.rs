//! Folds hits into findings: one conflict, its sides the readings, each with all its claims.

use super::bench::{Bench, Hit};
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
    pub(super) fn members<'a>(&'a self, bench: Bench<'a>, class: usize) -> impl Iterator<Item = usize> + 'a {
        let ours = move |at: &usize| self.within.is_none_or(|own| bench.topics.document(*at) == own);
        bench.readings.classes[class].members.iter().copied().filter(ours)
    }
}

/// Groups hits by rule, then into conflicts or agreements.
pub(super) fn fold(bench: Bench<'_>, rules: &[&Rule], hits: &[Hit]) -> Vec<Folded> {
    let mut by_rule: BTreeMap<(usize, Option<usize>), Vec<Hit>> = BTreeMap::new();
    for hit in hits {
        by_rule.entry((hit.rule, one_document(bench, hit))).or_default().push(*hit);
    }
    let mut all = Vec::new();
    for ((rule, within), hits) in by_rule {
        let hits = one_each(bench, hits);
        let agreement = rules[rule].card.verdict == Verdict::Agreement;
        let folded = if agreement { agreements(bench, rule, &hits) } else { conflicts(bench, rule, &hits) };
        all.extend(folded.into_iter().map(|folded| Folded { within, ..folded }));
    }
    settle(bench, rules, all)
}

/// The document that holds both claims of a hit.
fn one_document(bench: Bench<'_>, hit: &Hit) -> Option<usize> {
    let [left, right] = hit.claims.map(|at| bench.topics.document(at));
    (left == right).then_some(left)
}

/// Of all claims by which a rule speaks for two readings, the clearest.
fn one_each(bench: Bench<'_>, mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_cached_key(|hit| (hit.left, hit.right, Reverse(clearness(bench, hit))));
    hits.dedup_by_key(|hit| (hit.left, hit.right));
    hits
}

/// The hits whose readings hang together, each group sorted.
fn components(bench: Bench<'_>, hits: &[Hit]) -> Vec<Vec<Hit>> {
    let mut sets = UnionFind::<usize>::new(bench.readings.classes.len());
    for hit in hits {
        sets.union(hit.left, hit.right);
    }
    let mut groups: BTreeMap<usize, Vec<Hit>> = BTreeMap::new();
    for hit in hits {
        groups.entry(sets.find_mut(hit.left)).or_default().push(*hit);
    }
    groups.into_values().collect()
}

fn conflicts(bench: Bench<'_>, rule: usize, hits: &[Hit]) -> Vec<Folded> {
    let folded = components(bench, hits).into_iter().map(|group| {
        let strength = group.iter().map(|hit| hit.strength).max().unwrap_or(Strength::Qualified);
        Folded { rule, strength, sides: sides(&group), clearest: clearest(bench, &group), within: None }
    });
    folded.collect()
}

/// Puts each reading on the first side that holds nothing it conflicts with.
fn sides(hits: &[Hit]) -> Vec<Vec<usize>> {
    let mut against: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for hit in hits {
        against.entry(hit.left).or_default().insert(hit.right);
        against.entry(hit.right).or_default().insert(hit.left);
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
fn agreements(bench: Bench<'_>, rule: usize, hits: &[Hit]) -> Vec<Folded> {
    let mut with: BTreeMap<usize, Vec<Hit>> = BTreeMap::new();
    for hit in hits {
        with.entry(hit.left).or_default().push(*hit);
        if hit.left != hit.right {
            with.entry(hit.right).or_default().push(*hit);
        }
    }
    let mut centres: Vec<(Reverse<usize>, usize)> =
        with.iter().map(|(&reading, hits)| (Reverse(hits.len()), reading)).collect();
    centres.sort_unstable();
    let mut taken = BTreeSet::new();
    let mut all = Vec::new();
    for (_, centre) in centres {
        if taken.contains(&centre) {
            continue;
        }
        let other = |hit: &Hit| if hit.left == centre { hit.right } else { hit.left };
        let group: Vec<Hit> = with[&centre].iter().filter(|hit| !taken.contains(&other(hit))).copied().collect();
        if group.is_empty() {
            continue;
        }
        let side: BTreeSet<usize> = group.iter().flat_map(|hit| [hit.left, hit.right]).collect();
        taken.extend(side.iter().copied());
        let strength = group.iter().map(|hit| hit.strength).max().unwrap_or(Strength::Qualified);
        let clearest = clearest(bench, &group);
        all.push(Folded { rule, strength, sides: vec![side.into_iter().collect()], clearest, within: None });
    }
    all
}

/// The pair that a reader should see first: direct, no headline, surely extracted.
fn clearest(bench: Bench<'_>, hits: &[Hit]) -> [usize; 2] {
    hits.iter().max_by_key(|hit| clearness(bench, hit)).map_or([0, 0], |hit| hit.claims)
}

fn clearness(bench: Bench<'_>, hit: &Hit) -> impl Ord + use<> {
    let headlines = hit.claims.into_iter().filter(|&at| bench.claims[at].headline).count();
    (hit.strength == Strength::Direct, Reverse(headlines), standing::clearness(bench.claims, hit.claims))
}

/// Drops what says less of the same sentences: an agreement beside a contradiction of its predicates, a second
/// contradiction of the same two sentences.
fn settle(bench: Bench<'_>, rules: &[&Rule], mut all: Vec<Folded>) -> Vec<Folded> {
    let rank = |folded: &Folded| {
        let card = &rules[folded.rule].card;
        let members: usize = folded.sides.iter().flatten().map(|&class| folded.members(bench, class).count()).sum();
        (card.verdict, rules[folded.rule].precedence, folded.strength, members, rules[folded.rule].specificity())
    };
    all.sort_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| a.sides.cmp(&b.sides)));
    all.retain({
        let silenced = silenced(bench, rules, &all);
        move |folded| {
            let pairs = silenced.get(&folded.rule);
            pairs.is_none_or(|silenced| !sentence_pairs(bench, folded).is_subset(silenced))
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
        if card.verdict == Verdict::Contradiction && holds_both(bench, rules[folded.rule], &folded) {
            continue;
        }
        let pairs = sentence_pairs(bench, &folded);
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
fn holds_both(bench: Bench<'_>, rule: &Rule, folded: &Folded) -> bool {
    let documents = |side: &Vec<usize>| -> BTreeSet<&str> {
        let members = side.iter().flat_map(|&class| folded.members(bench, class));
        members.map(|at| &*bench.claims[at].document).collect()
    };
    let [one, other] = folded.sides.as_slice() else { return false };
    // A reading may stand against itself: one quotation of two givers, two pictures of one scene.
    if one.iter().any(|reading| other.contains(reading)) || bench.situation == Situation::One {
        return false;
    }
    let (left, right) = (documents(one), documents(other));
    let own_voice = folded.clearest.iter().all(|&at| bench.claims[at].voices().next().is_none());
    let told = own_voice && rule.about == About::Claims;
    folded.within.is_none() && (left == right || told && (left.is_subset(&right) || right.is_subset(&left)))
}

/// For rules that an update overrides, the pairs of sentences on which it speaks: of the same sentences, another of their
/// claims may still bring such a rule up.
fn silenced<'a>(bench: Bench<'a>, rules: &[&Rule], all: &[Folded]) -> BTreeMap<usize, BTreeSet<[Place<'a>; 2]>> {
    let mut silenced: BTreeMap<usize, BTreeSet<[Place<'a>; 2]>> = BTreeMap::new();
    for folded in all.iter().filter(|folded| rules[folded.rule].card.verdict == Verdict::Update) {
        let pairs = sentence_pairs(bench, folded);
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
fn sentence_pairs<'a>(bench: Bench<'a>, folded: &Folded) -> BTreeSet<[Place<'a>; 2]> {
    let place = |&class: &usize| {
        let claim = &bench.claims[folded.members(bench, class).next()?];
        Some((&*claim.document, claim.sentence.start))
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
