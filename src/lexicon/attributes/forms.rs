//! How single forms of values are written: times of day, ages, blocks of streets, homes.

use ecow::EcoString;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How times of day are written; see `rules/lexicon/attributes.toml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
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
    /// Words after minutes and seconds that make them what is left of a game.
    #[schemars(with = "Vec<String>")]
    left: Vec<EcoString>,
}

/// How ages are told.
#[derive(Debug, Default, Deserialize, JsonSchema)]
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
    /// Words before a day of birth.
    #[schemars(with = "Vec<String>")]
    born: Vec<EcoString>,
    /// Years of a decade that a word before it leaves, first and last.
    #[schemars(with = "BTreeMap<String, [f64; 2]>")]
    parts: BTreeMap<EcoString, [f64; 2]>,
    /// Years that words for a time of life leave, first and last.
    #[schemars(with = "BTreeMap<String, [f64; 2]>")]
    stages: BTreeMap<EcoString, [f64; 2]>,
}

/// What stands around the numbers of streets.
#[derive(Debug, Default, Deserialize, JsonSchema)]
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

/// How homes are told.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Home {
    /// Nouns for those who live at the place before them: “a Bergen woman”.
    #[schemars(with = "Vec<String>")]
    inhabitants: Vec<EcoString>,
    /// Verbs that tell where somebody lives, by lemma.
    #[schemars(with = "Vec<String>")]
    living: Vec<EcoString>,
    /// Nouns for those who live at the place behind them: “a resident of Bergen”.
    #[schemars(with = "Vec<String>")]
    residents: Vec<EcoString>,
}

pub(super) fn holds(words: &[EcoString], word: &str) -> bool {
    words.iter().any(|known| known == word)
}

impl Clock {
    pub(super) fn extend(&mut self, other: Clock) {
        self.named.extend(other.named);
        self.morning.extend(other.morning);
        self.afternoon.extend(other.afternoon);
        self.zones.extend(other.zones);
        self.left.extend(other.left);
    }

    /// The minute after midnight that a word names: 720 for "noon".
    pub fn named(&self, word: &str) -> Option<u16> {
        self.named.get(word).copied()
    }

    /// Whether a word after a number marks the second half of the day, or the first.
    pub fn second_half(&self, word: &str) -> Option<bool> {
        let afternoon = holds(&self.afternoon, word);
        (afternoon || holds(&self.morning, word)).then_some(afternoon)
    }

    /// Whether a word after minutes and seconds makes them what is left on the clock of a game.
    pub fn is_left(&self, word: &str) -> bool {
        holds(&self.left, word)
    }

    /// Whether a word after four digits makes them a time on a clock of 24 hours.
    pub fn is_zone(&self, word: &str) -> bool {
        holds(&self.zones, word)
    }
}

impl AgeWords {
    pub(super) fn extend(&mut self, other: AgeWords) {
        self.units.extend(other.units);
        self.behind.extend(other.behind);
        self.before.extend(other.before);
        self.owners.extend(other.owners);
        self.born.extend(other.born);
        self.parts.extend(other.parts);
        self.stages.extend(other.stages);
    }

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

    /// What part of a decade a word before it leaves: [6, 9] for "late".
    pub fn part(&self, word: &str) -> Option<[f64; 2]> {
        self.parts.get(word).copied()
    }

    /// The ages that a word for a time of life leaves open, by lemma: [13, 19] for "teenager".
    pub fn stage(&self, lemma: &str) -> Option<[f64; 2]> {
        self.stages.get(lemma).copied()
    }

    /// Whether a word stands before a day of birth: "born".
    pub fn is_born(&self, word: &str) -> bool {
        holds(&self.born, word)
    }

    /// Whether a word owns a decade of age: "her" in "in her 20s".
    pub fn is_owner(&self, word: &str) -> bool {
        holds(&self.owners, word)
    }
}

impl Block {
    pub(super) fn extend(&mut self, other: Block) {
        self.words.extend(other.words);
        self.between.extend(other.between);
        self.sides.extend(other.sides);
    }

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

impl Home {
    pub(super) fn extend(&mut self, other: Home) {
        self.inhabitants.extend(other.inhabitants);
        self.living.extend(other.living);
        self.residents.extend(other.residents);
    }

    /// Whether a noun, by lemma, is of those who live at the place that stands before it: "woman" in "a Bergen woman".
    pub fn is_inhabitant(&self, lemma: &str) -> bool {
        holds(&self.inhabitants, lemma)
    }

    /// Whether a verb, by lemma, tells where somebody lives.
    pub fn is_living(&self, lemma: &str) -> bool {
        holds(&self.living, lemma)
    }

    /// Whether a noun, by lemma, is of somebody who lives at the place behind it: "resident".
    pub fn is_resident(&self, lemma: &str) -> bool {
        holds(&self.residents, lemma)
    }
}
