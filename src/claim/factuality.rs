//! How sure a clause's own words make it: modals, hedges, questions, commands.

use super::clause::{Clause, Kind, is_infinitive};
use super::frame::Sign;
use super::model::{Factuality, Tense};
use super::tree::Tree;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{Complement, Cues, Governor, Outcome, Signature, WordClass};
use ecow::{EcoString, eco_format};

/// Whether something is the case, as far as a stretch of text commits its author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Commitment {
    pub(crate) negative: bool,
    pub(crate) degree: Factuality,
    /// Whether it is said of the future: under "will", or by a clause that stands there.
    pub(crate) future: bool,
}

impl Commitment {
    /// It is so.
    pub(crate) const CERTAIN: Commitment = Commitment { negative: false, degree: Factuality::Certain, future: false };
    /// Nothing is said.
    pub(crate) const OPEN: Commitment = Commitment { negative: false, degree: Factuality::Unknown, future: false };

    /// At most this sure.
    pub(crate) fn at_most(self, degree: Factuality) -> Commitment {
        Commitment { degree: self.degree.min(degree), ..self }
    }

    /// With the other sign where `negative`.
    pub(crate) fn turned(self, negative: bool) -> Commitment {
        Commitment { negative: self.negative != negative, ..self }
    }

    /// With the sign that the place of a participant in its list gives: who is told of with "or" may have done it.
    pub(crate) fn signed(self, sign: Sign) -> Commitment {
        match sign {
            Sign::Kept => self,
            Sign::Turned => self.turned(true),
            Sign::Own(negative) => Commitment { negative, ..self },
            Sign::Open if self.negative => self,
            Sign::Open => self.at_most(Factuality::Possible),
        }
    }

    /// Said of the future where `future`.
    pub(crate) fn later(self, future: bool) -> Commitment {
        Commitment { future: self.future || future, ..self }
    }

    /// What a word with that signature leaves of its complement when the word itself stands so.
    ///
    /// A signature with the same outcome both ways presupposes it: doubt about the word does not touch it.
    pub(crate) fn through(self, signature: Signature) -> Commitment {
        let outcome = if self.negative { signature.negated } else { signature.affirmed };
        let (negative, degree) = outcome.reading();
        let presupposed = signature.affirmed == signature.negated;
        Commitment { negative, degree: if presupposed { degree } else { degree.min(self.degree) }, ..self }
    }
}

/// What `clause` says when it stands in a context that commits its author so far.
pub(crate) fn within<'a>(tree: &Tree<'a>, cues: &Cues, clause: &Clause<'a>, context: Commitment) -> Commitment {
    let negative = super::polarity::is_negative(tree, cues, clause);
    let modal = modal(tree, cues, clause);
    let own = modal.map_or(Commitment::CERTAIN.turned(negative), |(_, signature)| {
        let reached = Commitment::CERTAIN.turned(negative).through(signature);
        if reached.degree == Factuality::Unknown { reached.turned(negative) } else { reached }
    });
    let ahead = modal.is_some_and(|(word, _)| matches!(word, "will" | "shall"));
    let mut value = own.turned(context.negative).at_most(context.degree).later(context.future || ahead);
    for child in tree.children(clause.head) {
        let adverb = matches!(child.deprel(), Deprel::Advmod | Deprel::Discourse | Deprel::Parataxis);
        if let Some(degree) = cues.hedge(tree.lower(child)).filter(|_| adverb) {
            value = value.at_most(degree);
        }
    }
    if is_question(tree, clause.head) || is_command(tree, clause) {
        value = value.at_most(Factuality::Unknown);
    }
    if leading(tree, clause.head).any(|head| is_conditioned(tree, cues, head)) {
        value = value.at_most(Factuality::Possible);
    }
    value
}

/// The predicate, and those before it whose subject, modal and condition it shares: "can *grow*, *export* and *pay*".
fn leading<'t, 'a>(tree: &'t Tree<'a>, head: Token<'a>) -> impl Iterator<Item = Token<'a>> + 't {
    let above = move |word: &Token<'a>| {
        let own = tree.children(*word).any(|child| child.deprel().is_subject());
        word.head().filter(|_| matches!(word.deprel(), Deprel::Conj | Deprel::Parataxis) && !own)
    };
    std::iter::successors(Some(head), above)
}

/// The words and marks of the clause that make it less sure, in words for people.
pub(crate) fn clause_words<'a>(tree: &Tree<'a>, cues: &Cues, clause: &Clause<'a>) -> Vec<EcoString> {
    let mut found = Vec::new();
    for child in tree.children(clause.head) {
        let word = tree.lower(child);
        if child.deprel().main() == "aux" && cues.modal(modal_word(word)).is_some() {
            found.push(eco_format!("“{}” is a modal", child.form()));
        } else if cues.hedge(word).is_some() && child.deprel() == Deprel::Advmod {
            found.push(eco_format!("“{}” weakens it", child.form()));
        }
    }
    let marks = [
        (is_question(tree, clause.head), "it is a question"),
        (is_command(tree, clause), "it is a command"),
        (is_conditioned(tree, cues, clause.head), "it has a condition"),
    ];
    found.extend(marks.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| words.into()));
    found
}

/// The signature of the modal over the clause, its own or that of the verb it is coordinated with.
fn modal<'t, 'a>(tree: &'t Tree<'a>, cues: &Cues, clause: &Clause<'a>) -> Option<(&'t str, Signature)> {
    let shares = |word: &Token<'a>| {
        let bare = !tree.children(*word).any(|child| matches!(child.deprel().main(), "aux" | "nsubj"));
        let alike = |above: &Token<'a>| word.xpos() == above.xpos() && word.xpos() != "VBG";
        word.head().filter(|above| word.deprel() == Deprel::Conj && bare && alike(above))
    };
    std::iter::successors(Some(clause.head), shares).find_map(|head| auxiliary_modal(tree, cues, head))
}

fn auxiliary_modal<'t, 'a>(tree: &'t Tree<'a>, cues: &Cues, head: Token<'a>) -> Option<(&'t str, Signature)> {
    let mut auxiliaries = tree.children(head).filter(|child| child.deprel().main() == "aux");
    let read = |aux: Token<'a>| {
        let word = match modal_word(tree.lower(aux)) {
            "would" if is_polite(tree, head) => return None,
            "would" if is_shifted_back(tree, cues, head) => ("will", "would"),
            word => (word, word),
        };
        Some((word.0, cues.modal(word.1)?))
    };
    auxiliaries.find_map(read)
}

/// Whether "would" is what a speaker's "will" became: "said that it would close", without a condition.
fn is_shifted_back<'a>(tree: &Tree<'a>, cues: &Cues, head: Token<'a>) -> bool {
    let above = head.head().filter(|above| head.deprel() == Deprel::Ccomp && matches!(above.xpos(), "VBD" | "VBN"));
    let said = above.is_some_and(|verb| {
        cues.signature(Governor::Verb, Complement::That, verb.lemma()).is_some_and(|signature| signature == REPORTED)
    });
    said && !is_conditioned(tree, cues, head)
}

/// "would like to leave": who says so likes it now.
fn is_polite<'a>(tree: &Tree<'a>, head: Token<'a>) -> bool {
    matches!(head.lemma(), "like" | "love" | "prefer" | "hate") && tree.has(head, Deprel::Xcomp)
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
    let asks = |word: Token<'a>| {
        tree.children(word).any(|child| child.deprel() == Deprel::Punct && child.form().contains('?'))
    };
    let beside = matches!(head.deprel(), Deprel::Parataxis | Deprel::Conj);
    if asks(head) {
        return inverts(tree, head) || !tree.children(head).any(|child| is_question_behind(tree, head, child));
    }
    beside && head.head().is_some_and(|above| asks(above) && is_question_behind(tree, above, head))
}

/// "They did not sign; *so what did they do?*", "*did they?*": a question that is put behind what is told.
fn is_question_behind<'a>(tree: &Tree<'a>, head: Token<'a>, clause: Token<'a>) -> bool {
    let joined = matches!(clause.deprel(), Deprel::Parataxis | Deprel::Conj) && clause.index() > head.index();
    joined && (inverts(tree, clause) || clause.upos() == Upos::Aux)
}

/// Whether a clause asks by its words: "what did they do", "did they leave".
fn inverts<'a>(tree: &Tree<'a>, head: Token<'a>) -> bool {
    let wh = tree.children(head).chain([head]).any(|child| matches!(child.xpos(), "WP" | "WRB" | "WDT"));
    let subject = tree.children(head).find(|child| child.deprel().is_subject());
    let auxiliary = tree.children(head).find(|child| matches!(child.deprel().main(), "aux" | "cop"));
    wh || auxiliary.zip(subject).is_some_and(|(auxiliary, subject)| auxiliary.index() < subject.index())
}

/// A bare verb without subject that nothing governs.
fn is_command<'a>(tree: &Tree<'a>, clause: &Clause<'a>) -> bool {
    let head = clause.head;
    let free = match head.deprel() {
        Deprel::Root | Deprel::Parataxis => leads(head),
        Deprel::Ccomp => opens_quotation(head),
        Deprel::Conj => head.head().is_some_and(|above| {
            matches!(above.deprel(), Deprel::Root | Deprel::Parataxis)
                && above.xpos() == "VB"
                && !is_infinitive(tree, above)
                && !tree.children(above).any(|child| child.deprel().is_subject() || child.deprel().main() == "aux")
        }),
        _ => false,
    };
    clause.kind == Kind::Verb
        && free
        && !tree.has(head, Deprel::Mark)
        && head.xpos() == "VB"
        && clause.subject.token().is_none()
        && !is_infinitive(tree, head)
        && !tree.children(head).any(|child| child.deprel() == Deprel::Aux && child.lemma() != "do")
        && !tree.sentence.headline()
}

/// Whether no noun stands before the word in its sentence, quotation or clause.
fn leads(head: Token<'_>) -> bool {
    let mut at = head;
    while let Some(before) = at.previous() {
        if before.upos() == Upos::Punct && before.form() != "-" {
            return true;
        }
        if before.upos().is_nominal() || before.upos() == Upos::Pron {
            return false;
        }
        at = before;
    }
    true
}

/// Whether the word opens a quotation, or stands after what calls somebody: "“Fight them,” he said".
fn opens_quotation(head: Token<'_>) -> bool {
    head.previous()
        .is_none_or(|before| matches!(before.form(), "“" | "\"" | "``" | "‘" | "'" | "," | ":" | "please" | "Please"))
}

/// A clause with an if-clause of its own says only what would then be so.
fn is_conditioned<'a>(tree: &Tree<'a>, cues: &Cues, head: Token<'a>) -> bool {
    let speaks = cues.signature(Governor::Verb, Complement::That, head.lemma()) == Some(REPORTED);
    let reports = speaks && tree.child(head, &[Deprel::Ccomp, Deprel::Parataxis]).is_some();
    let condition = |child: Token<'a>| {
        let whether = tree.children(child).any(|mark| tree.lower(mark) == "whether");
        child.deprel() == Deprel::Advcl && !whether && is_condition(tree, cues, child)
    };
    !reports && tree.children(head).any(condition)
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

/// "Had they signed, it would have ended", "if they had …, it would have …": what was not so.
pub(crate) fn is_counterfactual<'a>(tree: &Tree<'a>, cues: &Cues, condition: Token<'a>, main: Token<'a>) -> bool {
    let has = |of: Token<'a>, words: &[&str]| {
        tree.children(of).any(|child| child.deprel().main() == "aux" && words.contains(&tree.lower(child)))
    };
    let even = tree.children(condition).any(|child| matches!(tree.lower(child), "even" | "as" | "unless" | "whether"));
    let perfect = has(condition, &["had"]) && condition.xpos() != "VB";
    // "Had they acted faster": what was not so may be the haste alone.
    let plain = tree.children(condition).all(|child| {
        matches!(child.deprel().main(), "aux" | "nsubj" | "obj" | "iobj" | "mark" | "punct" | "cop")
            || super::polarity::negates(tree, cues, child)
    });
    !even && plain && perfect && has(main, &["would", "could", "might"]) && has(main, &["have"])
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
pub(crate) const POSSIBLE: Signature = Signature::new(Outcome::Likely, Outcome::Open);
/// The signature of what is taken for granted.
pub(crate) const PRESUPPOSED: Signature = Signature::new(Outcome::Holds, Outcome::Holds);
/// The signature of what a source says: so where it is said, open where it is not.
pub(crate) const REPORTED: Signature = Signature::new(Outcome::Holds, Outcome::Open);
/// The signature of where a change led to: so where it happened, open where it did not.
pub(crate) const RESULT: Signature = Signature::new(Outcome::Holds, Outcome::Open);
