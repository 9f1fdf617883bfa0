//! Which documents tell of one affair: those that share rare names.
//!
//! An inverted index from names to documents; a name that many documents hold is in the news every day and links none, so that
//! the cost is linear in the names. Traps: two affairs of one town share its name and little else; one crowd of reports must
//! not grow without bound.

use crate::claim::attribute::Passage;
use ecow::EcoString;
use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Documents with one name beyond which it links none.
const EVERY_DAY: usize = 48;
/// Names that two documents of one affair share at least; of a text that names few, half of them.
const SHARED: usize = 3;
/// The part of the fewer names that two documents share at least: one in so many.
const PART: usize = 8;
/// Letters of the shortest name that counts.
const SHORTEST: usize = 4;
/// Documents of one affair at most: beyond, the rest begins another.
const MOST: usize = 256;

/// The passages of each affair, as runs of indices of `passages`, which must be sorted by document; affairs in the order of
/// their first documents.
pub(crate) fn gather(passages: &[Passage]) -> Vec<Vec<usize>> {
    let documents: Vec<&[Passage]> = passages.chunk_by(|a, b| a.document == b.document).collect();
    let mut starts = Vec::with_capacity(documents.len());
    let mut start = 0;
    for document in &documents {
        starts.push(start);
        start += document.len();
    }
    let mut affairs: Vec<Vec<usize>> = Vec::new();
    for members in groups(&documents) {
        let all = members.into_iter().flat_map(|at| starts[at]..starts[at] + documents[at].len());
        affairs.push(all.collect());
    }
    affairs
}

/// Documents by affair, each in order.
fn groups(documents: &[&[Passage]]) -> Vec<Vec<usize>> {
    let names: Vec<BTreeSet<EcoString>> = documents.iter().map(|document| names(document.iter())).collect();
    let mut holders: FxHashMap<&EcoString, Vec<usize>> = FxHashMap::default();
    for (at, names) in names.iter().enumerate() {
        for name in names {
            holders.entry(name).or_default().push(at);
        }
    }
    let mut shared: FxHashMap<(usize, usize), u32> = FxHashMap::default();
    for holders in holders.values().filter(|holders| holders.len() <= EVERY_DAY) {
        for (nth, &left) in holders.iter().enumerate() {
            for &right in &holders[nth + 1..] {
                *shared.entry((left, right)).or_default() += 1;
            }
        }
    }
    let mut links: Vec<(u32, usize, usize)> = shared
        .into_iter()
        .filter(|((a, b), count)| are_linked(&names[*a], &names[*b], *count as usize))
        .map(|((a, b), count)| (count, a, b))
        .collect();
    links.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let mut sets = UnionFind::<usize>::new(documents.len());
    let mut sizes = vec![1_usize; documents.len()];
    for (_, left, right) in links {
        let (a, b) = (sets.find_mut(left), sets.find_mut(right));
        if a != b && sizes[a] + sizes[b] <= MOST {
            let size = sizes[a] + sizes[b];
            sets.union(a, b);
            sizes[sets.find_mut(a)] = size;
        }
    }
    let mut by_root: FxHashMap<usize, usize> = FxHashMap::default();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in 0..documents.len() {
        let next = groups.len();
        let group = *by_root.entry(sets.find_mut(at)).or_insert(next);
        if group == next {
            groups.push(Vec::new());
        }
        groups[group].push(at);
    }
    groups
}

/// Whether two documents that hold these names, so many of them in common, tell of one affair.
fn are_linked(left: &BTreeSet<EcoString>, right: &BTreeSet<EcoString>, shared: usize) -> bool {
    let fewer = left.len().min(right.len());
    shared >= SHARED.min(fewer.div_ceil(2)) && shared * PART >= fewer
}

/// Which documents of one affair tell of the same things themselves, not by way of others: pairs of their places.
pub(crate) fn links(documents: &[Vec<&Passage>]) -> BTreeSet<(usize, usize)> {
    let names: Vec<BTreeSet<EcoString>> = documents.iter().map(|document| names(document.iter().copied())).collect();
    let mut links = BTreeSet::new();
    for (left, own) in names.iter().enumerate() {
        for (right, others) in names.iter().enumerate().skip(left) {
            if left == right || are_linked(own, others, own.intersection(others).count()) {
                links.insert((left, right));
            }
        }
    }
    links
}

fn names<'p>(document: impl IntoIterator<Item = &'p Passage>) -> BTreeSet<EcoString> {
    let terms = document.into_iter().flat_map(|passage| &passage.terms);
    let long = terms.filter(|term| term.name && term.stem.chars().count() >= SHORTEST);
    long.map(|term| term.stem.clone()).collect()
}
