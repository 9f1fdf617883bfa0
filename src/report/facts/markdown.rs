//! The fact table as Markdown for pull-request comments: a table an affair, a row a question.
//!
//! Text from articles can make no markup, mention, link or further column, and the size is bounded as that of a report is.

use super::{standing, summary, title};
use crate::finding::wording::{listed, outlets};
use crate::finding::{FactAffair, FactCell, FactRow, FactStatus, FactTable, Place};
use crate::report::count;
use crate::report::markdown::{MOST, escaped, quoted};
use crate::report::region::Region;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Answers to one question beyond which no more are shown.
const ANSWERS: usize = 4;

/// Writes the table, cut between rows where it would be too long; `places` says where the documents stand among the files.
///
/// # Errors
/// What `out` reports.
pub fn write(table: &FactTable, places: &BTreeMap<String, Place>, out: &mut impl Write) -> io::Result<()> {
    let mut text = format!("## gainsay facts\n\n{}.\n\n", summary(table));
    let mut left_out = 0;
    for affair in &table.affairs {
        let columns = affair.rows.iter().map(|row| row.cells.len().min(ANSWERS)).max().unwrap_or(1);
        let mut head = Some(head(affair, columns));
        for row in &affair.rows {
            let row = self::row(row, columns, places);
            let before = head.as_deref().unwrap_or_default();
            if left_out > 0 || text.len() + before.len() + row.len() > MOST {
                left_out += 1;
                continue;
            }
            text.push_str(&head.take().unwrap_or_default());
            text.push_str(&row);
        }
        text.push_str(if head.is_none() { "\n" } else { "" });
    }
    if left_out > 0 {
        let _ = writeln!(text, "{} left out for length.", count(left_out, "question"));
    }
    out.write_all(text.trim_end().as_bytes())?;
    out.write_all(b"\n")
}

/// What an affair is about, its documents, and the head of its table.
fn head(affair: &FactAffair, columns: usize) -> String {
    let documents = listed(affair.documents.iter().map(String::as_str));
    let mut text = format!("### {}\n\n", escaped(&title(affair)));
    let _ = writeln!(text, "{}: {}\n", count(affair.documents.len(), "document"), escaped(&documents));
    let further = " another |".repeat(columns.saturating_sub(1));
    let _ = writeln!(text, "| question | status | answer |{further}");
    let _ = writeln!(text, "|---|---|{}", "---|".repeat(columns.max(1)));
    text
}

fn row(row: &FactRow, columns: usize, places: &BTreeMap<String, Place>) -> String {
    let mark = match row.status {
        FactStatus::Conflicting => "🔴",
        FactStatus::Updated => "🟡",
        FactStatus::Agreed => "🟢",
        FactStatus::Single => "⚪",
    };
    let mut text = format!("| {} | {mark} {} |", escaped(&row.question), escaped(&standing(row)));
    for at in 0..columns.max(1) {
        let answer = row.cells.get(at).map(|cell| answer(cell, row.status, places)).unwrap_or_default();
        let more = row.cells.len().saturating_sub(columns);
        let more = if at + 1 == columns && more > 0 { format!("<br>and {more} more") } else { String::new() };
        let _ = write!(text, " {answer}{more} |");
    }
    text.push('\n');
    text
}

/// A value and who gives it; of those that stand against each other a sentence too.
fn answer(cell: &FactCell, status: FactStatus, places: &BTreeMap<String, Place>) -> String {
    let names = listed(outlets(&cell.claims));
    let mut text = format!("<b>{}</b> ({})", escaped(cell.value.trim()), escaped(&names));
    let against = matches!(status, FactStatus::Conflicting | FactStatus::Updated);
    if let Some(best) = cell.claims.first().filter(|_| against) {
        let place = Region::of(best, places).shown();
        let day = best.published.map(|day| format!(", {day}")).unwrap_or_default();
        let _ = write!(text, "<br>{}<br><sub>{}</sub>", quoted(best), escaped(&format!("{place}{day}")));
    }
    text
}
