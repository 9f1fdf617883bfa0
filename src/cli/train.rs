//! `gainsay train`: makes a model from treebanks.

use crate::error::Error;
use crate::language::Model;
use crate::language::conllu;
use crate::language::train::{Options, Treebank};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Trains a tagger and parser on Universal Dependencies treebanks.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Treebanks in CoNLL-U.
    #[arg(required = true)]
    pub treebanks: Vec<PathBuf>,
    /// Where to write the model.
    #[arg(short, long)]
    pub output: PathBuf,
    /// A treebank to score the model on; never trained on.
    #[arg(long)]
    pub dev: Option<PathBuf>,
    /// The folder of WordNet's files (`index.noun`, `data.noun`, `noun.exc` …).
    #[arg(long)]
    pub wordnet: Option<PathBuf>,
    /// Passes over the treebanks.
    #[arg(long, default_value_t = Options::default().epochs)]
    pub epochs: usize,
    /// Where the random numbers start.
    #[arg(long, default_value_t = Options::default().seed)]
    pub seed: u64,
    /// Width of one direction of an LSTM layer, a multiple of eight.
    #[arg(long, default_value_t = Options::default().hidden)]
    pub hidden: usize,
    /// Width of the embedding of whole words; the others follow.
    #[arg(long, default_value_t = Options::default().width)]
    pub width: usize,
}

/// Runs the verb, reporting each pass to `out`.
///
/// # Errors
/// Where a file cannot be read or written, or a treebank is broken.
pub fn run(args: &Args, mut out: impl Write) -> Result<(), Error> {
    let banks = args.treebanks.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>()?;
    let dev = args.dev.as_deref().map(read).transpose()?;
    let wordnet = |name: &str| {
        let file = args.wordnet.as_ref().map(|folder| fs::read_to_string(folder.join(name)));
        file.and_then(Result::ok).unwrap_or_default()
    };
    let options =
        Options { epochs: args.epochs, seed: args.seed, hidden: args.hidden, width: args.width, ..Options::default() };
    let mut failed = Ok(());
    let model = Model::train(&banks, wordnet, &options, |progress, model| {
        let scores = dev.as_ref().map(|bank| conllu::score(&bank.text, model));
        let line = match scores {
            Some(Ok(scores)) => format!("{progress} | {scores}"),
            _ => progress.to_string(),
        };
        let written = writeln!(out, "{line}").and_then(|()| fs::write(&args.output, model.to_bytes()));
        if failed.is_ok() {
            failed = written.map_err(Error::from);
        }
    })?;
    failed?;
    fs::write(&args.output, model.to_bytes())?;
    Ok(())
}

fn read(path: &Path) -> Result<Treebank, Error> {
    let text = String::from_utf8_lossy(&fs::read(path)?).into_owned();
    Ok(Treebank { name: path.to_string_lossy().into_owned(), text })
}
