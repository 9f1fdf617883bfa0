//! Any bytes as a file of this format: a document or a warning, spans that are text, no panic.
#![no_main]

use gainsay::text::{Input, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let found = read("a", bytes, Input::Docx);
    for document in &found.documents {
        let spans: Vec<_> = document.blocks.iter().map(|block| block.span).collect();
        assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        assert!(spans.iter().all(|span| !span.of(&document.text).is_empty()));
    }
});
