//! What linking needs to know of one document: its words by weight, its noun phrases, its predicates.
//!
//! Nothing reopens the text after this.

use super::nominal::{self, Nominal};
use super::predicate::{self, Predicate};
use super::{pronoun, ties};
use crate::claim::Tree;
use crate::claim::reference::Referents;
use crate::language::{MONTHS, Parsed, Sentence, Token, Upos, WEEKDAYS};
use crate::lexicon::Lexicon;
use crate::text::{Lines, Position, Span};
use ecow::EcoString;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Sentences at the beginning of a document in which words weigh more: they say what it is about.
pub(super) const LEAD: usize = 3;

/// The facts of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// The document's id.
    pub document: Arc<str>,
    /// Its content words in lower case with their weights, sorted.
    pub(super) terms: Vec<(EcoString, f32)>,
    /// The content words of each sentence.
    pub(super) sentences: Vec<Vec<EcoString>>,
    pub(super) nominals: Vec<Nominal>,
    pub(super) predicates: Vec<Predicate>,
}

/// Where a document's words stand while it is read.
pub(super) struct Page<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) referents: &'a Referents,
    /// Words that running sentences write with a capital, and none small: names, whatever a tagger takes them for.
    capitals: FxHashSet<&'a str>,
    text: &'a str,
    lines: Lines,
}

impl Page<'_> {
    /// Whether a word is part of a name; days and months are none.
    pub(super) fn is_name(&self, token: Token<'_>) -> bool {
        let named = token.upos() == Upos::Propn || token.upos() == Upos::Noun && self.capitals.contains(token.form());
        named && !is_day(token)
    }

    /// The words from the first to the last token, with their place.
    pub(super) fn quote(&self, first: Token<'_>, last: Token<'_>) -> (Position, EcoString) {
        let span: Span = first.span().join(last.span());
        (self.lines.position(self.text, span), span.of(self.text).into())
    }
}

/// Reads a parsed document; linear in its words.
pub fn facts(parsed: &Parsed, lexicon: &Lexicon) -> Facts {
    let document = parsed.document();
    let referents = Referents::of(parsed, lexicon);
    let page = Page {
        lexicon,
        referents: &referents,
        capitals: capitals(parsed),
        text: &document.text,
        lines: Lines::new(&document.text),
    };
    let mut found = Facts {
        document: Arc::from(document.id.as_str()),
        terms: terms(parsed),
        sentences: Vec::new(),
        nominals: Vec::new(),
        predicates: Vec::new(),
    };
    let mut bonds = Vec::new();
    for sentence in parsed.sentences() {
        let tree = Tree::new(sentence);
        let first = found.nominals.len();
        let heads = nominal::read(&page, &tree, &mut found.nominals);
        bonds.extend(ties::bonds(&page, &tree, &heads, first, &found.nominals));
        nominal::note_beside(&tree, &heads, first, &mut found.nominals);
        found.predicates.extend(predicate::read(&page, &tree, &heads));
        found.sentences.push(sentence.tokens().filter(|&token| is_content(token)).map(lemma).collect());
    }
    ties::join(&mut found.nominals, &bonds);
    pronoun::resolve(&mut found.nominals);
    found
}

/// Whether a word is the name of a weekday or a month.
pub(super) fn is_day(token: Token<'_>) -> bool {
    let form = token.form().to_lowercase();
    token.upos() == Upos::Propn && WEEKDAYS.iter().chain(&MONTHS).any(|day| *day == form)
}

fn capitals(parsed: &Parsed) -> FxHashSet<&str> {
    let small = |token: &Token<'_>| token.form().starts_with(char::is_lowercase);
    let running = |sentence: &Sentence<'_>| sentence.tokens().any(|token| token.upos() == Upos::Verb && small(&token));
    let mut found = FxHashSet::default();
    let mut plain: FxHashSet<String> = FxHashSet::default();
    for sentence in parsed.sentences() {
        let inside = sentence.tokens().skip(1).filter(|token| token.form().starts_with(char::is_uppercase));
        if running(&sentence) {
            found.extend(inside.map(Token::form));
        }
        plain.extend(sentence.tokens().filter(small).map(|token| token.form().to_owned()));
    }
    found.retain(|form| !plain.contains(&form.to_lowercase()));
    found
}

/// The dictionary form in lower case.
pub(super) fn lemma(token: Token<'_>) -> EcoString {
    token.lemma().to_lowercase().into()
}

fn is_content(token: Token<'_>) -> bool {
    matches!(token.upos(), Upos::Noun | Upos::Propn | Upos::Num | Upos::Verb)
}

/// What a word of that kind says of what a document is about.
fn weight(upos: Upos) -> Option<f32> {
    match upos {
        Upos::Propn | Upos::Num => Some(2.0),
        Upos::Noun => Some(1.0),
        Upos::Verb | Upos::Adj => Some(0.5),
        _ => None,
    }
}

fn terms(parsed: &Parsed) -> Vec<(EcoString, f32)> {
    let mut terms: BTreeMap<EcoString, f32> = BTreeMap::new();
    for sentence in parsed.sentences() {
        let times = if sentence.index() < LEAD { 2.0 } else { 1.0 };
        for token in sentence.tokens().filter(|token| token.form().len() > 2) {
            if let Some(weight) = weight(token.upos()) {
                *terms.entry(lemma(token)).or_default() += weight * times;
            }
        }
    }
    terms.into_iter().collect()
}
