//! The TOML of `rules/lexicon/events/`, field for field, with the places of every word kept.
//!
//! [`super::link`] is the only road from here to [`super::Events`].

use crate::logic::Relation;
use serde::Deserialize;
use toml::Spanned;

/// One file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RawFile {
    pub(super) class: Vec<RawClass>,
    pub(super) extend: Vec<RawExtend>,
    pub(super) relation: Vec<RawRelation>,
    pub(super) exclusive: Vec<RawExclusive>,
    pub(super) noun_class: Vec<RawNounClass>,
    pub(super) noun_relation: Vec<RawNounRelation>,
    pub(super) noun_exclusive: Vec<RawNounExclusive>,
}

/// An event class and the words for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawClass {
    pub(super) id: Spanned<String>,
    pub(super) name: String,
    pub(super) family: String,
    #[serde(default)]
    pub(super) verbs: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) nouns: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) adjectives: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) entails: Vec<RawEntailment>,
    #[serde(default)]
    pub(super) affected: super::Party,
    #[serde(default)]
    pub(super) speech: bool,
    #[serde(default)]
    pub(super) reciprocal: bool,
    #[serde(default)]
    pub(super) one_off: bool,
    #[serde(default)]
    pub(super) tally: bool,
    #[serde(default)]
    pub(super) sense: Vec<RawSense>,
}

/// What a class entails.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawEntailment {
    pub(super) class: Spanned<String>,
    pub(super) polarity: RawPolarity,
    #[serde(default = "actor")]
    pub(super) subject: super::Party,
}

fn actor() -> super::Party {
    super::Party::Actor
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum RawPolarity {
    Positive,
    Negative,
}

/// Words that mean a class only with such arguments.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawSense {
    #[serde(default)]
    pub(super) verbs: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) nouns: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) adjectives: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) subject: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) object: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) recipient: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) to_verb: Vec<String>,
    #[serde(default)]
    pub(super) with: Vec<String>,
    #[serde(default)]
    pub(super) object_is: Option<super::ObjectIs>,
}

/// More words for a class of another file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawExtend {
    pub(super) class: Spanned<String>,
    #[serde(default)]
    pub(super) verbs: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) nouns: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) adjectives: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) sense: Vec<RawSense>,
}

/// One relation between two classes; `independent` asserts that nothing else follows. Of classes that are `in-turn` the one
/// undoes the other: both happen, at two times.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawRelation {
    pub(super) left: Spanned<String>,
    pub(super) is: Relation,
    pub(super) right: Spanned<String>,
    #[serde(default)]
    pub(super) in_turn: bool,
}

/// Classes that exclude each other pairwise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawExclusive {
    pub(super) classes: Vec<Spanned<String>>,
}

/// Nouns that senses name together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawNounClass {
    pub(super) id: Spanned<String>,
    #[serde(default)]
    pub(super) nouns: Vec<String>,
    #[serde(default)]
    pub(super) includes: Vec<Spanned<String>>,
}

/// A relation between every noun on the left and every noun on the right.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawNounRelation {
    pub(super) left: Vec<Spanned<String>>,
    pub(super) is: Relation,
    pub(super) right: Vec<Spanned<String>>,
}

/// Nouns that exclude each other pairwise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawNounExclusive {
    pub(super) nouns: Vec<Spanned<String>>,
}
