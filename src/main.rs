//! The program: everything is in [`gainsay::cli`].

use clap::{Parser, Subcommand};
use gainsay::cli::{parse, train};
use std::io;
use std::process::ExitCode;

#[derive(Debug, Parser)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Parse(parse::Args),
    Train(train::Args),
}

fn main() -> ExitCode {
    let done = match &Cli::parse().verb {
        Verb::Parse(args) => parse::run(args, io::stdout().lock()),
        Verb::Train(args) => train::run(args, io::stdout().lock()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            io::Write::write_fmt(&mut io::stderr(), format_args!("gainsay: {error}\n")).ok();
            ExitCode::from(2)
        }
    }
}
