//! Findings on values that only repeat what one on claims says of the same sentences.

use crate::finding::{Evidence, Finding, Side};

/// The findings on values that say something beside those on claims.
pub fn beside(values: Vec<Finding>, claims: &[Finding]) -> Vec<Finding> {
    let repeats = |value: &Finding| claims.iter().any(|claim| is_repeated(value, claim));
    values.into_iter().filter(|value| !repeats(value)).collect()
}

/// Whether a finding on claims holds the sides of one on values against each other, or all that agree in it together.
fn is_repeated(value: &Finding, claim: &Finding) -> bool {
    if value.verdict != claim.verdict {
        return false;
    }
    match (value.sides.as_slice(), claim.sides.as_slice()) {
        ([one], all) => one.claims.iter().all(|told| all.iter().any(|side| holds(side, told))),
        ([left, right], all) if value.rule == claim.rule => {
            let met = |one: &Side, side: &Side| one.claims.iter().any(|told| holds(side, told));
            let places = |one: &Side| all.iter().position(|side| met(one, side));
            places(left).zip(places(right)).is_some_and(|(a, b)| a != b)
        }
        _ => false,
    }
}

/// Whether a side has that sentence.
fn holds(side: &Side, told: &Evidence) -> bool {
    side.claims.iter().any(|claim| claim.document == told.document && claim.span.start == told.span.start)
}
