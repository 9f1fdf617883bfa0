//! Which role a dependent of a predicate fills.

use super::copula::ON_BOARD;
use super::{Filler, Reader, introduces, is_nominal};
use crate::claim::clause::Clause;
use crate::claim::role::Role;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::WordClass;

impl<'a> Reader<'_, 'a> {
    /// The arguments among the dependents of `head`, in the order of the text.
    pub(super) fn arguments(&self, clause: &Clause<'a>, head: Token<'a>) -> Vec<(Role, Filler<'a>)> {
        let mut found: Vec<_> = self.tree.children(head).filter_map(|child| self.argument(clause, child)).collect();
        self.split_recipient(clause, &mut found);
        self.second_object(clause, &mut found);
        let objects = found.iter().filter(|(role, _)| *role == Role::Object).count();
        let gives = self.gives(clause.head);
        if let Some(first) = found.iter_mut().find(|(role, _)| *role == Role::Object && objects == 2 && gives) {
            first.0 = Role::Recipient; // "gave the men visas", where the tree has two objects
        }
        found
    }

    /// Whether of a verb's two objects the first is who gets the second: "gave the men visas", not "fined the firm a million".
    pub(super) fn gives(&self, verb: Token<'a>) -> bool {
        self.cues.is(WordClass::Dative, verb.lemma()) || self.cues.is(WordClass::Benefactive, verb.lemma())
    }

    /// "issued visas to men" gives to men, though the tree may hang them on the visas.
    fn split_recipient(&self, clause: &Clause<'a>, found: &mut Vec<(Role, Filler<'a>)>) {
        if !self.cues.is(WordClass::Dative, clause.head.lemma())
            || found.iter().any(|(role, _)| *role == Role::Recipient)
        {
            return;
        }
        let Some(at) = found.iter().position(|(role, _)| *role == Role::Object) else { return };
        let object = found[at].1.head;
        let last = self.tree.children(object).rfind(|child| child.index() > object.index());
        let to = last.filter(|child| child.deprel() == Deprel::Nmod && self.tree.preposition(*child) == "to");
        let Some(to) = to else { return };
        let stretch =
            self.tree.stretch(object, |child| child == to || child.head() == Some(object) && introduces(child));
        found[at].1 = Filler { head: object, stretch };
        found.insert(at + 1, (Role::Recipient, self.filler(to, clause.head, false)));
    }

    /// "refused the firm a visa": a second object with an article of its own, which the tree may hang on the first
    /// object, or call a measure.
    fn second_object(&self, clause: &Clause<'a>, found: &mut Vec<(Role, Filler<'a>)>) {
        let dative = self.gives(clause.head);
        let objects = found.iter().filter(|(role, _)| *role == Role::Object).count();
        if !dative || objects != 1 || found.iter().any(|(role, _)| *role == Role::Recipient) {
            return;
        }
        let Some(at) = found.iter().position(|(role, _)| *role == Role::Object) else { return };
        let first = found[at].1.head;
        let articled = |token: &Token<'a>| {
            token.index() > first.index()
                && is_nominal(*token)
                && self.tree.case(*token).is_none()
                && self.tree.has(*token, Deprel::Det)
                && (first.index()..token.index()).all(|index| self.tree.token(index).upos() != Upos::Punct)
        };
        let measure = found.iter().position(|(role, filler)| *role == Role::Manner && articled(&filler.head));
        if let Some(measure) = measure {
            found[measure].0 = Role::Object;
            found[at].0 = Role::Recipient;
            return;
        }
        let Some(second) = self.tree.children(first).find(articled) else { return };
        let stretch = self.tree.stretch(first, |child| child == second);
        found[at] = (Role::Recipient, Filler { head: first, stretch });
        found.insert(at + 1, (Role::Object, self.filler(second, clause.head, false)));
    }

    /// Whether a phrase has a "not" of its own before it.
    fn is_denied(&self, child: Token<'a>) -> bool {
        let mut before = self.tree.children(child).filter(|word| word.index() < child.index());
        before.any(|word| word.deprel() == Deprel::Advmod && self.tree.lower(word) == "not")
    }

    /// The role and words of one dependent; `None` for what is no argument.
    pub(super) fn argument(&self, clause: &Clause<'a>, child: Token<'a>) -> Option<(Role, Filler<'a>)> {
        let noun = self.clauses.antecedent(child).unwrap_or(child);
        let filler = || self.filler(noun, clause.head, false);
        match child.deprel() {
            Deprel::Obj => Some((Role::Object, filler())),
            Deprel::Iobj => Some((Role::Recipient, filler())),
            Deprel::OblAgent => None,
            // "Not in his own country but in Dakar": where it was not.
            Deprel::Obl | Deprel::OblUnmarked if self.is_denied(child) => None,
            Deprel::Obl | Deprel::OblUnmarked
                if clause.passive && self.tree.preposition(child) == "by" && is_agent(self, noun) =>
            {
                None
            }
            Deprel::Obl | Deprel::OblUnmarked => Some((self.role(child, clause.head.lemma()), filler())),
            Deprel::Ccomp | Deprel::Xcomp => Some((Role::Complement, self.clausal(child, clause.head))),
            Deprel::Csubj | Deprel::CsubjPass if clause.subject.token() != Some(child) => {
                Some((Role::Complement, self.clausal(child, clause.head)))
            }
            Deprel::Advmod => self.adverb(child).map(|role| (role, self.filler(child, clause.head, false))),
            _ => None,
        }
    }

    /// The role of a noun phrase by its preposition, to the verb `lemma`.
    pub(super) fn role(&self, noun: Token<'a>, lemma: &str) -> Role {
        let preposition = self.tree.preposition(noun);
        let cues = self.cues;
        if self.is_time(noun) && (preposition.is_empty() || cues.is(WordClass::Temporal, &preposition)) {
            return Role::Time;
        }
        if preposition.is_empty() {
            return Role::Manner;
        }
        if cues.is(WordClass::Locative, &preposition) && self.is_place(noun, &preposition) {
            return Role::Place;
        }
        if preposition == "aboard" {
            return Role::Oblique(ON_BOARD.into());
        }
        if preposition == "to" && cues.is(WordClass::Dative, lemma) {
            return Role::Recipient;
        }
        Role::Oblique(preposition.into())
    }

    /// Whether the phrase tells a time, by its head's word.
    pub(super) fn is_time(&self, noun: Token<'a>) -> bool {
        let word = self.tree.lower(noun);
        let year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) && word.starts_with(['1', '2']);
        let singular = word.strip_suffix('s').unwrap_or(word);
        let named = |word: &str| self.cues.is(WordClass::Time, word);
        year || is_decade(word) || named(word) || named(singular) || named(&noun.lemma().to_lowercase())
    }

    fn is_place(&self, noun: Token<'a>, preposition: &str) -> bool {
        let name = noun.upos() == Upos::Propn
            && matches!(preposition, "in" | "at" | "near" | "across" | "throughout" | "outside");
        name || self.cues.is(WordClass::PlaceNoun, &noun.lemma().to_lowercase())
    }

    /// Adverbs of time and place are arguments, and those of manner after their verb.
    fn adverb(&self, adverb: Token<'a>) -> Option<Role> {
        let word = self.tree.lower(adverb);
        if self.cues.is(WordClass::PlaceAdverb, word) {
            return Some(Role::Place);
        }
        if self.cues.is(WordClass::Time, word) {
            return Some(Role::Time);
        }
        let after = adverb.head().is_some_and(|head| head.index() < adverb.index());
        let manner =
            after && word.ends_with("ly") && self.cues.hedge(word).is_none() && self.cues.restrictors(word).is_empty();
        manner.then_some(Role::Manner)
    }
}

/// "by" names who did it, unless it says when, how much or by doing what.
fn is_agent<'a>(reader: &Reader<'_, 'a>, noun: Token<'a>) -> bool {
    is_nominal(noun) && noun.upos() != Upos::Num && !reader.is_time(noun)
}

fn is_decade(word: &str) -> bool {
    word.len() == 5 && word.ends_with("0s") && word.bytes().take(4).all(|byte| byte.is_ascii_digit())
}

impl<'a> Reader<'_, 'a> {
    /// Who did what a passive clause says.
    pub(super) fn agent(&self, clause: &Clause<'a>) -> Option<Token<'a>> {
        let mut children = self.tree.children(clause.head);
        children.find(|child| {
            child.deprel() == Deprel::OblAgent
                || child.deprel() == Deprel::Obl && self.tree.preposition(*child) == "by" && is_agent(self, *child)
        })
    }
}
