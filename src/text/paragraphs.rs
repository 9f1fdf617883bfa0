//! The paragraphs of a plain text: set apart by blank lines or by line breaks.

use super::Span;
use super::furniture::{Piece, Shape};

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

/// Whether a word begins at the end of one line and goes on in the next: "re-", "signed".
pub(super) fn divides(line: &str, next: &str) -> bool {
    let stem = line.strip_suffix(['-', '\u{ad}', '\u{2010}']);
    stem.is_some_and(|stem| stem.ends_with(char::is_alphabetic)) && next.starts_with(char::is_lowercase)
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
