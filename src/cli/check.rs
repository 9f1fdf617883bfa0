//! `gainsay check`: from articles to a report.

use super::context::Context;
use super::corpus::Corpus;
use super::outcome::{FailOn, Failure, Outcome};
use super::output::Output;
use crate::finding::Report;
use crate::relation::Situation;
use crate::report::{human, json};
use clap::ValueEnum;
use std::path::PathBuf;

/// Reports contradictions and agreements between articles.
///
/// Every finding shows both sides' words with file, line and column, who each side rests on, and the
/// reasons. `gainsay explain ID PATH…` says more about one of them.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay check collected/
  gainsay check a.txt b.txt --fail-on warning
  gainsay check --input jsonl --format json --output report.json articles.jsonl
  cat articles.jsonl | gainsay check -")]
pub(super) struct Args {
    #[command(flatten)]
    corpus: Corpus,
    #[command(flatten)]
    pub form: Form,
}

/// How a report is written and what it means for the exit code.
#[derive(Debug, clap::Args)]
pub(super) struct Form {
    /// How to write the report
    #[arg(long, value_enum, default_value_t)]
    pub format: ReportFormat,
    /// Write to a file, which appears whole or not at all
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Exit with 1 where a finding is at least this grave
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    pub fail_on: FailOn,
}

/// Formats of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum ReportFormat {
    /// For people
    #[default]
    Human,
    /// One JSON object
    Json,
    /// JSON Lines, one finding a line
    Jsonl,
}

impl Form {
    /// Writes the report and says how the run ends.
    pub(super) fn write(&self, report: &Report, context: &Context) -> Result<Outcome, Failure> {
        let mut out = Output::open(self.output.as_deref())?;
        match self.format {
            ReportFormat::Human => human::write(report, context.look(self.output.is_some()), &mut out)?,
            ReportFormat::Json => json::write(report, true, &mut out)?,
            ReportFormat::Jsonl => report.findings.iter().try_for_each(|finding| json::line(finding, &mut out))?,
        }
        out.finish()?;
        let read = if context.left_unread() { Outcome::Incomplete } else { Outcome::Clean };
        Ok(self.fail_on.outcome(report).max(read))
    }
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    let knowledge = context.knowledge()?;
    let documents = args.corpus.documents(context)?;
    let progress = context.progress("checking", None);
    let report = crate::check(&documents, &knowledge, Situation::Open);
    progress.finish_and_clear();
    args.form.write(&report, context)
}
