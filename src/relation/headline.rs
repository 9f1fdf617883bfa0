//! Dimension `headline`: how a headline stands to a sentence of its own text.
//!
//! Traps: a question, "may" and "reportedly", quotation marks and a named source ("X: …", "…, says X") take back what the headline
//! would say alone; headlines tell the past in the present; a text that asserts in one sentence what it hedges in another
//! bears its headline out.

use super::conflict;
use super::sequence::tenses;
use super::setting::are_apart;
use super::{Cell, Dimension, Pair};
use crate::claim::facts::hands_on;
use crate::claim::{Claim, EventForm, Facts, Factuality, Polarity, Tense};

/// Verbs and adverbs of saying that leave open whether it is so.
const ALLEGED: [&str; 7] = ["allege", "claim", "accuse", "speculate", "reportedly", "allegedly", "purportedly"];

/// The dimension over a headline and a sentence below it.
pub(super) struct HeadlineDimension;

impl Dimension for HeadlineDimension {
    fn name(&self) -> &'static str {
        "headline"
    }

    fn values(&self) -> &'static [&'static str] {
        &["none", "soft", "agrees", "against", "other-count", "bolder", "disowned"]
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let value = match (pair.left.headline, pair.right.headline) {
            _ if are_apart(pair) => "none",
            (true, false) => compare(pair, pair.left, pair.right),
            (false, true) => compare(pair, pair.right, pair.left),
            _ => "none",
        };
        Cell::new(value, pair.left.text.as_str(), pair.right.text.as_str())
    }
}

fn compare(pair: &Pair<'_>, headline: &Facts<'_>, body: &Facts<'_>) -> &'static str {
    if soft(headline) {
        return "soft";
    }
    let frame = pair.frame();
    let asserted = own(body) && body.factuality == Factuality::Certain && body.event.tense != Tense::Future;
    match conflict::of(pair) {
        "frames" if asserted && !(body.is_in_turn() || headline.is_in_turn()) && tenses(pair) => "against",
        "counts" if asserted => "other-count",
        "none" if frame.relation.agrees() && disowned(headline, body) => "disowned",
        "none" if frame.relation.agrees() && doubtful(body) => "bolder",
        "none" if frame.relation.agrees() => "agrees",
        _ => "none",
    }
}

/// Whether the headline asserts nothing in the outlet's own voice.
fn soft(headline: &Claim) -> bool {
    let named = headline.event.form == EventForm::Nominal;
    hands_on(headline)
        || named
        || !own(headline)
        || headline.factuality != Factuality::Certain
        || headline.event.tense == Tense::Future
}

fn own(claim: &Claim) -> bool {
    claim.voices().next().is_none()
}

/// Whether a sentence calls a hoax, a rumour or a lie what the headline asserts.
fn disowned(headline: &Facts<'_>, body: &Facts<'_>) -> bool {
    body.is_of_untruth() && !headline.is_of_untruth()
}

/// Whether a sentence leaves open what it says: "may have", "is suspected of", "allegedly".
fn doubtful(body: &Claim) -> bool {
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
