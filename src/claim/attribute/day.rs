//! Days, months and years: resolved against the day of publication where that is known, else as far as they are told.

use super::model::{Content, Value};
use super::words::Words;
use crate::claim::time::FoundTime;
use crate::text::{WEEKDAYS, month};
use ecow::EcoString;
use jiff::civil::Date;
use std::ops::Range;

/// The days among a sentence's expressions of time.
pub(super) fn values(words: &Words<'_>, times: &[FoundTime]) -> Vec<Value> {
    let mut all = Vec::new();
    for found in times {
        let tokens = found.tokens.clone();
        if tokens.is_empty() || !words.is_free(tokens.clone()) {
            continue;
        }
        let weekday = tokens.clone().find_map(|at| {
            let word = words.lower(at).trim_end_matches('.');
            WEEKDAYS.iter().position(|name| *name == word)
        });
        let at_month = tokens.clone().find(|&at| month(words.lower(at)).is_some());
        let date = at_month.and_then(|at| {
            let beside = [at + 1, at.wrapping_sub(1)].into_iter().filter(|other| tokens.contains(other));
            beside.filter_map(|at| number(words.lower(at))).find(|day| (1..=31).contains(day))
        });
        let days = found.time.as_ref().map(|time| begun(words, &tokens, (time.from, time.to)));
        if weekday.is_none() && date.is_none() && days.is_none() {
            continue;
        }
        let rough = (1..=2)
            .filter_map(|back| tokens.start.checked_sub(back))
            .find_map(|at| words.lexicon.attributes.rough(words.lower(at)));
        let content = Content::Day {
            from: days.map(|(from, _)| from),
            to: days.map(|(_, to)| to),
            weekday: weekday.map(|at| at as u8),
            month: at_month.and_then(|at| month(words.lower(at))).map(|at| at as u8 + 1),
            day: date,
            rough: rough.map(Into::into),
        };
        words.take(tokens.clone());
        all.push(super::value::value(words, "date", &tokens, content, None, EcoString::new()));
    }
    all
}

/// Of a time that lasts until today only its beginning is compared: of "since 2002" that year.
fn begun(words: &Words<'_>, tokens: &Range<usize>, (from, to): (Date, Date)) -> (Date, Date) {
    let year = words.lower(tokens.end - 1).parse::<i16>().ok().filter(|year| *year == from.year());
    let open = words.lower(tokens.start) == "since" && from == from.first_of_year();
    (from, if open && year.is_some() { from.last_of_year() } else { to })
}

/// "5", "5th".
fn number(word: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    digits.parse().ok()
}
