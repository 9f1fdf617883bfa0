//! Dimension `conflict`: whether two claims cannot both hold, and by what: their frames, or the counts in them.
//!
//! Traps: counts conflict only where all that both say else is the same, as for two documents; two negative claims
//! count nothing; what shares an event alone has nothing to conflict about; rows of tables and event nouns ("the stolen car", "loss
//! 12 cts") presuppose what they name, and state nothing.

use super::informativeness::{SubstanceDimension, SubstanceValue};
use super::quantity::{QuantityValue, gravest};
use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::facts::in_prose;
use crate::claim::{EventForm, Facts, Polarity};
use crate::logic::Relation;

/// The dimension over frames and counts together.
pub(super) struct ConflictDimension;

values! {
    /// Whether two claims cannot both hold, and by what.
    pub(super) enum ConflictValue {
        /// They can.
        None = "none",
        /// By what they say.
        Frames = "frames",
        /// By their counts, all else being the same.
        Counts = "counts",
    }
}

impl Comparison for ConflictDimension {
    type Value = ConflictValue;
    const NAME: &'static str = "conflict";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, ConflictValue> {
        match of(pair) {
            ConflictValue::Counts => {
                let counts = gravest(pair).map(|(_, left, right)| (left.text.to_string(), right.text.to_string()));
                let (left, right) = counts.unwrap_or_default();
                Cell::new(ConflictValue::Counts, left, right)
            }
            value => Cell::new(value, pair.left.text.as_str(), pair.right.text.as_str()),
        }
    }
}

/// The value for a pair.
pub(super) fn of(pair: &Pair<'_>) -> ConflictValue {
    let told = [pair.left, pair.right].into_iter().all(|claim| claim.event.form != EventForm::Nominal);
    match () {
        () if !told => ConflictValue::None,
        () if pair.frame().relation.contradicts() && of_one_matter(pair) => ConflictValue::Frames,
        () if counted(pair) => ConflictValue::Counts,
        () => ConflictValue::None,
    }
}

/// Whether both claims share more than a predicate, or name who is in a state that the vocabulary knows.
fn of_one_matter(pair: &Pair<'_>) -> bool {
    let class = |claim: &Facts<'_>| claim.event.id.as_deref().and_then(|id| pair.lexicon.events.class(id));
    let known = |claim: &Facts<'_>| class(claim).is_some_and(|class| !class.speech);
    rich(pair) || known(pair.left) && known(pair.right) && pair.frame().named()
}

fn rich(pair: &Pair<'_>) -> bool {
    SubstanceDimension.compare(pair).value == SubstanceValue::Rich
}

/// Whether both claims say the same of one thing but for its number.
fn counted(pair: &Pair<'_>) -> bool {
    let positive = [pair.left, pair.right].iter().all(|claim| claim.polarity == Polarity::Positive);
    positive
        && pair.frame().event == Relation::Same
        && [pair.left, pair.right].iter().all(|claim| claim.headline || in_prose(claim))
        && gravest(pair).is_some_and(|(value, ..)| value == QuantityValue::Disjoint)
        && rich(pair)
}

#[cfg(test)]
mod tests {
    use crate::relation::tests::values;

    #[test]
    fn opposite_signs_and_other_counts_conflict() {
        assert!(values("conflict", "Norway signed the treaty.", "Norway did not sign the treaty.").contains("frames"));
        assert!(
            values(
                "conflict",
                "The explosion killed 135 people in Beirut.",
                "The explosion killed 178 people in Beirut."
            )
            .contains("counts")
        );
    }

    #[test]
    fn rows_of_a_table_and_event_nouns_state_nothing() {
        assert!(
            values(
                "conflict",
                "The explosion killed 135 people in Beirut",
                "The explosion killed 178 people in Beirut"
            )
            .is_empty()
        );
        assert!(
            values("conflict", "The signing of the treaty by Norway cost much.", "Norway did not sign the treaty.")
                .is_empty()
        );
    }
}
