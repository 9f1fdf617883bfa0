//! What one block looks like: how long it is, how it ends, how much of it is capitalised.

use super::vocabulary::{Phrases, Words};
use std::cell::OnceCell;

/// Blocks of more words than this are never furniture, and only so many are looked at.
pub(super) const LONGEST: usize = 60;

/// How a block ends, brackets and closing quotation marks left off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// A full stop.
    Stop,
    /// A question or exclamation mark.
    Call,
    /// An ellipsis, as teasers end.
    Cut,
    /// A colon, semicolon or comma: more belongs to it.
    Runs,
    /// None of these, as titles end.
    Open,
}

/// The features of one block.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// As a reader sees it, markup left out.
    pub raw: &'a str,
    /// Its words as they stand, punctuation around them left off; at most [`LONGEST`] and one.
    pub words: Vec<&'a str>,
    lower: OnceCell<Vec<String>>,
    /// How it ends.
    pub end: End,
    long: bool,
}

/// Blocks of more bytes than this are taken for long whatever their words.
const WIDEST: usize = 4000;

impl<'a> Line<'a> {
    pub(super) fn new(raw: &'a str) -> Line<'a> {
        let head = &raw[..raw.floor_char_boundary(WIDEST)];
        let trimmed = head.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let words: Vec<&str> = trimmed.filter(|word| !word.is_empty()).take(LONGEST + 1).collect();
        Line { raw, words, lower: OnceCell::new(), end: end(raw), long: raw.len() > WIDEST }
    }

    /// The words in lower case; long paragraphs are told without.
    pub(super) fn lower(&self) -> &[String] {
        let lower = |word: &&str| {
            let plain = word.is_ascii();
            if plain { word.to_ascii_lowercase() } else { word.to_lowercase().replace('’', "'") }
        };
        self.lower.get_or_init(|| self.words.iter().map(lower).collect())
    }

    /// How many words, counted to [`LONGEST`] and one.
    pub(super) fn len(&self) -> usize {
        if self.long { LONGEST + 1 } else { self.words.len() }
    }

    /// Whether it runs on as prose does: a final stop (or call) after a few words.
    pub(super) fn is_sentence(&self) -> bool {
        match self.end {
            End::Stop => self.len() >= 4,
            End::Call => self.len() >= 12,
            _ => self.len() > 25,
        }
    }

    /// Whether it could be a title: short, and without a final stop.
    pub(super) fn is_title_like(&self) -> bool {
        let starts = self.raw.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next();
        let short = match self.end {
            End::Open => self.len() <= 25,
            End::Call => self.len() <= 15,
            _ => false,
        };
        short && starts.is_some_and(|first| !first.is_lowercase())
    }

    /// The share of words that begin with a capital, small grammatical words left out; numbers count as half.
    pub(super) fn capitals(&self) -> f64 {
        let telling: Vec<&&str> = self.words.iter().filter(|word| word.chars().count() > 3).collect();
        let telling = if telling.is_empty() { self.words.iter().collect() } else { telling };
        let (mut score, mut count) = (0.0, 0.0);
        for word in telling {
            score += capital(word);
            count += 1.0;
        }
        if count == 0.0 { 0.0 } else { score / count }
    }

    /// Whether every word begins with a capital or a digit, except the `small` ones.
    pub(super) fn all_capital(&self, small: impl Fn(&str) -> bool) -> bool {
        self.words.iter().zip(self.lower()).all(|(word, lower)| capital(word) > 0.0 || small(lower))
    }

    /// Whether it holds a word of a list.
    pub(super) fn has(&self, words: &Words) -> bool {
        self.lower().iter().any(|word| words.contains(word.as_str()))
    }

    /// Whether it holds any of `words`.
    pub(super) fn has_any(&self, words: &[&str]) -> bool {
        self.lower().iter().any(|word| words.contains(&word.as_str()))
    }

    /// Whether it begins with the words of `phrase`.
    pub(super) fn begins(&self, phrase: &str) -> bool {
        let mut words = self.lower().iter();
        phrase.split(' ').all(|want| words.next().is_some_and(|word| word == want))
    }

    /// Whether it begins with a phrase of a list; phrases have two to five words.
    pub(super) fn begins_with(&self, phrases: &Words) -> bool {
        (2..=5.min(self.lower().len())).any(|count| phrases.contains(self.lower()[..count].join(" ").as_str()))
    }

    /// Whether it holds a phrase of a list; phrases have two to five words.
    pub(super) fn holds(&self, phrases: &Phrases) -> bool {
        let words = self.lower();
        let mut phrase = String::new();
        (0..words.len()).filter(|&from| phrases.begin_with(&words[from..])).any(|from| {
            phrase.clear();
            words[from..].iter().take(5).any(|word| {
                let first = phrase.is_empty();
                if !first {
                    phrase.push(' ');
                }
                phrase.push_str(word);
                !first && phrases.whole.contains(phrase.as_str())
            })
        })
    }

    /// Whether a word of speech marks stands in it: what is quoted is never the page's own voice.
    pub(super) fn is_quoted(&self) -> bool {
        self.raw.contains(['"', '“', '”', '«', '»']) || self.raw.starts_with(['‘', '\''])
    }

    /// Whether a verb stands in it that titles and captions mostly do without.
    pub(super) fn has_auxiliary(&self) -> bool {
        self.has_any(&[
            "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "can", "may", "might", "must",
            "should", "does", "did", "said", "says",
        ])
    }

    /// Whether its key is that one.
    pub(super) fn is(&self, key: &str) -> bool {
        self.lower().first().is_none_or(|first| key.starts_with(first.as_str())) && self.key() == key
    }

    /// The line's letters and digits in lower case, to compare it with others.
    pub(super) fn key(&self) -> String {
        self.lower().join(" ")
    }
}

fn capital(word: &str) -> f64 {
    match word.chars().next() {
        Some(first) if first.is_uppercase() => 1.0,
        Some(first) if first.is_numeric() => 0.5,
        _ => 0.0,
    }
}

fn end(raw: &str) -> End {
    let closers = |c: char| c.is_whitespace() || "\"'’”»)]}*".contains(c);
    let bare = raw.trim_end_matches(closers);
    if bare.ends_with('…') || bare.ends_with("...") || bare.ends_with("[…") {
        return End::Cut;
    }
    match bare.chars().next_back() {
        Some('.' | '。') => End::Stop,
        Some('!' | '?') => End::Call,
        Some(':' | ';' | ',' | '–' | '—') => End::Runs,
        _ => End::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::{End, Line};

    #[test]
    fn quotation_marks_do_not_hide_how_a_line_ends() {
        assert_eq!(Line::new("“It is over.”").end, End::Stop);
        assert_eq!(Line::new("(and more…)").end, End::Cut);
        assert_eq!(Line::new("Talks Fail Again").end, End::Open);
    }

    #[test]
    fn titles_are_told_by_their_capitals() {
        assert!(Line::new("Talks on the Northern Pipeline Fail Again").capitals() > 0.9);
        assert!(Line::new("The talks on the northern pipeline failed again").capitals() < 0.2);
    }
}
