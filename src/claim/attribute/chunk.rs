//! Names as they stand in a sentence: runs of capitalised words, titles left out.
//!
//! Traps: weekdays and the like are written with a capital and name nobody; a suffix or an initial belongs to the name before it.

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

/// The chunk that ends right before `at`.
pub(super) fn ending_at(chunks: &[Chunk], at: usize) -> Option<&Chunk> {
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
