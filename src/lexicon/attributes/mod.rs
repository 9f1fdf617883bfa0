//! What values are read and compared by: classes of words that exclude each other, scopes, words that leave a time rough,
//! what ends a street's name.

mod class;
mod forms;

pub use class::Reading;
pub use forms::{AgeWords, Block, Clock, Home};

use crate::data::DataFile;
use crate::error::Error;
use class::{Class, RawClass};
use ecow::EcoString;
use rustc_hash::{FxHashMap, FxHashSet};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The section `attributes` of the vocabulary.
#[derive(Debug, Default)]
pub struct Attributes {
    scopes: FxHashMap<EcoString, EcoString>,
    rough: FxHashMap<EcoString, Rough>,
    earlier: Vec<EcoString>,
    streets: FxHashMap<EcoString, EcoString>,
    plain_streets: FxHashSet<EcoString>,
    numbered_streets: FxHashSet<EcoString>,
    kinds_of_place: FxHashSet<EcoString>,
    bases: FxHashMap<EcoString, (EcoString, f64)>,
    makes: FxHashSet<EcoString>,
    suffixes: FxHashSet<EcoString>,
    locatives: FxHashSet<EcoString>,
    /// How times of day are written.
    pub clock: Clock,
    /// How ages are told.
    pub age: AgeWords,
    /// What stands around the numbers of streets.
    pub block: Block,
    /// How homes are told.
    pub home: Home,
    scales: FxHashSet<EcoString>,
    /// The classes by which two people at one verb are compared.
    roles: Vec<EcoString>,
    geographic: FxHashSet<EcoString>,
    no: FxHashSet<EcoString>,
    by_marriage: Vec<EcoString>,
    lasting: FxHashSet<EcoString>,
    people: Vec<EcoString>,
    classes: Vec<Class>,
    words: FxHashMap<EcoString, Vec<(u16, EcoString)>>,
    /// The first words of values of several words.
    openers: FxHashSet<EcoString>,
}

/// Attributes whose values are read by their form, with what these are.
const FORMS: [(&str, &str); 18] = [
    ("age", "how old somebody is"),
    ("agent", "who did it"),
    ("clock", "times of day"),
    ("count", "numbers of people and things"),
    ("date", "days"),
    ("duration", "how long something takes"),
    ("home", "where somebody lives"),
    ("measure", "lengths, masses, powers, degrees of a scale and the like"),
    ("money", "sums"),
    ("name", "names and their spellings"),
    ("patient", "to whom it was done"),
    ("percent", "parts of a whole"),
    ("place", "names of places"),
    ("rank", "which one in a row: “the third robbery”"),
    ("report", "what a text opens with, which another may call untrue"),
    ("score", "scores and records"),
    ("statement", "whole sentences"),
    ("street", "streets, with the numbers of houses and blocks"),
];

/// What a word before a time makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rough {
    /// "around 3 p.m."
    About,
    /// "just before 3 p.m."
    Before,
    /// "shortly after 3 p.m."
    After,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    /// Words around a value that tell of what part of a whole it speaks, by scope: values of two scopes answer two questions.
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    scope: BTreeMap<EcoString, Vec<EcoString>>,
    /// Words before a time or day that leave it rough.
    rough: RoughWords,
    /// Words that make an earlier report of what they stand beside.
    earlier: Listed,
    /// What ends a street's name, by the writing that it is compared in.
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    street: BTreeMap<EcoString, Vec<EcoString>>,
    /// Kinds of streets that are one without a number before them.
    plain_street: Listed,
    /// Kinds of streets that are told by their number.
    numbered_street: Listed,
    /// Words of a place's name that tell only of what kind it is.
    kind_of_place: Listed,
    /// Makes of things, whose model follows them.
    make: Listed,
    /// Units by the unit that they are compared in, each with how many of it it is.
    #[schemars(with = "BTreeMap<String, BTreeMap<String, f64>>")]
    base: BTreeMap<EcoString, BTreeMap<EcoString, f64>>,
    /// What is no part of what tells a name from another.
    names: Names,
    /// Words before a name that make it a place.
    place: Listed,
    /// Nouns for people.
    people: Listed,
    /// How times of day are written.
    clock: Clock,
    /// How ages are told.
    age: AgeWords,
    /// What stands around the numbers of streets.
    block: Block,
    /// How homes are told.
    home: Home,
    /// Names of scales, whose degree stands beside them.
    scale: Listed,
    /// How two people in one part at one verb are told apart.
    role: Roles,
    /// Determiners that say that there is none of their noun.
    no: Listed,
    /// What makes the relation before it one by marriage.
    by_marriage: Listed,
    /// Words before “a minute” that make it a duration.
    lasting: Listed,
    /// Nouns whose “of” names a place.
    geographic: Listed,
    /// An attribute whose values are words.
    class: Vec<RawClass>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct RoughWords {
    /// It was about then.
    #[schemars(with = "Vec<String>")]
    about: Vec<EcoString>,
    /// It was before then.
    #[schemars(with = "Vec<String>")]
    before: Vec<EcoString>,
    /// It was after then.
    #[schemars(with = "Vec<String>")]
    after: Vec<EcoString>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Listed {
    /// The words.
    #[schemars(with = "Vec<String>")]
    words: Vec<EcoString>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Roles {
    /// The classes of words that tell two people apart.
    #[schemars(with = "Vec<String>")]
    classes: Vec<EcoString>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Names {
    /// Words behind a name: junior.
    #[schemars(with = "Vec<String>")]
    suffixes: Vec<EcoString>,
}

impl Attributes {
    /// The most words that any value of a class has.
    pub const LONGEST: usize = 4;

    /// Adds a file of `rules/lexicon/`.
    ///
    /// # Errors
    /// A file that does not parse, or a class that names a value it does not have, with its place.
    pub(super) fn add(&mut self, file: &DataFile) -> Result<(), Error> {
        let raw: File = file.parse()?;
        for (scope, words) in raw.scope {
            self.scopes.extend(words.into_iter().map(|word| (word, scope.clone())));
        }
        let rough =
            [(Rough::About, raw.rough.about), (Rough::Before, raw.rough.before), (Rough::After, raw.rough.after)];
        for (kind, words) in rough {
            self.rough.extend(words.into_iter().map(|word| (word, kind)));
        }
        self.earlier.extend(raw.earlier.words);
        for (street, words) in raw.street {
            self.streets.extend(words.into_iter().map(|word| (word, street.clone())));
        }
        self.plain_streets.extend(raw.plain_street.words);
        self.numbered_streets.extend(raw.numbered_street.words);
        self.kinds_of_place.extend(raw.kind_of_place.words);
        self.makes.extend(raw.make.words);
        for (base, units) in raw.base {
            self.bases.extend(units.into_iter().map(|(unit, factor)| (unit, (base.clone(), factor))));
        }
        self.suffixes.extend(raw.names.suffixes);
        self.locatives.extend(raw.place.words);
        self.people.extend(raw.people.words);
        self.clock.extend(raw.clock);
        self.age.extend(raw.age);
        self.home.extend(raw.home);
        self.scales.extend(raw.scale.words);
        self.roles.extend(raw.role.classes);
        self.geographic.extend(raw.geographic.words);
        self.by_marriage.extend(raw.by_marriage.words);
        self.lasting.extend(raw.lasting.words);
        self.no.extend(raw.no.words);
        self.block.extend(raw.block);
        raw.class.into_iter().try_for_each(|class| self.class(file, class))
    }

    fn class(&mut self, file: &DataFile, raw: RawClass) -> Result<(), Error> {
        let known = |value: &EcoString, span: Range<usize>| {
            let unknown = || file.error(span, format!("`{}` has no value `{value}`", raw.name));
            raw.values.contains_key(value).then_some(()).ok_or_else(unknown)
        };
        for (value, wider) in &raw.within {
            known(value, wider.span())?;
            known(wider.get_ref(), wider.span())?;
        }
        for (value, others) in &raw.with {
            known(value, others.span())?;
            others.get_ref().iter().try_for_each(|other| known(other, others.span()))?;
        }
        let number = self.classes.len() as u16;
        for (value, words) in &raw.values {
            for word in words {
                if let Some((first, _)) = word.split_once(' ') {
                    self.openers.insert(first.into());
                }
                self.words.entry(word.clone()).or_default().push((number, value.clone()));
            }
        }
        let within = raw.within.into_iter().map(|(value, wider)| (value, wider.into_inner())).collect();
        let with = raw.with.into_iter().map(|(value, others)| (value, others.into_inner())).collect();
        self.classes.push(Class { name: raw.name, reading: raw.read, within, with });
        Ok(())
    }

    /// Every attribute with what its values are: those that are read by their form, and the classes of words.
    pub fn named(&self) -> Vec<(&str, String)> {
        let forms = FORMS.iter().map(|(name, values)| (*name, (*values).to_owned()));
        let classes = self.classes.iter().enumerate().map(|(at, class)| {
            let of = |word: &&Vec<(u16, EcoString)>| word.iter().any(|(class, _)| usize::from(*class) == at);
            let values = self.words.values().filter(of).flatten().filter(|(class, _)| usize::from(*class) == at);
            let values: BTreeSet<&str> = values.map(|(_, value)| value.as_str()).collect();
            (class.name.as_str(), values.into_iter().collect::<Vec<_>>().join(", "))
        });
        let mut all: Vec<(&str, String)> = forms.chain(classes).collect();
        all.sort();
        all
    }

    /// Of what part of a whole a word speaks, by its lemma: `killed` for "die".
    pub fn scope(&self, lemma: &str) -> Option<&EcoString> {
        self.scopes.get(lemma)
    }

    /// What a word in lower case before a time makes of it.
    pub fn rough(&self, word: &str) -> Option<Rough> {
        self.rough.get(word).copied()
    }

    /// Whether words in lower case tell of earlier reports.
    pub fn is_earlier(&self, words: &str) -> bool {
        self.earlier.iter().any(|earlier| words.contains(earlier.as_str()))
    }

    /// What a word in lower case at the end of a street's name is compared as: `avenue` for "ave.".
    pub fn street(&self, word: &str) -> Option<&EcoString> {
        self.streets.get(word)
    }

    /// Whether a kind of street is always one: `avenue`, not `court`.
    pub fn is_plain_street(&self, kind: &str) -> bool {
        self.plain_streets.contains(kind)
    }

    /// Whether a kind of street is told by its number, whatever it is called: `highway`, `route`.
    pub fn is_numbered_street(&self, kind: &str) -> bool {
        self.numbered_streets.contains(kind)
    }

    /// Whether a word of a place's name tells only of what kind it is: "hospital".
    pub fn is_kind_of_place(&self, word: &str) -> bool {
        self.kinds_of_place.contains(word)
    }

    /// The unit that measures of one kind are compared in, and how many of it a unit is: (`second`, 60) for `minute`.
    pub fn base(&self, unit: &str) -> Option<(&EcoString, f64)> {
        self.bases.get(unit).map(|(base, factor)| (base, *factor))
    }

    /// Whether a word in lower case puts what follows it at a place: "near".
    pub fn is_locative(&self, word: &str) -> bool {
        self.locatives.contains(word)
    }

    /// Whether the stem of a noun is one of people's: "offic" for "officer".
    pub fn is_people(&self, stem: &str) -> bool {
        let whole =
            |word: &EcoString| word == stem || word.len() > stem.len() && stem.len() > 3 && word.starts_with(stem);
        !stem.is_empty() && self.people.iter().any(whole)
    }

    /// Whether a word in lower case stands behind a person's name without telling it from another's: "Jr.".
    pub fn is_suffix(&self, word: &str) -> bool {
        self.suffixes.contains(word)
    }

    /// The attributes and values that a word or two stand for, in lower case: (`weapon`, `handgun`) for "pistol".
    pub fn values(&self, words: &str) -> impl Iterator<Item = (&EcoString, &EcoString)> {
        let found = self.words.get(words).map_or(&[][..], Vec::as_slice);
        found.iter().map(|(class, value)| (&self.classes[usize::from(*class)].name, value))
    }

    /// How the words of an attribute are read, where its values are words.
    pub fn reading(&self, attribute: &str) -> Option<&Reading> {
        self.classes.iter().find(|class| class.name == attribute).map(|class| &class.reading)
    }

    /// Whether a noun, by lemma, is one for a person whose part in what happens is compared.
    pub fn is_person(&self, lemma: &str) -> bool {
        self.values(lemma).any(|(class, _)| self.roles.contains(class))
    }

    /// Whether two nouns for people, by lemma, cannot be one person: a brother and a sister, a friend and a brother.
    pub fn are_two_people(&self, left: &str, right: &str) -> bool {
        let of = |class: &EcoString, lemma: &str| {
            let values = self.values(lemma).filter(move |(other, _)| *other == class);
            values.map(|(_, value)| value.clone()).collect::<Vec<_>>()
        };
        self.roles.iter().any(|class| {
            let (left, right) = (of(class, left), of(class, right));
            let apart = left.iter().all(|a| right.iter().all(|b| self.excludes(class, a, b)));
            !left.is_empty() && !right.is_empty() && apart
        })
    }

    /// Whether words in lower case behind a relation begin with what makes it one by marriage: "-in-law".
    pub fn is_by_marriage(&self, words: &str) -> bool {
        self.by_marriage.iter().any(|word| words.starts_with(word.as_str()))
    }

    /// Whether a word in lower case before "a minute" makes that a duration: "for".
    pub fn is_lasting(&self, word: &str) -> bool {
        self.lasting.contains(word)
    }

    /// Whether a determiner in lower case says that there is none of its noun: "no".
    pub fn is_no(&self, word: &str) -> bool {
        self.no.contains(word)
    }

    /// Whether a word in lower case names a scale: "magnitude".
    pub fn is_scale(&self, word: &str) -> bool {
        self.scales.contains(word)
    }

    /// Whether what follows a noun in lower case and "of" is a place: "coast".
    pub fn is_geographic(&self, word: &str) -> bool {
        self.geographic.contains(word)
    }

    /// Whether a word in lower case is the make of a thing, whose model follows it: "volvo".
    pub fn is_make(&self, word: &str) -> bool {
        self.makes.contains(word)
    }

    /// Whether a value of several words begins with this one.
    pub fn opens(&self, word: &str) -> bool {
        self.openers.contains(word)
    }

    /// Whether two values differ only in what a word before them makes of them: `former mayor` and `mayor`.
    pub fn is_one_but_for_prefix(&self, attribute: &str, left: &str, right: &str) -> bool {
        let class = self.classes.iter().find(|class| class.name == attribute);
        class.is_some_and(|class| left != right && class.parts(left).1 == class.parts(right).1)
    }

    /// Whether two values of one class cannot both hold of one thing.
    ///
    /// `not accident` excludes `accident` and what lies within it, and nothing else; `former mayor` excludes `mayor`.
    pub fn excludes(&self, attribute: &str, left: &str, right: &str) -> bool {
        let Some(class) = self.classes.iter().find(|class| class.name == attribute) else { return false };
        match (left.strip_prefix("not "), right.strip_prefix("not ")) {
            (Some(_), Some(_)) => false,
            (Some(denied), None) => denied == right || class.lies_within(right, denied),
            (None, Some(denied)) => denied == left || class.lies_within(left, denied),
            (None, None) => {
                let ((first, left), (second, right)) = (class.parts(left), class.parts(right));
                let apart = !class.holds(left, right) && !class.holds(right, left);
                left == right && first != second || left != right && apart
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::data::{DataFile, embedded};
    use crate::lexicon::Lexicon;

    #[test]
    fn values_exclude_each_other_unless_one_lies_within_the_other() {
        let attributes = Lexicon::read(&embedded()).unwrap().attributes;
        assert!(attributes.excludes("relation", "brother", "sister"));
        assert!(!attributes.excludes("weapon", "gun", "handgun"));
        assert!(attributes.excludes("weapon", "rifle", "handgun"));
        assert!(!attributes.excludes("wound", "eye", "head"));
        assert!(!attributes.excludes("site", "parking-lot", "store"));
    }

    #[test]
    fn a_class_that_names_an_unknown_value_is_told_with_its_place() {
        let text = "[[class]]\nname = \"hue\"\n[class.values]\nred = [\"red\"]\n[class.within]\nred = \"warm\"\n";
        let file = DataFile { path: "lexicon/attributes.toml".into(), text: text.into() };
        let error = super::Attributes::default().add(&file).unwrap_err().to_string();
        assert_eq!(error, "lexicon/attributes.toml:6:7: `hue` has no value `warm`");
    }
}
