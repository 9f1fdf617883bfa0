//! How two participants relate: by identity where both are resolved, by containment where they are described.
//!
//! Traps: two unresolved individuals ("a man", "a man") are never the same across documents; a part is not its
//! whole; a pronoun that nothing resolved is nobody; a negated "any visas" speaks of all visas.

use super::Situation;
use crate::claim::reference::{NameRelation, name_relation};
use crate::claim::{Argument, Mention, Phrase, Quantifier, Via};
use crate::lexicon::Lexicon;
use crate::logic::Relation;
use std::collections::BTreeSet;

/// Adjectives that point or grade but do not narrow what a noun denotes.
const TRANSPARENT: [&str; 12] = [
    "other",
    "such",
    "same",
    "own",
    "certain",
    "various",
    "different",
    "so-called",
    "alleged",
    "entire",
    "whole",
    "world",
];

/// A noun phrase in its role, as its claim reads it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Participant<'a> {
    pub(super) id: Option<&'a str>,
    pub(super) via: Via,
    pub(super) phrase: &'a Phrase,
    pub(super) text: &'a str,
    /// Whether the claim speaks of all that the phrase denotes.
    pub(super) universal: bool,
}

impl<'a> Participant<'a> {
    /// A participant of a claim whose sign, as judged, is `negative`.
    ///
    /// Under negation "any", "no", a bare noun and an indefinite that is not the subject are read as all;
    /// what another predicate only entails ("refused visas": did not grant *those*) keeps its reading.
    fn new(id: Option<&'a str>, via: Via, phrase: &'a Phrase, text: &'a str, reading: Reading) -> Participant<'a> {
        let universal = match phrase.quantifier {
            Quantifier::All => !reading.negative,
            Quantifier::Any | Quantifier::No => reading.negative,
            Quantifier::Bare => reading.negative && !reading.entailed && !phrase.name,
            Quantifier::Indefinite => reading.negative && !reading.entailed && !reading.subject,
            _ => false,
        };
        Participant { id, via, phrase, text, universal }
    }

    pub(super) fn of_mention(mention: &'a Mention, reading: Reading) -> Participant<'a> {
        Participant::new(mention.id.as_deref(), mention.via, &mention.phrase, &mention.text, reading)
    }

    pub(super) fn of_argument(argument: &'a Argument, reading: Reading) -> Participant<'a> {
        Participant::new(argument.id.as_deref(), argument.via, &argument.phrase, &argument.text, reading)
    }

    /// "world leaders", "all officials": a group spoken of as such.
    fn is_group(&self) -> bool {
        let generic =
            matches!(self.phrase.quantifier, Quantifier::Bare | Quantifier::All | Quantifier::Any | Quantifier::No);
        self.id.is_none() && self.phrase.plural && generic && !self.phrase.name && !self.phrase.pronoun
    }
}

/// What decides how a claim reads its noun phrases.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) negative: bool,
    pub(super) entailed: bool,
    pub(super) subject: bool,
}

/// How two participants relate, and whether it is sure that they are the same individuals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meeting {
    pub(super) relation: Relation,
    /// Both resolved to one actor or place.
    pub(super) named: bool,
    /// The same individuals, or one side speaks of all of them.
    pub(super) pinned: bool,
}

impl Meeting {
    const NONE: Meeting = Meeting { relation: Relation::Independent, named: false, pinned: false };
}

/// Compares two participants in one role.
pub(super) fn meet(
    left: &Participant<'_>,
    right: &Participant<'_>,
    lexicon: &Lexicon,
    situation: Situation,
) -> Meeting {
    match (left.id, right.id) {
        (Some(a), Some(b)) => identified((a, left.via), (b, right.via), lexicon),
        _ if left.phrase.pronoun || right.phrase.pronoun => pronouns(left, right, situation),
        (Some(_), None) => member(left, right, lexicon),
        (None, Some(_)) => {
            let back = member(right, left, lexicon);
            Meeting { relation: back.relation.converse(), ..back }
        }
        (None, None) => described(left, right, lexicon, situation),
    }
}

/// Two resolved participants: the same, a part of the other, or two.
fn identified(left: (&str, Via), right: (&str, Via), lexicon: &Lexicon) -> Meeting {
    let relation = match (left.1 == Via::PartOf, right.1 == Via::PartOf) {
        _ if !same_name(left.0, right.0) => apart(left.0, right.0, lexicon),
        (false, false) => Relation::Same,
        (true, false) => Relation::Narrower,
        (false, true) => Relation::Broader,
        (true, true) => Relation::Independent,
    };
    Meeting { relation, named: relation.agrees(), pinned: relation.agrees() }
}

/// Whether two ids name one actor: equal, or two writings of one name.
pub(crate) fn same_name(left: &str, right: &str) -> bool {
    left == right || name_relation(left, right) == NameRelation::Same
}

fn apart(left: &str, right: &str, lexicon: &Lexicon) -> Relation {
    if lexicon.actors.is_part_of(left, right) {
        Relation::Narrower
    } else if lexicon.actors.is_part_of(right, left) {
        Relation::Broader
    } else if name_relation(left, right) == NameRelation::Unknown {
        Relation::Independent
    } else {
        Relation::Exclusive
    }
}

fn pronouns(left: &Participant<'_>, right: &Participant<'_>, situation: Situation) -> Meeting {
    let same = situation == Situation::One && left.phrase.head == right.phrase.head;
    if same { Meeting { relation: Relation::Same, named: false, pinned: true } } else { Meeting::NONE }
}

/// A named individual against a described group that it may belong to.
fn member(named: &Participant<'_>, described: &Participant<'_>, lexicon: &Lexicon) -> Meeting {
    let office = named.phrase.head.as_str();
    let offices = std::iter::once(office).chain(named.phrase.modifiers.iter().map(|lemma| lemma.as_str()));
    let group = described.phrase.head.as_str();
    let belongs = lexicon
        .actors
        .offices(named.id.unwrap_or_default())
        .chain(offices)
        .any(|office| matches!(lexicon.events.noun_relation(office, group), Relation::Same | Relation::Narrower));
    if !belongs || !described.is_group() {
        return Meeting::NONE;
    }
    Meeting { relation: Relation::Narrower, named: true, pinned: true }
}

/// Two described participants: containment of heads and modifiers, then whether they can be the same ones.
fn described(left: &Participant<'_>, right: &Participant<'_>, lexicon: &Lexicon, situation: Situation) -> Meeting {
    let (a, b) = (left.phrase, right.phrase);
    if a.head.is_empty() || b.head.is_empty() {
        return Meeting::NONE;
    }
    let heads = lexicon.events.noun_relation(&a.head, &b.head);
    let relation = if heads.agrees() { heads.join(narrowing(a, b)) } else { heads };
    let universal = left.universal || right.universal;
    let kinds = a.quantifier == Quantifier::Bare && b.quantifier == Quantifier::Bare;
    let definite = a.quantifier == Quantifier::Definite && b.quantifier == Quantifier::Definite;
    let pinned = universal || definite || situation == Situation::One;
    if !(pinned || kinds || relation.agrees()) {
        return Meeting { relation: Relation::Independent, named: false, pinned };
    }
    Meeting { relation, named: false, pinned }
}

/// How the modifiers of two phrases with one head relate.
fn narrowing(left: &Phrase, right: &Phrase) -> Relation {
    let (a, b) = (restrictions(left), restrictions(right));
    match (a.is_superset(&b), b.is_superset(&a)) {
        (true, true) => Relation::Same,
        (true, false) => Relation::Narrower,
        (false, true) => Relation::Broader,
        (false, false) => Relation::Independent,
    }
}

fn restrictions(phrase: &Phrase) -> BTreeSet<&str> {
    let all = phrase.modifiers.iter().chain(&phrase.clause).map(|lemma| lemma.as_str());
    all.filter(|lemma| !TRANSPARENT.contains(lemma)).collect()
}
