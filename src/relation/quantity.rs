//! Dimension `quantity`: how the numbers of one counted thing lie to each other.
//!
//! Traps: numbers are rounded by how they are written (40 may be 38, 18,000 may be 18,300; 400 is not 430), "at least 40" holds 45,
//! "around" widens; other units never meet; a part is not the whole (soldiers among the dead, the toll of one town); of
//! two matters of one actor each has its own sum; a number that both texts hold is no other number; "a further 40" are beside the
//! first; what is done every day has a number every day, and so has each week of a series; what was not done is not counted; "the
//! debentures" of two texts that name nobody beside are two.

use super::anchoring::is_of_bygone_days;
use super::participant::one_kind;
use super::value::values;
use super::{Cell, Comparison, Pair, Slot, SlotRole};
use crate::claim::facts::{before, is_attributive, is_of_series, is_one_of_several, since, spans};
use crate::claim::{EventForm, Facts, Modifier, Phrase, Polarity, Quantity, Role};
use crate::lexicon::{Cues, UnitKind, Units, WordClass};
use crate::logic::Relation;
use ecow::EcoString;

/// How much wider "about" makes a number, as a share of it.
const ROUGHLY: f64 = 0.1;
/// The most that rounding takes from a number, as a share of it.
const ROUNDED: f64 = 0.05;

/// What telling a measure in another unit may add or take, as a share of it.
const CONVERTED: f64 = 0.03;

/// Days between two reports from which what is done over and over may have been done again.
const AGAIN: i32 = 3;
/// Words before what comes again.
const EACH: [&str; 2] = ["every", "each"];
/// Words before what a rate is told of: "400 a day".
const RATE: [&str; 3] = ["a", "an", "per"];
/// What belongs to somebody who is named elsewhere.
const THEIRS: [&str; 4] = ["his", "her", "its", "their"];
/// Words that count what comes on top of something, or is left of it.
const BESIDE: [&str; 7] = ["another", "further", "additional", "extra", "more", "other", "remaining"];

/// The dimension over both claims' quantities of one thing.
pub(super) struct QuantityDimension;

values! {
    /// How the numbers of one counted thing lie to each other.
    pub(super) enum QuantityValue {
        /// Not both count one thing.
        Absent = "absent",
        /// One number.
        Same = "same",
        /// Both can hold: one is rounder than the other, or a bound.
        Compatible = "compatible",
        /// Two numbers that may count two things.
        Other = "other",
        /// Two numbers of one thing, of which one holds at most.
        Disjoint = "disjoint",
    }
}

impl Comparison for QuantityDimension {
    type Value = QuantityValue;
    const NAME: &'static str = "quantity";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, QuantityValue> {
        match gravest(pair) {
            Some((value, left, right)) => Cell::new(value, left.text.as_str(), right.text.as_str()),
            None => Cell::new(QuantityValue::Absent, "", ""),
        }
    }
}

/// The two quantities that lie farthest apart, with how they lie; none where nothing is counted on both sides.
pub(super) fn gravest<'a>(pair: &Pair<'a>) -> Option<(QuantityValue, &'a Quantity, &'a Quantity)> {
    let mut found: Option<(QuantityValue, &Quantity, &Quantity)> = None;
    for left in pair.left.quantities {
        for right in pair.right.quantities {
            let Some(value) = counts(pair, left, right) else { continue };
            let graver = found.is_none_or(|(worst, ..)| value > worst);
            if graver {
                found = Some((value, left, right));
            }
        }
    }
    found
}

/// How two quantities of one unit in one role lie to each other; `other` where they may count two things.
fn counts(pair: &Pair<'_>, left: &Quantity, right: &Quantity) -> Option<QuantityValue> {
    let (one, two) = (holder(pair.left, left), holder(pair.right, right));
    // What somebody is only said to have said is counted in the claims of what was said.
    let reported =
        one.0 == Some(SlotRole::COMPLEMENT) && (pair.left.report().is_some() || pair.right.report().is_some());
    if one.0 != two.0 || reported {
        return None;
    }
    let value = if one_unit(left, right) { compare(left, right) } else { measured(left, right, &pair.lexicon.units)? };
    match value {
        QuantityValue::Disjoint => {
            let units = &pair.lexicon.units;
            let unit = |quantity: &Quantity| quantity.unit.as_deref().is_some_and(|unit| units.named(unit).is_some());
            let plain = |phrase: &Phrase| {
                !phrase
                    .modifiers
                    .iter()
                    .map(|word| Modifier::of(word))
                    .any(|word| word.is_behind("of") || word.actor().is_some())
            };
            let measures = unit(left) && unit(right);
            let kind =
                one.1.zip(two.1).is_none_or(|(a, b)| one_kind(a, b, pair.lexicon) || measures && plain(a) && plain(b));
            let beside = is_beside(pair.left, left) || is_beside(pair.right, right);
            let told =
                counts_occasion(pair.left) && counts_occasion(pair.right) && !beside && !is_shared(pair, left, right);
            // A bare number that stands in no phrase counts nobody knows what.
            let measured = left.unit.as_deref().is_some_and(|unit| pair.lexicon.units.unit(unit).is_some());
            let counted = if measured { is_of_one_thing(pair, one.0.as_ref()) } else { one.1.is_some() };
            let one =
                kind && told && counted && one_matter(pair) && one_occasion(pair) && !names_others(pair, left, right);
            Some(if one { QuantityValue::Disjoint } else { QuantityValue::Other })
        }
        agreeing => Some(agreeing),
    }
}

/// Whether what is measured is told on both sides, and is one thing: prices rise by many figures, the price of one bank does not.
fn is_of_one_thing(pair: &Pair<'_>, role: Option<&SlotRole>) -> bool {
    let frame = pair.frame();
    // "The debentures" may be anybody's, "the engine of Luna 25" is one.
    let telling = |text: &str| text.chars().skip(1).any(char::is_uppercase);
    let one = |slot: &Slot| slot.named || slot.pinned && (frame.named() || telling(&slot.left) && telling(&slot.right));
    frame.slots.iter().any(|slot| slot.both && Some(&slot.role) != role && slot.relation.agrees() && one(slot))
}

/// How two numbers of different units that measure the same lie to each other: those that others tell are compared as such, and
/// the same sum in dollars and in pounds is no rounding.
fn measured(left: &Quantity, right: &Quantity, units: &Units) -> Option<QuantityValue> {
    let (one, two) = (left.unit.as_deref()?, right.unit.as_deref()?);
    if let Some(((base, factor), (other, scale))) = units.in_base(one).zip(units.in_base(two)) {
        let told = |quantity: &Quantity, factor: f64| {
            let (low, high) = interval(quantity);
            (low * factor * (1.0 - CONVERTED), high * factor * (1.0 + CONVERTED))
        };
        let (a, b) = (told(left, factor), told(right, scale));
        return (base == other).then_some(if a.0 <= b.1 && b.0 <= a.1 {
            QuantityValue::Compatible
        } else {
            QuantityValue::Disjoint
        });
    }
    if let Some(((counted, span), (other, time))) = one.split_once(" per ").zip(two.split_once(" per ")) {
        let same = left.low == right.low && left.high == right.high;
        return (counted == other && span != time && same).then_some(QuantityValue::Disjoint);
    }
    let kind = |name: &str| units.named(name).map(|unit| unit.kind);
    // "40 million pounds" beside dollars are no weight.
    let money = |name: &str| name == "pound" || kind(name) == Some(UnitKind::Money);
    let both = kind(one) == Some(UnitKind::Ratio) && kind(two) == Some(UnitKind::Ratio)
        || money(one) && money(two) && [one, two].iter().any(|name| kind(name) == Some(UnitKind::Money));
    (both && left.low == right.low && left.high == right.high).then_some(QuantityValue::Disjoint)
}

/// "£62 million" and "62 million pounds" are of one unit.
fn one_unit(left: &Quantity, right: &Quantity) -> bool {
    let unit =
        |quantity: &Quantity| quantity.unit.clone().map(|unit| EcoString::from(unit.trim_end_matches(" sterling")));
    unit(left) == unit(right)
}

/// The role and the noun phrase whose words hold the quantity; quantities outside of every argument meet each other.
fn holder<'a>(claim: &'a Facts<'a>, quantity: &Quantity) -> (Option<SlotRole>, Option<&'a Phrase>) {
    let holds = |start: u32, end: u32| start <= quantity.span.start && quantity.span.end <= end;
    if let Some(mention) = claim.actor.as_ref().filter(|mention| holds(mention.span.start, mention.span.end)) {
        return (Some(SlotRole::Actor), Some(&mention.phrase));
    }
    // "about £62 million", of which "about" stands outside of the phrase.
    let touches = |start: u32, end: u32| quantity.span.start < end && start < quantity.span.end;
    let mut arguments = claim.arguments.iter();
    let argument = claim.arguments.iter().find(|argument| holds(argument.span.start, argument.span.end));
    let argument = argument.or_else(|| arguments.find(|argument| touches(argument.span.start, argument.span.end)));
    // "drove 100 metres": which of object and measure a parser chose must not decide.
    let role = |role: &Role| SlotRole::Argument(if *role == Role::Manner { Role::Object } else { role.clone() });
    (argument.map(|argument| role(&argument.role)), argument.map(|argument| &argument.phrase))
}

/// Whether a claim tells its numbers of an event that is known, and not of a short form in brackets or one week of a series
/// ("129,000 head versus 127,000 a year ago").
fn counts_occasion(claim: &Facts<'_>) -> bool {
    if is_of_series(claim) || claim.polarity == Polarity::Negative {
        return false;
    }
    let bracketed = claim.actor.as_ref().is_some_and(|actor| actor.text.starts_with(['(', '[']));
    !bracketed && !is_attributive(claim) && (claim.event.form != EventForm::Nominal || claim.event.id.is_some())
}

/// Whether a number counts what comes on top of something else, or what one of several occasions brought.
fn is_beside(claim: &Facts<'_>, quantity: &Quantity) -> bool {
    let before = before(claim, quantity).take(2);
    let beside = |word: &str| BESIDE.iter().any(|other| word.eq_ignore_ascii_case(other));
    // "Eight were also killed".
    let also = claim.event.text.split(' ').any(|word| word == "also");
    also || before.chain(quantity.text.split_whitespace()).any(beside) || is_one_of_several(claim)
}

/// Whether one of two numbers stands on the other side, too: "rose to 40 from 30" says both times the same.
fn is_shared(pair: &Pair<'_>, left: &Quantity, right: &Quantity) -> bool {
    let holds = |claim: &Facts<'_>, number: &Quantity| {
        claim.quantities.iter().any(|own| own.low == number.low && own.high == number.high && own.unit == number.unit)
    };
    holds(pair.right, left) || holds(pair.left, right)
}

/// Whether the arguments that hold two numbers name others: a reward for the one man, and one for the other.
fn names_others(pair: &Pair<'_>, left: &Quantity, right: &Quantity) -> bool {
    let (a, b) = (named_beside(pair.left, left), named_beside(pair.right, right));
    let meant = |words: &[&str]| words.iter().any(|word| THEIRS.contains(word));
    let two = !a.is_empty() && !b.is_empty() && !a.iter().any(|name| b.contains(name));
    two && !(meant(&a) && meant(&b))
}

/// The words with a capital in the argument that holds a number, but for the first of the sentence; and whose it may be else.
fn named_beside<'a>(claim: &'a Facts<'a>, quantity: &Quantity) -> Vec<&'a str> {
    let holds = |start: u32, end: u32| start <= quantity.span.start && quantity.span.end <= end;
    let Some(argument) = claim.arguments.iter().find(|argument| holds(argument.span.start, argument.span.end)) else {
        return Vec::new();
    };
    let first = usize::from(argument.span.start == claim.sentence.start);
    let words = argument.text.split(|letter: char| !letter.is_alphanumeric() && letter != '-').skip(first);
    words.filter(|word| word.starts_with(char::is_uppercase) || THEIRS.contains(word)).collect()
}

/// Whether both may tell one occasion: reports of days apart, with no time of their own, tell one only of what happens once, of
/// what is counted up, or of how things are.
fn one_occasion(pair: &Pair<'_>) -> bool {
    let days = pair.left.published.zip(pair.right.published).and_then(|(left, right)| left.until(right).ok());
    let apart = days.is_some_and(|span| span.get_days().abs() > AGAIN);
    let dated = pair.left.time.is_some() && pair.right.time.is_some();
    let class = pair.left.event.id.as_deref().and_then(|id| pair.lexicon.events.class(id));
    let once = class.is_some_and(|class| class.tally || class.one_off) || pair.left.event.form == EventForm::Copula;
    let one_span = since(pair.left) == since(pair.right);
    one_span && (!apart || dated || once) && !is_of_bygone_days(pair) && one_time(pair)
}

/// "The first half of 2021", "the second week of May": which part of a time a claim tells of.
fn parts<'a>(claim: &Facts<'a>, cues: &Cues) -> Vec<(u32, &'a str)> {
    let parts = claim.arguments.iter().filter_map(|argument| {
        let head = argument.phrase.head.as_str();
        let span = cues.is(WordClass::Stretch, head);
        argument.phrase.ordinal.filter(|_| span).map(|rank| (rank, head))
    });
    parts.collect()
}

/// Whether what both say of the time is no other time: two years, two weeks of a month, a year and one half of it. What happens
/// every year has a number each year.
fn one_time(pair: &Pair<'_>) -> bool {
    let (left, right) = (pair.left, pair.right);
    let cues = &pair.lexicon.cues;
    if parts(left, cues) != parts(right, cues) {
        return false;
    }
    let repeated =
        |claim: &Facts<'_>| spans(claim).any(|text| EACH.contains(&text.split(' ').next().unwrap_or_default()));
    if repeated(left) != repeated(right) {
        return false;
    }
    let whole = |claim: &Facts<'_>| claim.time.as_ref().is_some_and(|time| time.from != time.to);
    let days = |claim: &Facts<'_>| claim.time.is_some() && !whole(claim);
    if days(left) && days(right)
        || left.time.is_some()
            && left.time.as_ref().map(|time| (time.from, time.to))
                == right.time.as_ref().map(|time| (time.from, time.to))
    {
        return true;
    }
    let rate = |text: &String| RATE.contains(&text.split(' ').next().unwrap_or_default());
    // "Ran for 172 seconds": what is counted tells no time.
    let counted = |claim: &Facts<'_>, text: &str| {
        claim.quantities.iter().any(|quantity| quantity.text.as_str().to_lowercase().contains(text))
    };
    let told = |claim: &Facts<'_>| -> Vec<String> {
        spans(claim).filter(|text| !rate(text) && !counted(claim, text)).collect()
    };
    let (a, b) = (told(left), told(right));
    a.is_empty() || b.is_empty() || a.iter().any(|span| b.contains(span))
}

/// Whether both claims tell one matter of somebody or something named: what both say is the same, and what only one
/// says neither names a place or party nor says what it was for.
fn one_matter(pair: &Pair<'_>) -> bool {
    let frame = pair.frame();
    let telling = |slot: &Slot| {
        let open = matches!(slot.role, SlotRole::Actor | SlotRole::Argument(Role::Place | Role::Manner | Role::Time));
        let aside = slot.role.preposition().is_some_and(|by| ["with", "within", "over", "under"].contains(&by));
        !(open || aside) || resolved(pair.left, &slot.left) || resolved(pair.right, &slot.right)
    };
    (frame.named() || pair.shares_a_name())
        && frame.slots.iter().all(|slot| {
            let measured = slot.both && is_measured(pair, slot);
            if slot.both { measured || slot.relation == Relation::Same } else { !telling(slot) }
        })
}

/// Whether a slot holds nothing but what is compared: "$3 million" and "£3 million", "to 5 percent" and "to 6%".
fn is_measured(pair: &Pair<'_>, slot: &Slot) -> bool {
    let units = &pair.lexicon.units;
    let whole = |claim: &Facts<'_>, text: &EcoString| {
        let unit = |quantity: &&Quantity| quantity.unit.as_deref().is_some_and(|unit| units.named(unit).is_some());
        claim.quantities.iter().filter(unit).any(|quantity| {
            quantity.text.ends_with(text.as_str())
                || text.ends_with(quantity.text.as_str()) && text.len() <= quantity.text.len() + 8
        })
    };
    whole(pair.left, &slot.left) && whole(pair.right, &slot.right)
}

/// Whether words of a claim's arguments name an actor or a place.
fn resolved(claim: &Facts<'_>, words: &str) -> bool {
    claim.arguments.iter().any(|argument| argument.text == words && argument.id.is_some())
}

fn compare(left: &Quantity, right: &Quantity) -> QuantityValue {
    if left.low == right.low && left.high == right.high {
        return QuantityValue::Same;
    }
    let (a, b) = (interval(left), interval(right));
    if a.0 <= b.1 && b.0 <= a.1 { QuantityValue::Compatible } else { QuantityValue::Disjoint }
}

/// The numbers that a writing may stand for.
fn interval(quantity: &Quantity) -> (f64, f64) {
    let slack = |number: f64| {
        let rough = if quantity.approximate { number.abs() * ROUGHLY } else { 0.0 };
        rough.max(rounding(number))
    };
    // A bound is as exact as it is written: "more than 500" are not 480.
    let bound = quantity.low.is_none() || quantity.high.is_none();
    let slack = |number: f64| if bound && !quantity.approximate { 0.0 } else { slack(number) };
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
    use crate::relation::tests::values;
    use crate::text::Position;

    fn quantity(low: Option<f64>, high: Option<f64>, approximate: bool) -> Quantity {
        let span = Position { start: 0, end: 1, line: 1, column: 1 };
        Quantity { text: "x".into(), span, low, high, approximate, unit: None, of: None }
    }

    #[test]
    fn one_of_several_occasions_has_numbers_of_its_own() {
        let all = "Rebels killed 30 people in Norway.";
        assert!(values("quantity", "Rebels killed eight people in Norway.", all).contains("disjoint"));
        assert!(!values("quantity", "In one attack, rebels killed eight people in Norway.", all).contains("disjoint"));
    }

    #[test]
    fn a_number_held_against_an_earlier_one_is_of_its_week() {
        let series = "Rebels killed eight people in Norway versus 12 a year ago.";
        assert!(!values("quantity", "Rebels killed 30 people in Norway.", series).contains("disjoint"));
        let up = "Output in Norway averaged 60 tonnes, up from 50 tonnes a year ago.";
        assert!(!values("quantity", up, "Output in Norway averaged 70 tonnes.").contains("disjoint"));
    }

    #[test]
    fn what_is_counted_from_another_year_on_is_another_count() {
        let all = "Rebels have killed 300 people in Norway since 2007.";
        assert!(!values("quantity", "Rebels killed 30 people in Norway.", all).contains("disjoint"));
        assert!(values("quantity", "Rebels have killed 400 people in Norway since 2007.", all).contains("disjoint"));
    }

    #[test]
    fn what_was_not_done_is_not_counted() {
        let [one, other] = ["did not fire 30 people", "did not fire 50 people"].map(|act| format!("Norway {act}."));
        assert!(!values("quantity", &one, &other).contains("disjoint"));
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
