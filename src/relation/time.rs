//! Dimension `time`: whether both claims speak of one time.
//!
//! Traps: a publication date is not the event's date, so it speaks only for counts as of that day; unknown is
//! neither same nor disjoint.

use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::facts::spans;
use crate::claim::{EventForm, Facts, Polarity, Role, Tense, Time};
use crate::language::WEEKDAYS;
use crate::text::Position;
use jiff::civil::Date;

/// Days between two publications from which two states of affairs are no longer of one time.
const STALE: i32 = 45;
/// Days that "last week" may span.
const WEEK: i32 = 8;
/// Restrictors that bound a claim by the day it was published.
pub(super) const SO_FAR: [&str; 8] =
    ["so far", "as of yet", "yet", "as yet", "to date", "until now", "up to now", "thus far"];

/// The dimension over both claims' times.
pub(super) struct TimeDimension;

values! {
    /// Whether both claims speak of one time.
    pub(super) enum TimeValue {
        /// Their times touch.
        Same = "same",
        /// Two times; or of one the day of publication tells that it cannot be the other's.
        Disjoint = "disjoint",
        /// A side does not say when.
        Unknown = "unknown",
    }
}

impl Comparison for TimeDimension {
    type Value = TimeValue;
    const NAME: &'static str = "time";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, TimeValue> {
        let value = match (&pair.left.time, &pair.right.time) {
            (Some(a), Some(b)) if a.from <= b.to && b.from <= a.to => TimeValue::Same,
            (Some(_), Some(_)) => TimeValue::Disjoint,
            (None, Some(time)) => open(pair.left, pair.right, time),
            (Some(time), None) => open(pair.right, pair.left, time),
            (None, None) => published(pair),
        };
        Cell::new(value, words(pair.left), words(pair.right))
    }
}

/// Whether both claims state a time, one of them a day that lies within that of the other, and neither a whole season.
pub(super) fn is_one_day(pair: &Pair<'_>) -> bool {
    let (Some(left), Some(right)) = (&pair.left.time, &pair.right.time) else { return names_one_day(pair) };
    let days = |time: &Time| time.from.until(time.to).map_or(i32::MAX, |span| span.get_days());
    let touch = left.from <= right.to && right.from <= left.to;
    touch && days(left).min(days(right)) == 0 && days(left).max(days(right)) <= WEEK
}

/// Whether two texts of no known day both say "on Monday".
fn names_one_day(pair: &Pair<'_>) -> bool {
    let undated = [pair.left, pair.right].iter().all(|claim| claim.published.is_none() && claim.time.is_none());
    let day = |text: &String| WEEKDAYS.iter().any(|day| text.split(' ').any(|word| word == *day));
    undated && spans(pair.left).filter(day).any(|text| spans(pair.right).any(|other| other == text))
}

/// Whether two texts of no known day name two days: "on Monday", "on Tuesday".
pub(super) fn names_two_days(pair: &Pair<'_>) -> bool {
    let undated = [pair.left, pair.right].iter().all(|claim| claim.published.is_none() && claim.time.is_none());
    let days = |claim: &Facts<'_>| -> Vec<&str> {
        let named: Vec<String> = spans(claim).collect();
        WEEKDAYS
            .iter()
            .copied()
            .filter(|day| named.iter().any(|text| text.split(' ').any(|word| word == *day)))
            .collect()
    };
    let (left, right) = (days(pair.left), days(pair.right));
    undated && !left.is_empty() && !right.is_empty() && !left.iter().any(|day| right.contains(day))
}

/// A claim without a time against one with: "has not resigned" reaches back from the day it was published.
fn open(timeless: &Facts<'_>, timed: &Facts<'_>, time: &Time) -> TimeValue {
    let reaches = timeless.polarity == Polarity::Negative && timed.polarity == Polarity::Positive;
    match timeless.published {
        Some(day) if reaches && time.from > day => TimeValue::Disjoint,
        _ => TimeValue::Unknown,
    }
}

/// What the publication dates tell where no claim has a time of its own: what had not happened "so far" may have
/// happened by a later day, and states of affairs grow stale.
fn published(pair: &Pair<'_>) -> TimeValue {
    let (left, right) = (pair.left, pair.right);
    let (Some(left_day), Some(right_day)) = (left.published, right.published) else { return TimeValue::Unknown };
    let overtaken = match (left.polarity, right.polarity) {
        (Polarity::Negative, Polarity::Positive) => is_overtaken(left, left_day, right_day),
        (Polarity::Positive, Polarity::Negative) => is_overtaken(right, right_day, left_day),
        _ => false,
    };
    let days = left_day.until(right_day).map_or(0, |span| span.get_days().abs());
    if overtaken || days > STALE && !(happened(left) && happened(right)) {
        TimeValue::Disjoint
    } else {
        TimeValue::Unknown
    }
}

/// Whether a claim tells what did or did not happen once, which stays so: no state, no count as of a day, and no "has not".
fn happened(claim: &Facts<'_>) -> bool {
    let open = claim.polarity == Polarity::Negative && claim.event.is_perfect();
    let told = claim.event.tense == Tense::Past || claim.event.is_perfect();
    let when = |span: Position| {
        let mut times = claim.arguments.iter().filter(|argument| argument.role == Role::Time);
        times.any(|time| time.span.start <= span.start && span.end <= time.span.end)
    };
    let counts = claim.quantities.iter().any(|quantity| !when(quantity.span));
    let aboard = claim.event.lemma == "aboard" && claim.event.tense == Tense::Past;
    aboard || told && claim.event.form == EventForm::Verb && !counts && !open
}

/// Whether what had not happened by the day on which a claim was published may have happened by a later one: "did not so far",
/// "has not been charged". What the papers of the next day tell happened mostly the day before.
fn is_overtaken(denial: &Facts<'_>, denied: Date, told: Date) -> bool {
    let so_far = denial.restrictors.iter().any(|word| SO_FAR.contains(&word.as_str()));
    let since = (told - denied).get_days();
    so_far && since > 0 || is_open(denial) && since > 1
}

/// "Has not been charged", "hasn't been": a denial that reaches to the day on which it is told, and no further.
fn is_open(claim: &Facts<'_>) -> bool {
    let event = &claim.event;
    let denied = event
        .text
        .split(' ')
        .take(2)
        .any(|word| word == "not" || word.ends_with("n't") || word.ends_with("n\u{2019}t"));
    event.form == EventForm::Verb && event.is_perfect() && denied
}

fn words(claim: &Facts<'_>) -> String {
    match (&claim.time, claim.published) {
        (Some(time), _) if time.from == time.to => format!("{} ({})", time.text, time.from),
        (Some(time), _) => format!("{} ({} to {})", time.text, time.from, time.to),
        (None, Some(day)) => format!("published {day}"),
        (None, None) => String::new(),
    }
}
