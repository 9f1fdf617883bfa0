//! From one file to what its reader makes of it: whole files side by side, streams piece by piece.
//!
//! No file is held that need not be: lines of JSON and records of archives are handed on in batches, and of a text no more is
//! read than the limit of a document. Where reading may take long, it is timed.

use super::config::Limits;
use super::file::{File, unread};
use super::outcome::Failure;
use super::patience::{open, unharmed, within};
use crate::text::{Document, Input, Read, Warning, jsonl, read_within, warc};
use rayon::prelude::*;
use std::fs;
use std::io::{self, BufRead, BufReader, Read as _};

/// How many documents a batch holds: enough for every thread, little for memory.
const BATCH: usize = 64;
/// Bytes of a batch beyond which it is handed on.
const FULL: usize = 32 << 20;
/// Bytes beside those of a text: a mark, and a cut that ends a line.
const BESIDE: u64 = 64 << 10;
/// Files up to this size are read in no time.
const SMALL: usize = 20_000;

/// What came out of a file, or out of a line of it.
#[derive(Debug)]
pub(super) struct Found<'f> {
    pub(super) file: &'f File,
    /// The line of the document, from 1, where lines of its text are none of the file.
    pub(super) line: Option<usize>,
    pub(super) read: Read,
}

/// Whole files that wait to be read side by side.
#[derive(Debug, Default)]
pub(super) struct Batch<'f> {
    files: Vec<&'f File>,
    bytes: u64,
}

/// How files are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader {
    pub(super) input: Input,
    pub(super) limits: Limits,
}

impl<'f> Batch<'f> {
    /// Reads what waits.
    pub(super) fn hand_on(
        &mut self,
        reader: &Reader,
        each: &mut impl FnMut(Vec<Found<'f>>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let files = std::mem::take(self).files;
        each(files.par_iter().map(|&file| reader.whole(file)).collect())
    }
}

impl Reader {
    /// Reads a file, or lets it wait for others.
    pub(super) fn file<'f>(
        &self,
        file: &'f File,
        batch: &mut Batch<'f>,
        each: &mut impl FnMut(Vec<Found<'f>>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let input = self.input.of(&file.id);
        if !file.is_stdin() && !matches!(input, Input::Jsonl | Input::Warc) {
            batch.bytes += fs::metadata(&file.path).map_or(0, |about| about.len());
            batch.files.push(file);
            let full = batch.files.len() == BATCH || batch.bytes > FULL as u64;
            return if full { batch.hand_on(self, each) } else { Ok(()) };
        }
        batch.hand_on(self, each)?;
        let mut bytes = match self.open(file) {
            Ok(bytes) => bytes,
            Err(error) => return each(vec![failed(file, &error)]),
        };
        // Standard input has no ending: what begins like an object is JSON Lines.
        let guess = self.input == Input::Auto && file.is_stdin() && begins_object(&mut bytes);
        match input {
            Input::Warc => self.archive(file, bytes, each),
            Input::Jsonl => self.lines(file, bytes, each),
            _ if guess => self.lines(file, bytes, each),
            _ => each(vec![self.rest(file, input, bytes)]),
        }
    }

    fn open(&self, file: &File) -> io::Result<BufReader<Box<dyn io::Read + Send>>> {
        let bytes: Box<dyn io::Read + Send> =
            if file.is_stdin() { Box::new(io::stdin()) } else { open(&file.path, self.limits.pipe_time())? };
        Ok(BufReader::with_capacity(1 << 16, bytes))
    }

    fn whole<'f>(&self, file: &'f File) -> Found<'f> {
        let input = self.input.of(&file.path.to_string_lossy());
        match self.open(file) {
            Ok(bytes) => self.rest(file, input, bytes),
            Err(error) => failed(file, &error),
        }
    }

    /// The document that the rest of a stream is.
    fn rest<'f>(&self, file: &'f File, input: Input, from: impl io::Read) -> Found<'f> {
        // Of what is read as a whole one byte too much, which tells its reader that it is too long.
        let whole = input.whole().map(|most| most as u64 + 1);
        let most = whole.unwrap_or(2 * self.limits.document_bytes as u64 + BESIDE);
        let mut bytes = Vec::new();
        if let Err(error) = from.take(most).read_to_end(&mut bytes) {
            return failed(file, &error);
        }
        if whole.is_none() && bytes.len() as u64 == most {
            // Not within a character: what is cut off is told by the length of what is left.
            let end = memchr::memrchr(b'\n', &bytes).filter(|end| bytes.len() - end < BESIDE as usize);
            bytes.truncate(end.unwrap_or(bytes.len() - bytes.len() % 2));
        }
        let (name, bounds) = (file.id.clone(), self.limits.bounds());
        let done = if bytes.len() <= SMALL && !input.is_packed() {
            unharmed(|| read_within(&name, &bytes, input, bounds))
        } else {
            within(self.limits.document_time(), move || read_within(&name, &bytes, input, bounds))
        };
        let mut found = done.unwrap_or_else(|message| left_unread(file, message));
        let shown = file.path.display().to_string();
        found.warnings.iter_mut().for_each(|warning| warning.path.clone_from(&shown));
        Found { file, line: input.is_drawn().then_some(1), read: found }
    }

    /// Hands on the lines of a stream in batches.
    fn lines<'f>(
        &self,
        file: &'f File,
        mut bytes: impl BufRead,
        each: &mut impl FnMut(Vec<Found<'f>>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let shown = file.path.display().to_string();
        // A letter may be written in six bytes.
        let most = (self.limits.document_bytes as u64).saturating_mul(6).saturating_add(1 << 20);
        let (mut number, mut ended) = (0, None);
        while ended.is_none() {
            let (mut batch, mut held) = (Vec::new(), 0);
            while batch.len() < BATCH && held < FULL && ended.is_none() {
                let mut line = Vec::new();
                match next_line(&mut bytes, most, &mut line) {
                    Ok(Line::None) => ended = Some(None),
                    Ok(kind) => {
                        number += 1;
                        held += line.len();
                        batch.push((number, line, kind));
                    }
                    Err(error) => ended = Some(Some(error)),
                }
            }
            let read = batch.par_iter().map(|(number, line, kind)| {
                let mut read = Read::default();
                if *kind == Line::TooLong {
                    let message = format!("is a line of more than {most} bytes");
                    let warning = Warning { path: shown.clone(), line: Some(*number), message, unread: true };
                    read.warnings.push(warning);
                } else {
                    jsonl::line(&shown, *number, line, &mut read);
                }
                Found { file, line: Some(*number), read }
            });
            each(read.collect())?;
        }
        match ended.flatten() {
            Some(error) => each(vec![failed(file, &error)]),
            None => Ok(()),
        }
    }

    /// Hands on the records of an archive in batches.
    fn archive<'f>(
        &self,
        file: &'f File,
        bytes: impl io::Read,
        each: &mut impl FnMut(Vec<Found<'f>>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let shown = file.path.display().to_string();
        let (mut batch, mut held) = (Vec::new(), 0);
        warc::records(&file.id, bytes, self.limits.bounds(), |mut read| {
            read.warnings.iter_mut().for_each(|warning| warning.path.clone_from(&shown));
            held += read.documents.iter().map(|document: &Document| document.text.len()).sum::<usize>();
            batch.push(Found { file, line: Some(1), read });
            if batch.len() < BATCH && held < FULL {
                return Ok(());
            }
            held = 0;
            each(std::mem::take(&mut batch))
        })?;
        each(batch)
    }
}

/// Whether the stream begins like a JSON object.
fn begins_object(bytes: &mut impl BufRead) -> bool {
    bytes.fill_buf().is_ok_and(|head| head.trim_ascii_start().starts_with(b"{"))
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    None,
    Whole,
    TooLong,
}

/// Reads the next line; of one that is too long nothing is kept.
fn next_line(bytes: &mut impl BufRead, most: u64, line: &mut Vec<u8>) -> io::Result<Line> {
    if bytes.by_ref().take(most).read_until(b'\n', line)? == 0 {
        return Ok(Line::None);
    }
    if (line.len() as u64) < most || line.ends_with(b"\n") {
        return Ok(Line::Whole);
    }
    line.clear();
    bytes.skip_until(b'\n')?;
    Ok(Line::TooLong)
}

fn failed<'f>(file: &'f File, error: &io::Error) -> Found<'f> {
    Found { file, line: None, read: Read { documents: Vec::new(), warnings: vec![unread(&file.path, error)] } }
}

fn left_unread(file: &File, message: String) -> Read {
    Read { documents: Vec::new(), warnings: vec![unread(&file.path, &message)] }
}
