//! The program: everything is in [`gainsay::cli`].

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// Claims are many small texts, made and read on all threads at once.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    gainsay::cli::main(std::env::args_os())
}
