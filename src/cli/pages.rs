//! `gainsay completions` and `gainsay man`: what a shell and `man` want to know, from the arguments themselves.

use super::outcome::{Failure, Outcome};
use super::output::Output;
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use std::io::Write;

/// Prints the completions of a shell.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay completions bash > ~/.local/share/bash-completion/completions/gainsay
  gainsay completions fish > ~/.config/fish/completions/gainsay.fish")]
pub(super) struct Completions {
    /// Which
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the completions.
pub(super) fn completions(args: &Completions) -> Result<Outcome, Failure> {
    let mut bytes = Vec::new();
    clap_complete::generate(args.shell, &mut super::Cli::command(), "gainsay", &mut bytes);
    print(&bytes)
}

/// Prints the man page, all verbs in it.
pub(super) fn man() -> Result<Outcome, Failure> {
    let mut whole = super::Cli::command();
    whole.build();
    let mut bytes = Vec::new();
    page(&whole, &mut bytes)?;
    print(&bytes)
}

/// The page of the program, then the descriptions and options of its verbs as sections of the same page.
fn page(whole: &Command, out: &mut Vec<u8>) -> Result<(), Failure> {
    clap_mangen::Man::new(whole.clone()).render(out)?;
    for verb in whole.get_subcommands().filter(|verb| !verb.is_hide_set() && verb.get_name() != "help") {
        let man = clap_mangen::Man::new(verb.clone());
        writeln!(out, ".SH \"GAINSAY {}\"", verb.get_name().to_uppercase())?;
        for part in [clap_mangen::Man::render_description_section, clap_mangen::Man::render_options_section] {
            let mut section = Vec::new();
            part(&man, &mut section)?;
            let text = String::from_utf8_lossy(&section).replace(".SH DESCRIPTION\n", "").replace(".SH OPTIONS\n", "");
            out.extend(text.into_bytes());
        }
    }
    Ok(())
}

fn print(bytes: &[u8]) -> Result<Outcome, Failure> {
    let mut out = Output::open(None)?;
    out.write_all(bytes)?;
    out.finish()?;
    Ok(Outcome::Clean)
}
