//! The clauses of a sentence: which words are predicates, who their subjects are, and who is passive.
//!
//! A subject may stand elsewhere: before a coordinated verb, at the verb that controls an infinitive, as the noun
//! that a relative or participial clause describes. Clauses are found from the root down, so that what a clause
//! borrows from the one above it is already known.

use super::attribution::is_conjunction;
use super::tree::Tree;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{Complement, Cues, Governor, WordClass};

/// How a clause's predicate is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind<'a> {
    /// A verb.
    Verb,
    /// "X is Y": the clause's head is Y; the verb where there is one (a headline may drop it).
    Copula(Option<Token<'a>>),
    /// "X became Y": the clause's head is the verb, here is Y.
    Copular(Token<'a>),
    /// "There is X": here is X.
    Existence(Token<'a>),
    /// A participle before its noun: "detained men".
    Participle,
}

/// From where a clause has its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject<'a> {
    /// It stands in the clause.
    Own(Token<'a>),
    /// It is the noun that the clause describes.
    Antecedent(Token<'a>),
    /// It is shared with the clause above.
    Shared(Token<'a>),
    /// There is none.
    Absent,
}

impl<'a> Subject<'a> {
    pub(crate) fn token(self) -> Option<Token<'a>> {
        match self {
            Subject::Own(token) | Subject::Antecedent(token) | Subject::Shared(token) => Some(token),
            Subject::Absent => None,
        }
    }
}

/// One clause.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clause<'a> {
    pub(crate) head: Token<'a>,
    pub(crate) kind: Kind<'a>,
    pub(crate) subject: Subject<'a>,
    pub(crate) passive: bool,
    /// The noun that a relative clause without pronoun leaves out: "the man they arrested".
    pub(crate) gap: Option<Token<'a>>,
}

/// The clauses of one sentence, by the index of their heads.
#[derive(Debug)]
pub(crate) struct Clauses<'a> {
    by_head: Vec<Option<Clause<'a>>>,
    /// Which words are titles of persons.
    persons: Vec<bool>,
}

impl<'a> Clauses<'a> {
    /// All clauses of `tree`; one pass from the root down.
    pub(crate) fn of(tree: &Tree<'a>, cues: &Cues) -> Clauses<'a> {
        let title = |token: Token<'a>| token.upos() == Upos::Noun && cues.is(WordClass::Title, token.lemma());
        let persons = tree.sentence.tokens().map(title).collect();
        let mut clauses = Clauses { by_head: vec![None; tree.len()], persons };
        for token in tree.top_down() {
            if let Some(kind) = kind(tree, cues, token) {
                let clause = Clause { head: token, kind, subject: Subject::Absent, passive: false, gap: None };
                let clause = clauses.with_subject(tree, cues, clause);
                clauses.by_head[token.index()] = Some(clause);
            }
        }
        clauses
    }

    /// The clause whose head is `token`.
    pub(crate) fn at(&self, token: Token<'a>) -> Option<&Clause<'a>> {
        self.by_head[token.index()].as_ref()
    }

    /// The clauses in the order of their heads.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Clause<'a>> {
        self.by_head.iter().flatten()
    }

    /// The clause of which `token` says what its subject is.
    fn predicated(&self, token: Token<'a>) -> Option<&Clause<'a>> {
        let direct = self.at(token).filter(|clause| matches!(clause.kind, Kind::Copula(_)));
        direct.or_else(|| {
            let above = self.at(token.head()?)?;
            matches!(above.kind, Kind::Copular(complement) if complement == token).then_some(above)
        })
    }

    /// What a describing clause's noun stands for: "Malta is the first *state* to sign" is about Malta.
    fn described(&self, noun: Token<'a>) -> Token<'a> {
        let subject = self.predicated(noun).and_then(|clause| clause.subject.token());
        subject.filter(|subject| !is_bare_pronoun(*subject)).unwrap_or(noun)
    }

    fn with_subject(&self, tree: &Tree<'a>, cues: &Cues, mut clause: Clause<'a>) -> Clause<'a> {
        let head = clause.head;
        clause.passive = self.is_passive(tree, head, clause.kind) || is_done_in_headline(tree, cues, head, clause.kind);
        let own = tree.children(head).find(|child| child.deprel().is_subject() && !is_outer(*child));
        clause.subject = match own {
            Some(subject) => match self.antecedent(subject) {
                Some(noun) => Subject::Antecedent(noun),
                None => Subject::Own(subject),
            },
            None if tree.has(head, Deprel::Expl) => Subject::Absent,
            None if acts(tree, head) => tree
                .children(head)
                .find(|child| child.deprel() == Deprel::Compound)
                .map_or(Subject::Absent, Subject::Own),
            None => self.borrowed(tree, cues, head),
        };
        if head.deprel() == Deprel::AclRelcl
            && own.is_some()
            && clause.subject == own.map_or(Subject::Absent, Subject::Own)
        {
            let pronoun = tree.children(head).any(|child| is_relative(child) || is_relative_adverb(tree, child));
            let object = tree.child(head, &[Deprel::Obj]);
            let complete = pronoun || object.is_some() || clause.passive || tree.has(head, Deprel::Mark);
            clause.gap = head.head().filter(|_| !complete && clause.kind == Kind::Verb);
        }
        // "the land it leased or bought": both verbs leave out one noun.
        if head.deprel() == Deprel::Conj && own.is_none() && clause.kind == Kind::Verb && !clause.passive {
            let first = head.head().and_then(|above| self.at(above));
            clause.gap = first.and_then(|first| first.gap).filter(|_| !tree.has(head, Deprel::Obj));
        }
        clause
    }

    /// The subject of a clause without one of its own.
    fn borrowed(&self, tree: &Tree<'a>, cues: &Cues, head: Token<'a>) -> Subject<'a> {
        let Some(above) = head.head() else { return Subject::Absent };
        let governor = self.at(above);
        let shared = || match governor.map(|clause| clause.subject) {
            Some(Subject::Own(token) | Subject::Shared(token)) => Subject::Shared(token),
            Some(Subject::Antecedent(token)) => Subject::Antecedent(token),
            _ => Subject::Absent,
        };
        match head.deprel() {
            Deprel::Advcl
                if matches!(tree.preposition(head).as_str(), "from" | "into") || is_description(tree, head) =>
            {
                // "kept them from leaving", "talked them into leaving", "described them as leaving"
                self.controller(tree, cues, above).map_or_else(shared, Subject::Shared)
            }
            // "told them to leave", where the tree takes the infinitive for an aim.
            Deprel::Advcl if is_infinitive(tree, head) && self.is_told(tree, cues, head, above) => {
                self.controller(tree, cues, above).map_or_else(shared, Subject::Shared)
            }
            Deprel::Conj | Deprel::Advcl => shared(),
            Deprel::Parataxis if head.xpos() != "VB" && tree.has(above, Deprel::Nsubj) => shared(),
            Deprel::Amod => Subject::Antecedent(above),
            Deprel::Xcomp => match self.controller(tree, cues, above) {
                Some(object) => Subject::Shared(object),
                None => shared(),
            },
            Deprel::Ccomp if head.xpos() == "VBG" || tree.has(head, Deprel::Mark) && head.xpos() == "VB" => shared(),
            Deprel::AclRelcl => Subject::Antecedent(self.described(above)),
            Deprel::Acl if is_infinitive(tree, head) => self.of_infinitive(tree, cues, above),
            // "accused *Malta* of hiding it": a name does not describe itself, it does what the gerund says.
            Deprel::Acl if is_named_gerund(tree, head, above) => Subject::Shared(above),
            Deprel::Acl if tree.has(head, Deprel::Mark) => Subject::Absent,
            Deprel::Acl => Subject::Antecedent(above),
            _ => Subject::Absent,
        }
    }

    /// Whether an infinitive stands right after the object of a verb that takes one: "told them to leave".
    fn is_told(&self, tree: &Tree<'a>, cues: &Cues, infinitive: Token<'a>, verb: Token<'a>) -> bool {
        let to = tree.children(infinitive).find(|child| child.deprel() == Deprel::Mark);
        let object = to.and_then(Token::previous).filter(|before| {
            let name = before.head().filter(|_| matches!(before.deprel().main(), "flat" | "compound" | "fixed"));
            name.unwrap_or(*before).head() == Some(verb) && name.unwrap_or(*before).deprel() == Deprel::Obj
        });
        let takes = cues.signature(Governor::Verb, Complement::To, verb.lemma()).is_some();
        takes && object.is_some() && self.at(verb).is_some()
    }

    /// The object that is the subject of `governor`'s infinitive: "told *them* to leave".
    fn controller(&self, tree: &Tree<'a>, cues: &Cues, governor: Token<'a>) -> Option<Token<'a>> {
        let clause = self.at(governor)?;
        if clause.passive || cues.is(WordClass::SubjectControl, governor.lemma()) {
            return None;
        }
        let object = tree.child(governor, &[Deprel::Obj, Deprel::Iobj])?;
        Some(self.antecedent(object).unwrap_or(object))
    }

    /// The subject of "to …" after a noun: the noun itself where it is ranked ("the first to …"), else who has it.
    fn of_infinitive(&self, tree: &Tree<'a>, _cues: &Cues, noun: Token<'a>) -> Subject<'a> {
        if is_ranked(tree, noun) {
            return Subject::Antecedent(self.described(noun));
        }
        if let Some(owner) = tree.child(noun, &[Deprel::NmodPoss]) {
            return Subject::Shared(owner);
        }
        // "Hauge Line to close mill": a headline's future.
        if noun.deprel() == Deprel::Root && noun.upos() == Upos::Propn && !tree.has(noun, Deprel::Cop) {
            return Subject::Shared(noun);
        }
        if !matches!(noun.deprel(), Deprel::Obj | Deprel::Obl | Deprel::Conj) {
            return Subject::Absent;
        }
        let holder = noun.head().and_then(|verb| self.at(verb)).and_then(|clause| clause.subject.token());
        holder.map_or(Subject::Absent, Subject::Shared)
    }

    /// "a spokesperson for the network *who* wished": "who" is the person, not the body that the person speaks for.
    fn person(&self, pronoun: Token<'a>, noun: Token<'a>) -> Token<'a> {
        let above = noun
            .head()
            .filter(|above| noun.deprel() == Deprel::Nmod && above.upos() == Upos::Noun && self.persons[above.index()]);
        above.filter(|_| pronoun.lemma() == "who" && !self.persons[noun.index()]).unwrap_or(noun)
    }

    /// The noun that a relative pronoun stands for; `None` for other words.
    pub(crate) fn antecedent(&self, token: Token<'a>) -> Option<Token<'a>> {
        if !is_relative(token) {
            return None;
        }
        let mut at = token;
        for _ in 0..token.sentence().len() {
            let head = at.head()?;
            match at.deprel() {
                Deprel::AclRelcl => return Some(self.described(self.person(token, head))),
                Deprel::AdvclRelcl | Deprel::Advcl => return None,
                Deprel::Ccomp if token.index() > head.index() => return None,
                _ => at = head,
            }
        }
        None
    }

    fn is_passive(&self, tree: &Tree<'a>, head: Token<'a>, kind: Kind<'a>) -> bool {
        if !matches!(kind, Kind::Verb | Kind::Participle) {
            return false;
        }
        let is_aux = |child: &Token<'a>| child.deprel().main() == "aux";
        let auxiliaries = || tree.children(head).filter(is_aux);
        let agent = tree.has(head, Deprel::OblAgent);
        if !agent && auxiliaries().next().is_some() && !auxiliaries().any(is_passive_auxiliary) {
            return false;
        }
        // A finite verb with an object and without auxiliary is active, whatever its subject is called.
        let finite = matches!(head.deprel(), Deprel::Root | Deprel::Ccomp | Deprel::Conj | Deprel::Parataxis);
        let bare = auxiliaries().next().is_none() && !tree.sentence.headline();
        if finite && bare && !agent && tree.has(head, Deprel::Obj) {
            return false;
        }
        let marked = tree.children(head).any(|child| {
            matches!(child.deprel(), Deprel::NsubjPass | Deprel::CsubjPass | Deprel::AuxPass | Deprel::OblAgent)
        });
        if marked {
            return true;
        }
        let bare = !tree.children(head).any(|child| matches!(child.deprel(), Deprel::Aux | Deprel::Nsubj));
        let participle = head.xpos() == "VBN";
        match head.deprel() {
            Deprel::Acl | Deprel::Amod => bare && (participle || head.xpos() == "VBD") && !is_infinitive(tree, head),
            Deprel::Advcl if head.xpos() == "VBD" => {
                bare && tree.children(head).any(|child| child.index() < head.index() && is_conjunction(child))
            }
            Deprel::Advcl | Deprel::Xcomp | Deprel::AclRelcl => bare && participle,
            Deprel::Conj => {
                bare && participle && head.head().and_then(|above| self.at(above)).is_some_and(|c| c.passive)
            }
            Deprel::Root | Deprel::Parataxis | Deprel::Ccomp => {
                let aux = tree.has(head, Deprel::Aux);
                participle && !aux && tree.child(head, &[Deprel::Obj, Deprel::Ccomp]).is_none()
            }
            _ => false,
        }
    }
}

/// "Anna Lind arrested in Oslo": a headline leaves out "was"; the verb has no object, and cannot do without.
fn is_done_in_headline<'a>(tree: &Tree<'a>, cues: &Cues, head: Token<'a>, kind: Kind<'a>) -> bool {
    let past = matches!(head.xpos(), "VBD" | "VBN") && head.deprel() == Deprel::Root;
    let other =
        [Deprel::Obj, Deprel::Iobj, Deprel::Ccomp, Deprel::Xcomp, Deprel::Aux, Deprel::AuxPass, Deprel::CompoundPrt];
    let bare = tree.child(head, &other).is_none() && tree.has(head, Deprel::Nsubj);
    tree.sentence.headline() && kind == Kind::Verb && past && bare && cues.is(WordClass::Objective, head.lemma())
}

/// "be" and "get", in any form; a shortened "'s" may be one.
fn is_passive_auxiliary(token: Token<'_>) -> bool {
    matches!(token.lemma(), "be" | "get" | "'s" | "’s")
}

/// What kind of predicate `token` heads, if any.
fn kind<'a>(tree: &Tree<'a>, cues: &Cues, token: Token<'a>) -> Option<Kind<'a>> {
    let copulas: &[Deprel] = if token.upos() == Upos::Adj { &[Deprel::Cop, Deprel::AuxPass] } else { &[Deprel::Cop] };
    if let Some(copula) = tree.child(token, copulas) {
        let finite = matches!(token.xpos(), "VBD" | "VBZ" | "VBP") && tree.has(token, Deprel::Nsubj);
        let clausal = token.upos() == Upos::Verb && (finite || tree.children(token).any(is_outer));
        return Some(if clausal { Kind::Verb } else { Kind::Copula(Some(copula)) });
    }
    let verbal = token.upos() == Upos::Verb || token.upos() == Upos::Aux && heads_clause(token);
    if acts(tree, token) {
        return Some(Kind::Verb);
    }
    if !verbal {
        let predicate = !matches!(token.upos(), Upos::Punct | Upos::Intj | Upos::Pron | Upos::Det);
        let free = matches!(
            token.deprel(),
            Deprel::Root | Deprel::Parataxis | Deprel::Ccomp | Deprel::Conj | Deprel::Advcl | Deprel::AclRelcl
        );
        let describes = token.upos() == Upos::Adj && token.deprel() == Deprel::Acl;
        let elided = predicate && free && tree.has(token, Deprel::Nsubj) || describes;
        return elided.then_some(Kind::Copula(None));
    }
    if token.deprel() == Deprel::Amod {
        return matches!(token.xpos(), "VBN" | "VBG").then_some(Kind::Participle);
    }
    let subordinate = matches!(
        token.deprel().main(),
        "aux"
            | "cop"
            | "case"
            | "mark"
            | "fixed"
            | "compound"
            | "flat"
            | "det"
            | "goeswith"
            | "discourse"
            | "cc"
            | "nummod"
    );
    if subordinate {
        return None;
    }
    let subject = tree.child(token, &[Deprel::Nsubj, Deprel::NsubjPass]);
    let there = tree.children(token).any(|child| child.deprel() == Deprel::Expl && tree.lower(child) == "there");
    if there && subject.is_some() || token.lemma() == "exist" {
        return subject.map(Kind::Existence).or(Some(Kind::Verb));
    }
    let joins = matches!(token.lemma(), "become" | "remain");
    let complement = tree.child(token, if joins { &[Deprel::Xcomp, Deprel::Obj] } else { &[Deprel::Xcomp] });
    let complement = complement.filter(|&complement| {
        let plain =
            !matches!(complement.upos(), Upos::Verb | Upos::Aux) && tree.child(complement, &[Deprel::Cop]).is_none();
        plain && cues.is(WordClass::Copular, token.lemma()) && (joins || !tree.has(token, Deprel::Obj))
    });
    Some(complement.map_or(Kind::Verb, Kind::Copular))
}

/// "Company *unveils* phone": a noun over a line that has an object behind it is a verb, whatever it is called.
fn acts<'a>(tree: &Tree<'a>, token: Token<'a>) -> bool {
    let object = || tree.child(token, &[Deprel::Obj]).is_some_and(|object| object.index() > token.index());
    token.upos() == Upos::Noun && token.deprel() == Deprel::Root && object()
}

fn heads_clause(token: Token<'_>) -> bool {
    matches!(
        token.deprel(),
        Deprel::Root | Deprel::Ccomp | Deprel::Parataxis | Deprel::AclRelcl | Deprel::Advcl | Deprel::Conj
    )
}

fn is_outer(token: Token<'_>) -> bool {
    matches!(token.deprel(), Deprel::NsubjOuter | Deprel::CsubjOuter)
}

/// "who", "which", "that" and "whom" of a relative clause.
fn is_relative(token: Token<'_>) -> bool {
    matches!(token.upos(), Upos::Pron | Upos::Det)
        && (token.xpos() == "WDT" || matches!(token.lemma(), "who" | "which" | "whom"))
}

fn is_relative_adverb<'a>(tree: &Tree<'a>, token: Token<'a>) -> bool {
    token.xpos() == "WRB" || tree.children(token).any(is_relative)
}

fn is_bare_pronoun(token: Token<'_>) -> bool {
    token.upos() == Upos::Pron && matches!(token.lemma(), "it" | "this" | "that" | "there" | "what" | "these" | "those")
}

/// Whether a verb is the gerund of "accused Malta of hiding it", and the noun Malta; "kept the crowd from entering"
/// may be of any noun.
fn is_named_gerund<'a>(tree: &Tree<'a>, verb: Token<'a>, noun: Token<'a>) -> bool {
    let object = matches!(noun.deprel(), Deprel::Obj | Deprel::NsubjPass);
    let mark = tree.child(verb, &[Deprel::Mark]).map_or("", |mark| tree.lower(mark));
    let named = matches!(noun.upos(), Upos::Propn | Upos::Pron);
    object && verb.xpos() == "VBG" && (mark == "from" || mark == "of" && named)
}

/// "Described the man as *being* tall": what the object is said to be or do.
fn is_description<'a>(tree: &Tree<'a>, clause: Token<'a>) -> bool {
    let gerund = clause.xpos() == "VBG" || tree.children(clause).any(|child| child.form() == "being");
    let mut marks = tree.children(clause).filter(|child| matches!(child.deprel(), Deprel::Mark | Deprel::Case));
    gerund && marks.any(|mark| tree.lower(mark) == "as")
}

/// Whether the verb stands with "to".
pub(crate) fn is_infinitive<'a>(tree: &Tree<'a>, verb: Token<'a>) -> bool {
    tree.children(verb).any(|child| child.deprel() == Deprel::Mark && tree.lower(child) == "to")
}

/// Whether a noun is picked out by its rank: first, last, only, a superlative.
pub(crate) fn is_ranked<'a>(tree: &Tree<'a>, noun: Token<'a>) -> bool {
    let ranks = |token: Token<'a>| {
        token.xpos() == "JJS"
            || matches!(tree.lower(token), "only" | "last" | "next" | "latest")
            || super::phrase::ordinal(tree.lower(token)).is_some()
    };
    ranks(noun)
        || tree
            .children(noun)
            .any(|child| matches!(child.deprel().main(), "amod" | "nummod" | "advmod") && ranks(child))
}
