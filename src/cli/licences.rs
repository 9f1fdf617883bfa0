//! `gainsay licences`: under which terms the program and all that is in it may be used, with every notice that must go with it.

use super::outcome::{Failure, Outcome};
use super::output::Output;
use std::io::Write;

/// Each part with its heading: the program, what it holds, what it is linked with.
const PARTS: [(&str, &str); 4] = [
    ("The source code of gainsay: MIT or Apache-2.0, at your choice. MIT:", include_str!("../../LICENSE-MIT")),
    (
        "Apache-2.0, for who chooses it, and for the packages below that are under it alone:",
        include_str!("../../LICENSE-APACHE"),
    ),
    ("The model and the word tables in the program:", include_str!("../../models/LICENSE")),
    ("The packages in the program:", include_str!("../../licences/third-party.txt")),
];

/// What it comes to.
const SUM: &str = "\
The source code of gainsay is under (MIT OR Apache-2.0). The built program holds more: a model under CC-BY-SA-4.0, tables made from \
WordNet under WordNet's licence, and packages by others, some of which (legible, rmcp) are under Apache-2.0 alone. \
So a copy of the program is under (MIT OR Apache-2.0) AND Apache-2.0 AND CC-BY-SA-4.0 AND the terms below, \
and this text goes with it.\n";

/// Prints the licences and notices.
pub(super) fn run() -> Result<Outcome, Failure> {
    let mut out = Output::open(None)?;
    out.write_all(SUM.as_bytes())?;
    for (heading, text) in PARTS {
        writeln!(out, "\n{}\n{heading}\n\n{}", "#".repeat(80), text.trim_end())?;
    }
    out.finish()?;
    Ok(Outcome::Clean)
}
