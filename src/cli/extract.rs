//! `gainsay extract`: from articles to claims, one JSON object a line, batch by batch.

use super::context::Context;
use super::corpus::Corpus;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::report::json;
use rayon::prelude::*;
use std::io::Write;
use std::path::PathBuf;

/// Prints the claims of articles as JSON Lines, in the order of the texts.
///
/// What `judge` reads. Articles are read and written in small batches, so a corpus may be larger than memory.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay extract collected/ > claims.jsonl
  gainsay extract a.txt | head -n 1
  gainsay extract collected/ | gainsay judge -")]
pub(super) struct Args {
    #[command(flatten)]
    corpus: Corpus,
    /// Write to a file, which appears whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    let knowledge = context.knowledge()?;
    let mut out = Output::open(args.output.as_deref())?;
    let progress = context.progress("documents", None);
    args.corpus.batches(context, |documents| {
        let claims = documents.par_iter().map(|document| -> std::io::Result<Vec<u8>> {
            let mut lines = Vec::new();
            for claim in crate::claims_of(document, &knowledge) {
                json::line(&claim, &mut lines)?;
            }
            Ok(lines)
        });
        for lines in claims.collect::<Vec<_>>() {
            out.write_all(&lines?)?;
        }
        progress.inc(documents.len() as u64);
        Ok(())
    })?;
    progress.finish_and_clear();
    out.finish()?;
    Ok(if context.left_unread() { Outcome::Incomplete } else { Outcome::Clean })
}
