//! Dimension `factuality`: how sure both sides are of what they say.
//!
//! Traps: "reportedly" is another's voice, not doubt; a plan, a question or a condition asserts nothing, so it can
//! neither contradict nor agree.

use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::{Facts, Factuality, Tense};
use std::borrow::Cow;

/// The dimension over both claims' factuality.
pub(super) struct FactualityDimension;

values! {
    /// How sure both sides are of what they say.
    pub(super) enum FactualityValue {
        /// Both assert it.
        BothAsserted = "both-asserted",
        /// A side reports it of somebody who is not named.
        Reported = "reported",
        /// Both speak of what will be.
        Future = "future",
        /// A side holds it for possible or probable, or one speaks of what will be.
        Hedged = "hedged",
        /// A side asserts nothing: a plan, a question, a condition.
        Unreal = "unreal",
    }
}

impl Comparison for FactualityDimension {
    type Value = FactualityValue;
    const NAME: &'static str = "factuality";
    const IS_PLAIN: bool = true;

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, FactualityValue> {
        let (left, right) = (degree(pair.left), degree(pair.right));
        let value = match left.max(right) {
            // Two futures of opposite sign oppose each other; a future and a past do not.
            FactualityValue::Future if left != right => FactualityValue::Hedged,
            other => other,
        };
        let words = |claim: &'a Facts<'a>| match claim.voices().next_back() {
            Some(link) if link.source.is_none() => Cow::Owned(format!("{} ({})", claim.event.text, link.verb)),
            _ => Cow::Borrowed(claim.event.text.as_str()),
        };
        Cell::new(value, words(pair.left), words(pair.right))
    }
}

fn degree(claim: &Facts<'_>) -> FactualityValue {
    match claim.factuality {
        Factuality::Unknown => FactualityValue::Unreal,
        Factuality::Possible => FactualityValue::Hedged,
        Factuality::Certain | Factuality::Probable if claim.event.tense == Tense::Future => FactualityValue::Future,
        Factuality::Probable => FactualityValue::Hedged,
        Factuality::Certain if unnamed(claim) => FactualityValue::Reported,
        Factuality::Certain => FactualityValue::BothAsserted,
    }
}

/// Whether it is somebody's word, and nobody is named.
fn unnamed(claim: &Facts<'_>) -> bool {
    claim.voices().any(|link| link.source.is_none())
}
