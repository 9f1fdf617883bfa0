//! Findings on values as a table: a row a question, a cell an answer.

use super::affair::Affair;
use crate::claim::ActorId;
use crate::finding::{FactAffair, FactCell, FactRow, FactStatus, Finding, Verdict};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Names that tell what an affair is about, at most.
const ABOUT: usize = 4;

/// The table of one affair.
pub(super) fn table(affair: &Affair<'_>, findings: Vec<Finding>) -> FactAffair {
    let documents: BTreeSet<String> = affair.passages.iter().map(|passage| passage.document.to_string()).collect();
    let mut rows: Vec<FactRow> = findings.into_iter().filter_map(row).collect();
    rows.sort_by_key(rank);
    FactAffair { documents: documents.into_iter().collect(), about: about(affair), rows }
}

/// Conflicting first, the surest first, then those that most sentences answer.
fn rank(row: &FactRow) -> impl Ord + use<> {
    let sure = (row.sure.unwrap_or_default() * 1000.0) as i64;
    let told: usize = row.cells.iter().map(|cell| cell.claims.len()).sum();
    (row.status, Reverse(sure), Reverse(told), row.question.clone(), row.finding.clone())
}

fn row(finding: Finding) -> Option<FactRow> {
    let question = finding.question?;
    let (of, attribute) = question.rsplit_once(": ").unwrap_or(("", &question));
    let named = of.starts_with(char::is_uppercase);
    let about = if named { ActorId::of_name(&of.to_lowercase()).into() } else { format!("event:{of}") };
    let status = match finding.verdict {
        Verdict::Contradiction => FactStatus::Conflicting,
        Verdict::Update => FactStatus::Updated,
        Verdict::Agreement => FactStatus::Agreed,
        Verdict::Unrelated => FactStatus::Single,
    };
    let cells = finding.sides.into_iter();
    let cells =
        cells.map(|side| FactCell { value: side.reading, origins: side.origins, claims: side.claims }).collect();
    let attribute = attribute.to_owned();
    Some(FactRow { about, attribute, status, finding: Some(finding.id), sure: finding.sure, cells, question })
}

/// The names in full that most documents hold.
fn about(affair: &Affair<'_>) -> Vec<String> {
    let mut holders: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for passage in &affair.passages {
        for value in passage.values.iter().filter(|value| value.attribute == "name" && value.text.contains(' ')) {
            holders.entry(value.text.to_string()).or_default().insert(&passage.document);
        }
    }
    let mut names: Vec<(usize, String)> = holders.into_iter().map(|(name, holders)| (holders.len(), name)).collect();
    names.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    names.into_iter().take(ABOUT).map(|(_, name)| name).collect()
}
