//! Texts that are drawn from a file paragraph by paragraph, because the file itself is none: books, mails, pages of print.
//!
//! A drawn text is bounded from the start: what stands behind the limit of a document is never gathered. One paragraph
//! beyond it is kept, so that whoever cuts the document sees that there was more.

use super::furniture::{self, Opening, Piece, Shape};
use super::published::published;
use super::{Document, Span};
use jiff::civil::Date;
use std::ops::Range;
use std::sync::Arc;

/// A text while it is drawn.
#[derive(Debug)]
pub(super) struct Drawn {
    text: String,
    pieces: Vec<(Range<usize>, Shape)>,
    most: usize,
}

/// What a file says of its text.
#[derive(Debug, Clone, Default)]
pub(super) struct About {
    pub(super) source: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) url: Option<String>,
}

impl Drawn {
    /// An empty text that takes `most` bytes, and what it was given last.
    pub(super) fn new(most: usize) -> Drawn {
        Drawn { text: String::new(), pieces: Vec::new(), most }
    }

    /// Adds a paragraph; its white space counts as one blank each.
    pub(super) fn push(&mut self, shape: Shape, words: &str) {
        if self.is_full() {
            return;
        }
        let gap = if self.text.is_empty() { "" } else { "\n\n" };
        let bare = |word: &str| word.chars().filter(|c| !c.is_control() && *c != '\u{ad}').collect::<String>();
        let words: Vec<String> = words.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
        if !words.is_empty() {
            self.text.push_str(gap);
            let start = self.text.len();
            self.text.push_str(&words.join(" "));
            self.pieces.push((start..self.text.len(), shape));
        }
    }

    /// Whether it takes no more.
    pub(super) fn is_full(&self) -> bool {
        self.text.len() > self.most
    }

    /// Whether nothing was drawn.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The document called `name` that the text is.
    pub(super) fn document(self, name: &str, about: About) -> Document {
        let text: Arc<str> = self.text.into();
        let piece = |(range, shape): &(Range<usize>, Shape)| {
            Span::new(&text, range.start, range.end).map(|span| Piece { span, shape: *shape, alone: true, seen: None })
        };
        let pieces: Vec<Piece> = self.pieces.iter().filter_map(piece).collect();
        let blocks = furniture::blocks(&text, &pieces, None, Opening::Title);
        let document = Document {
            id: name.to_owned(),
            source: about.source,
            published: about.published,
            url: about.url,
            title: None,
            text,
            blocks: blocks.into(),
            markup: Vec::new(),
            lines: Vec::new(),
        };
        let published = document.published.or_else(|| published(&document, 0));
        Document { published, ..document }
    }
}

/// `written` without the blanks around it, if there is anything else in it.
pub(super) fn told(written: &str) -> Option<String> {
    let words: Vec<&str> = written.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::{About, Drawn};
    use crate::text::furniture::Shape;

    #[test]
    fn no_more_is_drawn_than_the_limit_and_one_paragraph() {
        let mut drawn = Drawn::new(20);
        for _ in 0..100 {
            drawn.push(Shape::Plain, "  Oslo \n ag\u{ad}reed\u{7}. ");
        }
        let document = drawn.document("a.pdf", About::default());
        assert_eq!(&*document.text, "Oslo agreed.\n\nOslo agreed.");
        assert_eq!(document.blocks.len(), 2);
    }
}
