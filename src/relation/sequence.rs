//! Dimension `course`: whether two statements of one text are made of one time, or tell states that follow each other.
//!
//! Traps: "had not … but now has" are two states; so are a past and a present, and a dated event beside a state without a date,
//! but for a plain denial ("has not resigned") beside the day on which it happened; sentences that say "at first", "later", "again"
//! tell a story; a correction says what was wrong, and contradicts nothing.

use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::{Facts, Polarity, Tense};
use crate::lexicon::PhraseClass;

/// The dimension over both claims' sentences.
pub(super) struct CourseDimension;

values! {
    /// Whether two statements of one text are of one time.
    pub(super) enum CourseValue {
        /// They are.
        One = "one",
        /// They tell states that follow each other.
        InTurn = "in-turn",
        /// A side says that something was wrong.
        Corrected = "corrected",
    }
}

impl Comparison for CourseDimension {
    type Value = CourseValue;
    const NAME: &'static str = "course";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, CourseValue> {
        let said = |class| [pair.left, pair.right].map(|claim| claim.phrase(class, pair.lexicon));
        if let [left, right] = said(PhraseClass::Untrue)
            && (left.is_some() || right.is_some())
        {
            return Cell::new(CourseValue::Corrected, left.unwrap_or_default(), right.unwrap_or_default());
        }
        if let [left, right] = said(PhraseClass::Correction)
            && (left.is_some() || right.is_some())
        {
            return Cell::new(CourseValue::Corrected, left.unwrap_or_default(), right.unwrap_or_default());
        }
        if let [left, right] = said(PhraseClass::InTurn)
            && (left.is_some() || right.is_some())
        {
            return Cell::new(CourseValue::InTurn, left.unwrap_or_default(), right.unwrap_or_default());
        }
        let value = if tenses(pair) && dates(pair) { CourseValue::One } else { CourseValue::InTurn };
        Cell::new(value, pair.left.event.text.as_str(), pair.right.event.text.as_str())
    }
}

/// Whether both stand in one tense; a headline and a noun have none of their own.
pub(super) fn tenses(pair: &Pair<'_>) -> bool {
    let before = |claim: &Facts<'_>| {
        let first = claim.event.text.split_whitespace().next().unwrap_or_default();
        first.eq_ignore_ascii_case("had") && claim.event.lemma != "have"
    };
    let (left, right) = (pair.left.event.tense, pair.right.event.tense);
    let open = left == Tense::Open || right == Tense::Open;
    (open || left == right) && before(pair.left) == before(pair.right)
}

/// Whether both are dated, or neither, or what happened on a day is said never to have happened.
fn dates(pair: &Pair<'_>) -> bool {
    let undated_denial = |denied: &Facts<'_>, told: &Facts<'_>| {
        denied.polarity == Polarity::Negative && told.polarity == Polarity::Positive && denied.time.is_none()
    };
    pair.left.time.is_some() == pair.right.time.is_some()
        || undated_denial(pair.left, pair.right)
        || undated_denial(pair.right, pair.left)
}

#[cfg(test)]
mod tests {
    use crate::relation::tests::values;

    #[test]
    fn states_that_follow_each_other_are_told_in_turn() {
        assert!(!values("course", "Norway had not signed the treaty.", "Norway signed the treaty.").contains("one"));
        assert!(
            !values("course", "At first Norway refused the licence.", "Norway granted the licence.").contains("one")
        );
        assert!(values("course", "Norway signed the treaty.", "Norway did not sign the treaty.").contains("one"));
    }

    #[test]
    fn a_correction_contradicts_nothing() {
        assert!(
            values("course", "Correction: Norway did not sign the treaty.", "Norway signed the treaty.")
                .contains("corrected")
        );
    }

    #[test]
    fn a_denial_without_a_day_denies_every_day() {
        assert!(
            values("course", "Norway has not signed the treaty.", "Norway signed the treaty on 3 May 2011.")
                .contains("one")
        );
    }
}
