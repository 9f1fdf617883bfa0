//! `gainsay export`: what was read and found, as a database.

use super::context::Context;
use super::corpus::Corpus;
use super::filter::Filter;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::claim::Claim;
use crate::claim::attribute::{Passage, Value};
use crate::relation::Situation;
use crate::report::database::{self, ClaimRow, Ground, ValueRow};
use clap::ValueEnum;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Writes documents, claims, values, findings and origins as one database, for questions of one's own.
///
/// The tables join by numbers; `name` is what reports call a document, a claim or a finding.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay export collected/ --output affair.db
  sqlite3 affair.db 'select rule, message from findings'
  datasette affair.db                       browse it")]
pub(super) struct Args {
    #[command(flatten)]
    corpus: Corpus,
    #[command(flatten)]
    filter: Filter,
    /// How to write the database
    #[arg(long, value_enum, default_value_t)]
    format: DatabaseFormat,
    /// Write to a file, which appears whole or not at all; `-` is standard output
    #[arg(long, short, value_name = "FILE", default_value = "gainsay-export.db")]
    output: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum DatabaseFormat {
    /// One `SQLite` file
    #[default]
    Sqlite,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    let path = Some(args.output.as_path()).filter(|path| path.as_os_str() != "-");
    context.keep_out(path.map(Path::to_path_buf));
    let (knowledge, reading) = rayon::join(|| context.knowledge(), || args.corpus.documents(context));
    let (knowledge, reading) = (knowledge?, reading?);
    let progress = context.progress("checking", None);
    let found = context.extract(&reading.documents, &knowledge);
    let values = found.passages.iter().flat_map(|passage| passage.values.iter().map(|value| of_value(passage, value)));
    let ground = Ground {
        documents: &reading.documents,
        values: values.collect(),
        claims: crate::settled(found.claims.clone(), &knowledge).iter().map(of_claim).collect(),
    };
    let mut report = crate::report(&reading.documents, found, &knowledge, Situation::Open);
    progress.finish_and_clear();
    report.places = reading.places;
    args.filter.apply(&mut report, context)?;
    let mut out = Output::open(path)?;
    let written = match args.format {
        DatabaseFormat::Sqlite => database::sqlite(&report, &ground, &mut out),
    };
    written.map_err(Failure::from).and_then(|()| out.finish()).map_err(|failure| failure.of(&args.output))?;
    Ok(if context.left_unread() { Outcome::Incomplete } else { Outcome::Clean })
}

fn of_claim(claim: &Claim) -> ClaimRow {
    let owned = |words: &ecow::EcoString| words.to_string();
    let actor = claim.actor.as_deref();
    let voice = claim.voices().last().and_then(|link| link.source.as_deref());
    let arguments = claim.arguments.iter();
    ClaimRow {
        name: claim.id.to_string(),
        document: claim.document.to_string(),
        span: claim.span,
        actor: (actor.map(|actor| owned(&actor.text)), actor.and_then(|actor| actor.id.as_ref()).map(owned)),
        event: (claim.event.text.to_string(), claim.event.id.as_ref().map(owned)),
        polarity: name(&claim.polarity),
        factuality: name(&claim.factuality),
        tense: name(&claim.event.tense),
        voice: voice.map(|source| owned(&source.text)),
        time: claim.time.as_ref().map(|time| (time.from.to_string(), time.to.to_string())),
        place: claim.place.as_ref().map(|place| owned(&place.text)),
        headline: claim.headline,
        confidence: claim.confidence,
        sentence: claim.context.to_string(),
        arguments: arguments
            .map(|argument| (argument.role.to_string(), owned(&argument.text), argument.id.as_ref().map(owned)))
            .collect(),
    }
}

fn of_value(passage: &Passage, value: &Value) -> ValueRow {
    ValueRow {
        document: passage.document.to_string(),
        span: value.span,
        attribute: value.attribute.to_string(),
        value: value.text.to_string(),
        content: serde_json::to_string(&value.content).unwrap_or_default(),
        about: value.about.as_ref().map(|about| about.text.to_string()),
        sentence: passage.context.to_string(),
    }
}

/// What JSON calls a value of an enum.
fn name(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
