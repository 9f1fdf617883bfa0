//! Event classes, the words that express them, and the relations between them.
//!
//! No class contains its object: granting a visa is the class `grant` with the object "visa". What a word
//! means may hang on its arguments ("decline to comment", "decline a request", "prices decline"): those are
//! the senses of a class. Relations hold between positive classes; whatever follows from the stated ones by
//! joining is derived when the files are linked, and a contradiction among them is an error with its place.

mod closure;
mod link;
pub(super) mod raw;
mod wholes;

use crate::data::DataFile;
use crate::error::Error;
use crate::logic::Relation;
use closure::Closure;
use ecow::EcoString;
use indexmap::IndexMap;
use raw::RawFile;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Event classes and the words for them, what nouns stand for, and how classes and nouns relate.
#[derive(Debug, Default)]
pub struct Events {
    pending: Vec<(DataFile, RawFile)>,
    classes: IndexMap<EcoString, EventClass>,
    words: FxHashMap<(Part, EcoString), Vec<Entry>>,
    noun_classes: FxHashMap<EcoString, Vec<EcoString>>,
    relations: Closure,
    /// Classes of which the one undoes the other.
    undone: Vec<(usize, usize)>,
    nouns: FxHashMap<EcoString, usize>,
    noun_relations: Closure,
}

/// One kind of event or state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventClass {
    /// Its id: `refuse-grant`.
    pub id: EcoString,
    /// How a report names it: "refuse to grant".
    pub name: EcoString,
    /// The classes of one family meet under one key in the graph.
    pub family: EcoString,
    /// What it entails of other classes.
    pub entails: Vec<Entailment>,
    /// Which participant it happens to.
    pub affected: Party,
    /// Whether the event is itself an act of saying.
    pub speech: bool,
    /// Whether actor and object may be exchanged: to meet, to marry.
    pub reciprocal: bool,
    /// Whether a named instance happens once: a death, a sinking, a verdict.
    pub one_off: bool,
    /// Whether counts of it grow as more becomes known: the dead, the arrested.
    pub tally: bool,
}

/// What an event of one class says about another class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entailment {
    /// The other class.
    pub class: EcoString,
    /// Whether it is entailed not to be so.
    pub negative: bool,
    /// Who of this event's participants is the other's actor; [`Party::Actor`] keeps all roles as they are.
    pub subject: Party,
}

/// A participant of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Party {
    Actor,
    Object,
    Recipient,
    #[default]
    None,
}

/// The part of speech of a predicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Part {
    /// "denied".
    #[default]
    Verb,
    /// "the denial".
    Noun,
    /// "is silent".
    Adjective,
}

/// A predicate with the heads of its arguments, as the tree gives them; all in lemmas.
///
/// In a passive, `object` is the subject of the tree. A particle is part of `lemma` ("turn down").
#[derive(Debug, Clone, Copy, Default)]
pub struct Predicate<'a> {
    /// The predicate's lemma.
    pub lemma: &'a str,
    /// What it is in the sentence.
    pub part: Part,
    /// Who does it.
    pub subject: Option<&'a str>,
    /// To what it is done; of an event noun, what its "of" or compound gives. A name keeps its capital.
    pub object: Option<&'a str>,
    /// To whom: the indirect object, or what follows "to" or "for".
    pub recipient: Option<&'a str>,
    /// The verb, adjective or adverb of an open complement: "give" of "declined to give", "aground" of "ran aground".
    pub complement_verb: Option<&'a str>,
    /// The prepositions of its obliques: "for" of "voted for the bill".
    pub prepositions: &'a [&'a str],
    /// Whether it has a clause for an object: "denied that …".
    pub clausal: bool,
    /// Whether what stands as its object is that of its infinitive: "agreed to sign the treaty".
    pub united: bool,
}

/// What stands in the object's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ObjectIs {
    /// A clause.
    Clause,
    /// Nothing.
    None,
    /// A noun phrase or an open complement.
    Noun,
}

/// One way in which a word means a class.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    class: usize,
    /// What must follow the word, where the expression has more than one.
    rest: EcoString,
    needs: Needs,
}

/// The arguments that a sense asks for; an empty list asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Needs {
    subject: Vec<EcoString>,
    object: Vec<EcoString>,
    recipient: Vec<EcoString>,
    to_verb: Vec<EcoString>,
    with: Vec<EcoString>,
    object_is: Option<ObjectIs>,
}

/// The noun class of every name: a sense that asks for `named` is content with "Oslo".
const NAMED: &str = "named";

/// Any complement verb.
const ANY: &str = "any";

impl Events {
    /// Adds a file of `rules/lexicon/events/`; it counts once [`Events::link`] has run.
    ///
    /// # Errors
    /// A file that does not parse, with its place.
    pub(super) fn add(&mut self, file: &DataFile) -> Result<(), Error> {
        let raw = file.parse()?;
        self.pending.push((file.clone(), raw));
        Ok(())
    }

    /// The class of that id.
    pub fn class(&self, id: &str) -> Option<&EventClass> {
        self.classes.get(id)
    }

    /// All classes, in the order of the files.
    pub fn classes(&self) -> impl Iterator<Item = &EventClass> {
        self.classes.values()
    }

    /// The family of the class of that id.
    pub fn family(&self, id: &str) -> Option<&str> {
        self.classes.get(id).map(|class| class.family.as_str())
    }

    /// The class that a predicate expresses with these arguments: the sense that asks for most, else the word's own class.
    ///
    /// ```
    /// use gainsay::lexicon::{Lexicon, Part, Predicate};
    /// let lexicon = Lexicon::read(&gainsay::data::embedded()).unwrap();
    /// let visas = Predicate { lemma: "deny", object: Some("visa"), ..Predicate::default() };
    /// assert_eq!(lexicon.events.lookup(&visas).unwrap().id, "refuse-grant");
    /// let silent = Predicate { lemma: "silent", part: Part::Adjective, ..Predicate::default() };
    /// assert_eq!(lexicon.events.lookup(&silent).unwrap().id, "silent");
    /// ```
    pub fn lookup(&self, query: &Predicate<'_>) -> Option<&EventClass> {
        let lemma = query.lemma.to_lowercase();
        let (first, rest) = lemma.split_once(' ').unwrap_or((&lemma, ""));
        let entries = self.words.get(&(query.part, EcoString::from(first)))?;
        let fits = |entry: &Entry| Some((self.weigh(entry, rest, query)?, entry.class));
        let best = entries.iter().filter_map(fits).min_by_key(|&(weight, _)| std::cmp::Reverse(weight))?;
        self.classes.get_index(best.1).map(|(_, class)| class)
    }

    /// How much an entry asks for, where the query gives it.
    fn weigh(&self, entry: &Entry, rest: &str, query: &Predicate<'_>) -> Option<usize> {
        let mut weight = 0;
        if !entry.rest.is_empty() {
            let beside = [query.complement_verb, query.object];
            let rest_is_there = entry.rest == rest
                || rest.is_empty()
                    && (beside.contains(&Some(entry.rest.as_str()))
                        || query.prepositions.contains(&entry.rest.as_str()));
            weight += rest_is_there.then_some(8)?;
        } else if !rest.is_empty() {
            return None;
        }
        let needs = &entry.needs;
        // "Agreed to sign the treaty": the object is the infinitive's.
        if query.united && needs.to_verb.is_empty() && !needs.object.is_empty() {
            return None;
        }
        for (wanted, given) in
            [(&needs.subject, query.subject), (&needs.object, query.object), (&needs.recipient, query.recipient)]
        {
            if !wanted.is_empty() {
                weight += given.is_some_and(|noun| self.is_one_of(noun, wanted)).then_some(2)?;
            }
        }
        if !needs.to_verb.is_empty() {
            let verb = query.complement_verb?;
            let listed = needs.to_verb.iter().any(|wanted| wanted == verb);
            weight += if listed { 2 } else { needs.to_verb.iter().any(|wanted| wanted == ANY).then_some(1)? };
        }
        if !needs.with.is_empty() {
            weight += query.prepositions.iter().any(|p| needs.with.iter().any(|w| w == p)).then_some(2)?;
        }
        if let Some(wanted) = needs.object_is {
            weight += (query.object_is() == wanted).then_some(1)?;
        }
        Some(weight)
    }

    fn is_one_of(&self, noun: &str, wanted: &[EcoString]) -> bool {
        let named = noun.chars().next().is_some_and(char::is_uppercase);
        (named && wanted.iter().any(|class| class == NAMED))
            || self.noun_class(&noun.to_lowercase()).iter().any(|class| wanted.contains(class))
    }

    /// Whether a verb means several classes, by what stands with it.
    pub fn is_ambiguous(&self, verb: &str) -> bool {
        let first = verb.split(' ').next().unwrap_or_default();
        let entries = self.words.get(&(Part::Verb, EcoString::from(first))).map_or(&[][..], Vec::as_slice);
        entries.iter().any(|entry| entry.class != entries[0].class || entry.needs != Needs::default())
    }

    /// How two classes relate, by what the files state and all that follows; unknown ids are independent.
    pub fn relation(&self, left: &str, right: &str) -> Relation {
        match (self.classes.get_index_of(left), self.classes.get_index_of(right)) {
            (Some(left), Some(right)) => self.relations.get(left, right),
            _ => Relation::Independent,
        }
    }

    /// Whether what the one class does the other undoes, so that both may happen in turn: to arrest, to free.
    pub fn undoes(&self, left: &str, right: &str) -> bool {
        let Some(pair) = self.classes.get_index_of(left).zip(self.classes.get_index_of(right)) else { return false };
        let is = |class: usize, stated: usize| {
            class == stated || matches!(self.relations.get(class, stated), Relation::Same | Relation::Narrower)
        };
        let either = |(a, b): (usize, usize)| self.undone.iter().any(|&(one, other)| is(a, one) && is(b, other));
        either(pair) || either((pair.1, pair.0))
    }

    /// The noun classes of a lemma, sorted.
    pub fn noun_class(&self, lemma: &str) -> &[EcoString] {
        self.noun_classes.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// How two nouns relate (lemmas): "dog" is narrower than "animal", "man" excludes "woman".
    ///
    /// Adjectives that modify a noun relate as their classes do. Equal lemmas are the same; words that no file
    /// names are independent.
    pub fn noun_relation(&self, left: &str, right: &str) -> Relation {
        if left == right {
            return Relation::Same;
        }
        match (self.nouns.get(left), self.nouns.get(right)) {
            (Some(&left), Some(&right)) => self.noun_relations.get(left, right),
            _ => match (self.adjective(left), self.adjective(right)) {
                (Some(left), Some(right)) if left != right => self.relations.get(left, right),
                _ => Relation::Independent,
            },
        }
    }

    /// The class that an adjective has by itself.
    fn adjective(&self, lemma: &str) -> Option<usize> {
        let entries = self.words.get(&(Part::Adjective, EcoString::from(lemma)))?;
        entries.iter().find(|entry| entry.needs == Needs::default()).map(|entry| entry.class)
    }
}

impl Predicate<'_> {
    fn object_is(&self) -> ObjectIs {
        if self.clausal {
            ObjectIs::Clause
        } else if self.object.is_some() || self.complement_verb.is_some() {
            ObjectIs::Noun
        } else {
            ObjectIs::None
        }
    }
}

#[cfg(test)]
mod tests;
