//! `gainsay rules`: what rules are in force, and whether their examples hold.

use super::context::Context;
use super::corpus::Corpus;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::Knowledge;
use crate::finding::Severity;
use crate::judge;
use crate::relation::{DIMENSIONS, Situation};
use crate::report::safe;
use crate::rules::{self, PLACEHOLDERS, Rule};
use clap::Subcommand;
use rayon::prelude::*;
use std::io::Write;
use std::sync::Arc;

/// Lists, shows, tests or examines the rules in force: the built-in ones and those of --rules.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay rules list
  gainsay rules show GS101
  gainsay rules test --rules my-rules/
  gainsay rules lint --rules my-rules/
  gainsay rules coverage collected/")]
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
    /// Say what is odd in rule files: lines that say nothing or can never hold; exits with 1 where there is any
    Lint,
    /// Say how often each rule and each of its conditions decided on a corpus, and which never did
    Coverage {
        #[command(flatten)]
        corpus: Corpus,
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
        What::Lint => lint(&knowledge, &mut out)?,
        What::Coverage { corpus } => coverage(corpus, &knowledge, context, &mut out)?,
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
        writeln!(out)?;
        for line in example.shown() {
            writeln!(out, "  {}", safe(&line))?;
        }
        writeln!(out, "    → {verdict}")?;
    }
    Ok(Outcome::Clean)
}

fn lint(knowledge: &Knowledge, out: &mut impl Write) -> Result<Outcome, Failure> {
    let odd = rules::lint(&knowledge.files, &knowledge.rules)?;
    for told in &odd {
        writeln!(out, "{}", safe(&told.to_string()))?;
    }
    writeln!(out, "messages may name {{{}}}", PLACEHOLDERS.join("}, {"))?;
    let dimensions =
        DIMENSIONS.iter().map(|dimension| format!("{}: {}", dimension.name(), dimension.values().join(", ")));
    for line in dimensions {
        writeln!(out, "  {line}")?;
    }
    writeln!(out, "{} rules, {} odd", knowledge.rules.iter().count(), odd.len())?;
    Ok(if odd.is_empty() { Outcome::Clean } else { Outcome::Found })
}

fn coverage(
    corpus: &Corpus,
    knowledge: &Arc<Knowledge>,
    context: &Context,
    out: &mut impl Write,
) -> Result<Outcome, Failure> {
    let documents = corpus.documents(context)?.documents;
    let claims = crate::settled(context.extract(&documents, knowledge).claims, knowledge);
    let mut never = 0;
    for covered in judge::coverage(&claims, &knowledge.lexicon, &knowledge.rules, Situation::Open) {
        for (part, times) in &covered.parts {
            let mark = if *times == 0 { "  never" } else { "" };
            never += usize::from(*times == 0);
            writeln!(out, "{:<6} {:>8}  {:<8} {}{mark}", covered.rule, times, part.table, part.conditions)?;
        }
    }
    writeln!(out, "{never} never decided, on {} documents", documents.len())?;
    Ok(if context.left_unread() { Outcome::Incomplete } else { Outcome::Clean })
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
