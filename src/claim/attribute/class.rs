//! Values that are words of a class: relations, weapons, sites, conditions.
//!
//! Whose a value is: of a relation, the owner before it; of the rest, nobody in particular.

use super::about::whose;
use super::chunk::Chunk;
use super::model::{About, Content, Value};
use super::words::{Words, stem};
use crate::language::{Deprel, Upos};
use crate::lexicon::Attributes;
use ecow::EcoString;

/// The values of classes in a sentence.
pub(super) fn values(words: &Words<'_>, chunks: &[Chunk]) -> Vec<Value> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let width = (1..=Attributes::LONGEST).rev().find(|&width| !known(words, at, width).is_empty());
        let Some(width) = width else {
            at += 1;
            continue;
        };
        let tokens = at..at + width;
        let top = words.top(&tokens);
        let named = chunks.iter().any(|chunk| chunk.words.len() > 1 && chunk.tokens.contains(&at));
        if !named && top.upos() != Upos::Verb {
            let compared = |(attribute, _): &(EcoString, EcoString)| words.lexicon.attributes.is_compared(attribute);
            for (attribute, value) in known(words, at, width).into_iter().filter(compared) {
                let about = owner(words, chunks, top.index());
                let content = Content::Class(value);
                all.push(super::value::value(words, &attribute, &tokens, content, about, stem(top)));
            }
        }
        at += width;
    }
    all
}

/// The attributes and values of so many words, by their forms or by the last one's lemma.
fn known(words: &Words<'_>, at: usize, width: usize) -> Vec<(EcoString, EcoString)> {
    let attributes = &words.lexicon.attributes;
    if at + width > words.len() || width > 1 && !attributes.opens(words.lower(at)) {
        return Vec::new();
    }
    let last = words.tree.token(at + width - 1);
    let of = |last: &str| -> Vec<(EcoString, EcoString)> {
        let own = |(attribute, value): (&EcoString, &EcoString)| (attribute.clone(), value.clone());
        if width == 1 {
            return attributes.values(last).map(own).collect();
        }
        let before = (at..at + width - 1).map(|at| words.lower(at));
        attributes.values(&before.chain([last]).collect::<Vec<_>>().join(" ")).map(own).collect()
    };
    let form = of(words.lower(last.index()));
    if form.is_empty() { of(last.lemma()) } else { form }
}

/// Whose it is: "Anna Lind's brother", "his brother", "the brother of Anna Lind".
fn owner(words: &Words<'_>, chunks: &[Chunk], at: usize) -> Option<About> {
    let token = words.tree.token(at);
    let owner = words.tree.child(token, &[Deprel::NmodPoss])?;
    whose(words, chunks, owner)
}
