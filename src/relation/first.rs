//! Dimension `slot`: who holds a place that only one can hold; here, being the first.
//!
//! Traps: first *in France* is not first *in Germany*, the first to offer is not the first to arrive.

use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::facts::{First, same_name};
use crate::claim::reference::{NameRelation, name_relation};
use crate::claim::{Facts, Modifier, Phrase};
use crate::logic::Relation;
use std::collections::BTreeSet;

/// Words that say which first is meant without saying first of what.
const FILLER: [&str; 10] = ["first", "very", "only", "ever", "be", "have", "do", "become", "world", "history"];

/// The dimension over two claims of being first.
pub(super) struct SlotDimension;

values! {
    /// Who holds a place that only one can hold: being the first.
    pub(super) enum SlotValue {
        /// Not both tell who was first, or the two may be one.
        None = "none",
        /// Both say of one that it was first.
        SameHolder = "same-holder",
        /// They say of two that each was first of the same.
        OtherHolder = "other-holder",
        /// They tell of the first of two things.
        OtherScope = "other-scope",
    }
}

impl Comparison for SlotDimension {
    type Value = SlotValue;
    const NAME: &'static str = "slot";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, SlotValue> {
        let (Some(left), Some(right)) = (&pair.left.first, &pair.right.first) else {
            return Cell::new(SlotValue::None, "", "");
        };
        Cell::new(compare(left, right, pair), left.holder.text.as_str(), right.holder.text.as_str())
    }
}

fn compare(left: &First<'_>, right: &First<'_>, pair: &Pair<'_>) -> SlotValue {
    let same = same_name(left.id, right.id);
    // One holder may be told to be first in more or fewer words; two holders must be first of one thing.
    let share = if same { 4 } else { 2 };
    match (one_scope(left, right, pair, share), same) {
        (false, _) => SlotValue::OtherScope,
        (true, true) => SlotValue::SameHolder,
        (true, false) if apart(left, right, pair) => SlotValue::OtherHolder,
        (true, false) => SlotValue::None,
    }
}

/// Whether both claims say that one holder was the first of one thing, in whatever words.
pub(super) fn one_first(pair: &Pair<'_>) -> bool {
    let slots = pair.left.first.as_deref().zip(pair.right.first.as_deref());
    slots.is_some_and(|(left, right)| compare(left, right, pair) == SlotValue::SameHolder)
}

/// Two holders of one kind, neither a part of the other.
fn apart(left: &First<'_>, right: &First<'_>, pair: &Pair<'_>) -> bool {
    let kind = |id: &str| pair.lexicon.actors.get(id).map(|actor| actor.kind);
    let kinds = match (kind(left.id), kind(right.id)) {
        (Some(a), Some(b)) => a == b,
        _ => left.phrase.head == right.phrase.head,
    };
    let actors = &pair.lexicon.actors;
    let two = name_relation(left.id, right.id) == NameRelation::Different;
    kinds && two && !actors.is_part_of(left.id, right.id) && !actors.is_part_of(right.id, left.id)
}

/// Whether both are first of the same: heads that agree, no place of one that the other lacks, and a shared matter.
///
/// Of the matter's words, at least one in `share` of the shorter one.
fn one_scope(left: &First<'_>, right: &First<'_>, pair: &Pair<'_>, share: usize) -> bool {
    let unstated = |phrase: &Phrase| phrase.head.is_empty() || phrase.head == "first" || phrase.head == "one";
    let heads = unstated(left.phrase)
        || unstated(right.phrase)
        || matches!(
            pair.lexicon.events.noun_relation(&left.phrase.head, &right.phrase.head),
            Relation::Same | Relation::Narrower | Relation::Broader
        );
    let (a, b) = (matter(left.phrase), matter(right.phrase));
    let places = |words: &BTreeSet<&str>| words.iter().filter(|word| Modifier::of(word).actor().is_some()).count();
    let shared_places = a.intersection(&b).filter(|word| Modifier::of(word).actor().is_some()).count();
    if shared_places < places(&a).max(places(&b)).min(1) {
        return false; // first in France, first in Germany
    }
    let shared = a.intersection(&b).count();
    heads && left.place == right.place && shared * share >= a.len().min(b.len()) && shared > 0
}

fn matter(phrase: &Phrase) -> BTreeSet<&str> {
    let all = phrase.clause.iter().chain(&phrase.modifiers).map(|lemma| lemma.as_str());
    all.filter(|lemma| !FILLER.contains(lemma)).collect()
}

/// Whether both claims say of somebody that it was first.
pub(crate) fn both_first(left: &Facts<'_>, right: &Facts<'_>) -> bool {
    left.first.is_some() && right.first.is_some()
}

#[cfg(test)]
mod tests {
    use crate::relation::tests::values;

    #[test]
    fn two_firsts_of_one_thing_have_another_holder() {
        assert!(
            values(
                "slot",
                "Norway was the first country to ratify the treaty.",
                "Sweden became the first country to ratify the treaty."
            )
            .contains("other-holder")
        );
        assert!(
            values(
                "slot",
                "Norway was the first country to ratify the treaty.",
                "Norway became the first country to ratify the treaty."
            )
            .contains("same-holder")
        );
    }

    #[test]
    fn a_first_vice_president_is_one_of_many() {
        let [one, other] =
            ["Anna Lindqvist", "Peter Hauge"].map(|name| format!("{name} is first vice president of the bank."));
        assert!(!values("slot", &one, &other).contains("other-holder"));
    }

    #[test]
    fn firsts_of_two_things_and_first_since_are_no_firsts_of_one() {
        assert!(
            values(
                "slot",
                "Norway was the first country to ratify the treaty.",
                "Sweden became the first country to leave the union."
            )
            .contains("other-scope")
        );
        assert!(
            !values(
                "slot",
                "Norway was the first country to ratify the treaty.",
                "Sweden became the first country to ratify the treaty since 1990."
            )
            .contains("other-holder")
        );
        assert!(
            !values(
                "slot",
                "Norway was the first country to ratify the treaty.",
                "Sweden was not the first country to ratify the treaty."
            )
            .contains("other-holder")
        );
    }
}
