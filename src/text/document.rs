//! What a reader makes of a file: one text, where it came from, and which stretches of it are prose.

use super::paragraphs::divides;
use super::{Block, BlockKind, Blocks, Span};
use jiff::civil::Date;
use std::sync::Arc;

/// One article as it was read.
#[derive(Debug, Clone)]
pub struct Document {
    /// The id, unique in a corpus: a path below the named folder, or a JSON document's own.
    pub id: String,
    /// The outlet, where the document names it.
    pub source: Option<String>,
    /// The day of publication, where the document names it.
    pub published: Option<Date>,
    /// Where it was published.
    pub url: Option<String>,
    /// The title from metadata (front matter, JSON), where it is not part of `text`.
    pub title: Option<String>,
    /// The whole text, UTF-8, as it was read; every span of every later stage counts its bytes.
    pub text: Arc<str>,
    /// The blocks of `text` in order, disjoint; what lies between them is white space or markup.
    pub blocks: Blocks,
    /// Markup inside blocks (emphasis marks, link targets), in order, to be read as blanks.
    pub markup: Vec<Span>,
    /// Of a text that was drawn from a page: bytes of the text with the lines of the page that they stand on, both
    /// ascending. Empty where the text is the file.
    pub lines: Vec<(u32, u32)>,
}

impl Document {
    /// A document that is one bare text: every paragraph of it prose.
    ///
    /// Paragraphs are set apart by line breaks; the cost is one pass over the text.
    pub fn bare(id: impl Into<String>, text: impl Into<Arc<str>>) -> Document {
        let text = text.into();
        let mut blocks: Vec<Block> = Vec::new();
        let (mut start, mut end) = (0, 0);
        for line in text.split_inclusive('\n') {
            let body = line.trim();
            let lead = line.len() - line.trim_start().len();
            if let Some(span) = Span::new(&text, start + lead, start + lead + body.len()) {
                match blocks.last_mut() {
                    Some(last) if start == end && divides(last.span.of(&text), body) => {
                        last.span = last.span.join(span);
                    }
                    _ => blocks.push(Block { span, kind: BlockKind::Prose }),
                }
                end = start + line.len();
            }
            start += line.len();
        }
        Document {
            id: id.into(),
            source: None,
            published: None,
            url: None,
            title: None,
            text,
            blocks: blocks.into(),
            markup: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// Leaves off what stands behind the first `most` bytes of the text; the cut is made at white space where
    /// there is some near. Says whether anything was left off.
    pub fn cut(&mut self, most: usize) -> bool {
        const NEAR: usize = 200;
        if self.text.len() <= most {
            return false;
        }
        let head = &self.text[..self.text.floor_char_boundary(most)];
        let end = head.rfind(char::is_whitespace).filter(|space| head.len() - space <= NEAR).unwrap_or(head.len());
        let text: Arc<str> = self.text[..end].into();
        self.blocks.cut(&text);
        self.markup.retain(|mark| mark.end() <= end);
        self.lines.retain(|&(at, _)| (at as usize) < end);
        self.text = text;
        true
    }

    /// Whether there is nothing to read in it: no text and no title.
    pub fn is_blank(&self) -> bool {
        let blank = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0');
        self.title.is_none() && self.text.chars().all(blank)
    }

    /// Who published it: the outlet, or the document itself where none is named.
    pub fn outlet(&self) -> &str {
        self.source.as_deref().unwrap_or(&self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::Document;

    #[test]
    fn a_cut_text_ends_at_white_space_and_never_inside_a_letter() {
        let mut words = Document::bare("a", "Zürich grants it.\nBern does not.");
        assert!(!words.cut(100));
        assert!(words.cut(24));
        let last = words.blocks.last().map(|block| block.span.of(&words.text));
        assert_eq!((words.blocks.len(), last), (2, Some("Bern")));
        let mut letters = Document::bare("b", "üüü");
        assert!(letters.cut(3));
        assert_eq!(letters.blocks[0].span.of(&letters.text), "ü");
    }
}
