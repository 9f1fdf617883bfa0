//! A rule file as it is written, field for field, with the places that errors point at.

use crate::finding::{Severity, Strength, Verdict};
use crate::relation::{DIMENSIONS, Situation};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use toml::Spanned;

/// `rules/NAME.toml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawRule {
    /// `GS` and three digits; never reused.
    #[schemars(with = "String")]
    pub code: Spanned<String>,
    /// The file's name without its ending.
    #[schemars(with = "String")]
    pub name: Spanned<String>,
    /// What it finds.
    pub verdict: Verdict,
    /// How grave.
    pub severity: Severity,
    /// One sentence with placeholders.
    #[schemars(with = "String")]
    pub message: Spanned<String>,
    /// Why it matters.
    pub why: String,
    /// The version that brought it.
    pub since: String,
    /// Codes of rules that fall silent where this one speaks.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub overrides: Vec<Spanned<String>>,
    /// Whether it speaks of what is claimed, or of how somebody is quoted; unless stated, what its dimensions compare.
    #[serde(default)]
    pub about: Option<About>,
    /// What its readings show beside the event and who takes part in it.
    #[serde(default)]
    pub shows: BTreeSet<Shown>,
    /// Dimensions that are told as reasons beside those that decide.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub tells: Vec<Spanned<String>>,
    /// Of rules of one verdict that speak of the same sentences, the one that comes first is shown, and the others only where they
    /// add something: from 1 to 9.
    #[serde(default)]
    #[schemars(with = "Option<u8>")]
    pub precedence: Option<Spanned<u8>>,
    /// Whether its findings of one affair that rest on one origin are shown as one.
    #[serde(default)]
    pub gathers: bool,
    /// What must hold of two claims: lines are AND, lists are OR. Without any, it speaks of no claims.
    #[serde(default)]
    #[schemars(schema_with = "conditions")]
    pub when: Conditions,
    /// Of whom, of what and in whose papers it speaks.
    #[serde(default)]
    pub r#where: RawWhere,
    /// The attributes of whose values it speaks.
    #[serde(default)]
    pub values: Option<RawValues>,
    /// Where it holds, but less.
    #[serde(default)]
    #[schemars(schema_with = "tables")]
    pub qualify: Vec<Conditions>,
    /// Where it does not hold after all.
    #[serde(default)]
    #[schemars(schema_with = "tables")]
    pub unless: Vec<Conditions>,
    /// Where it does not hold after all since another sentence of the same text bears it out.
    #[serde(default)]
    pub borne_out: Vec<BorneOut>,
    /// Pairs of sentences that prove it.
    #[serde(default)]
    #[schemars(with = "Vec<Example>")]
    pub example: Vec<Spanned<Example>>,
}

/// `[values]`: what a rule says of attribute values.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawValues {
    /// Names of attributes of whose values the rule speaks; of all where none is named.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub attributes: Vec<Spanned<String>>,
    /// What the values are to each other.
    #[serde(default)]
    pub relation: ValueRelation,
    /// Whether those who tell the value rest on one origin.
    #[serde(default)]
    pub origin: ValueOrigin,
}

/// `[where]`: patterns of names; each key that is stated must hold on one side.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawWhere {
    /// Who did or is it, by words or id; of a value, whose it is.
    #[serde(default)]
    #[schemars(schema_with = "names")]
    pub actor: Option<OneOrMany>,
    /// Who published it.
    #[serde(default)]
    #[schemars(schema_with = "names")]
    pub source: Option<OneOrMany>,
    /// What was done, by class or verb; of a value, the word that tells what happened.
    #[serde(default)]
    #[schemars(schema_with = "names")]
    pub event: Option<OneOrMany>,
    /// Of values, what they are values of.
    #[serde(default)]
    #[schemars(schema_with = "names")]
    pub attribute: Option<OneOrMany>,
}

/// What two values that answer one question are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ValueRelation {
    /// They cannot both be right.
    #[default]
    Exclusive,
    /// They are one.
    Same,
}

/// On how many origins those rest who tell a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ValueOrigin {
    /// That is not asked.
    #[default]
    Any,
    /// One.
    Shared,
    /// Several, as far as the texts tell.
    Independent,
}

/// What a rule speaks of. What two quotations do to each other says nothing of what their claims do, and the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// What is claimed.
    #[default]
    Claims,
    /// The words in quotation marks, and whose they are; evidence and readings show them.
    Quotations,
}

/// What a reading may show beside the event and who takes part in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// Whatever holds a number.
    Counts,
    /// When it was.
    Times,
    /// Where it was.
    Places,
}

/// `[[borne-out]]`: a headline and a sentence of which `when` holds, where the headline and some other sentence are as `by` says.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BorneOut {
    /// Of the two claims.
    #[schemars(schema_with = "conditions")]
    pub when: Conditions,
    /// Of the headline and another claim of its text.
    #[schemars(schema_with = "conditions")]
    pub by: Conditions,
}

/// Dimension names with one value or a list of them.
pub type Conditions = BTreeMap<Spanned<String>, OneOrMany>;

/// The schema of a table of conditions: every dimension, with its values.
fn conditions(_: &mut SchemaGenerator) -> Schema {
    let of = |values: &[&str]| {
        let value = serde_json::json!({ "enum": values });
        serde_json::json!({ "anyOf": [value, { "type": "array", "items": value }] })
    };
    let all: serde_json::Map<String, serde_json::Value> =
        DIMENSIONS.iter().map(|dimension| (dimension.name().to_owned(), of(dimension.values()))).collect();
    json_schema!({ "type": "object", "properties": all, "additionalProperties": false })
}

/// The schema of a pattern or a list of patterns.
fn names(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] })
}

/// The schema of a list of tables of conditions.
fn tables(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": conditions(generator) })
}

/// A value or a list of values: `frame = "same"` or `frame = ["same", "narrower"]`.
#[derive(Debug, Clone)]
pub struct OneOrMany(Vec<Spanned<String>>);

impl OneOrMany {
    /// The values in order.
    pub fn values(&self) -> &[Spanned<String>] {
        &self.0
    }
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<OneOrMany, D::Error> {
        let written = Spanned::<Written>::deserialize(deserializer)?;
        let span = written.span();
        Ok(OneOrMany(match written.into_inner() {
            Written::One(value) => vec![Spanned::new(span, value)],
            Written::Many(values) => values,
        }))
    }
}

/// As it stands in the file. An untagged enum would do, but loses the places.
enum Written {
    One(String),
    Many(Vec<Spanned<String>>),
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Written, D::Error> {
        deserializer.deserialize_any(Values)
    }
}

/// Tells a string from a list of strings.
struct Values;

impl<'de> Visitor<'de> for Values {
    type Value = Written;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value or a list of values")
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Written, E> {
        Ok(Written::One(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Written, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Written::Many(values))
    }
}

/// Two texts and what must be found between them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Example {
    /// The left text.
    pub left: String,
    /// The right text.
    pub right: String,
    /// The verdict of this rule: its own, or `unrelated` where it must be silent.
    pub verdict: Verdict,
    /// A headline over the left text, where the rule asks for one.
    #[serde(default)]
    pub headline: Option<String>,
    /// Whether both texts describe one scene.
    #[serde(default)]
    pub situation: Situation,
    /// How directly, where it fires.
    #[serde(default)]
    pub strength: Option<Strength>,
    /// Outlets of the two texts, where the rule asks who rests on whom.
    #[serde(default)]
    pub sources: Option<[String; 2]>,
    /// Publication dates of the two texts, where the rule asks for a time.
    #[serde(default)]
    #[schemars(with = "Option<[String; 2]>")]
    pub published: Option<[jiff::civil::Date; 2]>,
}

impl Example {
    /// Its lines as people read them: a headline, and both texts, each with its outlet and day, where it has them.
    pub fn shown(&self) -> Vec<String> {
        let told = |side: usize, text: &str| {
            let source = self.sources.as_ref().map(|sources| sources[side].clone());
            let day = self.published.map(|days| days[side].to_string());
            let about: Vec<String> = source.into_iter().chain(day).collect();
            if about.is_empty() { text.to_owned() } else { format!("{}: {text}", about.join(", ")) }
        };
        let headline = self.headline.iter().cloned();
        headline.chain([told(0, &self.left), told(1, &self.right)]).collect()
    }
}
