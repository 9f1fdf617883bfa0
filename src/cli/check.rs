//! `gainsay check`: from articles to a report.

use super::context::Context;
use super::corpus::Corpus;
use super::outcome::{Failure, Outcome};
use super::report_options::ReportOptions;
use crate::finding::Report;
use crate::text::Document;

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
  gainsay check collected/ --format sarif --output gainsay.sarif --format html --output report.html
  cat articles.jsonl | gainsay check -")]
pub(super) struct Args {
    #[command(flatten)]
    corpus: Corpus,
    #[command(flatten)]
    report: ReportOptions,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    args.report.keep_out(context);
    let (report, documents) = judged(&args.corpus, context)?;
    args.report.write(report, &documents, context)
}

/// The report on a corpus before anything is left out of it, and the articles it is about.
///
/// # Errors
/// Where no document is found, or rules cannot be read.
pub(super) fn judged(corpus: &Corpus, context: &Context) -> Result<(Report, Vec<Document>), Failure> {
    let (knowledge, reading) = rayon::join(|| context.knowledge(), || corpus.documents(context));
    let (knowledge, reading) = (knowledge?, reading?);
    let progress = context.progress("checking", None);
    let mut report = context.report(&reading.documents, &reading.name, &knowledge);
    progress.finish_and_clear();
    report.places = reading.places;
    Ok((report, reading.documents))
}
