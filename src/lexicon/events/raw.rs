//! The TOML of `rules/lexicon/events/`, field for field, with the places of every word kept.
//!
//! [`super::link`] is the only road from here to [`super::Events`].

use crate::logic::Relation;
use serde::Deserialize;
use toml::Spanned;

/// One file.
#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(in crate::lexicon) struct RawFile {
    /// An event class and the words for it.
    pub(super) class: Vec<RawClass>,
    /// More words for a class of another file.
    pub(super) extend: Vec<RawExtend>,
    /// How two classes relate.
    pub(super) relation: Vec<RawRelation>,
    /// Classes that exclude each other pairwise.
    pub(super) exclusive: Vec<RawExclusive>,
    /// Nouns that senses name together.
    pub(super) noun_class: Vec<RawNounClass>,
    /// A relation between every noun on the left and every noun on the right.
    pub(super) noun_relation: Vec<RawNounRelation>,
    /// Nouns that exclude each other pairwise.
    pub(super) noun_exclusive: Vec<RawNounExclusive>,
}

/// An event class and the words for it.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawClass {
    /// Its id, unique.
    #[schemars(with = "String")]
    pub(super) id: Spanned<String>,
    /// Its name, as reports write it.
    pub(super) name: String,
    /// The family: classes of one family meet.
    pub(super) family: String,
    /// Verbs, with their particle.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) verbs: Vec<Spanned<String>>,
    /// Nouns of the event.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) nouns: Vec<Spanned<String>>,
    /// Adjectives: silent.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) adjectives: Vec<Spanned<String>>,
    /// Classes that it entails.
    #[serde(default)]
    pub(super) entails: Vec<RawEntailment>,
    /// Whom it is done to.
    #[serde(default)]
    pub(super) affected: super::Party,
    /// Whether it is an act of saying.
    #[serde(default)]
    pub(super) speech: bool,
    /// Whether both do it to each other.
    #[serde(default)]
    pub(super) reciprocal: bool,
    /// Whether it happens once.
    #[serde(default)]
    pub(super) one_off: bool,
    /// Whether its numbers are counted up.
    #[serde(default)]
    pub(super) tally: bool,
    /// Words that mean it only with such arguments.
    #[serde(default)]
    pub(super) sense: Vec<RawSense>,
}

/// What a class entails.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawEntailment {
    /// The class.
    #[schemars(with = "String")]
    pub(super) class: Spanned<String>,
    /// Whether that holds or does not.
    pub(super) polarity: RawPolarity,
    /// Whose event that is.
    #[serde(default = "actor")]
    pub(super) subject: super::Party,
}

fn actor() -> super::Party {
    super::Party::Actor
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum RawPolarity {
    Positive,
    Negative,
}

/// Words that mean a class only with such arguments.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawSense {
    /// Verbs.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) verbs: Vec<Spanned<String>>,
    /// Nouns.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) nouns: Vec<Spanned<String>>,
    /// Adjectives.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) adjectives: Vec<Spanned<String>>,
    /// Noun classes of the subject.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) subject: Vec<Spanned<String>>,
    /// Noun classes of the object.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) object: Vec<Spanned<String>>,
    /// Noun classes of the recipient.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) recipient: Vec<Spanned<String>>,
    /// Verbs of the infinitive behind it.
    #[serde(default)]
    pub(super) to_verb: Vec<String>,
    /// Words that stand with it.
    #[serde(default)]
    pub(super) with: Vec<String>,
    /// What stands in the object's place.
    #[serde(default)]
    pub(super) object_is: Option<super::ObjectIs>,
}

/// More words for a class of another file.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawExtend {
    /// The class.
    #[schemars(with = "String")]
    pub(super) class: Spanned<String>,
    /// Verbs.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) verbs: Vec<Spanned<String>>,
    /// Nouns.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) nouns: Vec<Spanned<String>>,
    /// Adjectives.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) adjectives: Vec<Spanned<String>>,
    /// Words that mean it only with such arguments.
    #[serde(default)]
    pub(super) sense: Vec<RawSense>,
}

/// One relation between two classes; `independent` asserts that nothing else follows. Of classes that are `in-turn` the one
/// undoes the other: both happen, at two times.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawRelation {
    /// The one class.
    #[schemars(with = "String")]
    pub(super) left: Spanned<String>,
    /// What it is to the other.
    pub(super) is: Relation,
    /// The other class.
    #[schemars(with = "String")]
    pub(super) right: Spanned<String>,
    /// Whether the one undoes the other: both happen, at two times.
    #[serde(default)]
    pub(super) in_turn: bool,
}

/// Classes that exclude each other pairwise.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawExclusive {
    /// The classes.
    #[schemars(with = "Vec<String>")]
    pub(super) classes: Vec<Spanned<String>>,
}

/// Nouns that senses name together.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawNounClass {
    /// Its id.
    #[schemars(with = "String")]
    pub(super) id: Spanned<String>,
    /// Its nouns.
    #[serde(default)]
    pub(super) nouns: Vec<String>,
    /// Noun classes that it includes.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) includes: Vec<Spanned<String>>,
}

/// A relation between every noun on the left and every noun on the right.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawNounRelation {
    /// The nouns on the left.
    #[schemars(with = "Vec<String>")]
    pub(super) left: Vec<Spanned<String>>,
    /// What they are to those on the right.
    pub(super) is: Relation,
    /// The nouns on the right.
    #[schemars(with = "Vec<String>")]
    pub(super) right: Vec<Spanned<String>>,
}

/// Nouns that exclude each other pairwise.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawNounExclusive {
    /// The nouns.
    #[schemars(with = "Vec<String>")]
    pub(super) nouns: Vec<Spanned<String>>,
}
