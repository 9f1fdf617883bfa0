//! What values are read and compared by: classes of words that exclude each other, scopes, words that leave a time rough,
//! what ends a street's name.

use crate::data::DataFile;
use crate::error::Error;
use ecow::EcoString;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Spanned;

/// The section `attributes` of the vocabulary.
#[derive(Debug, Default)]
pub struct Attributes {
    scopes: FxHashMap<EcoString, EcoString>,
    rough: FxHashMap<EcoString, Rough>,
    earlier: Vec<EcoString>,
    streets: FxHashMap<EcoString, EcoString>,
    plain_streets: FxHashSet<EcoString>,
    suffixes: FxHashSet<EcoString>,
    locatives: FxHashSet<EcoString>,
    /// How times of day are written.
    pub clock: Clock,
    /// How ages are told.
    pub age: AgeWords,
    /// What stands around the numbers of streets.
    pub block: Block,
    people: Vec<EcoString>,
    classes: Vec<Class>,
    words: FxHashMap<EcoString, Vec<(u16, EcoString)>>,
    /// The first words of values of several words.
    openers: FxHashSet<EcoString>,
}

/// Attributes whose values are read by their form, with what these are.
const FORMS: [(&str, &str); 12] = [
    ("age", "how old somebody is"),
    ("clock", "times of day"),
    ("count", "numbers of people and things"),
    ("date", "days"),
    ("duration", "how long something takes"),
    ("measure", "lengths, masses, powers and the like"),
    ("money", "sums"),
    ("name", "names and their spellings"),
    ("percent", "parts of a whole"),
    ("rank", "which one in a row: “the third robbery”"),
    ("score", "scores and records"),
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

/// An attribute whose values are words.
#[derive(Debug, Default)]
struct Class {
    name: EcoString,
    several: bool,
    within: BTreeMap<EcoString, EcoString>,
    with: BTreeMap<EcoString, Vec<EcoString>>,
}

#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
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
    /// An attribute whose values are words.
    class: Vec<RawClass>,
}

/// How times of day are written; see `rules/lexicon/attributes.toml`.
#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Clock {
    /// Minutes after midnight by name: noon.
    #[schemars(with = "BTreeMap<String, u16>")]
    named: BTreeMap<EcoString, u16>,
    /// Words after a number for the first half of the day.
    #[schemars(with = "Vec<String>")]
    morning: Vec<EcoString>,
    /// Words after a number for the second half.
    #[schemars(with = "Vec<String>")]
    afternoon: Vec<EcoString>,
    /// Words after four digits that make them a time on a clock of 24 hours.
    #[schemars(with = "Vec<String>")]
    zones: Vec<EcoString>,
}

/// How ages are told.
#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AgeWords {
    /// What part of a year each unit is.
    #[schemars(with = "BTreeMap<String, f64>")]
    units: BTreeMap<EcoString, f64>,
    /// Words behind the unit: old.
    #[schemars(with = "Vec<String>")]
    behind: Vec<EcoString>,
    /// Words before a bare number: aged.
    #[schemars(with = "Vec<String>")]
    before: Vec<EcoString>,
    /// Words before a decade of age: her 20s.
    #[schemars(with = "Vec<String>")]
    owners: Vec<EcoString>,
}

/// What stands around the numbers of streets.
#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Block {
    /// Words that make the number before them one of a block.
    #[schemars(with = "Vec<String>")]
    words: Vec<EcoString>,
    /// Words between the number and the street.
    #[schemars(with = "Vec<String>")]
    between: Vec<EcoString>,
    /// Words that only tell the side of town.
    #[schemars(with = "Vec<String>")]
    sides: Vec<EcoString>,
}

fn holds(words: &[EcoString], word: &str) -> bool {
    words.iter().any(|known| known == word)
}

impl Clock {
    /// The minute after midnight that a word names: 720 for "noon".
    pub fn named(&self, word: &str) -> Option<u16> {
        self.named.get(word).copied()
    }

    /// Whether a word after a number marks the second half of the day, or the first.
    pub fn second_half(&self, word: &str) -> Option<bool> {
        let afternoon = holds(&self.afternoon, word);
        (afternoon || holds(&self.morning, word)).then_some(afternoon)
    }

    /// Whether a word after four digits makes them a time on a clock of 24 hours.
    pub fn is_zone(&self, word: &str) -> bool {
        holds(&self.zones, word)
    }
}

impl AgeWords {
    /// What part of a year a unit is, singular or plural.
    pub fn years(&self, unit: &str) -> Option<f64> {
        self.units.get(unit).or_else(|| self.units.get(unit.strip_suffix('s')?)).copied()
    }

    /// Whether a word stands behind the unit of an age: "old".
    pub fn is_behind(&self, word: &str) -> bool {
        holds(&self.behind, word)
    }

    /// Whether a word stands before an age: "aged".
    pub fn is_before(&self, word: &str) -> bool {
        holds(&self.before, word)
    }

    /// Whether a word owns a decade of age: "her" in "in her 20s".
    pub fn is_owner(&self, word: &str) -> bool {
        holds(&self.owners, word)
    }
}

impl Block {
    /// Whether a word makes the number before it one of a block.
    pub fn is_block(&self, word: &str) -> bool {
        holds(&self.words, word)
    }

    /// Whether a word may stand between the number and the street.
    pub fn is_between(&self, word: &str) -> bool {
        holds(&self.between, word)
    }

    /// Whether a word, dots left out, only tells the side of town.
    pub fn is_side(&self, word: &str) -> bool {
        let plain: String = word.chars().filter(|letter| *letter != '.').collect();
        holds(&self.sides, &plain)
    }
}

#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
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

#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Listed {
    /// The words.
    #[schemars(with = "Vec<String>")]
    words: Vec<EcoString>,
}

#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Names {
    /// Words behind a name: junior.
    #[schemars(with = "Vec<String>")]
    suffixes: Vec<EcoString>,
}

#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawClass {
    /// The attribute's name, as rules write it.
    #[schemars(with = "String")]
    name: EcoString,
    /// Whether many values hold at once: they tell two names apart and are not compared.
    #[serde(default)]
    several: bool,
    /// Its values, each with its words.
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    values: BTreeMap<EcoString, Vec<EcoString>>,
    /// Values that lie within another.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    within: BTreeMap<EcoString, Spanned<EcoString>>,
    /// Values that may stand beside others.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    with: BTreeMap<EcoString, Spanned<Vec<EcoString>>>,
}

impl Attributes {
    /// The most words that any value of a class has.
    pub const LONGEST: usize = 2;

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
        self.suffixes.extend(raw.names.suffixes);
        self.locatives.extend(raw.place.words);
        self.people.extend(raw.people.words);
        self.clock.named.extend(raw.clock.named);
        self.clock.morning.extend(raw.clock.morning);
        self.clock.afternoon.extend(raw.clock.afternoon);
        self.clock.zones.extend(raw.clock.zones);
        self.age.units.extend(raw.age.units);
        self.age.behind.extend(raw.age.behind);
        self.age.before.extend(raw.age.before);
        self.age.owners.extend(raw.age.owners);
        self.block.words.extend(raw.block.words);
        self.block.between.extend(raw.block.between);
        self.block.sides.extend(raw.block.sides);
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
        self.classes.push(Class { name: raw.name, several: raw.several, within, with });
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

    /// Whether values of an attribute are compared: not where several of them hold at once.
    pub fn is_compared(&self, attribute: &str) -> bool {
        !self.classes.iter().any(|class| class.name == attribute && class.several)
    }

    /// Whether a value of several words begins with this one.
    pub fn opens(&self, word: &str) -> bool {
        self.openers.contains(word)
    }

    /// Whether two values of one class cannot both hold of one thing.
    pub fn excludes(&self, attribute: &str, left: &str, right: &str) -> bool {
        let Some(class) = self.classes.iter().find(|class| class.name == attribute) else { return false };
        left != right && !class.holds(left, right) && !class.holds(right, left)
    }
}

impl Class {
    /// Whether `value` lies within `other`, directly or not, or may stand beside it.
    fn holds(&self, value: &str, other: &str) -> bool {
        let mut at = value;
        // A chain of values is no longer than there are values.
        for _ in 0..=self.within.len() {
            if at == other || self.with.get(at).is_some_and(|with| with.iter().any(|with| with == other)) {
                return true;
            }
            match self.within.get(at) {
                Some(wider) => at = wider,
                None => return false,
            }
        }
        false
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
