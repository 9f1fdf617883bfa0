//! How words relate: sameness, containment and exclusion at the scale of English.
//!
//! Two layers. Below lies WordNet, as a compact table of the commonest senses ([`table`], made by [`build`]). Above it
//! stands our own TOML (`rules/lexicon/words/`), which wins: sets of words that exclude each other, kinds of WordNet's
//! whose members do ("musical instrument"), words that mean the same, and words that are not to be related.
//!
//! Traps: a relation of a rare sense manufactures contradictions, so only first senses count, and second ones on one side;
//! co-hyponyms exclude each other only under kinds that are named as such (a dog is no cat, a singer may be an actor).

mod build;
pub(super) mod raw;
mod stem;
mod table;

use crate::data::DataFile;
use crate::error::Error;
use crate::logic::Relation;
use raw::RawFile;
use rustc_hash::{FxHashMap, FxHashSet};
use table::{Sense, Table, hash};
use toml::Spanned;

/// The table that ships with the program.
static EMBEDDED: &[u8] = include_bytes!("../../../models/words.gainsay");

/// Ranks of two senses, added, up to which they are taken for what the words mean.
const MEANT: usize = 1;
/// The same for being one sense.
const ONE: usize = 2;

/// The relations of words.
#[derive(Debug, Default)]
pub struct Words {
    table: Table,
    /// Relations stated of two words.
    own: FxHashMap<(u32, u32), Relation>,
    /// Sets of exclusive words: those that a word is in.
    sets: FxHashMap<u32, Vec<u16>>,
    /// Kinds whose members exclude each other: the sets that a sense of WordNet's opens.
    kinds: FxHashMap<Sense, Vec<u16>>,
    /// The sort of named things that a word, or a sense, stands for.
    named_sorts: FxHashMap<u32, u16>,
    sorts: FxHashMap<Sense, u16>,
    /// Words whose stated opposites one scene may hold beside them.
    several: FxHashSet<u32>,
    /// Whether one scene may hold several of a set, by the set's number.
    many: Vec<bool>,
}

/// What a word form may mean: its forms' hashes and senses with their ranks.
#[derive(Debug, Clone, Default)]
pub struct Meaning {
    forms: Vec<u32>,
    senses: Vec<(Sense, usize)>,
}

/// What ties two words, each with the ranks of the two senses added: 0 where both are first ones. Nearer ones come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kinship {
    /// They share a sense.
    Sense(usize),
    /// One names a direct kind of the other.
    Kind(usize),
    /// Both are direct kinds of one thing.
    Sibling(usize),
}

impl Meaning {
    /// Whether nothing is known of the word.
    pub fn is_unknown(&self) -> bool {
        self.senses.is_empty()
    }
}

impl Words {
    /// The embedded table, nothing of our own yet.
    pub(super) fn embedded() -> Words {
        Words { table: Table::read(EMBEDDED), ..Words::default() }
    }

    /// The bytes of a table made from WordNet's files, which `file` fetches by name (`data.noun`, `index.noun`,
    /// `noun.exc`, `cntlist.rev` …).
    pub fn compile(file: impl Fn(&str) -> String) -> Vec<u8> {
        build::build(file).to_bytes()
    }

    /// Adds a file of `rules/lexicon/words/`.
    ///
    /// # Errors
    /// A file that does not parse, or a kind that the table does not know, with its place.
    pub(super) fn add(&mut self, file: &DataFile) -> Result<(), Error> {
        let raw: RawFile = file.parse()?;
        for same in &raw.same {
            self.state(&same.words, &same.words, Relation::Same);
        }
        for narrower in &raw.narrower {
            self.state(&narrower.words, &narrower.than, Relation::Narrower);
        }
        for apart in &raw.independent {
            self.state(&apart.words, &apart.words, Relation::Independent);
        }
        for set in &raw.exclusive {
            let id = self.many.len() as u16;
            self.many.push(set.many);
            for word in &set.words {
                self.sets.entry(hash(&word.to_lowercase())).or_default().push(id);
            }
            for kind in &set.kinds {
                self.kinds.entry(self.kind(file, kind)?).or_default().push(id);
            }
        }
        for (sort, set) in (0..).zip(&raw.sort) {
            self.named_sorts.extend(set.words.iter().map(|word| (hash(word), sort)));
            for kind in &set.kinds {
                let sense = self.kind(file, kind)?;
                self.sorts.insert(sense, sort);
            }
        }
        for pair in &raw.opposite {
            self.state(&pair.left, &pair.right, Relation::Exclusive);
            if pair.many {
                self.several.extend(pair.left.iter().chain(&pair.right).map(|word| hash(word)));
            }
        }
        Ok(())
    }

    /// The sense that a file names as "word" or "word#2".
    fn kind(&self, file: &DataFile, kind: &Spanned<String>) -> Result<Sense, Error> {
        let (word, rank) = kind.get_ref().split_once('#').unwrap_or((kind.get_ref(), "1"));
        let rank = rank.parse::<usize>().unwrap_or(1).saturating_sub(1);
        let sense = self.table.senses(hash(word)).get(rank).copied();
        sense.ok_or_else(|| file.error(kind.span(), format!("`{}` is no kind that the table knows", kind.get_ref())))
    }

    /// Enters names that exclude each other from group to group: the countries, each with its adjective.
    pub(super) fn exclude<'a>(&mut self, groups: impl Iterator<Item = Vec<&'a str>>) {
        let id = self.many.len() as u16;
        self.many.push(false);
        let groups: Vec<Vec<String>> = groups.map(|names| names.into_iter().map(str::to_lowercase).collect()).collect();
        for names in &groups {
            self.state(names, names, Relation::Same);
            for name in names {
                self.sets.entry(hash(name)).or_default().push(id);
            }
        }
    }

    /// States one relation between every word on the left and every other one on the right.
    fn state(&mut self, left: &[String], right: &[String], relation: Relation) {
        for a in left {
            for b in right.iter().filter(|b| *b != a) {
                let (a, b) = (hash(a), hash(b));
                self.own.insert((a, b), relation);
                self.own.insert((b, a), relation.converse());
            }
        }
    }

    /// What a form may mean (lower case; more than one word with single blanks).
    pub fn meaning(&self, form: &str) -> Meaning {
        let mut meaning = Meaning::default();
        stem::each(form, |stem, parts| {
            let form = hash(stem);
            if !meaning.forms.contains(&form) {
                meaning.forms.push(form);
            }
            let mut rank = [0_usize; 4];
            for &sense in self.table.senses(form) {
                let part = self.table.part(sense) as usize;
                if parts & 1 << part != 0 && !meaning.senses.iter().any(|&(known, _)| known == sense) {
                    meaning.senses.push((sense, rank[part]));
                }
                rank[part] += 1;
            }
        });
        meaning
    }

    /// Whether two nouns name sorts of things of which nothing is both: each is known, and they share no sort.
    pub fn of_other_sorts(&self, left: &str, right: &str) -> bool {
        let sorts = |form: &str| -> Vec<u16> {
            let meaning = self.meaning(form);
            if let Some(&sort) = meaning.forms.iter().find_map(|form| self.named_sorts.get(form)) {
                return vec![sort];
            }
            let nearest =
                |sense: Sense| self.table.above(sense).iter().find_map(|above| self.sorts.get(above).copied());
            let senses = meaning.senses.iter().filter(|(sense, _)| self.table.part(*sense) == 0);
            let found: Vec<Option<u16>> = senses.map(|&(sense, _)| nearest(sense)).collect();
            // A sense of no sort leaves everything open.
            if found.contains(&None) { Vec::new() } else { found.into_iter().flatten().collect() }
        };
        let (left, right) = (sorts(left), sorts(right));
        !left.is_empty() && !right.is_empty() && !left.iter().any(|sort| right.contains(sort))
    }

    /// How two forms relate; equal ones are the same, unknown ones independent.
    pub fn relation(&self, left: &str, right: &str) -> Relation {
        if left == right {
            return Relation::Same;
        }
        self.between(&self.meaning(left), &self.meaning(right))
    }

    /// How two meanings relate, by what was stated first, then by WordNet's senses.
    pub fn between(&self, left: &Meaning, right: &Meaning) -> Relation {
        self.compared(left, right, false)
    }

    /// The same in one scene, which may hold a man and a woman, a black dog and a white one: only what a scene has but one of excludes.
    pub fn in_one_scene(&self, left: &Meaning, right: &Meaning) -> Relation {
        self.compared(left, right, true)
    }

    fn compared(&self, left: &Meaning, right: &Meaning, scene: bool) -> Relation {
        for &a in &left.forms {
            for &b in &right.forms {
                if let Some(&relation) = self.own.get(&(a, b)) {
                    let several = scene && relation == Relation::Exclusive && self.several.contains(&a);
                    return if several { Relation::Independent } else { relation };
                }
            }
        }
        if left.forms.iter().any(|form| right.forms.contains(form)) && left.forms.first() != right.forms.first() {
            return Relation::Same; // two inflections of one word
        }
        if self.one_sense(left, right) {
            return Relation::Same;
        }
        let above = |meaning: &Meaning| -> Vec<(Vec<Sense>, usize)> {
            meaning.senses.iter().map(|&(sense, rank)| (self.table.above(sense), rank)).collect()
        };
        let (lefts, rights) = (above(left), above(right));
        let mut exclusive = self.share_a_set(left, right, (&lefts, &rights), scene);
        for (a, rank) in &lefts {
            for (b, _) in rights.iter().filter(|(_, other)| rank + other <= MEANT) {
                if a.contains(&b[0]) {
                    return Relation::Narrower;
                }
                if b.contains(&a[0]) {
                    return Relation::Broader;
                }
                exclusive |= !scene && self.table.opposed(a[0], b[0]);
            }
        }
        if exclusive { Relation::Exclusive } else { Relation::Independent }
    }

    /// How two words relate by what was stated of them alone: for prepositions, of which WordNet knows nothing.
    pub fn stated(&self, left: &str, right: &str) -> Relation {
        if left == right {
            return Relation::Same;
        }
        let (a, b) = (hash(left), hash(right));
        self.own.get(&(a, b)).copied().unwrap_or(Relation::Independent)
    }

    /// How near two words are by any of their common senses; none where nothing ties them.
    ///
    /// Looser than [`Words::relation`], for words of which something else says already that they speak of one matter.
    pub fn kinship(&self, left: &str, right: &str) -> Option<Kinship> {
        let (left, right) = (self.meaning(left), self.meaning(right));
        let mut nearest = None;
        for &(a, rank) in &left.senses {
            for &(b, other) in &right.senses {
                let near = self.kin(a, b).map(|near| near(rank + other));
                nearest = nearest.into_iter().chain(near).min();
            }
        }
        nearest
    }

    /// Whether one of a noun's `most` commonest senses is a kind of what `kind` first means.
    pub fn is_kind(&self, noun: &str, kind: &str, most: usize) -> bool {
        let Some(&above) = self.table.senses(hash(kind)).first() else { return false };
        let senses = self.meaning(noun).senses;
        let nouns = senses.iter().filter(|&&(sense, rank)| rank < most && self.table.part(sense) == 0);
        nouns.into_iter().any(|&(sense, _)| self.table.above(sense).contains(&above))
    }

    /// Whether words with blanks between them are one verb: "check into".
    pub fn is_verb(&self, form: &str) -> bool {
        self.table.senses(hash(form)).iter().any(|&sense| self.table.part(sense) == 1)
    }

    /// Keys of a word's senses and of what each is a direct kind of: words that share one have a [`Words::kinship`].
    pub fn kin_keys(&self, word: &str) -> Vec<u32> {
        let senses = self.meaning(word).senses;
        let mut keys: Vec<u32> = senses
            .iter()
            .flat_map(|&(sense, _)| std::iter::once(sense).chain(self.table.parents(sense).iter().copied()))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    fn kin(&self, a: Sense, b: Sense) -> Option<fn(usize) -> Kinship> {
        let (above, over) = (self.table.parents(a), self.table.parents(b));
        match () {
            () if a == b => Some(Kinship::Sense),
            () if above.contains(&b) || over.contains(&a) => Some(Kinship::Kind),
            () if above.iter().any(|parent| over.contains(parent)) => Some(Kinship::Sibling),
            () => None,
        }
    }

    /// Whether words with blanks between them are one word that stands in a set of exclusive ones.
    pub fn is_compound(&self, form: &str) -> bool {
        let form = hash(form);
        let of_a_kind = |&sense: &Sense| self.table.above(sense).iter().any(|above| self.kinds.contains_key(above));
        self.sets.contains_key(&form) || self.table.senses(form).iter().any(of_a_kind)
    }

    fn one_sense(&self, left: &Meaning, right: &Meaning) -> bool {
        left.senses.iter().any(|&(a, rank)| right.senses.iter().any(|&(b, other)| a == b && rank + other <= ONE))
    }

    /// Whether both are members of one exclusive set, as words or by their kinds.
    fn share_a_set(&self, left: &Meaning, right: &Meaning, above: (&Above, &Above), scene: bool) -> bool {
        let counts = |set: &u16| !scene || !self.many[usize::from(*set)];
        let of = |meaning: &Meaning, above: &Above| -> Vec<u16> {
            let words = meaning.forms.iter().filter_map(|form| self.sets.get(form));
            let kinds = above.iter().flat_map(|(above, _)| &above[1..]).filter_map(|sense| self.kinds.get(sense));
            words.chain(kinds).flatten().copied().filter(counts).collect()
        };
        let left = of(left, above.0);
        !left.is_empty() && of(right, above.1).iter().any(|set| left.contains(set))
    }
}

/// Senses with all that lies above each, and their ranks.
type Above = [(Vec<Sense>, usize)];

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::logic::Relation::{self, Broader, Exclusive, Independent, Narrower, Same};

    fn relation(left: &str, right: &str) -> Relation {
        Lexicon::read(&crate::data::embedded()).unwrap().words.relation(left, right)
    }

    #[test]
    fn inflections_synonyms_and_kinds_are_found() {
        assert_eq!(relation("kneading", "knead"), Same);
        assert_eq!(relation("women", "woman"), Same);
        assert_eq!(relation("boy", "child"), Narrower);
        assert_eq!(relation("animal", "dog"), Broader);
    }

    #[test]
    fn members_of_an_exclusive_set_exclude_each_other_and_others_do_not() {
        assert_eq!(relation("kitchen", "garage"), Exclusive);
        assert_eq!(relation("Norwegian".to_lowercase().as_str(), "danish"), Exclusive);
        assert_eq!(relation("happy", "miserable"), Exclusive);
        assert_eq!(relation("wine", "champagne"), Broader);
        assert_eq!(relation("singer", "painter"), Independent);
        assert_eq!(relation("xyzzy", "plugh"), Independent);
    }

    #[test]
    fn sorts_of_named_things_are_told_apart_only_where_every_sense_is_of_one() {
        let words = Lexicon::read(&crate::data::embedded()).unwrap().words;
        assert!(words.of_other_sorts("film", "truck"));
        assert!(words.of_other_sorts("town", "singer"));
        assert!(!words.of_other_sorts("singer", "politician"));
        assert!(!words.of_other_sorts("film", "xyzzy"));
    }
}
