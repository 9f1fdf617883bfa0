//! Reads one sentence: the readers of values in the order in which they take words, then the words around.

use super::model::{Passage, Term};
use super::value::scopes;
use super::words::{Words, is_content, stem};
use super::{age, chunk, class, clock, day, home, name, number, role, scale, street};
use crate::claim::quantity::FoundQuantity;
use crate::claim::reference::Referents;
use crate::claim::time::FoundTime;
use crate::claim::tree::Tree;
use crate::language::Upos;
use crate::lexicon::{Lexicon, WordClass};
use crate::text::{Document, Lines};
use std::sync::Arc;

/// What stands around a sentence when it is read.
pub(crate) struct Surroundings<'a> {
    pub(crate) document: &'a Document,
    pub(crate) id: &'a Arc<str>,
    pub(crate) source: Option<&'a Arc<str>>,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) referents: &'a Referents,
    pub(crate) lines: &'a Lines,
}

/// A sentence as values are compared in it.
pub(crate) fn passage(
    around: &Surroundings<'_>,
    tree: &Tree<'_>,
    quantities: &[FoundQuantity],
    times: &[FoundTime],
) -> Passage {
    let words = Words::new(tree, around.lexicon, around.referents, around.lines);
    let chunks = chunk::chunks(&words);
    let mut values = street::values(&words);
    values.extend(scale::values(&words));
    values.extend(number::scores(&words, &chunks));
    values.extend(clock::values(&words));
    values.extend(age::values(&words, &chunks, around.document.published));
    values.extend(day::values(&words, times));
    values.extend(number::values(&words, quantities));
    values.extend(number::singles(&words));
    values.extend(number::ranks(&words));
    values.extend(class::values(&words, &chunks));
    values.extend(name::values(&words, &chunks));
    values.extend(home::values(&words, &chunks));
    values.extend(role::values(&words));
    values.sort_by(|a, b| a.tokens.cmp(&b.tokens).then_with(|| a.attribute.cmp(&b.attribute)));
    let sentence = tree.sentence;
    let context: Arc<str> = Arc::from(sentence.span().of(sentence.text()));
    let lower = context.to_lowercase();
    Passage {
        document: Arc::clone(around.id),
        source: around.source.cloned(),
        published: around.document.published,
        sentence: around.lines.position(sentence.text(), sentence.span()),
        context,
        headline: sentence.headline(),
        number: sentence.index() as u32,
        terms: terms(&words),
        scopes: scopes(around.lexicon, sentence.tokens().map(|token| token.lemma())),
        voices: Vec::new(),
        earlier: around.lexicon.attributes.is_earlier(&lower),
        values,
    }
}

fn terms(words: &Words<'_>) -> Vec<Term> {
    let cues = &words.lexicon.cues;
    let negators: Vec<usize> = (0..words.len())
        .filter(|&at| cues.is(WordClass::Negator, words.lower(at)))
        .filter_map(|at| words.tree.token(at).head().map(|head| head.index()))
        .collect();
    let content = words.tree.sentence.tokens().filter(|&token| is_content(token));
    content
        .map(|token| Term {
            stem: stem(token),
            at: token.index() as u16,
            name: token.upos() == Upos::Propn,
            verb: token.upos() == Upos::Verb,
            negated: negators.contains(&token.index()),
        })
        .collect()
}
