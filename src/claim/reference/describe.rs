//! Appositions, titles and descriptions: "X, president of Y", "the organisation SOS", "the network".
//!
//! Traps: a plural is no apposition of one name; "the company" is the one company just spoken of, or nobody's.

use super::{Kind, Reader, Referent};
use crate::claim::Via;
use crate::language::{Deprel, Upos};
use crate::lexicon::NameHint;

/// How many sentences back a description looks.
pub(super) const BACK: usize = 3;

/// Descriptions that any body answers to.
const ANY_BODY: [&str; 8] =
    ["organisation", "organization", "group", "company", "firm", "charity", "ngo", "non-profit"];

impl Reader<'_> {
    /// Carries referents across appositions, then resolves descriptions.
    pub(super) fn describe(&mut self, at: usize) {
        for word in 0..self.trees[at].len() {
            let token = self.trees[at].token(word);
            match token.deprel() {
                Deprel::Appos => self.apposition(at, word),
                Deprel::Flat | Deprel::NmodDesc => self.titled(at, word),
                _ => {}
            }
        }
        for word in 0..self.trees[at].len() {
            if self.found(at, word).is_none()
                && let Some(referent) = self.description(at, word)
            {
                self.set(at, word, referent);
            }
        }
    }

    /// One of two nouns in apposition names the other.
    fn apposition(&mut self, at: usize, below: usize) {
        let Some(above) = self.trees[at].token(below).head().map(|head| head.index()) else { return };
        let tree = &self.trees[at];
        let listed = tree.children(below).any(|child| child.deprel() == Deprel::Conj);
        let nouns = |word: usize| tree.token(word).upos().is_nominal();
        if listed || !nouns(above) || !nouns(below) || tree.is_plural(above) || tree.is_plural(below) {
            return;
        }
        let common = |word: usize| tree.token(word).upos() == Upos::Noun;
        let (named, described) = match (self.found(at, above).is_some(), self.found(at, below).is_some()) {
            (true, false) if common(below) => (above, below),
            (false, true) if common(above) => (below, above),
            _ => return,
        };
        self.carry(at, named, described);
    }

    /// "president Emmanuel Macron" with the common noun as head, or the name.
    fn titled(&mut self, at: usize, below: usize) {
        let Some(head) = self.trees[at].token(below).head() else { return };
        let tree = &self.trees[at];
        let title = |word: usize| self.lexicon.actors.hints(tree.token(word).form(), NameHint::Title);
        let common = |word: usize| (tree.token(word).upos() == Upos::Noun || title(word)) && !tree.is_plural(word);
        let above = head.index();
        if self.found(at, below).is_some() && self.found(at, above).is_none() && common(above) {
            self.carry(at, below, above);
        }
    }

    fn carry(&mut self, at: usize, named: usize, described: usize) {
        let Some(referent) = self.found(at, named).cloned() else { return };
        let lemma = self.trees[at].token(described).lemma().to_lowercase();
        let hint = |hint: NameHint| self.lexicon.actors.hints(&lemma, hint);
        let kind = match (hint(NameHint::Person), hint(NameHint::Body)) {
            (true, false) => Some(Kind::Person),
            (false, true) => Some(Kind::Organisation),
            (false, false) if self.is_artefact(&lemma) => Some(Kind::Thing),
            _ => None,
        };
        let clash = match referent.kind {
            Kind::Person => kind == Some(Kind::Organisation),
            Kind::Organisation | Kind::Outlet | Kind::State | Kind::City | Kind::Thing => kind == Some(Kind::Person),
            Kind::Unknown => false,
        };
        let definite = self.trees[at].is_definite(described) && !self.trees[at].token(described).is_eventive();
        if clash || referent.via != Via::Same || !(definite || self.describes(&lemma)) {
            return;
        }
        self.cast.describe(&referent.id, &lemma, kind);
        self.set(
            at,
            described,
            Referent { kind: kind.filter(|_| referent.kind == Kind::Unknown).unwrap_or(referent.kind), ..referent },
        );
    }

    /// Whether a noun is the sort of thing that is built: a ship, a bridge.
    fn is_artefact(&self, lemma: &str) -> bool {
        self.lexicon.events.noun_class(lemma).iter().any(|class| ["vehicle", "structure"].contains(&class.as_str()))
    }

    /// Whether a noun says what a name is, and not what somebody did.
    fn describes(&self, lemma: &str) -> bool {
        let hint = |hint: NameHint| self.lexicon.actors.hints(lemma, hint);
        let class = |class: &&str| self.lexicon.events.noun_class(lemma).iter().any(|known| known == class);
        hint(NameHint::Person) || hint(NameHint::Body) || ["person", "place", "business"].iter().any(class)
    }

    /// "The network": the body last spoken of whose name or description holds the word.
    fn description(&self, at: usize, word: usize) -> Option<Referent> {
        let tree = &self.trees[at];
        let token = tree.token(word);
        let lemma = token.lemma();
        if token.upos() != Upos::Noun || tree.is_plural(word) || !self.lexicon.actors.hints(lemma, NameHint::Body) {
            return None;
        }
        let bare = tree.children(word).all(|child| {
            matches!(child.deprel(), Deprel::Det | Deprel::Case | Deprel::Punct | Deprel::Cc | Deprel::Conj)
        });
        let definite = tree.child(word, Deprel::Det).is_some_and(|article| matches!(article.lemma(), "the" | "this"));
        if !bare || !definite {
            return None;
        }
        let any = ANY_BODY.contains(&lemma);
        if let Some(house) = self.spoken_for(at, word, any) {
            return Some(house);
        }
        let from = self.starts[at.saturating_sub(BACK)];
        let mut bodies: Vec<&Referent> = Vec::new();
        for referent in self.found[from..self.starts[at] + word].iter().rev().flatten() {
            let body =
                matches!(referent.kind, Kind::Organisation | Kind::Outlet | Kind::Unknown) && referent.via == Via::Same;
            if !body || bodies.iter().any(|known| known.id == referent.id) {
                continue;
            }
            if self.cast.get(&referent.id).is_some_and(|entity| entity.heads.iter().any(|head| head == lemma)) {
                return Some(referent.clone());
            }
            bodies.push(referent);
        }
        match bodies.as_slice() {
            [only] if any && only.kind == Kind::Organisation => Some((*only).clone()),
            _ => self.protagonist(at, lemma, any),
        }
    }
}
