//! Dimensions `date` and `place`: when and where a thing that happens once is said to have happened.
//!
//! Traps: the day of publication is not the event's day, so only a time that the claim states counts; a year holds its months,
//! so stretches that touch are not two dates; a place inside the other is no other place; only a city against a city or a
//! country against a country are two places; what happened must be one: a one-off event, of one named party.

use super::{Cell, Dimension, Pair};
use crate::claim::facts::same_name;
use crate::claim::{Claim, Polarity, Role};
use crate::lexicon::{EventClass, Party};
use crate::logic::Relation;

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

/// The dimension over both claims' places.
pub(super) struct PlaceDimension;

impl Dimension for PlaceDimension {
    fn name(&self) -> &'static str {
        "place"
    }

    fn values(&self) -> &'static [&'static str] {
        &["none", "same", "inside", "unknown", "disjoint"]
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let (Some(left), Some(right)) = (&pair.left.place, &pair.right.place) else { return Cell::new("none", "", "") };
        let (Some(a), Some(b)) = (left.id.as_deref(), right.id.as_deref()) else { return Cell::new("none", "", "") };
        if !one_occurrence(pair) {
            return Cell::new("none", "", "");
        }
        let actors = &pair.lexicon.actors;
        let kind = |id: &str| actors.get(id).map(|actor| actor.kind);
        let value = match () {
            () if same_name(a, b) => "same",
            () if actors.is_part_of(a, b) || actors.is_part_of(b, a) => "inside",
            () if kind(a).is_some() && kind(a) == kind(b) => "disjoint",
            () => "unknown",
        };
        Cell::new(value, left.text.as_str(), right.text.as_str())
    }
}

/// Whether the event of both claims is of a class that happens once to its party.
pub(super) fn happens_once(pair: &Pair<'_>) -> bool {
    class(pair).is_some_and(|class| class.one_off)
}

/// The class of the event; of the side that tells more of what its participants are, where only one has a class.
fn class<'a>(pair: &Pair<'a>) -> Option<&'a EventClass> {
    let id = pair.left.event.id.as_deref().or(pair.right.event.id.as_deref())?;
    pair.lexicon.events.class(id)
}

/// Whether both claims tell one thing that happens once: the same one-off event, of the same named party.
fn one_occurrence(pair: &Pair<'_>) -> bool {
    let Some(class) = class(pair) else { return false };
    let positive = [pair.left, pair.right].iter().all(|claim| claim.polarity == Polarity::Positive);
    let party = |claim| affected(claim, class.affected);
    let one = party(pair.left).zip(party(pair.right)).is_some_and(|(left, right)| same_name(left, right));
    class.one_off && positive && one && pair.frame().event == Relation::Same
}

/// The resolved party that an event happens to.
fn affected(claim: &Claim, party: Party) -> Option<&str> {
    let argument = |role: &Role| claim.arguments.iter().find(|argument| argument.role == *role)?.id.as_deref();
    match party {
        Party::Actor => claim.actor.as_ref().and_then(|actor| actor.id.as_deref()),
        Party::Object => argument(&Role::Object),
        Party::Recipient => argument(&Role::Recipient),
        Party::None => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::relation::proof::told;

    #[test]
    fn a_death_has_one_date_and_a_year_holds_its_months() {
        assert!(told("date", "Anna Lindqvist died in 2011.", "Anna Lindqvist died in 2014.").contains("disjoint"));
        assert!(
            !told("date", "Anna Lindqvist died in 2011.", "Anna Lindqvist died on 3 May 2011.").contains("disjoint")
        );
    }

    #[test]
    fn a_death_has_one_place_and_a_town_lies_in_its_country() {
        assert!(told("place", "Anna Lindqvist died in Norway.", "Anna Lindqvist died in Sweden.").contains("disjoint"));
        assert!(told("place", "Anna Lindqvist died in Oslo.", "Anna Lindqvist died in Norway.").contains("inside"));
    }

    #[test]
    fn what_happens_often_has_many_dates_and_places() {
        assert!(told("place", "Anna Lindqvist spoke in Norway.", "Anna Lindqvist spoke in Sweden.").is_empty());
        assert!(
            !told("date", "Anna Lindqvist visited Oslo in 2011.", "Anna Lindqvist visited Oslo in 2014.")
                .contains("disjoint")
        );
    }
}
