//! Quotation marks of a document, paired.
//!
//! Curly, straight, single and doubled marks, and « ». Marks pair up inside a paragraph; one that never
//! closes reaches to the end of its paragraph, and further only where the next paragraph opens with
//! a mark again, as a quotation of several paragraphs does. Quotations within quotations are part of
//! the outer one.

use crate::text::{BlockKind, Document, Span};

/// A quotation, or one paragraph of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quote {
    /// With its marks.
    pub(super) outer: Span,
    /// Without them.
    pub(super) inner: Span,
    /// The block it stands in.
    pub(super) block: usize,
    /// Whether it goes on from the quotation before it, which its paragraph left open.
    pub(super) continues: bool,
    /// Whether its closing mark was found.
    pub(super) closed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Double,
    Curly,
    /// „So“.
    Low,
    CurlySingle,
    Single,
    Angle,
}

/// The quotations of all prose and headlines, in the order of the text; one pass, none overlap.
pub(super) fn quotes(document: &Document) -> Vec<Quote> {
    let mut found: Vec<Quote> = Vec::new();
    let mut open_before = false;
    for (number, block) in document.blocks.iter().enumerate() {
        if block.kind == BlockKind::Furniture {
            continue;
        }
        let first = found.len();
        scan(&document.text, block.span, number, &mut found);
        if let Some(quote) = found.get_mut(first).filter(|quote| quote.outer.start() == block.span.start()) {
            quote.continues = open_before;
        }
        open_before = found.get(first..).and_then(<[Quote]>::last).is_some_and(|quote| !quote.closed);
    }
    found
}

fn scan(text: &str, block: Span, number: usize, found: &mut Vec<Quote>) {
    let mut open: Option<(Mark, usize, usize)> = None;
    let mut at = block.start();
    let mut before = ' ';
    while at < block.end() {
        let rest = &text[at..block.end()];
        let letter = rest.chars().next().unwrap_or(' ');
        let doubled = rest.starts_with("''") || rest.starts_with("``");
        let width = if doubled { 2 } else { letter.len_utf8() };
        let after = rest[width..].chars().next().unwrap_or(' ');
        match open {
            None => {
                if let Some(mark) = opens(letter, doubled, before, after) {
                    open = Some((mark, at, at + width));
                }
            }
            Some((mark, start, inner)) => {
                if closes(mark, letter, doubled, before, after) {
                    push(text, number, (start, inner, at, at + width, true), found);
                    open = None;
                } else if mark == Mark::Curly && letter == '“' {
                    push(text, number, (start, inner, at, at, false), found);
                    open = Some((mark, at, at + width));
                }
            }
        }
        before = if doubled { '"' } else { letter };
        at += width;
    }
    if let Some((mark, start, inner)) = open {
        if !matches!(mark, Mark::Single | Mark::CurlySingle) {
            push(text, number, (start, inner, block.end(), block.end(), false), found);
        }
    }
}

fn push(text: &str, block: usize, at: (usize, usize, usize, usize, bool), found: &mut Vec<Quote>) {
    let (start, inner, inner_end, end, closed) = at;
    let trimmed = text[inner..inner_end].trim_end().len();
    let end = if closed { end } else { inner + trimmed };
    if let (Some(outer), Some(inner)) = (Span::new(text, start, end), Span::new(text, inner, inner + trimmed)) {
        found.push(Quote { outer, inner, block, continues: false, closed });
    }
}

fn opens(letter: char, doubled: bool, before: char, after: char) -> Option<Mark> {
    let led =
        before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | '―' | '/' | ':' | '*' | '_' | '>');
    let follows = !after.is_whitespace();
    match letter {
        '“' | '‟' => Some(Mark::Curly),
        '„' => Some(Mark::Low),
        '«' => Some(Mark::Angle),
        '"' if led && follows => Some(Mark::Double),
        _ if doubled && led && follows => Some(Mark::Double),
        '‘' if follows && led && !after.is_ascii_digit() => Some(Mark::CurlySingle),
        '\'' if led && after.is_alphabetic() => Some(Mark::Single),
        _ => None,
    }
}

fn closes(mark: Mark, letter: char, doubled: bool, before: char, after: char) -> bool {
    let free = !after.is_alphanumeric();
    match mark {
        Mark::Double => letter == '"' && (!before.is_whitespace() || after.is_whitespace()) || doubled && free,
        Mark::Curly => letter == '”' || letter == '"' && free && !before.is_whitespace() || doubled && free,
        Mark::Low => matches!(letter, '“' | '”'),
        Mark::Angle => letter == '»',
        Mark::CurlySingle => letter == '’' && free && !before.is_whitespace(),
        Mark::Single => letter == '\'' && free && !before.is_whitespace() && !doubled,
    }
}

#[cfg(test)]
mod tests {
    use super::quotes;
    use crate::text::Document;

    fn check(text: &str) -> Vec<String> {
        let document = Document::bare("a", text);
        quotes(&document).iter().map(|quote| quote.inner.of(text).to_owned()).collect()
    }

    #[test]
    fn every_style_of_mark_pairs_up() {
        assert_eq!(check("“One,” he said, “two.”"), ["One,", "two."]);
        assert_eq!(check("\"One,\" he said, \"two.\""), ["One,", "two."]);
        assert_eq!(check("''One,'' he said"), ["One,"]);
        assert_eq!(check("the ‘gay purge’ goes on"), ["gay purge"]);
        assert_eq!(check("the 'gay purge' goes on"), ["gay purge"]);
        assert_eq!(check("«One» said"), ["One"]);
        assert_eq!(check("„One“ said, „two”"), ["One", "two"]);
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        assert_eq!(check("It’s the workers’ fault, isn't it? The '90s, rock 'n' roll"), ["n"]);
        assert_eq!(check("‘It’s ours,’ he said"), ["It’s ours,"]);
    }

    #[test]
    fn an_inner_quotation_is_part_of_the_outer_one() {
        assert_eq!(check("\"He said “no” to me\" and left"), ["He said “no” to me"]);
    }

    #[test]
    fn a_mark_that_never_closes_ends_with_its_paragraph() {
        let text = "He said “this is.\nAnother paragraph. More.\nThird “one” here.";
        assert_eq!(check(text), ["this is.", "one"]);
    }

    #[test]
    fn a_quotation_goes_on_where_the_next_paragraph_opens_again() {
        let text = "He said: “This is.\n“And that is,” he said.\n“Other.”";
        let continues: Vec<bool> = quotes(&Document::bare("a", text)).iter().map(|quote| quote.continues).collect();
        assert_eq!(continues, [false, true, false]);
    }
}
