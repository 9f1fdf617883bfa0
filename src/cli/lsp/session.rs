//! What the server keeps: the corpus with its claims, the open texts, and what was found last.

use super::locate::{byte, path, range, uri};
use crate::Knowledge;
use crate::claim::Extract;
use crate::cli::context::Context;
use crate::cli::corpus::{Corpus, Format};
use crate::cli::outcome::Failure;
use crate::finding::{Evidence, Finding, Place, Report, Severity, Verdict};
use crate::relation::Situation;
use crate::report::markdown::escaped;
use crate::report::safe;
use crate::text::{Document, Input, read};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The server's memory.
pub(super) struct Session {
    knowledge: Arc<Knowledge>,
    /// Documents of the corpus and of open texts, by id.
    documents: BTreeMap<String, Document>,
    /// What was read of each.
    read: BTreeMap<String, Extract>,
    /// The whole path of each, where it is a file of its own.
    files: BTreeMap<String, PathBuf>,
    places: BTreeMap<String, Place>,
    /// The open texts: their URIs, and the ids of the documents in them.
    open: BTreeMap<String, Vec<String>>,
    /// URIs that have diagnostics in the editor.
    marked: BTreeSet<String>,
    report: Option<Report>,
}

impl Session {
    /// Reads the corpus.
    pub(super) fn new(root: &str, context: &Context) -> Result<Session, Failure> {
        let knowledge = context.knowledge()?;
        let paths = match path(root) {
            Some(folder) if context.config().paths.is_empty() => vec![folder],
            _ => Vec::new(),
        };
        let corpus = Corpus { paths, input: Format::Auto, except: BTreeSet::new() };
        let reading = corpus.read_files(context);
        let mut session = Session {
            knowledge,
            documents: BTreeMap::new(),
            read: BTreeMap::new(),
            files: BTreeMap::new(),
            places: BTreeMap::new(),
            open: BTreeMap::new(),
            marked: BTreeSet::new(),
            report: None,
        };
        // An editor without a corpus is no mistake: the open texts are held against each other.
        for (document, place, file) in reading.unwrap_or_default() {
            if place.line.is_none() {
                session.files.insert(document.id.clone(), fs::canonicalize(&file).unwrap_or(file));
            }
            session.places.insert(document.id.clone(), place);
            session.documents.insert(document.id.clone(), document);
        }
        let all: Vec<Document> = session.documents.values().cloned().collect();
        let read = context.extract(&all, &session.knowledge);
        for claim in read.claims {
            session.read.entry(claim.document.to_string()).or_default().claims.push(claim);
        }
        for passage in read.passages {
            session.read.entry(passage.document.to_string()).or_default().passages.push(passage);
        }
        Ok(session)
    }

    /// Takes in a text as the editor has it; says whether anything is to be judged.
    pub(super) fn open(&mut self, uri: &str, text: &str) -> bool {
        let Some(path) = path(uri) else { return false };
        let path = fs::canonicalize(&path).unwrap_or(path);
        let known = self.files.iter().find(|(_, file)| **file == path).map(|(id, _)| id.clone());
        let id = known.unwrap_or_else(|| path.to_string_lossy().replace('\\', "/"));
        let found = read(&id, text.as_bytes(), Input::Auto);
        let mut ids = Vec::new();
        for mut document in found.documents {
            // What the configuration said of the file still holds.
            if let Some(old) = self.documents.get(&document.id) {
                document.source = document.source.or_else(|| old.source.clone());
                document.published = document.published.or(old.published);
            }
            self.read.insert(document.id.clone(), crate::read(&document, &self.knowledge));
            self.files.insert(document.id.clone(), path.clone());
            ids.push(document.id.clone());
            self.documents.insert(document.id.clone(), document);
        }
        self.open.insert(uri.to_owned(), ids);
        true
    }

    /// Forgets that a text is open; what the corpus had of it is read again from its file.
    pub(super) fn close(&mut self, uri: &str) -> bool {
        for id in self.open.remove(uri).unwrap_or_default() {
            let bytes = self.files.get(&id).and_then(|path| fs::read(path).ok());
            let saved = bytes.and_then(|bytes| read(&id, &bytes, Input::Auto).documents.into_iter().next());
            if let Some(document) = saved.filter(|_| self.places.contains_key(&id)) {
                self.read.insert(id.clone(), crate::read(&document, &self.knowledge));
                self.documents.insert(id, document);
            } else {
                self.read.remove(&id);
                self.documents.remove(&id);
                self.files.remove(&id);
            }
        }
        true
    }

    /// Judges anew; the diagnostics of every open text, and empty ones where there were some.
    pub(super) fn diagnostics(&mut self, context: &Context) -> Vec<(String, Vec<Value>)> {
        let mut all = Extract::default();
        self.read.values().cloned().for_each(|found| all.add(found));
        let mut report = crate::judge(all, &self.knowledge, Situation::Open);
        report.places.clone_from(&self.places);
        context.config().grade(&mut report);
        self.report = Some(report);
        let mut told: Vec<(String, Vec<Value>)> = Vec::new();
        for (uri, ids) in &self.open {
            let found = self.marks(ids);
            let shown = found.iter().map(|(finding, evidence)| self.diagnostic(finding, evidence));
            told.push((uri.clone(), shown.collect()));
        }
        let now: BTreeSet<String> = self.open.keys().cloned().collect();
        told.extend(self.marked.difference(&now).map(|uri| (uri.clone(), Vec::new())));
        self.marked = now;
        told
    }

    /// The evidence of conflicts in some documents.
    fn marks(&self, ids: &[String]) -> Vec<(&Finding, &Evidence)> {
        let findings = self.report.iter().flat_map(|report| &report.findings);
        let conflicts = findings.filter(|finding| finding.verdict != Verdict::Agreement);
        let all = conflicts.flat_map(|finding| {
            finding.sides.iter().flat_map(|side| &side.claims).map(move |evidence| (finding, evidence))
        });
        all.filter(|(_, evidence)| ids.contains(&evidence.document)).collect()
    }

    fn diagnostic(&self, finding: &Finding, evidence: &Evidence) -> Value {
        let others = others(finding, evidence);
        let related = others.iter().take(8).filter_map(|other| {
            let name = other.source.as_deref().unwrap_or(&other.document);
            Some(
                json!({"location": self.location(other)?, "message": format!("{}: {}", safe(name), safe(&other.text))}),
            )
        });
        json!({
            "range": self.range(evidence),
            "severity": match finding.severity { Severity::Error => 1, Severity::Warning => 2, Severity::Note => 3 },
            "code": finding.rule,
            "source": "gainsay",
            "message": safe(&finding.message),
            "relatedInformation": related.collect::<Vec<_>>(),
            "data": finding.id,
        })
    }

    /// What the words under the cursor are opposed to, and why.
    pub(super) fn hover(&self, uri: &str, line: u32, character: u32) -> Option<Value> {
        let (finding, evidence) = self.under(uri, line, character)?;
        let card = self.report.as_ref()?.cards.get(&finding.rule)?;
        let mut text = format!("**{} {}**: {}\n\n", finding.rule, escaped(&finding.name), escaped(&finding.message));
        for other in others(finding, evidence).iter().take(3) {
            let name = other.source.as_deref().unwrap_or(&other.document);
            let _ = write!(text, "> {}\n>\n> — {}\n\n", escaped(&other.text), escaped(name));
        }
        for reason in &finding.reasons {
            let _ = writeln!(text, "* {} is {}", escaped(&reason.dimension), escaped(&reason.relation));
        }
        let _ = write!(text, "\n{}\n\n`gainsay explain {}`", escaped(&card.why), finding.id);
        Some(json!({"contents": {"kind": "markdown", "value": text}, "range": self.range(evidence)}))
    }

    /// Where the other quotes stand.
    pub(super) fn others(&self, uri: &str, line: u32, character: u32) -> Option<Value> {
        let (finding, evidence) = self.under(uri, line, character)?;
        let places: Vec<Value> = others(finding, evidence).iter().filter_map(|other| self.location(other)).collect();
        Some(Value::from(places))
    }

    fn under(&self, uri: &str, line: u32, character: u32) -> Option<(&Finding, &Evidence)> {
        let ids = self.open.get(uri)?;
        let document = self.documents.get(ids.first()?)?;
        let at = byte(&document.text, line, character)?;
        self.marks(ids).into_iter().find(|(_, evidence)| {
            let (from, to) = words(evidence);
            from <= at && at <= to
        })
    }

    fn range(&self, evidence: &Evidence) -> Value {
        let text = self.documents.get(&evidence.document).map_or("", |document| &document.text);
        let (from, to) = words(evidence);
        range(text, from, to)
    }

    fn location(&self, evidence: &Evidence) -> Option<Value> {
        let file = self.files.get(&evidence.document)?;
        Some(json!({"uri": uri(Path::new(file)), "range": self.range(evidence)}))
    }
}

/// The bytes of the words that count.
fn words(evidence: &Evidence) -> (usize, usize) {
    let from = evidence.span.start as usize + evidence.quote.prefix.len();
    (from, from + evidence.quote.exact.len())
}

/// The evidence of the sides that this one is not on, the best first.
fn others<'a>(finding: &'a Finding, evidence: &Evidence) -> Vec<&'a Evidence> {
    let own = |claims: &[Evidence]| claims.contains(evidence);
    finding.sides.iter().filter(|side| !own(&side.claims)).flat_map(|side| &side.claims).collect()
}
