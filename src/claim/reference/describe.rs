//! Appositions, titles and descriptions: "X, president of Y", "the organisation SOS", "the network".
//!
//! Traps: a plural is no apposition of one name; "the company" is the one company just spoken of, or nobody's.

use super::entities::Entity;
use super::{Kind, Reader, Referent};
use crate::claim::Via;
use crate::claim::id::ActorId;
use crate::language::{Deprel, Upos};
use crate::lexicon::NameHint;

/// How many sentences back a description looks.
pub(super) const BACK: usize = 3;

/// Descriptions that any body answers to.
const ANY_BODY: [&str; 8] =
    ["organisation", "organization", "group", "company", "firm", "charity", "ngo", "non-profit"];

/// Nouns for persons that firms answer to as well.
const MAY_BE_A_FIRM: [&str; 6] = ["owner", "manager", "representative", "leader", "founder", "author"];

impl Reader<'_> {
    /// Carries referents across appositions, then resolves descriptions.
    pub(super) fn describe(&mut self, at: usize) {
        for word in 0..self.trees[at].len() {
            let token = self.trees[at].token(word);
            match token.deprel() {
                Deprel::Appos => self.apposition(at, word),
                Deprel::Flat | Deprel::NmodDesc => self.titled(at, word),
                Deprel::Compound if self.is_label(at, word) => self.titled(at, word),
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

    /// "president Emmanuel Macron", "the ferry Saga Nord" with the common noun as head, or the name.
    fn titled(&mut self, at: usize, below: usize) {
        let Some(head) = self.trees[at].token(below).head() else { return };
        let tree = &self.trees[at];
        let title = |word: usize| self.lexicon.actors.hints(tree.token(word).form(), NameHint::Title);
        let common = |word: usize| (tree.token(word).upos() == Upos::Noun || title(word)) && !tree.is_plural(word);
        let above = head.index();
        match (self.found(at, above).is_some(), self.found(at, below).is_some()) {
            (false, true) if common(above) => self.carry(at, below, above),
            (true, false) if tree.token(below).upos() == Upos::Noun && common(below) => self.carry(at, above, below),
            _ => {}
        }
    }

    /// "the space *corporation* Roscosmos": a common noun right before a name that says what it is.
    fn is_label(&self, at: usize, word: usize) -> bool {
        let tree = &self.trees[at];
        let token = tree.token(word);
        let lemma = token.lemma().to_lowercase();
        let named = token.head().is_some_and(|head| head.upos() == Upos::Propn && head.index() > word);
        let beside = tree.len() > word + 1 && tree.token(word + 1).upos() == Upos::Propn;
        let kind = self.lexicon.actors.hints(&lemma, NameHint::Body) || self.lexicon.is_artefact(&lemma);
        token.upos() == Upos::Noun && named && beside && kind
    }

    fn carry(&mut self, at: usize, named: usize, described: usize) {
        let Some(referent) = self.found(at, named).cloned() else { return };
        let lemma = self.trees[at].token(described).lemma().to_lowercase();
        let hint = |hint: NameHint| self.lexicon.actors.hints(&lemma, hint);
        let kind = match (hint(NameHint::Person), hint(NameHint::Body)) {
            (true, false) if MAY_BE_A_FIRM.contains(&lemma.as_str()) => None,
            (true, false) => Some(Kind::Person),
            (false, true) => Some(Kind::Organisation),
            (false, false) if self.lexicon.is_artefact(&lemma) => Some(Kind::Thing),
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
        let gender = self.lexicon.actors.gender(&lemma);
        self.cast.describe(&referent.id, &lemma, kind, gender);
        self.set(
            at,
            described,
            Referent { kind: kind.filter(|_| referent.kind == Kind::Unknown).unwrap_or(referent.kind), ..referent },
        );
    }

    /// Whether a noun says what a name is, and not what somebody did.
    fn describes(&self, lemma: &str) -> bool {
        let hint = |hint: NameHint| self.lexicon.actors.hints(lemma, hint);
        let class = |class: &&str| self.lexicon.events.noun_class(lemma).iter().any(|known| known == class);
        hint(NameHint::Person)
            || hint(NameHint::Body)
            || self.lexicon.is_artefact(lemma)
            || ["person", "place", "business"].iter().any(class)
    }

    /// "The network", "the ship": the body last spoken of whose name or description holds the word, or the one thing
    /// or person that was described so before.
    fn description(&self, at: usize, word: usize) -> Option<Referent> {
        let tree = &self.trees[at];
        let token = tree.token(word);
        let lemma = token.lemma();
        if token.upos() != Upos::Noun || tree.is_plural(word) || !self.is_plain(at, word) {
            return None;
        }
        if !self.lexicon.actors.hints(lemma, NameHint::Body) {
            return self.thing(at, word, lemma).or_else(|| self.holder_of(lemma));
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
        // A name of several words that is nobody's and nothing's is a firm's where a firm is spoken of.
        let several = |id: &str| ActorId::of(id).is_named() && id.contains(' ');
        match bodies.as_slice() {
            [only] if any && (only.kind == Kind::Organisation || several(&only.id)) => Some((*only).clone()),
            _ => self.protagonist(at, lemma, any),
        }
    }

    /// Whether a noun stands with "the" or "this" and nothing that narrows it but the adjective of a place.
    fn is_plain(&self, at: usize, word: usize) -> bool {
        let tree = &self.trees[at];
        let of_place = |child: usize| self.places[self.starts[at] + child].is_some();
        let open = |child: Deprel| {
            matches!(child, Deprel::Case | Deprel::Punct | Deprel::Cc | Deprel::Conj | Deprel::AclRelcl | Deprel::Det)
        };
        let bare = tree
            .children(word)
            .all(|child| open(child.deprel()) || child.deprel() == Deprel::Amod && of_place(child.index()));
        let commas = |child: usize| (word..child).any(|between| tree.token(between).form() == ",");
        let aside = tree.children(word).all(|child| child.deprel() != Deprel::AclRelcl || commas(child.index()));
        let article = tree.child(word, Deprel::Det);
        bare && aside && article.is_some_and(|article| matches!(article.lemma(), "the" | "this"))
    }

    /// "The rover": the one named thing of the document that was said to be one; "the vessel": the one that was said
    /// to be a ship, else the only thing just spoken of.
    fn thing(&self, at: usize, word: usize, lemma: &str) -> Option<Referent> {
        if !self.lexicon.is_artefact(lemma) {
            return None;
        }
        let called = |fits: &dyn Fn(&str) -> bool, entity: &Entity| {
            entity.kind == Kind::Thing && entity.heads.iter().any(|head| fits(head))
        };
        if self.cast.entities.iter().any(|entity| called(&|head| head == lemma, entity)) {
            return self.cast.described_as(|entity| called(&|head| head == lemma, entity)).map(Entity::referent);
        }
        let kin = |head: &str| {
            let sorts = self.lexicon.events.noun_class(head);
            sorts.iter().any(|sort| sort != "vehicle" && self.lexicon.events.noun_class(lemma).contains(sort))
        };
        // A ship is a vessel; what bears a number and was not said to be anything may be any craft, if no other is near.
        let any = self.lexicon.is_any_craft(lemma);
        let fits = |entity: &Entity| {
            let craft = entity.is_numbered() && entity.heads.is_empty();
            craft || any && called(&kin, entity)
        };
        let from = self.starts[at.saturating_sub(BACK)];
        let near = self.found[from..self.starts[at] + word].iter().flatten();
        let mut near = near.filter(|other| self.cast.get(&other.id).is_some_and(fits));
        match near.next() {
            Some(only) if any || self.cast.described_as(fits).is_some() => {
                near.all(|other| other.id == only.id).then(|| only.clone())
            }
            Some(_) => None,
            None => self.cast.described_as(fits).filter(|_| any).map(Entity::referent),
        }
    }

    /// "The owner", "the minister": who alone was described so before.
    fn holder_of(&self, lemma: &str) -> Option<Referent> {
        let described = |entity: &Entity| {
            matches!(entity.kind, Kind::Person | Kind::Organisation | Kind::Unknown)
                && entity.heads.iter().any(|head| head == lemma)
        };
        self.cast.described_as(described).map(Entity::referent)
    }
}
