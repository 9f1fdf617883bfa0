//! Any text as a treebank: trees or an error with its line, no panic.
#![no_main]

use gainsay::language::{Model, conllu};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut out = Vec::new();
    drop(conllu::annotate(text, Model::english(), &mut out));
});
