//! The fact table's conflicting rows, with which a report opens: a row a question, its answers beside each other,
//! each leading to the card of its finding.

use super::{anchor, count};
use crate::finding::wording::{listed, outlets};
use crate::finding::{Finding, Report, Side, Verdict};
use crate::report::safe;
use maud::{Markup, html};

/// Questions beyond which no more are shown; their cards are.
const QUESTIONS: usize = 60;
/// Answers to one question beyond which no more are shown.
const ANSWERS: usize = 4;

/// The table; nothing where no finding is on values.
pub(super) fn section(report: &Report) -> Markup {
    let open = |finding: &&Finding| matches!(finding.verdict, Verdict::Contradiction | Verdict::Update);
    let found = report.findings.iter().filter(open);
    let found: Vec<(&Finding, &str)> = found.filter_map(|one| Some((one, one.question.as_deref()?))).collect();
    if found.is_empty() {
        return html! {};
    }
    let columns = found.iter().map(|(one, _)| one.sides.len().min(ANSWERS)).max().unwrap_or(1);
    html! {
        section id="facts" {
            h2 { "Facts in conflict" }
            table.facts {
                thead { tr { th scope="col" { "question" } th scope="col" colspan=(columns) { "answers" } } }
                tbody { @for (finding, question) in found.iter().take(QUESTIONS) { (row(finding, question, columns)) } }
            }
            @if found.len() > QUESTIONS { p { (count(found.len() - QUESTIONS, "more question")) " below." } }
        }
    }
}

fn row(finding: &Finding, question: &str, columns: usize) -> Markup {
    let status = if finding.verdict == Verdict::Update { "updated" } else { "conflicting" };
    let shown = finding.sides.len().min(ANSWERS);
    html! {
        tr class=(status) {
            th scope="row" {
                span dir="auto" { (safe(question)) }
                p.kind { (status) @if let Some(sure) = finding.sure { ", sure " (format!("{sure:.2}")) } }
            }
            @for (at, side) in finding.sides.iter().take(shown).enumerate() {
                td colspan=[(at + 1 == shown && shown < columns).then_some(columns + 1 - shown)] {
                    (answer(side, finding))
                    @if at + 1 == shown && finding.sides.len() > shown { p { "and " (finding.sides.len() - shown) " more" } }
                }
            }
        }
    }
}

fn answer(side: &Side, finding: &Finding) -> Markup {
    html! {
        a.value href={ "#" (anchor(&finding.id)) } dir="auto" { (safe(&side.reading)) }
        " (" span dir="auto" { (safe(&listed(outlets(&side.claims)))) } ")"
    }
}
