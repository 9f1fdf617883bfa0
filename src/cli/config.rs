//! `gainsay.toml`: found in the working folder or above it, or named by `--config`; every key is checked.

use super::outcome::{FailOn, Failure};
use super::place::Base;
use crate::data::{DataFile, nearest};
use crate::error::Error;
use crate::finding::{Place, Report, RuleCard, Severity, Strength, Summary};
use crate::rules::Rules;
use crate::text::{Bounds, Document};
use clap::ValueEnum;
use globset::{GlobBuilder, GlobMatcher};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use toml::Spanned;

/// The name under which it is found.
pub(super) const NAME: &str = "gainsay.toml";

/// What must be known of a finding for it to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum KnownBy {
    /// The finding and every document in it: one that a further document joins is shown
    #[default]
    Document,
    /// The finding alone, whoever joins it
    Finding,
}

/// The file, key for key.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "Configuration")]
pub(super) struct Raw {
    /// What to read where no path is named.
    #[serde(default)]
    paths: Vec<String>,
    /// Patterns of files that are never read.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    exclude: Vec<Spanned<String>>,
    /// Folders of rules and vocabulary, on top of the built-in ones.
    #[serde(default)]
    rules: Vec<String>,
    /// From which severity on a finding fails the run.
    #[schemars(with = "Option<FailOn>")]
    fail_on: Option<Spanned<String>>,
    /// Where known findings are kept.
    baseline: Option<String>,
    /// Whether to show only findings that the baseline does not know.
    #[serde(default)]
    new_only: bool,
    /// What makes a finding known.
    known_by: Option<KnownBy>,
    /// Where allowances are kept.
    allow: Option<String>,
    /// Whether claims and verdicts are kept between runs.
    cache: Option<bool>,
    /// Severities by the code or name of a rule.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Wanted>")]
    severity: Severities,
    /// What the paths of files say of documents.
    #[serde(default)]
    document: Vec<RawDocument>,
    /// What is too much.
    #[serde(default)]
    limits: Limits,
}

/// A severity, for the schema alone.
#[derive(JsonSchema)]
#[schemars(rename = "SeverityOrOff", rename_all = "kebab-case")]
#[expect(dead_code, reason = "only its schema is read")]
enum Wanted {
    Error,
    Warning,
    Note,
    Off,
}

type Severities = BTreeMap<Spanned<String>, Spanned<String>>;

/// What a file's path says of a document.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawDocument {
    /// The pattern of the paths of files.
    #[schemars(with = "String")]
    r#match: Spanned<String>,
    /// The outlet.
    source: Option<String>,
    /// The day of publication, or `from-path` for the first day that the path names.
    #[schemars(with = "Option<String>")]
    published: Option<Spanned<String>>,
    /// Whether source and day hold against what a document says itself.
    #[serde(default)]
    pin: bool,
    /// Severities of findings of which one side rests on such documents alone.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Wanted>")]
    severity: Severities,
}

/// What is too much.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Limits {
    /// Bytes of one document; of longer ones the rest is left unread.
    pub(super) document_bytes: usize,
    /// Bytes of all documents that are held at once; what comes behind is left unread.
    pub(super) corpus_bytes: usize,
    /// Seconds that reading one document, or drawing its claims, may take.
    document_seconds: f64,
    /// Seconds that a pipe named as a file may be silent.
    pipe_seconds: f64,
}

impl Default for Limits {
    /// The longest novel, a hundred thousand articles, and times that a slow machine keeps.
    fn default() -> Limits {
        let document_bytes = Bounds::default().document;
        Limits { document_bytes, corpus_bytes: 1_000_000_000, document_seconds: 120.0, pipe_seconds: 60.0 }
    }
}

impl Limits {
    /// What a reader must know of them.
    pub(super) fn bounds(self) -> Bounds {
        Bounds { document: self.document_bytes }
    }

    /// How long one document may take.
    pub(super) fn document_time(self) -> Duration {
        time(self.document_seconds)
    }

    /// How long a pipe may be silent.
    pub(super) fn pipe_time(self) -> Duration {
        time(self.pipe_seconds)
    }
}

/// A time of seconds; what is none takes no time, and what is endless a year.
fn time(seconds: f64) -> Duration {
    const YEAR: f64 = 365.0 * 86_400.0;
    Duration::from_secs_f64(if seconds.is_nan() { 0.0 } else { seconds.clamp(0.0, YEAR) })
}

/// The configuration of a run, checked.
#[derive(Debug, Default)]
pub(super) struct Config {
    /// Where to look where no path is named.
    pub(super) paths: Vec<PathBuf>,
    /// Folders of rules and vocabulary.
    pub(super) rules: Vec<PathBuf>,
    /// The threshold, where none is named.
    pub(super) fail_on: Option<FailOn>,
    /// The baseline, where none is named.
    pub(super) baseline: Option<PathBuf>,
    /// Whether only new findings are shown.
    pub(super) new_only: bool,
    /// What makes a finding known, where that is not named.
    pub(super) known_by: Option<KnownBy>,
    /// The allowances, where none are named.
    pub(super) allow: Option<PathBuf>,
    /// Whether claims are kept between runs.
    pub(super) cache: Option<bool>,
    pub(super) limits: Limits,
    exclude: Vec<GlobMatcher>,
    severity: Vec<Grade>,
    documents: Vec<About>,
    /// The path of the configuration's folder as places begin with it.
    prefix: String,
    file: Option<DataFile>,
}

/// A severity for a rule; none switches it off.
#[derive(Debug)]
struct Grade {
    rule: Spanned<String>,
    severity: Option<Severity>,
}

/// What is said of documents by the pattern of their paths.
#[derive(Debug)]
struct About {
    pattern: GlobMatcher,
    source: Option<String>,
    published: Option<Published>,
    /// Whether it holds against what a document says itself.
    pin: bool,
    severity: Vec<Grade>,
}

#[derive(Debug, Clone, Copy)]
enum Published {
    FromPath,
    On(Date),
}

impl Config {
    /// The configuration that is named, or the nearest one, or none.
    pub(super) fn load(named: Option<&Path>, isolated: bool) -> Result<Config, Failure> {
        let found = match named {
            Some(path) => Some(path.to_path_buf()),
            None if isolated => None,
            None => env::current_dir().ok().and_then(|here| above(&here)),
        };
        let Some(path) = found else { return Ok(Config::default()) };
        let text = fs::read_to_string(&path).map_err(|error| Failure::at(&path, error))?;
        let shown = env::current_dir().ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf));
        let file = DataFile { path: shown.unwrap_or_else(|| path.clone()).display().to_string(), text: text.into() };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Ok(Config::read(file, folder)?)
    }

    fn read(file: DataFile, folder: &Path) -> Result<Config, Error> {
        let raw: Raw = file.parse()?;
        let below = |path: &String| if folder == Path::new(".") { PathBuf::from(path) } else { folder.join(path) };
        let fail_on = raw.fail_on.as_ref().map(|name| {
            FailOn::from_str(name.as_ref(), false)
                .map_err(|_| file.error(name.span(), "expected error, warning, note or never"))
        });
        let documents = raw.document.into_iter().map(|about| About::read(about, &file));
        Ok(Config {
            paths: raw.paths.iter().map(below).collect(),
            rules: raw.rules.iter().map(below).collect(),
            fail_on: fail_on.transpose()?,
            baseline: raw.baseline.as_ref().map(below),
            new_only: raw.new_only,
            known_by: raw.known_by,
            allow: raw.allow.as_ref().map(below),
            cache: raw.cache,
            limits: raw.limits,
            exclude: raw.exclude.iter().map(|glob| matcher(glob, &file)).collect::<Result<_, _>>()?,
            severity: grades(raw.severity, &file)?,
            documents: documents.collect::<Result<_, _>>()?,
            prefix: Base::find().shown(folder),
            file: Some(file),
        })
    }

    /// Whether a file is left out.
    pub(super) fn excludes(&self, place: &Place) -> bool {
        self.exclude.iter().any(|glob| self.fits(glob, place))
    }

    /// Says of a document what its file's path says: where the document itself does not, or against it where that is
    /// pinned. Of entries of one kind the first holds.
    pub(super) fn describe(&self, document: &mut Document, place: &Place) {
        let fitting = || self.documents.iter().filter(|about| self.fits(&about.pattern, place));
        let day = |about: &About| match about.published? {
            Published::On(day) => Some(day),
            Published::FromPath => day_in(&place.path).or_else(|| day_in(&place.file)),
        };
        let pinned = || fitting().filter(|about| about.pin);
        let source = pinned().find_map(|about| about.source.clone()).or_else(|| document.source.take());
        document.source = source.or_else(|| fitting().find_map(|about| about.source.clone()));
        let published = pinned().find_map(day).or(document.published);
        document.published = published.or_else(|| fitting().find_map(day));
    }

    /// A pattern means files: what an article calls itself, in its id or address, fits none.
    fn fits(&self, glob: &GlobMatcher, place: &Place) -> bool {
        let inside = place.path.strip_prefix(&self.prefix).map(|rest| rest.trim_start_matches('/'));
        glob.is_match(&place.file) || inside.is_some_and(|path| glob.is_match(path))
    }

    /// Checks that the rules it names exist.
    pub(super) fn check_rules(&self, rules: &Rules) -> Result<(), Error> {
        let Some(file) = &self.file else { return Ok(()) };
        let all = self.severity.iter().chain(self.documents.iter().flat_map(|about| &about.severity));
        for grade in all {
            let named = grade.rule.as_ref();
            if !rules.iter().any(|rule| is(named, &rule.card)) {
                let known = rules.iter().flat_map(|rule| [rule.card.code.as_str(), rule.card.name.as_str()]);
                let hint = nearest(named, known).map_or_else(
                    || "`gainsay rules list` names them all".to_owned(),
                    |name| format!("did you mean `{name}`?"),
                );
                return Err(file.error(grade.rule.span(), format!("no rule is called `{named}`; {hint}")));
            }
        }
        Ok(())
    }

    /// Gives findings the severities of the configuration: of their rule, then of their documents' paths.
    pub(super) fn grade(&self, report: &mut Report) {
        if self.severity.is_empty() && self.documents.iter().all(|about| about.severity.is_empty()) {
            return;
        }
        let (cards, places) = (&report.cards, &report.places);
        let nowhere = Place::default();
        report.findings.retain_mut(|finding| {
            let Some(card) = cards.get(&finding.rule) else { return true };
            let mut wanted =
                self.severity.iter().rfind(|grade| is(grade.rule.as_ref(), card)).map(|grade| grade.severity);
            for about in &self.documents {
                let here = |id: &String| self.fits(&about.pattern, places.get(id).unwrap_or(&nowhere));
                // A side that rests on such documents alone is enough.
                let whole =
                    finding.sides.iter().any(|side| side.claims.iter().all(|evidence| here(&evidence.document)));
                let said = about.severity.iter().rfind(|grade| is(grade.rule.as_ref(), card));
                wanted = said.filter(|_| whole).map(|grade| grade.severity).or(wanted);
            }
            match wanted {
                Some(None) => return false,
                Some(Some(severity)) if finding.strength == Strength::Qualified => {
                    finding.severity = severity.min(Severity::Warning);
                }
                Some(Some(severity)) => finding.severity = severity,
                None => {}
            }
            true
        });
        for card in report.cards.values_mut() {
            let wanted =
                self.severity.iter().rfind(|grade| is(grade.rule.as_ref(), card)).and_then(|grade| grade.severity);
            card.severity = wanted.unwrap_or(card.severity);
        }
        report.summary = Summary::of(&report.findings);
    }
}

impl About {
    fn read(raw: RawDocument, file: &DataFile) -> Result<About, Error> {
        let published = raw.published.as_ref().map(|written| match written.as_ref().as_str() {
            "from-path" => Ok(Published::FromPath),
            day => day.parse().map(Published::On).map_err(|_| {
                file.error(
                    written.span(),
                    "expected a day (2026-01-31), or \"from-path\" for the day in the file's path",
                )
            }),
        });
        Ok(About {
            pattern: matcher(&raw.r#match, file)?,
            source: raw.source.filter(|source| !source.trim().is_empty()),
            published: published.transpose()?,
            pin: raw.pin,
            severity: grades(raw.severity, file)?,
        })
    }
}

/// `gainsay.toml` in a folder or the nearest one above it.
fn above(here: &Path) -> Option<PathBuf> {
    here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
}

fn matcher(glob: &Spanned<String>, file: &DataFile) -> Result<GlobMatcher, Error> {
    let built = GlobBuilder::new(glob.as_ref()).literal_separator(true).build();
    built
        .map(|glob| glob.compile_matcher())
        .map_err(|error| file.error(glob.span(), format!("is no pattern: {}", error.kind())))
}

fn grades(written: Severities, file: &DataFile) -> Result<Vec<Grade>, Error> {
    let read = written.into_iter().map(|(rule, severity)| {
        let grade = match severity.as_ref().as_str() {
            "off" => None,
            "note" => Some(Severity::Note),
            "warning" => Some(Severity::Warning),
            "error" => Some(Severity::Error),
            _ => return Err(file.error(severity.span(), "expected error, warning, note or off")),
        };
        Ok(Grade { rule, severity: grade })
    });
    read.collect()
}

fn is(named: &str, card: &RuleCard) -> bool {
    named == card.code || named == card.name
}

/// The first day that a path names: `2017-06-07`, `2017/06/07`, `2017_06_07` or `20170607`.
fn day_in(path: &str) -> Option<Date> {
    let bytes = path.as_bytes();
    (0..bytes.len()).filter(|&at| at == 0 || !bytes[at - 1].is_ascii_digit()).find_map(|at| {
        let number = |from: usize, length: usize| -> Option<i16> {
            let digits = path.get(from..from + length)?;
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
        };
        let year = number(at, 4).filter(|year| (1800..2200).contains(year))?;
        let set_apart = bytes.get(at + 4).is_some_and(|byte| b"-/_".contains(byte));
        let (month, day) = if set_apart && bytes.get(at + 7) == bytes.get(at + 4) {
            (number(at + 5, 2)?, number(at + 8, 2)?)
        } else {
            (number(at + 4, 2)?, number(at + 6, 2)?)
        };
        let ends = |end: usize| !bytes.get(end).is_some_and(u8::is_ascii_digit);
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
        date.filter(|_| ends(if set_apart { at + 10 } else { at + 8 }))
    })
}

#[cfg(test)]
mod tests {
    use super::day_in;

    #[test]
    fn a_day_is_found_in_a_path_and_nothing_else_is_taken_for_one() {
        let day = |path: &str| day_in(path).map(|day| day.to_string());
        assert_eq!(day("bbc/2017-06-07-visas.txt").as_deref(), Some("2017-06-07"));
        assert_eq!(day("2017/06/07/visas.txt").as_deref(), Some("2017-06-07"));
        assert_eq!(day("visas20170607.txt").as_deref(), Some("2017-06-07"));
        assert_eq!(day("a/20170641.txt"), None);
        assert_eq!(day("a/1234567890.txt"), None);
        assert_eq!(day("a/2017.txt"), None);
    }
}
