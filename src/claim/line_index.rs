//! Lines and columns of spans, counted onwards from sentence to sentence.
//!
//! Asking for each span's line anew would read its whole line again, and a line may be the whole document. Spans
//! of one sentence are near each other, so only the way from the sentence's start is counted.

use crate::text::{Position, Span};

/// Where the sentence that is being read begins.
#[derive(Debug)]
pub(crate) struct LineIndex<'a> {
    text: &'a str,
    start: usize,
    line: u32,
    column: u32,
}

impl<'a> LineIndex<'a> {
    pub(crate) fn new(text: &'a str) -> LineIndex<'a> {
        LineIndex { text, start: 0, line: 1, column: 1 }
    }

    /// Moves to a later sentence; the cost is the text between.
    pub(crate) fn move_to(&mut self, start: usize) {
        (self.line, self.column) = self.count(start);
        self.start = start;
    }

    /// The line and column of `span`; cheap where it stands after and near the sentence's start.
    pub(crate) fn of(&self, span: Span) -> Position {
        let (line, column) = self.count(span.start());
        Position { start: span.start() as u32, end: span.end() as u32, line, column }
    }

    fn count(&self, to: usize) -> (u32, u32) {
        let (from, line, column) = if to < self.start { (0, 1, 1) } else { (self.start, self.line, self.column) };
        let between = &self.text[from..to];
        match between.rfind('\n') {
            None => (line, column + between.chars().count() as u32),
            Some(last) => {
                let lines = between.bytes().filter(|byte| *byte == b'\n').count() as u32;
                (line + lines, between[last + 1..].chars().count() as u32 + 1)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LineIndex, Span};

    #[test]
    fn lines_and_columns_are_those_of_the_whole_text() {
        let text = "é one\ntwo three\nfour";
        let lines = crate::text::Lines::new(text);
        let mut index = LineIndex::new(text);
        index.move_to(3);
        index.move_to(7);
        for (start, end) in [(7, 10), (11, 16), (17, 21), (3, 6)] {
            let span = Span::new(text, start, end).unwrap();
            assert_eq!(index.of(span), lines.position(text, span));
        }
    }
}
