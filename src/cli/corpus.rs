//! From named paths to documents: all at once for judging, in batches for what streams.

use super::context::Context;
use super::outcome::Failure;
use super::place::Base;
use super::walk::{ARTICLES, File, files, none_found, unread};
use crate::finding::Place;
use crate::text::{Document, Input, Read, Warning, jsonl, read};
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::PathBuf;

/// How many documents a batch holds: enough for every thread, little for memory.
const BATCH: usize = 64;

/// The texts to read, as most verbs take them.
#[derive(Debug, Args)]
pub(super) struct Corpus {
    /// Files or folders to read, or `-` for standard input
    ///
    /// Folders are walked for .txt, .md, .markdown, .jsonl, .ndjson, .html, .htm, .xhtml, .warc and .warc.gz; hidden files, README files, what a
    /// .gitignore names and files called gainsay-… are passed over. A file named directly is read whatever its ending. Where no path is named,
    /// the `paths` of gainsay.toml are read.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to read them
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub input: Format,
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
            Format::Conllu => {
                return Err(Failure::Usage("--input conllu: only `gainsay parse` reads trees".to_owned()));
            }
        })
    }
}

impl Corpus {
    /// All documents, in the order of their ids, each id once.
    ///
    /// # Errors
    /// Where there is none at all.
    pub(super) fn documents(&self, context: &Context) -> Result<Reading, Failure> {
        let mut found = Vec::new();
        self.placed(context, |batch| {
            found.extend(batch);
            Ok(())
        })?;
        found.sort_by(|(a, one), (b, other)| {
            (&a.id, &a.text, &a.source, &one.path, one.line).cmp(&(&b.id, &b.text, &b.source, &other.path, other.line))
        });
        let (mut documents, places): (Vec<Document>, Vec<Place>) = found.into_iter().unzip();
        rename(&mut documents, context);
        let places = documents.iter().map(|document| document.id.clone()).zip(places).collect();
        let named = if self.paths.is_empty() { &context.config().paths } else { &self.paths };
        let whole = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let name = named.iter().map(|path| whole(path).display().to_string()).collect::<Vec<_>>().join("\n");
        Ok(Reading { documents, name, places })
    }

    /// All documents with their places and files, for those who keep them; ids may come twice.
    pub(super) fn read_files(&self, context: &Context) -> Result<Vec<(Document, Place, PathBuf)>, Failure> {
        let mut found = Vec::new();
        self.placed(context, |batch| {
            found.extend(batch);
            Ok(())
        })?;
        let root = Base::find();
        Ok(found.into_iter().map(|(document, place)| (document, place.clone(), root.path(&place))).collect())
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
        let paths = if self.paths.is_empty() { &config.paths } else { &self.paths };
        if paths.is_empty() {
            return Err(Failure::Usage(
                "expected a path: files or folders to read, or - for standard input".to_owned(),
            ));
        }
        let base = Base::find();
        let mut files = files(paths, &ARTICLES, context);
        files.retain(|file| !config.excludes(&file.id, &base.place(file, None)));
        let mut any = false;
        let mut each = |read: Vec<(&File, Option<usize>, Read)>| {
            let mut documents = Vec::new();
            for (file, line, found) in read {
                found.warnings.iter().for_each(|warning| context.warn(warning));
                let place = base.place(file, line);
                for mut document in found.documents {
                    let most = config.limits.document_bytes;
                    if document.cut(most) {
                        let message =
                            format!("is longer than {most} bytes, the limit of a document: the rest is left unread");
                        context.warn(&Warning { path: place.path.clone(), line, message, unread: true });
                    }
                    config.describe(&mut document, &place);
                    let lines = document.lines.clone();
                    documents.push((document, Place { lines, ..place.clone() }));
                }
            }
            any |= !documents.is_empty();
            if documents.is_empty() { Ok(()) } else { each(documents) }
        };
        let mut whole: Vec<&File> = Vec::new();
        for file in &files {
            if streams(file, input) {
                each(read_all(&whole, input))?;
                whole.clear();
                stream(file, context, &mut each)?;
            } else {
                whole.push(file);
            }
            if whole.len() == BATCH {
                each(read_all(&whole, input))?;
                whole.clear();
            }
        }
        each(read_all(&whole, input))?;
        if any || context.left_unread() { Ok(()) } else { Err(none_found(paths, &ARTICLES)) }
    }
}

/// Whether a file is read line by line.
fn streams(file: &File, input: Input) -> bool {
    let lines = matches!(file.ending().as_str(), "jsonl" | "ndjson");
    input == Input::Jsonl || input == Input::Auto && lines && !file.is_stdin()
}

fn read_all<'f>(files: &[&'f File], input: Input) -> Vec<(&'f File, Option<usize>, Read)> {
    let line = |file: &File| input.of(&file.id).is_drawn().then_some(1);
    files.par_iter().map(|&file| (file, line(file), read_whole(file, input))).collect()
}

fn read_whole(file: &File, input: Input) -> Read {
    let mut bytes = Vec::new();
    let done = if file.is_stdin() {
        io::stdin().lock().read_to_end(&mut bytes).map(drop)
    } else {
        fs::read(&file.path).map(|found| bytes = found)
    };
    if let Err(error) = done {
        return Read { documents: Vec::new(), warnings: vec![unread(&file.path, &error)] };
    }
    // Standard input has no ending: what begins like an object is JSON Lines.
    let guess = file.is_stdin() && bytes.trim_ascii_start().starts_with(b"{");
    let input = match input {
        Input::Auto if guess => Input::Jsonl,
        Input::Auto => input.of(&file.path.to_string_lossy()),
        named => named,
    };
    let mut found = read(&file.id, &bytes, input);
    let shown = file.path.display().to_string();
    found.warnings.iter_mut().for_each(|warning| warning.path.clone_from(&shown));
    found
}

/// Hands on the lines of a file in batches.
fn stream<'f>(
    file: &'f File,
    context: &Context,
    each: &mut impl FnMut(Vec<(&'f File, Option<usize>, Read)>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut lines: Box<dyn BufRead> = if file.is_stdin() {
        Box::new(BufReader::new(io::stdin()))
    } else {
        match fs::File::open(&file.path) {
            Ok(open) => Box::new(BufReader::with_capacity(1 << 16, open)),
            Err(error) => {
                context.warn(&unread(&file.path, &error));
                return Ok(());
            }
        }
    };
    let shown = file.path.display().to_string();
    let mut number = 0;
    loop {
        let mut batch = Vec::new();
        while batch.len() < BATCH {
            let mut line = Vec::new();
            match lines.read_until(b'\n', &mut line) {
                Ok(0) => break,
                Ok(_) => {
                    number += 1;
                    batch.push((number, line));
                }
                Err(error) => {
                    context.warn(&unread(&file.path, &error));
                    break;
                }
            }
        }
        if batch.is_empty() {
            return Ok(());
        }
        let read = batch.par_iter().map(|(number, line)| {
            let mut found = Read::default();
            jsonl::line(&shown, *number, line, &mut found);
            (file, Some(*number), found)
        });
        each(read.collect())?;
    }
}

/// Makes ids unique: the second of one id becomes `id~2`, and that is told.
fn rename(documents: &mut [Document], context: &Context) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for document in documents {
        let times = seen.entry(document.id.clone()).and_modify(|times| *times += 1).or_insert(1);
        if *times > 1 {
            let new = format!("{}~{times}", document.id);
            let message = format!("is the id of more than one document; this one is called {new}");
            let path = std::mem::replace(&mut document.id, new);
            context.warn(&Warning { path, line: None, message, unread: false });
        }
    }
}
