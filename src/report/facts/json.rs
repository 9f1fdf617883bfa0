//! The fact table as one JSON object, field for field as its types are.

use crate::finding::FactTable;
use crate::report::json;
use std::io::{self, Write};

/// Writes the whole table, indented, and a line end.
///
/// # Errors
/// What `out` reports.
pub fn write(table: &FactTable, out: &mut impl Write) -> io::Result<()> {
    json::pretty(table, out)
}
