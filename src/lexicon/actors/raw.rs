//! The TOML of `rules/lexicon/actors/`, field for field.

use super::ActorKind;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// One file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RawFile {
    pub(super) actor: Vec<RawActor>,
    pub(super) extend: Vec<RawExtend>,
    pub(super) leader: Vec<RawLeader>,
    pub(super) speaks_for: RawSpeaksFor,
    pub(super) part_of: RawPartOf,
    pub(super) speakers: RawSpeakers,
    pub(super) names: RawNames,
    pub(super) offices: BTreeMap<String, Vec<String>>,
}

/// An actor and its names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawActor {
    pub(super) id: Spanned<String>,
    pub(super) kind: ActorKind,
    pub(super) name: String,
    #[serde(default)]
    pub(super) names: Vec<String>,
    #[serde(default)]
    pub(super) adjectives: Vec<String>,
    #[serde(default)]
    pub(super) demonyms: Vec<String>,
    /// Each capital by all its names; bodies likewise.
    #[serde(default)]
    pub(super) capitals: Vec<Vec<String>>,
    #[serde(default)]
    pub(super) seats: Vec<String>,
    #[serde(default)]
    pub(super) bodies: Vec<Vec<String>>,
    #[serde(default)]
    pub(super) part_of: Vec<Spanned<String>>,
}

/// More names for an actor of another file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawExtend {
    pub(super) id: Spanned<String>,
    #[serde(default)]
    pub(super) names: Vec<String>,
    #[serde(default)]
    pub(super) seats: Vec<String>,
    #[serde(default)]
    pub(super) bodies: Vec<Vec<String>>,
}

/// One term of one person in one office.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawLeader {
    pub(super) name: String,
    pub(super) country: Spanned<String>,
    pub(super) office: Spanned<String>,
    pub(super) from: Spanned<String>,
    #[serde(default)]
    pub(super) to: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) names: Vec<String>,
    #[serde(default)]
    pub(super) known_as: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawSpeaksFor {
    pub(super) bodies: Vec<String>,
    pub(super) people: Vec<String>,
    pub(super) forces: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawPartOf {
    pub(super) bodies: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawSpeakers {
    pub(super) nouns: Vec<String>,
}

/// Words that tell what kind of thing a name names.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawNames {
    pub(super) titles: Vec<String>,
    pub(super) bodies: Vec<String>,
    pub(super) persons: Vec<String>,
    pub(super) parts: Vec<String>,
    pub(super) apart: Vec<String>,
    pub(super) others: Vec<String>,
    pub(super) women: Vec<String>,
    pub(super) men: Vec<String>,
    pub(super) things: Vec<String>,
    pub(super) several: Vec<String>,
    pub(super) relative: Vec<String>,
    pub(super) feminine: Vec<String>,
    pub(super) masculine: Vec<String>,
}
