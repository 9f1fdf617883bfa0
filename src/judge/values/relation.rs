//! How two values of one attribute relate, whatever they are values of.
//!
//! Traps: a number written round stands for what rounds to it; "shortly before nine" is no conflict with ten to nine; a house
//! stands in its block; a weekday and a date say nothing of each other without a day of publication.

use crate::claim::attribute::{Content, Roughly, Value};
use crate::lexicon::Attributes;
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

/// Minutes that "around" leaves open on either side, and "before" and "after" on theirs.
const AROUND: i32 = 11;
const BESIDE: i32 = 25;
/// Minutes between two times beyond which one is no writing of the other.
const HALF_DAY: i32 = 600;
const DAY: i32 = 1440;
/// The part of a rough number that it leaves open.
const ROUGH: f64 = 0.12;

/// Compares two values of one attribute.
pub(super) fn compare(left: &Value, right: &Value, attributes: &Attributes) -> Compared {
    match (&left.content, &right.content) {
        (a @ Content::Number { unit, .. }, b @ Content::Number { unit: other, .. }) => {
            if is_measure(&left.attribute) && unit != other { Unlike } else { exclusive_if(numbers_apart(a, b)) }
        }
        (Content::Clock { minute, rough }, Content::Clock { minute: other, rough: loose }) => {
            exclusive_if(clocks_apart((i32::from(*minute), *rough), (i32::from(*other), *loose)))
        }
        (a @ Content::Day { .. }, b @ Content::Day { .. }) => days(a, b),
        (Content::Street { number, name, kind }, Content::Street { number: n, name: other, kind: k }) => {
            if name != other {
                let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
                return exclusive_if(last(name) != last(other));
            }
            let blocks = number.zip(*n).is_some_and(|(a, b)| a / 100 != b / 100);
            let kinds = kind.as_ref().zip(k.as_ref()).is_some_and(|(a, b)| a != b);
            exclusive_if(blocks || number.is_none() && n.is_none() && kinds)
        }
        (Content::Name(a), Content::Name(b)) => exclusive_if(!a.iter().any(|word| b.contains(word))),
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

/// Whether two intervals share nothing, each widened by how round or rough it is written.
fn numbers_apart(left: &Content, right: &Content) -> bool {
    let (Some((low, high)), Some((other_low, other_high))) = (interval(left), interval(right)) else { return false };
    high < other_low || other_high < low
}

fn interval(content: &Content) -> Option<(f64, f64)> {
    let Content::Number { low, high, approximate, .. } = content else { return None };
    let (from, to) = (low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY));
    if from != to {
        return Some((from, to));
    }
    let round = if from.abs() >= 100.0 { written_precision(from) / 2.0 } else { 0.0 };
    let open = if *approximate { (from.abs() * ROUGH).max(0.5) } else { 0.0 };
    Some((from - round.max(open), to + round.max(open)))
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
        Some(Roughly::About) => (minute - AROUND, minute + AROUND),
        Some(Roughly::Before) => (minute - BESIDE, minute + 1),
        Some(Roughly::After) => (minute - 1, minute + BESIDE),
        None => (minute - 1, minute + 1),
    };
    let (from, to) = stretch(left, rough);
    let (other_from, other_to) = stretch(right, loose);
    let apart = |a: i32, b: i32| (a - b).rem_euclid(DAY);
    let near = apart(from, other_to).min(apart(other_from, to)) < HALF_DAY;
    near && !(from <= other_to && other_from <= to)
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
    use super::{clocks_apart, written_precision};
    use crate::claim::attribute::Roughly::{About, After, Before};

    #[test]
    fn a_round_number_stands_for_what_rounds_to_it() {
        assert_eq!([43_000.0, 43_350.0, 7.0, 120.0].map(written_precision), [1000.0, 10.0, 0.0, 10.0]);
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
}
