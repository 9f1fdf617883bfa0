//! How two participants relate: by identity where both are resolved, by containment where they are described.
//!
//! Traps: two unresolved individuals ("a man", "a man") are never the same across documents; a part is not its
//! whole; a pronoun that nothing resolved is nobody; a negated "any visas" speaks of all visas.

use super::Situation;
use crate::claim::facts::same_name;
use crate::claim::reference::{NameRelation, name_relation};
use crate::claim::{Argument, Mention, Modifier, Phrase, Quantifier, Via};
use crate::lexicon::{Lexicon, NameHint};
use crate::logic::Relation;
use ecow::EcoString;
use std::borrow::Cow;
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

/// Pronouns that quantify over persons.
const ANYBODY: [&str; 10] =
    ["nobody", "noone", "no-one", "none", "anybody", "anyone", "everybody", "everyone", "somebody", "someone"];
/// Nouns that only point to what a text has told or will tell.
pub(super) const POINTERS: [&str; 8] =
    ["matter", "issue", "question", "subject", "topic", "affair", "situation", "problem"];
/// The noun of all persons.
const PERSON: &str = "person";

/// A noun phrase in its role, as its claim reads it.
#[derive(Debug, Clone)]
pub(super) struct Participant<'a> {
    pub(super) id: Option<&'a str>,
    pub(super) via: Via,
    pub(super) phrase: Cow<'a, Phrase>,
    pub(super) text: &'a str,
    /// Whether the claim speaks of all that the phrase denotes.
    pub(super) universal: bool,
    /// "not all": some it is not true of, and nothing is said of the others.
    not_all: bool,
}

impl<'a> Participant<'a> {
    /// A participant of a claim whose sign, as judged, is `negative`.
    ///
    /// Under negation "any", "no", a bare noun and an indefinite that is not the subject are read as all;
    /// what another predicate only entails ("refused visas": did not grant *those*) keeps its reading.
    fn new(id: Option<&'a str>, via: Via, phrase: Cow<'a, Phrase>, text: &'a str, reading: Reading) -> Participant<'a> {
        let universal = match phrase.quantifier {
            Quantifier::All => !reading.negative,
            Quantifier::Any | Quantifier::No => reading.negative,
            Quantifier::Bare => reading.negative && !reading.entailed && !phrase.name,
            Quantifier::Indefinite => reading.negative && !reading.entailed && !reading.subject,
            _ => false,
        };
        let not_all = phrase.quantifier == Quantifier::All && reading.negative;
        Participant { id, via, phrase, text, universal, not_all }
    }

    pub(super) fn of_mention(mention: &'a Mention, reading: Reading) -> Participant<'a> {
        Participant::new(mention.id.as_deref(), mention.via, Cow::Borrowed(&mention.phrase), &mention.text, reading)
    }

    pub(super) fn of_argument(argument: &'a Argument, reading: Reading) -> Participant<'a> {
        Participant::new(argument.id.as_deref(), argument.via, Cow::Borrowed(&argument.phrase), &argument.text, reading)
    }

    /// A phrase that stands inside an argument.
    pub(super) fn of_phrase(phrase: Phrase, text: &'a str, reading: Reading) -> Participant<'a> {
        Participant::new(None, Via::Same, Cow::Owned(phrase), text, reading)
    }

    /// A pronoun that stands for somebody who is not told; not one that speaks of anybody.
    fn is_somebody(&self) -> bool {
        self.phrase.pronoun && !ANYBODY.contains(&self.phrase.head.as_str())
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
    /// A state, and its people: what the one does the others are said to do, but not all that these do is the state's.
    const NATION: Meeting = Meeting { relation: Relation::Same, named: false, pinned: false };
}

/// Compares two participants in one role.
pub(super) fn meet(
    left: &Participant<'_>,
    right: &Participant<'_>,
    lexicon: &Lexicon,
    situation: Situation,
) -> Meeting {
    match (left.id, right.id) {
        (Some(_), None) | (None, Some(_)) if is_bench(&left.phrase, lexicon) && is_bench(&right.phrase, lexicon) => {
            described(left, right, lexicon, situation)
        }
        (Some(_), Some(_)) if of_two_genders(left.text, right.text, lexicon) => {
            Meeting { relation: Relation::Independent, named: false, pinned: false }
        }
        (Some(a), Some(b)) => identified((a, left.via), (b, right.via), lexicon),
        _ if left.is_somebody() || right.is_somebody() => pronouns(left, right, situation),
        (Some(id), None) if is_nation(right, id) => Meeting::NATION,
        (None, Some(id)) if is_nation(left, id) => Meeting::NATION,
        (Some(_), None) => member(left, right, lexicon),
        (None, Some(_)) => {
            let back = member(right, left, lexicon);
            Meeting { relation: back.relation.converse(), ..back }
        }
        (None, None) => described(left, right, lexicon, situation),
    }
}

/// "She" and "he", whoever a text that names two of one surname means by them; "Mr Hauge" and "Mrs Hauge".
fn of_two_genders(left: &str, right: &str, lexicon: &Lexicon) -> bool {
    let actors = &lexicon.actors;
    // "Her husband" is told of a man.
    let gender = |text: &str| match text.split_once(' ') {
        Some((title, _)) => actors.gender_of_title(title),
        None => actors.gender(text).or_else(|| actors.gender(&text.to_lowercase())),
    };
    gender(left).zip(gender(right)).is_some_and(|(one, other)| one != other)
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

/// "The Germans": the people of that place, and nothing told that would narrow them.
fn is_nation(people: &Participant<'_>, id: &str) -> bool {
    let phrase = &*people.phrase;
    let only = |place: &EcoString| Modifier::of(place).actor() == Some(id);
    let whole = phrase.head == PERSON && phrase.plural && phrase.quantifier == Quantifier::Definite;
    whole && phrase.modifiers.len() == 1 && phrase.modifiers.iter().all(only)
}

/// "The matter": a noun phrase that stands for whatever is spoken of.
pub(super) fn points(phrase: &Phrase) -> bool {
    let told = |modifier: &EcoString| Modifier::of(modifier).actor().is_none() && !is_attached(modifier);
    phrase.quantifier == Quantifier::Definite
        && POINTERS.contains(&phrase.head.as_str())
        && phrase.clause.is_empty()
        && !phrase.modifiers.iter().any(told)
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
    let id = named.id.unwrap_or_default();
    let elsewhere = described.phrase.modifiers.iter().any(|modifier| match Modifier::of(modifier) {
        Modifier::Actor(place) => place != id && !lexicon.actors.is_part_of(id, place),
        Modifier::Joined("in" | "of", _) => true,
        _ => !TRANSPARENT.contains(&modifier.as_str()),
    });
    if !belongs || elsewhere || [PERSON, "people"].contains(&group) || !described.is_group() {
        return Meeting::NONE;
    }
    Meeting { relation: Relation::Narrower, named: true, pinned: true }
}

/// Two described participants: containment of heads and modifiers, then whether they can be the same ones.
fn described(left: &Participant<'_>, right: &Participant<'_>, lexicon: &Lexicon, situation: Situation) -> Meeting {
    let (a, b) = (&*left.phrase, &*right.phrase);
    let partial = left.not_all && !right.universal || right.not_all && !left.universal;
    // "The first fire" is not the second, and few are not many.
    let few = |one: Quantifier, other: Quantifier| {
        one == Quantifier::Few && matches!(other, Quantifier::Many | Quantifier::Most | Quantifier::All)
    };
    let ranks = a.ordinal.zip(b.ordinal).is_some_and(|(one, other)| one != other)
        || few(a.quantifier, b.quantifier)
        || few(b.quantifier, a.quantifier);
    if a.head.is_empty() || b.head.is_empty() || ranks || partial && left.not_all != right.not_all {
        return Meeting::NONE;
    }
    let bench = is_bench(a, lexicon) && is_bench(b, lexicon);
    let heads = if bench { Relation::Same } else { heads(a, b, lexicon) };
    let universal = left.universal || right.universal;
    let relation = if heads.agrees() { heads.join(modified(a, b, universal, lexicon)) } else { heads };
    let kinds = a.quantifier == Quantifier::Bare && b.quantifier == Quantifier::Bare;
    let definite = a.quantifier == Quantifier::Definite && b.quantifier == Quantifier::Definite;
    let definite = definite || bench && relation == Relation::Same;
    let seated = relation == Relation::Same && is_seated(a, lexicon) && is_seated(b, lexicon);
    // "Shares in Statoil": what a name tells apart, and nothing narrows.
    let owned = kinds
        && a.plural
        && relation == Relation::Same
        && a.modifiers.iter().any(|word| Modifier::of(word).actor().is_some());
    let pinned = universal || definite && !(points(a) || points(b)) || seated || owned || situation == Situation::One;
    if !(pinned || kinds || relation.agrees()) {
        return Meeting { relation: Relation::Independent, named: false, pinned };
    }
    Meeting { relation, named: false, pinned }
}

/// "A court in Oslo": a body of a named place, of which news of one matter means one.
fn is_seated(phrase: &Phrase, lexicon: &Lexicon) -> bool {
    !phrase.plural
        && lexicon.actors.hints(&phrase.head, NameHint::Body)
        && phrase.modifiers.iter().any(|modifier| is_placed(modifier))
}

/// "Judges in Oslo", "the court in Oslo": who sits in judgement at a place that is told.
fn is_bench(phrase: &Phrase, lexicon: &Lexicon) -> bool {
    let sits = |sort: &EcoString| sort == "court";
    lexicon.events.noun_class(&phrase.head).iter().any(sits)
        && phrase.modifiers.iter().any(|modifier| is_placed(modifier))
}

/// Whether a modifier says where somebody or something is.
fn is_placed(modifier: &str) -> bool {
    matches!(Modifier::of(modifier), Modifier::Actor(_) | Modifier::Joined("in", _))
}

/// How two heads relate. Pronouns of quantity ("nobody") and peoples ("Chechens") speak of persons of any kind.
fn heads(left: &Phrase, right: &Phrase, lexicon: &Lexicon) -> Relation {
    let anybody = |phrase: &Phrase| ANYBODY.contains(&phrase.head.as_str());
    let people = |phrase: &Phrase| {
        phrase.head == PERSON && phrase.modifiers.iter().any(|word| Modifier::of(word).actor().is_some())
    };
    match (points(left), points(right)) {
        (true, false) => return Relation::Broader,
        (false, true) => return Relation::Narrower,
        _ => {}
    }
    let person = |noun: &str| {
        lexicon.events.noun_relation(noun, PERSON).agrees() || lexicon.words.relation(noun, PERSON).agrees()
    };
    let human = |phrase: &Phrase| anybody(phrase) || person(&phrase.head);
    match (anybody(left) || people(left), anybody(right) || people(right)) {
        (true, true) => Relation::Same,
        (true, false) if human(right) => {
            if anybody(left) {
                Relation::Broader
            } else {
                Relation::Same
            }
        }
        (false, true) if human(left) => {
            if anybody(right) {
                Relation::Narrower
            } else {
                Relation::Same
            }
        }
        _ => lexicon.events.noun_relation(&left.head, &right.head),
    }
}

/// How the modifiers of two phrases with one head relate. Of individuals, a relative clause on one side alone tells
/// more of the same ones; of all that a phrase denotes it is a condition like any other.
fn modified(left: &Phrase, right: &Phrase, universal: bool, lexicon: &Lexicon) -> Relation {
    let whole = narrowing(left, right, lexicon);
    if universal || left.clause.is_empty() == right.clause.is_empty() || whole.agrees() {
        return whole;
    }
    let more = if right.clause.is_empty() { Relation::Narrower } else { Relation::Broader };
    match narrowing(&unclaused(left), &unclaused(right), lexicon) {
        Relation::Same => more,
        other => other,
    }
}

fn unclaused(phrase: &Phrase) -> Phrase {
    Phrase { clause: Vec::new(), ..phrase.clone() }
}

/// How the modifiers of two phrases with one head relate.
fn narrowing(left: &Phrase, right: &Phrase, lexicon: &Lexicon) -> Relation {
    let (a, b) = (restrictions(left), restrictions(right));
    let covers = |one: &BTreeSet<&str>, other: &BTreeSet<&str>| {
        other.iter().all(|word| one.contains(word) || one.iter().any(|own| inside(own, word, lexicon)))
    };
    match (covers(&a, &b), covers(&b, &a)) {
        (true, true) => Relation::Same,
        (true, false) => Relation::Narrower,
        (false, true) => Relation::Broader,
        (false, false) => Relation::Independent,
    }
}

/// Whether two phrases describe one kind of thing, their relative clauses aside.
pub(super) fn one_kind(left: &Phrase, right: &Phrase, lexicon: &Lexicon) -> bool {
    let (a, b) = (unclaused(left), unclaused(right));
    heads(left, right, lexicon) == Relation::Same && narrowing(&a, &b, lexicon) == Relation::Same
}

/// Whether one modifier names a part of the place or actor that another names.
fn inside(part: &str, whole: &str, lexicon: &Lexicon) -> bool {
    let (Some(part), Some(whole)) = (Modifier::of(part).actor(), Modifier::of(whole).actor()) else { return false };
    lexicon.actors.is_part_of(part, whole)
}

/// Whether a modifier is a prepositional phrase that may as well stand at the verb.
pub(super) fn is_attached(modifier: &str) -> bool {
    matches!(Modifier::of(modifier), Modifier::Joined(preposition, _) if preposition != "of")
}

fn restrictions(phrase: &Phrase) -> BTreeSet<&str> {
    // "a failure of the engine" is an "engine failure".
    let all = phrase.modifiers.iter().filter(|modifier| !is_attached(modifier)).chain(&phrase.clause);
    all.map(|lemma| if let Modifier::Joined("of", noun) = Modifier::of(lemma) { noun } else { lemma.as_str() })
        .filter(|lemma| !TRANSPARENT.contains(lemma))
        .collect()
}
