//! From named paths to documents: all at once for judging, in batches for what streams.

use super::claims::{content, next_free};
use super::context::Context;
use super::file::File;
use super::outcome::Failure;
use super::place::Base;
use super::reading::{Batch, Found, Reader};
use super::walk::{ARTICLES, files, none_found};
use crate::finding::Place;
use crate::text::{Document, Input, Warning};
use clap::{Args, ValueEnum};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// Where texts stand that are in no file.
const GIVEN: &str = "given";

/// The texts to read, as most verbs take them.
#[derive(Debug, Default, Args)]
pub(super) struct Corpus {
    /// Files or folders to read, or `-` for standard input
    ///
    /// Folders are walked for .txt, .md, .markdown, .jsonl, .ndjson, .html, .htm, .xhtml, .warc, .warc.gz, .pdf, .docx, .epub, .rss, .atom, .eml
    /// and .xml where it is a feed; hidden files, README files, what a .gitignore names, files called gainsay-… and the folders of saved pages
    /// (`page_files` beside `page.html`) are passed over. A file named directly is read whatever its ending. Where no path is named, the `paths`
    /// of gainsay.toml are read, or else the working folder.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to read them
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub input: Format,
    /// Texts that are at hand already, beside what is read.
    #[arg(skip)]
    pub given: Vec<Document>,
    /// Whole paths of files that are passed over.
    #[arg(skip)]
    pub except: BTreeSet<PathBuf>,
}

/// A corpus in memory.
#[derive(Debug)]
pub(super) struct Reading {
    /// The documents, in the order of their ids.
    pub(super) documents: Vec<Document>,
    /// The paths that were named for it.
    pub(super) name: String,
    /// Where each of them stands, by its id.
    pub(super) places: BTreeMap<String, Place>,
}

/// How files are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Format {
    /// By their ending
    #[default]
    Auto,
    /// Plain text; a first line with a blank line under it is the title
    Text,
    /// Markdown, with or without front matter
    Markdown,
    /// JSON Lines, one document a line: {"id": …, "text": …, "title": …, "source": …, "published": …}
    Jsonl,
    /// A web page: the article in it
    Html,
    /// A web archive, gzipped or not: the articles of its pages
    Warc,
    /// Pages of print: their words as far as they are letters and no pictures
    Pdf,
    /// A document of a word processor
    Docx,
    /// A book, each chapter a document
    Epub,
    /// RSS, Atom or a JSON feed, each entry a document
    Feed,
    /// A mail: its text without what it quotes
    Mail,
    /// CoNLL-U, for `parse` alone
    Conllu,
}

impl Format {
    fn input(self) -> Result<Input, Failure> {
        Ok(match self {
            Format::Auto => Input::Auto,
            Format::Text => Input::Text,
            Format::Markdown => Input::Markdown,
            Format::Jsonl => Input::Jsonl,
            Format::Html => Input::Html,
            Format::Warc => Input::Warc,
            Format::Pdf => Input::Pdf,
            Format::Docx => Input::Docx,
            Format::Epub => Input::Epub,
            Format::Feed => Input::Feed,
            Format::Mail => Input::Mail,
            Format::Conllu => {
                return Err(Failure::Usage("--input conllu: only `gainsay parse` reads trees".to_owned()));
            }
        })
    }
}

impl Corpus {
    /// What is to be read: what was named, or what the configuration names, or the working folder; nothing beside texts at hand.
    fn named(&self, context: &Context) -> Vec<PathBuf> {
        if self.paths.is_empty() && !self.given.is_empty() {
            return Vec::new();
        }
        let all = [&self.paths, &context.config().paths];
        all.into_iter().find(|paths| !paths.is_empty()).cloned().unwrap_or_else(|| vec![PathBuf::from(".")])
    }

    /// All documents, in the order of their ids, each id once.
    ///
    /// # Errors
    /// Where there is none at all.
    pub(super) fn documents(&self, context: &Context) -> Result<Reading, Failure> {
        let mut found = self.held(context)?;
        found.sort_by(|(a, one), (b, other)| {
            // Texts of one id come in the order in which `judge` would name them.
            let of_one_id = || content(a).cmp(&content(b));
            let rest = || (&a.source, &one.path, one.line).cmp(&(&b.source, &other.path, other.line));
            a.id.cmp(&b.id).then_with(of_one_id).then_with(rest)
        });
        let (mut documents, places): (Vec<Document>, Vec<Place>) = found.into_iter().unzip();
        rename(&mut documents, context);
        let places = documents.iter().map(|document| document.id.clone()).zip(places).collect();
        let named = self.named(context);
        let whole = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let name = named.iter().map(|path| whole(path).display().to_string()).collect::<Vec<_>>().join("\n");
        let mut reading = Reading { documents, name, places };
        reading.documents.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(reading)
    }

    /// All documents that fit into memory together; the others are told as unread.
    fn held(&self, context: &Context) -> Result<Vec<(Document, Place)>, Failure> {
        let most = context.config().limits.corpus_bytes;
        let (mut found, mut bytes) = (Vec::new(), 0_usize);
        self.placed(context, |batch| {
            for (document, place) in batch {
                bytes = bytes.saturating_add(document.text.len());
                if bytes <= most {
                    found.push((document, place));
                    continue;
                }
                let message = format!("stands behind the first {most} bytes of all documents, the limit of a corpus");
                context.warn(&Warning { path: document.id, line: None, message, unread: true });
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// The documents in batches, file by file in the order of their ids.
    ///
    /// # Errors
    /// Where there is none at all, or `each` fails.
    pub(super) fn batches(
        &self,
        context: &Context,
        mut each: impl FnMut(Vec<Document>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.placed(context, |batch| each(batch.into_iter().map(|(document, _)| document).collect()))
    }

    fn placed(
        &self,
        context: &Context,
        mut each: impl FnMut(Vec<(Document, Place)>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let input = self.input.input()?;
        let config = context.config();
        let paths = &self.named(context);
        let base = Base::find();
        let mut files = files(paths, &ARTICLES, context);
        let passed_over = |file: &File| fs::canonicalize(&file.path).is_ok_and(|whole| self.except.contains(&whole));
        files.retain(|file| !config.excludes(&base.place(file, None)));
        files.retain(|file| self.except.is_empty() || !passed_over(file));
        let given = self.given.iter().cloned().filter_map(|document| {
            let place = Place { path: GIVEN.to_owned(), file: document.id.clone(), ..Place::default() };
            Some((whole(document, None, &place, context)?, place))
        });
        let given: Vec<(Document, Place)> = given.collect();
        let mut any = !given.is_empty();
        if any {
            each(given)?;
        }
        let mut each = |batch: Vec<Found<'_>>| {
            let mut documents = Vec::new();
            for Found { file, line, read } in batch {
                read.warnings.iter().for_each(|warning| context.warn(warning));
                let place = base.place(file, line);
                let kept = read.documents.into_iter().filter_map(|document| whole(document, line, &place, context));
                documents.extend(kept.map(|mut document| {
                    config.describe(&mut document, &place);
                    let lines = document.lines.clone();
                    (document, Place { lines, ..place.clone() })
                }));
            }
            any |= !documents.is_empty();
            if documents.is_empty() { Ok(()) } else { each(documents) }
        };
        let mut batch = Batch::default();
        let reader = Reader { input, limits: config.limits };
        for file in &files {
            reader.file(file, &mut batch, &mut each)?;
        }
        batch.hand_on(&reader, &mut each)?;
        if any || context.left_unread() { Ok(()) } else { Err(none_found(paths, &ARTICLES)) }
    }
}

/// The document as far as it is read; what is left off, or blank, is told.
fn whole(mut document: Document, line: Option<usize>, place: &Place, context: &Context) -> Option<Document> {
    let most = context.config().limits.document_bytes;
    let path = if line.is_some() && document.id != place.file {
        format!("{}: {}", place.path, document.id)
    } else {
        place.path.clone()
    };
    if document.is_blank() {
        context.warn(&Warning { path, line: None, message: "is blank".to_owned(), unread: true });
        return None;
    }
    if document.cut(most) {
        let message = format!("is longer than {most} bytes, the limit of a document: the rest is left unread");
        context.warn(&Warning { path, line: None, message, unread: true });
    }
    Some(document)
}

/// Makes ids unique: of one id the second gets the next that nothing else is called, `id~2`, and that is told.
fn rename(documents: &mut [Document], context: &Context) {
    let mut taken: BTreeSet<String> = documents.iter().map(|document| document.id.clone()).collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for document in documents {
        let Some(times) = seen.get_mut(&document.id) else {
            seen.insert(document.id.clone(), 1);
            continue;
        };
        let new = next_free(&document.id, times, &mut taken);
        let message = format!("is the id of more than one document; this one is called {new}");
        let path = std::mem::replace(&mut document.id, new);
        context.warn(&Warning { path, line: None, message, unread: false });
    }
}
