//! Origins: who each claim rests on, so that twelve outlets which repeat one source count once.
//!
//! A claim rests on the sources its text names (the speaker, and the outlet that was told), otherwise on its own
//! document; documents that carry a near-verbatim sentence rest on one origin (union-find over the sentences).

use crate::claim::{Claim, Mention};
use crate::lexicon::{ActorKind, Lexicon, NameHint};
use crate::relation::names;
use ecow::EcoString;
use petgraph::unionfind::UnionFind;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::BTreeSet;
use std::hash::BuildHasher;

/// Words of a sentence from which two identical ones can be no coincidence.
const TELLING: usize = 12;
/// Words of the run by which copied sentences are found.
const RUN: usize = 10;

/// The origins of every claim, by its index.
#[derive(Debug, Default)]
pub struct Origins {
    of: Vec<BTreeSet<EcoString>>,
    /// Who and what each document names.
    about: Vec<BTreeSet<EcoString>>,
    /// The document of each claim, as a place in `about`.
    document: Vec<usize>,
}

impl Origins {
    /// One pass over the claims; `claims` of one sentence must stand together.
    pub fn new(claims: &[Claim], lexicon: &Lexicon) -> Origins {
        let copies = copies(claims);
        let of = claims.iter().enumerate().map(|(at, claim)| {
            let named = named(claim, lexicon);
            if named.is_empty() { BTreeSet::from([copies[at].clone()]) } else { named }
        });
        let of = of.collect();
        let (about, document) = abouts(claims);
        Origins { of, about, document }
    }

    /// The ids of all that the document of the claim at `index` names.
    pub fn named_beside(&self, index: usize) -> &BTreeSet<EcoString> {
        &self.about[self.document[index]]
    }

    /// The origins of the claim at `index`; never empty.
    pub fn of(&self, index: usize) -> &BTreeSet<EcoString> {
        &self.of[index]
    }
}

/// What each document names, and the document of each claim.
fn abouts(claims: &[Claim]) -> (Vec<BTreeSet<EcoString>>, Vec<usize>) {
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    let mut about: Vec<BTreeSet<EcoString>> = Vec::new();
    let mut document = Vec::with_capacity(claims.len());
    for claim in claims {
        let place = *places.entry(&claim.document).or_insert(about.len());
        if place == about.len() {
            about.push(BTreeSet::new());
        }
        let new = names(claim).filter(|name| !about[place].contains(*name)).map(EcoString::from).collect::<Vec<_>>();
        about[place].extend(new);
        document.push(place);
    }
    (about, document)
}

/// The sources and outlets that the text names for a claim.
fn named(claim: &Claim, lexicon: &Lexicon) -> BTreeSet<EcoString> {
    let sources = claim.voices().filter_map(|link| link.source.as_ref());
    let told = claim.voices().filter_map(|link| link.addressee.as_ref());
    sources
        .chain(told)
        .filter(|mention| !mention.phrase.pronoun || mention.id.is_some())
        .flat_map(|mention| std::iter::once(name(mention, lexicon)).chain(house(mention, lexicon)))
        .collect()
}

/// The house that a named speaker leads or speaks for: "the head of the bank, Anna Lind".
fn house(mention: &Mention, lexicon: &Lexicon) -> Option<EcoString> {
    let leads = lexicon.actors.hints(&mention.phrase.head, NameHint::Person) && mention.id.is_some();
    let mut houses = mention.phrase.modifiers.iter().filter_map(|modifier| modifier.strip_prefix('@'));
    let only = houses.next().filter(|_| leads && houses.next().is_none())?;
    let organisation = |id: &str| {
        let kind = lexicon.actors.get(id).map(|actor| actor.kind);
        let place = |kind| matches!(kind, ActorKind::Country | ActorKind::Region | ActorKind::City | ActorKind::Person);
        kind.map_or(id.starts_with("name:"), |kind| !place(kind))
    };
    organisation(only).then(|| called(only, lexicon))
}

/// How a report names a source: the lexicon's name, the document's, or the words.
fn name(mention: &Mention, lexicon: &Lexicon) -> EcoString {
    mention.id.as_deref().map_or_else(|| mention.text.clone(), |id| called(id, lexicon))
}

/// How a report names an actor.
fn called(id: &str, lexicon: &Lexicon) -> EcoString {
    let known = lexicon.actors.get(id).map(|actor| EcoString::from(actor.name.as_str()));
    known.unwrap_or_else(|| id.strip_prefix("name:").unwrap_or(id).into())
}

/// The document that stands for each claim's own voice: the first of all that carry its sentence.
fn copies(claims: &[Claim]) -> Vec<EcoString> {
    let mut first: FxHashMap<u64, usize> = FxHashMap::default();
    let mut sets = UnionFind::<usize>::new(claims.len());
    for (at, claim) in claims.iter().enumerate() {
        let before = at.checked_sub(1).filter(|&before| one_sentence(&claims[before], claim));
        if let Some(before) = before {
            sets.union(before, at);
            continue;
        }
        for run in runs(&claim.context) {
            sets.union(*first.entry(run).or_insert(at), at);
        }
    }
    let mut outlet: FxHashMap<usize, EcoString> = FxHashMap::default();
    let of_set = claims.iter().enumerate().map(|(at, claim)| {
        let own = claim.source.as_deref().unwrap_or(&claim.document);
        outlet.entry(sets.find_mut(at)).or_insert_with(|| own.into()).clone()
    });
    of_set.collect()
}

fn one_sentence(left: &Claim, right: &Claim) -> bool {
    left.sentence == right.sentence && left.document == right.document
}

/// Hashes of the runs of words by which a copied sentence is known.
fn runs(sentence: &str) -> Vec<u64> {
    let words = sentence.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let hashes: Vec<u64> = words.map(|word| FxBuildHasher.hash_one(word.to_lowercase())).collect();
    if hashes.len() < TELLING {
        return Vec::new();
    }
    hashes.windows(RUN).map(|window| FxBuildHasher.hash_one(window)).collect()
}
