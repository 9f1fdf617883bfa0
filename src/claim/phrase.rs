//! A noun phrase as judging compares it: head, modifiers, quantifier; and the role it fills.

use ecow::EcoString;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What a noun phrase denotes, in lemmas.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Phrase {
    /// Lemma of the head, lower case; of a name, all its words ("human rights watch").
    pub head: EcoString,
    /// Lemmas of what narrows it (adjectives, compound nouns, possessors, "of" phrases as `of:chechnya`), sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub modifiers: Vec<EcoString>,
    /// Content lemmas of its relative, participial or infinitive clause, sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clause: Vec<EcoString>,
    /// How much of what the head denotes is meant.
    pub quantifier: Quantifier,
    /// 1 for "first", 2 for "second" …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordinal: Option<u32>,
    /// Whether the head is plural.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub plural: bool,
    /// Whether the head is a name.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub name: bool,
    /// Whether it is a pronoun.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub pronoun: bool,
}

/// How much of what a noun denotes is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quantifier {
    /// No determiner: a bare plural, a mass noun, a name.
    #[default]
    Bare,
    /// "the", "this", "his".
    Definite,
    /// "a", "an", "another".
    Indefinite,
    /// "some", "several", "a few".
    Some,
    /// "many", "numerous", "hundreds of".
    Many,
    /// "few", "hardly any".
    Few,
    /// "most".
    Most,
    /// "all", "every", "each", "both".
    All,
    /// "any", "either".
    Any,
    /// "no", "none of", "neither".
    No,
    /// A cardinal.
    Number,
}

/// What an argument is to its event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Role {
    Object,
    Recipient,
    Complement,
    Place,
    Time,
    Manner,
    /// Joined by a preposition, its words joined by `_`: `because_of`.
    Oblique(EcoString),
}

impl fmt::Display for Role {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Role::Object => out.write_str("object"),
            Role::Recipient => out.write_str("recipient"),
            Role::Complement => out.write_str("complement"),
            Role::Place => out.write_str("place"),
            Role::Time => out.write_str("time"),
            Role::Manner => out.write_str("manner"),
            Role::Oblique(preposition) => write!(out, "oblique:{preposition}"),
        }
    }
}

impl FromStr for Role {
    type Err = String;

    fn from_str(name: &str) -> Result<Role, String> {
        Ok(match name {
            "object" => Role::Object,
            "recipient" => Role::Recipient,
            "complement" => Role::Complement,
            "place" => Role::Place,
            "time" => Role::Time,
            "manner" => Role::Manner,
            _ => match name.strip_prefix("oblique:").filter(|rest| !rest.is_empty()) {
                Some(preposition) => Role::Oblique(preposition.into()),
                None => return Err(format!("unknown role `{name}`")),
            },
        })
    }
}

impl From<Role> for String {
    fn from(role: Role) -> String {
        role.to_string()
    }
}

impl TryFrom<String> for Role {
    type Error = String;

    fn try_from(name: String) -> Result<Role, String> {
        name.parse()
    }
}
