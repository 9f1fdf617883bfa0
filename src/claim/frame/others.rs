//! Who else is told of in passing: "Norway, *not Sweden*, signed", "all but *Malta*", "and *Denmark* did not".
//!
//! Each becomes a frame of its own, with the sign that the words beside it give. Traps: who is named with "or" may have done it or
//! not; "Burma, or Myanmar" is one; what "so did" and "nor did" repeat is the verb before them.

use super::{Filler, Frame, MOST_SUBJECTS, Reader, is_nominal};
use crate::claim::clause::is_infinitive;
use crate::claim::model::EventForm;
use crate::claim::phrase::partitive;
use crate::claim::polarity::is_negative_phrase;
use crate::claim::role::Role;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::WordClass;

/// How what a frame says stands to what its predicate's own words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// As they say.
    Kept,
    /// The other way round.
    Turned,
    /// One of several, and it is not told which.
    Open,
    /// Negative or not by words of its own.
    Own(bool),
}

impl<'a> Reader<'_, 'a> {
    /// The frames with their signs, and with those of who else is told of, in the order of their predicates.
    pub(crate) fn told(&self, frames: Vec<Frame<'a>>) -> Vec<(Frame<'a>, Sign)> {
        let mut told = Vec::with_capacity(frames.len());
        let mut first = None;
        for frame in frames {
            let mut others = Vec::new();
            self.listed(&frame, &mut others);
            // What is told of all subjects together is told once.
            if first != Some(frame.head) {
                self.beside(&frame, &mut others);
                self.excepted(&frame, &mut others);
                self.elided(&frame, &mut others);
            }
            first = Some(frame.head);
            let sign = self.sign(&frame);
            told.push((frame, sign));
            told.append(&mut others);
        }
        told
    }

    /// The sign that its participants' places in their lists give a frame.
    fn sign(&self, frame: &Frame<'a>) -> Sign {
        if frame.form == EventForm::Nominal {
            return Sign::Kept;
        }
        let heads =
            frame.actor.iter().chain(frame.arguments.iter().map(|(_, filler)| filler)).map(|filler| filler.head);
        heads.fold(Sign::Kept, |sign, head| match sign {
            Sign::Kept if self.is_set_against(head) => Sign::Turned,
            Sign::Kept if self.is_alternative(head) => Sign::Open,
            other => other,
        })
    }

    /// "Norway, *not Sweden*", "Norway *rather than Sweden*".
    fn is_set_against(&self, noun: Token<'a>) -> bool {
        let against = |child: Token<'a>| {
            let word = self.tree.lower(child);
            let negator = child.deprel() == Deprel::Advmod && word == "not";
            negator || child.deprel() == Deprel::Cc && matches!(word, "rather" | "instead")
        };
        is_nominal(noun)
            && noun.deprel() == Deprel::Conj
            && self.tree.children(noun).any(|child| child.index() < noun.index() && against(child))
    }

    /// "Norway *or* Sweden": names of which one is meant.
    fn is_alternative(&self, noun: Token<'a>) -> bool {
        let first = noun.head().filter(|_| noun.deprel() == Deprel::Conj).unwrap_or(noun);
        let or = |child: Token<'a>| {
            let alias = child.previous().is_some_and(|before| before.form() == ",");
            child.deprel() == Deprel::Cc && self.tree.lower(child) == "or" && !alias
        };
        noun.upos() == Upos::Propn
            && self.tree.conjuncts(first).all(|name| name.upos() == Upos::Propn)
            && self.tree.conjuncts(first).any(|name| self.tree.children(name).any(or))
    }

    /// "Arrested Anna Lind *and Per Berg*": each name of a list of names is told of.
    fn listed(&self, frame: &Frame<'a>, into: &mut Vec<(Frame<'a>, Sign)>) {
        if frame.form != EventForm::Verb {
            return;
        }
        for (at, (role, filler)) in frame.arguments.iter().enumerate() {
            let names: Vec<Token<'a>> = self.tree.conjuncts(filler.head).collect();
            let list =
                (2..=MOST_SUBJECTS).contains(&names.len()) && names.iter().all(|name| name.upos() == Upos::Propn);
            if !list || !matches!(role, Role::Object | Role::Recipient | Role::Oblique(_)) {
                continue;
            }
            for name in &names[1..] {
                let mut other = frame.clone();
                other.arguments[at].1 = self.filler(*name, frame.head, true);
                let sign = self.sign(&other);
                into.push((other, sign));
            }
        }
    }

    /// "Norway signed *along with Sweden*", "*instead of* Sweden", "*unlike* Sweden".
    fn beside(&self, frame: &Frame<'a>, into: &mut Vec<(Frame<'a>, Sign)>) {
        let beside = frame.arguments.iter().enumerate().filter_map(|(at, (role, filler))| match role {
            Role::Oblique(preposition) => Some((at, self.sign_beside(preposition)?, *filler)),
            _ => None,
        });
        // "Norway, along with Sweden, signed", where it stands at the name.
        let actor = frame.actor.iter().flat_map(|actor| self.tree.children(actor.head));
        for child in actor.filter(|child| child.deprel() == Deprel::Nmod && is_nominal(*child)) {
            if let Some(sign) = self.sign_beside(&self.tree.preposition(child)) {
                into.push((Frame { actor: Some(self.filler(child, frame.head, true)), ..frame.clone() }, sign));
            }
        }
        for (at, sign, filler) in beside {
            if !is_nominal(filler.head) {
                continue;
            }
            let mut other = frame.clone();
            other.arguments.remove(at);
            // "Hired Anna instead of Berg": it stands beside what it is like.
            let behind = |argument: &&mut (Role, Filler<'a>)| {
                let (role, one) = &**argument;
                *role == Role::Object && one.head.upos() == filler.head.upos() && one.head.index() < filler.head.index()
            };
            match other.arguments.iter_mut().find(behind) {
                Some((_, object)) => *object = filler,
                None if other.actor.is_some_and(|actor| actor.head.upos() == filler.head.upos()) => {
                    other.actor = Some(filler);
                }
                None => continue,
            }
            into.push((other, sign));
        }
    }

    fn sign_beside(&self, preposition: &str) -> Option<Sign> {
        if self.cues.is(WordClass::Alongside, preposition) {
            Some(Sign::Kept)
        } else {
            self.cues.is(WordClass::InPlaceOf, preposition).then_some(Sign::Turned)
        }
    }

    /// "All states *but Malta* signed", "nobody signed *except Malta*".
    fn excepted(&self, frame: &Frame<'a>, into: &mut Vec<(Frame<'a>, Sign)>) {
        let participants = frame.actor.iter().map(|filler| (None, filler.head));
        let arguments = frame.arguments.iter().enumerate().map(|(at, (_, filler))| (Some(at), filler.head));
        for (place, noun) in participants.chain(arguments).filter(|(_, noun)| self.is_whole(*noun)) {
            // "All of the states except Malta".
            let whole = partitive(self.tree, noun).0;
            let parts = self.tree.children(whole).filter(|_| whole != noun);
            let below = self.tree.children(noun).chain(self.tree.children(frame.head)).chain(parts);
            for exception in below.filter(|child| is_nominal(*child) && self.is_exception(*child)) {
                let filler = self.filler(exception, frame.head, true);
                let mut other = frame.clone();
                match place {
                    None => other.actor = Some(filler),
                    Some(at) => {
                        let Some(argument) = other.arguments.get_mut(at) else { continue };
                        argument.1 = filler;
                    }
                }
                let again =
                    |(role, one): &(Role, Filler<'a>)| one.head == exception && matches!(role, Role::Oblique(_));
                other.arguments.retain(|argument| !again(argument));
                // Who is left out of none did it, whatever the tree makes of "but".
                let none = self.is_none(noun);
                into.push((other, if none { Sign::Own(false) } else { Sign::Turned }));
            }
        }
    }

    /// "Nobody", "no state".
    fn is_none(&self, noun: Token<'a>) -> bool {
        let no = |child: Token<'a>| self.cues.is(WordClass::NegativeDeterminer, self.tree.lower(child));
        self.cues.is(WordClass::NegativePronoun, self.tree.lower(noun)) || self.tree.children(noun).any(no)
    }

    fn is_exception(&self, noun: Token<'a>) -> bool {
        let but = |child: Token<'a>| child.deprel() == Deprel::Cc && self.tree.lower(child) == "but";
        self.cues.is(WordClass::Excepting, &self.tree.preposition(noun))
            || noun.deprel() == Deprel::Conj && self.tree.children(noun).any(but) && !self.is_set_against(noun)
    }

    /// Whether a phrase speaks of all there are, or of none.
    fn is_whole(&self, noun: Token<'a>) -> bool {
        let all = |child: Token<'a>| {
            matches!(child.deprel().main(), "det") && matches!(self.tree.lower(child), "all" | "every" | "each")
        };
        is_negative_phrase(self.tree, self.cues, noun)
            || matches!(self.tree.lower(noun), "all" | "everyone" | "everybody" | "nobody" | "none" | "no-one")
            || self.tree.children(noun).any(all)
    }

    /// "Norway signed and *Sweden did not*", "*so did Malta*", "*nor did Malta*".
    fn elided(&self, frame: &Frame<'a>, into: &mut Vec<(Frame<'a>, Sign)>) {
        if !matches!(frame.form, EventForm::Verb | EventForm::Copula) {
            return;
        }
        for stump in self.tree.children(frame.head).filter(|child| self.is_stump(*child)) {
            let Some(subject) = self.stump_subject(stump) else { continue };
            let word = |child: Token<'a>| self.tree.lower(child);
            let parts = || self.tree.children(stump).filter(|child| *child != subject);
            let denies = word(stump) == "not"
                || parts().any(|child| {
                    self.cues.is(WordClass::Negator, word(child)) || matches!(word(child), "neither" | "nor")
                });
            let filler = self.filler(subject, stump, true);
            let mut other = frame.clone();
            let passive = self.clauses.at(frame.head).is_some_and(|clause| clause.passive);
            if passive {
                let before = |(role, one): &&mut (Role, Filler<'a>)| {
                    *role == Role::Object && one.head.index() < frame.head.index()
                };
                let Some((_, object)) = other.arguments.iter_mut().find(before) else { continue };
                *object = filler;
            } else {
                other.actor = Some(filler);
            }
            into.push((other, Sign::Own(denies)));
        }
    }

    /// Whether a word is an auxiliary that stands for the verb it is joined to.
    fn is_stump(&self, token: Token<'a>) -> bool {
        let joined = matches!(token.deprel(), Deprel::Conj | Deprel::Parataxis | Deprel::Advcl);
        // "And Berg was not".
        let denied = self.tree.lower(token) == "not" && self.tree.has(token, Deprel::Cop);
        let auxiliary = matches!(token.lemma(), "do" | "have" | "be" | "will" | "would" | "can" | "could") || denied;
        let whole = [Deprel::Obj, Deprel::Xcomp, Deprel::Ccomp, Deprel::Aux, Deprel::Expl];
        let copula = self.tree.has(token, Deprel::Cop) && !denied;
        let object = self.tree.child(token, &whole).filter(|object| !self.is_inverted(token, *object));
        joined
            && auxiliary
            && !is_infinitive(self.tree, token)
            && object.is_none()
            && !copula
            && !self.tree.has(token, Deprel::Obl)
            // "And she did well".
            && self.tree.children(token).filter(|child| child.deprel() == Deprel::Advmod).all(|child| {
                self.cues.is(WordClass::Negator, self.tree.lower(child)) || self.cues.is(WordClass::Likewise, self.tree.lower(child))
            })
    }

    /// "So did *Malta*": who stands behind the auxiliary right behind "so" or "nor".
    fn is_inverted(&self, stump: Token<'a>, noun: Token<'a>) -> bool {
        let before = stump.previous().map_or("", |before| self.tree.lower(before));
        matches!(before, "so" | "neither" | "nor") && noun.index() > stump.index()
    }

    fn stump_subject(&self, stump: Token<'a>) -> Option<Token<'a>> {
        let nominal =
            |child: &Token<'a>| is_nominal(*child) && !matches!(self.tree.lower(*child), "neither" | "so" | "nor");
        let inverted = self.tree.children(stump).filter(nominal).find(|child| self.is_inverted(stump, *child));
        inverted.or_else(|| self.tree.children(stump).filter(nominal).find(|child| child.deprel().is_subject()))
    }
}
