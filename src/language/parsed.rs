//! A parsed document: `Parsed` owns, `Sentence` and `Token` are views.

use super::{Deprel, Upos};
use crate::text::{Document, Span};

/// A document with its sentences and their dependency trees.
#[derive(Debug, Clone)]
pub struct Parsed {
    document: Document,
    words: Vec<Word>,
    sentences: Vec<SentenceRow>,
}

/// One syntactic word as the parser stores it.
#[derive(Debug, Clone)]
pub struct Word {
    /// Where it stands in the document's text.
    pub span: Span,
    /// How it is read, where that is not what stands there: without soft hyphens, say.
    pub read: Option<Box<str>>,
    /// The dictionary form, lower case but for names.
    pub lemma: Box<str>,
    /// The universal tag.
    pub upos: Upos,
    /// The Penn Treebank tag, which tells tense and number.
    pub xpos: &'static str,
    /// Index of the head in the same sentence; `None` for the root.
    pub head: Option<u32>,
    /// The relation to the head.
    pub deprel: Deprel,
    /// Of a noun: whether its first sense in WordNet is an act, event, process, phenomenon, state or feeling.
    pub eventive: bool,
}

#[derive(Debug, Clone, Copy)]
struct SentenceRow {
    first: u32,
    len: u32,
    headline: bool,
}

impl Parsed {
    /// A document without sentences yet; [`Parsed::push`] adds them while parsing.
    pub(crate) fn new(document: Document) -> Parsed {
        Parsed { document, words: Vec::new(), sentences: Vec::new() }
    }

    /// Adds one sentence. Heads are indices within `words`, which must not be empty.
    pub(crate) fn push(&mut self, words: Vec<Word>, headline: bool) {
        debug_assert!(!words.is_empty());
        let row = SentenceRow { first: self.words.len() as u32, len: words.len() as u32, headline };
        self.words.extend(words);
        self.sentences.push(row);
    }

    /// The document that was parsed.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The sentences, in the order of the text.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Sentence<'_>> {
        (0..self.sentences.len()).map(|index| Sentence { parsed: self, index })
    }
}

/// A view of one sentence.
#[derive(Debug, Clone, Copy)]
pub struct Sentence<'a> {
    parsed: &'a Parsed,
    index: usize,
}

impl<'a> Sentence<'a> {
    fn row(self) -> SentenceRow {
        self.parsed.sentences[self.index]
    }

    fn words(self) -> &'a [Word] {
        let row = self.row();
        &self.parsed.words[row.first as usize..(row.first + row.len) as usize]
    }

    /// Its number in the document, from 0.
    pub fn index(self) -> usize {
        self.index
    }

    /// The document's text.
    pub fn text(self) -> &'a str {
        &self.parsed.document.text
    }

    /// From its first to its last word.
    pub fn span(self) -> Span {
        let words = self.words();
        words[0].span.join(words[words.len() - 1].span)
    }

    /// Whether it stands in a headline.
    pub fn headline(self) -> bool {
        self.row().headline
    }

    /// Number of words; never 0.
    #[expect(clippy::len_without_is_empty, reason = "a sentence is never empty")]
    pub fn len(self) -> usize {
        self.row().len as usize
    }

    /// The word at `index` of this sentence.
    ///
    /// # Panics
    /// Where the sentence has no such word.
    pub fn token(self, index: usize) -> Token<'a> {
        assert!(index < self.len());
        Token { sentence: self, index }
    }

    /// Its words in order.
    pub fn tokens(self) -> impl DoubleEndedIterator<Item = Token<'a>> + ExactSizeIterator {
        (0..self.len()).map(move |index| Token { sentence: self, index })
    }

    /// The word without a head.
    pub fn root(self) -> Token<'a> {
        let index = self.words().iter().position(|word| word.head.is_none()).unwrap_or(0);
        Token { sentence: self, index }
    }
}

/// A view of one word in its tree.
#[derive(Debug, Clone, Copy)]
pub struct Token<'a> {
    sentence: Sentence<'a>,
    index: usize,
}

impl PartialEq for Token<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && self.sentence.index == other.sentence.index
    }
}

impl Eq for Token<'_> {}

impl<'a> Token<'a> {
    fn word(self) -> &'a Word {
        &self.sentence.words()[self.index]
    }

    /// Its place in the sentence, from 0.
    pub fn index(self) -> usize {
        self.index
    }

    /// The sentence it stands in.
    pub fn sentence(self) -> Sentence<'a> {
        self.sentence
    }

    /// The word as it is read: what stands in the text, but for marks that show nothing and other ways of writing.
    pub fn form(self) -> &'a str {
        self.word().read.as_deref().unwrap_or_else(|| self.span().of(self.sentence.text()))
    }

    /// The dictionary form.
    pub fn lemma(self) -> &'a str {
        &self.word().lemma
    }

    /// Where it stands.
    pub fn span(self) -> Span {
        self.word().span
    }

    /// The universal tag.
    pub fn upos(self) -> Upos {
        self.word().upos
    }

    /// The Penn Treebank tag.
    pub fn xpos(self) -> &'static str {
        self.word().xpos
    }

    /// The relation to the head.
    pub fn deprel(self) -> Deprel {
        self.word().deprel
    }

    /// Of a noun: whether it names first of all something that happens or is felt, by WordNet.
    pub fn is_eventive(self) -> bool {
        self.word().eventive
    }

    /// The word it depends on; `None` for the root.
    pub fn head(self) -> Option<Token<'a>> {
        self.word().head.map(|head| Token { sentence: self.sentence, index: head as usize })
    }

    /// The words that depend on it, in order; one pass over the sentence.
    pub fn children(self) -> impl DoubleEndedIterator<Item = Token<'a>> {
        self.sentence.tokens().filter(move |token| token.word().head == Some(self.index as u32))
    }

    /// The first dependent with that relation.
    pub fn child(self, relation: Deprel) -> Option<Token<'a>> {
        self.children().find(|token| token.deprel() == relation)
    }

    /// The word before it in the sentence.
    pub fn previous(self) -> Option<Token<'a>> {
        self.index.checked_sub(1).map(|index| self.sentence.token(index))
    }

    /// The word after it in the sentence.
    pub fn next(self) -> Option<Token<'a>> {
        (self.index + 1 < self.sentence.len()).then(|| self.sentence.token(self.index + 1))
    }

    /// It and all that depends on it, directly or not, in the order of the text.
    pub fn subtree(self) -> Vec<Token<'a>> {
        let mut inside = vec![false; self.sentence.len()];
        inside[self.index] = true;
        let mut open = vec![self];
        while let Some(token) = open.pop() {
            for child in token.children() {
                if !std::mem::replace(&mut inside[child.index], true) {
                    open.push(child);
                }
            }
        }
        self.sentence.tokens().filter(|token| inside[token.index]).collect()
    }
}
