//! Words and sentences, by rule, after the conventions of the English UD treebanks.
//!
//! [`tokens`] cuts a block of text into words: clitics, punctuation, money and
//! hyphens apart; numbers, addresses, abbreviations and initials whole.
//! [`sentences`](boundary::sentences) then groups the words. Both are one pass; every word is a slice of the text.

mod abbreviation;
mod boundary;
mod layout;
mod word;

pub(crate) use boundary::sentences;
pub(crate) use word::tokens;

/// A word: bytes `[start, end)` of the block's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The words of a text as slices of it, punctuation included.
pub(crate) fn words_of(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    tokens(text, &mut pieces);
    pieces.into_iter().map(|piece| piece.of(text)).collect()
}

impl Piece {
    pub(crate) fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}
