//! `gainsay schema`: the JSON schemas of what goes in and comes out.

use super::config;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::PairVerdict;
use crate::claim::Claim;
use crate::finding::{FactTable, Finding, GraphView, Report};
use crate::lexicon;
use crate::report::json;
use crate::review::{allow, baseline};
use crate::rules::RawRule;
use crate::text::jsonl;
use clap::ValueEnum;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

/// Prints a JSON schema (draft 2020-12) of what gainsay writes or reads.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay schema report > gainsay-report.schema.json
  gainsay schema claim
  gainsay schema config > gainsay.schema.json     for editors: a first line \"#:schema gainsay.schema.json\"")]
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
    /// `gainsay.toml`
    Config,
    /// A rule's file, `rules/NAME.toml`
    Rule,
    /// `gainsay-allow.toml`
    Allow,
    /// A line of `gainsay-baseline.jsonl`
    Baseline,
    /// A file of `rules/lexicon/actors/`
    LexiconActors,
    /// `rules/lexicon/attributes.toml`
    LexiconAttributes,
    /// A file of `rules/lexicon/cues/`
    LexiconCues,
    /// A file of `rules/lexicon/events/`
    LexiconEvents,
    /// `rules/lexicon/speech.toml`
    LexiconSpeech,
    /// `rules/lexicon/units.toml`
    LexiconUnits,
    /// A file of `rules/lexicon/words/`
    LexiconWords,
}

/// Runs the verb.
pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let schema = match args.what {
        What::Report => written::<Report>(),
        What::Finding => written::<Finding>(),
        What::Facts => written::<FactTable>(),
        What::Claim => written::<Claim>(),
        What::Verdict => written::<PairVerdict>(),
        What::Document => read::<jsonl::Line>(),
        What::Graph => written::<GraphView>(),
        What::Config => read::<config::Raw>(),
        What::Rule => read::<RawRule>(),
        What::Allow => read::<allow::Raw>(),
        What::Baseline => read::<baseline::Entry>(),
        What::LexiconActors => section("actors"),
        What::LexiconAttributes => section("attributes"),
        What::LexiconCues => section("cues"),
        What::LexiconEvents => section("events"),
        What::LexiconSpeech => section("speech"),
        What::LexiconUnits => section("units"),
        What::LexiconWords => section("words"),
    };
    let mut out = Output::open(None)?;
    json::pretty(&schema, &mut out)?;
    out.finish()?;
    Ok(Outcome::Clean)
}

fn read<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>()
}

fn section(name: &str) -> Schema {
    lexicon::schema(name).unwrap_or_default()
}

fn written<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}
