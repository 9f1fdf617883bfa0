//! Names in full: the words of each, without titles and suffixes, and how two of them relate.
//!
//! Traps: "Jr." and a title tell no person from another; initials, short forms and a surname alone are harmless; a name in a
//! row of names is several.

use super::model::{Content, Value};
use super::words::Words;
use crate::language::{Token, Upos};
use crate::lexicon::NameHint;
use ecow::EcoString;
use std::ops::Range;

/// A name as it stands.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    /// Its tokens, titles left out, suffixes taken in.
    pub(super) tokens: Range<usize>,
    /// Its words in lower case.
    pub(super) words: Vec<EcoString>,
    /// Whether a title stands before it.
    pub(super) titled: bool,
}

/// Words of the longest name.
const LONGEST: usize = 6;

/// All names of a sentence, in the order of the text.
pub(super) fn chunks(words: &Words<'_>) -> Vec<Chunk> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let first = at;
        while at < words.len() && at - first < LONGEST && is_name_word(words, at, first) {
            at += 1;
        }
        if at == first {
            at += 1;
            continue;
        }
        found.extend(chunk(words, first..at));
    }
    found
}

fn is_name_word(words: &Words<'_>, at: usize, first: usize) -> bool {
    let Some(token) = words.token(at) else { return false };
    let form = token.form();
    let capital = form.starts_with(char::is_uppercase) && form.chars().any(char::is_alphabetic);
    let other = words.lexicon.actors.hints(form, NameHint::Other);
    let suffix = at > first && words.lexicon.attributes.is_suffix(words.lower(at));
    let initial = at > first && form.chars().count() <= 2 && capital;
    suffix || capital && !other && (token.upos() == Upos::Propn || initial)
}

fn chunk(words: &Words<'_>, range: Range<usize>) -> Option<Chunk> {
    let title = |at: &usize| words.lexicon.actors.hints(words.form(*at), NameHint::Title);
    let last_title = range.clone().rev().find(title);
    let first = last_title.map_or(range.start, |at| at + 1);
    let before = first.checked_sub(1).is_some_and(|at| title(&at));
    let tokens = first..range.end;
    let own = |at: &usize| !words.lexicon.attributes.is_suffix(words.lower(*at));
    let parts: Vec<EcoString> = tokens.clone().filter(own).map(|at| words.lower(at).into()).collect();
    (!parts.is_empty()).then_some(Chunk { tokens, words: parts, titled: before })
}

/// Letters of the shortest word that is compared as a name of its own.
const SHORTEST: usize = 4;

/// The names as values: each as a name, and where a preposition of place stands before it, as a place.
pub(super) fn values(words: &Words<'_>, chunks: &[Chunk]) -> Vec<Value> {
    let long = |chunk: &&Chunk| chunk.words.len() > 1 || chunk.words[0].chars().count() >= SHORTEST;
    let value = |attribute, chunk: &Chunk| {
        let content = Content::Name(chunk.words.clone());
        super::passage::value(words, attribute, &chunk.tokens, content, None, EcoString::new())
    };
    let names = chunks.iter().filter(long).map(|chunk| value("name", chunk));
    let places = chunks.iter().filter(|chunk| is_place(words, chunk)).map(|chunk| value("place", chunk));
    names.chain(places).collect()
}

/// Whether a preposition of place stands before a name.
fn is_place(words: &Words<'_>, chunk: &Chunk) -> bool {
    let first = chunk.tokens.start;
    let article = usize::from(first > 0 && words.lower(first - 1) == "the");
    let before = first.checked_sub(1 + article).map_or("", |at| words.lower(at));
    !chunk.titled && words.lexicon.attributes.is_locative(before)
}

/// Whether two words are all but the same: spellings of one name.
pub(crate) fn is_close(left: &str, right: &str) -> bool {
    left != right && left.len().min(right.len()) > 2 && strsim::normalized_damerau_levenshtein(left, right) >= 0.6
}

/// The chunk that ends right before `at`.
pub(super) fn ending_at<'c>(chunks: &'c [Chunk], at: usize) -> Option<&'c Chunk> {
    chunks.iter().find(|chunk| chunk.tokens.end == at)
}

/// The chunk that begins at `at`, titles before it included.
pub(super) fn starting_at<'c>(words: &Words<'_>, chunks: &'c [Chunk], at: usize) -> Option<&'c Chunk> {
    let title = |at: usize| words.lexicon.actors.hints(words.form(at), NameHint::Title);
    chunks.iter().find(|chunk| chunk.tokens.start >= at && (at..chunk.tokens.start).all(title))
}

/// The chunk that holds a token.
pub(super) fn holding<'c>(chunks: &'c [Chunk], token: Token<'_>) -> Option<&'c Chunk> {
    chunks.iter().find(|chunk| chunk.tokens.contains(&token.index()))
}
