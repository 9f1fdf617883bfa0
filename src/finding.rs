//! What judging finds and reports show: findings with both sides' words and the reasons.
//!
//! The types are the JSON of `gainsay check --format json`, field for field.

use crate::text::Position;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All that one run found; a report format needs nothing else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// `gainsay.report/1`.
    pub schema: String,
    /// The program's version.
    pub gainsay: String,
    /// Hash of the rules and lexicon in force.
    pub rules: String,
    /// What was read.
    pub corpus: CorpusCard,
    /// The findings, gravest first.
    pub findings: Vec<Finding>,
    /// How many of each verdict.
    pub summary: Summary,
    /// What was folded or left unjudged for its size, in sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The cards of the rules in force, by code.
    #[serde(skip)]
    pub cards: BTreeMap<String, RuleCard>,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorpusCard {
    /// Hash of the documents' ids and texts.
    pub hash: String,
    /// How many documents.
    pub documents: usize,
    /// How many outlets.
    pub sources: usize,
    /// How many claims.
    pub claims: usize,
}

/// How many findings of each verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Summary {
    /// All contradictions.
    pub contradictions: usize,
    /// Those of them that hold only in a qualified sense.
    pub qualified: usize,
    /// Later reports that replace earlier ones.
    pub updates: usize,
    /// Agreements.
    pub agreements: usize,
}

/// One conflict, agreement or update, with the evidence for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// A fingerprint of rule, key and readings: survives moved lines and renamed files.
    pub id: String,
    /// The rule's code.
    pub rule: String,
    /// The rule's name.
    pub name: String,
    /// What was found.
    pub verdict: Verdict,
    /// How directly.
    pub strength: Strength,
    /// How grave.
    pub severity: Severity,
    /// One sentence that says it.
    pub message: String,
    /// Who it is about.
    pub actor: Option<Named>,
    /// What it is about.
    pub event: Option<Named>,
    /// The readings: two or more of a contradiction, one of an agreement.
    pub sides: Vec<Side>,
    /// The dimensions that decided, with their words.
    pub reasons: Vec<Reason>,
}

/// An id with a name for people.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
}

/// One reading and all who hold it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// The reading in the words of its clearest claim.
    pub reading: String,
    /// Who it rests on; where no text names one, the document itself.
    pub origins: Vec<String>,
    /// The claims that hold it.
    pub claims: Vec<Evidence>,
}

/// A claim as evidence: its sentence, and the words in it that count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Evidence {
    /// The document's id.
    pub document: String,
    /// The outlet, where named.
    pub source: Option<String>,
    /// The sentence's place.
    pub span: Position,
    /// The sentence as it stands.
    pub text: String,
    /// The words that count.
    pub quote: Quote,
    /// The claim's id, for `explain`.
    #[serde(default)]
    pub claim: String,
}

/// A W3C `TextQuoteSelector`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Quote {
    /// The quoted words.
    pub exact: String,
    /// What stands before them in the sentence.
    pub prefix: String,
    /// What stands after them in the sentence.
    pub suffix: String,
}

/// One dimension of a comparison that decided, with the words it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The dimension's name.
    pub dimension: String,
    /// Its value.
    pub relation: String,
    /// The left claim's words.
    pub left: String,
    /// The right claim's words.
    pub right: String,
}

/// What was found between claims; the gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Neither.
    Unrelated,
    /// They say the same.
    Agreement,
    /// The later replaces the earlier.
    Update,
    /// They cannot both hold.
    Contradiction,
}

/// How directly a verdict holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Only without a restrictor, a hedge or the like.
    Qualified,
    /// As it stands.
    Direct,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// For information.
    Note,
    /// To be looked at.
    Warning,
    /// Fails a check by default.
    Error,
}

/// A rule as reports show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleCard {
    /// `GS101`.
    pub code: String,
    /// `opposite-polarity`.
    pub name: String,
    /// The verdict it gives.
    pub verdict: Verdict,
    /// Its default severity.
    pub severity: Severity,
    /// Why it matters, one or two sentences.
    pub why: String,
}

/// The claim graph as a picture needs it, with the findings laid over it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct GraphView {
    /// Sources, documents, claims, actors, events, places, quotations and keys.
    pub nodes: Vec<ViewNode>,
    /// How they are joined; findings join claims.
    pub edges: Vec<ViewEdge>,
}

/// A node of the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewNode {
    /// Unique in the graph: `n0`, `n1` …
    pub id: String,
    /// `source`, `document`, `claim`, `actor`, `event`, `place`, `quotation` or `key`.
    pub kind: String,
    /// Words for people.
    pub label: String,
}

/// An edge of the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewEdge {
    /// The node it leaves.
    pub from: String,
    /// The node it enters.
    pub to: String,
    /// `publishes`, `about-actor` …, or a finding's verdict.
    pub kind: String,
    /// The finding's id, where a finding joins two claims.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
}
