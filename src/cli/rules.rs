//! `gainsay rules`: what rules are in force, and whether their examples hold.

use super::context::Context;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::Knowledge;
use crate::finding::Severity;
use crate::report::safe;
use crate::rules::Rule;
use clap::Subcommand;
use rayon::prelude::*;
use std::io::Write;

/// Lists, shows or tests the rules in force: the built-in ones and those of --rules.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay rules list
  gainsay rules show GS101
  gainsay rules test --rules my-rules/")]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print every rule's code, severity, verdict and name
    List,
    /// Print a rule with its reason and its examples
    Show {
        /// Its code (GS101) or name (opposite-polarity)
        rule: String,
    },
    /// Run every rule's examples through the whole pipeline; exits with 2 where one fails
    Test,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    let knowledge = context.knowledge()?;
    let mut out = Output::open(None)?;
    let outcome = match &args.what {
        What::List => list(&knowledge, &mut out)?,
        What::Show { rule } => show(rule, &knowledge, &mut out)?,
        What::Test => test(&knowledge, &mut out)?,
    };
    out.finish()?;
    Ok(outcome)
}

fn list(knowledge: &Knowledge, out: &mut impl Write) -> Result<Outcome, Failure> {
    for rule in knowledge.rules.iter() {
        let (code, name) = (safe(&rule.card.code), safe(&rule.card.name));
        let verdict = format!("{:?}", rule.card.verdict).to_lowercase();
        writeln!(out, "{code:<6} {:<8} {verdict:<14} {name}", severity(rule))?;
    }
    Ok(Outcome::Clean)
}

fn severity(rule: &Rule) -> &'static str {
    match rule.card.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn show(wanted: &str, knowledge: &Knowledge, out: &mut impl Write) -> Result<Outcome, Failure> {
    let found =
        knowledge.rules.iter().find(|rule| rule.card.code.eq_ignore_ascii_case(wanted) || rule.card.name == wanted);
    let Some(rule) = found else {
        return Err(Failure::Usage(format!("no rule {wanted:?}; `gainsay rules list` names them all")));
    };
    writeln!(
        out,
        "{} {} [{}]\n\n{}",
        safe(&rule.card.code),
        safe(&rule.card.name),
        severity(rule),
        safe(&rule.card.why)
    )?;
    for example in &rule.examples {
        let verdict = format!("{:?}", example.verdict).to_lowercase();
        writeln!(out, "\n  {}\n  {}\n    → {verdict}", safe(&example.left), safe(&example.right))?;
    }
    Ok(Outcome::Clean)
}

fn test(knowledge: &Knowledge, out: &mut impl Write) -> Result<Outcome, Failure> {
    let all: Vec<_> =
        knowledge.rules.iter().flat_map(|rule| rule.examples.iter().map(move |example| (rule, example))).collect();
    let failed: Vec<Option<String>> =
        all.par_iter().map(|(rule, example)| crate::prove(&rule.card.code, example, knowledge)).collect();
    for ((rule, example), problem) in all.iter().zip(&failed) {
        if let Some(problem) = problem {
            writeln!(out, "{} {}: {}", safe(&rule.card.code), safe(&rule.card.name), safe(problem))?;
            writeln!(out, "    {}\n    {}", safe(&example.left), safe(&example.right))?;
        }
    }
    let wrong = failed.iter().flatten().count();
    writeln!(out, "{} examples, {wrong} failed", all.len())?;
    Ok(if wrong == 0 { Outcome::Clean } else { Outcome::Incomplete })
}
