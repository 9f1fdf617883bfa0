//! What the server keeps: the corpus and the open texts with what was read of them, and what was found last.

use super::locate::{path, uri};
use crate::Knowledge;
use crate::claim::Extract;
use crate::cli::context::Context;
use crate::cli::corpus::Corpus;
use crate::cli::file::{File, name};
use crate::cli::filter::Filter;
use crate::cli::outcome::Failure;
use crate::cli::place::Base;
use crate::finding::{Place, Report};
use crate::relation::Situation;
use crate::text::{Document, Input, Read, jsonl, read};
use lsp_types::{TextDocumentItem, Uri};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

/// A document on the desk.
pub(super) struct Sheet {
    pub(super) document: Document,
    pub(super) place: Place,
    /// What the editor calls its file, or the text that is in no file.
    pub(super) uri: Uri,
    /// The whole path of its file.
    path: Option<PathBuf>,
    read: Extract,
}

/// Documents by their ids.
pub(super) type Sheets<'d> = BTreeMap<&'d str, &'d Sheet>;

/// A text that is open in the editor.
struct Open {
    uri: Uri,
    language: String,
    version: i32,
    path: Option<PathBuf>,
    sheets: Vec<Sheet>,
}

/// The server's memory.
pub(super) struct Desk {
    pub(super) context: Context,
    /// The editor's folder, where it has one open.
    folder: Option<PathBuf>,
    knowledge: Arc<Knowledge>,
    corpus: Vec<Sheet>,
    /// By their URIs.
    open: BTreeMap<String, Open>,
    /// What was found last, and in which documents.
    pub(super) report: Option<Report>,
    /// Texts that have diagnostics in the editor.
    marked: Vec<Uri>,
}

impl Desk {
    /// An empty desk in the editor's folder, with the configuration that a command would find there.
    ///
    /// # Errors
    /// A configuration, rules or vocabulary that cannot be read.
    pub(super) fn new(folder: Option<PathBuf>, context: &Context) -> Result<Desk, Failure> {
        let folder = folder.filter(|folder| folder.is_dir());
        let context = match &folder {
            Some(folder) => context.moved(folder)?.again()?,
            None => context.again()?,
        };
        let knowledge = context.knowledge()?;
        let (corpus, open, marked) = (Vec::new(), BTreeMap::new(), Vec::new());
        Ok(Desk { context, folder, knowledge, corpus, open, report: None, marked })
    }

    /// Reads the corpus anew, with a configuration that may have changed; says how many documents there are.
    ///
    /// # Errors
    /// A configuration that cannot be read: then the old one still holds.
    pub(super) fn read_corpus(&mut self) -> Result<usize, Failure> {
        self.context = self.context.again()?;
        let paths = match &self.folder {
            Some(folder) if self.context.config().paths.is_empty() => vec![folder.clone()],
            _ => Vec::new(),
        };
        let corpus = Corpus { paths, ..Corpus::default() };
        let base = Base::find();
        // An editor without a corpus is no mistake: the open texts are held against each other.
        let Ok(reading) = corpus.documents(&self.context) else {
            self.corpus.clear();
            return Ok(0);
        };
        let mut read = by_document(self.context.extract(&reading.documents, &self.knowledge));
        let sheets = reading.documents.into_iter().filter_map(|document| {
            let place = reading.places.get(&document.id).cloned().unwrap_or_default();
            let path = fs::canonicalize(base.path(&place)).ok()?;
            let read = read.remove(&document.id).unwrap_or_default();
            Some(Sheet { uri: uri(&path)?, path: Some(path), document, place, read })
        });
        self.corpus = sheets.collect();
        Ok(self.corpus.len())
    }

    /// Takes in a text that the editor opens.
    pub(super) fn open(&mut self, item: TextDocumentItem) {
        let path = path(item.uri.as_str()).map(|path| fs::canonicalize(&path).unwrap_or(path));
        let mut open =
            Open { uri: item.uri, language: item.language_id, version: item.version, path, sheets: Vec::new() };
        open.sheets = self.sheets(&open, &item.text);
        self.open.insert(open.uri.as_str().to_owned(), open);
    }

    /// Takes in a text as it is now; says whether it is open.
    pub(super) fn change(&mut self, uri: &Uri, version: i32, text: &str) -> bool {
        let Some(mut open) = self.open.remove(uri.as_str()) else { return false };
        open.version = version;
        open.sheets = self.sheets(&open, text);
        self.open.insert(uri.as_str().to_owned(), open);
        true
    }

    /// Forgets that a text is open: what its file holds counts again.
    pub(super) fn close(&mut self, uri: &Uri) -> bool {
        self.open.remove(uri.as_str()).is_some()
    }

    /// The documents in an open text.
    fn sheets(&self, open: &Open, text: &str) -> Vec<Sheet> {
        let (id, input) = match &open.path {
            Some(path) => {
                let known = self.corpus.iter().find(|sheet| sheet.path.as_ref() == Some(path));
                let whole = || path.to_string_lossy().replace('\\', "/");
                (known.map_or_else(whole, |sheet| sheet.place.file.clone()), Input::Auto.of(&name(path)))
            }
            None => (open.uri.as_str().to_owned(), by_language(&open.language)),
        };
        let file = File::new(open.path.clone().unwrap_or_else(|| PathBuf::from(&id)), id);
        let base = Base::find();
        let sheets = documents(&file.id, text, input).into_iter().map(|(mut document, line)| {
            let place = Place { lines: document.lines.clone(), ..base.place(&file, line) };
            self.context.config().describe(&mut document, &place);
            let read = self.context.drawn(&document, &self.knowledge).unwrap_or_default();
            Sheet { document, place, uri: open.uri.clone(), path: open.path.clone(), read }
        });
        sheets.collect()
    }

    /// All documents by their ids: those of open texts, and those of the corpus whose files are not open.
    pub(super) fn all(&self) -> Sheets<'_> {
        let open: BTreeSet<&PathBuf> = self.open.values().filter_map(|open| open.path.as_ref()).collect();
        let closed = self.corpus.iter().filter(|sheet| sheet.path.as_ref().is_none_or(|path| !open.contains(path)));
        let all = closed.chain(self.open.values().flat_map(|open| &open.sheets));
        all.map(|sheet| (sheet.document.id.as_str(), sheet)).collect()
    }

    /// Judges anew; says what is wrong with baseline or allowances, where something is.
    pub(super) fn judge(&mut self) -> Result<(), Failure> {
        let mut found = Extract::default();
        let mut places = BTreeMap::new();
        for (id, sheet) in self.all() {
            found.add(sheet.read.clone());
            places.insert(id.to_owned(), sheet.place.clone());
        }
        let mut report = crate::judge(found, &self.knowledge, Situation::Open);
        report.places = places;
        let sifted = Filter::default().apply(&mut report, &self.context);
        self.report = Some(report);
        sifted
    }

    /// The open texts with their versions; and those that were open when this was asked last and are no more.
    pub(super) fn shown(&mut self) -> (Vec<(Uri, i32)>, Vec<Uri>) {
        let gone = self.marked.iter().filter(|uri| !self.open.contains_key(uri.as_str())).cloned().collect();
        self.marked = self.open.values().map(|open| open.uri.clone()).collect();
        (self.open.values().map(|open| (open.uri.clone(), open.version)).collect(), gone)
    }
}

/// What was read, document by document.
fn by_document(read: Extract) -> BTreeMap<String, Extract> {
    let mut all: BTreeMap<String, Extract> = BTreeMap::new();
    for claim in read.claims {
        all.entry(claim.document.to_string()).or_default().claims.push(claim);
    }
    for passage in read.passages {
        all.entry(passage.document.to_string()).or_default().passages.push(passage);
    }
    all
}

/// How a text that is in no file is read, by what the editor calls its language.
fn by_language(language: &str) -> Input {
    match language {
        "markdown" => Input::Markdown,
        "html" => Input::Html,
        "jsonl" | "ndjson" | "jsonlines" => Input::Jsonl,
        _ => Input::Text,
    }
}

/// The documents in a text, each with its line where lines of it are none of the file.
fn documents(id: &str, text: &str, input: Input) -> Vec<(Document, Option<usize>)> {
    if input != Input::Jsonl {
        let found = read(id, text.as_bytes(), input).documents;
        return found.into_iter().map(|document| (document, input.is_drawn().then_some(1))).collect();
    }
    let mut all = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let mut found = Read::default();
        jsonl::line(id, at + 1, line.as_bytes(), &mut found);
        all.extend(found.documents.into_iter().map(|document| (document, Some(at + 1))));
    }
    all
}
