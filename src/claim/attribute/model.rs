//! What a passage and a value are.

use crate::lexicon::Rough;
use crate::text::Position;
use ecow::EcoString;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A sentence as values are compared in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// The document's id.
    pub document: Arc<str>,
    /// The outlet that published it, where named.
    pub source: Option<Arc<str>>,
    /// The day of publication, where known.
    pub published: Option<Date>,
    /// The sentence's place.
    pub sentence: Position,
    /// The sentence's text.
    pub context: Arc<str>,
    /// Whether it stands in a headline.
    pub headline: bool,
    /// Its number in the document, from 0.
    pub number: u32,
    /// Its content words, in order.
    pub terms: Vec<Term>,
    /// The scopes its words speak of, sorted.
    pub scopes: Vec<EcoString>,
    /// Whom it names as speakers, by id or words.
    pub voices: Vec<EcoString>,
    /// Whether it tells of earlier reports.
    pub earlier: bool,
    /// Its values, in the order of the text.
    pub values: Vec<Value>,
}

/// A content word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its stem in lower case; of a word of a name, the word.
    pub stem: EcoString,
    /// Its token's place in the sentence.
    pub at: u16,
    /// Whether it belongs to a name.
    pub name: bool,
    /// Whether it is a verb.
    pub verb: bool,
    /// Whether it stands under a negation.
    pub negated: bool,
}

/// A value of an attribute.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// The attribute's name: `age`, `clock`, `weapon`.
    pub attribute: EcoString,
    /// Where its words stand.
    pub span: Position,
    /// Its words.
    pub text: EcoString,
    /// The first token and the one behind the last.
    pub tokens: (u16, u16),
    /// The value.
    pub content: Content,
    /// Whose or of what it is, as far as its clause tells.
    pub about: Option<About>,
    /// The stem of the noun that it counts, measures or stands beside; empty where none does.
    pub head: EcoString,
    /// Whether that noun is a word for people.
    pub people: bool,
    /// The word above it that tells what happens: "shooting", "found"; empty where none does.
    pub happening: EcoString,
    /// Stems of what stands near it in the tree, sorted.
    pub near: Vec<EcoString>,
    /// The scopes of the words near it, sorted.
    pub scopes: Vec<EcoString>,
}

/// Whose or of what a value is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The words.
    pub text: EcoString,
    /// Where they stand.
    pub span: Position,
    /// The words of a name in lower case, without titles; empty for a description.
    pub name: Vec<EcoString>,
    /// The actor, where resolved.
    pub id: Option<EcoString>,
    /// The stem of the noun that describes it: "man"; empty for a bare name.
    pub noun: EcoString,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// A number with its bounds.
    Number {
        /// Lower bound as written.
        low: Option<f64>,
        /// Upper bound as written.
        high: Option<f64>,
        /// Whether it is said to be rough.
        approximate: bool,
        /// The unit, or the counted noun in the singular.
        unit: EcoString,
    },
    /// A time of day in minutes after midnight.
    Clock {
        /// Minutes, 0 to 1,439.
        minute: u16,
        /// What the words before make of it.
        rough: Option<Roughly>,
    },
    /// A day, as far as it is told.
    Day {
        /// First day it may be.
        from: Option<Date>,
        /// Last day it may be.
        to: Option<Date>,
        /// Monday is 0.
        weekday: Option<u8>,
        /// 1 to 12.
        month: Option<u8>,
        /// 1 to 31.
        day: Option<u8>,
        /// What the words before make of it.
        rough: Option<Roughly>,
    },
    /// A name by its words, without titles.
    Name(Vec<EcoString>),
    /// A street, with the number of a house or block.
    Street {
        /// The number.
        number: Option<u32>,
        /// The street's name in lower case.
        name: EcoString,
        /// What kind of street.
        kind: Option<EcoString>,
    },
    /// A word of a class.
    Class(EcoString),
    /// The numbers of a score or a record.
    Score(Vec<u32>),
}

/// What words before a time make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Roughly {
    /// "around".
    About,
    /// "before".
    Before,
    /// "after".
    After,
}

impl From<Rough> for Roughly {
    fn from(rough: Rough) -> Roughly {
        match rough {
            Rough::About => Roughly::About,
            Rough::Before => Roughly::Before,
            Rough::After => Roughly::After,
        }
    }
}
