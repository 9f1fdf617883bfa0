//! What linking needs to know of one document: its words by weight, its noun phrases, its predicates.
//!
//! Nothing reopens the text after this.

use super::nominal::{self, Nominal};
use super::page::{Page, lemma};
use super::predicate::{self, Predicate};
use super::{pronoun, ties};
use crate::claim::Tree;
use crate::claim::reference::Referents;
use crate::language::{Parsed, Token, Upos};
use crate::lexicon::Lexicon;
use ecow::EcoString;
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

/// Reads a parsed document; linear in its words.
pub fn facts(parsed: &Parsed, lexicon: &Lexicon) -> Facts {
    let document = parsed.document();
    let referents = Referents::of(parsed, lexicon);
    let page = Page::new(parsed, lexicon, &referents);
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
