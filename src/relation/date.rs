//! Dimension `date`: when a thing that happens once is said to have happened.
//!
//! Traps: the day of publication is not the event's day, so only a time that the claim states counts; a year holds its months,
//! so stretches that touch are not two dates; what happened must be one: a one-off event, of one named party.

use super::occurrence::one_occurrence;
use super::{Cell, Dimension, Pair};

/// The dimension over both claims' stated times.
pub(super) struct DateDimension;

impl Dimension for DateDimension {
    fn name(&self) -> &'static str {
        "date"
    }

    fn values(&self) -> &'static [&'static str] {
        &["none", "same", "disjoint"]
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let stated = pair.statement();
        if stated.value == "other-date" {
            return Cell { value: "disjoint", ..stated.clone() };
        }
        match (&pair.left.time, &pair.right.time) {
            (Some(left), Some(right)) if one_occurrence(pair) => {
                let touch = left.from <= right.to && right.from <= left.to;
                Cell::new(if touch { "same" } else { "disjoint" }, left.text.as_str(), right.text.as_str())
            }
            _ => Cell::new("none", "", ""),
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
