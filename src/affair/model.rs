//! What an affair is: the JSON of `gainsay affairs`, field for field.

use crate::text::Position;
use ecow::EcoString;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Documents that tell of the same happenings, with what they speak of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Affair {
    /// `affair:` and its number, in the order of the first documents.
    #[schemars(with = "String")]
    pub id: EcoString,
    /// Its documents, sorted.
    pub documents: Vec<Arc<str>>,
    /// How sure it is that they belong together, from 0 to 1.
    pub sure: f32,
    /// The names that most of its documents hold.
    #[schemars(with = "Vec<String>")]
    pub about: Vec<EcoString>,
    /// Its referents and events, in the order of their first mentions.
    #[serde(skip)]
    pub things: Vec<Thing>,
}

/// A referent or an event with its mentions in all documents of an affair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Thing {
    /// Which of the two.
    pub kind: Kind,
    /// `name:robin vale`, `referent:woman#3`, `event:arrest#4`; one name is one id in all affairs.
    #[schemars(with = "String")]
    pub id: EcoString,
    /// The affair's id.
    #[schemars(with = "String")]
    pub affair: EcoString,
    /// How a report names it.
    #[schemars(with = "String")]
    pub name: EcoString,
    /// How sure it is that its mentions are of one, from 0 to 1: the least sure link between its sorts.
    pub sure: f32,
    /// The mentions, by document and place.
    pub mentions: Vec<Mention>,
}

/// What is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Somebody, something, a place or a time.
    Referent,
    /// Something that happens.
    Event,
}

/// One mention of a referent or an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// The document's id.
    pub document: Arc<str>,
    /// Where the words stand.
    pub span: Position,
    /// The words.
    #[schemars(with = "String")]
    pub text: EcoString,
    /// By what it is known.
    pub via: How,
    /// How sure it is that this is meant, from 0 to 1.
    pub sure: f32,
}

/// By what words something is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Its name.
    Name,
    /// A noun for it.
    Description,
    /// "she", "which".
    Pronoun,
    /// The words for what happens.
    Predicate,
}
