//! Graded pairs to groups: which sorts are of one thing, by average linkage over what was graded.

use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// What two sorts that nothing brought together are taken for.
const UNGRADED: f32 = 0.02;
/// The share of the floor that the average over all pairs of two groups must reach.
const AVERAGE: f32 = 0.8;

/// Two sorts and how sure it is that they are of one thing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub(super) left: u32,
    pub(super) right: u32,
    pub(super) sure: f32,
}

/// Pairs of what stands in one list together; of a long list the first `most`, which should be those of most mentions.
pub(super) fn candidates<'a>(lists: impl Iterator<Item = &'a Vec<u32>>, most: usize) -> Vec<(u32, u32)> {
    let mut pairs = FxHashSet::default();
    for list in lists {
        let list = &list[..list.len().min(most)];
        for (at, &one) in list.iter().enumerate() {
            pairs.extend(
                list[at + 1..].iter().filter(|&&other| other != one).map(|&other| (one.min(other), one.max(other))),
            );
        }
    }
    let mut pairs: Vec<(u32, u32)> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

/// From the sum of weighted features to a probability.
pub(super) fn logistic(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

/// For each sort its group (the number of its first sort) and how sure it is to belong there.
#[derive(Debug)]
pub(super) struct Groups {
    of: Vec<u32>,
    sure: Vec<f32>,
    members: BTreeMap<u32, Vec<u32>>,
    /// Of two groups, the sum over graded pairs of mass times what is above [`UNGRADED`].
    ties: Vec<BTreeMap<u32, f32>>,
    mass: Vec<f32>,
}

impl Groups {
    /// Joins sorts from the surest pair down to `floor`, but where `apart` says that two groups are two things.
    pub(super) fn of(
        mass: Vec<f32>,
        mut pairs: Vec<Pair>,
        floor: f32,
        apart: impl Fn(&[u32], &[u32], f32) -> bool,
    ) -> Groups {
        let count = mass.len() as u32;
        let mut groups = Groups {
            of: (0..count).collect(),
            sure: vec![1.0; mass.len()],
            members: (0..count).map(|at| (at, vec![at])).collect(),
            ties: vec![BTreeMap::new(); mass.len()],
            mass,
        };
        for pair in &pairs {
            let tie = (pair.sure - UNGRADED) * groups.mass[pair.left as usize] * groups.mass[pair.right as usize];
            groups.ties[pair.left as usize].insert(pair.right, tie);
            groups.ties[pair.right as usize].insert(pair.left, tie);
        }
        pairs.retain(|pair| pair.sure >= floor);
        pairs.sort_by(|a, b| b.sure.total_cmp(&a.sure).then((a.left, a.right).cmp(&(b.left, b.right))));
        for pair in pairs {
            let (one, other) = (groups.group(pair.left), groups.group(pair.right));
            let (first, second) = (one.min(other), one.max(other));
            if first != second
                && groups.average(first, second) >= floor * AVERAGE
                && !apart(&groups.members[&first], &groups.members[&second], pair.sure)
            {
                groups.join(first, second, pair.sure);
            }
        }
        groups
    }

    pub(super) fn group(&self, sort: u32) -> u32 {
        self.of[sort as usize]
    }

    pub(super) fn sure(&self, sort: u32) -> f32 {
        self.sure[sort as usize]
    }

    /// The groups by their first sorts, each with all of them.
    pub(super) fn all(&self) -> &BTreeMap<u32, Vec<u32>> {
        &self.members
    }

    fn average(&self, one: u32, other: u32) -> f32 {
        let tie = self.ties[one as usize].get(&other).copied().unwrap_or_default();
        UNGRADED + tie / (self.mass[one as usize] * self.mass[other as usize])
    }

    fn join(&mut self, first: u32, second: u32, sure: f32) {
        for (other, tie) in std::mem::take(&mut self.ties[second as usize]) {
            self.ties[other as usize].remove(&second);
            if other != first {
                *self.ties[first as usize].entry(other).or_default() += tie;
                *self.ties[other as usize].entry(first).or_default() += tie;
            }
        }
        self.mass[first as usize] += self.mass[second as usize];
        let moved = self.members.remove(&second).unwrap_or_default();
        // The lighter side is the one that the link brings in.
        let held = self.members.entry(first).or_default();
        for &sort in if moved.len() <= held.len() { &moved } else { &*held } {
            self.sure[sort as usize] = self.sure[sort as usize].min(sure);
        }
        moved.iter().for_each(|&sort| self.of[sort as usize] = first);
        held.extend(moved);
    }
}

#[cfg(test)]
mod tests {
    use super::{Groups, Pair};

    #[test]
    fn a_sort_joins_a_group_only_where_the_average_holds() {
        let pair = |left, right, sure| Pair { left, right, sure };
        let pairs = vec![pair(0, 1, 0.9), pair(1, 2, 0.3)];
        let found = Groups::of(vec![1.0; 3], pairs.clone(), 0.25, |_, _, _| false);
        assert_eq!([found.group(0), found.group(1), found.group(2)], [0, 0, 2]);
        let loose = Groups::of(vec![1.0; 3], pairs, 0.15, |_, _, _| false);
        assert_eq!(loose.group(2), 0);
    }
}
