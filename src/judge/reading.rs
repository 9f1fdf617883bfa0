//! Readings: claims that no dimension can tell apart, folded into one class before anything is compared.
//!
//! So cost grows with the number of different readings under a key, not with the number of articles.

#![expect(clippy::use_debug, reason = "a signature is compared and never shown")]

use crate::claim::{Claim, EventForm, Phrase, Via};
use crate::graph::Affairs;
use crate::lexicon::{Lexicon, PhraseClass};
use crate::relation::{Affair, answers, contrasted, names, no_comment, says};
use ecow::EcoString;
use rustc_hash::FxHashMap;
use std::fmt::Write;
use std::sync::Arc;

/// One reading with every claim that holds it.
#[derive(Debug)]
pub(super) struct Class {
    /// The claims, by index, ascending.
    pub(super) members: Vec<usize>,
    /// Whether they say that somebody would not comment.
    pub(super) silent: bool,
    /// Whether they say that something stands against another's word.
    pub(super) stated: bool,
}

/// All readings of a corpus.
#[derive(Debug, Default)]
pub(super) struct Readings {
    pub(super) classes: Vec<Class>,
    /// The class of each claim.
    pub(super) of: Vec<usize>,
}

impl Readings {
    /// One pass over the claims.
    pub(super) fn new(claims: &[Claim], affairs: &Affairs, lexicon: &Lexicon) -> Readings {
        let mut readings = Readings::default();
        let mut known: FxHashMap<blake3::Hash, usize> = FxHashMap::default();
        let mut text = String::new();
        let mut sentence = (None, 0);
        for (at, claim) in claims.iter().enumerate() {
            if sentence.0.is_none_or(|last| !Arc::ptr_eq(last, &claim.context)) {
                sentence = (Some(&claim.context), lexicon.cues.phrases(&claim.context));
            }
            let next = readings.classes.len();
            let class = *known.entry(signature(claim, affairs.of(at), sentence.1, lexicon, &mut text)).or_insert(next);
            if class == next {
                let (silent, stated) = (no_comment(claim).is_some(), is_stated(claim, sentence.1, lexicon));
                readings.classes.push(Class { members: Vec::new(), silent, stated });
            }
            readings.classes[class].members.push(at);
            readings.of.push(class);
        }
        readings
    }
}

/// Whether a claim's sentence, with these phrases, says that something stands against another's word.
fn is_stated(claim: &Claim, phrases: u8, lexicon: &Lexicon) -> bool {
    phrases & (1 << PhraseClass::Contrast as u8) != 0 && contrasted(claim, lexicon).is_some()
}

/// Everything of a claim that a dimension looks at, but for who published it, as a hash; `out` is scratch space.
fn signature(claim: &Claim, affair: &Affair, phrases: u8, lexicon: &Lexicon, out: &mut String) -> blake3::Hash {
    out.clear();
    let event = &claim.event;
    let sign = (claim.polarity, claim.factuality, event.form, event.tense, event.is_perfect(), claim.headline);
    let _ = write!(out, "{:?}|{}|{sign:?}|{:?}|{:?}", event.id, event.lemma, claim.restrictors, claim.published);
    if let Some(actor) = &claim.actor {
        let _ = write!(out, "|a");
        participant(out, actor.id.as_ref(), actor.via, &actor.phrase);
    }
    for argument in &claim.arguments {
        let _ = write!(out, "|{}", argument.role);
        participant(out, argument.id.as_ref(), argument.via, &argument.phrase);
    }
    for quantity in &claim.quantities {
        let _ = write!(out, "|q{:?}{:?}{}{:?}", quantity.low, quantity.high, quantity.approximate, quantity.unit);
    }
    if let Some(time) = &claim.time {
        let _ = write!(out, "|t{}{}", time.from, time.to);
    }
    for link in &claim.attribution {
        let source = link.source.as_ref().map(|mention| {
            (mention.id.as_ref().unwrap_or(&mention.text), mention.phrase.pronoun, mention.via == Via::Same)
        });
        let told = (link.addressee.as_ref().map(|mention| &mention.text), link.cue.is_some());
        let _ = write!(out, "|s{source:?}{told:?}{:?}{}{}", link.medium, link.anonymous, link.quote);
    }
    // What is looked for in the sentence: its phrases; of a stated contrast all its words, of a silence where it stands.
    let _ = write!(out, "|p{phrases}{}", claim.context.trim_end().ends_with(['.', '!', '?', '”', '"']));
    if is_stated(claim, phrases, lexicon) {
        let _ = write!(out, "|w{}", claim.context);
    }
    if no_comment(claim).is_some() {
        let _ = write!(out, "|d{}", claim.document);
    }
    if event.form == EventForm::Verb && names(claim).next().is_none() {
        let _ = write!(out, "|n{:?}", affair.topics);
    }
    // What is said, and whose numbers they are, hangs on the words themselves.
    if says(claim) || !claim.quantities.is_empty() {
        claim.arguments.iter().for_each(|argument| {
            let _ = write!(out, "|{}", argument.text);
        });
    }
    if answers(claim).is_some() {
        let _ = write!(out, "|told");
    }
    blake3::hash(out.as_bytes())
}

fn participant(out: &mut String, id: Option<&EcoString>, via: Via, phrase: &Phrase) {
    let _ = match id {
        Some(id) => write!(out, "@{id}{via:?}"),
        None => write!(out, "{phrase:?}"),
    };
}
