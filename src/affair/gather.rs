//! From facts to affairs: links documents, reads each affair, and writes its referents and events down with their mentions.

use super::events::{Events, events};
use super::facts::Facts;
use super::link::{self, link};
use super::model::{Affair, How, Kind, Mention, Thing};
use super::nominal::Form;
use super::referents::{Referents, Referring, referents};
use crate::claim::ActorId;
use crate::lexicon::Lexicon;
use ecow::{EcoString, eco_format};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Names that say what an affair is about.
const ABOUT: usize = 4;
/// How sure a description, a pronoun and a predicate are to mean what their sort does; a name is.
const DESCRIBED: f32 = 0.85;
const STOOD_FOR: f32 = 0.6;
const PREDICATED: f32 = 0.9;

/// The affairs of documents, by their facts; in the order of the ids of their first documents, whatever the order of the facts.
///
/// Linear in the documents: of what many share, only the most frequent are compared.
pub fn affairs(facts: &[Facts], lexicon: &Lexicon) -> Vec<Affair> {
    let mut sorted: Vec<&Facts> = facts.iter().collect();
    sorted.sort_by(|a, b| a.document.cmp(&b.document));
    let terms: Vec<link::Terms<'_>> = sorted.iter().map(|facts| facts.terms.as_slice()).collect();
    let groups = link(&terms);
    let read = groups.par_iter().map(|group| {
        let members: Vec<&Facts> = group.documents.iter().map(|&at| sorted[at]).collect();
        affair(&members, group.likeness, lexicon)
    });
    let mut affairs: Vec<Affair> = read.collect();
    number(&mut affairs);
    affairs
}

/// Gives ids: affairs and things without a name are counted through.
fn number(affairs: &mut [Affair]) {
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for (at, affair) in affairs.iter_mut().enumerate() {
        affair.id = eco_format!("affair:{}", at + 1);
        for thing in &mut affair.things {
            thing.affair = affair.id.clone();
            if !ActorId::of(&thing.id).is_named() && thing.id.contains('#') {
                let count = counts.entry(thing.kind).or_default();
                *count += 1;
                thing.id = eco_format!("{}{count}", thing.id);
            }
        }
    }
}

fn affair(facts: &[&Facts], likeness: f32, lexicon: &Lexicon) -> Affair {
    let referents = referents(facts, lexicon);
    let events = events(facts, &referents, lexicon);
    let mut things = referent_things(facts, &referents);
    let about = about(&things);
    things.extend(event_things(facts, &events));
    let first = |thing: &Thing| thing.mentions.first().map(|mention| (mention.document.clone(), mention.span));
    things.sort_by(|a, b| (first(a), a.kind, &a.id).cmp(&(first(b), b.kind, &b.id)));
    Affair {
        id: EcoString::new(),
        documents: facts.iter().map(|facts| facts.document.clone()).collect(),
        sure: rounded(if facts.len() == 1 { 1.0 } else { likeness / (likeness + link::ALIKE) }),
        about,
        things,
    }
}

/// The names of most documents.
fn about(things: &[Thing]) -> Vec<EcoString> {
    let documents = |thing: &Thing| {
        let mut all: Vec<&str> = thing.mentions.iter().map(|mention| &*mention.document).collect();
        all.dedup();
        all.len()
    };
    let named = things.iter().filter(|thing| thing.mentions.iter().any(|mention| mention.via == How::Name));
    let mut named: Vec<(usize, usize, &EcoString)> =
        named.map(|thing| (documents(thing), thing.mentions.len(), &thing.name)).collect();
    named.sort_by(|a, b| (Reverse(a.0), Reverse(a.1), a.2).cmp(&(Reverse(b.0), Reverse(b.1), b.2)));
    named.into_iter().take(ABOUT).map(|(_, _, name)| name.clone()).collect()
}

fn rounded(sure: f32) -> f32 {
    (sure * 100.0).round() / 100.0
}

fn referent_things(facts: &[&Facts], referents: &Referents) -> Vec<Thing> {
    let mut mentions: BTreeMap<u32, Vec<Mention>> = BTreeMap::new();
    for (facts, of) in facts.iter().zip(&referents.of) {
        for (nominal, sort) in facts.nominals.iter().zip(of) {
            let Some(sort) = *sort else { continue };
            let (via, part) = match nominal.form {
                Form::Name(_) | Form::Known(_) => (How::Name, 1.0),
                Form::Pronoun(_) => (How::Pronoun, STOOD_FOR),
                Form::Noun(..) | Form::Number(_) => (How::Description, DESCRIBED),
            };
            mentions.entry(referents.groups.group(sort)).or_default().push(Mention {
                document: facts.document.clone(),
                span: nominal.span,
                text: nominal.text.clone(),
                via,
                sure: rounded(referents.groups.sure(sort) * part),
            });
        }
    }
    let thing = |(group, mentions): (u32, Vec<Mention>)| {
        let members = &referents.groups.all()[&group];
        let (id, name) = referent_name(members, referents);
        thing(Kind::Referent, id, name, mentions, members.iter().map(|&sort| referents.groups.sure(sort)))
    };
    mentions.into_iter().map(thing).collect()
}

fn thing(
    kind: Kind,
    id: EcoString,
    name: EcoString,
    mut mentions: Vec<Mention>,
    sure: impl Iterator<Item = f32>,
) -> Thing {
    mentions.sort_by(|a, b| (&a.document, a.span).cmp(&(&b.document, b.span)));
    Thing { kind, id, affair: EcoString::new(), name, sure: rounded(sure.fold(1.0, f32::min)), mentions }
}

/// The id and name of a referent: by its most frequent name, else by its noun.
fn referent_name(members: &[u32], referents: &Referents) -> (EcoString, EcoString) {
    let named = |form: &Form| matches!(form, Form::Known(_) | Form::Name(_));
    let rank = |form: &Form, one: &Referring| (named(form), one.sort.count, Reverse(one.sort.wording()));
    let sorts = members.iter().filter_map(|&at| referents.sorts.get_index(at as usize));
    let best = sorts.max_by(|(a, one), (b, other)| rank(a, one).cmp(&rank(b, other)));
    let Some((form, one)) = best else { return (EcoString::new(), EcoString::new()) };
    let id = match form {
        Form::Known(id) => id.clone(),
        Form::Name(words) => ActorId::of_name(&words.join(" ")),
        Form::Noun(head, _) => eco_format!("referent:{head}#"),
        Form::Number(word) => eco_format!("referent:{word}#"),
        Form::Pronoun(_) => EcoString::new(),
    };
    (id, one.sort.wording())
}

fn event_things(facts: &[&Facts], events: &Events) -> Vec<Thing> {
    let mut mentions: BTreeMap<u32, Vec<Mention>> = BTreeMap::new();
    for (facts, of) in facts.iter().zip(&events.of) {
        for (predicate, &sort) in facts.predicates.iter().zip(of) {
            mentions.entry(events.groups.group(sort)).or_default().push(Mention {
                document: facts.document.clone(),
                span: predicate.span,
                text: predicate.text.clone(),
                via: How::Predicate,
                sure: rounded(events.groups.sure(sort) * PREDICATED),
            });
        }
    }
    let thing = |(group, mentions): (u32, Vec<Mention>)| {
        let members = &events.groups.all()[&group];
        let sorts = members.iter().filter_map(|&at| events.sorts.get_index(at as usize));
        let most = sorts.max_by(|a, b| a.1.sort.count.cmp(&b.1.sort.count).then(b.0.cmp(a.0)));
        let key = most.map(|(key, _)| key.verb.clone()).unwrap_or_default();
        let sure = members.iter().map(|&sort| events.groups.sure(sort));
        thing(Kind::Event, eco_format!("event:{key}#"), key, mentions, sure)
    };
    mentions.into_iter().map(thing).collect()
}
