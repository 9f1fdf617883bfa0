//! Frames: a predicate with its participants, before signs, names and dates are added.
//!
//! One file a way of saying something: verbs, copulas (with appositions, titles and existence), event nouns. What
//! they share stands here: which words of the text a participant covers, and which the event.

mod argument;
mod copula;
mod nominal;
mod others;
mod verb;

pub(crate) use nominal::event_of;
pub(crate) use others::Sign;

use super::clause::{Clause, Clauses, Kind, Subject};
use super::model::EventForm;
use super::polarity::{is_negative, negates};
use super::projection::is_semi_auxiliary;
use super::reference::is_legal_form;
use super::role::Role;
use super::tree::{Stretch, Tree};
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{Cues, WordClass};
use ecow::EcoString;

/// A participant: its head and the words it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Filler<'a> {
    pub(crate) head: Token<'a>,
    pub(crate) stretch: Stretch,
}

/// A predicate with its participants.
#[derive(Debug, Clone)]
pub(crate) struct Frame<'a> {
    /// The word whose commitment and attribution the claim has.
    pub(crate) head: Token<'a>,
    pub(crate) form: EventForm,
    pub(crate) shape: Shape,
    /// The words of the event.
    pub(crate) event: Stretch,
    pub(crate) lemma: EcoString,
    pub(crate) actor: Option<Filler<'a>>,
    /// In the order of the text.
    pub(crate) arguments: Vec<(Role, Filler<'a>)>,
}

/// From what a frame was read; orders claims by how sure their reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A clause with a subject of its own.
    Clause,
    /// A clause whose subject stands elsewhere.
    Borrowed,
    /// An infinitive or gerund that completes another verb.
    Controlled,
    /// A clause that describes its subject.
    Describing,
    /// A clause without subject.
    Bare,
    /// An apposition or a title.
    Apposition,
    /// An event noun.
    Noun,
    /// A participle before a noun.
    Modifier,
}

/// What frames are read from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'r, 'a> {
    pub(crate) tree: &'r Tree<'a>,
    pub(crate) cues: &'r Cues,
    pub(crate) clauses: &'r Clauses<'a>,
}

/// More coordinated subjects than this are left together.
const MOST_SUBJECTS: usize = 8;

impl<'a> Reader<'_, 'a> {
    /// All frames of the sentence, in the order of their predicates.
    pub(crate) fn frames(&self) -> Vec<Frame<'a>> {
        let mut found = Vec::new();
        for clause in self.clauses.iter() {
            match clause.kind {
                Kind::Verb if self.carries(clause.head) => {}
                Kind::Verb | Kind::Participle => self.verb(clause, &mut found),
                Kind::Copula(_) | Kind::Copular(_) => self.copula(clause, &mut found),
                Kind::Existence(noun) => self.existence(clause, noun, &mut found),
            }
        }
        for token in self.tree.sentence.tokens() {
            self.apposition(token, &mut found);
            self.nominal(token, &mut found);
            self.including(token, &mut found);
        }
        found.sort_by_key(|frame| frame.head.index());
        found
    }

    /// Whether the verb only carries the tense or mood of the infinitive below it.
    fn carries(&self, verb: Token<'a>) -> bool {
        self.tree.children(verb).any(|child| is_semi_auxiliary(self.tree, self.cues, child, verb).is_some())
    }

    /// The words of a participant of the clause with that head; `alone` leaves out what it is coordinated with.
    fn filler(&self, noun: Token<'a>, clause: Token<'a>, alone: bool) -> Filler<'a> {
        let below = self.path_below(noun, clause);
        let stretch = self.tree.stretch(noun, |child| {
            let own = child.head() == Some(noun);
            let joint = child.deprel() == Deprel::Cc && child.index() < noun.index();
            own && (introduces(child)
                || joint
                || alone && matches!(child.deprel(), Deprel::Conj | Deprel::Cc | Deprel::CcPreconj))
                || Some(child) == below
                || child.deprel() == Deprel::Parataxis
                || own && (self.is_aside(child) || self.is_restrictor(child, noun))
        });
        Filler { head: noun, stretch }
    }

    /// "*so far* two men": words before a noun phrase that narrow the clause.
    fn is_restrictor(&self, child: Token<'a>, noun: Token<'a>) -> bool {
        child.deprel() == Deprel::Advmod
            && child.index() < noun.index()
            && self.tree.children(child).chain([child]).any(|word| {
                self.cues
                    .restrictors(self.tree.lower(word))
                    .iter()
                    .any(|words| words.len() > 1 && words.iter().any(|other| other == self.tree.lower(child)))
            })
    }

    /// A relative clause or apposition between commas says more of its noun; it does not say which one is meant.
    fn is_aside(&self, child: Token<'a>) -> bool {
        let describes = matches!(child.deprel(), Deprel::AclRelcl | Deprel::Acl | Deprel::Appos);
        describes && self.tree.is_set_off(child)
    }

    /// The words of a clause as a participant, without what introduces it.
    fn clausal(&self, head: Token<'a>, outside: Token<'a>) -> Filler<'a> {
        let below = self.path_below(head, outside);
        let stretch = self.tree.stretch(head, |child| {
            let mark = child.deprel() == Deprel::Mark && child.head() == Some(head) && self.tree.lower(child) != "to";
            mark || Some(child) == below
        });
        Filler { head, stretch }
    }

    /// The dependent of `noun` that is, or holds, `inner`.
    fn path_below(&self, noun: Token<'a>, inner: Token<'a>) -> Option<Token<'a>> {
        let mut at = inner;
        for _ in 0..self.tree.len() {
            let head = at.head()?;
            if head == noun {
                return Some(at);
            }
            at = head;
        }
        None
    }

    /// The actors that share a predicate: "France and Germany" are two, each with its own claim.
    fn actors(&self, clause: &Clause<'a>, actor: Option<Token<'a>>) -> Vec<Option<Filler<'a>>> {
        let Some(actor) = actor else { return vec![None] };
        if self.clauses.at(actor).is_some_and(|inner| !matches!(inner.kind, Kind::Participle)) {
            return vec![Some(self.clausal(actor, clause.head))];
        }
        let all = self.each(actor, clause);
        if !all.iter().all(|token| is_nominal(*token)) {
            return vec![Some(self.filler(actor, clause.head, false))];
        }
        let alone = all.len() > 1;
        all.into_iter().map(|token| Some(self.filler(token, clause.head, alone))).collect()
    }

    /// The arguments of a verb, once for each of several people that it happens to: "arrested Alan and Ada" is told of either. What
    /// is denied of both together is denied of neither alone.
    fn affected(&self, clause: &Clause<'a>, arguments: Vec<(Role, Filler<'a>)>) -> Vec<Vec<(Role, Filler<'a>)>> {
        let object = arguments.iter().position(|(role, _)| *role == Role::Object);
        let Some((at, head)) = object.map(|at| (at, arguments[at].1.head)) else { return vec![arguments] };
        let all = self.each(head, clause);
        let names = all.len() > 1 && all.iter().all(|token| token.upos() == Upos::Propn);
        if !names || !clause.passive && is_negative(self.tree, self.cues, clause) {
            return vec![arguments];
        }
        let one = |token: Token<'a>| {
            let mut arguments = arguments.clone();
            arguments[at].1 = self.filler(token, clause.head, true);
            arguments
        };
        all.into_iter().map(one).collect()
    }

    /// What a noun is coordinated with, itself first; alone where there are too many, or where all of it is the name of one firm
    /// ("Hauge Tool and Die Co").
    fn each(&self, noun: Token<'a>, clause: &Clause<'a>) -> Vec<Token<'a>> {
        let all: Vec<Token<'a>> = self.tree.conjuncts(noun).collect();
        let is_form = |token: &Token<'a>| {
            let last = self.filler(*token, clause.head, true).stretch.last;
            is_legal_form(self.tree.lower(self.tree.token(last)))
        };
        let firm = all.split_last().is_some_and(|(last, others)| is_form(last) && !others.iter().any(is_form));
        if (2..=MOST_SUBJECTS).contains(&all.len()) && !firm { all } else { vec![noun] }
    }

    /// From the first auxiliary or negator of the unbroken verb group to `last`.
    fn group(&self, verb: Token<'a>, heads: &[Token<'a>], last: Token<'a>) -> Stretch {
        let mut first = verb.index();
        let mut at = verb.index();
        while at > 0 {
            let word = self.tree.token(at - 1);
            let ours = word.head().is_some_and(|head| heads.contains(&head));
            let auxiliary = ours && matches!(word.deprel().main(), "aux" | "cop");
            let negator = ours && word.deprel() == Deprel::Advmod && negates(self.tree, self.cues, word);
            let between = matches!(word.deprel(), Deprel::Advmod | Deprel::Fixed)
                && word.upos() != Upos::Punct
                && self.is_below(word, heads);
            if auxiliary || negator {
                first = word.index();
            } else if !between {
                break;
            }
            at -= 1;
        }
        let mut group = Stretch { first, last: verb.index().max(last.index()) };
        if let Some(next) = verb.next().filter(|next| next.head().is_some_and(|head| heads.contains(&head)))
            && group.last == verb.index()
            && next.deprel() == Deprel::Advmod
            && self.cues.is(WordClass::Negator, self.tree.lower(next))
        {
            group.last = next.index();
        }
        group
    }

    fn is_below(&self, word: Token<'a>, heads: &[Token<'a>]) -> bool {
        let mut at = word;
        for _ in 0..4 {
            match at.head() {
                Some(head) if heads.contains(&head) => return true,
                Some(head) if head.upos() == Upos::Adv => at = head,
                _ => return false,
            }
        }
        false
    }

    fn shape(clause: &Clause<'a>) -> Shape {
        match (clause.kind, clause.subject) {
            (Kind::Participle, _) => Shape::Modifier,
            (_, Subject::Own(_)) => Shape::Clause,
            (_, Subject::Antecedent(_)) => Shape::Describing,
            (_, Subject::Shared(_)) if clause.head.deprel() == Deprel::Xcomp => Shape::Controlled,
            (_, Subject::Shared(_)) => Shape::Borrowed,
            (_, Subject::Absent) => Shape::Bare,
        }
    }
}

/// Prepositions, possessive marks and the like, which are no part of a participant's words.
fn introduces(child: Token<'_>) -> bool {
    matches!(child.deprel(), Deprel::Case | Deprel::Mark)
}

fn is_nominal(token: Token<'_>) -> bool {
    token.upos().is_nominal() || matches!(token.upos(), Upos::Pron | Upos::Num)
}
