//! A line a finding, as compilers write them: what editors and terminals make a link of.

use super::region::Region;
use super::safe;
use crate::finding::{Report, Strength};
use std::io::{self, Write};

/// Writes `path:line:column: CODE severity: message`, the place being that of the first side's best evidence, by its path
/// as it was named; then what was left unread.
///
/// # Errors
/// What `out` reports.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    for finding in &report.findings {
        let place = match finding.sides.iter().find_map(|side| side.claims.first()) {
            Some(first) => Region::named(first, &report.places).pointed(),
            None => "?:1:1".to_owned(),
        };
        let qualified = if finding.strength == Strength::Qualified { " (qualified)" } else { "" };
        let (rule, severity, message) = (safe(&finding.rule), finding.severity.name(), safe(&finding.message));
        writeln!(out, "{}: {rule} {severity}: {message}{qualified}", safe(&place))?;
    }
    report.unread.iter().try_for_each(|unread| writeln!(out, "left unread: {}", safe(unread)))
}
