//! Dimension `time`: whether both claims speak of one time.
//!
//! Traps: a publication date is not the event's date, so it speaks only for counts as of that day; unknown is
//! neither same nor disjoint.

use super::{Cell, Dimension, Pair};
use crate::claim::Claim;

/// Days between two publications from which their present states are no longer of one time.
const STALE: i32 = 45;

/// The dimension over both claims' times.
pub(super) struct TimeDimension;

impl Dimension for TimeDimension {
    fn name(&self) -> &'static str {
        "time"
    }

    fn values(&self) -> &'static [&'static str] {
        &["same", "disjoint", "unknown"]
    }

    fn cell(&self, pair: &Pair<'_>) -> Cell {
        let value = match (&pair.left.time, &pair.right.time) {
            (Some(a), Some(b)) if a.from <= b.to && b.from <= a.to => "same",
            (Some(_), Some(_)) => "disjoint",
            _ => published(pair),
        };
        Cell::new(value, words(pair.left), words(pair.right))
    }
}

/// What the publication dates tell where a claim has no time of its own.
fn published(pair: &Pair<'_>) -> &'static str {
    let (Some(left), Some(right)) = (pair.left.published, pair.right.published) else { return "unknown" };
    let days = left.until(right).map_or(0, |span| span.get_days().abs());
    if days > STALE { "disjoint" } else { "unknown" }
}

fn words(claim: &Claim) -> String {
    match (&claim.time, claim.published) {
        (Some(time), _) if time.from == time.to => format!("{} ({})", time.text, time.from),
        (Some(time), _) => format!("{} ({} to {})", time.text, time.from, time.to),
        (None, Some(day)) => format!("published {day}"),
        (None, None) => String::new(),
    }
}
