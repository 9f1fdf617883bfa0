//! Writing trees as CoNLL-U.

use super::read::{Annotated, Kind, sentences};
use crate::error::Error;
use crate::language::lemma::lemma;
use crate::language::{Deprel, Model, Parsed, Sentence, Token};
use std::io::{self, Write};

/// Writes the trees of a document: `# sent_id`, `# text`, ten columns a word with `SpaceAfter=No` and
/// `Start=…|End=…` (bytes of the document's text) in MISC.
///
/// # Errors
/// What `out` reports.
pub fn write(parsed: &Parsed, out: &mut impl Write) -> io::Result<()> {
    let id = printable(&parsed.document().id);
    for sentence in parsed.sentences() {
        writeln!(out, "# sent_id = {id}-{}", sentence.index() + 1)?;
        writeln!(out, "# text = {}", printable(sentence.span().of(sentence.text())))?;
        if sentence.headline() {
            writeln!(out, "# headline = yes")?;
        }
        for token in sentence.tokens() {
            row(sentence, token, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn row(sentence: Sentence<'_>, token: Token<'_>, out: &mut impl Write) -> io::Result<()> {
    let span = token.span();
    let head = token.head().map_or(0, |head| head.index() + 1);
    let glued = token.next().is_some_and(|next| next.span().start() == span.end());
    let last = token.index() + 1 == sentence.len()
        && sentence.text()[span.end()..].starts_with(|next: char| !next.is_whitespace());
    let space = if glued || last { "SpaceAfter=No|" } else { "" };
    writeln!(
        out,
        "{}\t{}\t{}\t{}\t{}\t_\t{head}\t{}\t_\t{space}Start={}|End={}",
        token.index() + 1,
        printable(token.form()),
        printable(token.lemma()),
        token.upos().as_str(),
        token.xpos(),
        token.deprel().as_str(),
        span.start(),
        span.end(),
    )
}

/// `text` on one line: white space and controls become blanks.
fn printable(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains(|letter: char| letter.is_control()) {
        text.replace(|letter: char| letter.is_control(), " ").into()
    } else {
        text.into()
    }
}

/// Predicts LEMMA, UPOS, HEAD and DEPREL (and XPOS) of given tokens.
///
/// Comments, multi-word tokens and empty nodes pass through as they are, and so do FORM, FEATS, DEPS and MISC.
///
/// # Errors
/// [`Error::Conllu`] where `text` is no CoNLL-U, [`Error::Write`] where `out` fails.
pub fn annotate(text: &str, model: &Model, out: &mut impl Write) -> Result<(), Error> {
    let mut forms = Vec::new();
    model.with_scratch(|scratch| {
        for sentence in sentences(text) {
            let sentence = sentence?;
            forms.clear();
            forms.extend(sentence.words().map(|row| row.cells[1]));
            let predicted = model.predict(&forms, scratch);
            annotated(&sentence, predicted, model, out)?;
        }
        Ok(())
    })
}

fn annotated(
    sentence: &Annotated<'_>,
    mut predicted: impl Iterator<Item = crate::language::model::Predicted>,
    model: &Model,
    out: &mut impl Write,
) -> io::Result<()> {
    for comment in &sentence.comments {
        writeln!(out, "{comment}")?;
    }
    for row in &sentence.rows {
        let [id, form, .., deps, misc] = row.cells;
        let word = if row.kind == Kind::Word { predicted.next() } else { None };
        let Some(word) = word else {
            writeln!(out, "{}", row.cells.join("\t"))?;
            continue;
        };
        let lemma = lemma(form, word.upos, word.xpos, model.classes());
        let (upos, relation, feats) = (word.upos.as_str(), Deprel::as_str(word.deprel), row.cells[5]);
        writeln!(out, "{id}\t{form}\t{lemma}\t{upos}\t{}\t{feats}\t{}\t{relation}\t{deps}\t{misc}", word.xpos, word.head)?;
    }
    writeln!(out)
}
