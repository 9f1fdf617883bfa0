//! The tools: what each takes, as JSON with a schema, and which command answers it.

use super::bounds::Bounds;
use crate::cli::check;
use crate::cli::compare;
use crate::cli::context::Context;
use crate::cli::corpus::Corpus;
use crate::cli::explain::{self, Asked};
use crate::cli::facts;
use crate::cli::filter::Filter;
use crate::cli::outcome::Failure;
use crate::finding::{Report, Severity};
use crate::relation::Situation;
use crate::report::{json, safe};
use crate::text::{Read, jsonl};
use rmcp::model::{JsonObject, Tool as Card, ToolAnnotations};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::PathBuf;

/// A tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tool {
    Check,
    Facts,
    Compare,
    Explain,
}

/// All of them, in the order in which clients see them.
pub(super) fn all() -> impl Iterator<Item = Tool> {
    [Tool::Check, Tool::Facts, Tool::Compare, Tool::Explain].into_iter()
}

/// The texts that a tool is to look at. Where none is named, those that the configuration names, or else all in the folder.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Texts {
    /// Files or folders, relative to the folder of the server.
    paths: Vec<PathBuf>,
    /// Texts that are in no file, each with an id of its own.
    #[schemars(with = "Vec<jsonl::Line>")]
    documents: Vec<Value>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CheckArguments {
    /// What to check
    #[serde(default)]
    texts: Texts,
    /// The least severity of findings that are shown; agreements and updates are notes
    least: Option<Severity>,
    /// How many findings are shown at most, the gravest first; the summary counts all
    #[serde(default = "many")]
    limit: usize,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FactsArguments {
    /// What to read
    #[serde(default)]
    texts: Texts,
    /// Show questions that one text alone answers, too
    #[serde(default)]
    all: bool,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CompareArguments {
    /// The text in question: a draft, or an answer that was written from others
    left: Texts,
    /// What to compare it with: an archive, or the passages that it was written from
    right: Texts,
    /// Whether both sides describe one and the same scene
    #[serde(default)]
    one_scene: bool,
    /// The least severity of findings that are shown; agreements and updates are notes
    least: Option<Severity>,
    /// How many findings are shown at most, the gravest first; the summary counts all
    #[serde(default = "many")]
    limit: usize,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ExplainArguments {
    /// The texts in which the finding was made
    #[serde(default)]
    texts: Texts,
    /// The id of a finding, or its beginning, or the id of a claim
    id: Option<String>,
    /// In place of an id: words of two sentences, or the ids of two claims
    pair: Option<[String; 2]>,
    /// Tell every comparison, and what every rule says of it
    #[serde(default)]
    all: bool,
}

/// As many findings as an agent reads with profit.
fn many() -> usize {
    50
}

impl Tool {
    /// The name under which clients call it: that of the command.
    pub(super) fn name(self) -> &'static str {
        match self {
            Tool::Check => "check",
            Tool::Facts => "facts",
            Tool::Compare => "compare",
            Tool::Explain => "explain",
        }
    }

    /// What clients are told of it.
    pub(super) fn card(self) -> Card {
        let (about, schema) = match self {
            Tool::Check => (
                "Reports contradictions and agreements between texts, as JSON: both sides' words with file and place, \
                 who each rests on, and the reasons",
                schema::<CheckArguments>(),
            ),
            Tool::Facts => (
                "Prints which questions several texts answer, and who gives which answer, as JSON: conflicting answers \
                 first",
                schema::<FactsArguments>(),
            ),
            Tool::Compare => (
                "Reports what lies between one text and others, as JSON: does this draft or generated answer contradict \
                 its sources?",
                schema::<CompareArguments>(),
            ),
            Tool::Explain => (
                "Says why a finding was made, or, of a pair of sentences, why they were not flagged: every dimension, \
                 the words it rests on, and what each rule says of it",
                schema::<ExplainArguments>(),
            ),
        };
        let hints = ToolAnnotations::new().read_only(true).open_world(false);
        Card::new(self.name(), about, schema).with_annotations(hints)
    }

    /// What the command of that name writes, and behind it what was left unread, where that does not say so itself.
    ///
    /// # Errors
    /// Arguments that are none, paths outside of the bounds, and what the command fails of.
    pub(super) fn call(
        self,
        arguments: JsonObject,
        bounds: &Bounds,
        context: &Context,
    ) -> Result<Vec<String>, Failure> {
        let context = &context.again()?;
        let written = match self {
            Tool::Check => {
                let wanted: CheckArguments = read(arguments)?;
                let (report, _) = check::judged(&wanted.texts.corpus(bounds, context)?, context)?;
                sifted(report, wanted.least, wanted.limit, context)?
            }
            Tool::Facts => {
                let wanted: FactsArguments = read(arguments)?;
                let (table, _) = facts::table(&wanted.texts.corpus(bounds, context)?, wanted.all, context)?;
                let mut out = Vec::new();
                crate::report::facts::json(&table, &mut out)?;
                out
            }
            Tool::Compare => {
                let wanted: CompareArguments = read(arguments)?;
                let draft = wanted.left.corpus(bounds, context)?;
                let archive = wanted.right.corpus(bounds, context)?;
                let situation = if wanted.one_scene { Situation::One } else { Situation::Open };
                let (report, _) = compare::between(&draft, archive, situation, context)?;
                sifted(report, wanted.least, wanted.limit, context)?
            }
            Tool::Explain => {
                let wanted: ExplainArguments = read(arguments)?;
                let asked = match (&wanted.id, &wanted.pair) {
                    (Some(id), None) => Asked::One(id),
                    (None, Some([left, right])) => Asked::Pair([left, right]),
                    _ => return Err(Failure::Usage("expected either id or pair".to_owned())),
                };
                explain::told(asked, wanted.all, &wanted.texts.corpus(bounds, context)?, context)?
            }
        };
        let mut told = vec![String::from_utf8_lossy(&written).into_owned()];
        if matches!(self, Tool::Facts | Tool::Explain) {
            told.extend(context.all_unread().iter().map(|message| format!("left unread: {}", safe(message))));
        }
        Ok(told)
    }
}

impl Texts {
    /// The corpus that is meant, within the bounds.
    fn corpus(&self, bounds: &Bounds, context: &Context) -> Result<Corpus, Failure> {
        let mut read = Read::default();
        for (at, document) in self.documents.iter().enumerate() {
            jsonl::line("documents", at + 1, document.to_string().as_bytes(), &mut read);
        }
        read.warnings.iter().for_each(|warning| context.warn(warning));
        // An empty corpus would mean what the configuration names, which is not what was asked for.
        if let Some(warning) = read.warnings.iter().find(|_| read.documents.is_empty() && self.paths.is_empty()) {
            return Err(Failure::Usage(warning.to_string()));
        }
        let everything = [PathBuf::from(".")];
        let named: &[PathBuf] = match (self.paths.as_slice(), context.config().paths.as_slice()) {
            ([], _) if !self.documents.is_empty() => &[],
            ([], []) => &everything,
            ([], configured) => configured,
            (named, _) => named,
        };
        Ok(Corpus { paths: bounds.paths(named)?, given: read.documents, ..Corpus::default() })
    }
}

/// The report as `--format json` writes it, without what the configuration lets stand and without what was not asked for.
fn sifted(mut report: Report, least: Option<Severity>, limit: usize, context: &Context) -> Result<Vec<u8>, Failure> {
    Filter::default().apply(&mut report, context)?;
    let all = report.findings.len();
    report.findings.retain(|finding| least.is_none_or(|least| finding.severity >= least));
    report.findings.truncate(limit);
    if report.findings.len() < all {
        report.notes.push(format!("findings that were not asked for and not shown: {}", all - report.findings.len()));
    }
    let mut out = Vec::new();
    json::write(&report, true, &mut out)?;
    Ok(out)
}

fn read<T: DeserializeOwned>(arguments: JsonObject) -> Result<T, Failure> {
    serde_json::from_value(Value::Object(arguments)).map_err(|error| Failure::Usage(format!("arguments: {error}")))
}

/// The schema of a tool's arguments, with nothing to look up elsewhere in it.
fn schema<T: JsonSchema>() -> JsonObject {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    settings.into_generator().into_root_schema_for::<T>().as_object().cloned().unwrap_or_default()
}
