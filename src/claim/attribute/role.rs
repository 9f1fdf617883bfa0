//! Who did it and to whom: the people at a verb by what they are, so that "her brother drove him" meets "a friend drove him".
//!
//! Traps: who says something is no part of what happens; two roles of two verbs answer two questions.

use super::model::{Content, Value};
use super::words::{Words, event};
use crate::language::{Deprel, Token, Upos};

/// Who acts, and who is acted upon, at each verb of a sentence.
pub(super) fn values(words: &Words<'_>) -> Vec<Value> {
    let mut all = Vec::new();
    for at in 0..words.len() {
        let token = words.tree.token(at);
        let Some((attribute, verb)) = role(words, token) else { continue };
        if words.lexicon.attributes.is_person(token.lemma()) && !is_speech(words, verb) {
            let content = Content::Class(token.lemma().to_lowercase().into());
            all.push(super::value::value(words, attribute, &(at..at + 1), content, None, event(words, verb)));
        }
    }
    all
}

/// The part that a noun plays at its verb.
fn role<'a>(words: &Words<'a>, noun: Token<'a>) -> Option<(&'static str, Token<'a>)> {
    let verb = noun.head().filter(|verb| noun.upos() == Upos::Noun && verb.upos() == Upos::Verb)?;
    let attribute = match noun.deprel() {
        Deprel::Nsubj if !words.tree.has(verb, Deprel::AuxPass) => "agent",
        Deprel::OblAgent => "agent",
        Deprel::Obl if verb.xpos() == "VBN" && words.tree.preposition(noun) == "by" => "agent",
        Deprel::Obj | Deprel::NsubjPass => "patient",
        _ => return None,
    };
    Some((attribute, verb))
}

fn is_speech(words: &Words<'_>, verb: Token<'_>) -> bool {
    let lemma = verb.lemma();
    !words.lexicon.speech.verb(lemma).is_empty() || words.lexicon.speech.is_light(lemma)
}
