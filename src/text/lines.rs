//! Lines and columns of byte offsets; needed only where something is written for people.

use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Bytes between two remembered character counts: what one look-up reads at most, twice.
const STRIDE: usize = 1024;

/// The starts of a text's lines, and how many characters stand before every 1,024th byte.
#[derive(Debug, Clone)]
pub struct Lines {
    starts: Vec<u32>,
    characters: Vec<u32>,
}

/// A span with its 1-based line and column, columns counting characters, as reports print it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Position {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// Line of the first byte, from 1.
    pub line: u32,
    /// Character of that line, from 1.
    pub column: u32,
}

impl Lines {
    /// One pass over `text`.
    pub fn new(text: &str) -> Lines {
        let mut starts = vec![0];
        let mut characters = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut seen = 0;
        for (number, piece) in text.as_bytes().chunks(STRIDE).enumerate() {
            characters.push(seen);
            seen += begun(piece);
            let breaks = piece.iter().enumerate().filter(|&(_, &byte)| byte == b'\n');
            starts.extend(breaks.map(|(at, _)| (number * STRIDE + at + 1) as u32));
        }
        Lines { starts, characters }
    }

    /// Where `span` begins in `text`; a binary search and a count over at most 2 KiB, however long the line.
    pub fn position(&self, text: &str, span: Span) -> Position {
        let line = self.starts.partition_point(|&start| start as usize <= span.start());
        let start = self.starts[line - 1] as usize;
        let mark = usize::from(start == 0 && span.start() > 0 && text.starts_with('\u{feff}'));
        let column = self.before(text, span.start()) - self.before(text, start) - mark + 1;
        Position { start: span.start() as u32, end: span.end() as u32, line: line as u32, column: column as u32 }
    }

    /// How many characters begin before byte `at`.
    fn before(&self, text: &str, at: usize) -> usize {
        let mark = at / STRIDE;
        let Some(&known) = self.characters.get(mark) else {
            return self.characters.last().map_or(0, |&known| {
                known as usize + begun(&text.as_bytes()[(self.characters.len() - 1) * STRIDE..at]) as usize
            });
        };
        known as usize + begun(&text.as_bytes()[mark * STRIDE..at]) as usize
    }
}

/// How many characters begin in `bytes`.
fn begun(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(byte & 0b1100_0000 != 0b1000_0000)).sum()
}

#[cfg(test)]
mod tests {
    use super::{Lines, Span};

    fn at(text: &str, start: usize) -> (u32, u32) {
        let end = start + text[start..].chars().next().unwrap().len_utf8();
        let found = Lines::new(text).position(text, Span::new(text, start, end).unwrap());
        (found.line, found.column)
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(at("é\nüber alles", 9), (2, 6));
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        assert_eq!(at("\u{feff}one two", 3), (1, 1));
        assert_eq!(at("\u{feff}one two", 7), (1, 5));
    }

    #[test]
    fn columns_are_right_far_into_a_long_line() {
        let text = format!("x\n{}", "é–a".repeat(3000));
        let last = text.len() - 1;
        assert_eq!(at(&text, last), (2, 9000));
        assert_eq!(at(&text, 2 + 6 * 1000), (2, 3001));
    }
}
