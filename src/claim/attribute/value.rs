//! A value with what stands around it: near words, scopes, what happens, whose it is.

use super::about::described;
use super::model::{About, Content, Value};
use super::words::{Words, stem};
use crate::language::{Deprel, Upos};
use crate::lexicon::Lexicon;
use ecow::EcoString;
use std::ops::Range;

/// The scopes that words speak of, by their lemmas, sorted.
pub(super) fn scopes<'l>(lexicon: &Lexicon, lemmas: impl Iterator<Item = &'l str>) -> Vec<EcoString> {
    let mut all: Vec<EcoString> = lemmas.filter_map(|lemma| lexicon.attributes.scope(lemma)).cloned().collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// A value with what stands near it.
pub(super) fn value(
    words: &Words<'_>,
    attribute: &str,
    tokens: &Range<usize>,
    content: Content,
    about: Option<About>,
    head: EcoString,
) -> Value {
    let around = words.near(tokens);
    let scopes = scopes(words.lexicon, around.iter().map(|token| token.lemma()));
    let mut near: Vec<EcoString> = around.into_iter().map(stem).collect();
    near.sort_unstable();
    near.dedup();
    let about = about.or_else(|| subject(words, tokens));
    let people = words.lexicon.attributes.is_people(&head);
    Value {
        attribute: attribute.into(),
        span: words.position(tokens),
        text: words.text(tokens),
        tokens: (tokens.start as u16, tokens.end as u16),
        content,
        about,
        head,
        people,
        happening: happening(words, tokens),
        near,
        scopes,
    }
}

/// The subject of the clause that holds a value.
fn subject(words: &Words<'_>, tokens: &Range<usize>) -> Option<About> {
    let mut at = words.top(tokens);
    for _ in 0..words.len() {
        let subject = words.tree.child(at, &[Deprel::Nsubj, Deprel::NsubjPass]);
        if let Some(subject) = subject.filter(|subject| !tokens.contains(&subject.index())) {
            return Some(described(words, subject));
        }
        at = at.head()?;
    }
    None
}

/// The nearest verb or noun of an event above a value, as it stands.
fn happening(words: &Words<'_>, tokens: &Range<usize>) -> EcoString {
    let mut above = words.top(tokens).head();
    for _ in 0..words.len() {
        let Some(token) = above else { break };
        if token.upos() == Upos::Verb || token.upos() == Upos::Noun && token.is_eventive() {
            return words.lower(token.index()).into();
        }
        above = token.head();
    }
    EcoString::new()
}
