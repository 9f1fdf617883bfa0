//! Number words, units of measure, and words of approximation.

use crate::data::DataFile;
use crate::error::Error;
use ecow::EcoString;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Number words, units of measure, and words of approximation.
#[derive(Debug, Default)]
pub struct Units {
    numbers: FxHashMap<String, f64>,
    magnitudes: FxHashMap<String, f64>,
    short_magnitudes: FxHashMap<String, f64>,
    vague: FxHashMap<String, f64>,
    fractions: FxHashMap<String, f64>,
    none: FxHashMap<String, EcoString>,
    before: FxHashMap<String, Hedge>,
    after: FxHashMap<String, Hedge>,
    labels: FxHashSet<String>,
    units: Vec<Unit>,
    words: FxHashMap<String, u32>,
    folded: FxHashMap<String, u32>,
    symbols: FxHashMap<String, u32>,
}

/// A unit of measure or a currency.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Its name in the singular, as claims carry it.
    #[schemars(with = "String")]
    pub name: EcoString,
    /// What it measures.
    pub kind: UnitKind,
    /// The unit that measures the same and by which it is told.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub base: Option<EcoString>,
    /// How much of its base one of it is.
    #[serde(default)]
    pub factor: Option<f64>,
    /// Its writings after a number; those of three letters or more in any case.
    #[serde(default)]
    words: Vec<String>,
    /// Its writings before a number, case kept.
    #[serde(default)]
    symbols: Vec<String>,
}

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum UnitKind {
    /// A currency.
    Money,
    /// A part of a whole.
    Ratio,
    /// A stretch of time.
    Time,
    /// Length, mass, power and the like.
    Measure,
    /// Counted things that need no noun beside them.
    Count,
}

/// What a word beside a number makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hedge {
    /// Rough: "around".
    Approximate,
    /// The lower end: "at least".
    AtLeast,
    /// The upper end: "up to".
    AtMost,
}

#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    /// Numbers by their words.
    numbers: BTreeMap<String, f64>,
    /// What scales a number before it, or stands after “a”.
    magnitudes: BTreeMap<String, f64>,
    /// Magnitudes that are units of measure, too: they scale only after a currency, or before a unit or noun.
    short_magnitudes: BTreeMap<String, f64>,
    /// Magnitudes in the plural: at least so many.
    vague: BTreeMap<String, f64>,
    /// Parts of one.
    fractions: BTreeMap<String, f64>,
    /// Words for nobody and nothing counted, with the unit that they imply.
    #[schemars(with = "BTreeMap<String, String>")]
    none: BTreeMap<String, EcoString>,
    /// Words that make a number rough.
    approximate: Around,
    /// Words that make it the lower end.
    at_least: Around,
    /// Words that make it the upper end.
    at_most: Around,
    /// Nouns whose number only labels.
    labels: Labels,
    /// A unit of measure or a currency.
    unit: Vec<Unit>,
}

#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Around {
    /// Words before the number.
    before: Vec<String>,
    /// Words behind it.
    after: Vec<String>,
}

#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Labels {
    /// The nouns.
    words: Vec<String>,
}

impl Units {
    /// The most words that any phrase of this section has.
    pub const LONGEST: usize = 4;

    /// Adds a file of `rules/lexicon/`.
    ///
    /// # Errors
    /// A file that does not parse, with its place.
    pub(super) fn add(&mut self, file: &DataFile) -> Result<(), Error> {
        let read: File = file.parse()?;
        self.numbers.extend(read.numbers);
        self.magnitudes.extend(read.magnitudes);
        self.short_magnitudes.extend(read.short_magnitudes);
        self.vague.extend(read.vague);
        self.fractions.extend(read.fractions);
        self.none.extend(read.none);
        self.labels.extend(read.labels.words);
        let hedges =
            [(Hedge::Approximate, read.approximate), (Hedge::AtLeast, read.at_least), (Hedge::AtMost, read.at_most)];
        for (hedge, around) in hedges {
            self.before.extend(around.before.into_iter().map(|phrase| (phrase, hedge)));
            self.after.extend(around.after.into_iter().map(|phrase| (phrase, hedge)));
        }
        for unit in read.unit {
            self.add_unit(unit);
        }
        Ok(())
    }

    fn add_unit(&mut self, unit: Unit) {
        let number = self.units.len() as u32;
        for word in &unit.words {
            if word.chars().count() > 2 {
                self.folded.insert(word.to_lowercase(), number);
            }
            self.words.insert(word.clone(), number);
        }
        self.symbols.extend(unit.symbols.iter().map(|symbol| (symbol.clone(), number)));
        self.units.push(unit);
    }

    /// The value of a number word in lower case: 20 for "twenty".
    pub fn number(&self, word: &str) -> Option<f64> {
        self.numbers.get(word).copied()
    }

    /// What a word in lower case multiplies a number by: a million for "million".
    pub fn magnitude(&self, word: &str) -> Option<f64> {
        self.magnitudes.get(word).copied()
    }

    /// As [`Units::magnitude`] for letters that may be a unit of measure as well: a million for "m".
    pub fn short_magnitude(&self, word: &str) -> Option<f64> {
        self.short_magnitudes.get(word).copied()
    }

    /// The least that a plural magnitude stands for: a thousand for "thousands".
    pub fn vague(&self, word: &str) -> Option<f64> {
        self.vague.get(word).copied()
    }

    /// The part of one that a word names, singular or plural: 0.5 for "half".
    pub fn fraction(&self, word: &str) -> Option<f64> {
        let singular = || self.fractions.get(word.strip_suffix('s')?);
        self.fractions.get(word).or_else(singular).copied()
    }

    /// The unit that a word for nothing counted implies, "" where none: "person" for "nobody".
    pub fn none(&self, phrase: &str) -> Option<&EcoString> {
        self.none.get(phrase)
    }

    /// What a phrase in lower case before a number makes of it.
    pub fn hedge_before(&self, phrase: &str) -> Option<Hedge> {
        self.before.get(phrase).copied()
    }

    /// What a phrase in lower case after a number makes of it.
    pub fn hedge_after(&self, phrase: &str) -> Option<Hedge> {
        self.after.get(phrase).copied()
    }

    /// Whether a noun in lower case names what the number after it only labels: "chapter".
    pub fn labels(&self, word: &str) -> bool {
        self.labels.contains(word)
    }

    /// The unit of that writing after a number.
    pub fn unit(&self, words: &str) -> Option<&Unit> {
        let number = self.words.get(words).or_else(|| self.folded.get(&words.to_lowercase()))?;
        self.units.get(*number as usize)
    }

    /// The base of the unit of that name, and how much of it one is: miles and kilometres are told in metres.
    pub fn in_base(&self, name: &str) -> Option<(&str, f64)> {
        let unit = self.named(name)?;
        unit.base.as_deref().zip(unit.factor)
    }

    /// The unit of that name.
    pub fn named(&self, name: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.name == name)
    }

    /// The unit whose writing before a number this is.
    pub fn symbol(&self, symbol: &str) -> Option<&Unit> {
        self.units.get(*self.symbols.get(symbol)? as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::{Hedge, UnitKind};
    use crate::data::embedded;
    use crate::lexicon::Lexicon;

    #[test]
    fn the_embedded_file_knows_words_units_and_hedges() {
        let lexicon = Lexicon::read(&embedded()).unwrap();
        let units = &lexicon.units;
        assert_eq!(units.number("seventeen"), Some(17.0));
        assert_eq!(units.unit("Per Cent").map(|unit| &*unit.name), Some("percent"));
        assert_eq!(units.unit("Swiss francs").map(|unit| unit.kind), Some(UnitKind::Money));
        assert_eq!(units.unit("MW").map(|unit| &*unit.name), Some("megawatt"));
        assert_eq!(units.unit("mw"), None);
        assert_eq!(units.symbol("HK$").map(|unit| &*unit.name), Some("hong kong dollar"));
        assert_eq!(units.hedge_before("no more than"), Some(Hedge::AtMost));
        assert_eq!(units.in_base("mile"), Some(("metre", 1609.344)));
        assert_eq!(units.in_base("percent"), None);
    }
}
