//! How the documents of two claims stand to each other: all that a comparison may see beside the two claims.
//!
//! What rules say of two claims hangs on the claims and on this. So of many documents that hold the same two claims only
//! those need be asked that stand to each other in different ways.

use super::{Pair, Situation};
use crate::claim::Facts;
use crate::graph::{Topic, shares_enough};

/// Whether two claims share their document, and even their sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Together {
    /// They stand in one sentence.
    Sentence,
    /// They stand in one document.
    Document,
    /// They stand in two documents.
    Apart,
}

/// What is true of two documents, and of who two claims in them rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Setting {
    /// Whether they are two.
    pub together: Together,
    /// Whether one named outlet published both.
    pub one_outlet: bool,
    /// Whether both claims rest on somebody or something in common.
    pub one_origin: bool,
    /// What they tell of.
    pub matters: Matters,
}

/// How what two documents tell of relates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Matters {
    /// Whether both texts are so short that their affair cannot be told.
    pub bare: bool,
    /// Whether they tell of two affairs, as far as their names show.
    pub other_affair: bool,
    /// Whether they tell of one affair, of one season.
    pub one_affair: bool,
    /// Whether both name some of the same.
    pub shares_names: bool,
}

impl Matters {
    /// Of texts about these affairs, which have `shared` names in common.
    pub(super) fn of([left, right]: [&Topic; 2], shared: usize) -> Matters {
        Matters {
            bare: left.is_bare_beside(right),
            other_affair: left.is_apart_sharing(right, shared),
            one_affair: left.is_one_sharing(right, shared),
            shares_names: shares_enough(shared),
        }
    }
}

impl Setting {
    /// Of the documents of a pair.
    pub(super) fn of(pair: &Pair<'_>) -> Setting {
        Setting {
            together: together(pair.left, pair.right),
            one_outlet: one_outlet(pair),
            one_origin: one_origin(pair),
            matters: *pair.matters(),
        }
    }
}

/// Whether one named outlet published both documents.
fn one_outlet(pair: &Pair<'_>) -> bool {
    pair.left.source.is_some() && pair.left.source == pair.right.source
}

/// Whether both claims rest on somebody or something in common.
pub(super) fn one_origin(pair: &Pair<'_>) -> bool {
    !pair.origins[0].is_apart_from(pair.origins[1])
}

/// Whether the claims of a pair stand in two documents.
pub(super) fn are_apart(pair: &Pair<'_>) -> bool {
    pair.left.document != pair.right.document
}

/// How close two claims stand.
pub(super) fn together(left: &Facts<'_>, right: &Facts<'_>) -> Together {
    match () {
        () if left.document != right.document => Together::Apart,
        () if left.sentence == right.sentence => Together::Sentence,
        () => Together::Document,
    }
}

/// Whether one outlet wrote both texts, on two days or without any, and it is not said that they speak of one day.
pub(super) fn is_sequel(pair: &Pair<'_>) -> bool {
    let one_issue = pair.left.published.is_some() && pair.left.published == pair.right.published;
    let times = pair.left.time.as_ref().zip(pair.right.time.as_ref());
    let one_time = times.is_some_and(|(left, right)| left.from <= right.to && right.from <= left.to);
    one_outlet(pair) && !one_issue && !one_time && pair.situation == Situation::Open
}
