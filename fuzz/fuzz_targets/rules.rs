//! Any text as a rule and as a file of the vocabulary: taken, or refused with its place; no panic.
#![no_main]

use gainsay::Knowledge;
use gainsay::data::DataFile;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for path in ["mine.toml", "lexicon/events/mine.toml", "lexicon/actors/mine.toml"] {
        drop(Knowledge::of(vec![DataFile { path: path.to_owned(), text: text.to_owned().into() }]));
    }
});
