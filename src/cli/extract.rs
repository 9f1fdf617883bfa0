//! `gainsay extract`: from articles to claims, one JSON object a line, batch by batch.

use super::claims::{Written, content};
use super::context::Context;
use super::corpus::Corpus;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::Knowledge;
use crate::claim::{Polarity, extract_with_grounds};
use crate::report::{json, safe};
use crate::text::Document;
use rayon::prelude::*;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

/// Prints the claims of articles as JSON Lines, in the order of the texts.
///
/// What `judge` reads. Articles are read and written in small batches, so a corpus may be larger than memory.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay extract collected/ > claims.jsonl
  gainsay extract a.txt | head -n 1
  gainsay extract a.txt --explain            why each claim is as it is
  gainsay extract collected/ | gainsay judge -")]
pub(super) struct Args {
    #[command(flatten)]
    corpus: Corpus,
    /// Print for people instead: under each claim its tree, and what made its sign, its certainty and its voice
    #[arg(long)]
    explain: bool,
    /// Print sentences with their attribute values instead, one object a line
    #[arg(long, conflicts_with = "explain")]
    passages: bool,
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
            if args.explain {
                let knowledge = Arc::clone(&knowledge);
                return context
                    .timed(document, move |document| explained(document, &knowledge))
                    .unwrap_or(Ok(Vec::new()));
            }
            let mut lines = Vec::new();
            let content = content(document);
            let found = context.drawn(document, &knowledge).unwrap_or_default();
            if args.passages {
                for told in &found.passages {
                    json::line(&Written { told, content: &content }, &mut lines)?;
                }
                return Ok(lines);
            }
            for told in &found.claims {
                json::line(&Written { told, content: &content }, &mut lines)?;
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

/// The claims of a document for people, each sentence's tree once.
fn explained(document: &Document, knowledge: &Knowledge) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let parsed = crate::language::parse(document, knowledge.model);
    let mut shown = None;
    for (claim, grounds) in extract_with_grounds(&parsed, &knowledge.lexicon) {
        if shown != Some(claim.sentence.start) {
            writeln!(out, "{}:{}: {}", safe(&claim.document), claim.sentence.line, safe(&claim.context))?;
            writeln!(out, "{}", safe_lines(&grounds.tree))?;
            shown = Some(claim.sentence.start);
        }
        let actor = claim.actor.as_ref().map_or("nobody named", |actor| actor.text.as_str());
        let sign = if claim.polarity == Polarity::Negative { "not so" } else { "so" };
        let degree = format!("{:?}", claim.factuality).to_lowercase();
        writeln!(out, "{}: {} | {} | {sign}, {degree}", safe(&claim.id), safe(actor), safe(&claim.event.text))?;
        for argument in &claim.arguments {
            writeln!(out, "    {}: {}", argument.role, safe(&argument.text))?;
        }
        for line in &grounds.commitment {
            writeln!(out, "    sign: {}", safe(line))?;
        }
        for line in &grounds.attribution {
            writeln!(out, "    voice: {}", safe(line))?;
        }
        writeln!(out)?;
    }
    Ok(out)
}

/// Text of several lines with each made safe to show.
fn safe_lines(text: &str) -> String {
    text.lines().flat_map(|line| [safe(line).to_string(), "\n".to_owned()]).collect()
}
