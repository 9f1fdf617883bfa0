//! GitLab's code quality report: a JSON array that merge requests show, one issue a conflict, at the first side's words.
//! Agreements are left out.
//!
//! The fields are those that GitLab reads: `description`, `check_name`, `fingerprint`, `severity`, `location.path` from the
//! root of the repository, and `location.lines.begin`
//! (<https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>).

use super::region::Region;
use super::{json, safe};
use crate::finding::{Finding, Report, Severity, Strength, Verdict};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes the array.
///
/// # Errors
/// What `out` reports.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let conflicts = report.findings.iter().filter(|finding| finding.verdict != Verdict::Agreement);
    let issues: Vec<Value> = conflicts.filter_map(|finding| issue(finding, report)).collect();
    json::pretty(&issues, out)
}

/// An issue; none of a finding that no document holds.
fn issue(finding: &Finding, report: &Report) -> Option<Value> {
    let mut best = finding.sides.iter().filter_map(|side| side.claims.first());
    let region = Region::of(best.next()?, &report.places);
    let other = best.next().map(|other| Region::of(other, &report.places).shown());
    let other = other.map(|place| format!("; the other side: {place}")).unwrap_or_default();
    let qualified = if finding.strength == Strength::Qualified { " (qualified)" } else { "" };
    Some(json!({
        "description": safe(&format!("{}{qualified}{other}", finding.message)),
        "check_name": format!("{} {}", finding.rule, finding.name),
        "fingerprint": finding.id,
        "severity": match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        },
        "location": {"path": region.path, "lines": {"begin": region.line}},
    }))
}
