//! Plain text: paragraphs set apart by blank lines or by line breaks, the first of them perhaps a title.

use super::document::divides;
use super::furniture::{self, Opening, Piece, Shape};
use super::published::published;
use super::{Document, Span};
use std::sync::Arc;

/// The document that a plain-text file is.
pub(super) fn document(name: &str, text: String) -> Document {
    let text: Arc<str> = text.into();
    let blocks = furniture::blocks(&text, &pieces(&text), None, Opening::Title);
    let document = Document {
        id: name.to_owned(),
        source: None,
        published: None,
        url: None,
        title: None,
        text,
        blocks: blocks.into(),
        markup: Vec::new(),
        lines: Vec::new(),
    };
    Document { published: published(&document), ..document }
}

/// The paragraphs of `text`: every line is one, except that lines broken by hand at one width are joined, and lines of which the end
/// divides a word.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut group: Vec<Span> = Vec::new();
    let mut close = |group: &mut Vec<Span>| {
        let joined = match group.as_slice() {
            [first, .., last] if wrapped(text, group) => vec![first.join(*last)],
            _ => undivided(text, group),
        };
        let last = joined.len().saturating_sub(1);
        let ends = joined.into_iter().enumerate();
        pieces.extend(ends.map(|(at, span)| Piece { span, shape: Shape::Plain, alone: at == last, seen: None }));
        group.clear();
    };
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        // A line feed after a carriage return ends no line of its own.
        let lone = line == "\n" && text[..start].ends_with('\r');
        match body(text, start, line) {
            Some(span) => group.push(span),
            None if !lone => close(&mut group),
            None => {}
        }
        start += line.len();
    }
    close(&mut group);
    pieces
}

/// The lines of a paragraph, joined where the end of one divides a word.
fn undivided(text: &str, lines: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::with_capacity(lines.len());
    for line in lines {
        match joined.last_mut() {
            Some(last) if divides(last.of(text), line.of(text)) => *last = last.join(*line),
            _ => joined.push(*line),
        }
    }
    joined
}

/// The line without the white space (and byte order mark) around it.
fn body(text: &str, start: usize, line: &str) -> Option<Span> {
    let blank = |character: char| character.is_whitespace() || character == '\u{feff}' || character == '\u{200b}';
    let lead = line.len() - line.trim_start_matches(blank).len();
    Span::new(text, start + lead, start + line.trim_end_matches(blank).len())
}

/// Whether the lines of a paragraph were broken to keep a width: no line is much longer than the
/// others, each is nearly full, and the next line's first word would not have fitted.
fn wrapped(text: &str, lines: &[Span]) -> bool {
    let width = |span: &Span| span.end() - span.start();
    let widest = lines.iter().map(width).max().unwrap_or(0);
    if !(40..=120).contains(&widest) {
        return false;
    }
    lines.windows(2).all(|pair| {
        let word = pair[1].of(text).split_whitespace().next().map_or(0, str::len);
        let listed = pair[1].of(text).starts_with(['-', '*', '•', '–']);
        !listed && width(&pair[0]) * 3 >= widest * 2 && width(&pair[0]) + 1 + word + 2 >= widest
    })
}

#[cfg(test)]
mod tests {
    use super::document;
    use crate::text::BlockKind;
    use crate::text::BlockKind::{Headline, Prose};

    fn read(text: &str) -> Vec<(BlockKind, String)> {
        let document = document("a.txt", text.to_owned());
        document.blocks.iter().map(|block| (block.kind, block.span.of(text).to_owned())).collect()
    }

    #[test]
    fn a_first_line_is_a_title_only_before_a_blank_line() {
        assert_eq!(read("Talks fail\n\nThe talks ended on Monday.")[0].0, Headline);
        assert_eq!(read("Talks fail\nThe talks ended on Monday.")[0].0, Prose);
        assert_eq!(read("Talks fail")[0].0, Prose);
    }

    #[test]
    fn line_ends_of_every_kind_set_paragraphs_apart() {
        for text in ["Talks fail\r\n\r\nOne ended.\r\nTwo began.\r\n", "Talks fail\r\rOne ended.\rTwo began."] {
            let found = read(text);
            let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
            assert_eq!(texts, ["Talks fail", "One ended.", "Two began."]);
            assert_eq!(found[0].0, Headline);
        }
    }

    #[test]
    fn white_space_of_every_kind_is_no_part_of_a_paragraph() {
        assert_eq!(read("\u{feff}\u{a0}One\u{a0}ended. \u{a0}\n")[0].1, "One\u{a0}ended.");
    }

    #[test]
    fn lines_broken_at_one_width_are_one_paragraph() {
        let text = "Title here\n\nThe ministry said on Monday that the talks about\nthe northern pipeline had ended without any kind\nof result.\n\nNext.";
        let found = read(text);
        assert_eq!(found.len(), 3);
        assert!(found[1].1.ends_with("of result."));
    }
}
