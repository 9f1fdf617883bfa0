//! `gainsay baseline`: writes down what is found now, so that later only new findings count.

use super::context::Context;
use super::corpus::Corpus;
use super::filter::Filter;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::relation::Situation;
use crate::review::baseline::Baseline;
use clap::Subcommand;
use std::path::PathBuf;

/// Writes or prunes the baseline: the findings that `check --new-only` takes as known.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay baseline write collected/
  gainsay check collected/ --new-only
  gainsay baseline prune collected/")]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write down all that is found now
    Write(Files),
    /// Remove what is no longer found; nothing is added
    Prune(Files),
}

#[derive(Debug, clap::Args)]
struct Files {
    #[command(flatten)]
    corpus: Corpus,
    /// Where the baseline is kept [default: gainsay-baseline.jsonl]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    let (What::Write(files) | What::Prune(files)) = &args.what;
    let filter = Filter { baseline: files.baseline.clone(), ..Filter::default() };
    context.keep_out([filter.baseline_path(context.config())]);
    let old = match &args.what {
        What::Prune(_) => Some(filter.read_baseline(context.config())?.1),
        What::Write(_) => None,
    };
    let knowledge = context.knowledge()?;
    let reading = files.corpus.documents(context)?;
    let found = context.extract(&reading.documents, &knowledge);
    let mut report = crate::report(&reading.documents, found, &knowledge, Situation::Open);
    report.places = reading.places;
    context.config().grade(&mut report);
    let new = old.as_ref().map_or_else(|| Baseline::of(&report), |old| old.pruned(&report));
    let path = filter.baseline_path(context.config());
    // What was left unread would be taken for gone, or be new again once it is read.
    if context.left_unread() {
        return Err(Failure::Usage(format!("{} was not written, because input was left unread", path.display())));
    }
    let mut out = Output::open(Some(&path))?;
    new.write(&mut out).map_err(|error| Failure::at(&path, error))?;
    out.finish()?;
    let removed = old.map_or(0, |old| old.len() - new.len());
    let told = if removed > 0 { format!(", {removed} removed") } else { String::new() };
    context.tell(&format!("{}: {} findings{told}", path.display(), new.len()));
    Ok(Outcome::Clean)
}
