//! How a run ends: what was found, what went wrong, and the exit code that says so.

use crate::error::Error;
use crate::finding::{Report, Severity};
use crate::report::safe;
use clap::ValueEnum;
use schemars::JsonSchema;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// A run that came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// Nothing at or above the threshold: 0.
    Clean,
    /// Findings at or above it: 1.
    Found,
    /// No document found: 3.
    Empty,
    /// Input left unread or unjudged, or a rule's example that fails: 2, which wins over all others.
    Incomplete,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Found => 1,
            Outcome::Incomplete => 2,
            Outcome::Empty => 3,
        })
    }
}

/// A run that could not go on.
#[derive(Debug)]
pub(super) enum Failure {
    /// The library refused its input.
    Library(Error),
    /// A file or a stream failed.
    Io(String, io::Error),
    /// What was asked for makes no sense, as a sentence fragment.
    Usage(String),
    /// There was nothing to read, as a sentence fragment.
    Empty(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        match error {
            Error::Write(error) => Failure::from(error),
            other => Failure::Library(other),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Io("output".to_owned(), error)
    }
}

impl Failure {
    /// A failure of the file at `path`.
    pub(super) fn at(path: &Path, error: io::Error) -> Failure {
        Failure::Io(path.display().to_string(), error)
    }

    /// The same failure, said of the file at `path` where it says nothing better than that output failed.
    pub(super) fn of(self, path: &Path) -> Failure {
        match self {
            Failure::Io(place, error) if place == "output" => Failure::at(path, error),
            other => other,
        }
    }

    /// Says on standard error what went wrong, and how the run ends for it; a closed pipe is nobody's fault.
    pub(super) fn tell(self) -> Outcome {
        let outcome = match &self {
            Failure::Io(_, error) if error.kind() == io::ErrorKind::BrokenPipe => return Outcome::Clean,
            Failure::Empty(_) => Outcome::Empty,
            _ => Outcome::Incomplete,
        };
        // Nobody is left to tell where standard error is closed.
        drop(writeln!(io::stderr(), "gainsay: {}", self.message()));
        outcome
    }

    /// What went wrong, safe to show.
    pub(super) fn message(&self) -> String {
        let message = match self {
            Failure::Library(error) => error.to_string(),
            Failure::Io(place, error) => format!("{place}: {error}"),
            Failure::Usage(message) | Failure::Empty(message) => message.clone(),
        };
        safe(&message).into_owned()
    }
}

/// From which severity on findings fail a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub(super) enum FailOn {
    /// Errors
    #[default]
    Error,
    /// Warnings and errors
    Warning,
    /// Any finding, agreements and updates too
    Note,
    /// Nothing
    Never,
}

impl FailOn {
    /// The least severity that fails a run; none fails where there is none.
    pub(super) fn least(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Note => Some(Severity::Note),
            FailOn::Never => None,
        }
    }

    /// How a run with this report ends.
    pub(super) fn outcome(self, report: &Report) -> Outcome {
        let fails = |least| report.findings.iter().any(|finding| finding.severity >= least);
        let found = self.least().is_some_and(fails);
        unjudged(report).max(if found { Outcome::Found } else { Outcome::Clean })
    }
}

/// Readings that were left unjudged for their number are input left unjudged.
fn unjudged(report: &Report) -> Outcome {
    if report.unjudged > 0 { Outcome::Incomplete } else { Outcome::Clean }
}
