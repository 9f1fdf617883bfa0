//! Allowances: findings that somebody looked at and lets stand, each with a reason, and perhaps until a day.
//!
//! Only the file that a user names or keeps beside the configuration counts; nothing inside an article can allow anything.

use crate::data::DataFile;
use crate::error::Error;
use crate::finding::{Report, Summary};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use toml::Spanned;
use toml::value::Datetime;
use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, value};

/// A file of allowances, field for field.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Allowances")]
pub struct Raw {
    /// Findings that are let stand.
    #[serde(default)]
    allow: Vec<RawEntry>,
}

/// One of them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Allowance")]
struct RawEntry {
    /// Its id, as `check` prints it.
    #[schemars(with = "String", regex(pattern = "^gs1:"))]
    finding: Spanned<String>,
    /// Why it is let stand.
    #[schemars(with = "String", length(min = 1))]
    reason: Spanned<String>,
    /// The last day on which it is.
    #[schemars(with = "Option<Date>")]
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
        let told = self.stale(report, today).map(|entry| {
            let (place, finding) = (&entry.place, &entry.finding);
            match entry.expires {
                Some(last) if last < today => format!("{place}: the allowance of {finding} expired on {last}"),
                _ => format!("{place}: {finding} is allowed but no longer found; `gainsay baseline prune` removes it"),
            }
        });
        told.collect()
    }

    /// The entries that are past their day, and those whose finding is gone.
    fn stale(&self, report: &Report, today: Date) -> impl Iterator<Item = &Entry> {
        let found: BTreeSet<&str> = report.findings.iter().map(|finding| finding.id.as_str()).collect();
        let over = move |entry: &Entry| entry.expires.is_some_and(|last| last < today);
        self.entries.iter().filter(move |entry| over(entry) || !found.contains(entry.finding.as_str()))
    }
}

/// The text of a file with one entry more, or with a new reason and day where the finding is allowed already; comments and order
/// stay as they are.
///
/// # Errors
/// As [`Allowances::read`], of the file as it is or of the new entry.
pub fn with(file: &DataFile, finding: &str, reason: &str, until: Option<Date>) -> Result<String, Error> {
    Allowances::read(file)?;
    let mut document = parsed(file)?;
    // A list of one line is written out, so that each entry has room for its reason.
    if let Some(Item::Value(toml_edit::Value::Array(entries))) = document.get("allow") {
        let inline = entries.iter().filter_map(|entry| entry.as_inline_table().cloned());
        let tables: ArrayOfTables = inline.map(InlineTable::into_table).collect();
        document.remove("allow");
        document.insert("allow", Item::ArrayOfTables(tables));
    }
    // What stands below the last entry stays above the new one.
    let below = document.trailing().as_str().unwrap_or_default().to_owned();
    document.set_trailing("");
    let listed = document.entry("allow").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(entries) = listed.as_array_of_tables_mut() else { return Ok(document.to_string()) };
    let known = entries.iter().position(|entry| named(entry) == Some(finding));
    let mut fresh = Table::new();
    let entry = match known {
        Some(at) => entries.get_mut(at).unwrap_or(&mut fresh),
        None => &mut fresh,
    };
    entry["finding"] = value(finding);
    entry["reason"] = value(reason);
    entry.remove("expires");
    if let Some(day) = until.and_then(|day| toml_edit::Datetime::from_str(&day.to_string()).ok()) {
        entry["expires"] = value(day);
    }
    if known.is_none() {
        if !below.trim().is_empty() {
            fresh.decor_mut().set_prefix(below);
        }
        entries.push(fresh);
    } else {
        document.set_trailing(below);
    }
    let text = document.to_string();
    Allowances::read(&DataFile { path: file.path.clone(), text: text.clone().into() })?;
    Ok(text)
}

/// The text of a file without the entries whose finding a report, on which they were not yet applied, no longer holds, and
/// without those past their day; and how many these are. Comments and order of the others stay.
///
/// # Errors
/// As [`Allowances::read`].
pub fn pruned(file: &DataFile, report: &Report, today: Date) -> Result<(String, usize), Error> {
    let allowances = Allowances::read(file)?;
    let stale: BTreeSet<&str> = allowances.stale(report, today).map(|entry| entry.finding.as_str()).collect();
    let mut document = parsed(file)?;
    let gone = |entry: &Table| named(entry).is_some_and(|finding| stale.contains(finding));
    match document.get_mut("allow") {
        Some(Item::ArrayOfTables(entries)) => entries.retain(|entry| !gone(entry)),
        Some(Item::Value(toml_edit::Value::Array(entries))) => {
            entries.retain(|entry| !entry.as_inline_table().is_some_and(|entry| gone(&entry.clone().into_table())));
        }
        _ => {}
    }
    Ok((document.to_string(), stale.len()))
}

fn named(entry: &Table) -> Option<&str> {
    entry.get("finding").and_then(Item::as_str)
}

fn parsed(file: &DataFile) -> Result<DocumentMut, Error> {
    file.text.parse().map_err(|error: toml_edit::TomlError| file.error(error.span().unwrap_or(0..0), error.message()))
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
    use super::{Allowances, pruned, with};
    use crate::data::DataFile;

    fn wrong(text: &str) -> String {
        let file = DataFile { path: "allow.toml".into(), text: text.to_owned().into() };
        Allowances::read(&file).unwrap_err().to_string()
    }

    fn file(text: &str) -> DataFile {
        DataFile { path: "allow.toml".into(), text: text.to_owned().into() }
    }

    #[test]
    fn an_entry_is_added_and_renewed_and_comments_stay() {
        let day = jiff::civil::date(2030, 1, 31);
        let one = with(&file(""), "gs1:0a", "it is \"known\"", None).unwrap();
        assert_eq!(one, "[[allow]]\nfinding = \"gs1:0a\"\nreason = 'it is \"known\"'\n");
        let commented = format!("# Ours.\n\n# Asked the desk.\n{one}");
        let two = with(&file(&commented), "gs1:0b", "so", Some(day)).unwrap();
        assert_eq!(
            two,
            format!("{commented}\n[[allow]]\nfinding = \"gs1:0b\"\nreason = \"so\"\nexpires = 2030-01-31\n")
        );
        let renewed = with(&file(&two), "gs1:0a", "new", Some(day)).unwrap();
        assert!(renewed.starts_with(
            "# Ours.\n\n# Asked the desk.\n[[allow]]\nfinding = \"gs1:0a\"\nreason = \"new\"\nexpires = 2030-01-31\n"
        ));
        assert!(with(&file(&two), "0a", "new", None).unwrap_err().to_string().contains("is no id of a finding"));
        assert!(with(&file(&two), "gs1:0c", " ", None).unwrap_err().to_string().contains("the reason is empty"));
        let line = with(&file("allow = [{ finding = \"gs1:0a\", reason = \"x\" }]\n"), "gs1:0b", "y", None).unwrap();
        assert_eq!(line.matches("[[allow]]").count(), 2, "{line}");
    }

    #[test]
    fn stale_entries_are_pruned_and_comments_of_others_stay() {
        let entry = |id: &str| format!("# About {id}.\n[[allow]]\nfinding = \"{id}\"\nreason = \"x\"\n");
        let text = entry("gs1:0a") + &entry("gs1:0b");
        let knowledge = crate::Knowledge::embedded().unwrap();
        let documents = [("a", "Norway signed the treaty."), ("b", "Norway did not sign the treaty.")]
            .map(|(id, text)| crate::text::Document::bare(id, text));
        let mut report = crate::check(&documents, &knowledge, crate::relation::Situation::Open);
        report.findings[0].id = "gs1:0b".to_owned();
        let today = jiff::civil::date(2030, 1, 31);
        assert_eq!(pruned(&file(&text), &report, today).unwrap(), (entry("gs1:0b"), 1));
        let over = text.replace("gs1:0b\"\n", "gs1:0b\"\nexpires = 2030-01-30\n");
        assert_eq!(pruned(&file(&over), &report, today).unwrap().1, 2);
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
