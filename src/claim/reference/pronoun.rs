//! Pronouns, by one rule: the subject before, if it fits; and if it does not, nobody. Where it is of the other sex, the only one
//! of the sentence before who is known to be of the right one.
//!
//! Traps: "it is unclear", "him" is not his own clause's subject, "the man … he" is the man and not the last name.

use super::{Kind, Reader, Referent};
use crate::claim::Via;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::Gender;

/// What a pronoun can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wants {
    /// A person, of that sex.
    Person(Option<Gender>),
    Body,
    Bodies,
}

impl Wants {
    fn fits(self, referent: &Referent) -> bool {
        match self {
            Wants::Person(_) => referent.kind == Kind::Person && referent.via == Via::Same,
            Wants::Body => {
                matches!(referent.kind, Kind::Organisation | Kind::Outlet | Kind::State | Kind::Thing)
                    && referent.via != Via::PartOf
            }
            Wants::Bodies => referent.kind == Kind::Organisation && referent.via == Via::Same,
        }
    }

    /// A name that nothing says to be a person's: "Hauge said that it would pay".
    fn may_be(self, subject: &Referent) -> bool {
        self == Wants::Body && subject.kind == Kind::Unknown && subject.via == Via::Same
    }
}

impl Reader<'_> {
    /// Resolves a sentence's pronouns, from left to right.
    pub(super) fn read_pronouns(&mut self, at: usize) {
        for word in 0..self.trees[at].len() {
            let token = self.trees[at].token(word);
            if token.upos() != Upos::Pron || self.found(at, word).is_some() {
                continue;
            }
            let referent = match token.lemma() {
                "who" | "which" | "that" | "whose" | "whom" => self.relative(at, token),
                "he" | "she" | "him" | "her" | "his" => {
                    let wants = Wants::Person(self.lexicon.actors.gender(token.lemma()));
                    self.antecedent(at, token, wants).or_else(|| self.subject_behind(at, token, wants))
                }
                "it" | "its" => self.antecedent(at, token, Wants::Body),
                "they" | "them" | "their" => self.antecedent(at, token, Wants::Bodies),
                _ => None,
            };
            if let Some(referent) = referent {
                self.set(at, word, referent);
            }
        }
    }

    /// Whether a pronoun can stand for a referent, by all that the document has said of it so far.
    fn fits(&self, wants: Wants, referent: &Referent) -> bool {
        let entity = self.cast.get(&referent.id);
        let kind = entity.map_or(referent.kind, |entity| entity.kind);
        wants.fits(&Referent { kind, ..referent.clone() }) && !self.is_of_other_sex(wants, referent)
    }

    /// Whether a pronoun is of the other sex than a referent, as far as that is known.
    fn is_of_other_sex(&self, wants: Wants, referent: &Referent) -> bool {
        let Wants::Person(Some(wanted)) = wants else { return false };
        self.gender(referent).is_some_and(|gender| gender != wanted)
    }

    fn gender(&self, referent: &Referent) -> Option<Gender> {
        self.cast.get(&referent.id).and_then(|entity| entity.gender)
    }

    /// A relative pronoun means what its clause modifies.
    fn relative(&self, at: usize, token: Token<'_>) -> Option<Referent> {
        let mut clause = token;
        for _ in 0..super::tree::REACH {
            if clause.deprel() == Deprel::AclRelcl {
                return self.found(at, clause.head()?.index()).cloned();
            }
            clause = clause.head()?;
        }
        None
    }

    fn antecedent(&self, at: usize, token: Token<'_>, wants: Wants) -> Option<Referent> {
        if token.deprel() == Deprel::Expl || wants == Wants::Body && is_impersonal(at, token, self) {
            return None;
        }
        if wants == Wants::Bodies && self.has_plural_before(at, token) {
            return None;
        }
        match self.subject_before(at, token) {
            Some(subject) => {
                let found = self.found(at, subject).filter(|found| self.fits(wants, found) || wants.may_be(found))?;
                (found.kind != Kind::State || !self.has_thing_between(at, subject, token)).then(|| found.clone())
            }
            None => self.from_sentence_before(at, token, wants),
        }
    }

    /// "Norway launched the probe; it crashed": whether something built stands between a state and "it".
    fn has_thing_between(&self, at: usize, subject: usize, token: Token<'_>) -> bool {
        let tree = &self.trees[at];
        (subject + 1..token.index()).any(|word| {
            tree.token(word).upos() == Upos::Noun
                && !tree.is_plural(word)
                && self.lexicon.is_artefact(tree.token(word).lemma())
        })
    }

    /// Whether people or things stand before "they" that it may rather mean.
    fn has_plural_before(&self, at: usize, token: Token<'_>) -> bool {
        let plural = |sentence: usize, to: usize| {
            let tree = &self.trees[sentence];
            (0..to).any(|word| tree.is_plural(word) && self.found(sentence, word).is_none())
        };
        plural(at, token.index()) || at > 0 && plural(at - 1, self.trees[at - 1].len())
    }

    /// The subject of the nearest clause above the pronoun's place that stands before it.
    fn subject_before(&self, at: usize, token: Token<'_>) -> Option<usize> {
        let tree = &self.trees[at];
        let own = matches!(token.deprel(), Deprel::Obj | Deprel::Iobj | Deprel::Obl);
        let mut clauses = 0;
        let mut below = token;
        while let Some(above) = below.head() {
            if let Some(subject) = tree.subject(above.index()) {
                let outside = subject != below && subject.index() < token.index();
                if outside && !(own && clauses == 0) {
                    return Some(subject.index());
                }
                clauses += 1;
            }
            below = above;
            if clauses > super::tree::REACH {
                break;
            }
        }
        None
    }

    /// The main subject of the sentence before, where that is no headline.
    fn from_sentence_before(&self, at: usize, token: Token<'_>, wants: Wants) -> Option<Referent> {
        let before = at.checked_sub(1)?;
        if self.trees[before].sentence.headline() || self.trees[at].sentence.headline() {
            return None;
        }
        let subject = self.main_subject(before)?;
        let found = self.found(before, subject)?;
        if self.is_of_other_sex(wants, found) {
            return self.only_of_sex(before, wants);
        }
        let referent = Some(found).filter(|found| self.fits(wants, found))?;
        let rivals = self.found[self.starts[before]..self.starts[at]].iter().flatten();
        let rival = rivals.filter(|other| other.id != referent.id).any(|other| self.fits(wants, other));
        let is_subject = token.deprel().is_subject() && token.head().is_some_and(|head| head.head().is_none());
        (is_subject || !rival).then(|| referent.clone())
    }

    /// The only one of a sentence of whom the sex that is wanted is known.
    fn only_of_sex(&self, at: usize, wants: Wants) -> Option<Referent> {
        let Wants::Person(wanted @ Some(_)) = wants else { return None };
        let all = self.found[self.starts[at]..self.starts[at] + self.trees[at].len()].iter().flatten();
        let mut fitting = all.filter(|found| found.via == Via::Same && self.gender(found) == wanted);
        let only = fitting.next()?;
        fitting.all(|other| other.id == only.id).then(|| only.clone())
    }

    /// "Before she resigned, Ada Kemp signed": the subject of the clause above, where the pronoun's clause stands before it.
    fn subject_behind(&self, at: usize, token: Token<'_>, wants: Wants) -> Option<Referent> {
        let tree = &self.trees[at];
        let clause = token.head().filter(|clause| token.deprel().is_subject() && clause.deprel() == Deprel::Advcl)?;
        let subject = tree.subject(clause.head()?.index()).filter(|subject| token.index() < subject.index())?;
        self.found(at, subject.index()).filter(|found| self.fits(wants, found)).cloned()
    }
}

/// "It is unclear whether …", "it rains", "it seems".
fn is_impersonal(at: usize, token: Token<'_>, reader: &Reader<'_>) -> bool {
    let tree = &reader.trees[at];
    let Some(above) = token.head().filter(|_| token.deprel().is_subject()) else { return false };
    let copula = tree.child(above.index(), Deprel::Cop).is_some();
    let weather = matches!(above.lemma(), "seem" | "appear" | "rain" | "snow" | "happen" | "turn" | "take" | "emerge");
    let clause = tree.children(above.index()).any(|child| {
        matches!(child.deprel(), Deprel::Csubj | Deprel::CsubjPass)
            || copula && matches!(child.deprel(), Deprel::Ccomp | Deprel::Advcl | Deprel::Xcomp)
    });
    // "It is 400 metres long" speaks of a thing, "it is unclear" and "it is time" of none.
    let measured = tree.children(above.index()).any(|child| {
        matches!(child.deprel(), Deprel::OblUnmarked | Deprel::Nummod)
            || child.deprel() == Deprel::Advmod && tree.child(child.index(), Deprel::OblUnmarked).is_some()
    });
    weather || copula && !measured || clause
}
