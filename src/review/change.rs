//! What differs between two reports on the same texts: findings that appear, vanish, or change grade.

use crate::finding::{Finding, Report, Severity, Strength};
use serde::Serialize;
use std::collections::BTreeMap;

/// One finding that is not as it was.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// What became of it.
    pub kind: Kind,
    /// The finding; of one that changed its grade, as it is now.
    pub finding: Finding,
    /// Its grade before, where it had one.
    pub before: Option<Grade>,
    /// Its grade now, where it has one.
    pub now: Option<Grade>,
    /// What did it: conditions, lines of rules and of the vocabulary.
    pub causes: Vec<String>,
}

/// What became of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It was not there before.
    Appears,
    /// It is no longer there.
    Vanishes,
    /// Its strength or severity is another.
    Regraded,
}

/// How directly and how gravely a finding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Grade {
    /// How directly.
    pub strength: Strength,
    /// How gravely.
    pub severity: Severity,
}

impl Grade {
    fn of(finding: &Finding) -> Grade {
        Grade { strength: finding.strength, severity: finding.severity }
    }
}

/// The changes from one report to another, by rule, then by kind; causes are left empty.
pub fn between(base: &Report, head: &Report) -> Vec<Change> {
    let by_id = |report: &'_ Report| -> BTreeMap<String, Finding> {
        report.findings.iter().map(|finding| (finding.id.clone(), finding.clone())).collect()
    };
    let (before, after) = (by_id(base), by_id(head));
    let mut changes = Vec::new();
    for (id, finding) in &after {
        let now = Some(Grade::of(finding));
        let old = before.get(id).map(Grade::of);
        if old == now {
            continue;
        }
        let kind = if old.is_some() { Kind::Regraded } else { Kind::Appears };
        changes.push(Change { kind, finding: finding.clone(), before: old, now, causes: Vec::new() });
    }
    for (_, finding) in before.iter().filter(|(id, _)| !after.contains_key(*id)) {
        let before = Some(Grade::of(finding));
        changes.push(Change { kind: Kind::Vanishes, finding: finding.clone(), before, now: None, causes: Vec::new() });
    }
    changes.sort_by(|a, b| (&a.finding.rule, a.kind, &a.finding.id).cmp(&(&b.finding.rule, b.kind, &b.finding.id)));
    changes
}
