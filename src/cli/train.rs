//! `gainsay train`: makes a model from treebanks; `gainsay train question`: weighs what tells that two values answer one question.

mod question;

use super::context::Context;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::language::Model;
use crate::language::conllu;
use crate::language::train::{Options, Treebank};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Trains a tagger and parser on Universal Dependencies treebanks.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Args {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    parser: Parser,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Weigh what tells that two values answer one question, on affairs with a reader's list
    Question(question::Args),
}

#[derive(Debug, clap::Args)]
struct Parser {
    /// Treebanks in CoNLL-U.
    #[arg(required = true)]
    treebanks: Vec<PathBuf>,
    /// Where to write the model.
    #[arg(short, long, required = true)]
    output: Option<PathBuf>,
    /// A treebank to score the model on; never trained on.
    #[arg(long)]
    dev: Option<PathBuf>,
    /// The folder of WordNet's files (`index.noun`, `data.noun`, `noun.exc` …).
    #[arg(long)]
    wordnet: Option<PathBuf>,
    /// A model to learn from, beside the treebanks; may be given several times.
    #[arg(long = "teacher", value_name = "MODEL")]
    teachers: Vec<PathBuf>,
    /// Passes over the treebanks.
    #[arg(long, default_value_t = Options::default().epochs)]
    epochs: usize,
    /// Where the random numbers start.
    #[arg(long, default_value_t = Options::default().seed)]
    seed: u64,
    /// Width of one direction of an LSTM layer, a multiple of eight.
    #[arg(long, default_value_t = Options::default().hidden)]
    hidden: usize,
    /// Width of the embedding of whole words; the others follow.
    #[arg(long, default_value_t = Options::default().width)]
    width: usize,
}

/// Runs the verb, reporting each pass on standard output.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    match &args.what {
        Some(What::Question(args)) => question::run(args, context),
        None => parser(&args.parser, context),
    }
}

fn parser(args: &Parser, context: &Context) -> Result<Outcome, Failure> {
    let output = args.output.as_deref().unwrap_or(Path::new("-"));
    let banks = args.treebanks.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>()?;
    let dev = args.dev.as_deref().map(read).transpose()?;
    let wordnet = |name: &str| {
        let file = args.wordnet.as_ref().map(|folder| fs::read_to_string(folder.join(name)));
        file.and_then(Result::ok).unwrap_or_default()
    };
    let options =
        Options { epochs: args.epochs, seed: args.seed, hidden: args.hidden, width: args.width, ..Options::default() };
    let teachers = args.teachers.iter().map(|path| model(path)).collect::<Result<Vec<_>, _>>()?;
    let mut told = Ok(());
    let model = Model::train(&banks, wordnet, &teachers, &options, |progress, model| {
        let scores = dev.as_ref().map(|bank| conllu::score(&bank.text, model));
        let line = match scores {
            Some(Ok(scores)) => format!("{progress} | {scores}"),
            _ => progress.to_string(),
        };
        let saved = save(output, model);
        if told.is_ok() {
            told = saved.and_then(|()| Ok(writeln!(io::stdout(), "{line}")?));
        }
    })?;
    told?;
    save(output, &model)?;
    Ok(if context.left_unread() { Outcome::Incomplete } else { Outcome::Clean })
}

/// Writes the model so that the file is always a whole one, whenever training is stopped.
fn save(path: &Path, model: &Model) -> Result<(), Failure> {
    let mut out = Output::open(Some(path))?;
    out.write_all(&model.to_bytes())?;
    out.finish()
}

/// Reads a model's file.
pub(super) fn model(path: &Path) -> Result<Model, Failure> {
    Ok(Model::read(&fs::read(path).map_err(|error| Failure::at(path, error))?)?)
}

fn read(path: &Path) -> Result<Treebank, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::at(path, error))?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok(Treebank { name: path.to_string_lossy().into_owned(), text })
}
