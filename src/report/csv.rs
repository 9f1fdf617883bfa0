//! CSV (RFC 4180) for spreadsheets and data frames: one row a piece of evidence, one header.
//!
//! All text is quoted, and what a spreadsheet would take for a formula gets an apostrophe in front: at the beginning of a
//! cell, and behind each semicolon, where spreadsheets of many countries begin the next one.

use super::region::Region;
use super::safe;
use crate::finding::{Evidence, Finding, Report, Side};
use std::io::{self, Write};

const HEADER: [&str; 20] = [
    "finding",
    "rule",
    "name",
    "verdict",
    "strength",
    "severity",
    "message",
    "actor",
    "event",
    "side",
    "reading",
    "origins",
    "document",
    "source",
    "published",
    "file",
    "line",
    "column",
    "quote",
    "sentence",
];

/// Writes a header and one row a piece of evidence.
///
/// # Errors
/// What `out` reports.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let mut table = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::NonNumeric).from_writer(out);
    table.write_record(HEADER)?;
    for finding in &report.findings {
        for (at, side) in finding.sides.iter().enumerate() {
            for evidence in &side.claims {
                table.write_record(row(finding, at, side, evidence, report))?;
            }
        }
    }
    table.flush()
}

fn row(finding: &Finding, at: usize, side: &Side, evidence: &Evidence, report: &Report) -> [String; 20] {
    let region = Region::of(evidence, &report.places);
    let name = |named: &Option<crate::finding::Named>| named.as_ref().map_or_else(String::new, |one| one.name.clone());
    let cells = [
        finding.id.clone(),
        finding.rule.clone(),
        finding.name.clone(),
        finding.verdict.name().to_owned(),
        finding.strength.name().to_owned(),
        finding.severity.name().to_owned(),
        finding.message.clone(),
        name(&finding.actor),
        name(&finding.event),
        (at + 1).to_string(),
        side.reading.clone(),
        side.origins.join("; "),
        evidence.document.clone(),
        evidence.source.clone().unwrap_or_default(),
        evidence.published.map_or_else(String::new, |date| date.to_string()),
        region.path.to_owned(),
        region.line.to_string(),
        region.rest.map_or_else(String::new, |(column, ..)| column.to_string()),
        evidence.quote.exact.clone(),
        evidence.text.clone(),
    ];
    cells.map(|cell| plain(&safe(&cell)))
}

/// What begins a formula, in the width of either half of the world.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A cell that no spreadsheet takes for a formula, whatever it takes for the end of a cell.
pub(super) fn plain(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut begins = true;
    for c in cell.chars() {
        if begins && FORMULA.contains(&c) {
            out.push('\'');
        }
        begins = c == ';' || begins && (c.is_whitespace() || c == '"');
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn nothing_that_could_be_a_cell_begins_a_formula() {
        assert_eq!(plain("=1+1"), "'=1+1");
        assert_eq!(plain("  -x"), "  '-x");
        assert_eq!(plain("a; =cmd|x;\"@y"), "a; '=cmd|x;\"'@y");
        assert_eq!(plain("＝1"), "'＝1");
        assert_eq!(plain("so-called; 3 + 4"), "so-called; 3 + 4");
    }
}
