//! Times of day: "10:30 p.m.", "2 pm", "6: 00 p.m.", "1430 GMT", "noon", "midnight"; of a game, what is left on its clock: "7:41 left".

use super::model::{Content, Value};
use super::words::Words;
use ecow::EcoString;
use std::ops::Range;

const HOUR: u16 = 60;
const DAY: u16 = 24 * HOUR;

/// The clock times of a sentence.
pub(super) fn values(words: &Words<'_>) -> Vec<Value> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((tokens, minute)) = named(words, at).or_else(|| written(words, at)) else {
            all.extend(left(words, at));
            at += 1;
            continue;
        };
        let rough = (1..=2)
            .filter_map(|back| tokens.start.checked_sub(back))
            .find_map(|at| words.lexicon.attributes.rough(words.lower(at)));
        words.take(tokens.clone());
        at = tokens.end;
        let content = Content::Clock { minute, rough: rough.map(Into::into) };
        all.push(super::value::value(words, "clock", &tokens, content, None, EcoString::new()));
    }
    all
}

fn named(words: &Words<'_>, at: usize) -> Option<(Range<usize>, u16)> {
    words.lexicon.attributes.clock.named(words.lower(at)).map(|minute| (at..at + 1, minute))
}

fn written(words: &Words<'_>, at: usize) -> Option<(Range<usize>, u16)> {
    let whole = words.lower(at);
    // "6:00pm" may be one word.
    let (digits, glued) = match whole.find(|letter: char| !(letter.is_ascii_digit() || letter == ':')) {
        Some(cut) if cut > 0 => whole.split_at(cut),
        Some(_) => return None,
        None => (whole, ""),
    };
    let mut end = at + 1;
    let (hour, minute) = match digits.split_once(':') {
        Some((hour, minute)) if minute.len() == 2 => (hour.parse().ok()?, minute.parse().ok()?),
        Some(_) => return None,
        None if glued.starts_with('.') => {
            // "8.49pm", as some papers write it, in one word or two.
            let clock = &words.lexicon.attributes.clock;
            let (minute, half) = glued[1..].split_at_checked(2)?;
            let half = clock.second_half(half).map(|half| (half, end));
            let (half, end) = half.or_else(|| Some((clock.second_half(words.lower(end))?, end + 1)))?;
            return afternoon(digits.parse().ok()?, minute.parse().ok()?, half).map(|minute| (at..end, minute));
        }
        None if words.lower(end) == ":" && words.lower(end + 1).len() == 2 => {
            let minute = words.lower(end + 1).parse().ok()?;
            end += 2;
            (digits.parse().ok()?, minute)
        }
        None => (digits.parse::<u16>().ok()?, 0),
    };
    let half = {
        let clock = &words.lexicon.attributes.clock;
        clock.second_half(glued).or_else(|| clock.second_half(words.lower(end)).inspect(|_| end += 1))
    };
    let minute: u16 = minute;
    match half {
        Some(half) => afternoon(hour, minute, half).map(|minute| (at..end, minute)),
        None if words.lexicon.attributes.clock.is_zone(words.lower(end))
            && digits.len() == 4
            && !digits.contains(':') =>
        {
            let (hour, minute) = (hour / 100, hour % 100);
            (hour < 24 && minute < HOUR).then_some((at..end + 1, hour * HOUR + minute))
        }
        _ => None,
    }
}

/// "7:41 left", "the 2:15 mark": minutes and seconds, as a duration.
fn left(words: &Words<'_>, at: usize) -> Option<Value> {
    let (minute, second) = words.lower(at).split_once(':').filter(|(_, second)| second.len() == 2)?;
    let (minute, second): (u16, u16) = (minute.parse().ok()?, second.parse().ok()?);
    let told = (1..=2).any(|step| words.lexicon.attributes.clock.is_left(words.lower(at + step)));
    (told && minute <= HOUR && second < 60 && words.is_free(at..at + 1)).then_some(())?;
    words.take(at..at + 1);
    let seconds = Some(f64::from(minute) * 60.0 + f64::from(second));
    let content = Content::Number { low: seconds, high: seconds, approximate: false, unit: "second".into() };
    Some(super::value::value(words, "duration", &(at..at + 1), content, None, EcoString::new()))
}

/// Minutes after midnight of an hour on the dial.
fn afternoon(hour: u16, minute: u16, second_half: bool) -> Option<u16> {
    let known = (1..=12).contains(&hour) && minute < HOUR;
    known.then_some((hour % 12) * HOUR + minute + if second_half { DAY / 2 } else { 0 })
}
