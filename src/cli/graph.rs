//! `gainsay graph`: the claim graph, with the findings laid over it.

use super::context::Context;
use super::corpus::Corpus;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::relation::Situation;
use crate::report::graph;
use clap::ValueEnum;
use std::path::PathBuf;

/// Prints the graph of documents, claims, actors, events and sources, with the findings laid over it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay graph collected/ | dot -Tsvg > graph.svg
  gainsay graph collected/ --format gexf --output graph.gexf")]
pub(super) struct Args {
    #[command(flatten)]
    corpus: Corpus,
    /// How to write the graph
    #[arg(long, value_enum, default_value_t)]
    format: GraphFormat,
    /// Write to a file, which appears whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum GraphFormat {
    /// Graphviz
    #[default]
    Dot,
    /// `GraphML`, for yEd and most graph libraries
    Graphml,
    /// GEXF, for Gephi
    Gexf,
    /// JSON: nodes and edges
    Json,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    let knowledge = context.knowledge()?;
    let documents = args.corpus.documents(context)?.documents;
    let mut found = context.extract(&documents, &knowledge);
    let report = crate::judge(found.clone(), &knowledge, Situation::Open);
    let view = crate::graph_view(&mut found.claims, &report, &knowledge, Situation::Open);
    let mut out = Output::open(args.output.as_deref())?;
    match args.format {
        GraphFormat::Dot => graph::dot(&view, &mut out)?,
        GraphFormat::Graphml => graph::graphml(&view, &mut out)?,
        GraphFormat::Gexf => graph::gexf(&view, &mut out)?,
        GraphFormat::Json => graph::json(&view, &mut out)?,
    }
    out.finish()?;
    Ok(if context.left_unread() { Outcome::Incomplete } else { Outcome::Clean })
}
