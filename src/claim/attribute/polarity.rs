//! Whether what a clause says is said to be so: each predicate with its sign, so that "he shot her" meets "he did not shoot her" and "he
//! denied shooting her".
//!
//! Traps: a verb of saying has its content for a clause of its own; what is only hoped, asked or supposed is neither.

use super::model::{Content, Value};
use super::words::{Words, event, is_content};
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{Outcome, Stance, WordClass};
use ecow::eco_format;

/// The signs of a sentence's predicates.
pub(super) fn values(words: &Words<'_>) -> Vec<Value> {
    let mut all = Vec::new();
    if words.len().checked_sub(1).is_some_and(|last| words.form(last) == "?") {
        return all;
    }
    for at in 0..words.len() {
        let verb = words.tree.token(at);
        let predicate = verb.upos() == Upos::Verb || words.tree.has(verb, Deprel::Cop);
        let denied = denied_by(words, verb);
        if !predicate || !is_content(verb) || is_speech(words, verb) && !denied {
            continue;
        }
        let joined = verb.deprel() == Deprel::Conj && verb.head().is_some_and(|head| head.upos() == Upos::Verb);
        let said = joined || words.tree.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some();
        if !said && !denied || is_open(words, verb) {
            continue;
        }
        let event = event(words, verb);
        // A negation under a denial says that it is so.
        let sign = if denied == is_negated(words, verb) { event.clone() } else { eco_format!("not {event}") };
        all.push(super::value::value(words, "polarity", &(at..at + 1), Content::Class(sign), None, event));
    }
    all
}

fn is_speech(words: &Words<'_>, verb: Token<'_>) -> bool {
    !words.lexicon.speech.verb(verb.lemma()).is_empty() || words.lexicon.speech.is_light(verb.lemma())
}

/// Whether a verb of denying stands above a clause: "denied that she called", "denied calling".
fn denied_by(words: &Words<'_>, verb: Token<'_>) -> bool {
    let content = matches!(verb.deprel(), Deprel::Ccomp | Deprel::Xcomp | Deprel::Advcl | Deprel::Acl);
    let above = verb.head().filter(|head| content && head.upos() == Upos::Verb);
    above.is_some_and(|head| {
        let denies = words.lexicon.speech.verb(head.lemma()).iter().any(|speech| speech.stance == Stance::Deny);
        denies && !is_negated(words, head)
    })
}

/// Whether a clause is negated: "did not", "never", "no one".
fn is_negated(words: &Words<'_>, verb: Token<'_>) -> bool {
    let none = |token: Token<'_>| {
        let word = words.lower(token.index());
        let no = words
            .tree
            .children(token)
            .any(|child| child.deprel() == Deprel::Det && words.lexicon.attributes.is_no(words.lower(child.index())));
        no || words.lexicon.units.none(word).is_some()
    };
    words.tree.children(verb).any(|child| {
        let filler = matches!(child.deprel(), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj);
        words.lexicon.cues.is(WordClass::Negator, words.lower(child.index())) || filler && none(child)
    })
}

/// Whether a clause only asks, supposes or wishes: under a modal verb, or after a word that supposes it.
fn is_open(words: &Words<'_>, verb: Token<'_>) -> bool {
    words.tree.children(verb).any(|child| match child.deprel() {
        Deprel::Aux => words.lexicon.cues.modal(child.lemma()).is_some_and(|modal| modal.affirmed != Outcome::Holds),
        Deprel::Mark => words.lexicon.attributes.is_supposing(words.lower(child.index())),
        _ => false,
    })
}
