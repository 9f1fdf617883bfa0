//! `gainsay judge`: from claims to a report; the second half of `check`.

use super::claims::{ReadBack, apart};
use super::context::Context;
use super::file::unread;
use super::outcome::{Failure, Outcome};
use super::patience::open;
use super::report_options::ReportOptions;
use super::walk::{files, none_found};
use crate::relation::Situation;
use crate::text::Warning;
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;

/// Reports on claims and passages that `extract` printed, from files or standard input, in any order.
///
/// `gainsay extract PATH | gainsay judge -` finds what `gainsay check PATH` finds; the first half can run
/// on many machines.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay extract collected/ | gainsay judge -
  gainsay judge part-*.jsonl --format json")]
pub(super) struct Args {
    /// Files of claims, or `-` for standard input
    #[arg(default_value = "-", value_name = "FILE")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    report: ReportOptions,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    args.report.keep_out(context);
    let knowledge = context.knowledge()?;
    let mut heard = Vec::new();
    for file in files(&args.paths, &["jsonl", "ndjson"], context) {
        let shown = file.path.display().to_string();
        if file.is_stdin() {
            read(&shown, io::stdin().lock(), context, &mut heard);
        } else {
            match open(&file.path, context.config().limits.pipe_time()) {
                Ok(open) => read(&shown, BufReader::new(open), context, &mut heard),
                Err(error) => context.warn(&unread(&file.path, &error)),
            }
        }
    }
    if heard.is_empty() && !context.left_unread() {
        return Err(none_found(&args.paths, &["jsonl", "ndjson"]));
    }
    let found = apart(heard, context);
    let progress = context.progress("judging", None);
    let report = crate::judge(found, &knowledge, Situation::Open);
    progress.finish_and_clear();
    args.report.write(report, &[], context)
}

/// Reads claims and passages line by line; a line that is neither is told by its number.
fn read(name: &str, lines: impl BufRead, context: &Context, heard: &mut Vec<ReadBack>) {
    for (number, line) in lines.split(b'\n').enumerate() {
        let warn = |message: String| {
            context.warn(&Warning { path: name.to_owned(), line: Some(number + 1), message, unread: true });
        };
        match line {
            Err(error) => return warn(error.to_string()),
            Ok(line) if line.trim_ascii().is_empty() => {}
            Ok(line) => match ReadBack::read(&line) {
                Ok(line) => heard.push(line),
                Err(error) => warn(format!("is not a claim: {error}")),
            },
        }
    }
}
