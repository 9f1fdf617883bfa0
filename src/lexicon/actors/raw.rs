//! The TOML of `rules/lexicon/actors/`, field for field.

use super::ActorKind;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// One file.
#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(in crate::lexicon) struct RawFile {
    /// An actor and its names.
    pub(super) actor: Vec<RawActor>,
    /// More names for an actor of another file.
    pub(super) extend: Vec<RawExtend>,
    /// One term of one person in one office.
    pub(super) leader: Vec<RawLeader>,
    /// Common nouns of what acts and speaks for its state.
    pub(super) speaks_for: RawSpeaksFor,
    /// Common nouns of what belongs to its state without speaking for it.
    pub(super) part_of: RawPartOf,
    /// Who speaks for what follows “of” or “for”.
    pub(super) speakers: RawSpeakers,
    /// What tells of a name what kind of thing it names.
    pub(super) names: RawNames,
    /// Offices, each with the words that name it.
    pub(super) offices: BTreeMap<String, Vec<String>>,
}

/// An actor and its names.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawActor {
    /// Its id, unique.
    #[schemars(with = "String")]
    pub(super) id: Spanned<String>,
    /// What it is.
    pub(super) kind: ActorKind,
    /// Its name, as reports write it.
    pub(super) name: String,
    /// Further names.
    #[serde(default)]
    pub(super) names: Vec<String>,
    /// Adjectives, which make “Norwegian government” and name no actor alone.
    #[serde(default)]
    pub(super) adjectives: Vec<String>,
    /// Names of its people, never of the state.
    #[serde(default)]
    pub(super) demonyms: Vec<String>,
    /// Each capital by all its names; bodies likewise.
    #[serde(default)]
    pub(super) capitals: Vec<Vec<String>>,
    /// Ministries, palaces and offices that speak for it.
    #[serde(default)]
    pub(super) seats: Vec<String>,
    #[serde(default)]
    pub(super) bodies: Vec<Vec<String>>,
    /// Actors that it is a part of.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) part_of: Vec<Spanned<String>>,
}

/// More names for an actor of another file.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawExtend {
    /// The actor.
    #[schemars(with = "String")]
    pub(super) id: Spanned<String>,
    /// Further names.
    #[serde(default)]
    pub(super) names: Vec<String>,
    /// Further seats.
    #[serde(default)]
    pub(super) seats: Vec<String>,
    /// Further bodies, each by all its names.
    #[serde(default)]
    pub(super) bodies: Vec<Vec<String>>,
}

/// One term of one person in one office.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawLeader {
    /// The person.
    pub(super) name: String,
    /// The actor whose office it is.
    #[schemars(with = "String")]
    pub(super) country: Spanned<String>,
    /// The office.
    #[schemars(with = "String")]
    pub(super) office: Spanned<String>,
    /// The first day.
    #[schemars(with = "String")]
    pub(super) from: Spanned<String>,
    /// The last day; none where the term had not ended.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub(super) to: Option<Spanned<String>>,
    /// Further names.
    #[serde(default)]
    pub(super) names: Vec<String>,
    /// Surnames that mean this person without introduction.
    #[serde(default)]
    pub(super) known_as: Vec<String>,
}

#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawSpeaksFor {
    /// Bodies: government, ministry.
    pub(super) bodies: Vec<String>,
    /// People: president.
    pub(super) people: Vec<String>,
    /// Forces: army.
    pub(super) forces: Vec<String>,
}

#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawPartOf {
    /// Bodies: parliament, court.
    pub(super) bodies: Vec<String>,
}

#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawSpeakers {
    /// The nouns: spokesperson.
    pub(super) nouns: Vec<String>,
}

/// Words that tell what kind of thing a name names.
#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawNames {
    /// Titles before a person's name.
    pub(super) titles: Vec<String>,
    /// Nouns that describe a body.
    pub(super) bodies: Vec<String>,
    /// Nouns that describe a person.
    pub(super) persons: Vec<String>,
    /// Words before the name of a place for a part of it: northern.
    pub(super) parts: Vec<String>,
    /// Words that make who speaks for a state speak for it no longer: former.
    pub(super) apart: Vec<String>,
    /// Words with a capital that name no actor: Monday.
    pub(super) others: Vec<String>,
    /// Words for a woman or girl.
    pub(super) women: Vec<String>,
    /// Words for a man or boy.
    pub(super) men: Vec<String>,
    /// Words for a thing.
    pub(super) things: Vec<String>,
    /// Words for several.
    pub(super) several: Vec<String>,
    /// Relative pronouns.
    pub(super) relative: Vec<String>,
    pub(super) feminine: Vec<String>,
    pub(super) masculine: Vec<String>,
}
