//! `gainsay schema`: the JSON schemas of what goes in and comes out.

use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::PairVerdict;
use crate::claim::Claim;
use crate::finding::{FactTable, Finding, GraphView, Report};
use crate::report::json;
use crate::text::jsonl;
use clap::ValueEnum;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

/// Prints a JSON schema (draft 2020-12) of what gainsay writes or reads.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay schema report > gainsay-report.schema.json
  gainsay schema claim")]
pub(super) struct Args {
    /// Which
    #[arg(value_enum, default_value_t)]
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum What {
    /// `check --format json`
    #[default]
    Report,
    /// A line of `check --format jsonl`
    Finding,
    /// `facts --format json`
    Facts,
    /// A line of `extract`
    Claim,
    /// A line of `compare --pairs`, without its id
    Verdict,
    /// A line of JSON Lines as input
    Document,
    /// `graph --format json`
    Graph,
}

/// Runs the verb.
pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let schema = match args.what {
        What::Report => written::<Report>(),
        What::Finding => written::<Finding>(),
        What::Facts => written::<FactTable>(),
        What::Claim => written::<Claim>(),
        What::Verdict => written::<PairVerdict>(),
        What::Document => SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<jsonl::Line>(),
        What::Graph => written::<GraphView>(),
    };
    let mut out = Output::open(None)?;
    json::pretty(&schema, &mut out)?;
    out.finish()?;
    Ok(Outcome::Clean)
}

fn written<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}
