//! `gainsay parse`: sentences and trees as CoNLL-U.

use crate::error::Error;
use crate::language::{Model, conllu, parse};
use crate::text::Document;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Prints the dependency trees of documents as CoNLL-U.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files to read.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// How to read them: `text` or `conllu`; by their ending unless given.
    #[arg(long, default_value = "auto")]
    pub input: String,
    /// Number of threads.
    #[arg(long, default_value_t = 1)]
    pub threads: usize,
    /// A model file to use instead of the built-in one.
    #[arg(long)]
    pub model: Option<PathBuf>,
}

/// Runs the verb, writing to `out`.
///
/// # Errors
/// Where a file cannot be read or is no CoNLL-U, or `out` fails.
pub fn run(args: &Args, out: impl Write) -> Result<(), Error> {
    let own = match &args.model {
        Some(path) => Some(Model::read(&fs::read(path)?)?),
        None => None,
    };
    let model = own.as_ref().unwrap_or_else(|| Model::english());
    let mut out = BufWriter::with_capacity(1 << 16, out);
    for path in &args.paths {
        let text = String::from_utf8_lossy(&fs::read(path)?).into_owned();
        let annotated =
            args.input == "conllu" || args.input == "auto" && path.extension().is_some_and(|e| e == "conllu");
        if annotated {
            conllu::annotate(&text, model, &mut out)?;
        } else {
            let document = Document::bare(path.to_string_lossy(), text);
            conllu::write(&parse(&document, model), &mut out)?;
        }
    }
    out.flush()?;
    Ok(())
}
