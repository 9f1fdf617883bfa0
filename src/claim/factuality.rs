//! How sure a clause's own words make it: modals, hedges, questions, commands.

use super::clause::{Clause, Kind, is_infinitive};
use super::model::{Factuality, Tense};
use super::tree::Tree;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{Cues, Outcome, Signature, WordClass};

/// Whether something is the case, as far as a stretch of text commits its author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Commitment {
    pub(crate) negative: bool,
    pub(crate) degree: Factuality,
}

impl Commitment {
    /// It is so.
    pub(crate) const CERTAIN: Commitment = Commitment { negative: false, degree: Factuality::Certain };
    /// Nothing is said.
    pub(crate) const OPEN: Commitment = Commitment { negative: false, degree: Factuality::Unknown };

    /// At most this sure.
    pub(crate) fn at_most(self, degree: Factuality) -> Commitment {
        Commitment { degree: self.degree.min(degree), ..self }
    }

    /// With the other sign where `negative`.
    pub(crate) fn turned(self, negative: bool) -> Commitment {
        Commitment { negative: self.negative != negative, ..self }
    }

    /// What a word with that signature leaves of its complement when the word itself stands so.
    ///
    /// A signature with the same outcome both ways presupposes it: doubt about the word does not touch it.
    pub(crate) fn through(self, signature: Signature) -> Commitment {
        let outcome = if self.negative { signature.negated } else { signature.affirmed };
        let (negative, degree) = outcome.reading();
        let presupposed = signature.affirmed == signature.negated;
        Commitment { negative, degree: if presupposed { degree } else { degree.min(self.degree) } }
    }
}

/// What `clause` says when it stands in a context that commits its author so far.
pub(crate) fn within<'a>(tree: &Tree<'a>, cues: &Cues, clause: &Clause<'a>, context: Commitment) -> Commitment {
    let negative = super::polarity::is_negative(tree, cues, clause);
    let modal = modal(tree, cues, clause).map_or(Commitment::CERTAIN.turned(negative), |signature| {
        let reached = Commitment::CERTAIN.turned(negative).through(signature);
        if reached.degree == Factuality::Unknown { reached.turned(negative) } else { reached }
    });
    let mut value = modal.turned(context.negative).at_most(context.degree);
    for child in tree.children(clause.head) {
        let adverb = matches!(child.deprel(), Deprel::Advmod | Deprel::Discourse | Deprel::Parataxis);
        if let Some(degree) = cues.hedge(tree.lower(child)).filter(|_| adverb) {
            value = value.at_most(degree);
        }
    }
    if is_question(tree, clause.head) || is_command(tree, clause) {
        value = value.at_most(Factuality::Unknown);
    }
    if is_conditioned(tree, cues, clause.head) {
        value = value.at_most(Factuality::Possible);
    }
    value
}

/// The signature of the modal over the clause, its own or that of the verb it is coordinated with.
fn modal<'a>(tree: &Tree<'a>, cues: &Cues, clause: &Clause<'a>) -> Option<Signature> {
    let head = clause.head;
    let own = auxiliary_modal(tree, cues, head);
    let above = head.head().filter(|above| {
        let bare = !tree.children(head).any(|child| matches!(child.deprel().main(), "aux" | "nsubj"));
        head.deprel() == Deprel::Conj && bare && head.xpos() == above.xpos() && head.xpos() != "VBG"
    });
    own.or_else(|| auxiliary_modal(tree, cues, above?))
}

fn auxiliary_modal<'a>(tree: &Tree<'a>, cues: &Cues, head: Token<'a>) -> Option<Signature> {
    let mut auxiliaries = tree.children(head).filter(|child| child.deprel().main() == "aux");
    auxiliaries.find_map(|aux| cues.modal(modal_word(tree.lower(aux))))
}

/// The full form of a shortened modal.
pub(crate) fn modal_word(word: &str) -> &str {
    match word {
        "'ll" | "’ll" | "wo" => "will",
        "'d" | "’d" => "would",
        "ca" => "can",
        "sha" => "shall",
        other => other,
    }
}

/// A question mark of its own, or an auxiliary before its subject in a clause that ends in one.
fn is_question<'a>(tree: &Tree<'a>, head: Token<'a>) -> bool {
    tree.children(head).any(|child| child.deprel() == Deprel::Punct && child.form().contains('?'))
}

/// A bare verb without subject that nothing governs.
fn is_command<'a>(tree: &Tree<'a>, clause: &Clause<'a>) -> bool {
    let head = clause.head;
    let free = matches!(head.deprel(), Deprel::Root | Deprel::Parataxis | Deprel::Ccomp | Deprel::Conj);
    clause.kind == Kind::Verb
        && free
        && head.xpos() == "VB"
        && clause.subject.token().is_none()
        && !is_infinitive(tree, head)
        && !tree.children(head).any(|child| child.deprel() == Deprel::Aux && child.lemma() != "do")
        && !tree.sentence.headline()
}

/// A clause with an if-clause of its own says only what would then be so.
fn is_conditioned<'a>(tree: &Tree<'a>, cues: &Cues, head: Token<'a>) -> bool {
    tree.children(head).any(|child| child.deprel() == Deprel::Advcl && is_condition(tree, cues, child))
}

/// Whether an adverbial clause states a condition: "if …", "unless …", "had they …".
pub(crate) fn is_condition<'a>(tree: &Tree<'a>, cues: &Cues, head: Token<'a>) -> bool {
    let marks: Vec<&str> = tree
        .children(head)
        .filter(|child| child.deprel() == Deprel::Mark || child.xpos() == "WRB")
        .map(|mark| tree.lower(mark))
        .collect();
    if marks.iter().any(|mark| cues.is(WordClass::Condition, mark)) {
        // "even if" and "as if" are no conditions of the main clause, but what they mark is as open.
        return true;
    }
    let first = tree.children(head).find(|child| child.deprel().main() == "aux" || child.deprel().is_subject());
    marks.is_empty()
        && first.is_some_and(|word| matches!(tree.lower(word), "had" | "were" | "should"))
        && tree.child(head, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some()
}

/// Past, present or future, as the verb group tells it.
pub(crate) fn tense<'a>(tree: &Tree<'a>, cues: &Cues, clause: &Clause<'a>) -> Tense {
    let verb = match clause.kind {
        Kind::Copula(Some(copula)) => copula,
        _ => clause.head,
    };
    let mut auxiliaries = tree.children(clause.head).filter(|child| child.deprel().main() == "aux").peekable();
    let Some(first) = auxiliaries.peek().copied() else { return of_form(tree, clause, verb) };
    if auxiliaries.any(|aux| matches!(modal_word(tree.lower(aux)), "will" | "shall")) {
        return Tense::Future;
    }
    match tree.lower(first) {
        "did" | "was" | "were" | "had" | "has" | "have" | "'ve" | "’ve" | "could" => Tense::Past,
        "do" | "does" | "is" | "are" | "am" | "'re" | "’re" | "'m" | "’m" | "can" | "must" => {
            let perfect = clause.head.xpos() == "VBN" && !clause.passive && first.lemma() == "have";
            if perfect { Tense::Past } else { Tense::Present }
        }
        "'s" | "’s" if clause.head.xpos() == "VBN" && !clause.passive => Tense::Past,
        "'s" | "’s" => Tense::Present,
        _ => Tense::Open,
    }
    .or_semi(tree, cues, clause)
}

fn of_form<'a>(tree: &Tree<'a>, clause: &Clause<'a>, verb: Token<'a>) -> Tense {
    match verb.xpos() {
        "VBD" => Tense::Past,
        "VBN" if clause.head.deprel() != Deprel::Amod => Tense::Past,
        "VBZ" | "VBP" if tree.sentence.headline() && verb.upos() == Upos::Verb => Tense::Open,
        "VBZ" | "VBP" => Tense::Present,
        _ => Tense::Open,
    }
}

impl Tense {
    /// "is going to deny" is future, whatever its first auxiliary.
    fn or_semi<'a>(self, tree: &Tree<'a>, cues: &Cues, clause: &Clause<'a>) -> Tense {
        let going = clause.head.lemma() == "go" && tree.has(clause.head, Deprel::Xcomp) && clause.head.xpos() == "VBG";
        if going && cues.semi_auxiliary("go").is_some() { Tense::Future } else { self }
    }
}

/// The signature that leaves its complement as the governing word stands.
pub(crate) const TRANSPARENT: Signature = Signature::new(Outcome::Holds, Outcome::Fails);
/// The signature of an aim: it may have been reached, and who did not act did not reach it so.
pub(crate) const POSSIBLE: Signature = Signature::new(Outcome::Maybe, Outcome::Open);
/// The signature of what is taken for granted.
pub(crate) const PRESUPPOSED: Signature = Signature::new(Outcome::Holds, Outcome::Holds);
/// The signature of what a source says: so where it is said, open where it is not.
pub(crate) const REPORTED: Signature = Signature::new(Outcome::Holds, Outcome::Open);
