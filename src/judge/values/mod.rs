//! Judging values: pairs of one affair's values that answer one question and exclude each other become findings.
//!
//! The way: passages gather into affairs, of each affair pairs are drawn ([`draw`]), each is asked whether it answers one question
//! ([`question`]), and what is sure enough is folded, one finding for each two values of one thing ([`finding`]). Affairs are judged apart
//! from each other, so that the cost grows with their number.

mod affair;
mod agreement;
mod draw;
mod facts;
mod feature;
mod finding;
mod folded;
mod question;
mod relation;
mod repeat;
mod spelling;
mod statement;
mod train;
mod untrue;

pub use question::Question;
pub use repeat::beside;
pub use train::{Labelled, Listed, Trained, train};

use crate::affair::gather;
use crate::claim::attribute::Passage;
use crate::finding::{FactTable, Finding};
use crate::lexicon::Lexicon;
use crate::rules::Rules;
use affair::Affair;
use rayon::prelude::*;

/// Log-odds, in thousandths, below the surest pair of two values within which another pair still stands beside it.
pub(super) const NEAR_AS_SURE: i64 = 1200;
/// How sure a finding is at least to be shown.
pub const SHOWN: f64 = 0.35;

/// The findings on values, in the order of the affairs; `passages` must be sorted by document and place.
pub fn judge(passages: &[Passage], lexicon: &Lexicon, rules: &Rules, question: &Question) -> Vec<Finding> {
    let judged = each(passages, |affair| {
        let mut found = finding::findings(affair, lexicon, rules, question);
        found.extend(statement::findings(affair, lexicon, rules));
        found.extend(untrue::findings(affair, lexicon, rules));
        found
    });
    judged.into_iter().flatten().collect()
}

/// The same as a table of questions and answers.
pub fn facts(passages: &[Passage], lexicon: &Lexicon, rules: &Rules, question: &Question) -> FactTable {
    let table = |affair: &Affair<'_>| facts::table(affair, finding::findings(affair, lexicon, rules, question));
    let affairs = each(passages, table).into_iter().filter(|affair| !affair.rows.is_empty()).collect();
    FactTable { schema: "gainsay.facts/1".to_owned(), affairs }
}

/// Something of each affair, in the order of their first documents.
fn each<T: Send>(passages: &[Passage], of: impl Fn(&Affair<'_>) -> T + Sync) -> Vec<T> {
    let affairs = gather(passages);
    let each = affairs.par_iter().map(|members| of(&Affair::new(members.iter().map(|&at| &passages[at]).collect())));
    each.collect()
}
