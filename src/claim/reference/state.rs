//! What acts for a state, and who holds its offices: "the French government", "US officials", "the U.S. president".
//!
//! Traps: a former official speaks for nobody, two officials are two people, a parliament is only a part; "the
//! president" is whoever the document or the day says, never a guess.

use super::{Kind, Reader, Referent};
use crate::claim::Via;
use crate::language::{Deprel, Upos};
use crate::lexicon::{NameHint, StateWord};
use ecow::EcoString;

/// How deep "US State Department spokesman" is followed.
const DEPTH: usize = 4;

impl Reader<'_> {
    /// Resolves the common nouns of a sentence that stand for states, organisations and office holders.
    pub(super) fn read_states(&mut self, at: usize) {
        for word in 0..self.trees[at].len() {
            if self.found(at, word).is_none()
                && let Some(referent) = self.state_noun(at, word, 0)
            {
                self.set(at, word, referent);
            }
        }
    }

    fn state_noun(&mut self, at: usize, word: usize, depth: usize) -> Option<Referent> {
        let token = self.trees[at].token(word);
        let modifier = token.deprel() == Deprel::Flat || token.deprel() == Deprel::Amod && depth == 0;
        if !token.upos().is_nominal() || modifier || depth >= DEPTH || self.is_apart(at, word) {
            return None;
        }
        let lemma = token.lemma().to_lowercase();
        match self.lexicon.actors.state_word(&lemma) {
            Some(StateWord::Speaker) => self.speaker(at, word, depth),
            Some(kind) => self.of_state(at, word, kind, depth),
            None => self.office(at, word, &lemma),
        }
    }

    /// "former", "pro-", "some": such people and bodies speak for no state.
    fn is_apart(&self, at: usize, word: usize) -> bool {
        self.trees[at].children(word).any(|child| {
            let form = child.form().to_lowercase();
            let stem = form.split('-').next().unwrap_or_default();
            let hint = |word: &str| self.lexicon.actors.hints(word, NameHint::Apart);
            matches!(child.deprel(), Deprel::Amod | Deprel::Det | Deprel::Compound | Deprel::Advmod | Deprel::DetPredet)
                && (hint(&form) || stem.len() < form.len() && hint(stem))
        })
    }

    /// Whom the word belongs to: its adjective, compound, possessor, or what follows "of", "in" or "for".
    fn owner(&mut self, at: usize, word: usize, depth: usize) -> Option<Referent> {
        let children: Vec<usize> = self.trees[at].children(word).map(|child| child.index()).collect();
        for child in children {
            let tree = &self.trees[at];
            let fits = match tree.token(child).deprel() {
                Deprel::Amod | Deprel::Compound | Deprel::NmodPoss | Deprel::NmodDesc => true,
                Deprel::Nmod => matches!(tree.case(child), None | Some("of" | "in" | "for" | "from" | "at" | "with")),
                _ => false,
            };
            if !fits || super::mention::is_hyphened(tree, child) {
                continue;
            }
            let named = self.found(at, child).cloned().or_else(|| self.state_noun(at, child, depth + 1));
            let place = self.places[self.starts[at] + child].clone();
            if let Some(found) = named.or_else(|| self.actor(&place?, Via::Same)) {
                return Some(found);
            }
        }
        None
    }

    fn speaker(&mut self, at: usize, word: usize, depth: usize) -> Option<Referent> {
        let Some(owner) = self.owner(at, word, depth) else { return self.called_so_before(at, word) };
        Some(Referent { via: if owner.via == Via::PartOf { Via::PartOf } else { Via::SpeaksFor }, ..owner })
    }

    fn of_state(&mut self, at: usize, word: usize, kind: StateWord, depth: usize) -> Option<Referent> {
        let owner = match self.owner(at, word, depth) {
            Some(owner) => owner,
            None if kind == StateWord::Part => self.place_of_clause(at, word)?,
            None => {
                let body = kind == StateWord::Body;
                return body.then(|| self.called_so_before(at, word).or_else(|| self.last_state(at, word)))?;
            }
        };
        if owner.kind == Kind::Person {
            let term = self.lexicon.actors.terms(&owner.id).last().filter(|_| kind == StateWord::Body)?;
            return self.actor(&term.country.clone(), Via::SpeaksFor);
        }
        let state = owner.kind == Kind::State && owner.via != Via::PartOf;
        let town = owner.kind == Kind::City || owner.kind == Kind::Unknown && self.is_in_a_place(at, word);
        let tree = &self.trees[at];
        let counted = tree.child(word, Deprel::Nummod).is_some();
        let single = !tree.is_plural(word)
            && tree.child(word, Deprel::Det).is_none_or(|article| matches!(article.lemma(), "a" | "an" | "one"));
        let indefinite = tree.child(word, Deprel::Det).is_some_and(|article| matches!(article.lemma(), "a" | "an"));
        let lemma = tree.token(word).lemma().to_lowercase();
        let person = self.lexicon.actors.hints(&lemma, NameHint::Person);
        match kind {
            StateWord::Body if state => Some(Referent { via: Via::SpeaksFor, ..owner }),
            StateWord::People if owner.kind == Kind::Unknown => None,
            StateWord::People if counted || single => Some(Referent { via: Via::PartOf, ..owner }),
            StateWord::People => Some(Referent { via: Via::SpeaksFor, ..owner }),
            StateWord::Forces if state && counted => Some(Referent { via: Via::PartOf, ..owner }),
            StateWord::Forces if state => Some(Referent { via: Via::SpeaksFor, ..owner }),
            StateWord::Part if state && (person || indefinite) => Some(Referent { via: Via::PartOf, ..owner }),
            StateWord::Part if (state || town) && !counted => Some(Referent {
                id: format!("{}/{}", owner.id, lemma.replace(' ', "-")).into(),
                via: Via::Same,
                name: format!("{} of {}", lemma, owner.name).into(),
                kind: Kind::Organisation,
            }),
            _ => None,
        }
    }

    /// "The foreign ministry" after "Germany issued …": the state that acts just before it.
    fn last_state(&self, at: usize, word: usize) -> Option<Referent> {
        let tree = &self.trees[at];
        let article = tree.child(word, Deprel::Det)?;
        let plain = tree.children(word).all(|child| {
            matches!(child.deprel(), Deprel::Det | Deprel::Case | Deprel::Punct | Deprel::Compound)
                || child.deprel() == Deprel::Amod && super::tree::is_capitalised(child.form())
        });
        let ministry =
            matches!(tree.token(word).lemma().to_lowercase().as_str(), "government" | "ministry" | "authority");
        if article.lemma() != "the" || !plain || !ministry {
            return None;
        }
        let before = at.checked_sub(1)?;
        if self.trees[before].sentence.headline() {
            return None;
        }
        let subject = self.main_subject(before)?;
        let state =
            self.found(before, subject).filter(|found| found.kind == Kind::State && found.via != Via::PartOf)?;
        let others = self.found[self.starts[before]..self.starts[before] + self.trees[before].len()]
            .iter()
            .flatten()
            .any(|other| {
                other.kind == Kind::State
                    && other.id != state.id
                    && !self.lexicon.actors.is_part_of(&other.id, &state.id)
            });
        (!others).then(|| Referent { via: Via::SpeaksFor, ..state.clone() })
    }

    /// "The U.S. president": the person the document names in that office, else who held it on the day.
    fn office(&mut self, at: usize, word: usize, lemma: &str) -> Option<Referent> {
        let tree = &self.trees[at];
        if tree.is_plural(word) || tree.token(word).deprel() == Deprel::NmodDesc {
            return None;
        }
        let modifiers = tree.children(word).filter(|child| matches!(child.deprel(), Deprel::Compound | Deprel::Amod));
        let two = modifiers
            .map(|child| format!("{} {lemma}", child.form().to_lowercase()))
            .find(|two| self.lexicon.actors.offices_named(two).next().is_some());
        let noun = two.as_deref().unwrap_or(lemma);
        let offices: Vec<EcoString> = self.lexicon.actors.offices_named(noun).map(EcoString::from).collect();
        if offices.is_empty() || tree.child(word, Deprel::Appos).is_some() || tree.token(word).upos() == Upos::Adj {
            return None;
        }
        let indefinite = tree.child(word, Deprel::Det).is_some_and(|article| article.lemma() != "the");
        let predicate = tree.child(word, Deprel::Cop).is_some();
        if indefinite || predicate || matches!(tree.token(word).deprel(), Deprel::Compound | Deprel::Appos) {
            return None;
        }
        let country = self.owner(at, word, 0).filter(|owner| owner.via == Via::Same && owner.kind != Kind::Person)?;
        self.holder(&country, &offices, noun)
    }

    fn holder(&self, country: &Referent, offices: &[EcoString], noun: &str) -> Option<Referent> {
        let actors = &self.lexicon.actors;
        let offices = actors.held_in(&country.id, offices);
        let day = self.parsed.document().published;
        let holds = |id: &str| {
            actors.terms(id).iter().any(|term| {
                let then = day.is_none_or(|day| term.from <= day && term.to.is_none_or(|to| day <= to));
                term.country == country.id && offices.contains(&term.office) && then
            })
        };
        let mut named = self.cast.entities.iter().filter(|entity| entity.kind == Kind::Person && holds(&entity.id));
        if let Some(only) = named.next() {
            return named.next().is_none().then(|| only.referent());
        }
        let on_the_day = day.and_then(|day| offices.iter().find_map(|office| actors.holder(&country.id, office, day)));
        if let Some(person) = on_the_day {
            return self.actor(&person.id.clone(), Via::Same);
        }
        let told = offices.first().filter(|_| !matches!(noun, "leader" | "head"))?;
        Some(Referent {
            id: format!("{}:{told}", country.id).into(),
            via: Via::Same,
            name: format!("{noun} of {}", country.name).into(),
            kind: Kind::Person,
        })
    }

    /// The subject of a sentence's main predicate.
    pub(super) fn main_subject(&self, at: usize) -> Option<usize> {
        let tree = &self.trees[at];
        let root = tree.sentence.root().index();
        let told = |predicate: usize| tree.subject(predicate).map(|token| token.index());
        let expletive = tree.children(root).any(|child| child.deprel() == Deprel::Expl);
        match told(root) {
            Some(subject) => Some(subject),
            None if expletive => {
                let clause =
                    tree.children(root).find(|child| matches!(child.deprel(), Deprel::Ccomp | Deprel::Csubj))?;
                told(clause.index())
            }
            None => None,
        }
    }
}
