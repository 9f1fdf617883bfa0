//! Who speaks and who is told: subjects, agents, possessors, antecedents.

use super::saying::Party;
use super::tree::Tree;
use crate::language::{Deprel, Token, Upos};

/// Whether the word joins a clause that may leave out its subject: "when asked", "if needed".
pub(crate) fn is_conjunction(word: Token<'_>) -> bool {
    let joins = matches!(word.deprel(), Deprel::Advmod | Deprel::Mark);
    joins
        && ["when", "if", "once", "unless", "until", "as", "though", "although", "whenever", "where", "while"]
            .iter()
            .any(|joint| word.form().eq_ignore_ascii_case(joint))
}

const SUBJECTS: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjOuter];

/// How far up a shared subject is looked for.
const REACH: usize = 5;

impl<'a> Tree<'a> {
    /// Whether the verb is passive.
    pub(super) fn is_passive(&self, verb: Token<'a>) -> bool {
        let marked = self.kid(verb, &[Deprel::AuxPass, Deprel::NsubjPass, Deprel::CsubjPass]).is_some();
        marked || verb.xpos() == "VBN" && verb.deprel() == Deprel::Acl || self.is_elliptical(verb)
    }

    /// "When asked …": a participle with a conjunction and no subject is passive.
    fn is_elliptical(&self, verb: Token<'a>) -> bool {
        let bare = || !self.kids(verb).any(|kid| kid.deprel().is_subject() || kid.deprel().main() == "aux");
        verb.deprel() == Deprel::Advcl
            && matches!(verb.xpos(), "VBN" | "VBD")
            && bare()
            && self.kids(verb).any(|kid| kid.index() < verb.index() && is_conjunction(kid))
    }

    /// The verb's own subject; of several in a broken tree, the nearest.
    pub(super) fn nearest_subject(&self, verb: Token<'a>) -> Option<Token<'a>> {
        self.kids(verb)
            .filter(|kid| SUBJECTS.contains(&kid.deprel()))
            .min_by_key(|kid| kid.index().abs_diff(verb.index()))
    }

    /// Whose words the verb gives.
    pub(super) fn speaker(&self, verb: Token<'a>) -> Option<Party<'a>> {
        if self.is_passive(verb) {
            return self.agent(verb);
        }
        let mut at = verb;
        for _ in 0..REACH {
            if let Some(subject) = self.nearest_subject(at) {
                return self.subject(at, subject);
            }
            let head = at.head()?;
            match at.deprel() {
                Deprel::Acl | Deprel::AclRelcl if head.upos().is_nominal() => return self.before(head, at),
                Deprel::Conj | Deprel::Xcomp | Deprel::Advcl | Deprel::Parataxis | Deprel::Ccomp | Deprel::Dep
                    if matches!(head.upos(), Upos::Verb | Upos::Aux | Upos::Adj | Upos::Noun) =>
                {
                    if at.deprel() == Deprel::Conj && self.is_passive(head) {
                        return self.kid(head, &[Deprel::NsubjPass]).map(|subject| self.party(subject));
                    }
                    at = head;
                }
                _ => return None,
            }
        }
        None
    }

    fn agent(&self, verb: Token<'a>) -> Option<Party<'a>> {
        let agent = self
            .kids(verb)
            .find(|kid| kid.deprel() == Deprel::OblAgent || kid.deprel() == Deprel::Obl && self.marker(*kid) == "by")?;
        Some(self.party(agent))
    }

    /// Who the subject of a predicate is.
    pub(super) fn subject_of(&self, predicate: Token<'a>, subject: Token<'a>) -> Option<Party<'a>> {
        self.subject(predicate, subject)
    }

    /// The subject, or what a relative pronoun in its place stands for.
    fn subject(&self, verb: Token<'a>, subject: Token<'a>) -> Option<Party<'a>> {
        let relative =
            matches!(&*subject.form().to_lowercase(), "who" | "which" | "that") && subject.upos() == Upos::Pron;
        let mut clause = verb;
        for _ in 0..REACH {
            match clause.head().filter(|_| relative && clause.deprel() != Deprel::AclRelcl) {
                Some(head) => clause = head,
                None => break,
            }
        }
        match clause.head().filter(|_| relative && clause.deprel() == Deprel::AclRelcl) {
            Some(noun) => self.before(noun, clause),
            None => Some(self.party(subject)),
        }
    }

    /// A noun phrase without its preposition, and without punctuation at its ends.
    pub(super) fn party(&self, head: Token<'a>) -> Party<'a> {
        let (mut first, last) = self.extent(head);
        let lead = self
            .kids(head)
            .filter(|kid| matches!(kid.deprel(), Deprel::Case | Deprel::Mark | Deprel::Cc | Deprel::Punct));
        for kid in lead.filter(|kid| kid.index() < head.index()) {
            if kid.index() == first || self.extent(kid).0 == first {
                first = self.extent(kid).1 + 1;
            }
        }
        let (first, last) = self.trim((first.min(head.index()), last)).unwrap_or((head.index(), head.index()));
        Party { head, span: self.span((first, last)) }
    }

    /// The part of a noun phrase that stands before a clause describing it.
    fn before(&self, head: Token<'a>, clause: Token<'a>) -> Option<Party<'a>> {
        let party = self.party(head);
        let end = self.extent(clause).0.checked_sub(1)?;
        if end < head.index() {
            return Some(party);
        }
        let first = self.sentence.tokens().find(|token| token.span().start() >= party.span.start())?.index();
        let stretch = self.trim((first, end))?;
        Some(Party { head, span: self.span(stretch) })
    }

    /// Whose statement a noun of saying is: its possessor, or the one it comes from.
    pub(super) fn owner(&self, noun: Token<'a>, light: impl Fn(&str) -> bool) -> Option<Party<'a>> {
        if let Some(owner) = self.kid(noun, &[Deprel::NmodPoss]) {
            return Some(self.possessor(owner));
        }
        if let Some(maker) =
            self.kids(noun).find(|kid| kid.deprel() == Deprel::Nmod && matches!(&*self.marker(*kid), "by" | "from"))
        {
            return Some(self.party(maker));
        }
        let verb = noun.head().filter(|head| head.upos() == Upos::Verb && matches!(noun.deprel(), Deprel::Obj))?;
        if light(verb.lemma()) { self.speaker(verb) } else { None }
    }

    /// A possessor without its mark.
    fn possessor(&self, owner: Token<'a>) -> Party<'a> {
        let (first, last) = self.extent(owner);
        let mark = self.kids(owner).find(|kid| kid.deprel() == Deprel::Case && kid.index() > owner.index());
        let last = mark.map_or(last, |mark| mark.index().saturating_sub(1).max(owner.index()));
        Party { head: owner, span: self.span((first.min(owner.index()), last)) }
    }
}
