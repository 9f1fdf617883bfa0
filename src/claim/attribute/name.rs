//! Names in full and places as values, and when two words are spellings of one.
//!
//! Traps: initials, short forms and a surname alone are harmless; a name in a row of names is several.

use super::chunk::Chunk;
use super::model::{Content, Value};
use super::value::value;
use super::words::Words;
use ecow::EcoString;

/// Letters of the shortest word that is compared as a name of its own.
const SHORTEST: usize = 4;

/// The names as values: each as a name, and where a preposition of place stands before it, as a place.
pub(super) fn values(words: &Words<'_>, chunks: &[Chunk]) -> Vec<Value> {
    let long = |chunk: &&Chunk| chunk.words.len() > 1 || chunk.words[0].chars().count() >= SHORTEST;
    let of = |attribute, chunk: &Chunk| {
        let content = Content::Name(chunk.words.clone());
        value(words, attribute, &chunk.tokens, content, None, EcoString::new())
    };
    let names = chunks.iter().filter(long).map(|chunk| of("name", chunk));
    let places = chunks.iter().filter(|chunk| is_place(words, chunk)).map(|chunk| of("place", chunk));
    names.chain(places).collect()
}

/// Whether a preposition of place stands before a name.
fn is_place(words: &Words<'_>, chunk: &Chunk) -> bool {
    let first = chunk.tokens.start;
    let lower = |at: Option<usize>| at.map_or("", |at| words.lower(at));
    let article = usize::from(matches!(lower(first.checked_sub(1)), "the" | "a" | "an"));
    let before = lower(first.checked_sub(1 + article));
    let attributes = &words.lexicon.attributes;
    let of = before == "of" && attributes.is_geographic(lower(first.checked_sub(2 + article)));
    !chunk.titled && (of || attributes.is_locative(before))
}

/// Whether two words are all but the same: spellings of one name.
pub(crate) fn is_close(left: &str, right: &str) -> bool {
    left != right && left.len().min(right.len()) > 2 && strsim::normalized_damerau_levenshtein(left, right) >= 0.6
}
