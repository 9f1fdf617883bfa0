//! X is Y: copulas, verbs of becoming and remaining, appositions, titles; and "there is".

use super::{Filler, Frame, Reader, Shape, introduces};
use crate::claim::clause::{Clause, Kind};
use crate::claim::model::EventForm;
use crate::claim::phrase::{head_words, partitive};
use crate::claim::role::Role;
use crate::claim::tree::Stretch;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::WordClass;

/// The event of being on board something, however that is said.
const ABOARD: &str = "aboard";
/// The role of what somebody or something is on board of.
pub(super) const ON_BOARD: &str = "on_board";

impl<'a> Reader<'_, 'a> {
    /// "X is Y", "X became Y": one frame for each X.
    pub(super) fn copula(&self, clause: &Clause<'a>, into: &mut Vec<Frame<'a>>) {
        let complement = match clause.kind {
            Kind::Copular(complement) => complement,
            _ => clause.head,
        };
        let mut arguments = self.arguments(clause, clause.head);
        arguments.retain(|(_, filler)| filler.head != complement);
        if complement != clause.head {
            arguments.extend(self.arguments(clause, complement));
        }
        let own = self.complement(complement);
        arguments.retain(|(_, filler)| !own.stretch.holds(filler.head));
        let event = self.copula_group(clause, complement);
        let aboard = self.is_aboard(complement);
        // "are similar to camps": the adjective is in the event, and what completes it says the rest.
        let said = event.holds(complement)
            && arguments.iter().any(|(role, _)| !matches!(role, Role::Time | Role::Place | Role::Manner));
        if !said {
            arguments.push((self.predicate_role(complement), own));
        }
        arguments.sort_by_key(|(_, filler)| filler.stretch.first);
        for actor in self.actors(clause, clause.subject.token()) {
            into.push(Frame {
                head: clause.head,
                form: EventForm::Copula,
                shape: Self::shape(clause),
                event,
                lemma: match () {
                    () if aboard => ABOARD.into(),
                    () if self.is_where(complement) => "be".into(),
                    () => head_words(self.tree, complement),
                },
                actor,
                arguments: arguments.clone(),
            });
        }
    }

    /// "In Oslo", "behind the attack": what only places something beside a certain other thing says nothing that the noun says.
    pub(super) fn is_where(&self, complement: Token<'a>) -> bool {
        let certain = complement.upos() == Upos::Propn
            || self
                .tree
                .children(complement)
                .any(|child| child.deprel() == Deprel::Det && self.tree.lower(child) == "the");
        certain && complement.upos().is_nominal() && self.tree.case(complement).is_some()
    }

    /// "on board", "aboard the ship", "on board the ship".
    fn is_aboard(&self, noun: Token<'a>) -> bool {
        let preposition = self.tree.preposition(noun);
        let word = self.tree.lower(noun);
        matches!(preposition.as_str(), "on_board" | "aboard")
            || preposition == "on" && word == "board"
            || word == ABOARD
    }

    /// "There was nobody on board the ship": who is there is, or is not, on board.
    fn aboard(&self, clause: &Clause<'a>, noun: Token<'a>, into: &mut Vec<Frame<'a>>) {
        let below = self.tree.children(noun).chain(self.tree.children(clause.head));
        let place = below.filter(|child| matches!(child.deprel().main(), "nmod" | "obl" | "advmod"));
        let Some(place) = place.into_iter().find(|child| self.is_aboard(*child)) else { return };
        let whole = (!matches!(self.tree.lower(place), "board" | ABOARD))
            .then(|| (Role::Oblique(ON_BOARD.into()), self.filler(place, clause.head, false)));
        let stretch = self.tree.stretch(noun, |child| child == place || introduces(child));
        into.push(Frame {
            head: clause.head,
            form: EventForm::Copula,
            shape: Shape::Clause,
            event: self.verb_group(clause),
            lemma: ABOARD.into(),
            actor: Some(Filler { head: noun, stretch }),
            arguments: whole.into_iter().collect(),
        });
    }

    /// A predicate noun or adjective completes the copula; one with a preposition says where, or how.
    fn predicate_role(&self, complement: Token<'a>) -> Role {
        if self.tree.case(complement).is_none() || complement.upos() == Upos::Adj {
            return Role::Complement;
        }
        match self.role(complement, "be") {
            Role::Manner => Role::Complement,
            role => role,
        }
    }

    /// The words of Y alone, without those of the clause around it.
    fn complement(&self, head: Token<'a>) -> Filler<'a> {
        let stretch = self.tree.stretch(head, |child| {
            let part = matches!(
                child.deprel().main(),
                "det" | "amod" | "nmod" | "nummod" | "compound" | "flat" | "appos" | "acl" | "fixed" | "goeswith"
            );
            let coordinated = matches!(child.deprel(), Deprel::Conj | Deprel::Cc)
                && self.clauses.at(self.coordinated(child)).is_none();
            let degree = child.deprel() == Deprel::Advmod
                && child.index() < head.index()
                && !is_sentential(self.tree.lower(child))
                && !self.cues.is(WordClass::Negator, self.tree.lower(child));
            let own = child.head() == Some(head);
            own && (introduces(child) || !(part || coordinated || degree || child.deprel() == Deprel::Punct))
        });
        Filler { head, stretch }
    }

    /// The coordinated word that `child` is or introduces.
    fn coordinated(&self, child: Token<'a>) -> Token<'a> {
        if child.deprel() != Deprel::Cc {
            return child;
        }
        let next = child.head().and_then(|head| {
            self.tree.children(head).find(|other| other.deprel() == Deprel::Conj && other.index() > child.index())
        });
        next.unwrap_or(child)
    }

    /// The verb, and the adjective with it: "is silent"; of a noun only the verb: "is".
    fn copula_group(&self, clause: &Clause<'a>, complement: Token<'a>) -> Stretch {
        let verb = match clause.kind {
            Kind::Copula(Some(copula)) => copula,
            Kind::Copular(_) => clause.head,
            _ => return Stretch::of(complement),
        };
        let heads = [clause.head, verb];
        let group = self.group(verb, &heads, verb);
        let adjective =
            matches!(complement.upos(), Upos::Adj | Upos::Verb | Upos::Adv) && complement.index() > verb.index();
        let near = (group.last + 1..complement.index()).all(|at| {
            let word = self.tree.token(at);
            word.deprel() == Deprel::Advmod
        });
        if adjective && near { group.join(Stretch::of(complement)) } else { group }
    }

    /// "There is X", "X does not exist": X is there, or it is not.
    pub(super) fn existence(&self, clause: &Clause<'a>, noun: Token<'a>, into: &mut Vec<Frame<'a>>) {
        let noun = self.clauses.antecedent(noun).unwrap_or(noun);
        self.aboard(clause, noun, into);
        let mut arguments = self.arguments(clause, clause.head);
        // "no victims *happening in Chechnya*", "no threats *in Chechnya*": where it is, it is not.
        arguments.extend(self.whereabouts(noun, clause));
        arguments.push((Role::Object, self.filler(noun, clause.head, false)));
        arguments.sort_by_key(|(_, filler)| filler.stretch.first);
        for thing in self.tree.conjuncts(noun).filter(|thing| thing.upos().is_nominal() || *thing == noun) {
            let several = thing != noun || self.tree.has(noun, Deprel::Conj);
            let mut arguments = arguments.clone();
            for argument in arguments.iter_mut().filter(|(_, filler)| several && filler.head == noun) {
                argument.1 = self.filler(thing, clause.head, true);
            }
            into.push(Frame {
                head: clause.head,
                form: EventForm::Existence,
                shape: Shape::Clause,
                event: self.existence_group(clause, thing),
                lemma: head_words(self.tree, partitive(self.tree, thing).0),
                actor: None,
                arguments,
            });
        }
    }

    /// The places at which something that is there, or a clause that describes it, stands.
    fn whereabouts(&self, noun: Token<'a>, clause: &Clause<'a>) -> Vec<(Role, Filler<'a>)> {
        let below = self.tree.conjuncts(noun).flat_map(|thing| self.tree.children(thing));
        let clauses = below.filter(|child| child.deprel().main() == "acl");
        let places = clauses.flat_map(|verb| self.tree.children(verb)).filter(|child| child.deprel() == Deprel::Obl);
        let placed = places.map(|place| (self.role(place, "be"), self.filler(place, clause.head, false)));
        placed.filter(|(role, _)| *role == Role::Place).collect()
    }

    /// The verb with what is there, where that follows at once: "are no victims".
    fn existence_group(&self, clause: &Clause<'a>, thing: Token<'a>) -> Stretch {
        let group = self.verb_group(clause);
        let near = (1..=3).contains(&thing.index().saturating_sub(group.last));
        let own = (group.last + 1..thing.index()).all(|at| self.tree.token(at).head() == Some(thing));
        if near && own { group.join(Stretch::of(thing)) } else { group }
    }

    /// "X, president of Y" and "President X".
    pub(super) fn apposition(&self, token: Token<'a>, into: &mut Vec<Frame<'a>>) {
        let title = token.deprel() == Deprel::NmodDesc;
        if !(title || token.deprel() == Deprel::Appos) || !token.upos().is_nominal() {
            return;
        }
        let Some(head) = token.head().filter(|head| head.upos().is_nominal()) else { return };
        let named_after = !title && token.upos() == Upos::Propn && head.upos() == Upos::Noun;
        let (bearer, office) = if named_after { (token, head) } else { (head, token) };
        let office_name = office.upos() == Upos::Propn && !self.cues.is(WordClass::Title, self.tree.lower(office));
        if office_name && !self.tree.has(office, Deprel::Det) {
            return;
        }
        // "108 million euros (123 million dollars)": another unit, not what they are.
        let counted = self.tree.has(office, Deprel::Nummod);
        let named = bearer.upos() != Upos::Propn && office.upos() == Upos::Propn;
        if named || counted || self.is_time(office) || self.is_time(bearer) {
            return;
        }
        let words = |noun: Token<'a>, other: Token<'a>| Filler {
            head: noun,
            stretch: self.tree.stretch(noun, |child| {
                child == other
                    || child.head() == Some(noun)
                        && (introduces(child)
                            || matches!(child.deprel(), Deprel::Conj | Deprel::Cc | Deprel::Appos | Deprel::AclRelcl))
            }),
        };
        into.push(Frame {
            head: office,
            form: EventForm::Copula,
            shape: Shape::Apposition,
            event: Stretch::of(office),
            lemma: head_words(self.tree, office),
            actor: Some(words(bearer, office)),
            arguments: vec![(Role::Complement, words(office, bearer))],
        });
    }
}

/// Adverbs that say something of the whole clause and not of the degree of its predicate.
fn is_sentential(adverb: &str) -> bool {
    matches!(
        adverb,
        "also"
            | "still"
            | "now"
            | "then"
            | "already"
            | "again"
            | "just"
            | "ever"
            | "always"
            | "often"
            | "usually"
            | "currently"
            | "however"
            | "therefore"
            | "thus"
            | "yet"
            | "once"
            | "never"
            | "actually"
            | "simply"
            | "instead"
            | "indeed"
    )
}
