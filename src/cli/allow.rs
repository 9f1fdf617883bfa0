//! `gainsay allow`: writes into the file of allowances that a finding is let stand, and why.

use super::context::Context;
use super::filter::{Filter, today};
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::data::DataFile;
use crate::review::allow;
use jiff::civil::Date;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

/// Lets a finding stand, with a reason: writes it into gainsay-allow.toml, whose comments and order stay.
///
/// What is allowed already gets the new reason and day. `check` tells entries that are past their day or no longer found, and
/// `baseline prune` removes them.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay allow gs1:54440c5672c2b414 --reason \"the Kremlin's denial is the story\"
  gainsay allow gs1:54440c5672c2b414 --reason \"asked the desk\" --until 2026-12-31")]
pub(super) struct Args {
    /// The finding, as `check` prints it
    #[arg(value_name = "ID")]
    finding: String,
    /// Why it is let stand
    #[arg(long, value_name = "WHY")]
    reason: String,
    /// The last day on which it is [default: for good]
    #[arg(long, value_name = "DAY")]
    until: Option<Date>,
    /// The file [default: gainsay-allow.toml]
    #[arg(long, value_name = "FILE")]
    allow: Option<PathBuf>,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    if let Some(day) = args.until.filter(|day| *day < today()) {
        return Err(Failure::Usage(format!("--until {day}: is over")));
    }
    let path = Filter { allow: args.allow.clone(), ..Filter::default() }.allow_path(context.config());
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Failure::at(&path, error)),
    };
    let file = DataFile { path: path.display().to_string(), text: text.into() };
    let new = allow::with(&file, &args.finding, &args.reason, args.until)?;
    let mut out = Output::open(Some(&path))?;
    out.write_all(new.as_bytes()).map_err(|error| Failure::at(&path, error))?;
    out.finish()?;
    let until = args.until.map_or_else(String::new, |day| format!(" until {day}"));
    context.tell(&format!("{}: {} is allowed{until}", path.display(), args.finding));
    Ok(Outcome::Clean)
}
