//! Dimension `date`: when a thing that happens once is said to have happened.
//!
//! Traps: the day of publication is not the event's day, so only a time that the claim states counts; a year holds its months,
//! so stretches that touch are not two dates; what happened must be one: a one-off event, of one named party.

use super::occurrence::one_occurrence;
use super::value::values;
use super::wording::StatementValue;
use super::{Cell, Comparison, Pair};

/// The dimension over both claims' stated times.
pub(super) struct DateDimension;

values! {
    /// When a thing that happens once is said to have happened.
    pub(super) enum DateValue {
        /// Not both say when one thing happened that happens once.
        None = "none",
        /// The two times touch.
        Same = "same",
        /// Two times.
        Disjoint = "disjoint",
    }
}

impl Comparison for DateDimension {
    type Value = DateValue;
    const NAME: &'static str = "date";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, DateValue> {
        let stated = pair.statement();
        if stated.value == StatementValue::OtherDate {
            return Cell::new(DateValue::Disjoint, stated.left.clone(), stated.right.clone());
        }
        match (&pair.left.time, &pair.right.time) {
            (Some(left), Some(right)) if one_occurrence(pair) => {
                let touch = left.from <= right.to && right.from <= left.to;
                Cell::new(
                    if touch { DateValue::Same } else { DateValue::Disjoint },
                    left.text.as_str(),
                    right.text.as_str(),
                )
            }
            _ => Cell::new(DateValue::None, "", ""),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::relation::tests::values;

    #[test]
    fn a_death_has_one_date_and_a_year_holds_its_months() {
        assert!(values("date", "Anna Lindqvist died in 2011.", "Anna Lindqvist died in 2014.").contains("disjoint"));
        assert!(
            !values("date", "Anna Lindqvist died in 2011.", "Anna Lindqvist died on 3 May 2011.").contains("disjoint")
        );
    }

    #[test]
    fn what_happens_often_has_many_dates() {
        assert!(
            !values("date", "Anna Lindqvist visited Oslo in 2011.", "Anna Lindqvist visited Oslo in 2014.")
                .contains("disjoint")
        );
    }
}
