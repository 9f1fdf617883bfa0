//! The fact table's conflicting rows, right under the summary: a question and its answers in a line or two; the findings
//! below show their sentences.

use super::{Look, cut_end, wrap};
use crate::finding::wording::{listed, outlets};
use crate::finding::{Finding, Report, Side, Verdict};
use crate::report::{count, safe};
use std::io::{self, Write};

/// Questions beyond which no more are shown; their findings are.
const QUESTIONS: usize = 60;
/// Answers to one question beyond which no more are shown.
const ANSWERS: usize = 6;
/// Characters of a value, or of the names that give it.
const WORDS: usize = 60;
/// Characters that the column of questions takes at most.
const COLUMN: usize = 36;

/// Writes the rows under a heading; nothing where no finding is on values.
pub(super) fn write(report: &Report, look: Look, out: &mut impl Write) -> io::Result<()> {
    let open = |finding: &&Finding| matches!(finding.verdict, Verdict::Contradiction | Verdict::Update);
    let found = report.findings.iter().filter(open);
    let found: Vec<(&Finding, String)> =
        found.filter_map(|one| Some((one, cut_end(&safe(one.question.as_deref()?), COLUMN).into_owned()))).collect();
    if found.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nFacts in conflict")?;
    let shown = &found[..found.len().min(QUESTIONS)];
    let column = shown.iter().map(|(_, question)| question.chars().count()).max().unwrap_or_default();
    let room = look.width.max(60).saturating_sub(column + 4);
    for (finding, question) in shown {
        let (lines, _) = wrap(answers(finding), 0..0, room);
        for (at, line) in lines.split('\n').enumerate() {
            writeln!(out, "  {:<column$}  {line}", if at == 0 { question.as_str() } else { "" })?;
        }
    }
    if found.len() > shown.len() {
        writeln!(out, "  and {} below", count(found.len() - shown.len(), "more question"))?;
    }
    Ok(())
}

/// "48 (Globe) or 50 (Herald); sure 0.91".
fn answers(finding: &Finding) -> String {
    let cut = |text: &str| cut_end(&safe(text), WORDS).into_owned();
    let told = |side: &Side| format!("{} ({})", cut(&side.reading), cut(&listed(outlets(&side.claims))));
    let mut told: Vec<String> = finding.sides.iter().take(ANSWERS).map(told).collect();
    if finding.sides.len() > ANSWERS {
        told.push(count(finding.sides.len() - ANSWERS, "more answer"));
    }
    let between = if finding.verdict == Verdict::Update { ", then " } else { " or " };
    let sure = finding.sure.map(|sure| format!("; sure {sure:.2}")).unwrap_or_default();
    told.join(between) + &sure
}
