//! A baseline: the findings that were there before, so that only new ones fail a check.
//!
//! JSON Lines, one finding a line, sorted by id, so that two branches merge. A finding is known by its id, which
//! survives moved lines and renamed files; one that was qualified and is now direct counts as new. So does one that a further
//! document has joined: the conflict is known, that this outlet is in it is not. A document is known by what it says there, who
//! publishes it and when ([`witness`]), not by its name.

use crate::error::Error;
use crate::finding::{Evidence, Finding, Report, Strength, Verdict};
use crate::report::json;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// One known finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The finding's id.
    pub id: String,
    /// Its rule, by code.
    pub rule: String,
    /// What was found.
    pub verdict: Verdict,
    /// How directly.
    pub strength: Strength,
    /// Its message when it was written down, for those who read the file.
    pub message: String,
    /// Of each of its documents then, the hashes of what it says in it; none in files of old, which know all documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documents: Option<Vec<Vec<String>>>,
}

/// How much of a finding was there before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// Nothing, or less direct.
    New,
    /// The finding, without the documents of these ids.
    Joined(Vec<String>),
    /// All of it.
    Whole,
}

/// All findings that are known.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Baseline {
    entries: BTreeMap<String, Entry>,
}

impl Baseline {
    /// All findings of a report.
    pub fn of(report: &Report) -> Baseline {
        let entry = |finding: &Finding| Entry {
            id: finding.id.clone(),
            rule: finding.rule.clone(),
            verdict: finding.verdict,
            strength: finding.strength,
            message: finding.message.clone(),
            documents: Some(documents(finding).into_values().collect()),
        };
        Baseline { entries: report.findings.iter().map(|finding| (finding.id.clone(), entry(finding))).collect() }
    }

    /// Reads the text of the file called `path`.
    ///
    /// # Errors
    /// A line that is no entry, with its number and column.
    pub fn read(path: &str, text: &str) -> Result<Baseline, Error> {
        let mut entries = BTreeMap::new();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let entry: Entry = serde_json::from_str(line).map_err(|error| Error::Data {
                path: path.to_owned(),
                line: number + 1,
                column: error.column().max(1),
                message: format!("is no entry of a baseline: {}", bare(&error)),
            })?;
            entries.insert(entry.id.clone(), entry);
        }
        Ok(Baseline { entries })
    }

    /// Writes one entry a line, sorted by id.
    ///
    /// # Errors
    /// What `out` reports.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        self.entries.values().try_for_each(|entry| json::line(entry, out))
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How much of a finding was there before.
    pub fn knows(&self, finding: &Finding) -> Known {
        let Some(entry) = self.entries.get(&finding.id).filter(|entry| entry.strength >= finding.strength) else {
            return Known::New;
        };
        let Some(known) = &entry.documents else { return Known::Whole };
        let mut left: Vec<&[String]> = known.iter().map(Vec::as_slice).collect();
        let mut joined = |said: &[String]| match left.iter().position(|old| old.iter().any(|one| said.contains(one))) {
            Some(at) => {
                left.swap_remove(at);
                false
            }
            None => true,
        };
        let new: Vec<String> =
            documents(finding).into_iter().filter(|(_, said)| joined(said)).map(|(id, _)| id.to_owned()).collect();
        if new.is_empty() { Known::Whole } else { Known::Joined(new) }
    }

    /// The entries that a report no longer finds.
    pub fn stale<'a>(&'a self, report: &Report) -> Vec<&'a Entry> {
        let found: BTreeSet<&str> = report.findings.iter().map(|finding| finding.id.as_str()).collect();
        self.entries.values().filter(|entry| !found.contains(entry.id.as_str())).collect()
    }

    /// The same without what a report no longer finds; nothing is added.
    #[must_use]
    pub fn pruned(&self, report: &Report) -> Baseline {
        let stale: BTreeSet<&str> = self.stale(report).into_iter().map(|entry| entry.id.as_str()).collect();
        let said: BTreeMap<&str, BTreeSet<String>> = report
            .findings
            .iter()
            .map(|finding| (finding.id.as_str(), documents(finding).into_values().flatten().collect()))
            .collect();
        let kept = self.entries.iter().filter(|(id, _)| !stale.contains(id.as_str())).map(|(id, entry)| {
            let mut entry = entry.clone();
            if let (Some(documents), Some(said)) = (&mut entry.documents, said.get(id.as_str())) {
                documents.retain(|known| known.iter().any(|one| said.contains(one)));
            }
            (id.clone(), entry)
        });
        Baseline { entries: kept.collect() }
    }
}

/// The documents of a finding by id, each with the hashes of what it says in it, sorted.
fn documents(finding: &Finding) -> BTreeMap<&str, Vec<String>> {
    let mut documents: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for evidence in finding.sides.iter().flat_map(|side| &side.claims) {
        documents.entry(&evidence.document).or_default().insert(witness(evidence));
    }
    documents.into_iter().map(|(id, said)| (id, said.into_iter().collect())).collect()
}

/// A hash of who says what, and when it was published; never of a name or a place.
fn witness(evidence: &Evidence) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(evidence.source.as_deref().unwrap_or_default().as_bytes()).update(b"\0");
    hasher.update(evidence.published.map_or_else(String::new, |day| day.to_string()).as_bytes());
    for word in evidence.text.split_whitespace() {
        hasher.update(b"\0").update(word.as_bytes());
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

/// An error of JSON without its place, which is told before it.
fn bare(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::Baseline;

    #[test]
    fn a_broken_line_is_told_with_its_place() {
        let text = "{\"id\":\"gs1:0\",\"rule\":\"GS101\",\"verdict\":\"contradiction\",\"strength\":\"direct\",\"message\":\"\"}\n{\"id\":1}\n";
        let told = Baseline::read("b.jsonl", text).unwrap_err().to_string();
        assert_eq!(told, "b.jsonl:2:7: is no entry of a baseline: invalid type: integer `1`, expected a string");
    }
}
