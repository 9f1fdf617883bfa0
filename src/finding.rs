//! What judging finds and reports show: findings with both sides' words and the reasons.
//!
//! The types are the JSON of `gainsay check --format json`, field for field.

pub(crate) mod wording;

use crate::text::Position;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All that one run found; a report format needs nothing else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
    /// How many readings were not compared because too many different ones crowd under one key.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unjudged: usize,
    /// What was left unread, and why: a predicate behind each place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<String>,
    /// The cards of the rules in force, by code.
    #[serde(skip)]
    pub cards: BTreeMap<String, RuleCard>,
    /// Where each document stands among the files, by its id, for formats that point into files.
    #[serde(skip)]
    pub places: BTreeMap<String, Place>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// The file in which a document stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Its path from the root of the repository, or of the working folder, `/` between the parts.
    pub path: String,
    /// The line of the document, from 1, in a file that holds one a line; lines of its text are then none of the file.
    pub line: Option<u32>,
    /// Bytes of a text that was drawn from its file, with the lines of the file on which they stand; see
    /// [`Document::lines`](crate::text::Document::lines).
    pub lines: Vec<(u32, u32)>,
    /// Its path below the folder that was named, or its name where it was named itself; never what a document calls itself.
    pub file: String,
    /// Its path as it was named, from where the program runs: what a terminal opens.
    pub named: String,
}

impl Place {
    /// The line of the file for byte `at` of the document's text; none where lines of the text are lines of the file.
    pub fn line_of(&self, at: u32) -> Option<u32> {
        let before = self.lines.partition_point(|(start, _)| *start <= at);
        before.checked_sub(1).map(|last| self.lines[last].1).or(self.line)
    }
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
    /// How likely a careful reader is to sign it, from 0 to 1; none where that was not measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sure: Option<f64>,
    /// What the values of its sides answer: "Robin Vale: age"; none of a finding on claims.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
}

/// One reading and all who hold it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Side {
    /// The reading in the words of its clearest claim.
    pub reading: String,
    /// Who it rests on; where no text names one, the document itself.
    pub origins: Vec<String>,
    /// The claims that hold it.
    pub claims: Vec<Evidence>,
}

/// A claim as evidence: its sentence, and the words in it that count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
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
    /// The day of publication, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// When it is said to have happened, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Period>,
}

/// A stretch of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// A W3C `TextQuoteSelector`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// The quoted words.
    pub exact: String,
    /// What stands before them in the sentence.
    pub prefix: String,
    /// What stands after them in the sentence.
    pub suffix: String,
}

impl Quote {
    /// The words at `[start, end)` of the document within its sentence, which begins at `from`; the whole sentence where they are
    /// none of it.
    pub(crate) fn within(sentence: &str, from: u32, (start, end): (u32, u32)) -> Quote {
        let clip = |at: u32| (at.saturating_sub(from) as usize).min(sentence.len());
        let parts = sentence.get(clip(start)..clip(end)).filter(|exact| !exact.is_empty());
        let (exact, prefix, suffix) = match parts {
            Some(exact) => (exact, &sentence[..clip(start)], &sentence[clip(end)..]),
            None => (sentence, "", ""),
        };
        Quote { exact: exact.to_owned(), prefix: prefix.to_owned(), suffix: suffix.to_owned() }
    }
}

/// One dimension of a comparison that decided, with the words it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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

/// What the documents of each affair answer to each question: `gainsay facts`, field for field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FactTable {
    /// `gainsay.facts/1`.
    pub schema: String,
    /// The affairs, in the order of their first documents.
    pub affairs: Vec<FactAffair>,
}

/// The questions of one affair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FactAffair {
    /// The documents that tell of it, by id.
    pub documents: Vec<String>,
    /// Whom it is about: those named in most documents.
    pub about: Vec<String>,
    /// Its questions: conflicting ones first, by how sure they are and how many sources answer; then agreed ones.
    pub rows: Vec<FactRow>,
}

/// One question with its answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FactRow {
    /// "Robin Vale: age".
    pub question: String,
    /// Whom or what it asks about: `name:robin vale`, `event:shooting`.
    pub about: String,
    /// The attribute.
    pub attribute: String,
    /// How the answers stand to each other.
    pub status: FactStatus,
    /// The finding that says so.
    pub finding: Option<String>,
    /// How sure that finding is.
    pub sure: Option<f64>,
    /// The answers.
    pub cells: Vec<FactCell>,
}

/// One answer and all who give it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FactCell {
    /// The value as it stands.
    pub value: String,
    /// Who it rests on.
    pub origins: Vec<String>,
    /// The sentences that give it.
    pub claims: Vec<Evidence>,
}

/// How the answers to one question stand to each other; the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FactStatus {
    /// They cannot all be right.
    Conflicting,
    /// Later ones replace earlier ones.
    Updated,
    /// Several documents give one answer.
    Agreed,
    /// One document alone answers.
    Single,
}

impl FactStatus {
    /// As reports write it.
    pub fn name(self) -> &'static str {
        match self {
            FactStatus::Conflicting => "conflicting",
            FactStatus::Updated => "updated",
            FactStatus::Agreed => "agreed",
            FactStatus::Single => "single",
        }
    }
}

impl Summary {
    /// Counts findings.
    pub fn of(findings: &[Finding]) -> Summary {
        let count = |verdict: Verdict| findings.iter().filter(|finding| finding.verdict == verdict).count();
        let qualified =
            |finding: &&Finding| finding.verdict == Verdict::Contradiction && finding.strength == Strength::Qualified;
        Summary {
            contradictions: count(Verdict::Contradiction),
            qualified: findings.iter().filter(qualified).count(),
            updates: count(Verdict::Update),
            agreements: count(Verdict::Agreement),
        }
    }
}

impl Severity {
    /// As reports and configuration write it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

impl Verdict {
    /// As reports and rules write it.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Unrelated => "unrelated",
            Verdict::Agreement => "agreement",
            Verdict::Update => "update",
            Verdict::Contradiction => "contradiction",
        }
    }
}

impl Strength {
    /// As reports and rules write it.
    pub fn name(self) -> &'static str {
        match self {
            Strength::Qualified => "qualified",
            Strength::Direct => "direct",
        }
    }
}

/// What was found between claims; the gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Only without a restrictor, a hedge or the like.
    Qualified,
    /// As it stands.
    Direct,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct GraphView {
    /// Sources, documents, claims, actors, events, places, quotations and keys.
    pub nodes: Vec<ViewNode>,
    /// How they are joined; findings join claims.
    pub edges: Vec<ViewEdge>,
}

/// A node of the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ViewNode {
    /// Unique in the graph: `n0`, `n1` …
    pub id: String,
    /// `source`, `document`, `claim`, `actor`, `event`, `place`, `quotation` or `key`.
    pub kind: String,
    /// Words for people.
    pub label: String,
}

/// An edge of the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
