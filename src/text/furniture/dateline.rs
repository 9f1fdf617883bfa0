//! Datelines: where, when and by which agency an article was filed, set before its first sentence.
//!
//! "MOSCOW, May 3 (Agency) — The minister …": the words before the dash are no part of the sentence. Traps: an
//! acronym before a parenthesis in dashes ("NATO — the alliance — said"), a compound in capitals ("COVID-19").

/// Characters that no dateline exceeds.
const LONGEST: usize = 80;

/// Bytes at the start of a paragraph that are its dateline, dash and white space included; 0 where it has none.
pub(super) fn length(paragraph: &str) -> usize {
    let end = paragraph.char_indices().nth(LONGEST).map_or(paragraph.len(), |(at, _)| at);
    let Some((before, dash)) = dash(&paragraph[..end]) else { return 0 };
    let after = before.len() + dash;
    let body = paragraph[after..].trim_start();
    let opens = body.trim_start_matches(['"', '\'', '“', '‘', '«']).chars().next();
    if !opens.is_some_and(|letter| letter.is_uppercase() || letter.is_ascii_digit()) || !is_dateline(before) {
        return 0;
    }
    paragraph.len() - body.len()
}

/// What stands before the first free-standing dash, and the dash's bytes.
fn dash(opening: &str) -> Option<(&str, usize)> {
    let marks = ["—", " – ", " -- ", " - "];
    let first = marks.iter().filter_map(|mark| opening.find(mark).map(|at| (at, mark.len()))).min()?;
    Some((&opening[..first.0], first.1))
}

/// Whether every word is a place's, a day's or an agency's, and the first in capitals or followed by an agency in brackets.
fn is_dateline(before: &str) -> bool {
    let (words, agency) = match before.split_once('(') {
        Some((words, rest)) => (words, rest.trim_end().ends_with(')')),
        None => (before, false),
    };
    let letters = |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).count();
    let capital = |word: &str| word.chars().next().is_some_and(|letter| !letter.is_lowercase());
    let shouted = |word: &str| letters(word) > 1 && !word.chars().any(char::is_lowercase);
    let mut words = words.split([' ', ',', '/', '\u{a0}']).filter(|word| !word.is_empty()).peekable();
    // "(AGENCY) --": one that names itself alone does so in capitals.
    let named = words.peek().map_or(agency && shouted(before), |first| agency || shouted(first));
    named && words.all(|word| capital(word) || ["de", "la", "el", "of", "al"].contains(&word))
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn place_day_and_agency_are_left_out() {
        for dateline in [
            "BERN, March 20 — ",
            "MOSCOW (Reuters) - ",
            "Port Said (AFP) – ",
            "NEW YORK/GENEVA -- ",
            "RIGA—",
            "(AFP) -- ",
        ] {
            assert_eq!(length(&format!("{dateline}The minister resigned.")), dateline.len(), "{dateline}");
        }
    }

    #[test]
    fn a_sentence_keeps_its_words() {
        for sentence in [
            "NATO — the alliance — said nothing.",
            "COVID-19 cases rose.",
            "(He paused) -- The minister resigned.",
            "The minister — Anna Berg — resigned.",
            "Norway won – Sweden lost.",
            "MOSCOW said on Monday that it would not wait any longer for an answer from the West — None came.",
            "",
        ] {
            assert_eq!(length(sentence), 0, "{sentence}");
        }
    }
}
