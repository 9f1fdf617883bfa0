//! What the setting of a clause tells of those who act in it: "in Oslo police arrested five men".
//!
//! Traps: two places tell nothing, and a place that something comes from or goes to is not where it happens.

use super::{Kind, Reader, Referent};
use crate::claim::Via;
use crate::claim::id::ActorId;
use crate::language::{Deprel, Token};

/// Words that join a clause to what happens at its time and place.
const JOINTS: [&str; 5] = ["when", "as", "after", "while", "where"];

impl Reader<'_> {
    /// The one place where a subject acts, told by its clause or by the clause before it: "when they met in Oslo, police …".
    pub(super) fn place_of_clause(&self, at: usize, word: usize) -> Option<Referent> {
        let tree = &self.trees[at];
        let subject = tree.token(word);
        let acts = matches!(subject.deprel(), Deprel::Nsubj | Deprel::OblAgent);
        let plain =
            tree.children(word).all(|child| matches!(child.deprel(), Deprel::Det | Deprel::Case | Deprel::Punct));
        let verb = subject.head().filter(|_| acts && plain)?;
        let own = tree.children(verb.index()).filter(|child| child.deprel() == Deprel::Obl);
        let here = self.only_place(at, own);
        here.or_else(|| {
            let joined = |clause: &Token<'_>| {
                let mut words = tree.children(clause.index());
                clause.index() < word && words.any(|joint| JOINTS.contains(&&*joint.form().to_lowercase()))
            };
            let clause = tree.children(verb.index()).filter(|child| child.deprel() == Deprel::Advcl).find(joined)?;
            let inside = (0..word).filter(|&below| tree.is_under(below, clause.index()));
            self.only_place(at, inside.map(|below| tree.token(below)))
        })
    }

    /// The only place that something is said to be in.
    fn only_place<'t>(&self, at: usize, words: impl Iterator<Item = Token<'t>>) -> Option<Referent> {
        let place = |token: Token<'t>| {
            let found = self.found(at, token.index())?;
            let case = self.trees[at].case(token.index());
            let known = matches!(found.kind, Kind::State | Kind::City) && matches!(case, Some("in" | "at"));
            let told = found.kind == Kind::Unknown && case == Some("in");
            ((known || told) && found.via == Via::Same).then_some(found)
        };
        let mut places = words.filter_map(place);
        let first = places.next()?;
        let kind = if first.kind == Kind::Unknown { Kind::City } else { first.kind };
        places.all(|other| other.id == first.id).then(|| Referent { kind, ..first.clone() })
    }

    /// "Police in Hauge": a name that nothing is known of is a place's where a body is said to be in it.
    pub(super) fn is_in_a_place(&self, at: usize, word: usize) -> bool {
        let tree = &self.trees[at];
        tree.children(word).any(|child| child.deprel() == Deprel::Nmod && tree.case(child.index()) == Some("in"))
    }

    /// "A spokesperson for the Hauge Line denied that the company …": the house whose word is given, if the noun may be it.
    pub(super) fn spoken_for(&self, at: usize, word: usize, any: bool) -> Option<Referent> {
        let tree = &self.trees[at];
        let lemma = tree.token(word).lemma();
        let speaks = |noun: &usize| {
            let noun = tree.token(*noun).lemma().to_lowercase();
            self.lexicon.actors.state_word(&noun) == Some(crate::lexicon::StateWord::Speaker)
        };
        let house = (0..word).rev().filter(speaks).find_map(|noun| {
            let mut below = tree.children(noun).filter(|child| matches!(tree.case(child.index()), Some("for" | "of")));
            self.found(at, below.next()?.index())
        })?;
        let entity = self.cast.get(&house.id)?;
        let fits = any || entity.heads.is_empty() || entity.heads.iter().any(|head| head == lemma);
        let body =
            matches!(house.kind, Kind::Organisation | Kind::Unknown | Kind::Thing) && ActorId::of(&house.id).is_named();
        (fits && body && house.via == Via::Same).then(|| house.clone())
    }

    /// "The spokesperson" after "a spokesperson for the Hauge Line", "the embassy" after "the Norwegian embassy": the one
    /// of that calling just spoken of.
    pub(super) fn called_so_before(&self, at: usize, word: usize) -> Option<Referent> {
        let tree = &self.trees[at];
        let lemma = tree.token(word).lemma();
        let plain =
            tree.children(word).all(|child| matches!(child.deprel(), Deprel::Det | Deprel::Case | Deprel::Punct));
        let definite = tree.child(word, Deprel::Det).is_some_and(|article| article.lemma() == "the");
        if !plain || !definite || tree.is_plural(word) {
            return None;
        }
        let sentences = (at.saturating_sub(super::describe::BACK)..=at).rev();
        let mut places = sentences.flat_map(|sentence| {
            let end = if sentence == at { word } else { self.trees[sentence].len() };
            (0..end).rev().map(move |earlier| (sentence, earlier))
        });
        let spoken = |(sentence, earlier): (usize, usize)| {
            let same = self.trees[sentence].token(earlier).lemma() == lemma && !self.trees[sentence].is_plural(earlier);
            self.found(sentence, earlier).filter(|found| same && found.via == Via::SpeaksFor)
        };
        places.find_map(spoken).cloned()
    }
}
