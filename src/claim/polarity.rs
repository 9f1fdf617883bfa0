//! The sign a clause carries by itself: its negators, negative arguments and what they reach.
//!
//! Negation is composed: each negator turns the sign round, so two of them give it back. "Not only" and "no doubt"
//! turn nothing. "Not all went" is negative with its quantifier kept: that all went is what is denied.

use super::clause::{Clause, Kind};
use super::tree::Tree;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{Cues, WordClass};

/// Whether the clause's own words make it negative.
pub(crate) fn is_negative<'a>(tree: &Tree<'a>, cues: &Cues, clause: &Clause<'a>) -> bool {
    count(tree, cues, clause) % 2 == 1
}

fn count<'a>(tree: &Tree<'a>, cues: &Cues, clause: &Clause<'a>) -> usize {
    let head = clause.head;
    let shared = usize::from(shares_negation(tree, cues, head));
    let subject = shared_subject(tree, clause).is_some_and(|subject| is_negative_phrase(tree, cues, subject));
    let own: usize = negating_words(tree, cues, clause).count();
    let own = if own == 1 && is_until(tree, head) { 0 } else { own };
    let own = own + usize::from(is_nearly(tree, cues, clause));
    let arguments = negating_arguments(tree, cues, clause);
    own + arguments + shared + usize::from(subject)
}

/// "did not sign until May": signed then.
fn is_until<'a>(tree: &Tree<'a>, head: Token<'a>) -> bool {
    let past = |child: Token<'a>| {
        child.deprel().main() == "aux" && matches!(tree.lower(child), "did" | "had" | "was" | "were")
    };
    let bound = |child: Token<'a>| {
        let later = matches!(child.deprel().main(), "obl" | "advcl") && child.index() > head.index();
        later && matches!(tree.preposition(child).as_str(), "until" | "till")
    };
    tree.children(head).any(past) && tree.children(head).any(bound)
}

/// "Nearly drowned": it did not happen; but "nearly doubled" tells how much.
fn is_nearly<'a>(tree: &Tree<'a>, cues: &Cues, clause: &Clause<'a>) -> bool {
    let verb = clause.head;
    let near = |child: Token<'a>| {
        let word = child.deprel() == Deprel::Advmod && cues.is(WordClass::Nearly, tree.lower(child));
        // "Nearly 40 drowned": what stands between is counted.
        word && child.next().is_some_and(|next| next == verb)
    };
    clause.kind == Kind::Verb && !cues.is(WordClass::Change, verb.lemma()) && tree.children(verb).any(near)
}

/// The clause's negating adverbs and conjunctions, in order.
pub(crate) fn negating_words<'a>(
    tree: &'a Tree<'a>,
    cues: &'a Cues,
    clause: &Clause<'a>,
) -> impl Iterator<Item = Token<'a>> + 'a {
    let complement = match clause.kind {
        Kind::Copular(complement) => Some(complement),
        // "Found not guilty", "pleaded not guilty".
        Kind::Verb => tree.child(clause.head, &[Deprel::Xcomp]).filter(|told| told.upos() == Upos::Adj),
        _ => None,
    };
    let heads = std::iter::once(clause.head).chain(complement);
    heads.flat_map(move |head| tree.children(head).filter(move |&child| negates(tree, cues, child)))
}

/// Whether a word stands with a negator of its own.
pub(crate) fn negated<'a>(tree: &Tree<'a>, cues: &Cues, word: Token<'a>) -> bool {
    tree.children(word).any(|child| negates(tree, cues, child))
}

/// Whether `child` is a word that turns the sign of its head.
pub(crate) fn negates<'a>(tree: &Tree<'a>, cues: &Cues, child: Token<'a>) -> bool {
    let word = tree.lower(child);
    match child.deprel() {
        Deprel::Advmod | Deprel::Aux | Deprel::Det => {
            let longer = matches!(word, "longer" | "more") && tree.children(child).any(|part| tree.lower(part) == "no");
            longer
                || cues.is(WordClass::Negator, word) && child.deprel() != Deprel::Det && !is_additive(tree, cues, child)
        }
        Deprel::Cc | Deprel::CcPreconj => matches!(word, "nor" | "neither"),
        _ => false,
    }
}

/// "not only", "not just": the word after the negator, or below it, takes its force.
fn is_additive<'a>(tree: &Tree<'a>, cues: &Cues, negator: Token<'a>) -> bool {
    let follows = negator.next().is_some_and(|next| cues.is(WordClass::Additive, tree.lower(next)));
    follows || tree.children(negator).any(|part| cues.is(WordClass::Additive, tree.lower(part)))
}

/// One negative among the arguments makes the clause negative, however many there are.
fn negating_arguments<'a>(tree: &Tree<'a>, cues: &Cues, clause: &Clause<'a>) -> usize {
    let head = clause.head;
    let complement = match clause.kind {
        Kind::Copula(_) => Some(head),
        Kind::Copular(complement) => Some(complement),
        _ => None,
    };
    let described = complement.is_some_and(|noun| has_negative_determiner(tree, cues, noun));
    let argument = tree.children(head).any(|child| {
        let filler = match child.deprel().main() {
            "nsubj" | "obj" | "iobj" => true,
            "obl" => reaches_verb(&tree.preposition(child)),
            _ => false,
        };
        filler && is_negative_phrase(tree, cues, child)
    });
    usize::from(described || argument)
}

/// Whether "no" behind that preposition denies the verb: "spoke to no one" does, "crashed with no survivors" does not.
fn reaches_verb(preposition: &str) -> bool {
    !matches!(
        preposition,
        "with" | "for" | "of" | "after" | "despite" | "without" | "amid" | "because_of" | "as" | "like"
    )
}

/// Whether a noun phrase is negative: "no visas", "none of them", "nobody", "neither side", "not one", "not all".
pub(crate) fn is_negative_phrase<'a>(tree: &Tree<'a>, cues: &Cues, noun: Token<'a>) -> bool {
    let word = tree.lower(noun);
    cues.is(WordClass::NegativePronoun, word) && !tree.children(noun).any(|part| tree.lower(part) == "but")
        || has_negative_determiner(tree, cues, noun)
        || tree.children(noun).any(|part| part.deprel() == Deprel::CcPreconj && tree.lower(part) == "neither")
        || is_denied(tree, cues, noun)
}

fn has_negative_determiner<'a>(tree: &Tree<'a>, cues: &Cues, noun: Token<'a>) -> bool {
    let idle = cues.is(WordClass::IdleNo, tree.lower(noun));
    !idle
        && tree.children(noun).any(|part| {
            let place = matches!(part.deprel(), Deprel::Det | Deprel::DetPredet | Deprel::Advmod);
            place && part.upos() != Upos::Adv && cues.is(WordClass::NegativeDeterminer, tree.lower(part))
        })
}

/// "not" that stands on the phrase itself: "not all visas", "not one man".
fn is_denied<'a>(tree: &Tree<'a>, cues: &Cues, noun: Token<'a>) -> bool {
    let denies = |part: Token<'a>| {
        part.deprel() == Deprel::Advmod && tree.lower(part) == "not" && !is_additive(tree, cues, part)
    };
    if noun.deprel().main() == "obl" || tree.child(noun, &[Deprel::Cop]).is_some() {
        return false;
    }
    tree.children(noun).any(|part| {
        part.index() < noun.index() && (denies(part) || part.deprel() == Deprel::Det && tree.children(part).any(denies))
    })
}

/// The subject that a coordinated verb shares with the verb before it.
fn shared_subject<'a>(tree: &Tree<'a>, clause: &Clause<'a>) -> Option<Token<'a>> {
    let own = tree.children(clause.head).any(|child| child.deprel().is_subject());
    (clause.head.deprel() == Deprel::Conj && !own).then(|| clause.subject.token()).flatten()
}

/// Whether a coordinated verb stands under the negator of the verb before it: "did not eat or drink".
fn shares_negation<'a>(tree: &Tree<'a>, cues: &Cues, head: Token<'a>) -> bool {
    let Some(above) = head.head().filter(|_| head.deprel() == Deprel::Conj) else { return false };
    let alone = !tree.children(head).any(|child| child.deprel().is_subject() || child.deprel().main() == "aux");
    let negated = tree
        .children(above)
        .any(|child| child.deprel() == Deprel::Advmod && child.index() < above.index() && negates(tree, cues, child));
    let joint = tree.child(head, &[Deprel::Cc]).map_or("", |cc| tree.lower(cc));
    let bare = head.xpos() == "VB" && above.xpos() == "VB" && joint != "but";
    alone && negated && joint != "nor" && (joint == "or" || bare)
}
