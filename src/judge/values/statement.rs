//! Sentences of two documents that tell the same: they share much of their rare words, and nothing in them speaks against it.
//!
//! What shared words show is that two texts carry one statement, never that two people made it, so these agreements are always of
//! one origin. Traps: two sentences share the name and the office of who speaks and nothing else; words that one of them denies.

use super::affair::{Affair, Placed};
use super::finding::{Answered, outlets, sentences};
use crate::affair::common;
use crate::claim::attribute::{Content, Term};
use crate::finding::{Evidence, Finding, Reason, Severity, Side, Strength};
use crate::lexicon::Lexicon;
use crate::rules::{Rules, ValueOrigin, ValueRelation};
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

/// What two sentences must share at least to tell the same: the part of their words, how many words, and how many of these that are
/// no part of a name.
struct Least {
    part: f64,
    words: usize,
    telling: usize,
}

/// Of any two; of two of which neither has more in common with another sentence of the other's document; of two that hold one value.
const ALIKE: Least = Least { part: 0.15, words: 4, telling: 2 };
const LIKEST: Least = Least { part: 0.10, words: 4, telling: 2 };
const VALUED: Least = Least { part: 0.08, words: 3, telling: 1 };
/// Counts up to which two that are equal say nothing.
const FEW: f64 = 2.0;
/// Bytes of a reading.
const READING: usize = 160;

/// Statements that several documents of an affair carry, each as a finding.
pub(super) fn findings(affair: &Affair<'_>, lexicon: &Lexicon, rules: &Rules) -> Vec<Finding> {
    let Some(rule) = rules.of_value("statement", ValueRelation::Same, ValueOrigin::Shared, &[]) else {
        return Vec::new();
    };
    let pairs = pairs(affair, lexicon);
    let mut sets = UnionFind::<usize>::new(affair.passages.len());
    for &(left, right) in &pairs {
        sets.union(left, right);
    }
    let mut groups: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (left, right) in pairs {
        groups.entry(sets.find_mut(left)).or_default().extend([left, right]);
    }
    let card = &rule.card;
    let found = groups.into_values().map(|passages| {
        let side = side(affair, &passages);
        let question = format!("{}: statement", side.reading);
        let (message, reasons) = (message(&side), vec![reason(&side)]);
        let (strength, severity) = (Strength::Qualified, Severity::Note);
        Answered { question, sides: vec![side], message, reasons, strength, severity, sure: None }.under(card)
    });
    found.collect()
}

/// Pairs of passages in two documents that carry one statement, ascending.
fn pairs(affair: &Affair<'_>, lexicon: &Lexicon) -> BTreeSet<(usize, usize)> {
    let partners = affair.partners();
    let is_likest =
        |one: usize, other: usize| partners[one].iter().any(|&(at, rank)| at as usize == other && rank == 0);
    let mut found = BTreeSet::new();
    for (at, partners) in partners.iter().enumerate() {
        for other in partners.iter().map(|&(other, _)| other as usize) {
            let (left, right) = (at.min(other), at.max(other));
            let mutual = is_likest(left, right) && is_likest(right, left);
            if !found.contains(&(left, right)) && are_one(affair, left, right, mutual, lexicon) {
                found.insert((left, right));
            }
        }
    }
    found
}

fn are_one(affair: &Affair<'_>, left: usize, right: usize, likest: bool, lexicon: &Lexicon) -> bool {
    let (p, q) = (affair.passages[left], affair.passages[right]);
    if p.document == q.document {
        return false;
    }
    let (a, b) = (affair.terms.passage(left), affair.terms.passage(right));
    let both = common(a, b);
    let telling = affair.terms.numbers(p.terms.iter().filter(|term: &&Term| !term.name).map(|term| &term.stem));
    let (share, telling) = (affair.terms.share(a, b), common(&both, &telling).len());
    let enough = |least: Least| share >= least.part && both.len() >= least.words && telling >= least.telling;
    let alike = enough(ALIKE) || likest && enough(LIKEST) || enough(VALUED) && hold_one_value(affair, left, right);
    alike && affair.say_no_other(left, right, lexicon)
}

/// Whether two passages tell one number, time, street or score that is no everyday one.
fn hold_one_value(affair: &Affair<'_>, left: usize, right: usize) -> bool {
    let tells = |placed: &&Placed<'_>| match &placed.value.content {
        Content::Clock { .. } | Content::Street { .. } | Content::Score(_) => true,
        Content::Number { low, high, .. } => low.or(*high).is_some_and(|number| number > FEW),
        Content::Day { .. } | Content::Name(_) | Content::Class(_) => false,
    };
    let same =
        |one: &Placed<'_>, other: &Placed<'_>| one.key == other.key && one.value.attribute == other.value.attribute;
    let values = &affair.values;
    values[left].iter().filter(tells).any(|one| values[right].iter().any(|other| same(one, other)))
}

/// The sentences with the shortest as what they say, cut where it is long.
fn side(affair: &Affair<'_>, passages: &BTreeSet<usize>) -> Side {
    let side = sentences(affair, passages, shortest);
    let reading = match side.reading.char_indices().nth(READING) {
        Some((end, _)) => format!("{}…", &side.reading[..end]),
        None => side.reading,
    };
    Side { reading, ..side }
}

fn shortest(claims: &[Evidence]) -> &str {
    claims.iter().map(|claim| claim.text.as_str()).min_by_key(|text| (text.len(), *text)).unwrap_or_default()
}

/// "a.md, b.md carry one statement: “…”".
fn message(side: &Side) -> String {
    format!("{} carry one statement: “{}”", outlets(side), side.reading)
}

/// Two wordings of the statement, which hang on no name of a file.
fn reason(side: &Side) -> Reason {
    let wordings: BTreeSet<&str> = side.claims.iter().map(|claim| claim.text.as_str()).collect();
    let words = |wording: Option<&&str>| wording.map_or_else(String::new, |wording| (*wording).to_owned());
    Reason {
        dimension: "statement".to_owned(),
        relation: "same".to_owned(),
        left: words(wordings.first()),
        right: words(wordings.last()),
    }
}
