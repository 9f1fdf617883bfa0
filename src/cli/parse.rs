//! `gainsay parse`: sentences and trees as CoNLL-U.

use super::context::Context;
use super::corpus::{Corpus, Format};
use super::file::unread;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::patience::open;
use super::walk::{files, none_found};
use crate::error::Error;
use crate::language::{Model, conllu, parse};
use crate::text::{Document, Warning};
use rayon::prelude::*;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// How many sentences of CoNLL-U a thread takes at a time.
const SENTENCES: usize = 200;

/// Prints sentences and dependency trees (Universal Dependencies v2) as CoNLL-U.
///
/// With --input conllu, the sentences and tokens of the files are kept, and LEMMA, UPOS, HEAD and DEPREL are
/// predicted anew.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay parse article.txt
  gainsay parse --input conllu treebank.conllu > parsed.conllu")]
pub(super) struct Args {
    #[command(flatten)]
    corpus: Corpus,
    /// Write to a file, which appears whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// A model that `train` made, instead of the built-in one
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    let own = args.model.as_deref().map(super::train::model).transpose()?.map(Arc::new);
    let model = own.as_deref().unwrap_or_else(|| Model::english());
    let mut out = Output::open(args.output.as_deref())?;
    let trees = |path: &PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("conllu"));
    if args.corpus.input == Format::Conllu || args.corpus.input == Format::Auto && args.corpus.paths.iter().any(trees) {
        treebanks(args, model, context, &mut out)?;
    } else {
        args.corpus.batches(context, |documents| texts(&documents, own.as_ref(), context, &mut out))?;
    }
    out.finish()?;
    Ok(if context.left_unread() { Outcome::Incomplete } else { Outcome::Clean })
}

fn texts(
    documents: &[Document],
    own: Option<&Arc<Model>>,
    context: &Context,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let parsed = documents.par_iter().map(|document| {
        let own = own.map(Arc::clone);
        let work = move |document: &Document| {
            let model = own.as_deref().unwrap_or_else(|| Model::english());
            let mut bytes = Vec::new();
            conllu::write(&parse(document, model), &mut bytes).map(|()| bytes)
        };
        context.timed(document, work).unwrap_or(Ok(Vec::new()))
    });
    for bytes in parsed.collect::<Vec<_>>() {
        out.write_all(&bytes?)?;
    }
    Ok(())
}

fn treebanks(args: &Args, model: &Model, context: &Context, out: &mut impl Write) -> Result<(), Failure> {
    let files = files(&args.corpus.paths, &["conllu"], context);
    if files.is_empty() && !context.left_unread() {
        return Err(none_found(&args.corpus.paths, &["conllu"]));
    }
    for file in files {
        let mut bytes = Vec::new();
        let read = if file.is_stdin() {
            io::stdin().lock().read_to_end(&mut bytes).map(drop)
        } else {
            open(&file.path, context.config().limits.pipe_time())
                .and_then(|mut from| from.read_to_end(&mut bytes))
                .map(drop)
        };
        if let Err(error) = read {
            context.warn(&unread(&file.path, &error));
            continue;
        }
        let text = String::from_utf8_lossy(&bytes);
        let parts = parts(&text);
        let done = parts.par_iter().map(|&(first, part)| (first, annotate(part, model)));
        for (first, part) in done.collect::<Vec<_>>() {
            match part {
                Ok(bytes) => out.write_all(&bytes)?,
                Err(Error::Conllu { line, message }) => {
                    let path = file.path.display().to_string();
                    context.warn(&Warning { path, line: Some(first + line), message, unread: true });
                }
                Err(other) => return Err(other.into()),
            }
        }
    }
    Ok(())
}

fn annotate(part: &str, model: &Model) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::with_capacity(part.len() + part.len() / 2);
    conllu::annotate(part, model, &mut bytes)?;
    Ok(bytes)
}

/// The text in parts of whole sentences, each with the number of lines before it.
fn parts(text: &str) -> Vec<(usize, &str)> {
    let (mut parts, mut start, mut first) = (Vec::new(), 0, 0);
    let (mut at, mut line, mut sentences) = (0, 0, 0);
    for row in text.split_inclusive('\n') {
        at += row.len();
        line += 1;
        sentences += usize::from(row.trim_end().is_empty());
        if sentences == SENTENCES {
            parts.push((first, &text[start..at]));
            (start, first, sentences) = (at, line, 0);
        }
    }
    parts.push((first, &text[start..]));
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn parts_join_to_the_whole() {
        let text = "1\ta\n\n".repeat(450) + "1\tb";
        let found = parts(&text);
        assert_eq!(found.iter().map(|(_, part)| *part).collect::<String>(), text);
        assert_eq!(found.iter().map(|(first, _)| *first).collect::<Vec<_>>(), [0, 400, 800]);
    }
}
