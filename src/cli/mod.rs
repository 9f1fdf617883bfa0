//! The program: arguments, files, clock, terminal and exit codes; the only place that touches any of them.

mod affairs;
mod allow;
mod baseline;
mod cache;
mod check;
mod claims;
mod compare;
mod config;
mod context;
mod corpus;
mod diff;
mod draft;
mod explain;
mod export;
mod extract;
mod facts;
mod file;
mod filter;
mod graph;
mod init;
mod judge;
mod lexicon;
mod licences;
mod lsp;
mod mcp;
mod outcome;
mod output;
mod pages;
mod parse;
mod passing;
mod patience;
mod place;
mod reading;
mod report_options;
mod rules;
mod schema;
mod snapshot;
mod train;
mod walk;

use crate::report::safe;
use clap::{Parser, Subcommand};
use context::{Common, Context};
use outcome::{Failure, Outcome};
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

/// Says where many sources agree, where they contradict each other, and why.
///
/// gainsay reads articles about the same affair, draws claims from their sentences, and compares them.
/// It never says who is right: it shows both sides' words, who each rests on, and the rule that was applied.
/// It needs no network; the same texts and rules give the same report, byte for byte.
#[derive(Debug, Parser)]
#[command(name = "gainsay", version, max_term_width = 100, after_help = EXAMPLES)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    verb: Verb,
}

const EXAMPLES: &str = "\
Examples:
  gainsay check collected/                  every conflict in a folder of articles
  gainsay check a.txt b.md --format json    the same for programs
  gainsay compare draft.md archive/         does the draft contradict what was published?
  gainsay facts collected/                  who answers which question how, as a table
  gainsay explain gs1:7c1e collected/       why a finding was made
  gainsay extract collected/ > claims.jsonl the claims themselves, one JSON object a line

Exit codes: 0 nothing found at or above --fail-on; 1 something found; 2 bad usage, or input left
unread or unjudged (the report is still written); 3 no document found.";

#[derive(Debug, Subcommand)]
enum Verb {
    /// Report contradictions and agreements between articles
    Check(check::Args),
    /// Compare one text with others, or pairs of texts
    Compare(compare::Args),
    /// Print which articles tell of one affair, and whom and what they speak of
    Affairs(affairs::Args),
    /// Print the claims of articles as JSON Lines
    Extract(extract::Args),
    /// Print which questions the articles answer, and who answers what
    Facts(facts::Args),
    /// Report on claims that `extract` printed
    Judge(judge::Args),
    /// Say why a finding was made, or why two sentences were not flagged
    Explain(explain::Args),
    /// Print the graph of claims, actors and sources
    Graph(graph::Args),
    /// Write documents, claims, values and findings as a database
    Export(export::Args),
    /// Show what a change of rules does to the findings, and why
    Diff(diff::Args),
    /// Write findings as .snap files, or check them
    Snapshot(snapshot::Args),
    /// List, show, test or examine the rules in force
    Rules(rules::Args),
    /// Write down what is found now, so that later only new findings count
    Baseline(baseline::Args),
    /// Let a finding stand, with a reason
    Allow(allow::Args),
    /// Write a commented gainsay.toml
    Init(init::Args),
    /// Speak the language server protocol, for editors
    Lsp(lsp::Args),
    /// Speak the model context protocol, for agents
    Mcp(mcp::Args),
    /// Print the completions of a shell
    Completions(pages::Completions),
    /// Print the man page
    Man,
    /// Print the licences of the program and of all that is in it
    #[command(visible_alias = "licenses")]
    Licences,
    /// Remove what is kept between runs
    Cache(cache::Args),
    /// Print the JSON schemas of what goes in and comes out
    Schema(schema::Args),
    /// Say what the vocabulary does not know of some articles
    Lexicon(lexicon::Args),
    /// Print sentences and dependency trees as CoNLL-U
    Parse(parse::Args),
    /// Train a tagger and parser on treebanks
    Train(train::Args),
}

/// Runs the program with `arguments`, its own name first, and says how it ended.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    std::panic::set_hook(Box::new(|fault| {
        // What a fault quotes may be an article's; nobody is left to tell where standard error is closed.
        drop(writeln!(io::stderr(), "gainsay: a fault of the program: {}", safe(&fault.to_string())));
    }));
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            tell_usage(&error);
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let ended = start(cli.common, &cli.verb);
    ended.unwrap_or_else(Failure::tell).into()
}

/// Prints what is wrong with the arguments, or the help that they ask for; what an argument holds is made safe to show.
fn tell_usage(error: &clap::Error) {
    // Nobody is left to tell where even this cannot be written.
    if !error.use_stderr() {
        return drop(error.print());
    }
    for line in error.render().to_string().lines() {
        drop(writeln!(io::stderr(), "{}", safe(line)));
    }
}

/// The claims that such bytes would be taken for as an entry of the cache; for those who try to break it.
#[doc(hidden)]
pub fn kept_claims(bytes: &[u8]) -> Option<Vec<crate::claim::Claim>> {
    cache::unpacked(bytes)
}

fn start(common: Common, verb: &Verb) -> Result<Outcome, Failure> {
    let context = Context::new(common)?;
    context.pool()?.install(|| run(verb, &context))
}

fn run(verb: &Verb, context: &Context) -> Result<Outcome, Failure> {
    match verb {
        Verb::Check(args) => check::run(args, context),
        Verb::Compare(args) => compare::run(args, context),
        Verb::Affairs(args) => affairs::run(args, context),
        Verb::Extract(args) => extract::run(args, context),
        Verb::Facts(args) => facts::run(args, context),
        Verb::Judge(args) => judge::run(args, context),
        Verb::Explain(args) => explain::run(args, context),
        Verb::Graph(args) => graph::run(args, context),
        Verb::Export(args) => export::run(args, context),
        Verb::Rules(args) => rules::run(args, context),
        Verb::Baseline(args) => baseline::run(args, context),
        Verb::Allow(args) => allow::run(args, context),
        Verb::Init(args) => init::run(args),
        Verb::Cache(args) => cache::run(args),
        Verb::Diff(args) => diff::run(args, context),
        Verb::Snapshot(args) => snapshot::run(args, context),
        Verb::Lsp(args) => lsp::run(args, context),
        Verb::Mcp(args) => mcp::run(args, context),
        Verb::Completions(args) => pages::completions(args),
        Verb::Man => pages::man(),
        Verb::Licences => licences::run(),
        Verb::Schema(args) => schema::run(args),
        Verb::Lexicon(args) => lexicon::run(args, context),
        Verb::Parse(args) => parse::run(args, context),
        Verb::Train(args) => train::run(args, context),
    }
}
