//! `gainsay baseline`: writes down what is found now, so that later only new findings count.

use super::context::Context;
use super::corpus::Corpus;
use super::filter::{Filter, today};
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::relation::Situation;
use crate::review::allow;
use crate::review::baseline::Baseline;
use clap::Subcommand;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

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
    /// Remove what is no longer found, and allowances that are past their day or no longer found; nothing is added
    Prune(Files),
}

#[derive(Debug, clap::Args)]
struct Files {
    #[command(flatten)]
    corpus: Corpus,
    /// Where the baseline is kept [default: gainsay-baseline.jsonl]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Where allowances are kept, which `prune` prunes, too [default: gainsay-allow.toml where there is one]
    #[arg(long, value_name = "FILE")]
    allow: Option<PathBuf>,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    let (What::Write(files) | What::Prune(files)) = &args.what;
    let filter = Filter { baseline: files.baseline.clone(), allow: files.allow.clone(), ..Filter::default() };
    let path = filter.baseline_path(context.config());
    context.keep_out([path.clone()]);
    let prunes = matches!(args.what, What::Prune(_));
    let allowances = if prunes { filter.read_allowances(context)? } else { None };
    // Who has allowances alone has no baseline to prune.
    let pruned = prunes && (path.exists() || allowances.is_none());
    let old = pruned.then(|| filter.read_baseline(context.config())).transpose()?.map(|(_, old)| old);
    let knowledge = context.knowledge()?;
    let reading = files.corpus.documents(context)?;
    let found = context.extract(&reading.documents, &knowledge);
    let mut report = crate::report(&reading.documents, found, &knowledge, Situation::Open);
    report.places = reading.places;
    context.config().grade(&mut report);
    // What was left unread would be taken for gone, or be new again once it is read.
    if context.left_unread() {
        return Err(Failure::Usage(format!("{} was not written, because input was left unread", path.display())));
    }
    if let Some(file) = &allowances {
        let (text, removed) = allow::pruned(file, &report, today())?;
        let path = filter.allow_path(context.config());
        if removed > 0 {
            written(&path, |out| out.write_all(text.as_bytes()))?;
        }
        context.tell(&format!("{}: {removed} allowances removed", path.display()));
    }
    if old.is_none() && prunes {
        return Ok(Outcome::Clean);
    }
    let new = old.as_ref().map_or_else(|| Baseline::of(&report), |old| old.pruned(&report));
    written(&path, |out| new.write(out))?;
    let removed = old.map_or(0, |old| old.len() - new.len());
    let told = if removed > 0 { format!(", {removed} removed") } else { String::new() };
    context.tell(&format!("{}: {} findings{told}", path.display(), new.len()));
    Ok(Outcome::Clean)
}

/// Writes a file, which appears whole or not at all.
fn written(path: &Path, write: impl FnOnce(&mut Output) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = Output::open(Some(path))?;
    write(&mut out).map_err(|error| Failure::at(path, error))?;
    out.finish()
}
