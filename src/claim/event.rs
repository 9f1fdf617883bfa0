//! Which event class of the lexicon a frame expresses, and what that class entails.

use super::clause::{Clauses, Kind};
use super::frame::{Frame, Reader};
use super::model::{Argument, Claim, EventForm, Factuality, Mention, Polarity};
use super::phrase::partitive;
use super::role::Role;
use super::tree::Tree;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{EventClass, Lexicon, Part, Party, Predicate};

/// How much less sure an entailed claim is than the one it follows from.
const ENTAILED: f32 = 0.9;

/// The class of a frame's predicate with its arguments.
///
/// `noun` gives what a named thing is: "ship" for the head of "Ever Given".
pub(crate) fn class<'l, 'a>(
    lexicon: &'l Lexicon,
    tree: &Tree<'a>,
    frame: &Frame<'a>,
    noun: impl Fn(Token<'a>) -> Option<&'a str>,
) -> Option<&'l EventClass> {
    lookup(lexicon, tree, frame, true, noun)
}

fn lookup<'l, 'a>(
    lexicon: &'l Lexicon,
    tree: &Tree<'a>,
    frame: &Frame<'a>,
    open: bool,
    noun: impl Fn(Token<'a>) -> Option<&'a str>,
) -> Option<&'l EventClass> {
    let core = |token: Token<'a>| {
        let token = partitive(tree, token).0;
        noun(token).unwrap_or(token.lemma())
    };
    let of_role = |wanted: &dyn Fn(&Role) -> bool| {
        let mut fitting = frame.arguments.iter().filter(|(role, _)| wanted(role));
        fitting.next().map(|(_, filler)| core(filler.head))
    };
    let beneficiary = |role: &Role| matches!(role, Role::Oblique(by) if matches!(by.as_str(), "to" | "for"));
    let prepositions: Vec<&str> = frame
        .arguments
        .iter()
        .filter_map(|(role, _)| if let Role::Oblique(word) = role { Some(word.as_str()) } else { None })
        .collect();
    let (lemma, part) = predicate(tree, frame);
    lexicon.events.lookup(&Predicate {
        lemma: &lemma,
        part,
        subject: frame.actor.map(|filler| core(filler.head)),
        object: of_role(&|role| *role == Role::Object).filter(|_| frame.form != EventForm::Existence),
        recipient: of_role(&|role| *role == Role::Recipient).or_else(|| of_role(&beneficiary)),
        complement_verb: result(lexicon, tree, frame.head).filter(|_| open).map(Token::lemma),
        prepositions: &prepositions,
        clausal: tree.has(frame.head, Deprel::Ccomp),
        united: frame.form == EventForm::Verb
            && !tree.has(frame.head, Deprel::Obj)
            && tree.child(frame.head, &[Deprel::Xcomp]).is_some_and(|inner| inner.upos() == Upos::Verb),
    })
}

/// The open complement; "ran aground", where a tree takes what the lexicon knows as a state for an adverb.
fn result<'a>(lexicon: &Lexicon, tree: &Tree<'a>, head: Token<'a>) -> Option<Token<'a>> {
    let state = |word: &Token<'a>| {
        let query = Predicate { lemma: tree.lower(*word), part: Part::Adjective, ..Predicate::default() };
        word.deprel() == Deprel::Advmod && word.head() == Some(head) && lexicon.events.lookup(&query).is_some()
    };
    tree.child(head, &[Deprel::Xcomp]).or_else(|| head.next().filter(state))
}

/// The word that expresses the event, and as what.
fn predicate<'a>(tree: &Tree<'a>, frame: &Frame<'a>) -> (String, Part) {
    match frame.form {
        EventForm::Nominal => (frame.head.lemma().to_lowercase(), Part::Noun),
        EventForm::Existence => (frame.lemma.to_string(), Part::Noun),
        EventForm::Copula if frame.lemma == "be" => (frame.lemma.to_string(), Part::Verb),
        EventForm::Copula => {
            let complement = frame.arguments.iter().find(|(role, _)| *role == Role::Complement);
            let head = complement.map_or(frame.head, |(_, filler)| partitive(tree, filler.head).0);
            let part = if matches!(head.upos(), Upos::Noun | Upos::Propn) { Part::Noun } else { Part::Adjective };
            (head.lemma().to_lowercase(), part)
        }
        EventForm::Verb | EventForm::Entailed => (frame.lemma.to_string(), Part::Verb),
    }
}

/// Gives a verb whose class lies in its infinitive ("declined to give visas") the infinitive's words and participants.
pub(crate) fn unite<'a>(lexicon: &Lexicon, reader: &Reader<'_, 'a>, frames: &mut [Frame<'a>], clauses: &Clauses<'a>) {
    for at in 0..frames.len() {
        let Some(inner) = united(lexicon, reader.tree, &frames[at], clauses) else { continue };
        let found = frames.iter().find(|frame| frame.head == inner && frame.form == EventForm::Verb).cloned();
        let Some(found) = found.filter(|inner| inner.event.last > frames[at].event.last) else { continue };
        let frame = &mut frames[at];
        if found.event.first.saturating_sub(frame.event.last) <= 4 {
            frame.event = frame.event.join(found.event);
        }
        frame.arguments.retain(|(role, filler)| !(*role == Role::Complement && filler.head == inner));
        let event = frame.event;
        frame.arguments.extend(found.arguments.into_iter().filter(|(_, filler)| !event.holds(filler.head)));
        frame.arguments.sort_by_key(|(_, filler)| filler.stretch.first);
    }
}

/// The infinitive without which the verb would be of another class, or none.
fn united<'a>(lexicon: &Lexicon, tree: &Tree<'a>, frame: &Frame<'a>, clauses: &Clauses<'a>) -> Option<Token<'a>> {
    let inner = tree.child(frame.head, &[Deprel::Xcomp]).filter(|_| frame.form == EventForm::Verb)?;
    clauses.at(inner).filter(|clause| clause.kind == Kind::Verb && !tree.has(frame.head, Deprel::Obj))?;
    let with = lookup(lexicon, tree, frame, true, |_| None)?;
    let without = lookup(lexicon, tree, frame, false, |_| None);
    (without.is_none_or(|other| other.id != with.id)).then_some(inner)
}

/// What a claim of that class entails, as claims of their own: what was refused was not granted.
pub(crate) fn entailed(claim: &Claim, class: &EventClass) -> Vec<Claim> {
    if claim.polarity == Polarity::Negative {
        return Vec::new();
    }
    let mut words = claim.event.text.split(' ');
    let going_on = words.next().is_some_and(|be| matches!(be, "is" | "are" | "was" | "were" | "'s" | "’s"))
        && words.next_back().is_some_and(|verb| verb.ends_with("ing"));
    let follow = |entailment: &crate::lexicon::Entailment| {
        let mut claim = with_subject(claim, entailment.subject)?;
        claim.event.id = Some(entailment.class.clone());
        claim.event.lemma = entailment.class.clone();
        claim.event.form = EventForm::Entailed;
        claim.polarity = if entailment.negative { Polarity::Negative } else { Polarity::Positive };
        claim.confidence *= ENTAILED;
        // Who is being attacked is not yet harmed.
        if entailment.subject != Party::Actor && going_on {
            claim.factuality = claim.factuality.min(Factuality::Possible);
        }
        Some(claim)
    };
    class.entails.iter().filter_map(follow).collect()
}

/// Reads a passive of a word that the lexicon knows as an adjective alone as the state it is: "was outspoken".
///
/// Taggers take such words for participles; then who is so stands in the object's place.
pub(crate) fn as_state(lexicon: &Lexicon, claim: &mut Claim) {
    let agentless = claim.event.id.is_none() && claim.event.form == EventForm::Verb && claim.actor.is_none();
    let lemma = claim.event.lemma.clone();
    let query = Predicate { lemma: &lemma, part: Part::Adjective, ..Predicate::default() };
    let Some(class) = lexicon.events.lookup(&query).filter(|_| agentless) else { return };
    let before = |argument: &Argument| argument.role == Role::Object && argument.span.end <= claim.event.span.start;
    let Some(at) = claim.arguments.iter().position(before) else { return };
    let Argument { text, span, id, via, phrase, .. } = claim.arguments.remove(at);
    claim.actor = Some(Box::new(Mention { text, span, id, via, phrase }));
    claim.event.id = Some(class.id.clone());
    claim.event.form = EventForm::Copula;
}

/// The claim with another of its participants as actor; `None` where it has no such participant.
fn with_subject(claim: &Claim, subject: Party) -> Option<Claim> {
    let mut claim = claim.clone();
    let role = match subject {
        Party::Object => Role::Object,
        Party::Recipient => Role::Recipient,
        Party::Actor | Party::None => return Some(claim),
    };
    let at = claim.arguments.iter().position(|argument| argument.role == role)?;
    let Argument { text, span, id, via, phrase, .. } = claim.arguments.remove(at);
    let former = claim.actor.replace(Box::new(Mention { text, span, id, via, phrase }));
    if let Some(Mention { text, span, id, via, phrase }) = former.map(|former| *former) {
        claim.arguments.push(Argument { role: Role::Oblique("from".into()), text, span, id, via, phrase });
    }
    Some(claim)
}
