//! GitHub workflow commands: an annotation at each side's words in a pull request. Agreements are left out.

use super::region::Region;
use super::safe;
use crate::finding::{Finding, Report, Severity, Strength, Verdict};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes one command a side, two a finding, and one for all that was left unread each.
///
/// # Errors
/// What `out` reports.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let conflicts = report.findings.iter().filter(|finding| finding.verdict != Verdict::Agreement);
    conflicts.into_iter().try_for_each(|finding| annotations(finding, report, out))?;
    report.unread.iter().try_for_each(|unread| writeln!(out, "::error title=left unread::{}", data(&safe(unread))))
}

fn annotations(finding: &Finding, report: &Report, out: &mut impl Write) -> io::Result<()> {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let best: Vec<_> = finding.sides.iter().take(2).filter_map(|side| side.claims.first()).collect();
    for (at, evidence) in best.iter().enumerate() {
        let region = Region::of(evidence, &report.places);
        let mut properties = format!("file={},line={}", property(region.path), region.line);
        if let Some((column, last, end)) = region.rest {
            // Writing into a string cannot fail.
            let _ = write!(properties, ",endLine={last},col={column},endColumn={end}");
        }
        let qualified = if finding.strength == Strength::Qualified { ", qualified" } else { "" };
        let title = format!("{} {}{qualified}", finding.rule, finding.name);
        let mut message = safe(&finding.message).into_owned();
        if let Some(other) = best.get(1 - at) {
            let place = Region::of(other, &report.places).shown();
            let _ = write!(message, "\nthe other side: {}: {}", safe(&place), safe(&other.text));
        }
        writeln!(out, "::{command} {properties},title={}::{}", property(&title), data(&message))?;
    }
    Ok(())
}

/// The text of a command, which ends with its line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command, which ends at a comma or a colon, too.
fn property(text: &str) -> String {
    data(&safe(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_in_a_text_ends_a_command() {
        assert_eq!(property("a,b::c%\n"), "a%2Cb%3A%3Ac%25 ");
        assert_eq!(data("100 %\r\n::set-env"), "100 %25%0D%0A::set-env");
    }
}
