//! From a document to its trees.

use super::headline::{Seen, is_shouted, is_titled};
use super::lemma::lemma;
use super::model::{Model, Predicted};
use super::names::Names;
use super::parsed::{Parsed, Word};
use super::readable::Readable;
use super::token::{Piece, sentences, tokens};
use super::upos::Upos;
use crate::text::{Block, BlockKind, Document, Span};
use std::borrow::Cow;
use std::ops::Range;

/// Cuts a document into sentences and words, tags them and finds their trees.
///
/// Only blocks of prose and headlines are read; a sentence never crosses a block,
/// and markup inside a block counts as blanks. Any text goes in, and the same
/// text gives the same trees on every machine. The cost is linear in the text.
///
/// ```
/// use gainsay::language::{Model, parse};
/// use gainsay::text::Document;
/// let document = Document::bare("a", "The minister did not resign. He stayed.");
/// let parsed = parse(&document, Model::english());
/// let roots: Vec<&str> = parsed.sentences().map(|sentence| sentence.root().lemma()).collect();
/// assert_eq!(roots, ["resign", "stay"]);
/// ```
pub fn parse(document: &Document, model: &Model) -> Parsed {
    let mut parsed = Parsed::new(document.clone());
    let blocks: Vec<Cut<'_>> = document.blocks.iter().filter_map(|block| Cut::of(document, block, model)).collect();
    let read: Vec<(&Cut<'_>, Vec<&str>, &[Piece])> =
        blocks.iter().flat_map(|cut| cut.sentences().map(move |(forms, pieces)| (cut, forms, pieces))).collect();
    let mut names = Names::default();
    for (cut, forms, _) in &read {
        if cut.block.kind == BlockKind::Prose {
            names.note(forms);
        }
    }
    let plain = plain_headlines(document, &read, model);
    let set = read.iter().zip(&plain).map(|((_, forms, _), plain)| match plain {
        Some(plain) => Cow::Owned(plain.iter().map(AsRef::as_ref).collect()),
        None => Cow::Borrowed(forms.as_slice()),
    });
    let set: Vec<Cow<'_, [&str]>> = set.collect();
    let set: Vec<&[&str]> = set.iter().map(AsRef::as_ref).collect();
    for (((cut, _, pieces), forms), predicted) in read.iter().zip(&set).zip(model.predict(&set, &names)) {
        let words = tree(document, cut, forms, pieces, predicted, model);
        if !words.is_empty() {
            parsed.push(words, cut.block.kind == BlockKind::Headline);
        }
    }
    parsed
}

/// For each sentence in capitals, and each headline in title case, its forms as a sentence would set them.
fn plain_headlines<'t>(
    document: &Document,
    read: &[(&Cut<'_>, Vec<&'t str>, &[Piece])],
    model: &Model,
) -> Vec<Option<Vec<Cow<'t, str>>>> {
    let mut seen: Option<Seen<'_>> = None;
    let plain = |(cut, forms, _): &(&Cut<'_>, Vec<&'t str>, &[Piece])| {
        let titled = cut.block.kind == BlockKind::Headline && is_titled(forms) || is_shouted(forms);
        let seen = titled.then(|| &*seen.get_or_insert_with(|| Seen::of(prose(document))))?;
        seen.plain(forms, model.classes())
    };
    read.iter().map(plain).collect()
}

/// A block that is read, cut into words and sentences.
struct Cut<'d> {
    block: &'d Block,
    read: Readable<'d>,
    pieces: Vec<Piece>,
    ranges: Vec<Range<usize>>,
}

impl<'d> Cut<'d> {
    /// None for furniture.
    fn of(document: &'d Document, block: &'d Block, model: &Model) -> Option<Cut<'d>> {
        (block.kind != BlockKind::Furniture).then(|| {
            let read = Readable::of(document, block, model.classes());
            let mut pieces = Vec::new();
            tokens(&read.text, &mut pieces);
            let ranges = sentences(&read.text, &pieces);
            Cut { block, read, pieces, ranges }
        })
    }

    /// Each sentence's words as they are read, and where in what is read.
    fn sentences(&self) -> impl Iterator<Item = (Vec<&str>, &[Piece])> {
        self.ranges.iter().map(|range| {
            let pieces = &self.pieces[range.clone()];
            (pieces.iter().map(|piece| piece.of(&self.read.text)).collect(), pieces)
        })
    }
}

/// The article's running text.
fn prose(document: &Document) -> impl Iterator<Item = &str> {
    let blocks = document.blocks.iter().filter(|block| block.kind == BlockKind::Prose);
    blocks.map(|block| block.span.of(&document.text))
}

fn tree(
    document: &Document,
    cut: &Cut<'_>,
    forms: &[&str],
    pieces: &[Piece],
    predicted: Vec<Predicted>,
    model: &Model,
) -> Vec<Word> {
    let start = cut.block.span.start();
    let words = predicted.into_iter().zip(pieces).zip(forms).filter_map(|((word, piece), form)| {
        let lemma = lemma(form, word.upos, word.xpos, model.classes());
        let span = Span::new(&document.text, start + cut.read.start(piece.start), start + cut.read.end(piece.end))?;
        // A word in capitals is read as a sentence would have it.
        let own = piece.of(&cut.read.text);
        let shouted = own != *form && own.chars().filter(|letter| letter.is_uppercase()).count() > 1;
        let read = if shouted { *form } else { own };
        Some(Word {
            span,
            read: (read != span.of(&document.text)).then(|| read.into()),
            eventive: word.upos == Upos::Noun && model.classes().is_eventive(&lemma),
            lemma,
            upos: word.upos,
            xpos: word.xpos,
            head: word.head.checked_sub(1).map(|head| head as u32),
            deprel: word.deprel,
        })
    });
    let words: Vec<Word> = words.collect();
    if words.len() == pieces.len() { words } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::language::{Model, Parsed, Sentence, Token};
    use crate::text::{Block, BlockKind, Document, Span};
    use proptest::prelude::*;

    fn forms(parsed: &Parsed) -> Vec<Vec<&str>> {
        parsed.sentences().map(|sentence| sentence.tokens().map(Token::form).collect()).collect()
    }

    #[test]
    fn furniture_is_skipped_and_no_sentence_crosses_a_block() {
        let text = "River falls\nShare this\nIt rained";
        let mut document = Document::bare("a", text);
        document.blocks[0].kind = BlockKind::Headline;
        document.blocks[1].kind = BlockKind::Furniture;
        let parsed = parse(&document, Model::english());
        assert_eq!(forms(&parsed), [["River", "falls"], ["It", "rained"]]);
        let headlines: Vec<bool> = parsed.sentences().map(Sentence::headline).collect();
        assert_eq!(headlines, [true, false]);
    }

    #[test]
    fn markup_reads_as_blanks() {
        let text = "It **rained** all day";
        let mut document = Document::bare("a", text);
        document.blocks = vec![Block { span: Span::new(text, 0, text.len()).unwrap(), kind: BlockKind::Prose }].into();
        document.markup = [(3, 5), (11, 13)].map(|(start, end)| Span::new(text, start, end).unwrap()).to_vec();
        assert_eq!(forms(&parse(&document, Model::english())), [["It", "rained", "all", "day"]]);
    }

    #[test]
    fn plain_sentences_get_plain_trees() {
        let document = Document::bare("a", "The minister has not denied the visas.");
        let parsed = parse(&document, Model::english());
        let rows: Vec<String> = parsed
            .sentences()
            .next()
            .unwrap()
            .tokens()
            .map(|token| {
                let head = token.head().map_or("-", |head| head.form());
                format!("{} {} {} {}", token.lemma(), token.upos().as_str(), token.deprel().as_str(), head)
            })
            .collect();
        let wanted = [
            "the DET det minister",
            "minister NOUN nsubj denied",
            "have AUX aux denied",
            "not PART advmod denied",
            "deny VERB root -",
            "the DET det visas",
            "visa NOUN obj denied",
            ". PUNCT punct denied",
        ];
        assert_eq!(rows, wanted);
    }

    #[test]
    fn every_apostrophe_denies() {
        for sign in ["'", "\u{2018}", "\u{2019}", "\u{2bc}", "\u{2b9}", "\u{b4}", "\u{ff07}", "\u{2032}", "`"] {
            let document = Document::bare("a", format!("Norway didn{sign}t sign the treaty."));
            let parsed = parse(&document, Model::english());
            let lemmas: Vec<&str> =
                parsed.sentences().flat_map(|sentence| sentence.tokens()).map(|token| token.lemma()).collect();
            assert_eq!(lemmas, ["Norway", "do", "not", "sign", "the", "treaty", "."], "{sign}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_gives_trees_of_real_words(text in "\\PC{0,80}|[a-zA-Z '’“”.,!?\n$%0-9-]{0,200}") {
            let parsed = parse(&Document::bare("a", text.as_str()), Model::english());
            for sentence in parsed.sentences() {
                prop_assert_eq!(sentence.tokens().filter(|token| token.head().is_none()).count(), 1);
                for token in sentence.tokens() {
                    prop_assert!(!token.form().is_empty() && text.get(token.span().range()).is_some());
                }
            }
        }
    }
}
