//! Verbs: active and passive, finite and not, with what coordinated verbs share.

use super::{Filler, Frame, Reader};
use crate::claim::clause::{Clause, Kind, Subject};
use crate::claim::model::EventForm;
use crate::claim::projection::{is_semi_auxiliary, lemma_with_particle};
use crate::claim::role::Role;
use crate::claim::tree::Stretch;
use crate::language::{Deprel, Token};
use ecow::eco_format;

impl<'a> Reader<'_, 'a> {
    /// The frames of a verb, one for each of its actors.
    pub(super) fn verb(&self, clause: &Clause<'a>, into: &mut Vec<Frame<'a>>) {
        if clause.head.xpos() == "MD" {
            return; // "It will": what it will is told elsewhere.
        }
        let mut arguments = self.arguments(clause, clause.head);
        arguments.extend(self.quoted(clause));
        let idiom = self.tree.child(clause.head, &[Deprel::Obj]).filter(|object| self.is_idiom(*object));
        arguments.retain(|(_, filler)| Some(filler.head) != idiom);
        self.share(clause, &mut arguments);
        if let Some(gap) = clause.gap {
            self.fill_gap(clause, gap, &mut arguments);
        }
        let actor = if clause.passive {
            let subject = clause.subject.token().map(|noun| self.subject_argument(clause, noun, &arguments));
            arguments.extend(subject);
            self.agent(clause)
        } else {
            clause.subject.token()
        };
        arguments.sort_by_key(|(_, filler)| filler.stretch.first);
        let actor = actor.map(|token| self.clauses.antecedent(token).unwrap_or(token));
        let (mut event, mut lemma) = (self.verb_group(clause), lemma_with_particle(self.tree, clause.head));
        if let Some(object) = idiom {
            event = event.join(Stretch::of(object));
            lemma = eco_format!("{lemma} {}", self.tree.lower(object));
        }
        let affected = self.affected(clause, arguments);
        for actor in self.actors(clause, actor) {
            into.extend(affected.iter().map(|arguments| Frame {
                head: clause.head,
                form: EventForm::Verb,
                shape: Self::shape(clause),
                event,
                lemma: lemma.clone(),
                actor,
                arguments: arguments.clone(),
            }));
        }
    }

    /// The subject of a passive: the object, or the recipient where an object stands beside it.
    fn subject_argument(
        &self,
        clause: &Clause<'a>,
        noun: Token<'a>,
        others: &[(Role, Filler<'a>)],
    ) -> (Role, Filler<'a>) {
        let object = others.iter().any(|(role, _)| *role == Role::Object) && self.gives(clause.head);
        let filler = if self.clauses.at(noun).is_some_and(|inner| inner.kind != Kind::Participle) {
            self.clausal(noun, clause.head)
        } else {
            self.filler(noun, clause.head, false)
        };
        (if object { Role::Recipient } else { Role::Object }, filler)
    }

    /// "the man they arrested", "the man they spoke to": what the relative clause leaves out.
    fn fill_gap(&self, clause: &Clause<'a>, gap: Token<'a>, arguments: &mut Vec<(Role, Filler<'a>)>) {
        let filler = self.filler(gap, clause.head, false);
        let stranded = self.tree.children(clause.head).find(|child| {
            matches!(child.deprel(), Deprel::Obl | Deprel::Case) && child.upos() == crate::language::Upos::Adp
        });
        let clausal = arguments.iter().any(|(role, _)| *role == Role::Complement);
        let role = stranded.map_or(Role::Object, |adposition| Role::Oblique(self.tree.lower(adposition).into()));
        if !clausal {
            arguments.push((role, filler));
        }
    }

    /// A coordinated verb without object of its own takes the one after it: "detained and tortured the men".
    fn share(&self, clause: &Clause<'a>, arguments: &mut Vec<(Role, Filler<'a>)>) {
        let has_object = arguments.iter().any(|(role, _)| matches!(role, Role::Object | Role::Complement));
        if has_object || clause.passive {
            return;
        }
        let above = clause.head.head().filter(|_| clause.head.deprel() == Deprel::Conj);
        let shared = above
            .and_then(|verb| self.tree.child(verb, &[Deprel::Obj]))
            .filter(|object| object.index() > clause.head.index());
        if let Some(object) = shared {
            arguments.push((Role::Object, self.filler(object, clause.head, false)));
        }
        let below = self.tree.children(clause.head).find(|child| child.deprel() == Deprel::Conj);
        let next = below.filter(|verb| {
            // A damaged tree may have the conjunct first.
            (clause.head.index()..=clause.head.index() + 3).contains(&verb.index())
                && !self.tree.children(*verb).any(|child| child.deprel().is_subject())
        });
        let next = next.filter(|_| !self.tree.children(clause.head).any(|child| child.deprel().main() == "obl"));
        if let Some(object) = next.and_then(|verb| self.tree.child(verb, &[Deprel::Obj])) {
            arguments.push((Role::Object, self.filler(object, clause.head, false)));
            return;
        }
        let relative = above
            .and_then(|verb| self.tree.child(verb, &[Deprel::Obj]))
            .and_then(|object| self.clauses.antecedent(object));
        let bare = !self.tree.children(clause.head).any(|child| child.deprel().is_subject());
        if let Some(noun) = relative.filter(|_| bare && shared.is_none()) {
            arguments.push((Role::Object, self.filler(noun, clause.head, false)));
        }
    }

    /// What is said, where the words of saying hang below it: "They left, she said."
    fn quoted(&self, clause: &Clause<'a>) -> Option<(Role, Filler<'a>)> {
        let said = clause.head.head().filter(|_| clause.head.deprel() == Deprel::Parataxis)?;
        let own = matches!(clause.subject, Subject::Own(_));
        let complete = self.tree.child(clause.head, &[Deprel::Ccomp, Deprel::Obj, Deprel::Xcomp]).is_some();
        let speech =
            self.cues.signature(crate::lexicon::Governor::Verb, crate::lexicon::Complement::That, clause.head.lemma());
        (own && !complete && speech.is_some()).then(|| (Role::Complement, self.clausal(said, clause.head)))
    }

    /// The words of the verb group, with its particle where that follows at once.
    pub(super) fn verb_group(&self, clause: &Clause<'a>) -> Stretch {
        let verb = clause.head;
        let particle = self
            .tree
            .child(verb, &[Deprel::CompoundPrt])
            .filter(|particle| (verb.index() + 1..=verb.index() + 2).contains(&particle.index()));
        let mut group = self.group(verb, &[verb], particle.unwrap_or(verb));
        let carrier = verb.head().filter(|head| is_semi_auxiliary(self.tree, self.cues, verb, *head).is_some());
        if let Some(carrier) =
            carrier.filter(|carrier| carrier.index() < verb.index() && verb.index() - carrier.index() <= 4)
        {
            group = group.join(self.group(carrier, &[carrier], carrier));
        }
        group
    }
}
