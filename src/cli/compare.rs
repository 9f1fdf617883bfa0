//! `gainsay compare`: one text against others as a report, or pairs of texts as verdicts.

use super::claims::next_free;
use super::context::Context;
use super::corpus::{Corpus, Format, Reading};
use super::draft;
use super::file::unread;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::patience::open;
use super::report_options::ReportOptions;
use super::walk::{ARTICLES, files};
use crate::finding::Report;
use crate::relation::Situation;
use crate::report::json;
use crate::text::{Document, Warning, jsonl};
use crate::{Knowledge, PairVerdict};
use clap::ValueEnum;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Compares one text with others, or pairs of texts.
///
/// With two paths, prints a report about LEFT: what lies between it and RIGHT, the words of LEFT first; findings within one side
/// are left out, and a file of LEFT that lies in RIGHT is not compared with itself.
/// With --pairs, reads {"id": …, "left": TEXT, "right": TEXT} a line and prints one verdict a line.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay compare draft.md archive/
  gainsay compare --pairs pairs.jsonl
  gainsay compare --pairs - --situation one < captions.jsonl")]
pub(super) struct Args {
    /// The text in question
    #[arg(required_unless_present = "pairs", requires = "right")]
    left: Option<PathBuf>,
    /// What to compare it with: a file or a folder
    right: Option<PathBuf>,
    /// A file of pairs, JSON Lines, or `-` for standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["left", "right"])]
    pairs: Option<PathBuf>,
    /// Whether both texts may speak of different things, or describe one and the same scene
    #[arg(long, value_enum, default_value_t)]
    situation: SituationArg,
    /// How to read the two paths
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    input: Format,
    #[command(flatten)]
    report: ReportOptions,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum SituationArg {
    /// Nothing is presupposed
    #[default]
    Open,
    /// Both describe one scene
    One,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    args.report.keep_out(context);
    let situation = match args.situation {
        SituationArg::Open => Situation::Open,
        SituationArg::One => Situation::One,
    };
    match (&args.left, &args.right, &args.pairs) {
        (Some(left), Some(right), None) => {
            let side = |path: &PathBuf| Corpus { paths: vec![path.clone()], input: args.input, ..Corpus::default() };
            let (report, documents) = between(&side(left), side(right), situation, context)?;
            args.report.write(report, &documents, context)
        }
        (_, _, Some(pairs)) => many(args, pairs, context.knowledge()?.as_ref(), situation, context),
        _ => Err(Failure::Usage("expected LEFT and RIGHT, or --pairs FILE".to_owned())),
    }
}

/// A report on what lies between a draft and others, before anything is left out of it, and the texts it is about.
///
/// # Errors
/// Where either has no document, or rules cannot be read.
pub(super) fn between(
    draft: &Corpus,
    archive: Corpus,
    situation: Situation,
    context: &Context,
) -> Result<(Report, Vec<Document>), Failure> {
    let knowledge = context.knowledge()?;
    let Reading { mut documents, mut places, .. } = draft.documents(context)?;
    let archive = Corpus { except: whole_paths(&draft.paths, context), ..archive };
    let Reading { documents: mut others, places: more, .. } = archive.documents(context)?;
    let above = archive.paths.first().map_or_else(|| "right".to_owned(), |path| path.display().to_string());
    let left: BTreeSet<String> = documents.iter().map(|document| document.id.clone()).collect();
    let mut taken = left.clone();
    for document in &mut others {
        let place = more.get(&document.id).cloned().unwrap_or_default();
        if left.contains(&document.id) {
            document.id = format!("{above}/{}", document.id);
        }
        if !taken.insert(document.id.clone()) {
            document.id = next_free(&document.id, &mut 1, &mut taken);
        }
        places.insert(document.id.clone(), place);
    }
    documents.extend(others);
    let found = context.extract(&documents, &knowledge);
    let mut report = crate::report(&documents, found, &knowledge, situation);
    draft::about(&left, &mut report, &knowledge.rules);
    report.places = places;
    Ok((report, documents))
}

/// The files of the draft, which are not read again as part of the archive.
fn whole_paths(draft: &[PathBuf], context: &Context) -> BTreeSet<PathBuf> {
    let files = files(draft, &ARTICLES, context);
    files.iter().filter_map(|file| fs::canonicalize(&file.path).ok()).collect()
}

/// A line of --pairs.
#[derive(Debug, Deserialize)]
struct Pair {
    #[serde(default)]
    id: serde_json::Value,
    left: serde_json::Value,
    right: serde_json::Value,
    situation: Option<Situation>,
}

/// A line of output.
#[derive(Debug, Serialize)]
struct Answer {
    id: serde_json::Value,
    #[serde(flatten)]
    verdict: PairVerdict,
}

/// A verdict a line, in the order of the lines.
fn many(
    args: &Args,
    path: &Path,
    knowledge: &Knowledge,
    situation: Situation,
    context: &Context,
) -> Result<Outcome, Failure> {
    let mut lines: Box<dyn BufRead> = if path.as_os_str() == "-" {
        Box::new(BufReader::new(io::stdin()))
    } else {
        let pairs = open(path, context.config().limits.pipe_time());
        Box::new(BufReader::new(pairs.map_err(|error| Failure::at(path, error))?))
    };
    let mut out = Output::open(args.report.writes.file())?;
    let (mut number, mut outcome) = (0, Outcome::Clean);
    loop {
        let batch = batch(&mut lines, path, context);
        if batch.is_empty() {
            break;
        }
        let answers: Vec<_> = batch.par_iter().map(|line| answer(line, &args.report, knowledge, situation)).collect();
        for answer in answers {
            number += 1;
            match answer {
                Some(Ok((answer, report))) => {
                    json::line(&answer, &mut out)?;
                    outcome = outcome.max(args.report.fail_on(context).outcome(&report));
                }
                Some(Err(message)) => {
                    let path = path.display().to_string();
                    context.warn(&Warning { path, line: Some(number), message, unread: true });
                }
                None => {}
            }
        }
    }
    out.finish()?;
    Ok(if context.left_unread() { Outcome::Incomplete } else { outcome })
}

fn batch(lines: &mut impl BufRead, path: &Path, context: &Context) -> Vec<Vec<u8>> {
    let mut batch = Vec::new();
    while batch.len() < 256 {
        let mut line = Vec::new();
        match lines.read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => batch.push(line),
            Err(error) => {
                context.warn(&unread(path, &error));
                break;
            }
        }
    }
    batch
}

/// The verdict on one line, with the report it was drawn from; none for a blank line.
fn answer(
    line: &[u8],
    options: &ReportOptions,
    knowledge: &Knowledge,
    situation: Situation,
) -> Option<Result<(Answer, Report), String>> {
    let line = line.trim_ascii();
    if line.is_empty() {
        return None;
    }
    let pair: Pair = match serde_json::from_slice(line) {
        Ok(pair) => pair,
        Err(error) => return Some(Err(format!("is not a pair: {error}"))),
    };
    Some(judge(pair, options, knowledge, situation))
}

fn judge(
    pair: Pair,
    options: &ReportOptions,
    knowledge: &Knowledge,
    situation: Situation,
) -> Result<(Answer, Report), String> {
    let mut documents = [document("left", pair.left)?, document("right", pair.right)?];
    if documents[0].id == documents[1].id {
        documents[1].id.push_str("~2");
    }
    let found = crate::extract(&documents, knowledge);
    let mut report = crate::judge(found.clone(), knowledge, pair.situation.unwrap_or(situation));
    let left = BTreeSet::from([documents[0].id.clone()]);
    draft::about(&left, &mut report, &knowledge.rules);
    options.leave_out_unsure(&mut report);
    Ok((Answer { id: pair.id, verdict: crate::verdict(&report, &found.claims) }, report))
}

/// A text, or a document in the form of JSON Lines.
fn document(side: &str, value: serde_json::Value) -> Result<Document, String> {
    match value {
        serde_json::Value::String(text) => Ok(Document::bare(side, text)),
        other => jsonl::value(other).map_err(|message| format!("{side}: {message}")),
    }
}
