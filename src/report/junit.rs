//! `JUnit` XML, as nearly every CI system shows it: one suite a rule, one case a finding; what fails the run is a
//! failure, what was left unread an error.

use super::region::Region;
use super::safe;
use crate::finding::{Finding, Report, Severity, Verdict};
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Evidence of one side beyond which no more is listed.
const LISTED: usize = 10;

/// Writes the report; findings of at least the severity `least` are failures, all others pass.
///
/// # Errors
/// What `out` reports.
pub fn write(report: &Report, least: Option<Severity>, out: &mut impl Write) -> io::Result<()> {
    let mut junit = quick_junit::Report::new("gainsay");
    for card in report.cards.values() {
        let mut suite = TestSuite::new(format!("{} {}", card.code, card.name));
        suite.add_test_cases(
            report.findings.iter().filter(|found| found.rule == card.code).map(|found| case(found, report, least)),
        );
        if suite.test_cases.is_empty() {
            let mut quiet = TestCase::new(format!("no {}", card.name), TestCaseStatus::success());
            quiet.set_classname(format!("gainsay.{}", card.code));
            suite.add_test_case(quiet);
        }
        junit.add_test_suite(suite);
    }
    if !report.unread.is_empty() {
        let mut suite = TestSuite::new("input");
        suite.add_test_cases(report.unread.iter().map(|unread| left_unread(unread)));
        junit.add_test_suite(suite);
    }
    junit.serialize(&mut *out).map_err(io::Error::other)
}

/// What was left unread, as a case that could not be run.
fn left_unread(unread: &str) -> TestCase {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_message(format!("left unread: {}", safe(unread)));
    let mut case = TestCase::new(safe(unread).into_owned(), status);
    case.set_classname("gainsay.input");
    case
}

fn case(finding: &Finding, report: &Report, least: Option<Severity>) -> TestCase {
    let fails = least.is_some_and(|least| finding.severity >= least) && finding.verdict != Verdict::Unrelated;
    let mut status = TestCaseStatus::success();
    let said = sides(finding, report);
    if fails {
        status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(safe(&finding.message).into_owned());
        status.set_type(format!("{} {}", finding.severity.name(), finding.strength.name()));
        status.set_description(said.clone());
    }
    let mut case = TestCase::new(format!("{} {}", safe(&finding.message), finding.id), status);
    case.set_classname(format!("gainsay.{}", finding.rule));
    if !fails {
        case.set_system_out(said);
    }
    case
}

/// Both sides with their places, as plain lines.
fn sides(finding: &Finding, report: &Report) -> String {
    let mut text = format!("{} {}\n", finding.severity.name(), finding.id);
    for side in &finding.sides {
        let origins: Vec<_> = side.origins.iter().map(|origin| safe(origin)).collect();
        let _ = writeln!(text, "“{}” rests on {}", safe(&side.reading), origins.join(", "));
        for evidence in side.claims.iter().take(LISTED) {
            let place = Region::of(evidence, &report.places).shown();
            let _ = writeln!(text, "  {}: {}", safe(&place), safe(&evidence.text));
        }
        if side.claims.len() > LISTED {
            let _ = writeln!(text, "  and {} more", side.claims.len() - LISTED);
        }
    }
    text
}
