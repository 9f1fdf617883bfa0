//! Allowances: findings that somebody looked at and lets stand, each with a reason, and perhaps until a day.
//!
//! Only the file that a user names or keeps beside the configuration counts; nothing inside an article can allow anything.

use crate::data::DataFile;
use crate::error::Error;
use crate::finding::{Report, Summary};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::value::Datetime;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    allow: Vec<RawEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    finding: Spanned<String>,
    reason: Spanned<String>,
    expires: Option<Spanned<Datetime>>,
}

/// The findings that are allowed.
#[derive(Debug, Clone, Default)]
pub struct Allowances {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    finding: String,
    expires: Option<Date>,
    /// `file:line`, for what is said about it.
    place: String,
}

impl Allowances {
    /// Reads a file.
    ///
    /// # Errors
    /// What does not parse, an id that is none, a missing reason, a day that is none, an entry twice; with line and column.
    pub fn read(file: &DataFile) -> Result<Allowances, Error> {
        let raw: Raw = file.parse()?;
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        let mut entries = Vec::new();
        for entry in raw.allow {
            let id = entry.finding.as_ref();
            if !id.starts_with("gs1:") {
                return Err(file.error(
                    entry.finding.span(),
                    format!("`{id}` is no id of a finding; `gainsay check` prints them: gs1:…"),
                ));
            }
            if entry.reason.as_ref().trim().is_empty() {
                return Err(file.error(entry.reason.span(), "the reason is empty; say why this finding is let stand"));
            }
            let place = match file.error(entry.finding.span(), "") {
                Error::Data { path, line, .. } => format!("{path}:{line}"),
                _ => file.path.clone(),
            };
            if let Some(first) = seen.insert(id.clone(), place.clone()) {
                return Err(file.error(entry.finding.span(), format!("`{id}` is allowed twice; first at {first}")));
            }
            let expires = entry.expires.map(|day| date(&day, file)).transpose()?;
            entries.push(Entry { finding: entry.finding.into_inner(), expires, place });
        }
        Ok(Allowances { entries })
    }

    /// Takes the allowed findings out of a report and says how many there were.
    pub fn apply(&self, report: &mut Report, today: Date) -> usize {
        let in_force = |entry: &&Entry| entry.expires.is_none_or(|last| today <= last);
        let allowed: Vec<&str> = self.entries.iter().filter(in_force).map(|entry| entry.finding.as_str()).collect();
        let before = report.findings.len();
        report.findings.retain(|finding| !allowed.contains(&finding.id.as_str()));
        report.summary = Summary::of(&report.findings);
        before - report.findings.len()
    }

    /// What is wrong with the entries, seen from a report on which they were not yet applied: those that are past their
    /// day, and those whose finding is gone.
    pub fn troubles(&self, report: &Report, today: Date) -> Vec<String> {
        let found = |entry: &Entry| report.findings.iter().any(|finding| finding.id == entry.finding);
        let told = self.entries.iter().filter_map(|entry| {
            let (place, finding) = (&entry.place, &entry.finding);
            match entry.expires {
                Some(last) if last < today => Some(format!("{place}: the allowance of {finding} expired on {last}")),
                _ if !found(entry) => {
                    Some(format!("{place}: {finding} is allowed but no longer found; remove the entry"))
                }
                _ => None,
            }
        });
        told.collect()
    }
}

fn date(written: &Spanned<Datetime>, file: &DataFile) -> Result<Date, Error> {
    let day = written.as_ref().date.and_then(|day| {
        let narrow = |number: u8| i8::try_from(number).ok();
        Date::new(i16::try_from(day.year).ok()?, narrow(day.month)?, narrow(day.day)?).ok()
    });
    day.ok_or_else(|| file.error(written.span(), "expected a day: expires = 2026-12-31"))
}

#[cfg(test)]
mod tests {
    use super::Allowances;
    use crate::data::DataFile;

    fn wrong(text: &str) -> String {
        let file = DataFile { path: "allow.toml".into(), text: text.to_owned().into() };
        Allowances::read(&file).unwrap_err().to_string()
    }

    #[test]
    fn an_entry_needs_an_id_a_reason_and_a_day_that_is_one() {
        let entry = "[[allow]]\nfinding = \"gs1:0a\"\n";
        assert!(wrong(entry).starts_with("allow.toml:1:1: missing field `reason`"), "{}", wrong(entry));
        assert!(wrong(&format!("{entry}reason = \" \"")).starts_with("allow.toml:3:10: the reason is empty"));
        assert!(wrong("[[allow]]\nfinding = \"x\"\nreason = \"y\"").starts_with("allow.toml:2:11: `x` is no id"));
        let day = wrong(&format!("{entry}reason = \"y\"\nexpires = 10:00:00"));
        assert!(day.starts_with("allow.toml:4:11: expected a day"), "{day}");
        let twice = format!("{entry}reason = \"y\"\n");
        assert!(wrong(&twice.repeat(2)).contains("is allowed twice; first at allow.toml:2"));
    }
}
