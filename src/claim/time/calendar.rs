//! Days, weeks, months and years around a day; names of months and weekdays.

use crate::language::{self, WEEKDAYS};
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// Two days, both included.
pub(super) type Days = (Date, Date);

/// A calendar unit that news counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    Day,
    Week,
    Month,
    Year,
    Decade,
}

impl Period {
    pub(super) fn of(lemma: &str) -> Option<Period> {
        Some(match lemma {
            "day" => Period::Day,
            "week" => Period::Week,
            "month" => Period::Month,
            "year" => Period::Year,
            "decade" => Period::Decade,
            _ => return None,
        })
    }

    /// The day so many of these before (negative) or after `day`.
    pub(super) fn shift(self, day: Date, count: i64) -> Option<Date> {
        let span = match self {
            Period::Day => Span::new().try_days(count),
            Period::Week => Span::new().try_weeks(count),
            Period::Month => Span::new().try_months(count),
            Period::Year => Span::new().try_years(count),
            Period::Decade => Span::new().try_years(count.checked_mul(10)?),
        };
        day.checked_add(span.ok()?).ok()
    }

    /// All of the period that holds `day`. Weeks begin on Sunday here and on Monday there: both are taken in.
    pub(super) fn around(self, day: Date) -> Option<Days> {
        Some(match self {
            Period::Day => (day, day),
            Period::Week => {
                let monday = Period::Day.shift(day, -i64::from(day.weekday().to_monday_zero_offset()))?;
                (Period::Day.shift(monday, -1)?, Period::Day.shift(monday, 6)?)
            }
            Period::Month => (day.first_of_month(), day.last_of_month()),
            Period::Year => (day.first_of_year(), day.last_of_year()),
            Period::Decade => year_span(day.year() - day.year().rem_euclid(10), 10)?,
        })
    }
}

/// `count` whole years from `first` on.
pub(super) fn year_span(first: i16, count: i16) -> Option<Days> {
    Some((Date::new(first, 1, 1).ok()?, Date::new(first.checked_add(count - 1)?, 12, 31).ok()?))
}

/// A month of a year.
pub(super) fn month_of(year: i16, month: i8) -> Option<Days> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.last_of_month()))
}

/// 1 for "January", "Jan", "Jan."
pub(super) fn month(word: &str) -> Option<i8> {
    let capital = word.starts_with(char::is_uppercase);
    capital.then(|| language::month(&word.to_lowercase())).flatten().map(|at| at as i8 + 1)
}

/// The weekday of that name; abbreviations only with a full stop.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let short = word.ends_with('.');
    let lower = word.trim_end_matches('.').to_lowercase();
    let abbreviated = |name: &str| short && (3..=5).contains(&lower.len()) && name.starts_with(&lower);
    let at = WEEKDAYS.iter().position(|name| *name == lower || abbreviated(name))?;
    Weekday::from_monday_zero_offset(at as i8).ok()
}

/// The last such weekday on or before `day`.
pub(super) fn weekday_before(day: Date, wanted: Weekday) -> Option<Date> {
    Period::Day.shift(day, -i64::from(day.weekday().since(wanted)))
}

/// The first such weekday on or after `day`.
pub(super) fn weekday_after(day: Date, wanted: Weekday) -> Option<Date> {
    Period::Day.shift(day, i64::from(day.weekday().until(wanted)))
}
