//! Which documents tell of one affair.
//!
//! Documents are vectors of their words, weighed by how few documents of the corpus have them; groups join, the most
//! alike first, while the average likeness between their documents holds (average linkage). Then each group is read again by itself:
//! words that all of it shares say nothing any more, so that two affairs of one sort (two earthquakes in one country)
//! fall apart, however large the corpus around them. What stays alone is given to the group that it is most like, if it is like any.
//!
//! Linear: beyond [`SMALL`] documents only those that share a word of few documents are compared, and each with its nearest.

use super::vector::Vector;
use ecow::EcoString;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// Average likeness at which groups of documents are one affair; likenesses around it were read on pairs of affairs of one sort.
pub(super) const ALIKE: f32 = 0.08;
/// The same for a small group and a larger one.
const NEAR: f32 = 0.05;
/// The same for near copies of one text.
const COPY: f32 = 0.7;
/// The tenths of the documents up to which a group is small.
const SMALL_TENTHS: usize = 3;
/// A group of fewer documents is not read again.
const AGAIN: usize = 5;
/// How often groups are read again.
const DEPTH: usize = 4;
/// Documents up to which each is compared with each.
const SMALL: usize = 64;
/// Documents with a word up to which it proposes pairs, and how many of its nearest a document is compared with; by as many of its
/// heaviest words it is compared with the document before it that has one, so that a crowd hangs together.
const RARE: usize = 64;
const NEAREST: usize = 24;

/// The words of one document with their weights.
pub(super) type Terms<'a> = &'a [(EcoString, f32)];

/// The documents of one affair, as numbers, and the average likeness of two of them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub(super) documents: Vec<usize>,
    pub(super) likeness: f32,
}

/// Groups documents by what they tell of; in the order of their first documents.
///
/// Near copies count as one document, so that a text that many print makes no affair of its own.
pub(super) fn link(documents: &[Terms<'_>]) -> Vec<Group> {
    let copies = copies(documents);
    let texts: Vec<Vec<(EcoString, f32)>> = copies.iter().map(|copies| average(copies, documents)).collect();
    let terms: Vec<Terms<'_>> = texts.iter().map(Vec::as_slice).collect();
    let mut groups = split((0..terms.len()).collect(), &terms, DEPTH);
    for group in &mut groups {
        group.documents = group.documents.iter().flat_map(|&at| copies[at].clone()).collect();
    }
    groups.iter_mut().for_each(|group| group.documents.sort_unstable());
    groups.sort_by(|a, b| a.documents.cmp(&b.documents));
    groups
}

fn copies(documents: &[Terms<'_>]) -> Vec<Vec<usize>> {
    let members: Vec<usize> = (0..documents.len()).collect();
    let vectors = vectors(&members, documents);
    let pairs = proposals(&vectors);
    let mut groups = Groups::new(vectors);
    groups.join(&pairs, COPY, |_, _| true);
    groups.finish().into_iter().map(|group| group.documents).collect()
}

/// The words of documents with their average weights.
fn average(members: &[usize], documents: &[Terms<'_>]) -> Vec<(EcoString, f32)> {
    let mut sums: BTreeMap<&EcoString, f32> = BTreeMap::new();
    for (word, weight) in members.iter().flat_map(|&at| documents[at]) {
        *sums.entry(word).or_default() += weight / members.len() as f32;
    }
    sums.into_iter().map(|(word, weight)| (word.clone(), weight)).collect()
}

fn split(members: Vec<usize>, documents: &[Terms<'_>], depth: usize) -> Vec<Group> {
    let vectors = vectors(&members, documents);
    let pairs = proposals(&vectors);
    let mut groups = Groups::new(vectors);
    groups.join(&pairs, ALIKE, |_, _| true);
    let small = members.len() * SMALL_TENTHS / 10;
    groups.join(&pairs, NEAR, |one, other| one.min(other) <= small);
    let found = groups.finish();
    if found.len() == 1 || depth == 0 {
        return named(found, &members);
    }
    let again = |group: Group| {
        if group.documents.len() < AGAIN {
            return vec![group];
        }
        split(group.documents, documents, depth - 1)
    };
    named(found, &members).into_iter().flat_map(again).collect()
}

/// Groups with the numbers of their documents for their places in `members`.
fn named(groups: Vec<Group>, members: &[usize]) -> Vec<Group> {
    let name = |group: Group| Group { documents: group.documents.iter().map(|&at| members[at]).collect(), ..group };
    groups.into_iter().map(name).collect()
}

/// Each document's words by weight and rarity, with the length 1; a word of one document alone links nothing, and
/// is left out, but in a handful of documents, where any two would look all alike without it.
fn vectors(members: &[usize], documents: &[Terms<'_>]) -> Vec<Vector> {
    let mut words: FxHashMap<&str, (u32, u32)> = FxHashMap::default();
    for &member in members {
        for (word, _) in documents[member] {
            let number = words.len() as u32;
            words.entry(word).or_insert((number, 0)).1 += 1;
        }
    }
    let (all, few) = (members.len() as f32, members.len() < AGAIN);
    let cell = |(word, count): &(EcoString, f32)| {
        let &(number, documents) = words.get(word.as_str())?;
        let heavy = if *count >= 1.0 { 1.0 + count.ln() } else { *count };
        let rare = if few { 1.0 + all / documents as f32 } else { (all + 0.5) / documents as f32 }.ln();
        (few || documents > 1).then_some((number, heavy * rare))
    };
    let vector = |&member: &usize| {
        let mut cells: Vec<(u32, f32)> = documents[member].iter().filter_map(cell).collect();
        cells.sort_unstable_by_key(|&(word, _)| word);
        Vector::new(cells).normal()
    };
    members.iter().map(vector).collect()
}

/// Pairs of documents that are worth comparing.
fn proposals(vectors: &[Vector]) -> Vec<(usize, usize)> {
    let count = vectors.len();
    if count <= SMALL {
        return (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other))).collect();
    }
    let mut holders: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, vector) in vectors.iter().enumerate() {
        vector.cells().iter().for_each(|(word, _)| holders.entry(*word).or_default().push(at));
    }
    let mut pairs = FxHashSet::default();
    for (at, vector) in vectors.iter().enumerate() {
        let mut shared: BTreeMap<usize, f32> = BTreeMap::new();
        for (word, weight) in vector.cells() {
            for &other in holders[word].iter().filter(|_| holders[word].len() <= RARE) {
                *shared.entry(other).or_default() += weight;
            }
        }
        let mut nearest: Vec<(usize, f32)> = shared.into_iter().filter(|&(other, _)| other != at).collect();
        nearest.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        pairs.extend(nearest.iter().take(NEAREST).map(|&(other, _)| (at.min(other), at.max(other))));
    }
    let mut before: BTreeMap<u32, usize> = BTreeMap::new();
    for (at, vector) in vectors.iter().enumerate() {
        let heavy = vector.clone().heaviest(NEAREST);
        pairs.extend(heavy.cells().iter().filter_map(|(word, _)| Some((before.insert(*word, at)?, at))));
    }
    let mut pairs: Vec<(usize, usize)> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

/// Groups while they join, each with the sum of its vectors.
struct Groups {
    above: Vec<usize>,
    sums: Vec<Vector>,
    sizes: Vec<usize>,
}

/// Two groups by how alike they were when this was written down.
#[derive(Debug, PartialEq)]
struct Likely {
    likeness: f32,
    pair: (usize, usize),
}

impl Eq for Likely {}

impl PartialOrd for Likely {
    fn partial_cmp(&self, other: &Likely) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Likely {
    fn cmp(&self, other: &Likely) -> Ordering {
        self.likeness.total_cmp(&other.likeness).then_with(|| other.pair.cmp(&self.pair))
    }
}

impl Groups {
    fn new(vectors: Vec<Vector>) -> Groups {
        Groups { above: (0..vectors.len()).collect(), sizes: vec![1; vectors.len()], sums: vectors }
    }

    fn top(&self, mut at: usize) -> usize {
        while self.above[at] != at {
            at = self.above[at];
        }
        at
    }

    fn likely(&self, (one, other): (usize, usize)) -> Likely {
        let pairs = self.sizes[one] * self.sizes[other];
        Likely { likeness: self.sums[one].dot(&self.sums[other]) / pairs as f32, pair: (one, other) }
    }

    /// Joins groups that are alike on average, the most alike first, where `may` allows it for their sizes.
    fn join(&mut self, pairs: &[(usize, usize)], floor: f32, may: impl Fn(usize, usize) -> bool) {
        let tops = |groups: &Groups, (one, other): (usize, usize)| {
            let (one, other) = (groups.top(one), groups.top(other));
            (one != other).then_some((one.min(other), one.max(other)))
        };
        let open: FxHashSet<(usize, usize)> = pairs.iter().filter_map(|&pair| tops(self, pair)).collect();
        let mut queue: BinaryHeap<Likely> = open.into_iter().map(|pair| self.likely(pair)).collect();
        let mut queued = FxHashSet::default();
        while let Some(next) = queue.pop() {
            let Some(pair) = tops(self, next.pair) else { continue };
            let now = self.likely(pair);
            let (one, other) = pair;
            if now.likeness < floor || !may(self.sizes[one], self.sizes[other]) {
                continue;
            }
            let sizes = (self.sizes[one], self.sizes[other]);
            if pair != next.pair || now.likeness < next.likeness {
                if queued.insert((pair, sizes)) {
                    queue.push(now);
                }
                continue;
            }
            self.sums[one] = self.sums[one].plus(&self.sums[other]);
            self.sums[other] = Vector::default();
            self.sizes[one] += self.sizes[other];
            self.above[other] = one;
        }
    }

    fn finish(self) -> Vec<Group> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.above.len() {
            groups.entry(self.top(at)).or_default().push(at);
        }
        let group = |(top, documents): (usize, Vec<usize>)| {
            let count = documents.len() as f32;
            let square = self.sums[top].length() * self.sums[top].length();
            let likeness = if count > 1.0 { (square - count) / (count * (count - 1.0)) } else { 1.0 };
            Group { documents, likeness: likeness.clamp(0.0, 1.0) }
        };
        groups.into_iter().map(group).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Terms, link};
    use ecow::EcoString;

    fn groups(texts: &[&str]) -> Vec<Vec<usize>> {
        let terms = |text: &&str| {
            let mut words: Vec<(EcoString, f32)> = text.split(' ').map(|word| (word.into(), 1.0)).collect();
            words.sort_by(|a, b| a.0.cmp(&b.0));
            words
        };
        let all: Vec<Vec<(EcoString, f32)>> = texts.iter().map(terms).collect();
        let all: Vec<Terms<'_>> = all.iter().map(Vec::as_slice).collect();
        link(&all).into_iter().map(|group| group.documents).collect()
    }

    #[test]
    fn two_affairs_of_one_sort_are_kept_apart() {
        let fires = [
            "fire mill Tarn night crew",
            "fire mill Tarn crew smoke",
            "fire mill Tarn night smoke",
            "fire mill Oslund guard roof",
            "fire mill Oslund roof barn",
            "fire mill Oslund guard barn",
        ];
        assert_eq!(groups(&fires), [vec![0, 1, 2], vec![3, 4, 5]]);
    }

    #[test]
    fn two_documents_that_share_a_common_word_are_two_affairs() {
        assert_eq!(groups(&["town ferry sank harbour crew rescue storm", "town parliament voted tax budget"]).len(), 2);
        assert_eq!(groups(&["ferry sank Tarn Cole harbour", "ferry Tarn Cole storm"]).len(), 1);
    }

    #[test]
    fn documents_of_one_affair_stay_together_and_a_stranger_stays_out() {
        let texts = ["ferry sank Tarn Cole", "ferry sank Tarn", "ferry Tarn Cole sank rescue", "parliament voted tax"];
        assert_eq!(groups(&texts), [vec![0, 1, 2], vec![3]]);
    }
}
