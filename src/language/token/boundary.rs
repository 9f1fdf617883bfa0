//! Grouping words into sentences.
//!
//! A sentence ends after `.`, `!`, `?` or an ellipsis with the quotes and
//! brackets that close it, where what follows can begin one. Abbreviations end a sentence only
//! before a word that likes to begin one; a question inside a reported sentence does not end it.

use super::Piece;
use super::abbreviation::{self, Kind};
use super::layout;
use std::ops::Range;

/// Longest sentence in words; a longer one is cut at its best punctuation.
const LONGEST: usize = 160;

/// Words that often begin a sentence and are written small elsewhere.
const STARTERS: &[&str] = &[
    "A",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "An",
    "And",
    "Another",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Despite",
    "During",
    "Each",
    "Even",
    "Every",
    "Few",
    "For",
    "From",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "It",
    "Its",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "Neither",
    "No",
    "Nobody",
    "None",
    "Not",
    "Nothing",
    "Now",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Our",
    "Please",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Thus",
    "To",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Without",
    "Yet",
    "You",
    "Your",
];

/// Verbs that introduce or close a quotation.
const SAYING: &[&str] = &[
    "said",
    "says",
    "asked",
    "asks",
    "told",
    "tells",
    "added",
    "adds",
    "wrote",
    "writes",
    "tweeted",
    "replied",
    "shouted",
    "cried",
    "wondered",
    "exclaimed",
    "recalled",
    "explained",
    "insisted",
    "continued",
    "declared",
    "responded",
    "quipped",
    "joked",
    "asking",
];

/// Auxiliaries that a sentence has one of.
const AUXILIARIES: &[&str] =
    &["is", "are", "was", "were", "has", "have", "had", "did", "does", "do", "will", "would", "can", "could"];

/// The sentences as ranges of `pieces`, in order, without gaps.
pub(crate) fn sentences(text: &str, pieces: &[Piece]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < pieces.len() {
        let after = closed(text, pieces, at);
        if layout::begins(text, pieces, start, at) {
            add(text, pieces, start..at, &mut found);
            start = at;
        }
        if after < pieces.len() && layout::ends(text, pieces, start, at) {
            add(text, pieces, start..at + 1, &mut found);
            start = at + 1;
            at += 1;
        } else if ends(text, pieces, start, at, after) {
            add(text, pieces, start..after, &mut found);
            start = after;
            at = after;
        } else {
            at += 1;
        }
    }
    add(text, pieces, start..pieces.len(), &mut found);
    found
}

/// Adds a sentence, in parts where it is too long.
fn add(text: &str, pieces: &[Piece], mut whole: Range<usize>, found: &mut Vec<Range<usize>>) {
    while whole.len() > LONGEST {
        let window = whole.start + LONGEST / 2..whole.start + LONGEST;
        let at = |signs: &[&str]| window.clone().rev().find(|&at| signs.contains(&pieces[at].of(text)));
        let cut = at(&[";", ":", "\u{2014}", "--", "\u{2026}", "..."]).or_else(|| at(&[",", ")", "-"]));
        let cut = cut.map_or(window.end, |at| at + 1);
        found.push(whole.start..cut);
        whole.start = cut;
    }
    if !whole.is_empty() {
        found.push(whole);
    }
}

/// The piece after a terminator and all that closes with it; `at` + 1 where the piece is none.
fn closed(text: &str, pieces: &[Piece], at: usize) -> usize {
    let mut after = at + 1;
    let mut bound = at + 5;
    while after < pieces.len() && after < bound {
        let word = pieces[after].of(text);
        let closes = matches!(word, "\u{201d}" | "\u{2019}" | ")" | "]" | "\u{bb}" | "''" | "\u{2019}\u{2019}");
        let straight = matches!(word, "\"" | "'") && glued(pieces, after) && !glued(pieces, after + 1);
        let closing = (closes || is_terminator(word)) && glued(pieces, after) || straight || is_smiley(word);
        after += match note(text, pieces, after) {
            Some(length) => {
                bound += length;
                length
            }
            None if closing => 1,
            None => break,
        };
    }
    after
}

/// Number of pieces of a reference ("[12]") that begins at `at`.
fn note(text: &str, pieces: &[Piece], at: usize) -> Option<usize> {
    let [open, number, close] = pieces.get(at..at + 3)? else { return None };
    let digits = number.of(text).bytes().all(|digit| digit.is_ascii_digit());
    (digits && open.of(text) == "[" && close.of(text) == "]").then_some(3)
}

fn is_smiley(word: &str) -> bool {
    word.len() > 1 && word.starts_with([':', ';', '=']) && word.ends_with([')', '(', 'D', 'P', 'p'])
}

/// Whether no blank stands before the piece.
fn glued(pieces: &[Piece], at: usize) -> bool {
    at > 0 && pieces.get(at).is_some_and(|piece| piece.start == pieces[at - 1].end)
}

fn is_terminator(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|letter| matches!(letter, '.' | '!' | '?' | '\u{2026}'))
}

/// Whether a sentence that began with piece `start` ends with piece `at` and what closes after it.
fn ends(text: &str, pieces: &[Piece], start: usize, at: usize, after: usize) -> bool {
    let word = pieces[at].of(text);
    let Some(next) = pieces.get(after) else { return false };
    let next = next.of(text);
    if let Some(stem) = word.strip_suffix('.').filter(|stem| !stem.is_empty() && !is_terminator(word)) {
        let before = if at > start { pieces[at - 1].of(text) } else { "(" };
        return ends_with_abbreviation(stem, before, next, after - at > 1)
            || stem.contains('.') && is_second_clause(text, pieces, start, after);
    }
    if is_smiley(word) && !glued(pieces, after) {
        return next.starts_with(char::is_uppercase);
    }
    if !is_terminator(word) || is_terminator(next) {
        return false;
    }
    let quoted = after > at + 1;
    let opening = is_opening(next);
    let first = if opening { pieces.get(after + 1).map_or("", |piece| piece.of(text)) } else { next };
    let last = if at > start { pieces[at - 1].of(text) } else { "" };
    let leads = at == start + 1 || at > start + 1 && pieces[at - 2].of(text) == ":";
    if word == "." && leads && last.bytes().all(|byte| byte.is_ascii_digit()) {
        return false; // "2. Rivers"
    }
    if word == "." && last.len() == 1 && at > start + 1 && pieces[at - 2].of(text) == "(" {
        return false; // "(b. May 1950)"
    }
    if first.starts_with(char::is_lowercase) {
        return !quoted && !opening && !glued(pieces, after) && ends_before_small(word, last, first);
    }
    if word.starts_with(['.', '\u{2026}']) && word.len() > 1 && !quoted {
        return first.starts_with(char::is_uppercase);
    }
    if quoted && !opening && word != "." && is_reported(text, pieces, after) {
        return false;
    }
    if glued(pieces, after) && !quoted && !first.starts_with(char::is_uppercase) {
        return false;
    }
    !matches!(next, "," | ";" | ":" | "%" | "/" | "\u{2013}" | "\u{2014}" | "--" | ")" | "]")
}

fn is_opening(word: &str) -> bool {
    const SIGNS: &[&str] =
        &["\u{201c}", "\"", "\u{2018}", "'", "(", "[", "``", "\u{ab}", "\u{2022}", "-", "\u{2013}", "\u{2014}", "*"];
    SIGNS.contains(&word)
}

/// Whether a terminator ends a sentence though a small letter follows, as in careless writing; not after what may be an
/// abbreviation or a name with a mark of its own.
fn ends_before_small(terminator: &str, last: &str, next: &str) -> bool {
    let plain = !last.is_empty() && last.chars().all(char::is_lowercase);
    match terminator {
        "." => {
            let whole = plain || last.len() > 3 && last.chars().all(char::is_alphanumeric);
            plain && last.len() > 5 || whole && STARTERS.iter().any(|starter| starter.eq_ignore_ascii_case(next))
        }
        "?" | "!" => plain,
        _ => !terminator.starts_with(['.', '\u{2026}']),
    }
}

fn ends_with_abbreviation(stem: &str, before: &str, next: &str, quoted: bool) -> bool {
    let starts = STARTERS.contains(&next) || matches!(next, "\u{201c}" | "\"");
    // "the day of X. So he left", but "Ann X. So", "A. The rules"
    let letter = stem.len() == 1 && before.starts_with(char::is_lowercase);
    match abbreviation::kind(stem) {
        Some(Kind::Title) => false,
        Some(_) if stem == "etc" => next.starts_with(char::is_uppercase),
        Some(_) if stem.starts_with("P.S") || stem == "P.P.S" => false,
        Some(_) => starts || quoted && next.starts_with(char::is_uppercase),
        None => starts && (stem.len() > 1 || letter),
    }
}

/// "It was drafted by the U.S. Finland has not joined.": whether what follows an abbreviation is a name with an auxiliary of its own,
/// where the words before it have theirs and no clause is open.
fn is_second_clause(text: &str, pieces: &[Piece], start: usize, after: usize) -> bool {
    let word = |at: usize| pieces.get(at).map_or("", |piece| piece.of(text));
    let opens =
        |at: usize| matches!(word(at), "that" | "which" | "who" | "whose" | "when" | "where" | "if" | "because" | ",");
    let own = (start..after).any(|at| AUXILIARIES.contains(&word(at))) && !(start..after).any(opens);
    let name = word(after).starts_with(char::is_uppercase) && word(after).len() > 2;
    own && name && AUXILIARIES.contains(&word(after + 1))
}

/// Whether a name and a verb of saying follow a closed quotation: “Why?” Ms Roe asked.
fn is_reported(text: &str, pieces: &[Piece], after: usize) -> bool {
    let words = pieces[after..].iter().take(6).map(|piece| piece.of(text));
    for (index, word) in words.enumerate() {
        if SAYING.contains(&word) {
            return true;
        }
        let pronoun = index == 0 && matches!(word, "he" | "she" | "they" | "I" | "we" | "one");
        if !pronoun && !word.starts_with(char::is_uppercase) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::tokens;
    use super::{LONGEST, sentences};

    fn split(text: &str) -> Vec<&str> {
        let mut pieces = Vec::new();
        tokens(text, &mut pieces);
        let found = sentences(text, &pieces);
        found.into_iter().map(|range| &text[pieces[range.start].start..pieces[range.end - 1].end]).collect()
    }

    #[test]
    fn full_stops_end_sentences_but_abbreviations_seldom_do() {
        assert_eq!(split("Talks began. No deal."), ["Talks began.", "No deal."]);
        assert_eq!(split("Gen. Roe of the U.S. Army left."), ["Gen. Roe of the U.S. Army left."]);
        assert_eq!(split("He left the U.S. The army stayed."), ["He left the U.S.", "The army stayed."]);
        let two = ["It was drafted by the U.S.", "Finland has not joined."];
        assert_eq!(split("It was drafted by the U.S. Finland has not joined."), two);
        assert_eq!(split("A bill that the U.S. Senate had passed was dropped.").len(), 1);
        assert_eq!(split("2. Rivers. It rained. the end"), ["2. Rivers.", "It rained.", "the end"]);
        assert_eq!(
            split("It rose.[4] \u{201c}Run!\u{201d} she said."),
            ["It rose.[4]", "\u{201c}Run!\u{201d} she said."]
        );
        assert_eq!(split("It rose. [4] [5] [6] [7] We ran."), ["It rose. [4] [5] [6] [7]", "We ran."]);
        assert_eq!(split("Roe (b. May 1950) left."), ["Roe (b. May 1950) left."]);
        assert_eq!(split("It is because of X. So we left."), ["It is because of X.", "So we left."]);
        assert_eq!(split("It rose 3.5 points at 5 p.m. in Rome."), ["It rose 3.5 points at 5 p.m. in Rome."]);
    }

    #[test]
    fn quotations_close_their_sentence() {
        let text =
            "\u{201c}We won.\u{201d} He left. \u{201c}Why?\u{201d} asked Roe. \u{201c}Why?\u{201d} Ann Roe asked.";
        let wanted = [
            "\u{201c}We won.\u{201d}",
            "He left.",
            "\u{201c}Why?\u{201d} asked Roe.",
            "\u{201c}Why?\u{201d} Ann Roe asked.",
        ];
        assert_eq!(split(text), wanted);
        let two = "\u{201c}We won.\u{201d} Roe said no more. \u{201c}Why?\u{201d} Roe said.";
        let apart = ["\u{201c}We won.\u{201d}", "Roe said no more.", "\u{201c}Why?\u{201d} Roe said."];
        assert_eq!(split(two), apart);
        assert_eq!(split("He said \"Go.\" \"Now?\" she said."), ["He said \"Go.\"", "\"Now?\" she said."]);
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        let text = "word, ".repeat(3 * LONGEST);
        let found = split(&text);
        assert!(found.len() > 5);
        assert_eq!(found.iter().map(|part| part.matches("word").count()).sum::<usize>(), 3 * LONGEST);
    }
}
