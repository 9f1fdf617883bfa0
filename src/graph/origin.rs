//! Origins: who each claim rests on, so that twelve outlets which repeat one source count once.
//!
//! A claim rests on the sources its text names (the speaker, and the outlet that was told), otherwise on its own
//! document; what a sentence tells of its own source beside the source's words rests on that source, too. Documents that carry a near-verbatim sentence rest on one origin (union-find over the sentences).

use crate::claim::facts::runs;
use crate::claim::{ActorId, Claim, Mention, Modifier};
use crate::lexicon::{ActorKind, Lexicon, NameHint};
use ecow::EcoString;
use petgraph::unionfind::UnionFind;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Somebody or something that claims rest on. A document is never somebody whom a text names, whatever its file is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A source or an outlet, as reports name it.
    Named(EcoString),
    /// A document that nobody is known to have published, by its id.
    Document(EcoString),
}

impl Origin {
    /// How reports name it.
    pub fn name(&self) -> &str {
        match self {
            Origin::Named(name) | Origin::Document(name) => name,
        }
    }
}

/// The origins of every claim, by its index; claims that rest on the same share one set.
#[derive(Debug, Default)]
pub struct Origins {
    sets: Vec<BTreeSet<Origin>>,
    of: Vec<usize>,
}

impl Origins {
    /// One pass over the claims; `claims` of one sentence must stand together.
    pub fn new(claims: &[Claim], lexicon: &Lexicon) -> Origins {
        let named = |at: usize| {
            let mut named = named(&claims[at], lexicon);
            if named.is_empty() {
                named.extend(of_source(claims, at, lexicon).map(Origin::Named));
            }
            named
        };
        let named: Vec<BTreeSet<Origin>> = (0..claims.len()).into_par_iter().map(named).collect();
        let copies = copies(claims);
        let mut origins = Origins::default();
        let mut own: FxHashMap<usize, usize> = FxHashMap::default();
        for (at, named) in named.into_iter().enumerate() {
            let next = origins.sets.len();
            if named.is_empty() {
                let first = copies[at];
                let set = *own.entry(first).or_insert(next);
                if set == next {
                    let Claim { source, document, .. } = &claims[first];
                    let outlet = source.as_deref().map(|outlet| Origin::Named(outlet.into()));
                    let own = outlet.unwrap_or_else(|| Origin::Document(document.as_ref().into()));
                    origins.sets.push(BTreeSet::from([own]));
                }
                origins.of.push(set);
            } else {
                // Claims of one sentence mostly stand in one voice.
                let last = origins.of.last().copied().filter(|&last| origins.sets[last] == named);
                origins.of.push(last.unwrap_or(next));
                if last.is_none() {
                    origins.sets.push(named);
                }
            }
        }
        origins
    }

    /// A number that two claims share where they are known to rest on the same.
    pub(crate) fn kind(&self, index: usize) -> usize {
        self.of[index]
    }

    /// The origins of the claim at `index`; never empty.
    pub fn of(&self, index: usize) -> &BTreeSet<Origin> {
        &self.sets[self.of[index]]
    }
}

/// The sources and outlets that the text names for a claim.
fn named(claim: &Claim, lexicon: &Lexicon) -> BTreeSet<Origin> {
    let links = || claim.voices().chain(claim.report());
    let sources = links().filter_map(|link| link.source.as_ref());
    let told = links().filter_map(|link| link.addressee.as_ref());
    sources
        .chain(told)
        .filter(|mention| !mention.phrase.pronoun || mention.id.is_some())
        .flat_map(|mention| std::iter::once(name(mention, lexicon)).chain(house(mention, lexicon)))
        .map(Origin::Named)
        .collect()
}

/// The source of other words of the sentence, where the claim at that index is about it: "according to the Hauge Line, which
/// runs ten ships".
fn of_source(claims: &[Claim], at: usize, lexicon: &Lexicon) -> Option<EcoString> {
    let actor = claims[at].actor.as_ref().and_then(|actor| actor.id.as_deref())?;
    let ours = |other: &&Claim| one_sentence(other, &claims[at]);
    let beside = claims[..at].iter().rev().take_while(ours).chain(claims[at + 1..].iter().take_while(ours));
    let beside = beside.flat_map(Claim::voices).filter(|link| link.verb.starts_with("according"));
    let mut sources = beside.filter_map(|link| link.source.as_ref());
    sources.find(|source| source.id.as_deref() == Some(actor)).map(|source| name(source, lexicon))
}

/// The house that a named speaker leads or speaks for: "the head of the bank, Anna Lind".
fn house(mention: &Mention, lexicon: &Lexicon) -> Option<EcoString> {
    let leads = lexicon.actors.hints(&mention.phrase.head, NameHint::Person) && mention.id.is_some();
    let mut houses = mention.phrase.modifiers.iter().filter_map(|modifier| Modifier::of(modifier).actor());
    let only = houses.next().filter(|_| leads && houses.next().is_none())?;
    let organisation = |id: &str| {
        let kind = lexicon.actors.get(id).map(|actor| actor.kind);
        let place = |kind| matches!(kind, ActorKind::Country | ActorKind::Region | ActorKind::City | ActorKind::Person);
        kind.map_or(ActorId::of(id).is_named(), |kind| !place(kind))
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
    known.unwrap_or_else(|| ActorId::of(id).words().into())
}

/// The claim in whose document each claim's own voice is: the first of all that carry its sentence.
fn copies(claims: &[Claim]) -> Vec<usize> {
    let mut first: FxHashMap<u64, usize> = FxHashMap::default();
    let mut sets = UnionFind::<usize>::new(claims.len());
    let before = |at: usize| at.checked_sub(1).filter(|&before| one_sentence(&claims[before], &claims[at]));
    let runs = |at| before(at).map_or_else(|| Err(runs(&claims[at])), Ok);
    let told: Vec<Result<usize, Vec<u64>>> = (0..claims.len()).into_par_iter().map(runs).collect();
    for (at, told) in told.into_iter().enumerate() {
        match told {
            Ok(before) => {
                sets.union(before, at);
            }
            Err(runs) => {
                for run in runs {
                    sets.union(*first.entry(run).or_insert(at), at);
                }
            }
        }
    }
    let mut firsts: FxHashMap<usize, usize> = FxHashMap::default();
    (0..claims.len()).map(|at| *firsts.entry(sets.find_mut(at)).or_insert(at)).collect()
}

fn one_sentence(left: &Claim, right: &Claim) -> bool {
    left.sentence == right.sentence && left.document == right.document
}
