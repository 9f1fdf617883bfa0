//! `gainsay affairs`: which articles tell of one affair, and what in all of them means one person, thing or event.

use super::context::Context;
use super::corpus::Corpus;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::affair::{Affair, Facts, How, Kind, Mention, Thing};
use crate::report::{json, safe};
use clap::ValueEnum;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::PathBuf;

/// Mentions of one thing that are shown to people.
const SHOWN: usize = 8;

/// Prints what articles tell of: affairs, and the referents and events of each with all their mentions in all articles.
///
/// Articles are one affair where they share words that the others have not. For people, only what two articles and
/// more speak of is shown.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay affairs collected/
  gainsay affairs collected/ --format jsonl > affairs.jsonl")]
pub(super) struct Args {
    #[command(flatten)]
    corpus: Corpus,
    /// How to write them
    #[arg(long, value_enum, default_value_t)]
    format: AffairsFormat,
    /// Write to a file, which appears whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum AffairsFormat {
    /// For people
    #[default]
    Human,
    /// One JSON object a line: an affair, then its referents and events
    Jsonl,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    let knowledge = context.knowledge()?;
    let documents = args.corpus.documents(context)?.documents;
    let progress = context.progress("documents", Some(documents.len() as u64));
    let facts: Vec<Facts> = documents
        .par_iter()
        .map(|document| {
            let facts = crate::linking(document, &knowledge);
            progress.inc(1);
            facts
        })
        .collect();
    progress.finish_and_clear();
    let affairs = crate::affair::affairs(&facts, &knowledge.lexicon);
    let mut out = Output::open(args.output.as_deref())?;
    match args.format {
        AffairsFormat::Human => affairs.iter().try_for_each(|affair| human(affair, &mut out))?,
        AffairsFormat::Jsonl => affairs.iter().try_for_each(|affair| lines(affair, &mut out))?,
    }
    out.finish()?;
    Ok(if context.left_unread() { Outcome::Incomplete } else { Outcome::Clean })
}

/// An affair's own line.
#[derive(Serialize)]
struct Line<'a> {
    kind: &'static str,
    #[serde(flatten)]
    affair: &'a Affair,
    /// Always empty: every line has mentions, whatever its kind.
    mentions: [Mention; 0],
}

fn lines(affair: &Affair, out: &mut impl Write) -> io::Result<()> {
    json::line(&Line { kind: "affair", affair, mentions: [] }, out)?;
    affair.things.iter().try_for_each(|thing| json::line(thing, out))
}

fn human(affair: &Affair, out: &mut impl Write) -> io::Result<()> {
    let about: Vec<String> = affair.about.iter().map(|name| safe(name).to_string()).collect();
    writeln!(out, "{}: {} ({:.2})", affair.id, about.join(", "), affair.sure)?;
    affair.documents.iter().try_for_each(|document| writeln!(out, "    {}", safe(document)))?;
    for (kind, title) in [(Kind::Referent, "referents"), (Kind::Event, "events")] {
        let mut shared: Vec<(usize, &Thing)> =
            affair.things.iter().filter(|thing| thing.kind == kind).map(|thing| (spread(thing), thing)).collect();
        shared.retain(|&(documents, _)| documents > 1);
        shared.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
        if !shared.is_empty() {
            writeln!(out, "  {title}")?;
        }
        for (documents, thing) in shared {
            writeln!(out, "    {} ({documents} documents, {:.2}): {}", safe(&thing.name), thing.sure, wordings(thing))?;
        }
    }
    writeln!(out)
}

/// How many documents mention it.
fn spread(thing: &Thing) -> usize {
    thing.mentions.iter().map(|mention| &*mention.document).collect::<BTreeSet<_>>().len()
}

/// The different words by which it is mentioned, pronouns left out.
fn wordings(thing: &Thing) -> String {
    let told = thing.mentions.iter().filter(|mention| mention.via != How::Pronoun);
    let mut all: Vec<String> = told.map(|mention| safe(&mention.text).to_string()).collect();
    all.sort_unstable();
    all.dedup();
    let more = all.len().saturating_sub(SHOWN);
    all.truncate(SHOWN);
    all.join(", ") + &if more > 0 { format!(" and {more} more") } else { String::new() }
}
