//! `gainsay init`: a configuration to begin with, every key explained and commented out.

use super::config::NAME;
use super::outcome::{Failure, Outcome};
use std::fs;
use std::io::Write;
use std::path::PathBuf;

/// Writes a commented gainsay.toml; one that is there is left alone.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// In which folder
    #[arg(default_value = ".", value_name = "DIR")]
    folder: PathBuf,
}

/// Runs the verb.
pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let path = args.folder.join(NAME);
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&path);
    if file.as_ref().is_err_and(|error| error.kind() == std::io::ErrorKind::AlreadyExists) {
        return Err(Failure::Usage(format!("{} is there already", path.display())));
    }
    let written = file.as_mut().map(|file| file.write_all(TEMPLATE.as_bytes()));
    match written {
        Ok(Ok(())) => Ok(Outcome::Clean),
        Ok(Err(error)) => Err(Failure::at(&path, error)),
        Err(_) => Err(Failure::at(&path, file.err().unwrap_or_else(|| std::io::ErrorKind::Other.into()))),
    }
}

/// The template; a test reads it with every line in force.
pub(super) const TEMPLATE: &str = include_str!("template.toml");
