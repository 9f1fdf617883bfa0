//! How two values of one attribute relate, whatever they are values of.
//!
//! Traps: a number written round stands for what rounds to it; "shortly before nine" is no conflict with ten to nine; a house
//! stands in its block; a weekday and a date say nothing of each other without a day of publication; what "around" leaves open is
//! as much as the time is written round: little of 1:54, more of half past one.

use crate::claim::attribute::{Content, Roughly, Value};
use crate::lexicon::Attributes;
use ecow::EcoString;
use jiff::civil::Date;

/// What two values are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compared {
    /// They can both hold of one thing.
    Compatible,
    /// They cannot.
    Exclusive,
    /// Nothing can be said: other units, other kinds of value.
    Unlike,
}

use Compared::{Compatible, Exclusive, Unlike};

/// Minutes between two times beyond which one is no writing of the other.
const HALF_DAY: i32 = 600;
const DAY: i32 = 1440;
/// The part of a rough number that it leaves open where it is written with one digit before its noughts, two, or more.
const ROUGH: [f64; 3] = [0.12, 0.08, 0.03];
/// The most that a number written round leaves open, as a part of it.
const ROUND: f64 = 0.05;

/// Compares two values of one attribute.
pub(super) fn compare(left: &Value, right: &Value, attributes: &Attributes) -> Compared {
    match (&left.content, &right.content) {
        (a @ Content::Number { unit, .. }, b @ Content::Number { unit: other, .. }) => match () {
            () if !is_measure(&left.attribute) || unit == other => exclusive_if(numbers_apart(a, b)),
            () => match converted(a, attributes).zip(converted(b, attributes)) {
                Some((a, b)) => exclusive_if(numbers_apart(&a, &b)),
                None => Unlike,
            },
        },
        (Content::Clock { minute, rough }, Content::Clock { minute: other, rough: loose }) => {
            exclusive_if(clocks_apart((i32::from(*minute), *rough), (i32::from(*other), *loose)))
        }
        (a @ Content::Day { .. }, b @ Content::Day { .. }) => days(a, b),
        (Content::Street { number, name, kind }, Content::Street { number: n, name: other, kind: k }) => {
            if name != other {
                let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
                return exclusive_if(last(name) != last(other));
            }
            let houses = number.zip(*n).is_some_and(|(a, b)| are_two_houses(a, b));
            let named = |kind: &str| !attributes.is_numbered_street(kind);
            let kinds = kind.as_ref().zip(k.as_ref()).is_some_and(|(a, b)| a != b && named(a) && named(b));
            exclusive_if(houses || kinds)
        }
        (Content::Name(a), Content::Name(b)) => exclusive_if(!share_a_name(a, b, attributes)),
        (Content::Class(a), Content::Class(b)) if matches!(&*left.attribute, "agent" | "patient") => {
            // Two people at two verbs answer two questions.
            if left.head == right.head { exclusive_if(attributes.are_two_people(a, b)) } else { Unlike }
        }
        (Content::Class(a), Content::Class(b)) if left.attribute == "office" => {
            let one_but_for_prefix = attributes.is_one_but_for_prefix("office", a, b);
            match is_one_name(left, right) {
                // A mayor and a former mayor are two people, unless both are told of one.
                Some(false) => Unlike,
                None if one_but_for_prefix => Unlike,
                _ => exclusive_if(attributes.excludes("office", a, b)),
            }
        }
        (Content::Class(a), Content::Class(b)) => exclusive_if(attributes.excludes(&left.attribute, a, b)),
        (Content::Score(a), Content::Score(b)) => exclusive_if(a != b && !a.iter().eq(b.iter().rev())),
        _ => Unlike,
    }
}

fn exclusive_if(apart: bool) -> Compared {
    if apart { Exclusive } else { Compatible }
}

fn is_measure(attribute: &str) -> bool {
    matches!(attribute, "money" | "duration" | "measure" | "percent")
}

/// Whether two values are told of one name; none where either is told of nobody by name.
fn is_one_name(left: &Value, right: &Value) -> Option<bool> {
    let last = |value: &Value| value.about.as_ref().and_then(|about| about.name.last().cloned());
    last(left).zip(last(right)).map(|(a, b)| a == b)
}

/// Whether two numbers before one street are two houses or blocks: a house stands in the block of its hundred.
fn are_two_houses(left: u32, right: u32) -> bool {
    let block = |number: u32| number.is_multiple_of(100) && number > 0;
    left / 100 != right / 100 || left != right && !block(left) && !block(right)
}

/// Whether two names have a word in common that is more than the kind of place: not "Brook Hospital" and "King Hospital".
fn share_a_name(left: &[EcoString], right: &[EcoString], attributes: &Attributes) -> bool {
    let own = |word: &&EcoString| !attributes.is_kind_of_place(word);
    let shared = |word: &EcoString| right.contains(word);
    let bare = left.iter().filter(own).count() == 0 || right.iter().filter(own).count() == 0;
    left.iter().filter(|word| bare || own(word)).any(shared)
}

/// A duration or a measure in the unit that all of its kind are compared in; none where nothing is known of the unit.
fn converted(content: &Content, attributes: &Attributes) -> Option<Content> {
    let Content::Number { low, high, approximate, unit } = content else { return None };
    let (base, factor) = attributes.base(unit)?;
    let of = |number: &Option<f64>| number.map(|number| number * factor);
    // A number in another unit is as rough as it is written in its own.
    let (low, high) = match interval(content)? {
        (from, to) if low == high => (Some(from * factor), Some(to * factor)),
        _ => (of(low), of(high)),
    };
    Some(Content::Number { low, high, approximate: *approximate, unit: base.clone() })
}

/// Whether two intervals share nothing, each widened by how round or rough it is written.
fn numbers_apart(left: &Content, right: &Content) -> bool {
    let (Some((low, high)), Some((other_low, other_high))) = (interval(left), interval(right)) else { return false };
    high < other_low || other_high < low
}

fn interval(content: &Content) -> Option<(f64, f64)> {
    let Content::Number { low, high, approximate, .. } = content else { return None };
    let (from, mut to) = (low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY));
    // "tens of thousands" are no million: a vague number ends where the next one begins.
    if *approximate && high.is_none() && from > 1.0 {
        let thousands = (1000.0..2000.0).contains(&from);
        to = from * if thousands { 100.0 } else { 10.0 };
    }
    if from != to {
        return Some((from, to));
    }
    let precision = written_precision(from);
    let round = if from.abs() >= 100.0 { (precision / 2.0).min(from.abs() * ROUND) } else { 0.0 };
    let rough = ROUGH[digits(from).clamp(1, ROUGH.len()) - 1];
    let open = if *approximate { (from.abs() * rough).max(0.5) } else { 0.0 };
    Some((from - round.max(open), to + round.max(open)))
}

/// The digits that a number is written with before its noughts: 2 for 43,000; of a fraction more than any.
fn digits(number: f64) -> usize {
    if number.fract() != 0.0 {
        return ROUGH.len();
    }
    let mut rest = number.abs();
    while rest >= 10.0 && rest % 10.0 == 0.0 {
        rest /= 10.0;
    }
    let mut digits = 1;
    while rest >= 10.0 && digits < ROUGH.len() {
        rest /= 10.0;
        digits += 1;
    }
    digits
}

/// The power of ten down to which a whole number is written out: 1,000 for 43,000; 1 where it is written in full.
fn written_precision(number: f64) -> f64 {
    let mut precision = 1.0;
    while number.fract() == 0.0 && number % (precision * 10.0) == 0.0 && precision < number.abs() {
        precision *= 10.0;
    }
    if precision > 1.0 { precision } else { 0.0 }
}

fn clocks_apart((left, rough): (i32, Option<Roughly>), (right, loose): (i32, Option<Roughly>)) -> bool {
    let stretch = |minute: i32, rough: Option<Roughly>| match rough {
        Some(Roughly::About) => (minute - around(minute).0, minute + around(minute).0),
        Some(Roughly::Before) => (minute - around(minute).1, minute + 1),
        Some(Roughly::After) => (minute - 1, minute + around(minute).1),
        None => (minute - 1, minute + 1),
    };
    let (from, to) = stretch(left, rough);
    let (other_from, other_to) = stretch(right, loose);
    let apart = |a: i32, b: i32| (a - b).rem_euclid(DAY);
    let near = apart(from, other_to).min(apart(other_from, to)) < HALF_DAY;
    near && !(from <= other_to && other_from <= to)
}

/// Minutes that "around" leaves open on either side of a time, and "before" and "after" on theirs: the more, the rounder it is written.
fn around(minute: i32) -> (i32, i32) {
    match minute {
        _ if minute % 30 == 0 => (11, 20),
        _ if minute % 15 == 0 => (6, 15),
        _ if minute % 5 == 0 => (5, 10),
        _ => (2, 5),
    }
}

fn days(left: &Content, right: &Content) -> Compared {
    if let (Some((from, to)), Some((other_from, other_to))) = (period(left), period(right)) {
        return exclusive_if(to < other_from || other_to < from);
    }
    if let (Some(day), Some(other)) = (weekday(left), weekday(right)) {
        return exclusive_if(day != other);
    }
    match (date(left), date(right)) {
        (Some(day), Some(other)) => exclusive_if(day != other),
        _ => Unlike,
    }
}

/// The first and the last day that a value may mean, where resolved.
fn period(content: &Content) -> Option<(Date, Date)> {
    let Content::Day { from, to, .. } = content else { return None };
    (*from).zip(*to)
}

fn weekday(content: &Content) -> Option<u8> {
    let Content::Day { weekday, .. } = content else { return None };
    *weekday
}

/// Month and day.
fn date(content: &Content) -> Option<(u8, u8)> {
    let Content::Day { month, day, .. } = content else { return None };
    (*month).zip(*day)
}

/// How near two values are to each other, from 0 to 1: where they are nearer, one is more likely a slip for the other.
pub(super) fn closeness(left: &Value, right: &Value) -> f64 {
    match (&left.content, &right.content) {
        (Content::Number { low, high, .. }, Content::Number { low: l, high: h, .. }) => {
            let (Some(a), Some(b)) = (low.or(*high), l.or(*h)) else { return 0.0 };
            let (small, large) = if a < b { (a, b) } else { (b, a) };
            if large > 0.0 { (small / large).max(0.0) } else { 0.0 }
        }
        (Content::Clock { minute, .. }, Content::Clock { minute: other, .. }) => {
            let apart = (i32::from(*minute) - i32::from(*other)).rem_euclid(DAY);
            (1.0 - f64::from(apart.min(DAY - apart)) / 240.0).max(0.0)
        }
        (Content::Day { from: Some(a), .. }, Content::Day { from: Some(b), .. }) => {
            (1.0 - f64::from((*a - *b).get_days().abs()) / 10.0).max(0.0)
        }
        (Content::Day { .. }, Content::Day { .. }) => 0.3,
        (Content::Street { number, name, .. }, Content::Street { number: n, name: other, .. }) => {
            let same = number.is_some() && number == n;
            strsim::normalized_damerau_levenshtein(name, other) + f64::from(u8::from(same))
        }
        (Content::Name(a), Content::Name(b)) => strsim::normalized_damerau_levenshtein(&a.join(" "), &b.join(" ")),
        _ => 0.0,
    }
}

/// How many of two values are said to be rough.
pub(super) fn roughness(left: &Value, right: &Value) -> f64 {
    let rough = |value: &Value| match &value.content {
        Content::Number { approximate, .. } => *approximate,
        Content::Clock { rough, .. } => rough.is_some(),
        _ => false,
    };
    f64::from(u8::from(rough(left)) + u8::from(rough(right)))
}

#[cfg(test)]
mod tests {
    use super::{are_two_houses, clocks_apart, numbers_apart, written_precision};
    use crate::claim::attribute::Content;
    use crate::claim::attribute::Roughly::{About, After, Before};

    #[test]
    fn a_round_number_stands_for_what_rounds_to_it() {
        assert_eq!([43_000.0, 43_350.0, 7.0, 120.0].map(written_precision), [1000.0, 10.0, 0.0, 10.0]);
    }

    #[test]
    fn a_rough_number_leaves_the_less_open_the_more_digits_it_is_written_with() {
        let number = |number: f64, approximate| Content::Number {
            low: Some(number),
            high: Some(number),
            approximate,
            unit: "mile".into(),
        };
        assert!(!numbers_apart(&number(40.0, true), &number(44.0, false)));
        assert!(numbers_apart(&number(45.0, true), &number(40.0, false)));
        assert!(numbers_apart(&number(235_000.0, true), &number(250_000.0, false)));
        assert!(numbers_apart(&number(2e8, false), &number(1.8e8, false)));
        assert!(!numbers_apart(&number(2e8, false), &number(1.97e8, false)));
    }

    #[test]
    fn times_before_and_after_leave_their_side_open() {
        let nine = 21 * 60;
        assert!(!clocks_apart((nine, Some(Before)), (nine - 15, Some(About))));
        assert!(!clocks_apart((nine, Some(After)), (nine + 8, None)));
        assert!(clocks_apart((nine, Some(Before)), (nine + 20, None)));
        assert!(clocks_apart((nine, None), (nine + 10, None)));
        assert!(!clocks_apart((0, Some(Before)), (23 * 60 + 50, None)));
    }

    #[test]
    fn around_a_time_is_as_wide_as_it_is_written_round() {
        let two = 14 * 60;
        assert!(clocks_apart((two - 15, Some(About)), (two - 6, Some(About))));
        assert!(!clocks_apart((two, Some(About)), (two - 6, Some(About))));
    }

    #[test]
    fn a_house_stands_in_its_block_and_is_no_other_house() {
        assert!(!are_two_houses(2417, 2400));
        assert!(are_two_houses(18, 19));
        assert!(are_two_houses(5800, 8500));
    }
}
