//! Names by their parts: which names of an affair are one's: "Cole" and "Robin Vale Cole" are "Robin Cole", if there is but one Cole.

use ecow::EcoString;
use std::collections::BTreeMap;

/// A name as its words in lower case.
pub(super) type Name = Vec<EcoString>;

/// Times by which the more frequent of two full names must lead for a bare part of both to be its.
const LEADS: u32 = 2;

/// Whether two names may be one's: equal, one a part of the other, or alike at both ends.
pub(super) fn may_be_one(left: &Name, right: &Name) -> bool {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    match short.as_slice() {
        [] => true,
        [only] => long.contains(only),
        _ if short.last() != long.last() => false,
        _ => short.first() == long.first() || short.len() != long.len(),
    }
}

/// For each name the name under which it is known: the fullest frequent one that holds it; itself, where several might.
pub(super) fn roots(counts: &BTreeMap<Name, u32>) -> BTreeMap<Name, Name> {
    let full: Vec<(&Name, u32)> =
        counts.iter().filter(|(name, _)| name.len() > 1).map(|(name, &n)| (name, n)).collect();
    let mut longer: BTreeMap<&[EcoString], Vec<(u32, &Name)>> = BTreeMap::new();
    let mut framed: BTreeMap<(&EcoString, &EcoString), Vec<(u32, &Name)>> = BTreeMap::new();
    for &(name, count) in &full {
        for length in 2..name.len() {
            longer.entry(&name[..length]).or_default().push((count, name));
            longer.entry(&name[name.len() - length..]).or_default().push((count, name));
        }
        if let [first, .., last] = name.as_slice() {
            framed.entry((first, last)).or_default().push((count, name));
        }
    }
    let mut above: BTreeMap<&Name, &Name> = BTreeMap::new();
    for &(name, count) in &full {
        let held = longer.get(name.as_slice()).and_then(|holders| holders.iter().max());
        let alike = || {
            let frame = framed.get(&(&name[0], &name[name.len() - 1]))?;
            frame.iter().filter(|&&(other, known)| other >= count && known.len() != name.len()).max()
        };
        if let Some(&(_, root)) = held.or_else(alike) {
            above.insert(name, root);
        }
    }
    let mut roots: BTreeMap<Name, Name> = full.iter().map(|&(name, _)| (name.clone(), top(name, &above))).collect();
    let parts = Parts::of(&full, &roots);
    let single = counts.keys().filter(|name| name.len() == 1);
    let found: Vec<(Name, Name)> = single.map(|name| (name.clone(), parts.owner(&name[0], name))).collect();
    roots.extend(found);
    roots
}

/// The name at the end of the way up; bounded, since two names may hold each other's parts.
fn top(name: &Name, above: &BTreeMap<&Name, &Name>) -> Name {
    let mut at = name;
    for _ in 0..6 {
        match above.get(at) {
            Some(next) if *next != name => at = next,
            _ => break,
        }
    }
    at.clone()
}

/// Who has a word for a surname, a given name, or initials.
struct Parts<'n> {
    last: BTreeMap<&'n str, BTreeMap<&'n Name, u32>>,
    first: BTreeMap<&'n str, BTreeMap<&'n Name, u32>>,
    initials: BTreeMap<String, BTreeMap<&'n Name, u32>>,
}

impl<'n> Parts<'n> {
    fn of(full: &[(&'n Name, u32)], roots: &'n BTreeMap<Name, Name>) -> Parts<'n> {
        let mut parts = Parts { last: BTreeMap::new(), first: BTreeMap::new(), initials: BTreeMap::new() };
        for &(name, count) in full {
            let root = &roots[name];
            let initials: String = name.iter().filter_map(|word| word.chars().next()).collect();
            *parts.last.entry(&name[name.len() - 1]).or_default().entry(root).or_default() += count;
            *parts.first.entry(&name[0]).or_default().entry(root).or_default() += count;
            *parts.initials.entry(initials).or_default().entry(root).or_default() += count;
        }
        parts
    }

    fn owner(&self, word: &str, itself: &Name) -> Name {
        let owners = self.last.get(word).or_else(|| self.first.get(word));
        let Some(owners) = owners.or_else(|| self.initials.get(word).filter(|_| word.len() > 1)) else {
            return itself.clone();
        };
        let mut all: Vec<(u32, &Name)> = owners.iter().map(|(name, &count)| (count, *name)).collect();
        all.sort_unstable_by(|a, b| b.cmp(a));
        match all.as_slice() {
            [(_, only)] => (*only).clone(),
            [(most, name), (next, _), ..] if *most >= LEADS * next => (*name).clone(),
            _ => itself.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Name, may_be_one, roots};
    use std::collections::BTreeMap;

    fn name(words: &str) -> Name {
        words.split(' ').map(Into::into).collect()
    }

    fn root(names: &[(&str, u32)], of: &str) -> String {
        let counts: BTreeMap<Name, u32> = names.iter().map(|(words, count)| (name(words), *count)).collect();
        roots(&counts)[&name(of)].join(" ")
    }

    #[test]
    fn a_surname_alone_is_the_only_one_of_that_name() {
        assert_eq!(root(&[("robin cole", 3), ("cole", 5)], "cole"), "robin cole");
        assert_eq!(root(&[("hauge line", 3), ("robin", 1)], "robin"), "robin");
    }

    #[test]
    fn two_people_of_one_surname_stay_two_and_the_bare_surname_is_nobodys() {
        let names = [("robin cole", 3), ("mary cole", 2), ("cole", 5)];
        assert_eq!(root(&names, "cole"), "cole");
        assert_eq!(root(&names, "mary cole"), "mary cole");
        assert!(!may_be_one(&name("robin cole"), &name("mary cole")));
    }

    #[test]
    fn initials_and_longer_forms_are_the_same_name() {
        assert_eq!(root(&[("national rail board", 2), ("nrb", 4)], "nrb"), "national rail board");
        assert_eq!(root(&[("robin cole", 3), ("robin james cole", 1)], "robin james cole"), "robin cole");
        assert!(may_be_one(&name("cole"), &name("robin cole")));
    }
}
