//! Dimension `place`: where a thing that happens once is said to have happened.
//!
//! Traps: a place inside the other is no other place; only a city against a city or a country against a country are two places;
//! what happened must be one: a one-off event, of one named party.

use super::occurrence::one_occurrence;
use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::facts::same_name;

/// The dimension over both claims' places.
pub(super) struct PlaceDimension;

values! {
    /// Where a thing that happens once is said to have happened.
    pub(super) enum PlaceValue {
        /// Not both say where one thing happened that happens once.
        None = "none",
        /// One place.
        Same = "same",
        /// One place lies within the other.
        Inside = "inside",
        /// Whether the two places are one is not known.
        Unknown = "unknown",
        /// Two places of one kind, neither within the other.
        Disjoint = "disjoint",
    }
}

impl Comparison for PlaceDimension {
    type Value = PlaceValue;
    const NAME: &'static str = "place";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, PlaceValue> {
        let (Some(left), Some(right)) = (&pair.left.place, &pair.right.place) else {
            return Cell::new(PlaceValue::None, "", "");
        };
        let (Some(a), Some(b)) = (left.id.as_deref(), right.id.as_deref()) else {
            return Cell::new(PlaceValue::None, "", "");
        };
        if !one_occurrence(pair) {
            return Cell::new(PlaceValue::None, "", "");
        }
        let actors = &pair.lexicon.actors;
        let kind = |id: &str| actors.get(id).map(|actor| actor.kind);
        let value = match () {
            () if same_name(a, b) => PlaceValue::Same,
            () if actors.is_part_of(a, b) || actors.is_part_of(b, a) => PlaceValue::Inside,
            () if kind(a).is_some() && kind(a) == kind(b) => PlaceValue::Disjoint,
            () => PlaceValue::Unknown,
        };
        Cell::new(value, left.text.as_str(), right.text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use crate::relation::tests::values;

    #[test]
    fn a_death_has_one_place_and_a_town_lies_in_its_country() {
        assert!(
            values("place", "Anna Lindqvist died in Norway.", "Anna Lindqvist died in Sweden.").contains("disjoint")
        );
        assert!(values("place", "Anna Lindqvist died in Oslo.", "Anna Lindqvist died in Norway.").contains("inside"));
    }

    #[test]
    fn what_happens_often_has_many_places() {
        assert!(values("place", "Anna Lindqvist spoke in Norway.", "Anna Lindqvist spoke in Sweden.").is_empty());
    }
}
