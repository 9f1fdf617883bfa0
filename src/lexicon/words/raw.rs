//! The TOML of `rules/lexicon/words/`, field for field.

use serde::Deserialize;
use toml::Spanned;

/// One file.
#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(in crate::lexicon) struct RawFile {
    /// Words that mean the same.
    pub(super) same: Vec<RawWords>,
    /// Words that are kinds of other words.
    pub(super) narrower: Vec<RawNarrower>,
    /// Words that exclude each other pairwise, and kinds whose members do.
    pub(super) exclusive: Vec<RawExclusive>,
    /// Sorts of named things: nothing is of two.
    pub(super) sort: Vec<RawExclusive>,
    /// Every word on the left excludes every word on the right.
    pub(super) opposite: Vec<RawOpposite>,
    /// Words that are not to be related, whatever the table says.
    pub(super) independent: Vec<RawWords>,
}

#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWords {
    /// The words.
    pub(super) words: Vec<String>,
}

#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RawNarrower {
    /// The narrower words.
    pub(super) words: Vec<String>,
    /// The wider ones.
    pub(super) than: Vec<String>,
}

#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawExclusive {
    /// The words.
    pub(super) words: Vec<String>,
    /// Kinds whose members exclude each other.
    #[schemars(with = "Vec<String>")]
    pub(super) kinds: Vec<Spanned<String>>,
    /// Whether one scene may hold several of them: a black dog and a white one.
    pub(super) many: bool,
}

#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOpposite {
    /// The words on the left.
    pub(super) left: Vec<String>,
    /// The words on the right.
    pub(super) right: Vec<String>,
    /// As in [`RawExclusive::many`].
    #[serde(default)]
    pub(super) many: bool,
}
