//! Reference: which actor a noun phrase means.
//!
//! [`Referents::of`] reads a parsed document once. Names lead to the lexicon's actors or, where it knows none, to
//! the document's own ("name:" and the normalised name); then short forms, ministries, offices, descriptions and
//! pronouns follow from what stands around them. A wrong merge of two actors manufactures contradictions and a missed
//! one only hides them, so everything here asks for evidence and otherwise says nothing. "Chechen men" are people,
//! not Chechnya: an adjective alone never names an actor, [`Referents::place`] tells what it belongs to.

mod entities;
mod describe;
mod mention;
mod names;
mod pronoun;
mod salience;
mod locative;
mod state;
mod tree;

pub use names::{NameRelation, name_relation};
pub(crate) use names::{is_legal_form, without_accents};

use super::Via;
use crate::language::{Parsed, Token};
use crate::lexicon::Lexicon;
use ecow::EcoString;
use entities::Cast;
use mention::{Mention, mentions};
use rustc_hash::FxHashMap;
use tree::Tree;

/// What every noun phrase of one document refers to.
#[derive(Debug, Default)]
pub struct Referents {
    starts: Vec<usize>,
    found: Vec<Option<Referent>>,
    places: Vec<Option<EcoString>>,
    /// What named things were said to be.
    nouns: FxHashMap<EcoString, EcoString>,
}

/// Whom or what a noun phrase means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referent {
    /// A lexicon id (`united-states`), an office (`united-states:president`), a body of a state (`france/police`),
    /// or `name:` and a normalised name.
    pub id: EcoString,
    /// How the words relate to that actor.
    pub via: Via,
    /// How a report names it.
    pub name: EcoString,
    /// What kind of thing it is, as far as the document tells.
    pub kind: Kind,
}

/// What kind of thing a referent is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Kind {
    Person,
    Organisation,
    Outlet,
    State,
    City,
    Thing,
    Unknown,
}

impl Referents {
    /// Reads a document; linear in its words for sentences of ordinary length.
    pub fn of(parsed: &Parsed, lexicon: &Lexicon) -> Referents {
        let mut reader = Reader::new(parsed, lexicon);
        reader.read_names();
        for at in 0..reader.trees.len() {
            reader.describe(at);
            reader.read_states(at);
            reader.describe(at);
            reader.read_pronouns(at);
        }
        let nouns = reader.cast.nouns();
        Referents { starts: reader.starts, found: reader.found, places: reader.places, nouns }
    }

    /// Whom the noun phrase headed by that word means; none where nothing tells.
    pub fn resolve(&self, head: Token<'_>) -> Option<Referent> {
        self.found.get(self.at(head)?)?.clone()
    }

    /// The noun that says what the thing named by that word is: "ship" for "Ever Given".
    pub(crate) fn noun(&self, head: Token<'_>) -> Option<&str> {
        let referent = self.found.get(self.at(head)?)?.as_ref()?;
        self.nouns.get(&referent.id).map(EcoString::as_str)
    }

    /// The actor that an adjective or a modifying noun belongs to: `chechnya` for "Chechen" in "Chechen men".
    pub fn place(&self, modifier: Token<'_>) -> Option<EcoString> {
        let at = self.at(modifier)?;
        let named = self.found.get(at)?.as_ref().map(|referent| referent.id.clone());
        named.or_else(|| self.places.get(at)?.clone())
    }

    fn at(&self, token: Token<'_>) -> Option<usize> {
        Some(self.starts.get(token.sentence().index())? + token.index())
    }
}

/// A document while it is read.
struct Reader<'a> {
    lexicon: &'a Lexicon,
    parsed: &'a Parsed,
    trees: Vec<Tree<'a>>,
    starts: Vec<usize>,
    found: Vec<Option<Referent>>,
    places: Vec<Option<EcoString>>,
    cast: Cast,
}

impl<'a> Reader<'a> {
    fn new(parsed: &'a Parsed, lexicon: &'a Lexicon) -> Reader<'a> {
        let trees: Vec<Tree<'a>> = parsed.sentences().map(Tree::of).collect();
        let mut starts = Vec::with_capacity(trees.len());
        let mut words = 0;
        for tree in &trees {
            starts.push(words);
            words += tree.len();
        }
        Reader {
            lexicon,
            parsed,
            trees,
            starts,
            found: vec![None; words],
            places: vec![None; words],
            cast: Cast::default(),
        }
    }

    fn found(&self, sentence: usize, word: usize) -> Option<&Referent> {
        self.found.get(self.starts.get(sentence)? + word)?.as_ref()
    }

    fn set(&mut self, sentence: usize, word: usize, referent: Referent) {
        let at = self.starts[sentence] + word;
        if self.found[at].is_none() {
            self.found[at] = Some(referent);
        }
    }

    /// All names of the document: those of the lexicon and those of several words first, so that short ones find them.
    fn read_names(&mut self) {
        let mut all: Vec<(usize, Mention)> = Vec::new();
        for (at, tree) in self.trees.iter().enumerate() {
            for (word, id) in mention::adjectives(tree, &self.lexicon.actors) {
                self.places[self.starts[at] + word] = Some(id);
            }
            all.extend(mentions(tree, &self.lexicon.actors).into_iter().map(|mention| (at, mention)));
        }
        self.cast.note_places(&self.places);
        for (at, mention) in &all {
            self.cast.enter(&self.trees[*at], mention, self.lexicon);
        }
        for (at, mention) in &all {
            if let Some(referent) = self.cast.resolve(&self.trees[*at], mention, self.lexicon) {
                self.set(*at, mention.head, referent.clone());
                for word in mention.first..=mention.last {
                    let above = self.trees[*at].token(word).head();
                    if above.is_none_or(|above| !(mention.first..=mention.last).contains(&above.index())) {
                        self.set(*at, word, referent.clone());
                    }
                }
            }
        }
        for at in 0..self.trees.len() {
            self.read_known_names(at);
        }
    }

    /// What is written like a name of this document is that name, whatever a tagger takes its words for: "Levant Lines".
    fn read_known_names(&mut self, at: usize) {
        let mut word = 0;
        while word < self.trees[at].len() {
            let tree = &self.trees[at];
            let known = self.cast.named_at(tree, word).filter(|(last, _)| {
                let free = (word..=*last).all(|word| self.found(at, word).is_none());
                free && !mention::is_hyphened(tree, *last)
            });
            let Some((last, referent)) = known else {
                word += 1;
                continue;
            };
            let outside = |&word_in: &usize| {
                let head = tree.token(word_in).head();
                head.is_none_or(|head| !(word..=last).contains(&head.index()))
            };
            let head = (word..=last).rev().find(outside).unwrap_or(last);
            self.set(at, head, referent);
            word = last + 1;
        }
    }

    /// A referent of a lexicon's actor.
    fn actor(&self, id: &str, via: Via) -> Option<Referent> {
        entities::known(id, via, self.lexicon)
    }
}

#[cfg(test)]
mod tests;
