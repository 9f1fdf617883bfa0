//! The predicates of a sentence: verbs, nouns for what happens, and adjectives that the vocabulary knows as events.

use super::page::{Page, lemma};
use crate::claim::Tree;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{Part, Predicate as Query};
use crate::text::Position;
use ecow::{EcoString, eco_format};

/// What every noun for a happening is a kind of, in WordNet, and how many of a noun's senses are looked at.
const EVENT: &str = "event";
const COMMON: usize = 3;

/// A word for what happens, as affairs see it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Predicate {
    pub(super) span: Position,
    pub(super) text: EcoString,
    /// The verb's lemma, of a noun its verb's.
    pub(super) key: EcoString,
    pub(super) sentence: u32,
    pub(super) verb: bool,
    pub(super) voice: Voice,
    /// Participants, bare and with their parts, and what it stands under.
    pub(super) contexts: Vec<(EcoString, f32)>,
}

/// Whose word a verb of saying is: what two say is two events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Voice {
    /// The word is none of saying.
    None,
    Unknown,
    /// That noun phrase's.
    Of(u32),
}

/// The last word of a verb of several words: "checked into", "checked himself into".
fn particle<'a>(page: &Page<'_>, tree: &Tree<'a>, token: Token<'a>) -> Option<Token<'a>> {
    if token.upos() != Upos::Verb {
        return None;
    }
    let next = token.next()?;
    let next = if next.upos() == Upos::Pron && next.head() == Some(token) { next.next()? } else { next };
    let short = matches!(next.upos(), Upos::Adp | Upos::Adv | Upos::Part);
    let known = || page.lexicon.words.is_verb(&format!("{} {}", lemma(token), tree.lower(next)));
    (next.deprel() == Deprel::CompoundPrt || short && known()).then_some(next)
}

/// A sentence's predicates, in order.
pub(super) fn read(page: &Page<'_>, tree: &Tree<'_>, heads: &[Option<u32>]) -> Vec<Predicate> {
    let found = tree.sentence.tokens().filter_map(|token| Some((token, key(page, token)?)));
    found
        .map(|(token, key)| {
            let (span, text) = page.quote(token, particle(page, tree, token).unwrap_or(token));
            let verb = token.upos() == Upos::Verb;
            let speaks = verb && !page.lexicon.speech.verb(&key).is_empty();
            let speaker = tree.child(token, &[Deprel::Nsubj]).and_then(|word| heads[word.index()]);
            let voice = if speaks { speaker.map_or(Voice::Unknown, Voice::Of) } else { Voice::None };
            let sentence = tree.sentence.index() as u32;
            Predicate { span, text, key, sentence, verb, voice, contexts: contexts(tree, token) }
        })
        .collect()
}

/// The key under which words for one sort of event meet; none for a word that tells no event.
fn key(page: &Page<'_>, token: Token<'_>) -> Option<EcoString> {
    let lexicon = page.lexicon;
    let lemma = lemma(token);
    let classed = |part| lexicon.events.lookup(&Query { lemma: &lemma, part, ..Query::default() }).is_some();
    match token.upos() {
        Upos::Verb => {
            let particle = token.child(Deprel::CompoundPrt);
            let whole = particle.map(|word| eco_format!("{lemma} {}", word.form().to_lowercase()));
            Some(whole.filter(|whole| lexicon.words.is_verb(whole)).unwrap_or(lemma))
        }
        Upos::Noun | Upos::Propn => {
            let verb = lexicon.cues.verb_of(&lemma);
            let named = page.is_name(token);
            let happens = || lexicon.words.is_kind(&lemma, EVENT, COMMON);
            let tells = verb.is_some() || classed(Part::Noun) || token.is_eventive() && !named || happens();
            tells.then(|| verb.unwrap_or(lemma))
        }
        Upos::Adj => classed(Part::Adjective).then(|| lexicon.cues.verb_of(&lemma).unwrap_or(lemma)),
        _ => None,
    }
}

fn contexts<'a>(tree: &Tree<'a>, token: Token<'a>) -> Vec<(EcoString, f32)> {
    let mut all = Vec::new();
    let verb = token.upos() == Upos::Verb;
    let told =
        |child: &Token<'a>| matches!(child.upos(), Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron | Upos::Adj);
    for child in tree.children(token).filter(told) {
        let patient = child.deprel() == Deprel::NsubjPass || child.deprel() == Deprel::Nmod && !verb;
        let part = if patient { Deprel::Obj.as_str() } else { child.deprel().main() };
        let word = lemma(child);
        all.push((eco_format!("{part} {word}"), 1.0));
        all.push((word, 1.0));
    }
    if let Some(head) = token.head() {
        let word = lemma(head);
        all.push((eco_format!("^ {word}"), 0.7));
        if verb && token.deprel().main() == "acl" || token.deprel() == Deprel::Compound {
            all.push((word, 1.0));
        }
    }
    all
}
