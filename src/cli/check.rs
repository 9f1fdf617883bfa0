//! `gainsay check`: from articles to a report.

use super::context::Context;
use super::corpus::{Corpus, Reading};
use super::form::Form;
use super::outcome::{Failure, Outcome};
use crate::relation::Situation;

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
    form: Form,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    args.form.keep_out(context);
    let knowledge = context.knowledge()?;
    let Reading { documents, places } = args.corpus.documents(context)?;
    let progress = context.progress("checking", None);
    let claims = context.claims(&documents, &knowledge);
    let mut report = crate::report(&documents, claims, &knowledge, Situation::Open);
    progress.finish_and_clear();
    report.places = places;
    args.form.write(report, &documents, context)
}
