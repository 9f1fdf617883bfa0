//! The role that an argument fills, as a closed type that is also its name in JSON.

use ecow::EcoString;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What an argument is to its event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
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
