//! The fact table as people and programs read it: a row a question, its answers beside each other.
//!
//! Formats for people show one sentence an answer; JSON holds them all.

mod csv;
mod html;
mod human;
mod json;
mod markdown;

pub use csv::write as csv;
pub use html::write as html;
pub use human::write as human;
pub use json::write as json;
pub use markdown::write as markdown;

use super::count;
use crate::finding::wording::listed;
use crate::finding::{FactAffair, FactRow, FactStatus, FactTable};

/// Whom an affair is about, or else the documents that tell of it; not yet safe to show.
fn title(affair: &FactAffair) -> String {
    let named = if affair.about.is_empty() { &affair.documents } else { &affair.about };
    listed(named.iter().map(String::as_str))
}

/// "conflicting, sure 0.91".
fn standing(row: &FactRow) -> String {
    let told: Vec<String> = [row.status.name().to_owned()].into_iter().chain(sure(row)).collect();
    told.join(", ")
}

/// "sure 0.91", where that was measured.
fn sure(row: &FactRow) -> Option<String> {
    row.sure.map(|sure| format!("sure {sure:.2}"))
}

/// How many affairs and questions there are, in a sentence without its full stop.
fn summary(table: &FactTable) -> String {
    let rows = || table.affairs.iter().flat_map(|affair| &affair.rows);
    let of = |status: FactStatus| {
        let number = rows().filter(|row| row.status == status).count();
        (number > 0).then(|| format!("{number} {}", status.name()))
    };
    let statuses = [FactStatus::Conflicting, FactStatus::Updated, FactStatus::Agreed, FactStatus::Single];
    let told: Vec<String> = statuses.into_iter().filter_map(of).collect();
    if told.is_empty() {
        return "no question that several documents answer".to_owned();
    }
    let (affairs, questions) = (count(table.affairs.len(), "affair"), count(rows().count(), "question"));
    format!("{affairs}, {questions}: {}", told.join(", "))
}
