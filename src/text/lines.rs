//! Lines and columns of byte offsets; needed only where something is written for people.

use super::Span;
use serde::{Deserialize, Serialize};

/// The starts of a text's lines.
#[derive(Debug, Clone)]
pub struct Lines {
    starts: Vec<u32>,
}

/// A span with its 1-based line and column, columns counting characters, as reports print it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let after = breaks.filter_map(|(at, _)| u32::try_from(at + 1).ok());
        Lines { starts: std::iter::once(0).chain(after).collect() }
    }

    /// Where `span` begins in `text`; a binary search and a count over one line.
    pub fn position(&self, text: &str, span: Span) -> Position {
        let line = self.starts.partition_point(|&start| start as usize <= span.start());
        let start = self.starts[line - 1] as usize;
        let column = text[start..span.start()].chars().count() + 1;
        Position { start: span.start() as u32, end: span.end() as u32, line: line as u32, column: column as u32 }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Span};

    #[test]
    fn columns_count_characters() {
        let text = "é\nüber alles";
        let at = Lines::new(text).position(text, Span::new(text, 9, 14).unwrap());
        assert_eq!((at.line, at.column), (2, 6));
    }
}
