//! `gainsay diff`: what a change of rules or vocabulary does to the findings, and which line did it.

use super::context::{Context, data_files};
use super::corpus::Corpus;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::Knowledge;
use crate::claim::Claim;
use crate::data::{self, DataFile};
use crate::finding::{CorpusCard, Report};
use crate::relation::Situation;
use crate::report::{json, safe};
use crate::review::cause::{Version, causes};
use crate::review::change::{Change, Grade, Kind, between};
use crate::text::Document;
use clap::ValueEnum;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

/// Shows which findings appear, vanish or change grade between two sets of rules, and why.
///
/// The rules now are those of --rules (or of a folder `rules` here), the ones before those of --rules-base: a folder, or
/// the same folder at a git revision.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay diff --rules my-rules --rules-base main collected/
  gainsay diff --rules my-rules --rules-base old-rules collected/ --format markdown")]
pub(super) struct Args {
    #[command(flatten)]
    corpus: Corpus,
    /// The rules before: a folder, or a git revision of the folder of --rules
    #[arg(long, value_name = "REVISION|DIR")]
    rules_base: String,
    /// How to write the changes
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    /// Write to a file, which appears whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Exit with 1 where anything changed
    #[arg(long)]
    check: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Form {
    /// For people
    #[default]
    Human,
    /// One JSON object
    Json,
    /// Markdown for a comment on a pull request
    Markdown,
}

/// All that changed.
#[derive(Debug, Serialize)]
struct Difference {
    schema: &'static str,
    base: String,
    head: String,
    corpus: CorpusCard,
    changes: Vec<Change>,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    let head_folder =
        context.rules().map(Path::to_path_buf).or_else(|| Some(PathBuf::from("rules")).filter(|here| here.is_dir()));
    let head = match &head_folder {
        Some(folder) => knowledge(data_files(folder)?)?,
        None => context.knowledge()?,
    };
    let base = knowledge(base_files(&args.rules_base, head_folder.as_deref())?)?;
    let documents = args.corpus.documents(context)?.documents;
    let (before, now) = (Run::new(&documents, &base, context), Run::new(&documents, &head, context));
    let mut changes = between(&before.report, &now.report);
    let (base_version, head_version) = (before.version(&base), now.version(&head));
    changes.par_iter_mut().for_each(|change| change.causes = causes(change, base_version, head_version));
    let difference = Difference {
        schema: "gainsay.diff/1",
        base: base.hash.clone(),
        head: head.hash.clone(),
        corpus: now.report.corpus.clone(),
        changes,
    };
    let mut out = Output::open(args.output.as_deref())?;
    match args.format {
        Form::Json => json::pretty(&difference, &mut out)?,
        Form::Human => human(&difference, &mut out)?,
        Form::Markdown => markdown(&difference, &mut out)?,
    }
    out.finish()?;
    let found = if args.check && !difference.changes.is_empty() { Outcome::Found } else { Outcome::Clean };
    Ok(if context.left_unread() { Outcome::Incomplete } else { found })
}

/// Claims and report under one set of rules.
struct Run {
    claims: Vec<Claim>,
    report: Report,
}

impl Run {
    fn new(documents: &[Document], knowledge: &Arc<Knowledge>, context: &Context) -> Run {
        let found = context.extract(documents, knowledge);
        let claims = found.claims.clone();
        Run { report: crate::report(documents, found, knowledge, Situation::Open), claims }
    }

    fn version<'a>(&'a self, knowledge: &'a Knowledge) -> Version<'a> {
        Version { files: &knowledge.files, lexicon: &knowledge.lexicon, rules: &knowledge.rules, claims: &self.claims }
    }
}

/// What a folder's files say: alone where they are a whole vocabulary, otherwise on top of what is built in.
fn knowledge(files: Vec<DataFile>) -> Result<Arc<Knowledge>, Failure> {
    let has = |path: &str| files.iter().any(|file| file.path == path);
    let sections = data::embedded().into_iter().filter(|file| file.path.matches('/').count() == 1);
    let whole = sections.into_iter().all(|file| has(&file.path));
    Ok(Arc::new(if whole { Knowledge::of(files)? } else { Knowledge::with(files)? }))
}

/// The files before: of a folder, or of the same folder at a revision.
fn base_files(named: &str, head: Option<&Path>) -> Result<Vec<DataFile>, Failure> {
    if Path::new(named).is_dir() {
        return data_files(Path::new(named));
    }
    let Some(folder) = head else {
        return Err(Failure::Usage(format!(
            "--rules-base {named}: no such folder; a revision needs --rules DIR, a folder in git"
        )));
    };
    // What begins with a hyphen would be an option of git.
    if named.starts_with('-') {
        return Err(Failure::Usage(format!("--rules-base {named}: neither a folder nor a revision")));
    }
    let listed = git(folder, &["ls-tree", "-r", "-z", "--name-only", named, "--", "."])?;
    let paths = listed.split('\0').filter(|path| path.ends_with(".toml"));
    let read = paths.map(|path| {
        let text = git(folder, &["show", &format!("{named}:./{path}")])?;
        Ok(DataFile { path: path.to_owned(), text: text.into() })
    });
    let files: Vec<DataFile> = read.collect::<Result<_, Failure>>()?;
    if files.is_empty() {
        return Err(Failure::Usage(format!("--rules-base {named}: no rules in {} then", folder.display())));
    }
    Ok(files)
}

/// What git says in a folder.
fn git(folder: &Path, words: &[&str]) -> Result<String, Failure> {
    let ran = Command::new("git").arg("-C").arg(folder).args(words).output();
    let ran = ran.map_err(|error| Failure::Usage(format!("git: {error}")))?;
    if !ran.status.success() {
        let told = String::from_utf8_lossy(&ran.stderr);
        return Err(Failure::Usage(format!("git: {}", told.lines().next().unwrap_or("failed"))));
    }
    Ok(String::from_utf8_lossy(&ran.stdout).into_owned())
}

fn grade(grade: Option<Grade>) -> String {
    grade.map_or_else(String::new, |grade| format!("{} ({})", grade.severity.name(), grade.strength.name()))
}

fn title(change: &Change) -> String {
    match change.kind {
        Kind::Appears => format!("+ appears, {}", grade(change.now)),
        Kind::Vanishes => format!("- vanishes, was {}", grade(change.before)),
        Kind::Regraded => format!("~ was {}, is {}", grade(change.before), grade(change.now)),
    }
}

fn rules(difference: &Difference) -> BTreeSet<(&str, &str)> {
    difference.changes.iter().map(|change| (change.finding.rule.as_str(), change.finding.name.as_str())).collect()
}

fn of<'a>(difference: &'a Difference, rule: &'a str) -> impl Iterator<Item = &'a Change> {
    difference.changes.iter().filter(move |change| change.finding.rule == rule)
}

fn human(difference: &Difference, out: &mut impl Write) -> Result<(), Failure> {
    for (rule, name) in rules(difference) {
        writeln!(out, "{rule} {name}")?;
        for change in of(difference, rule) {
            writeln!(out, "  {}: {}", title(change), safe(&change.finding.message))?;
            for evidence in change.finding.sides.iter().filter_map(|side| side.claims.first()) {
                writeln!(
                    out,
                    "      {}:{} {}",
                    safe(&evidence.document),
                    evidence.span.line,
                    safe(&evidence.quote.exact)
                )?;
            }
            for cause in &change.causes {
                writeln!(out, "      because {}", safe(cause))?;
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "{}", sum(difference))?;
    Ok(())
}

fn sum(difference: &Difference) -> String {
    let count = |kind: Kind| difference.changes.iter().filter(|change| change.kind == kind).count();
    let corpus = &difference.corpus;
    format!(
        "{} appear, {} vanish, {} change grade, on {} documents ({}).",
        count(Kind::Appears),
        count(Kind::Vanishes),
        count(Kind::Regraded),
        corpus.documents,
        corpus.hash.get(..19).unwrap_or(&corpus.hash)
    )
}

fn markdown(difference: &Difference, out: &mut impl Write) -> Result<(), Failure> {
    use crate::report::markdown::escaped;
    writeln!(out, "## gainsay diff\n\n{}\n", escaped(&sum(difference)))?;
    for (rule, name) in rules(difference) {
        writeln!(out, "### {rule} {}\n", escaped(name))?;
        for change in of(difference, rule) {
            writeln!(out, "* **{}**: {}", escaped(&title(change)), escaped(&change.finding.message))?;
            for cause in &change.causes {
                writeln!(out, "  * {}", escaped(cause))?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}
