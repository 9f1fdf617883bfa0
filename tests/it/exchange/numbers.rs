//! Small numbers, in words or digits, for the next ones up: their order stays.

use super::{Edit, capitalised, next_word, word_end};

/// Numbers in words up to twenty.
const NUMBERS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// Words beside which a number is a date, a time, a sum or a name and stays.
const BESIDE: [&str; 46] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "hour",
    "hours",
    "minute",
    "minutes",
    "percent",
    "million",
    "billion",
    "hundred",
    "thousand",
    "dozen",
    "am",
    "pm",
    "a",
    "p",
];

/// Moves the numbers from 2 to 12 up by `by`, so that their order stays.
pub(super) fn number_edits(text: &str, by: u32) -> Vec<Edit> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(start) = next_word(text, at) {
        at = word_end(text, start);
        words.push((start, at));
    }
    let word = |index: usize| words.get(index).map_or("", |&(start, end): &(usize, usize)| &text[start..end]);
    let edits = words.iter().enumerate().filter_map(|(index, &(start, end))| {
        let (before, after) = (if index > 0 { word(index - 1) } else { "" }, word(index + 1));
        let glued = |side: Option<char>| side.is_some_and(|letter| "-–:.,/$£€%'’".contains(letter));
        let digits = text[start..end].bytes().all(|digit| digit.is_ascii_digit());
        let tail = text[end..].chars().next();
        let stuck = glued(text[..start].chars().next_back()) || glued(tail) && (digits || tail == Some('-'));
        let named = digits && before.starts_with(char::is_uppercase);
        if stuck || named || BESIDE.contains(&before) && before != "a" || BESIDE.contains(&after) && after != "a" {
            return None;
        }
        Some(Edit { start, end, new: moved(&text[start..end], by)? })
    });
    edits.collect()
}

/// The number that stands for this one.
fn moved(word: &str, by: u32) -> Option<String> {
    let small = |value: &u32| (2..=12).contains(value);
    if word.bytes().all(|digit| digit.is_ascii_digit()) {
        return word.parse().ok().filter(small).map(|value| (value + by).to_string());
    }
    let value = NUMBERS.iter().position(|known| known.eq_ignore_ascii_case(word))? as u32;
    let new = NUMBERS[(Some(value).filter(small)? + by) as usize];
    Some(if word.starts_with(char::is_uppercase) { capitalised(new) } else { new.to_owned() })
}
