//! What stands between judging and writing: severities of the configuration, allowances, the baseline.

use super::config::{Config, KnownBy};
use super::context::Context;
use super::outcome::Failure;
use crate::data::DataFile;
use crate::finding::{Report, Summary};
use crate::review::allow::Allowances;
use crate::review::baseline::{self, Baseline};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::fs;
use std::path::PathBuf;

/// The names under which the files are kept.
pub(super) const BASELINE: &str = "gainsay-baseline.jsonl";
const ALLOWANCES: &str = "gainsay-allow.toml";

/// Which findings are shown.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Filter {
    /// The findings that are known, as `baseline write` wrote them [default: gainsay-baseline.jsonl]
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Show and count only findings that the baseline does not know
    #[arg(long)]
    pub(super) new_only: bool,
    /// What makes a finding known [default: document]
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) known_by: Option<KnownBy>,
    /// Findings that are let stand, each with a reason [default: gainsay-allow.toml where there is one]
    #[arg(long, value_name = "FILE")]
    pub(super) allow: Option<PathBuf>,
}

impl Filter {
    /// Grades and sifts a report, and says in it what was left unread.
    ///
    /// # Errors
    /// A file that cannot be read, or says something it must not.
    pub(super) fn apply(&self, report: &mut Report, context: &Context) -> Result<(), Failure> {
        let config = context.config();
        config.grade(report);
        let baseline = (self.new_only || config.new_only).then(|| self.read_baseline(config)).transpose()?;
        let stale = baseline.as_ref().map_or(0, |(_, known)| known.stale(report).len());
        self.allow(report, context)?;
        if let Some((path, known)) = baseline {
            let before = report.findings.len();
            let by = self.known_by.or(config.known_by).unwrap_or_default();
            let mut joined = Vec::new();
            report.findings.retain(|finding| match known.knows(finding) {
                baseline::Known::New => true,
                baseline::Known::Joined(documents) if by == KnownBy::Document => {
                    joined.push(format!("{} is known from {path}; new in it: {}", finding.id, documents.join(", ")));
                    true
                }
                baseline::Known::Joined(_) | baseline::Known::Whole => false,
            });
            report.notes.extend(joined);
            report.summary = Summary::of(&report.findings);
            let hidden = before - report.findings.len();
            if hidden > 0 {
                report.notes.push(format!("findings known from {path} and not shown: {hidden}"));
            }
            if stale > 0 {
                context
                    .tell(&format!("{path}: {stale} of its findings are gone; `gainsay baseline prune` removes them"));
            }
        }
        report.unread = context.all_unread();
        Ok(())
    }

    /// Where the baseline is.
    pub(super) fn baseline_path(&self, config: &Config) -> PathBuf {
        self.baseline.clone().or_else(|| config.baseline.clone()).unwrap_or_else(|| PathBuf::from(BASELINE))
    }

    /// Where allowances are.
    pub(super) fn allow_path(&self, config: &Config) -> PathBuf {
        self.allow.clone().or_else(|| config.allow.clone()).unwrap_or_else(|| PathBuf::from(ALLOWANCES))
    }

    /// The file of allowances, where one was named or is there.
    ///
    /// # Errors
    /// One that was named and cannot be read.
    pub(super) fn read_allowances(&self, context: &Context) -> Result<Option<DataFile>, Failure> {
        let named = self.allow.is_some() || context.config().allow.is_some();
        let path = self.allow_path(context.config());
        if !named && (context.isolated() || !path.is_file()) {
            return Ok(None);
        }
        let text = fs::read_to_string(&path).map_err(|error| Failure::at(&path, error))?;
        Ok(Some(DataFile { path: path.display().to_string(), text: text.into() }))
    }

    /// The baseline and its name.
    pub(super) fn read_baseline(&self, config: &Config) -> Result<(String, Baseline), Failure> {
        let path = self.baseline_path(config);
        if !path.exists() {
            let message = format!("{}: is not there; `gainsay baseline write` writes it", path.display());
            return Err(Failure::Usage(message));
        }
        let text = fs::read_to_string(&path).map_err(|error| Failure::at(&path, error))?;
        let shown = path.display().to_string();
        let known = Baseline::read(&shown, &text)?;
        Ok((shown, known))
    }

    fn allow(&self, report: &mut Report, context: &Context) -> Result<(), Failure> {
        let Some(file) = self.read_allowances(context)? else { return Ok(()) };
        let allowances = Allowances::read(&file)?;
        let today = today();
        for trouble in allowances.troubles(report, today) {
            context.tell(&trouble);
        }
        let allowed = allowances.apply(report, today);
        if allowed > 0 {
            report.notes.push(format!("findings allowed by {} and not shown: {allowed}", file.path));
        }
        Ok(())
    }
}

/// The day in UTC, so that one run on two machines ends alike.
pub(super) fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}
