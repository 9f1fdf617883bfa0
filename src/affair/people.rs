//! Who is who in an affair: names in full gather under one person by surname and given name, short ones join where only one
//! person fits.
//!
//! Traps: two people of one surname stay two, and the surname alone names neither; a nickname or another spelling of a given
//! name is one person only beside the same surname.

use crate::claim::attribute::{Content, Passage, is_close};
use ecow::EcoString;
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

/// The people of one affair.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// Every name in full, with its person.
    full: BTreeMap<Vec<EcoString>, usize>,
    /// A surname or given name alone, with those who bear it.
    short: BTreeMap<EcoString, BTreeSet<usize>>,
    /// The fullest name of each person.
    names: Vec<Vec<EcoString>>,
}

/// Whom a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    /// That person.
    One(usize),
    /// One of several.
    Open,
}

/// How alike two words are, from 0 to 1, as names are compared.
fn alike(left: &str, right: &str) -> f64 {
    strsim::normalized_damerau_levenshtein(left, right)
}

/// Likeness of given names beside one surname from which they are one person's.
const GIVEN: f64 = 0.5;
/// Likeness of surnames beside one given name.
const SURNAME: f64 = 0.7;

impl People {
    /// The people that the passages of one affair name.
    pub(crate) fn of<'a>(passages: impl Iterator<Item = &'a Passage>) -> People {
        let values = passages.flat_map(|passage| &passage.values).filter(|value| value.attribute == "name");
        let mut all: BTreeMap<Vec<EcoString>, usize> = BTreeMap::new();
        for value in values {
            if let Content::Name(words) = &value.content
                && words.len() > 1
            {
                *all.entry(words.clone()).or_default() += 1;
            }
        }
        let names: Vec<&Vec<EcoString>> = all.keys().collect();
        let mut sets = UnionFind::<usize>::new(names.len());
        unite(&names, &mut sets, |name| name.last(), one_given);
        unite(&names, &mut sets, |name| name.first(), ends_of);
        let mut people = People::default();
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            let next = people.names.len();
            let person = *numbers.entry(sets.find_mut(at)).or_insert(next);
            if person == next {
                people.names.push((*name).clone());
            } else if all[*name] > all[&people.names[person]] {
                people.names[person].clone_from(name);
            }
            people.full.insert((*name).clone(), person);
            for word in [name.first(), name.last()].into_iter().flatten() {
                people.short.entry(word.clone()).or_default().insert(person);
            }
        }
        people
    }

    /// Whom a name means; none where the affair has no such name in full.
    pub(crate) fn who(&self, name: &[EcoString]) -> Option<Who> {
        if let Some(&person) = self.full.get(name) {
            return Some(Who::One(person));
        }
        let word = if name.len() == 1 { name.first() } else { name.last() }?;
        let bearers = self.short.get(word)?;
        let mut fitting = bearers.iter().copied().filter(|&person| name.len() == 1 || self.names[person][0] == name[0]);
        let only = fitting.next()?;
        Some(if fitting.next().is_some() { Who::Open } else { Who::One(only) })
    }

    /// The name by which most call a person.
    pub(crate) fn name(&self, person: usize) -> &[EcoString] {
        &self.names[person]
    }
}

/// Joins names that share the word that `key` picks and are one person's by `same`.
fn unite<'n>(
    names: &[&'n Vec<EcoString>],
    sets: &mut UnionFind<usize>,
    key: impl Fn(&'n Vec<EcoString>) -> Option<&'n EcoString>,
    same: impl Fn(&[EcoString], &[EcoString]) -> bool,
) {
    /// Names under one word beyond which no more are compared.
    const COMPARED: usize = 64;
    let mut by_word: BTreeMap<&EcoString, Vec<usize>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        if let Some(word) = key(name) {
            by_word.entry(word).or_default().push(at);
        }
    }
    for group in by_word.values().map(|group| &group[..group.len().min(COMPARED)]) {
        for (nth, &left) in group.iter().enumerate() {
            for &right in group[nth + 1..].iter().filter(|&&right| same(names[left], names[right])) {
                sets.union(left, right);
            }
        }
    }
}

fn one_given(left: &[EcoString], right: &[EcoString]) -> bool {
    let (a, b) = (&left[0], &right[0]);
    a == b || alike(a, b) >= GIVEN || left.contains(b) || right.contains(a)
}

fn ends_of(left: &[EcoString], right: &[EcoString]) -> bool {
    match (left.last(), right.last()) {
        (Some(a), Some(b)) => a == b || is_close(a, b) && alike(a, b) >= SURNAME,
        _ => false,
    }
}
