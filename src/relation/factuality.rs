//! Dimension `factuality`: how sure both sides are of what they say.
//!
//! Traps: "reportedly" is another's voice, not doubt; a plan, a question or a condition asserts nothing, so it can
//! neither contradict nor agree.

use super::{Cell, Dimension, Pair};
use crate::claim::{Claim, Factuality, Tense};
use std::borrow::Cow;

/// The dimension over both claims' factuality.
pub(super) struct FactualityDimension;

impl Dimension for FactualityDimension {
    fn name(&self) -> &'static str {
        "factuality"
    }

    fn values(&self) -> &'static [&'static str] {
        &["both-asserted", "reported", "future", "hedged", "unreal"]
    }

    fn is_plain(&self) -> bool {
        true
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let (left, right) = (degree(pair.left), degree(pair.right));
        let value = match left.max(right) {
            // Two futures of opposite sign oppose each other; a future and a past do not.
            2 if left != right => 3,
            other => other,
        };
        let words = |claim: &'a Claim| match claim.voices().next_back() {
            Some(link) if link.source.is_none() => Cow::Owned(format!("{} ({})", claim.event.text, link.verb)),
            _ => Cow::Borrowed(claim.event.text.as_str()),
        };
        Cell::new(self.values()[value], words(pair.left), words(pair.right))
    }
}

fn degree(claim: &Claim) -> usize {
    match claim.factuality {
        Factuality::Unknown => 4,
        Factuality::Possible => 3,
        Factuality::Certain | Factuality::Probable if claim.event.tense == Tense::Future => 2,
        Factuality::Probable => 3,
        Factuality::Certain => usize::from(unnamed(claim)),
    }
}

/// Whether it is somebody's word, and nobody is named.
fn unnamed(claim: &Claim) -> bool {
    claim.voices().any(|link| link.source.is_none())
}
