//! Readings: claims that no dimension can tell apart, folded into one class before anything is compared.
//!
//! So cost grows with the number of different readings under a key, not with the number of articles.

#![expect(clippy::use_debug, reason = "a signature is compared and never shown")]

use crate::claim::{Claim, Phrase, Via};
use ecow::EcoString;
use rustc_hash::FxHashMap;
use std::fmt::Write;

/// One reading with every claim that holds it.
#[derive(Debug)]
pub(super) struct Class {
    /// The claims, by index, ascending.
    pub(super) members: Vec<usize>,
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
    pub(super) fn new(claims: &[Claim]) -> Readings {
        let mut readings = Readings::default();
        let mut known: FxHashMap<blake3::Hash, usize> = FxHashMap::default();
        let mut text = String::new();
        for (at, claim) in claims.iter().enumerate() {
            let next = readings.classes.len();
            let class = *known.entry(signature(claim, &mut text)).or_insert(next);
            if class == next {
                readings.classes.push(Class { members: Vec::new() });
            }
            readings.classes[class].members.push(at);
            readings.of.push(class);
        }
        readings
    }
}

/// Everything of a claim that a dimension looks at, but for who published it, as a hash; `out` is scratch space.
fn signature(claim: &Claim, out: &mut String) -> blake3::Hash {
    out.clear();
    let event = &claim.event;
    let sign = (claim.polarity, claim.factuality, event.form, event.tense, event.is_perfect());
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
        let source = link.source.as_ref().map(|mention| mention.id.as_ref().unwrap_or(&mention.text));
        let told = link.addressee.as_ref().map(|mention| &mention.text);
        let _ = write!(out, "|s{source:?}{told:?}{:?}{}{}", link.medium, link.anonymous, link.quote);
    }
    blake3::hash(out.as_bytes())
}

fn participant(out: &mut String, id: Option<&EcoString>, via: Via, phrase: &Phrase) {
    let _ = match id {
        Some(id) => write!(out, "@{id}{via:?}"),
        None => write!(out, "{phrase:?}"),
    };
}
