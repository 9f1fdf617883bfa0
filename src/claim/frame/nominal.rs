//! Event nouns: "the denial of visas", "Malta's refusal to talk", "made a denial".

use super::{Filler, Frame, Reader, Shape};
use crate::claim::clause::Kind;
use crate::claim::model::EventForm;
use crate::claim::polarity::negates;
use crate::claim::role::Role;
use crate::claim::tree::Stretch;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{Cues, WordClass};
use ecow::EcoString;

/// The verb that a noun of an event stands for, or the noun itself where none does; `None` for other nouns.
pub(crate) fn event_of(cues: &Cues, noun: Token<'_>, lemma: &str) -> Option<EcoString> {
    cues.verb_of(lemma).or_else(|| (noun.is_eventive() && !cues.is_thing(lemma)).then(|| lemma.into()))
}

impl<'a> Reader<'_, 'a> {
    /// The frame of an event noun.
    pub(super) fn nominal(&self, noun: Token<'a>, into: &mut Vec<Frame<'a>>) {
        if noun.upos() == Upos::Propn {
            into.extend(self.named(noun));
            return;
        }
        if noun.upos() != Upos::Noun || self.is_time(noun) || self.is_existence(noun) || self.is_idiom(noun) {
            return;
        }
        // "was not behind the attack" denies who was behind it, and not the attack.
        let denied = || self.tree.children(noun).any(|child| negates(self.tree, self.cues, child));
        if self.tree.has(noun, Deprel::Cop) && self.is_where(noun) && denied() {
            return;
        }
        let lemma = noun.lemma().to_lowercase();
        let Some(verb) = event_of(self.cues, noun, &lemma) else { return };
        let mut actor = None;
        let mut arguments = Vec::new();
        for child in self.tree.children(noun) {
            match self.participant(&lemma, &verb, child) {
                Some((None, filler)) => actor = actor.or(Some(filler)),
                Some((Some(role), filler)) => arguments.push((role, filler)),
                None => {}
            }
        }
        into.push(Frame {
            head: noun,
            form: EventForm::Nominal,
            shape: Shape::Noun,
            event: Stretch::of(noun),
            lemma: verb,
            actor: actor.or_else(|| self.light_actor(noun)),
            arguments,
        });
    }

    /// An event with a name: "the Gulf War", "Flight 209".
    fn named(&self, noun: Token<'a>) -> Option<Frame<'a>> {
        let part = |child: &Token<'a>| {
            let capital = || child.form().starts_with(char::is_uppercase);
            matches!(child.deprel().main(), "compound" | "flat" | "nummod")
                || child.deprel() == Deprel::Amod && capital()
        };
        let parts = || self.tree.children(noun).filter(part);
        let word = parts()
            .next()
            .into_iter()
            .chain([noun])
            .map(|part| self.tree.lower(part))
            .find(|word| self.cues.is(WordClass::NamedEvent, word))?;
        let event = parts().fold(Stretch::of(noun), |all, child| all.join(Stretch::of(child)));
        (event.first < event.last).then(|| Frame {
            head: noun,
            form: EventForm::Nominal,
            shape: Shape::Noun,
            event,
            lemma: word.into(),
            actor: None,
            arguments: Vec::new(),
        })
    }

    /// Whether the noun is one predicate with the verb over it: "take place".
    pub(super) fn is_idiom(&self, noun: Token<'a>) -> bool {
        let verb = noun.head().filter(|verb| noun.deprel() == Deprel::Obj && noun.index() > verb.index());
        verb.is_some_and(|verb| {
            !self.tree.has(noun, Deprel::Det)
                && self.cues.is(WordClass::Idiom, &format!("{} {}", verb.lemma(), self.tree.lower(noun)))
        })
    }

    /// "Forces *including* tanks", "talks *regarding* visas": a participle that only leads to its noun, and says what the
    /// noun before it holds or is about.
    pub(super) fn including(&self, word: Token<'a>, into: &mut Vec<Frame<'a>>) {
        let leads = word.upos() == Upos::Verb && matches!(word.deprel(), Deprel::Case | Deprel::Mark);
        if !leads || word.lemma() == "accord" {
            return;
        }
        let part = word.head().filter(|part| matches!(part.deprel(), Deprel::Nmod | Deprel::Obl));
        let Some(part) = part else { return };
        let whole = part.head().filter(|whole| whole.upos().is_nominal());
        into.push(Frame {
            head: word,
            form: EventForm::Verb,
            shape: Shape::Modifier,
            event: Stretch::of(word),
            lemma: word.lemma().into(),
            actor: whole.map(|whole| self.filler(whole, word, false)),
            arguments: vec![(Role::Object, self.filler(part, part, false))],
        });
    }

    /// A dependent of the noun as a participant; no role means that it is the actor.
    fn participant(&self, noun: &str, verb: &str, child: Token<'a>) -> Option<(Option<Role>, Filler<'a>)> {
        let filler = || self.filler(child, child, false);
        match child.deprel() {
            Deprel::NmodPoss => Some((None, filler())),
            Deprel::Compound if child.upos() == Upos::Noun && !self.is_time(child) => {
                Some((Some(Role::Object), filler()))
            }
            Deprel::Nmod => {
                let preposition = self.tree.preposition(child);
                match preposition.as_str() {
                    "by" => Some((None, filler())),
                    "of" if self.cues.is_subjective(noun) => Some((None, filler())),
                    "of" => Some((Some(Role::Object), filler())),
                    _ => Some((Some(self.role(child, verb)), filler())),
                }
            }
            Deprel::Acl if self.clauses.at(child).is_some_and(|clause| clause.kind == Kind::Verb) => {
                let content = self.tree.has(child, Deprel::Mark);
                content.then(|| (Some(Role::Complement), self.clausal(child, child)))
            }
            _ => None,
        }
    }

    /// Who made the denial: the subject of a light verb over it.
    fn light_actor(&self, noun: Token<'a>) -> Option<Filler<'a>> {
        let verb = noun.head().filter(|_| noun.deprel() == Deprel::Obj)?;
        let clause = self.clauses.at(verb)?;
        let light = self.cues.is(WordClass::Light, verb.lemma()) && !clause.passive;
        let subject = clause.subject.token().filter(|_| light)?;
        Some(self.filler(subject, verb, false))
    }

    fn is_existence(&self, noun: Token<'a>) -> bool {
        let above = noun.head().and_then(|head| self.clauses.at(head));
        above.is_some_and(|clause| clause.kind == Kind::Existence(noun))
    }
}
