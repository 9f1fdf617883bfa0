//! Sentence ends that layout made before lines were run together: rules of signs, the head and foot of a letter,
//! numbered items, addresses on a line of their own.

use super::Piece;

/// Whether a sentence that began with piece `start` ends before piece `at`.
pub(super) fn begins(text: &str, pieces: &[Piece], start: usize, at: usize) -> bool {
    if at == start {
        return false;
    }
    let word = pieces[at].of(text);
    let last = pieces[at - 1].of(text);
    let first = word.as_bytes().first().copied().unwrap_or_default();
    match first {
        b'*' | b'=' | b'_' | b'~' => is_rule(word),
        b'0'..=b'9' => is_stamp(text, pieces, at) && !is_preposition(last) || is_item(text, pieces, at) && !leads(last),
        b'h' => is_web(word) && is_web(last),
        _ => false,
    }
}

/// Whether a sentence that began with piece `start` ends after piece `at`, though no stop stands there.
pub(super) fn ends(text: &str, pieces: &[Piece], start: usize, at: usize) -> bool {
    let word = pieces[at].of(text);
    let next = pieces.get(at + 1).map_or("", |piece| piece.of(text));
    let capital = next.starts_with(char::is_uppercase);
    match word {
        "," => capital && is_greeting(text, pieces, start..at),
        "AM" | "PM" => closes_stamp(text, pieces, at),
        _ if is_rule(word) => true,
        // "Q: Did they leave?", "Q. Did they leave?"
        "Q." => at == start && capital,
        ":" => at == start + 1 && matches!(pieces[start].of(text), "Q" | "A") && capital,
        _ => {
            word.contains('@') && at == start + 2 && pieces[start + 1].of(text) == ":" && !next.starts_with(['.', ','])
        }
    }
}

/// "*****", "======"
fn is_rule(word: &str) -> bool {
    let sign = word.chars().next();
    word.len() >= 3 && sign.is_some_and(|sign| "*=_~".contains(sign) && word.chars().all(|other| other == sign))
}

/// "04/26/2001 07:17 AM"
fn is_stamp(text: &str, pieces: &[Piece], at: usize) -> bool {
    let [date, time, half] = pieces.get(at..at + 3).unwrap_or_default() else { return false };
    is_date(date.of(text)) && is_clock(time.of(text)) && matches!(half.of(text), "AM" | "PM")
}

/// Whether the half of the day at `at` ends such a stamp.
fn closes_stamp(text: &str, pieces: &[Piece], at: usize) -> bool {
    at >= 2 && is_stamp(text, pieces, at - 2)
}

fn is_date(word: &str) -> bool {
    word.matches('/').count() == 2 && word.bytes().all(|sign| sign.is_ascii_digit() || sign == b'/')
}

fn is_clock(word: &str) -> bool {
    word.contains(':') && word.bytes().all(|sign| sign.is_ascii_digit() || sign == b':')
}

/// "2) Rivers": a number and a bracket that nothing opened.
fn is_item(text: &str, pieces: &[Piece], at: usize) -> bool {
    let number = pieces[at].of(text);
    let short = number.len() <= 2 && number.bytes().all(|digit| digit.is_ascii_digit());
    let bracket = pieces.get(at + 1).is_some_and(|next| next.of(text) == ")" && next.start == pieces[at].end);
    let opened = pieces[at.saturating_sub(8)..at].iter().any(|before| before.of(text) == "(");
    short && bracket && !opened
}

/// What leads on to an item of the same sentence.
fn leads(word: &str) -> bool {
    matches!(word, "and" | "or" | "either" | "," | ":" | ";" | "are" | "is" | "to" | "(" | "[" | "-" | "&")
}

fn is_preposition(word: &str) -> bool {
    matches!(word, "on" | "at" | "of" | "by" | "from" | "to" | "until" | "since" | "after" | "before" | "," | "(" | ":")
}

fn is_web(word: &str) -> bool {
    word.starts_with("http://") || word.starts_with("https://")
}

/// "Dear all", "Hi", "Best regards": what a letter opens or closes with.
fn is_greeting(text: &str, pieces: &[Piece], words: std::ops::Range<usize>) -> bool {
    let Some(words) = pieces.get(words) else { return false };
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let lower = |piece: &Piece| piece.of(text).to_ascii_lowercase();
    let opens = matches!(&*lower(first), "dear" | "hi" | "hello");
    let closes = matches!(&*lower(last), "regards" | "sincerely" | "cheers" | "wishes" | "thanks");
    let plain = words.iter().all(|piece| piece.of(text).chars().all(char::is_alphabetic));
    words.len() <= 4 && plain && (opens || closes)
}
