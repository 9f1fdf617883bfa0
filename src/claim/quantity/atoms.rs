//! A sentence cut where numbers end: "AUD1.5m" is a currency, a number and a magnitude.

use crate::language::Sentence;
use crate::text::Span;

/// A number, a word, or one other character.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    pub(super) span: Span,
    /// The token it stands in.
    pub(super) token: usize,
    /// Whether it follows the atom before without white space.
    pub(super) glued: bool,
    pub(super) kind: Kind,
    /// Its text, words in lower case.
    pub(super) lower: String,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// Digits; `plain` where nothing but digits, as years are written.
    Number {
        value: f64,
        plain: bool,
    },
    Word,
    Symbol,
}

impl Atom {
    pub(super) fn text<'a>(&self, text: &'a str) -> &'a str {
        self.span.of(text)
    }

    pub(super) fn number(&self) -> Option<f64> {
        match self.kind {
            Kind::Number { value, .. } => Some(value),
            _ => None,
        }
    }

    pub(super) fn is_dash(&self) -> bool {
        matches!(&*self.lower, "-" | "–" | "—" | "‐" | "‑" | "−")
    }
}

/// The atoms of a sentence; one pass over its bytes.
pub(super) fn atoms(sentence: Sentence<'_>) -> Vec<Atom> {
    let text = sentence.text();
    let mut found: Vec<Atom> = Vec::with_capacity(sentence.len());
    for token in sentence.tokens() {
        let mut at = token.span().start();
        while at < token.span().end() {
            let rest = &text[at..token.span().end()];
            let (length, kind) = next(rest);
            if let Some(span) = Span::new(text, at, at + length) {
                if !rest[..length].trim().is_empty() {
                    let glued = found.last().is_some_and(|atom| atom.span.end() == at);
                    let lower = rest[..length].to_lowercase();
                    found.push(Atom { span, token: token.index(), glued, kind, lower });
                }
            }
            at += length;
        }
    }
    found
}

/// Length in bytes and kind of the atom at the start of `rest`, which is not empty.
fn next(rest: &str) -> (usize, Kind) {
    let first = rest.chars().next().unwrap_or(' ');
    let bytes = rest.as_bytes();
    if first.is_ascii_digit() || first == '.' && bytes.get(1).is_some_and(u8::is_ascii_digit) {
        return number(rest);
    }
    if !first.is_alphabetic() {
        return (first.len_utf8(), Kind::Symbol);
    }
    let mut end = 0;
    let mut dots = 0;
    for (at, letter) in rest.char_indices() {
        let next_alphabetic = rest[at + letter.len_utf8()..].chars().next().is_some_and(char::is_alphabetic);
        let inner = matches!(letter, '.' | '\'' | '’') && next_alphabetic;
        dots += usize::from(inner && letter == '.');
        let closing = letter == '.' && (dots > 0 || at + 1 == rest.len());
        if !(letter.is_alphabetic() || inner || closing) {
            break;
        }
        end = at + letter.len_utf8();
    }
    (end, Kind::Word)
}

/// A number with thousands set apart by commas or blanks, and decimals; a comma before them where the word ends with them.
fn number(rest: &str) -> (usize, Kind) {
    let bytes = rest.as_bytes();
    let digits =
        |from: usize| bytes.get(from..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = digits(0);
    let mut plain = true;
    let mut written = rest[..end].to_owned();
    if (1..=3).contains(&end) {
        while let Some(sign) = rest[end..].chars().next().filter(|sign| *sign == ',' || sign.is_whitespace()) {
            let from = end + sign.len_utf8();
            if digits(from) != 3 {
                break;
            }
            end = from + 3;
            written.push_str(&rest[from..end]);
            plain = false;
        }
    }
    let whole = rest.len() > end && end + 1 + digits(end + 1) == rest.len();
    let point = bytes.get(end) == Some(&b'.') || bytes.get(end) == Some(&b',') && whole && written.len() == end;
    if point && digits(end + 1) > 0 {
        let from = end + 1;
        end = from + digits(from);
        written.push('.');
        written.push_str(&rest[from..end]);
        plain = false;
    }
    match written.parse::<f64>() {
        Ok(value) if value.is_finite() => (end, Kind::Number { value, plain }),
        _ => (end, Kind::Symbol),
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, next};

    #[test]
    fn numbers_are_cut_from_letters_and_signs() {
        let cut = |mut rest: &str| {
            let mut pieces = Vec::new();
            while !rest.is_empty() {
                let (length, _) = next(rest);
                pieces.push(rest[..length].to_owned());
                rest = &rest[length..];
            }
            pieces
        };
        assert_eq!(cut("AUD1.5m"), ["AUD", "1.5", "m"]);
        assert_eq!(cut("1,250,000%"), ["1,250,000", "%"]);
        assert_eq!(cut("15-22"), ["15", "-", "22"]);
        assert_eq!(cut("m.p.h."), ["m.p.h."]);
        assert_eq!(next("1,25"), (4, Kind::Number { value: 1.25, plain: false }));
        assert_eq!(next("1 250\u{202f}000"), (11, Kind::Number { value: 1_250_000.0, plain: false }));
        assert_eq!(next(".534"), (4, Kind::Number { value: 0.534, plain: false }));
    }
}
