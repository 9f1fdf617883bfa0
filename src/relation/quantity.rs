//! Dimension `quantity`: how the numbers of one counted thing lie to each other.
//!
//! Traps: numbers are rounded by how they are written (40 may be 38, 18,000 may be 18,300; 400 is not 430), "at least 40" holds 45,
//! "around" widens; other units never meet; a part is not the whole (soldiers among the dead, the toll of one town); of
//! two matters of one actor each has its own sum.

use super::participant::one_kind;
use super::{Cell, Dimension, Pair, Slot};
use crate::claim::{Claim, Phrase, Quantity, Role};
use crate::logic::Relation;
use ecow::EcoString;

/// How much wider "about" makes a number, as a share of it.
const ROUGHLY: f64 = 0.1;
/// The most that rounding takes from a number, as a share of it.
const ROUNDED: f64 = 0.05;

/// The dimension over both claims' quantities of one thing.
pub(super) struct QuantityDimension;

impl Dimension for QuantityDimension {
    fn name(&self) -> &'static str {
        "quantity"
    }

    fn values(&self) -> &'static [&'static str] {
        &["absent", "same", "compatible", "other", "disjoint"]
    }

    fn cell(&self, pair: &Pair<'_>) -> Cell {
        match gravest(pair) {
            Some((value, left, right)) => Cell::new(value, &left.text, &right.text),
            None => Cell::new("absent", "", ""),
        }
    }
}

/// The two quantities that lie farthest apart, with how they lie; none where nothing is counted on both sides.
pub(super) fn gravest<'a>(pair: &Pair<'a>) -> Option<(&'static str, &'a Quantity, &'a Quantity)> {
    let mut found: Option<(&'static str, &Quantity, &Quantity)> = None;
    for left in &pair.left.quantities {
        for right in &pair.right.quantities {
            let Some(value) = counts(pair, left, right) else { continue };
            let graver = found.is_none_or(|(worst, ..)| grade(value) > grade(worst));
            if graver {
                found = Some((value, left, right));
            }
        }
    }
    found
}

fn grade(value: &str) -> u8 {
    match value {
        "disjoint" => 4,
        "other" => 3,
        "compatible" => 2,
        "same" => 1,
        _ => 0,
    }
}

/// How two quantities of one unit in one role lie to each other; `other` where they may count two things.
fn counts(pair: &Pair<'_>, left: &Quantity, right: &Quantity) -> Option<&'static str> {
    let (one, two) = (holder(pair.left, left), holder(pair.right, right));
    if !one_unit(left, right) || one.0 != two.0 {
        return None;
    }
    match compare(left, right) {
        "disjoint" => {
            let kind = one.1.zip(two.1).is_none_or(|(a, b)| one_kind(a, b, pair.lexicon));
            Some(if kind && one_matter(pair) { "disjoint" } else { "other" })
        }
        agreeing => Some(agreeing),
    }
}

/// "£62 million" and "62 million pounds" are of one unit.
fn one_unit(left: &Quantity, right: &Quantity) -> bool {
    let unit =
        |quantity: &Quantity| quantity.unit.clone().map(|unit| EcoString::from(unit.trim_end_matches(" sterling")));
    unit(left) == unit(right)
}

/// The role and the noun phrase whose words hold the quantity; quantities outside of every argument meet each other.
fn holder<'a>(claim: &'a Claim, quantity: &Quantity) -> (String, Option<&'a Phrase>) {
    let holds = |start: u32, end: u32| start <= quantity.span.start && quantity.span.end <= end;
    if let Some(mention) = claim.actor.as_ref().filter(|mention| holds(mention.span.start, mention.span.end)) {
        return ("actor".to_owned(), Some(&mention.phrase));
    }
    // "about £62 million", of which "about" stands outside of the phrase.
    let touches = |start: u32, end: u32| quantity.span.start < end && start < quantity.span.end;
    let mut arguments = claim.arguments.iter();
    let argument = claim.arguments.iter().find(|argument| holds(argument.span.start, argument.span.end));
    let argument = argument.or_else(|| arguments.find(|argument| touches(argument.span.start, argument.span.end)));
    // "drove 100 metres": which of object and measure a parser chose must not decide.
    let role = |role: &Role| if *role == Role::Manner { Role::Object.to_string() } else { role.to_string() };
    argument.map_or((String::new(), None), |argument| (role(&argument.role), Some(&argument.phrase)))
}

/// Whether both claims tell one matter of somebody or something named: what both say is the same, and what only one
/// says neither names a place or party nor says what it was for.
fn one_matter(pair: &Pair<'_>) -> bool {
    let frame = pair.frame();
    let telling = |slot: &Slot| {
        let open = ["place", "manner", "time", "actor"].contains(&slot.role.as_str());
        let aside =
            slot.role.strip_prefix("oblique:").is_some_and(|by| ["with", "within", "over", "under"].contains(&by));
        !(open || aside) || resolved(pair.left, &slot.left) || resolved(pair.right, &slot.right)
    };
    (frame.named() || pair.shares_a_name())
        && frame.slots.iter().all(|slot| if slot.both { slot.relation == Relation::Same } else { !telling(slot) })
}

/// Whether words of a claim's arguments name an actor or a place.
fn resolved(claim: &Claim, words: &str) -> bool {
    claim.arguments.iter().any(|argument| argument.text == words && argument.id.is_some())
}

fn compare(left: &Quantity, right: &Quantity) -> &'static str {
    if left.low == right.low && left.high == right.high {
        return "same";
    }
    let (a, b) = (interval(left), interval(right));
    if a.0 <= b.1 && b.0 <= a.1 { "compatible" } else { "disjoint" }
}

/// The numbers that a writing may stand for.
fn interval(quantity: &Quantity) -> (f64, f64) {
    let slack = |number: f64| {
        let rough = if quantity.approximate { number.abs() * ROUGHLY } else { 0.0 };
        rough.max(rounding(number))
    };
    let low = quantity.low.map_or(f64::NEG_INFINITY, |number| number - slack(number));
    let high = quantity.high.map_or(f64::INFINITY, |number| number + slack(number));
    (low, high)
}

/// What rounding may have taken: half of the last place that the writing of a whole number uses, and never more than
/// a twentieth of it: 2 for 40, 500 for 18,000, 0 for 12.
fn rounding(number: f64) -> f64 {
    if number == 0.0 || number.fract() != 0.0 {
        return 0.0;
    }
    let mut place = 1.0;
    while (number / (place * 10.0)).fract() == 0.0 {
        place *= 10.0;
    }
    if place > 1.0 { (place / 2.0).min(number.abs() * ROUNDED) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::{interval, rounding};
    use crate::claim::Quantity;
    use crate::text::Position;

    fn quantity(low: Option<f64>, high: Option<f64>, approximate: bool) -> Quantity {
        let span = Position { start: 0, end: 1, line: 1, column: 1 };
        Quantity { text: "x".into(), span, low, high, approximate, unit: None, of: None }
    }

    #[test]
    fn numbers_are_as_exact_as_they_are_written() {
        assert_eq!([40.0, 12.0, 18_300.0, 18_000.0, 2.5].map(rounding), [2.0, 0.0, 50.0, 500.0, 0.0]);
    }

    #[test]
    fn at_least_forty_holds_forty_five() {
        let (low, high) = interval(&quantity(Some(40.0), None, false));
        assert!(low <= 45.0 && 45.0 <= high);
        let (low, high) = interval(&quantity(Some(12.0), Some(12.0), true));
        assert!(low <= 13.0 && (13.0..14.0).contains(&high));
    }
}
