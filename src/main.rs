//! The program: everything is in [`gainsay::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    gainsay::cli::main(std::env::args_os())
}
