//! What the frames of a sentence leave out: words that belong to an event's own, and predicates that no frame holds.
//!
//! Taggers and tokenisers hide some: a noun in two halves ("the take-off"), an adjective that is a participle ("the
//! ongoing talks"), the second of two adjectives ("smaller and cheaper"), a particle called an adverb ("pushed back").

use super::clause::{Clauses, Kind};
use super::frame::{Filler, Frame, Shape, event_of};
use super::model::EventForm;
use super::polarity::negates;
use super::role::Role;
use super::tree::{Stretch, Tree};
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::Cues;
use ecow::{EcoString, eco_format};

/// More words than this between a verb and what is there are left out of the event.
const MOST_BETWEEN: usize = 5;

/// Widens the frames of a sentence and adds those that are missing, in the order of their predicates.
pub(crate) fn complete<'a>(tree: &Tree<'a>, cues: &Cues, clauses: &Clauses<'a>, frames: &mut Vec<Frame<'a>>) {
    for frame in frames.iter_mut() {
        frame.event = widened(tree, frame);
    }
    let mut held = vec![false; tree.len()];
    for frame in frames.iter() {
        held[frame.event.first..=frame.event.last].fill(true);
    }
    let mut found = Vec::new();
    for token in tree.sentence.tokens() {
        if let Some(frame) = halved(tree, token) {
            frames.retain(|other| other.form != EventForm::Nominal || !frame.event.holds(other.head));
            found.push(frame);
        } else if !held[token.index()] {
            found.extend(second_adjective(tree, cues, frames, token));
            found.extend(modifier(tree, clauses, token));
            found.extend(adjectival_noun(tree, cues, token));
            found.extend(outcome(tree, token));
        }
    }
    if !found.is_empty() {
        frames.append(&mut found);
        frames.sort_by_key(|frame| frame.head.index());
    }
}

/// The event with the words of it that stand apart.
fn widened<'a>(tree: &Tree<'a>, frame: &Frame<'a>) -> Stretch {
    let event = frame.event;
    match frame.form {
        EventForm::Copula => reached(tree, frame, Role::Complement, is_describing).unwrap_or(event),
        EventForm::Existence => reached(tree, frame, Role::Object, |noun| noun.upos() == Upos::Noun).unwrap_or(event),
        EventForm::Verb => with_direction(tree, with_first(tree, event), frame.head),
        EventForm::Nominal if frame.head.upos() == Upos::Propn => with_name(tree, event, frame.head),
        EventForm::Nominal => with_direction(tree, with_first(tree, event), frame.head),
        EventForm::Entailed => event,
    }
}

fn is_describing(word: Token<'_>) -> bool {
    let clause = matches!(word.deprel(), Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl);
    matches!(word.upos(), Upos::Adj | Upos::Adv) || word.upos() == Upos::Verb && !clause
}

/// The event up to the participant in that role, where only words of that participant stand between.
fn reached<'a>(tree: &Tree<'a>, frame: &Frame<'a>, role: Role, fits: fn(Token<'a>) -> bool) -> Option<Stretch> {
    let (_, filler) = frame.arguments.iter().find(|(other, filler)| *other == role && fits(filler.head))?;
    let head = filler.head;
    let mut between = frame.event.last + 1..head.index();
    let near = head.index() > frame.event.last && between.len() <= MOST_BETWEEN;
    let own = |at: usize| {
        let word = tree.token(at);
        let auxiliary = matches!(word.deprel().main(), "aux" | "cop" | "mark" | "punct" | "advmod");
        is_below(word, head) && (auxiliary || frame.form == EventForm::Existence || word.upos() != Upos::Propn)
    };
    (near && between.all(own)).then(|| frame.event.join(Stretch::of(head)))
}

/// Whether `word` hangs on `head`, at most four steps down.
fn is_below<'a>(word: Token<'a>, head: Token<'a>) -> bool {
    let mut at = word;
    for _ in 0..4 {
        match at.head() {
            Some(above) if above == head => return true,
            Some(above) => at = above,
            None => return false,
        }
    }
    false
}

/// "*price*-cutting", "*long*-stalled": what a hyphen joins to the event.
fn with_first<'a>(tree: &Tree<'a>, event: Stretch) -> Stretch {
    let word = tree.token(event.first);
    let dash = word.previous().filter(|dash| dash.form() == "-" && word.deprel() != Deprel::Root);
    let first =
        dash.and_then(Token::previous).filter(|first| first.head() == Some(word) && first.upos() != Upos::Propn);
    first.map_or(event, |first| event.join(Stretch::of(first)))
}

/// "pushed *back*", "the push *back*": a direction right after its word.
fn with_direction<'a>(tree: &Tree<'a>, event: Stretch, head: Token<'a>) -> Stretch {
    let after = head.next().filter(|next| event.last == head.index() && next.deprel() == Deprel::Advmod);
    let direction = after.filter(|next| is_direction(tree.lower(*next)) && tree.children(*next).next().is_none());
    let ours = direction.filter(|next| next.head() == Some(head) || head.upos() == Upos::Noun);
    ours.map_or(event, |next| event.join(Stretch::of(next)))
}

fn is_direction(word: &str) -> bool {
    matches!(word, "back" | "down" | "up" | "off" | "out" | "away" | "over" | "apart" | "aside" | "forward" | "through")
}

/// "*Air France* Flight 447": all of a name.
fn with_name<'a>(tree: &Tree<'a>, event: Stretch, head: Token<'a>) -> Stretch {
    let part = |word: &Token<'a>| matches!(word.deprel().main(), "compound" | "flat") && is_below(*word, head);
    let before = (0..event.first).rev().map(|at| tree.token(at)).take_while(part);
    before.fold(event, |all, word| all.join(Stretch::of(word)))
}

/// "the take-off", "a mass sell-off": a verb and its particle as one noun, which the tokeniser has split.
fn halved<'a>(tree: &Tree<'a>, particle: Token<'a>) -> Option<Frame<'a>> {
    let direction = tree.lower(particle);
    let direction = if is_direction(direction) { direction } else { direction.strip_suffix('s')? };
    if particle.upos() != Upos::Noun || !is_direction(direction) {
        return None;
    }
    let dash = particle.previous().filter(|dash| dash.form() == "-")?;
    let joined = |verb: &Token<'a>| verb.span().end() == dash.span().start() || verb.head() == Some(particle);
    let verb = dash.previous().filter(joined)?;
    let lemma = eco_format!("{}-{direction}", tree.lower(verb));
    let event = Stretch::of(verb).join(Stretch::of(particle));
    Some(bare(particle, EventForm::Nominal, Shape::Noun, event, lemma))
}

/// "smaller and *cheaper*": the second adjective of what something is, with the sign of the first.
fn second_adjective<'a>(tree: &Tree<'a>, cues: &Cues, frames: &[Frame<'a>], adjective: Token<'a>) -> Option<Frame<'a>> {
    let first = adjective.head().filter(|first| {
        adjective.deprel() == Deprel::Conj && adjective.upos() == Upos::Adj && first.upos() == Upos::Adj
    })?;
    let turned = tree.children(adjective).any(|child| {
        negates(tree, cues, child) || child.deprel() == Deprel::Cc && !matches!(tree.lower(child), "and" | "or")
    });
    let frame = frames.iter().find(|frame| frame.head == first && frame.form == EventForm::Copula)?;
    let words = tree.stretch(adjective, |child| child.head() == Some(adjective) && child.deprel() == Deprel::Cc);
    (!turned).then(|| Frame {
        event: Stretch::of(adjective),
        lemma: adjective.lemma().into(),
        arguments: vec![(Role::Complement, Filler { head: adjective, stretch: words })],
        ..frame.clone()
    })
}

/// "the *ongoing* talks": a participle that is called an adjective, or a verb that no clause holds.
fn modifier<'a>(tree: &Tree<'a>, clauses: &Clauses<'a>, word: Token<'a>) -> Option<Frame<'a>> {
    let noun = word.head().filter(|noun| noun.upos().is_nominal())?;
    let verb = word.upos() == Upos::Verb && matches!(word.deprel().main(), "compound" | "amod");
    let adjective = word.upos() == Upos::Adj && word.deprel() == Deprel::Amod && is_participial(tree.lower(word));
    let clause = clauses.at(word).is_some_and(|clause| clause.kind != Kind::Participle);
    (!clause && (verb || adjective)).then(|| {
        let mut frame = bare(word, EventForm::Verb, Shape::Modifier, Stretch::of(word), word.lemma().into());
        if adjective {
            frame.arguments.push((Role::Object, Filler { head: noun, stretch: Stretch::of(noun) }));
        }
        frame
    })
}

/// Adjectives with a participle's ending and length: "ongoing", "unveiled"; not "red", "king".
fn is_participial(word: &str) -> bool {
    word.len() > 5 && (word.ends_with("ing") || word.ends_with("ed"))
}

/// "a sixteen-month *high*": an adjective in a noun's place that names an event.
fn adjectival_noun<'a>(tree: &Tree<'a>, cues: &Cues, word: Token<'a>) -> Option<Frame<'a>> {
    let place = matches!(word.deprel().main(), "obj" | "nsubj" | "obl" | "nmod");
    let described = tree.children(word).any(|child| matches!(child.deprel().main(), "det" | "amod" | "compound"));
    let lemma = word.lemma().to_lowercase();
    let event = event_of(cues, word, &lemma).filter(|_| word.upos() == Upos::Adj && place && described)?;
    Some(bare(word, EventForm::Nominal, Shape::Noun, Stretch::of(word), event))
}

/// "left hundreds *dead*", "kept the door *open*": what a verb makes of its object, or a verb of state of its subject.
fn outcome<'a>(tree: &Tree<'a>, word: Token<'a>) -> Option<Frame<'a>> {
    let verb = word.head().filter(|verb| verb.upos() == Upos::Verb && verb.index() < word.index())?;
    let described = word.deprel() == Deprel::Xcomp && word.upos() == Upos::Adj && !tree.has(word, Deprel::Cop);
    (described && tree.has(verb, Deprel::Obj))
        .then(|| bare(word, EventForm::Copula, Shape::Modifier, Stretch::of(word), word.lemma().into()))
}

/// Adds a frame for each word of saying that no frame holds, so that a claim can carry who says it: "raised *questions*
/// about it".
pub(crate) fn acts<'a>(tree: &Tree<'a>, frames: &mut Vec<Frame<'a>>, is_cue: impl Fn(Token<'a>) -> bool) {
    let headed = |frames: &[Frame<'a>], word: Token<'a>| frames.iter().any(|frame| frame.head == word);
    let words = tree.sentence.tokens().filter(|word| word.upos() == Upos::Noun && is_cue(*word));
    let missing: Vec<Token<'a>> = words.filter(|word| !headed(frames, *word)).collect();
    if missing.is_empty() {
        return;
    }
    let frame = |word: Token<'a>| bare(word, EventForm::Nominal, Shape::Noun, Stretch::of(word), word.lemma().into());
    frames.extend(missing.into_iter().map(frame));
    frames.sort_by_key(|frame| frame.head.index());
}

fn bare(head: Token<'_>, form: EventForm, shape: Shape, event: Stretch, lemma: EcoString) -> Frame<'_> {
    Frame { head, form, shape, event, lemma, actor: None, arguments: Vec::new() }
}
