//! The fact table as CSV (RFC 4180): one header, and one row an answer with the first sentence that gives it.
//!
//! Answers to one question share `affair`, `question` and `finding`. A cell that a spreadsheet would take for a
//! formula gets an apostrophe in front.

use crate::finding::wording::outlets;
use crate::finding::{Evidence, FactCell, FactRow, FactTable, Place};
use crate::report::csv::plain;
use crate::report::region::Region;
use crate::report::safe;
use std::collections::BTreeMap;
use std::io::{self, Write};

const HEADER: [&str; 21] = [
    "affair",
    "names",
    "question",
    "about",
    "attribute",
    "status",
    "sure",
    "finding",
    "answer",
    "value",
    "outlets",
    "origins",
    "sentences",
    "document",
    "source",
    "published",
    "file",
    "line",
    "column",
    "quote",
    "sentence",
];

/// Cells of a row that tell of the answer, before those that tell of its first sentence.
const ANSWER: usize = 13;

/// Writes a header and one row an answer; `places` says where the documents stand among the files.
///
/// # Errors
/// What `out` reports.
pub fn write(table: &FactTable, places: &BTreeMap<String, Place>, out: &mut impl Write) -> io::Result<()> {
    let mut sheet = csv::Writer::from_writer(out);
    sheet.write_record(HEADER)?;
    for (number, affair) in table.affairs.iter().enumerate() {
        let of = [(number + 1).to_string(), affair.about.join("; ")];
        for row in &affair.rows {
            for (at, cell) in row.cells.iter().enumerate() {
                let answer = of.iter().cloned().chain(answer(row, at, cell));
                let first = cell.claims.first().map(|first| sentence(first, places)).unwrap_or_default();
                sheet.write_record(answer.chain(first).map(|cell| plain(&safe(&cell))))?;
            }
        }
    }
    sheet.flush()
}

fn answer(row: &FactRow, at: usize, cell: &FactCell) -> [String; ANSWER - 2] {
    [
        row.question.clone(),
        row.about.clone(),
        row.attribute.clone(),
        row.status.name().to_owned(),
        row.sure.map_or_else(String::new, |sure| format!("{sure:.3}")),
        row.finding.clone().unwrap_or_default(),
        (at + 1).to_string(),
        cell.value.clone(),
        outlets(&cell.claims).into_iter().collect::<Vec<_>>().join("; "),
        cell.origins.join("; "),
        cell.claims.len().to_string(),
    ]
}

fn sentence(first: &Evidence, places: &BTreeMap<String, Place>) -> [String; HEADER.len() - ANSWER] {
    let region = Region::of(first, places);
    [
        first.document.clone(),
        first.source.clone().unwrap_or_default(),
        first.published.map_or_else(String::new, |date| date.to_string()),
        region.path.to_owned(),
        region.line.to_string(),
        region.rest.map_or_else(String::new, |(column, ..)| column.to_string()),
        first.quote.exact.clone(),
        first.text.clone(),
    ]
}
