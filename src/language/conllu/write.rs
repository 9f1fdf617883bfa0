//! Writing trees as CoNLL-U.

use super::predicted;
use super::read::{Annotated, Kind};
use crate::error::Error;
use crate::language::lemma::lemma;
use crate::language::{Model, Parsed, Sentence, Token};
use crate::text::safe_tokens;
use std::io::{self, Write};

/// Writes the trees of a document: `# sent_id`, `# text`, ten columns a word with `SpaceAfter=No` and
/// `Start=…|End=…` (bytes of the document's text) in MISC.
///
/// # Errors
/// What `out` reports.
pub fn write(parsed: &Parsed, out: &mut impl Write) -> io::Result<()> {
    let id = safe_tokens(&parsed.document().id);
    for sentence in parsed.sentences() {
        writeln!(out, "# sent_id = {id}-{}", sentence.index() + 1)?;
        writeln!(out, "# text = {}", safe_tokens(sentence.span().of(sentence.text())))?;
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
    let (mut id, mut number) = ([0; 20], [0; 20]);
    let (form, lemma) = (safe_tokens(token.form()), safe_tokens(token.lemma()));
    let cells = [
        decimal(token.index() + 1, &mut id),
        &form,
        &lemma,
        token.upos().as_str(),
        token.xpos(),
        "_",
        decimal(head, &mut number),
        token.deprel().as_str(),
        "_",
    ];
    for cell in cells {
        out.write_all(cell.as_bytes())?;
        out.write_all(b"\t")?;
    }
    writeln!(out, "{space}Start={}|End={}", span.start(), span.end())
}

/// Predicts LEMMA, UPOS, HEAD and DEPREL (and XPOS) of given tokens.
///
/// Comments, multi-word tokens and empty nodes pass through as they are, and so do FORM, FEATS, DEPS and MISC.
///
/// # Errors
/// [`Error::Conllu`] where `text` is no CoNLL-U, [`Error::Write`] where `out` fails.
pub fn annotate(text: &str, model: &Model, out: &mut impl Write) -> Result<(), Error> {
    predicted(text, model, |sentence, words| Ok(annotated(sentence, words.into_iter(), model, out)?))
}

fn annotated(
    sentence: &Annotated<'_>,
    mut words: impl Iterator<Item = crate::language::model::Predicted>,
    model: &Model,
    out: &mut impl Write,
) -> io::Result<()> {
    for comment in &sentence.comments {
        line(out, &[comment])?;
    }
    for row in &sentence.rows {
        let word = if row.kind == Kind::Word { words.next() } else { None };
        let Some(word) = word else {
            line(out, &row.cells)?;
            continue;
        };
        let lemma = lemma(row.cells[1], word.upos, word.xpos, model.classes());
        let mut digits = [0; 20];
        let head = decimal(word.head, &mut digits);
        let mut cells = row.cells;
        (cells[2], cells[3], cells[4]) = (&lemma, word.upos.as_str(), word.xpos);
        (cells[6], cells[7]) = (head, word.deprel.as_str());
        line(out, &cells)?;
    }
    out.write_all(b"\n")
}

/// Writes cells with tabs between them; formatting would cost more than parsing.
fn line(out: &mut impl Write, cells: &[&str]) -> io::Result<()> {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.write_all(b"\t")?;
        }
        // A comment may hold tabs; nothing else may that passes through.
        for (at, piece) in cell.split('\t').enumerate() {
            if at > 0 {
                out.write_all(b"\t")?;
            }
            out.write_all(safe_tokens(piece).as_bytes())?;
        }
    }
    out.write_all(b"\n")
}

/// The digits of a number.
fn decimal(mut number: usize, digits: &mut [u8; 20]) -> &str {
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    std::str::from_utf8(&digits[at..]).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{annotate, write};
    use crate::language::{Model, parse};
    use crate::text::Document;

    #[test]
    fn given_tokens_comments_and_other_lines_pass_through() {
        let given = "# sent_id = 7\n1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tca\t_\t_\t_\t_\t_\t_\t_\tX=1\n\
                     2\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n2.1\tgo\tgo\tVERB\t_\t_\t_\t_\t0:root\t_\n3\tstay\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
        let mut out = Vec::new();
        annotate(given, Model::english(), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap().replace('\t', " "), @r"
        # sent_id = 7
        1-2 can't _ _ _ _ _ _ _ SpaceAfter=No
        1 ca can AUX MD _ 3 aux _ X=1
        2 n't not PART RB _ 3 advmod _ _
        2.1 go go VERB _ _ _ _ 0:root _
        3 stay stay VERB VB _ 0 root _ _
        ");
    }

    #[test]
    fn raw_text_says_where_each_word_stands() {
        let parsed = parse(&Document::bare("a\nb", "Zo\u{eb} left."), Model::english());
        let mut out = Vec::new();
        write(&parsed, &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap().replace('\t', " "), @r"
        # sent_id = a b-1
        # text = Zoë left.
        1 Zoë Zoë PROPN NNP _ 2 nsubj _ Start=0|End=4
        2 left leave VERB VBD _ 0 root _ SpaceAfter=No|Start=5|End=9
        3 . . PUNCT . _ 2 punct _ Start=9|End=10
        ");
    }
}
