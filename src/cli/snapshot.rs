//! `gainsay snapshot`: findings as `.snap` files, for review with `cargo insta review`.

use super::context::Context;
use super::corpus::Corpus;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::relation::Situation;
use crate::report::safe;
use crate::review::snapshot::{body, file, files};
use similar::TextDiff;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes findings as small .snap files, one an actor and event, or checks them.
///
/// With --check nothing that was accepted is touched: the difference is printed, what differs is left beside it as .snap.new,
/// which `cargo insta review --workspace-root .` shows, and the run exits with 1.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay snapshot collected/
  gainsay snapshot collected/ --check")]
pub(super) struct Args {
    #[command(flatten)]
    corpus: Corpus,
    /// The folder of the snapshots
    #[arg(long, default_value = "snapshots", value_name = "DIR")]
    into: PathBuf,
    /// Compare only; what differs is left as .snap.new
    #[arg(long)]
    check: bool,
}

/// Lines around a difference that are shown.
const AROUND: usize = 3;

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    let knowledge = context.knowledge()?;
    let reading = args.corpus.documents(context)?;
    let found = context.extract(&reading.documents, &knowledge);
    let mut report = crate::report(&reading.documents, found, &knowledge, Situation::Open);
    report.places = reading.places;
    context.config().grade(&mut report);
    let made = files(&report.findings);
    fs::create_dir_all(&args.into).map_err(|error| Failure::at(&args.into, error))?;
    let kept = kept(&args.into)?;
    let mut told = Vec::new();
    for (name, text) in &made {
        match kept.get(name) {
            Some(known) if body(known) == text.trim_end() => forget(&path(&args.into, name, "snap.new")),
            known => {
                let ending = if args.check { "snap.new" } else { "snap" };
                write(&path(&args.into, name, ending), text)?;
                told.push(format!("{name}: {}", if known.is_some() { "differs" } else { "is new" }));
                if args.check {
                    told.extend(difference(known.map(String::as_str).unwrap_or_default(), text));
                } else {
                    forget(&path(&args.into, name, "snap.new"));
                }
            }
        }
    }
    for (name, known) in kept.iter().filter(|(name, _)| !made.contains_key(*name)) {
        told.push(format!("{}: is no longer found", safe(name)));
        if args.check {
            told.extend(difference(known, ""));
        } else {
            forget(&path(&args.into, name, "snap"));
        }
    }
    let mut out = Output::open(None)?;
    told.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    out.finish()?;
    let found = if args.check && !told.is_empty() { Outcome::Found } else { Outcome::Clean };
    Ok(if context.left_unread() { Outcome::Incomplete } else { found })
}

/// What was accepted and is gone, and what is new, line by line with what stands around it.
fn difference(known: &str, made: &str) -> Vec<String> {
    let [known, made] =
        [body(known), made.trim_end().to_owned()].map(|text| if text.is_empty() { text } else { text + "\n" });
    let lines = TextDiff::from_lines(&known, &made);
    let shown = lines.unified_diff().context_radius(AROUND).to_string();
    shown.lines().map(|line| safe(line).into_owned()).collect()
}

fn path(folder: &Path, name: &str, ending: &str) -> PathBuf {
    folder.join(format!("{name}.{ending}"))
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let mut out = Output::open(Some(path))?;
    out.write_all(file(text).as_bytes()).map_err(|error| Failure::at(path, error))?;
    out.finish()
}

/// A file that is not there is as good as removed.
fn forget(path: &Path) {
    drop(fs::remove_file(path));
}

/// The accepted snapshots of gainsay in a folder, by name; those of others are left alone.
fn kept(folder: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let mut kept = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|error| Failure::at(folder, error))? {
        let path = entry.map_err(|error| Failure::at(folder, error))?.path();
        if path.extension().is_none_or(|ending| ending != "snap") {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(|error| Failure::at(&path, error))?;
        if text.lines().take(4).any(|line| line == "source: gainsay") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            kept.insert(name, text);
        }
    }
    Ok(kept)
}
