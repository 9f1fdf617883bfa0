//! `gainsay facts`: what several documents answer to the same questions, as a table.

use super::context::Context;
use super::corpus::{Corpus, Reading};
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::finding::{FactStatus, FactTable};
use crate::report::facts;
use crate::report::human::Look;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

/// Prints which questions the articles answer, and who gives which answer.
///
/// Of each affair one table: a row a question ("Robin Vale: age"), conflicting answers first, then those that
/// later reports replaced, then those on which several articles agree.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay facts collected/
  gainsay facts collected/ --format csv > facts.csv
  gainsay facts collected/ --format html --output facts.html")]
pub(super) struct Args {
    #[command(flatten)]
    corpus: Corpus,
    /// How to write the table
    #[arg(long, value_enum, default_value_t)]
    format: FactFormat,
    /// Show questions that one article alone answers, too
    #[arg(long)]
    all: bool,
    /// Write to a file, which appears whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum FactFormat {
    /// For people
    #[default]
    Human,
    /// One JSON object
    Json,
    /// CSV, one row an answer
    Csv,
    /// Markdown, one table an affair
    Markdown,
    /// A page to read, print and send; one file
    Html,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    let path = args.output.as_deref().filter(|path| path.as_os_str() != "-");
    context.keep_out(path.map(Path::to_path_buf));
    let (table, reading) = table(&args.corpus, args.all, context)?;
    let mut out = Output::open(path)?;
    let written = write(args.format, &table, &reading, context.look(path.is_some()), &mut out);
    written.and_then(|()| out.finish()).map_err(|failure| match path {
        Some(path) => failure.of(path),
        None => failure,
    })?;
    Ok(if context.left_unread() { Outcome::Incomplete } else { Outcome::Clean })
}

/// The table of a corpus; with `all`, questions that one document alone answers are in it, too.
///
/// # Errors
/// Where no document is found, or rules cannot be read.
pub(super) fn table(corpus: &Corpus, all: bool, context: &Context) -> Result<(FactTable, Reading), Failure> {
    let (knowledge, reading) = rayon::join(|| context.knowledge(), || corpus.documents(context));
    let (knowledge, reading) = (knowledge?, reading?);
    let progress = context.progress("comparing", None);
    let mut table = crate::facts(context.extract(&reading.documents, &knowledge), &knowledge);
    progress.finish_and_clear();
    if !all {
        leave_out_single(&mut table);
    }
    Ok((table, reading))
}

fn write(
    format: FactFormat,
    table: &FactTable,
    reading: &Reading,
    look: Look,
    out: &mut Output,
) -> Result<(), Failure> {
    match format {
        FactFormat::Human => facts::human(table, &reading.places, look, out)?,
        FactFormat::Json => facts::json(table, out)?,
        FactFormat::Csv => facts::csv(table, &reading.places, out)?,
        FactFormat::Markdown => facts::markdown(table, &reading.places, out)?,
        FactFormat::Html => facts::html(table, &reading.places, out)?,
    }
    Ok(())
}

/// Leaves out what one document alone answers, and affairs of which nothing is left then.
fn leave_out_single(table: &mut FactTable) {
    for affair in &mut table.affairs {
        affair.rows.retain(|row| row.status != FactStatus::Single);
    }
    table.affairs.retain(|affair| !affair.rows.is_empty());
}
