//! Dimension `succession`: whether of two counts of one thing the later one replaces the earlier.
//!
//! Traps: tolls rise as more becomes known, and a toll that falls was wrong once; only what is counted up grows so (the dead,
//! the arrested), never a price or a share; both reports must be dated, on two days; a later article may still speak of an earlier toll.

use super::quantity::{QuantityValue, gravest};
use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::{Facts, Polarity, Quantity};
use crate::logic::Relation;
use jiff::civil::Date;

/// The dimension over two counts and the days of their publication.
pub(super) struct SuccessionDimension;

values! {
    /// Whether of two counts of one thing the later one replaces the earlier.
    pub(super) enum SuccessionValue {
        /// No two dated counts of what is counted up.
        None = "none",
        /// The later count is higher.
        Rises = "rises",
        /// The later count is lower.
        Falls = "falls",
    }
}

impl Comparison for SuccessionDimension {
    type Value = SuccessionValue;
    const NAME: &'static str = "succession";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, SuccessionValue> {
        match replaced(pair) {
            Some((value, [left, right], [before, after])) => {
                Cell::new(value, format!("{} ({before})", left.text), format!("{} ({after})", right.text))
            }
            None => Cell::new(SuccessionValue::None, "", ""),
        }
    }
}

type Replaced<'a> = (SuccessionValue, [&'a Quantity; 2], [Date; 2]);

fn replaced<'a>(pair: &Pair<'a>) -> Option<Replaced<'a>> {
    let class = pair.left.event.id.as_deref().and_then(|id| pair.lexicon.events.class(id));
    let positive = |claim: &Facts<'_>| claim.polarity == Polarity::Positive;
    let days = [pair.left.published?, pair.right.published?];
    let counted = class.is_some_and(|class| class.tally) && pair.frame().event == Relation::Same;
    if !(counted && positive(pair.left) && positive(pair.right)) || days[0] == days[1] {
        return None;
    }
    let (_, left, right) = gravest(pair).filter(|(value, ..)| *value == QuantityValue::Disjoint)?;
    let grows = left.low? < right.low?;
    let value = if grows == (days[0] < days[1]) { SuccessionValue::Rises } else { SuccessionValue::Falls };
    Some((value, [left, right], days))
}

#[cfg(test)]
mod tests {
    use crate::relation::tests::values;

    #[test]
    fn a_later_toll_that_is_higher_rises_and_a_lower_one_falls() {
        assert!(
            values(
                "succession",
                "2020-08-05|The explosion killed 135 people in Beirut.",
                "2020-08-13|The explosion killed 178 people in Beirut."
            )
            .contains("rises")
        );
        assert!(
            values(
                "succession",
                "2020-08-05|The explosion killed 178 people in Beirut.",
                "2020-08-13|The explosion killed 135 people in Beirut."
            )
            .contains("falls")
        );
    }

    #[test]
    fn the_injured_of_a_happening_are_a_toll() {
        let early = "2020-08-05|The coast guard said 15 people were injured in the Hauge ferry fire in Bergen.";
        let late = "2020-08-07|The coast guard said 16 people were injured in the Hauge ferry fire in Bergen.";
        assert!(values("succession", early, late).contains("rises"));
    }

    #[test]
    fn reports_of_one_day_or_none_and_prices_replace_nothing() {
        assert!(
            values(
                "succession",
                "2020-08-05|The explosion killed 135 people in Beirut.",
                "2020-08-05|The explosion killed 178 people in Beirut."
            )
            .is_empty()
        );
        assert!(
            values(
                "succession",
                "The explosion killed 135 people in Beirut.",
                "The explosion killed 178 people in Beirut."
            )
            .is_empty()
        );
        assert!(
            values(
                "succession",
                "2020-08-05|Norway bought the bank for 2 billion dollars.",
                "2020-08-13|Norway bought the bank for 3 billion dollars."
            )
            .is_empty()
        );
    }
}
