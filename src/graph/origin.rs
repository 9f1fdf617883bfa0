//! Origins: who each claim rests on, so that twelve outlets which repeat one source count once.
//!
//! A claim rests on the sources its text names (the speaker, and the outlet that was told), otherwise on its own
//! document; what a sentence tells of its own source beside the source's words rests on that source, too. Documents that carry a
//! near-verbatim sentence, or much of each other, rest on one origin (union-find over the sentences). Traps: case, marks, articles, titles
//! and what describes a paper make no other source; police, officials and papers of courts of one affair are one; what a text tells
//! in its own voice it may have from whomever it names elsewhere.

use super::copies::copied;
use crate::claim::facts::{masked_runs, runs};
use crate::claim::{ActorId, EventForm, Facts, Mention, Modifier, Role};
use crate::lexicon::{ActorKind, Lexicon, NameHint, WordClass};
use ecow::EcoString;
use petgraph::unionfind::UnionFind;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
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

/// What a claim rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Basis {
    /// Its origins, as reports name them; never empty.
    pub origins: BTreeSet<Origin>,
    /// By what an origin is known to be the same as another, and who else may stand behind what the text tells in its own voice.
    behind: BTreeSet<EcoString>,
    /// Whether its text names who says it.
    voiced: bool,
}

impl Basis {
    /// Whether nothing speaks against the two resting on different people or papers: both name who says it, and these are others, or
    /// both are told by texts that name nobody at all.
    pub fn is_apart_from(&self, other: &Basis) -> bool {
        let others = self.origins.is_disjoint(&other.origins);
        match (self.voiced, other.voiced) {
            (true, true) => others && self.behind.is_disjoint(&other.behind),
            (false, false) => others && self.behind.is_empty() && other.behind.is_empty(),
            _ => false,
        }
    }
}

/// The origins of every claim, by its index; claims that rest on the same share one set.
#[derive(Debug, Default)]
pub struct Origins {
    sets: Vec<Basis>,
    of: Vec<usize>,
}

/// Who the authorities are, whatever office of theirs speaks.
const AUTHORITY: &str = "authority:";

impl Origins {
    /// One pass over the claims; `claims` of one sentence must stand together.
    pub fn new(claims: &[Facts<'_>], lexicon: &Lexicon) -> Origins {
        let officers = officers(claims, lexicon);
        let voiced = |at: usize| voiced(claims, at, lexicon, &officers);
        let voiced: Vec<Basis> = (0..claims.len()).into_par_iter().map(voiced).collect();
        let copies = copies(claims);
        let mut origins = Origins::default();
        let mut own: FxHashMap<(usize, usize), usize> = FxHashMap::default();
        let mut first = 0;
        for document in claims.chunk_by(|a, b| a.document == b.document) {
            let within = first..first + document.len();
            let mut named: BTreeSet<EcoString> =
                voiced[within.clone()].iter().flat_map(|basis| basis.behind.iter().cloned()).collect();
            // What the authorities did a text has from them.
            let acts = |claim: &Facts<'_>| claim.actor.as_ref().is_some_and(|actor| is_authority(&actor.text, lexicon));
            named.extend(document.iter().any(acts).then(|| EcoString::from(AUTHORITY)));
            for at in within {
                if voiced[at].origins.is_empty() {
                    let set = *own.entry((first, copies[at])).or_insert(origins.sets.len());
                    if set == origins.sets.len() {
                        origins.sets.push(unvoiced(&claims[copies[at]], &named));
                    }
                    origins.of.push(set);
                } else {
                    // Claims of one sentence mostly stand in one voice.
                    let last = origins.of.last().copied().filter(|&last| origins.sets[last] == voiced[at]);
                    origins.of.push(last.unwrap_or(origins.sets.len()));
                    if last.is_none() {
                        origins.sets.push(voiced[at].clone());
                    }
                }
            }
            first += document.len();
        }
        origins
    }

    /// A number that two claims share where they are known to rest on the same.
    pub(crate) fn kind(&self, index: usize) -> usize {
        self.of[index]
    }

    /// What the claim at `index` rests on.
    pub fn of(&self, index: usize) -> &Basis {
        &self.sets[self.of[index]]
    }
}

/// What a claim rests on by the sources that its text names for it; empty where it names none.
fn voiced(claims: &[Facts<'_>], at: usize, lexicon: &Lexicon, officers: &FxHashSet<EcoString>) -> Basis {
    let claim = &claims[at];
    let mut basis = Basis { origins: named(claim, lexicon), voiced: true, ..Basis::default() };
    let mentions: Vec<&Mention> = if basis.origins.is_empty() {
        let source = of_source(claims, at);
        basis.origins.extend(source.map(|source| Origin::Named(name(source, lexicon))));
        source.into_iter().collect()
    } else {
        sources(claim, lexicon).collect()
    };
    basis.voiced = !mentions.iter().any(|mention| is_outlet(mention, lexicon) || is_nobody(mention, lexicon));
    basis.behind = mentions.into_iter().flat_map(|mention| known_by(mention, lexicon, officers)).collect();
    basis
}

/// What a claim rests on whose text names nobody for it: `first` is the claim that carried its sentence first, `named` are those whom its
/// document names elsewhere.
fn unvoiced(first: &Facts<'_>, named: &BTreeSet<EcoString>) -> Basis {
    let outlet = first.source.map(|outlet| Origin::Named(outlet.into()));
    let own = outlet.unwrap_or_else(|| Origin::Document(first.document.into()));
    Basis { origins: BTreeSet::from([own]), behind: named.clone(), voiced: false }
}

/// By what a source is known again: its id, the last word of its name or description, and that it is of the authorities.
fn known_by(mention: &Mention, lexicon: &Lexicon, officers: &FxHashSet<EcoString>) -> Vec<EcoString> {
    let last = |words: &str| {
        let word = words.trim_end_matches(|letter: char| !letter.is_alphanumeric()).rsplit(' ').next();
        EcoString::from(word.unwrap_or_default().to_lowercase())
    };
    let named = mention.id.as_deref().map(|id| ActorId::of(id).words());
    // "The Swedish government": what an actor of the vocabulary is called ends in anybody's words.
    let written = mention.text.rsplit(' ').next().is_some_and(|word| word.starts_with(char::is_uppercase));
    let words = named.into_iter().chain((written || named.is_none()).then_some(&*mention.text));
    let described = named.is_none().then_some(&*mention.phrase.head);
    let officer = mention.id.as_ref().is_some_and(|id| officers.contains(id));
    let authority = officer || is_authority(&mention.text, lexicon) || is_authority(&mention.phrase.head, lexicon);
    let authority = authority.then(|| EcoString::from(AUTHORITY));
    words.chain(described).map(last).chain(authority).filter(|key| !key.is_empty()).collect()
}

/// Whether words name or describe the police, a court, its papers, or somebody who speaks for an office.
fn is_authority(words: &str, lexicon: &Lexicon) -> bool {
    let words = words.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).any(|word| {
        let one = word.strip_suffix('s').unwrap_or(&word);
        lexicon.speech.is_authority(&word) || lexicon.speech.is_authority(one)
    })
}

/// Those of whom some text says that they hold an office of the authorities: "Lind, a police spokesman".
fn officers(claims: &[Facts<'_>], lexicon: &Lexicon) -> FxHashSet<EcoString> {
    let told = claims.par_iter().flat_map_iter(|claim| {
        let holds = claim.event.form == EventForm::Copula
            && claim.arguments.iter().any(|one| one.role == Role::Complement && is_authority(&one.text, lexicon));
        let actor = claim.actor.into_iter().filter(move |_| holds);
        let spoken = claim.attribution.iter().filter_map(|link| link.source.as_deref());
        let titled = spoken.filter(move |mention| is_authority(&mention.text, lexicon));
        actor.chain(titled).filter_map(|mention| mention.id.clone())
    });
    told.collect()
}

/// The sources that the text names for a claim, and the outlets that they told; nobody else who was told is one.
fn sources<'a>(claim: &'a Facts<'a>, lexicon: &'a Lexicon) -> impl Iterator<Item = &'a Mention> {
    let links = || claim.voices().chain(claim.report());
    let sources = links().filter_map(|link| link.source.as_deref());
    let told = links().filter_map(|link| link.addressee.as_deref()).filter(move |told| is_outlet(told, lexicon));
    sources.chain(told).filter(|mention| !mention.phrase.pronoun || mention.id.is_some())
}

fn is_outlet(mention: &Mention, lexicon: &Lexicon) -> bool {
    let actor = mention.id.as_deref().and_then(|id| lexicon.actors.get(id));
    actor.is_some_and(|actor| actor.kind == ActorKind::Outlet)
}

/// A paper ("the statement"), or one word of which no text tells whose name it is.
fn is_nobody(mention: &Mention, lexicon: &Lexicon) -> bool {
    let paper = mention.id.is_none() && lexicon.speech.medium(&mention.phrase.head).is_some();
    let word = mention.id.as_deref().and_then(|id| ActorId::of(id).name()).is_some_and(|name| !name.contains(' '));
    paper || word
}

/// The names of these, and of the houses for which they speak.
fn named(claim: &Facts<'_>, lexicon: &Lexicon) -> BTreeSet<Origin> {
    sources(claim, lexicon)
        .flat_map(|mention| std::iter::once(name(mention, lexicon)).chain(house(mention, lexicon)))
        .map(Origin::Named)
        .collect()
}

/// The source of other words of the sentence, where the claim at that index is about it: "according to the Hauge Line, which
/// runs ten ships".
fn of_source<'a>(claims: &[Facts<'a>], at: usize) -> Option<&'a Mention> {
    let actor = claims[at].actor.as_ref().and_then(|actor| actor.id.as_deref())?;
    let ours = |other: &&Facts<'_>| one_sentence(other, &claims[at]);
    let beside = claims[..at].iter().rev().take_while(ours).chain(claims[at + 1..].iter().take_while(ours));
    let beside = beside.flat_map(Facts::voices).filter(|link| link.verb.starts_with("according"));
    let mut sources = beside.filter_map(|link| link.source.as_deref());
    sources.find(|source| source.id.as_deref() == Some(actor))
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

/// How a report names a source: the lexicon's name, the document's, or the words, without marks and articles.
fn name(mention: &Mention, lexicon: &Lexicon) -> EcoString {
    mention.id.as_deref().map_or_else(|| described(&mention.text, lexicon), |id| called(id, lexicon))
}

/// A description in lower case, without the marks around it and the article before it.
fn described(text: &str, lexicon: &Lexicon) -> EcoString {
    let plain: String = text.chars().filter(|letter| !matches!(letter, '"' | '“' | '”' | '‘')).collect();
    let lower = plain.trim().to_lowercase();
    let bare = lower.split_once(' ').filter(|(first, _)| lexicon.cues.is(WordClass::Article, first));
    bare.map_or(lower.as_str(), |(_, rest)| rest).into()
}

/// How a report names an actor.
fn called(id: &str, lexicon: &Lexicon) -> EcoString {
    let known = lexicon.actors.get(id).map(|actor| EcoString::from(actor.name.as_str()));
    known.unwrap_or_else(|| ActorId::of(id).words().into())
}

/// The claim in whose document each claim's own voice is: the first of all that carry its sentence.
fn copies(claims: &[Facts<'_>]) -> Vec<usize> {
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
    let mut documents: Vec<(usize, Vec<u64>)> = Vec::new();
    for (at, claim) in claims.iter().enumerate().filter(|(at, _)| before(*at).is_none()) {
        match documents.last_mut().filter(|(first, _)| claims[*first].document == claim.document) {
            Some((_, runs)) => runs.extend(masked_runs(claim)),
            None => documents.push((at, masked_runs(claim))),
        }
    }
    let starts: Vec<usize> = documents.iter().map(|(first, _)| *first).collect();
    let together = copied(documents.into_iter().map(|(_, runs)| runs));
    for (at, &first) in together.iter().enumerate().filter(|(at, first)| at != *first) {
        let end = starts.get(at + 1).copied().unwrap_or(claims.len());
        (starts[at]..end).for_each(|claim| {
            sets.union(starts[first], claim);
        });
        let first_end = starts.get(first + 1).copied().unwrap_or(claims.len());
        (starts[first]..first_end).for_each(|claim| {
            sets.union(starts[first], claim);
        });
    }
    let mut firsts: FxHashMap<usize, usize> = FxHashMap::default();
    (0..claims.len()).map(|at| *firsts.entry(sets.find_mut(at)).or_insert(at)).collect()
}

fn one_sentence(left: &Facts<'_>, right: &Facts<'_>) -> bool {
    left.sentence == right.sentence && left.document == right.document
}
