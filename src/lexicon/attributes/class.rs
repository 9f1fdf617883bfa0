//! An attribute whose values are words: how they are read, and which of them exclude each other.

use super::forms::holds;
use ecow::EcoString;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// How the words of a class are read.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Reading {
    /// Whether many of its values hold at once, so that they are not compared.
    pub several: bool,
    /// Whether verbs are read, too.
    pub verbs: bool,
    /// Whether adverbs are not: "back" as a part of the body.
    pub nouns: bool,
    /// Whether what is said not to hold is a value of its own: "no accident".
    pub negated: bool,
    /// Whether it is told of the name beside it: "Captain Anna Lind".
    pub holder: bool,
    /// The value beside which no other of one sentence is read; none where empty.
    #[schemars(with = "String")]
    pub strongest: EcoString,
    /// The classes of the nouns of which it is said; any where empty.
    #[schemars(with = "Vec<String>")]
    pub of: Vec<EcoString>,
    /// What words before a value make another of it: `former` for "ex".
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    prefixes: BTreeMap<EcoString, Vec<EcoString>>,
}

impl Reading {
    /// What a word in lower case makes of the value behind it: `former` for "retired".
    pub fn prefix(&self, word: &str) -> Option<&EcoString> {
        self.prefixes.iter().find(|(_, words)| holds(words, word)).map(|(prefix, _)| prefix)
    }
}

/// An attribute whose values are words.
#[derive(Debug, Default)]
pub(super) struct Class {
    pub(super) name: EcoString,
    pub(super) reading: Reading,
    pub(super) within: BTreeMap<EcoString, EcoString>,
    pub(super) with: BTreeMap<EcoString, Vec<EcoString>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RawClass {
    /// The attribute's name, as rules write it.
    #[schemars(with = "String")]
    pub(super) name: EcoString,
    /// How its words are read.
    #[serde(default)]
    pub(super) read: Reading,
    /// Its values, each with its words.
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    pub(super) values: BTreeMap<EcoString, Vec<EcoString>>,
    /// Values that lie within another.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    pub(super) within: BTreeMap<EcoString, Spanned<EcoString>>,
    /// Values that may stand beside others.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    pub(super) with: BTreeMap<EcoString, Spanned<Vec<EcoString>>>,
}

impl Class {
    /// A value cut into what a word before it makes of it and the value itself: ("former", "mayor").
    pub(super) fn parts<'v>(&self, value: &'v str) -> (&'v str, &'v str) {
        let cut = value.split_once(' ').filter(|(prefix, _)| self.reading.prefixes.contains_key(*prefix));
        cut.unwrap_or(("", value))
    }

    /// Whether `value` lies within `other`, directly or not.
    pub(super) fn lies_within(&self, value: &str, other: &str) -> bool {
        let mut at = value;
        for _ in 0..=self.within.len() {
            match self.within.get(at) {
                Some(wider) if wider == other => return true,
                Some(wider) => at = wider,
                None => return false,
            }
        }
        false
    }

    /// Whether `value` lies within `other`, directly or not, or may stand beside it.
    pub(super) fn holds(&self, value: &str, other: &str) -> bool {
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
