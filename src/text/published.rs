//! The day on which a text says that it was published: "The Post, 3 May 2020", "RIGA, May 3, 2020 —".
//!
//! Only lines about the text itself are read: short ones before its prose that end in a full date, and a dateline that
//! opens its first paragraph. Traps: a headline may end in a date, a sentence may begin with one.

use super::calendar::month;
use super::{BlockKind, Document};
use jiff::civil::Date;

/// Lines of a text, behind its title, that are looked at.
const FIRST: usize = 5;
/// Bytes that no such line exceeds.
const LONGEST: usize = 90;
/// Words that no such line exceeds.
const WORDS: usize = 12;

/// The day that the opening lines of the text's body, which begins at `body`, state.
pub(super) fn published(document: &Document, body: usize) -> Option<Date> {
    let text = &document.text;
    let mut inside = document.blocks.iter().filter(|block| block.span.start() >= body);
    let title = inside.next().filter(|block| block.kind == BlockKind::Headline);
    let from = title.map_or(body, |block| block.span.end());
    let lines = text[from..].lines().filter(|line| !line.trim().is_empty()).take(FIRST);
    lines.into_iter().find_map(|text| line(text).or_else(|| dateline(text)))
}

/// A short line that ends in a date, and is no sentence.
fn line(text: &str) -> Option<Date> {
    let words = words(text);
    let sentence = text.trim_end().ends_with(['.', '!', '?', '”', '"']);
    if text.len() > LONGEST || words.len() > WORDS || sentence {
        return None;
    }
    ending(&words)
}

/// A date that stands last before the dash with which a paragraph opens.
fn dateline(text: &str) -> Option<Date> {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let marks = ["—", " – ", " -- ", " - "];
    let dash = marks.iter().filter_map(|mark| text[..end].find(mark)).min()?;
    let words = words(&text[..dash]);
    if words.len() > WORDS / 2 { None } else { ending(&words) }
}

fn words(text: &str) -> Vec<&str> {
    // Emphasis of Markdown is no part of a word.
    text.split([' ', ',', '|', '\u{a0}', '\t', '*', '_']).filter(|word| !word.is_empty()).collect()
}

/// The date with which a list of words ends: "3 May 2020", "May 3 2020", "2020-05-03".
fn ending(words: &[&str]) -> Option<Date> {
    if let Some(date) = words.last()?.parse::<Date>().ok().filter(|_| words.last().is_some_and(|last| last.len() == 10))
    {
        return Some(date);
    }
    let [.., first, second, year] = words else { return None };
    let year: i16 = year.parse().ok().filter(|year| (1900..2200).contains(year))?;
    let day = |word: &str| word.trim_end_matches(|letter: char| letter.is_alphabetic()).parse::<i8>().ok();
    let named = |word: &str| word.starts_with(char::is_uppercase).then(|| month(&word.to_lowercase())).flatten();
    let (month, day) = named(second).zip(day(first)).or_else(|| named(first).zip(day(second)))?;
    Date::new(year, month as i8 + 1, day).ok()
}

#[cfg(test)]
mod tests {
    use super::{dateline, line};
    use crate::text::{Input, read};

    #[test]
    fn a_plain_text_is_of_the_day_in_its_opening_lines() {
        let text = b"Ferry floats\n\nCoast Bulletin, 14 May 2022\n\nThe ferry was freed on 10 May 2021, they said.";
        let day = read("a.txt", text, Input::Auto).documents[0].published;
        assert_eq!(day.map(|day| day.to_string()).as_deref(), Some("2022-05-14"));
    }

    #[test]
    fn a_line_that_ends_in_a_full_date_tells_the_day() {
        for text in ["The Post, 3 May 2020", "Published May 3, 2020", "By Anna Lind | 3rd May 2020", "2020-05-03"] {
            assert_eq!(line(text).map(|day| day.to_string()).as_deref(), Some("2020-05-03"), "{text}");
        }
        assert_eq!(dateline("3 May 2020 - The ship sank.").map(|day| day.to_string()).as_deref(), Some("2020-05-03"));
    }

    #[test]
    fn sentences_and_parts_of_dates_tell_no_day() {
        for text in ["The ship sank on 3 May 2020.", "3 May", "Elections of 2020", "Room 3, May 20201"] {
            assert_eq!(line(text), None, "{text}");
        }
        assert_eq!(dateline("The ship sank on Monday - a dark day."), None);
    }
}
