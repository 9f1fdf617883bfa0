//! Dimension `headline`: how a headline stands to a sentence of its own text.
//!
//! Traps: a question, "may" and "reportedly", quotation marks and a named source ("X: …", "…, says X") take back what the headline
//! would say alone; headlines tell the past in the present; a text that asserts in one sentence what it hedges in another
//! bears its headline out.

use super::conflict::{self, ConflictValue};
use super::sequence::tenses;
use super::setting::are_apart;
use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::facts::hands_on;
use crate::claim::{EventForm, Facts, Factuality, Polarity, Tense};

/// Verbs and adverbs of saying that leave open whether it is so.
const ALLEGED: [&str; 7] = ["allege", "claim", "accuse", "speculate", "reportedly", "allegedly", "purportedly"];

/// The dimension over a headline and a sentence below it.
pub(super) struct HeadlineDimension;

values! {
    /// How a headline stands to a sentence of its own text.
    pub(super) enum HeadlineValue {
        /// No headline and sentence of one text that bear on each other.
        None = "none",
        /// The headline asserts nothing in the outlet's own voice.
        Soft = "soft",
        /// The sentence says what the headline says.
        Agrees = "agrees",
        /// The sentence says the opposite.
        Against = "against",
        /// The sentence gives another count.
        OtherCount = "other-count",
        /// The headline asserts what the sentence leaves open.
        Bolder = "bolder",
        /// The headline asserts what the sentence calls untrue.
        Disowned = "disowned",
    }
}

impl Comparison for HeadlineDimension {
    type Value = HeadlineValue;
    const NAME: &'static str = "headline";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, HeadlineValue> {
        let value = match (pair.left.headline, pair.right.headline) {
            _ if are_apart(pair) => HeadlineValue::None,
            (true, false) => compare(pair, pair.left, pair.right),
            (false, true) => compare(pair, pair.right, pair.left),
            _ => HeadlineValue::None,
        };
        Cell::new(value, pair.left.text.as_str(), pair.right.text.as_str())
    }
}

fn compare(pair: &Pair<'_>, headline: &Facts<'_>, body: &Facts<'_>) -> HeadlineValue {
    if soft(headline) {
        return HeadlineValue::Soft;
    }
    let frame = pair.frame();
    let asserted = own(body) && body.factuality == Factuality::Certain && body.event.tense != Tense::Future;
    match conflict::of(pair) {
        ConflictValue::Frames if asserted && !(body.is_in_turn() || headline.is_in_turn()) && tenses(pair) => {
            HeadlineValue::Against
        }
        ConflictValue::Counts if asserted => HeadlineValue::OtherCount,
        ConflictValue::None if frame.relation.agrees() && disowned(headline, body) => HeadlineValue::Disowned,
        ConflictValue::None if frame.relation.agrees() && doubtful(body) => HeadlineValue::Bolder,
        ConflictValue::None if frame.relation.agrees() => HeadlineValue::Agrees,
        _ => HeadlineValue::None,
    }
}

/// Whether the headline asserts nothing in the outlet's own voice.
fn soft(headline: &Facts<'_>) -> bool {
    let named = headline.event.form == EventForm::Nominal;
    hands_on(headline)
        || named
        || !own(headline)
        || headline.factuality != Factuality::Certain
        || headline.event.tense == Tense::Future
}

fn own(claim: &Facts<'_>) -> bool {
    claim.voices().next().is_none()
}

/// Whether a sentence calls a hoax, a rumour or a lie what the headline asserts.
fn disowned(headline: &Facts<'_>, body: &Facts<'_>) -> bool {
    body.is_of_untruth() && !headline.is_of_untruth()
}

/// Whether a sentence leaves open what it says: "may have", "is suspected of", "allegedly".
fn doubtful(body: &Facts<'_>) -> bool {
    let alleged = body.voices().any(|link| ALLEGED.contains(&link.verb.as_str()));
    body.polarity == Polarity::Positive && (body.factuality == Factuality::Possible || alleged)
}

#[cfg(test)]
mod tests {
    use crate::relation::tests::values;

    #[test]
    fn a_headline_may_be_against_its_text_or_bolder() {
        assert!(
            values(
                "headline",
                "# Norway signed the treaty with Sweden\n\nNorway did not sign the treaty with Sweden.",
                ""
            )
            .contains("against")
        );
        assert!(
            values(
                "headline",
                "# Norway signed the treaty with Sweden\n\nNorway may have signed the treaty with Sweden.",
                ""
            )
            .contains("bolder")
        );
    }

    #[test]
    fn questions_hedges_and_named_sources_assert_nothing() {
        assert!(
            !values(
                "headline",
                "# Has Norway signed the treaty with Sweden?\n\nNorway did not sign the treaty with Sweden.",
                ""
            )
            .contains("against")
        );
        assert!(
            !values(
                "headline",
                "# Norway may have signed the treaty with Sweden\n\nNorway did not sign the treaty with Sweden.",
                ""
            )
            .contains("against")
        );
        assert!(
            !values(
                "headline",
                "# Minister: Norway signed the treaty with Sweden\n\nNorway did not sign the treaty with Sweden.",
                ""
            )
            .contains("against")
        );
        assert!(
            !values(
                "headline",
                "# Norway signed the treaty with Sweden, minister says\n\nNorway did not sign the treaty with Sweden.",
                ""
            )
            .contains("against")
        );
    }
}
