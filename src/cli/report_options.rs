//! How a report leaves: in which formats, to which files, and what it means for the exit code.

use super::context::Context;
use super::filter::Filter;
use super::outcome::{FailOn, Failure, Outcome};
use super::output::Output;
use crate::finding::{Report, Summary};
use crate::report::{concise, csv, github, gitlab, html, human, json, junit, markdown, sarif};
use crate::text::Document;
use clap::builder::{ArgAction, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgMatches, Command, FromArgMatches, ValueEnum, value_parser};
use std::path::{Path, PathBuf};

/// How a report is written and what it means for the exit code.
#[derive(Debug, clap::Args)]
pub(super) struct ReportOptions {
    #[command(flatten)]
    pub writes: Writes,
    /// Write agreements into SARIF, too, where code scanning opens an alert for each
    #[arg(long)]
    pub sarif_agreements: bool,
    /// Exit with 1 where a finding is at least this grave [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// Show and count only findings that are at least so sure, from 0 to 1; those whose `sure` was not measured are left out
    #[arg(long, value_name = "SURE", value_parser = sure)]
    min_sure: Option<f64>,
    #[command(flatten)]
    pub filter: Filter,
}

/// A number from 0 to 1.
fn sure(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "expected a number from 0 to 1".to_owned())
}

/// Formats of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum ReportFormat {
    /// For people
    #[default]
    Human,
    /// A line a finding: path:line:column: CODE severity: message
    Concise,
    /// One JSON object
    Json,
    /// JSON Lines, one finding a line
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// `JUnit` XML, for test reports
    Junit,
    /// GitHub annotations
    Github,
    /// GitLab code quality, JSON
    Gitlab,
    /// Markdown for a comment on a pull request
    Markdown,
    /// CSV, one row a piece of evidence
    Csv,
    /// A page to read, print and send; one file
    Html,
}

/// What is written where: every `--format`, each with the `--output` that belongs to it.
#[derive(Debug, Default)]
pub(super) struct Writes {
    all: Vec<(ReportFormat, Option<PathBuf>)>,
}

const FORMAT: &str = "format";
const OUTPUT: &str = "output";

impl clap::Args for Writes {
    fn augment_args(command: Command) -> Command {
        let names = ReportFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let parser =
            PossibleValuesParser::new(names).map(|name| ReportFormat::from_str(&name, false).unwrap_or_default());
        let format = Arg::new(FORMAT)
            .long(FORMAT)
            .value_name("FORMAT")
            .value_parser(parser)
            .action(ArgAction::Append)
            .help("How to write the report; may be given several times [default: human]");
        let output = Arg::new(OUTPUT)
            .long(OUTPUT)
            .short('o')
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .action(ArgAction::Append)
            .help("Write to a file, which appears whole or not at all")
            .long_help(
                "Write to a file, which appears whole or not at all\n\nBelongs to the --format before it. A format \
                 without a file goes to standard output, as `-` does: --format human --format sarif --output gainsay.sarif",
            );
        command.arg(format).arg(output)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Writes::augment_args(command)
    }
}

impl FromArgMatches for Writes {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Writes, clap::Error> {
        let formats = matches.indices_of(FORMAT).into_iter().flatten();
        let formats = formats.zip(matches.get_many::<ReportFormat>(FORMAT).into_iter().flatten().copied());
        let outputs = matches.indices_of(OUTPUT).into_iter().flatten();
        let outputs = outputs.zip(matches.get_many::<PathBuf>(OUTPUT).into_iter().flatten().cloned());
        paired(formats.collect(), outputs.collect())
            .map_err(|message| clap::Error::raw(clap::error::ErrorKind::WrongNumberOfValues, format!("{message}\n")))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Writes::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Gives each file to the nearest format before it that has none, or else to the first one behind it.
fn paired(formats: Vec<(usize, ReportFormat)>, outputs: Vec<(usize, PathBuf)>) -> Result<Writes, String> {
    if formats.is_empty() && outputs.len() < 2 {
        let path = outputs.into_iter().next().map(|(_, path)| path);
        return Ok(Writes { all: vec![(ReportFormat::Human, path.filter(|path| path.as_os_str() != "-"))] });
    }
    let mut all: Vec<(usize, ReportFormat, Option<PathBuf>)> =
        formats.into_iter().map(|(at, format)| (at, format, None)).collect();
    for (at, path) in outputs {
        let before = all.iter().rposition(|(place, _, taken)| *place < at && taken.is_none());
        let Some(slot) = before.or_else(|| all.iter().position(|(_, _, taken)| taken.is_none())) else {
            return Err(format!("--output {}: no --format belongs to it", path.display()));
        };
        all[slot].2 = Some(path);
    }
    let streamed = |path: &Option<PathBuf>| path.as_ref().is_none_or(|path| path.as_os_str() == "-");
    if all.iter().filter(|(_, _, path)| streamed(path)).count() > 1 {
        return Err("only one format can go to standard output; give the others an --output FILE".to_owned());
    }
    let files = |path: Option<PathBuf>| path.filter(|path| path.as_os_str() != "-");
    Ok(Writes { all: all.into_iter().map(|(_, format, path)| (format, files(path))).collect() })
}

impl Writes {
    /// The first file, for verbs that print something else than a report.
    pub(super) fn file(&self) -> Option<&Path> {
        self.all.first().and_then(|(_, path)| path.as_deref())
    }
}

impl ReportOptions {
    /// The severity from which on findings fail the run.
    pub(super) fn fail_on(&self, context: &Context) -> FailOn {
        self.fail_on.or(context.config().fail_on).unwrap_or_default()
    }

    /// Tells the walk which files are the run's own.
    pub(super) fn keep_out(&self, context: &Context) {
        let outputs = self.writes.all.iter().filter_map(|(_, path)| path.clone());
        context.keep_out(outputs.chain([self.filter.baseline_path(context.config())]));
    }

    /// Sifts the report, writes it in every format and says how the run ends; `documents` are the articles it is about,
    /// as far as they are at hand.
    ///
    /// No file gets its name before all were written.
    pub(super) fn write(
        &self,
        mut report: Report,
        documents: &[Document],
        context: &Context,
    ) -> Result<Outcome, Failure> {
        self.filter.apply(&mut report, context)?;
        let unsure = self.leave_out_unsure(&mut report);
        if unsure > 0 {
            report.notes.push(format!("findings less sure than --min-sure asks for and not shown: {unsure}"));
        }
        let report = &report;
        let mut written = Vec::new();
        for (format, path) in &self.writes.all {
            let mut out = Output::open(path.as_deref())?;
            self.one(*format, path.is_some(), report, documents, context, &mut out).map_err(|failure| match path {
                Some(path) => failure.of(path),
                None => failure,
            })?;
            written.push(out);
        }
        written.into_iter().try_for_each(Output::finish)?;
        let read = if context.left_unread() { Outcome::Incomplete } else { Outcome::Clean };
        Ok(self.fail_on(context).outcome(report).max(read))
    }

    /// Leaves out findings that are less sure than `--min-sure` asks for, and says how many.
    pub(super) fn leave_out_unsure(&self, report: &mut Report) -> usize {
        let least = self.min_sure.unwrap_or_default();
        let before = report.findings.len();
        report.findings.retain(|finding| finding.sure.unwrap_or_default() >= least);
        report.summary = Summary::of(&report.findings);
        before - report.findings.len()
    }

    fn one(
        &self,
        format: ReportFormat,
        to_file: bool,
        report: &Report,
        documents: &[Document],
        context: &Context,
        out: &mut Output,
    ) -> Result<(), Failure> {
        match format {
            ReportFormat::Human => human::write(report, context.look(to_file), out)?,
            ReportFormat::Concise => concise::write(report, out)?,
            ReportFormat::Json => json::write(report, true, out)?,
            ReportFormat::Jsonl => report.findings.iter().try_for_each(|finding| json::line(finding, out))?,
            ReportFormat::Sarif => sarif::write(report, self.sarif_agreements, out)?,
            ReportFormat::Junit => junit::write(report, self.fail_on(context).least(), out)?,
            ReportFormat::Github => github::write(report, out)?,
            ReportFormat::Gitlab => gitlab::write(report, out)?,
            ReportFormat::Markdown => markdown::write(report, out)?,
            ReportFormat::Csv => csv::write(report, out)?,
            ReportFormat::Html => html::write(report, documents, out)?,
        }
        Ok(out.settle()?)
    }
}

#[cfg(test)]
mod tests {
    use super::{ReportFormat, paired};
    use std::path::PathBuf;

    fn told(words: &[&str]) -> Result<Vec<(ReportFormat, Option<String>)>, String> {
        let (mut formats, mut outputs) = (Vec::new(), Vec::new());
        for (at, word) in words.iter().enumerate() {
            match clap::ValueEnum::from_str(word, false) {
                Ok(format) => formats.push((at, format)),
                Err(_) => outputs.push((at, PathBuf::from(word))),
            }
        }
        let shown = |path: Option<PathBuf>| path.map(|path| path.display().to_string());
        Ok(paired(formats, outputs)?.all.into_iter().map(|(format, path)| (format, shown(path))).collect())
    }

    #[test]
    fn each_file_belongs_to_the_format_before_it() {
        use ReportFormat::{Html, Human, Sarif};
        let file = |name: &str| Some(name.to_owned());
        assert_eq!(told(&[]).unwrap(), [(Human, None)]);
        assert_eq!(told(&["a"]).unwrap(), [(Human, file("a"))]);
        assert_eq!(told(&["a", "sarif"]).unwrap(), [(Sarif, file("a"))]);
        assert_eq!(told(&["human", "sarif", "a"]).unwrap(), [(Human, None), (Sarif, file("a"))]);
        assert_eq!(told(&["sarif", "a", "human"]).unwrap(), [(Sarif, file("a")), (Human, None)]);
        assert_eq!(told(&["sarif", "a", "html", "b"]).unwrap(), [(Sarif, file("a")), (Html, file("b"))]);
        assert_eq!(told(&["sarif", "-"]).unwrap(), [(Sarif, None)]);
        assert!(told(&["sarif", "html", "a", "human"]).is_err());
        assert!(told(&["sarif", "a", "b"]).is_err());
    }
}
