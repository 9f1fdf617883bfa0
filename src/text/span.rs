//! Half-open byte ranges of a document's text: the coin in which every stage pays.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A half-open range of bytes `[start, end)` of a document's text.
///
/// Never empty, and both ends stand on character boundaries of the text it was
/// made for; [`Span::new`] is the only way to make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span `[start, end)` of `text`, or `None` where it would be empty,
    /// leave the text, cut a character in two, or pass 4 GiB.
    ///
    /// ```
    /// use gainsay::text::Span;
    /// let text = "Zoë left";
    /// assert_eq!(Span::new(text, 0, 4).unwrap().of(text), "Zoë");
    /// assert!(Span::new(text, 3, 4).is_none()); // inside the ë
    /// assert!(Span::new(text, 2, 2).is_none()); // empty
    /// ```
    pub fn new(text: &str, start: usize, end: usize) -> Option<Span> {
        text.get(start..end).filter(|piece| !piece.is_empty())?;
        Some(Span { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// The bytes as a range, to index the text with.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The quoted string, as it stands in `text`.
    ///
    /// # Panics
    /// Where `text` is not the text the span was made for.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The shortest span that holds both.
    #[must_use]
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether all of `other` lies inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn spans_are_real_text() {
        let text = "a – b";
        assert_eq!(Span::new(text, 2, 5).map(|s| s.of(text)), Some("–"));
        assert_eq!(Span::new(text, 3, 5), None);
        assert_eq!(Span::new(text, 0, 99), None);
        assert_eq!(Span::new(text, 4, 2), None);
    }

    #[test]
    fn joining_covers_both() {
        let text = "one two three";
        let (one, three) = (Span::new(text, 0, 3).unwrap(), Span::new(text, 8, 13).unwrap());
        assert_eq!(one.join(three).of(text), text);
        assert!(one.join(three).contains(three));
        assert!(!one.overlaps(three));
    }
}
