//! Values that are words of a class: relations, weapons, sites, conditions, offices, stances.
//!
//! Whose a value is: of a relation, the owner before it; of an office, the name beside it; of the rest, nobody in particular. What is
//! said not to be so ("no accident") is a value, too, where its class says so. Traps: a word of a name is none; "back" in "went
//! back" is no part of the body; a colour is one of the noun it stands at.

use super::about::{named, whose};
use super::chunk::{Chunk, ending_at, starting_at};
use super::model::{About, Content, Value};
use super::words::{Words, stem};
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{Attributes, Reading, SpeechObject, WordClass};
use ecow::{EcoString, eco_format};
use std::ops::Range;

/// The values of classes in a sentence.
pub(super) fn values(words: &Words<'_>, chunks: &[Chunk]) -> Vec<Value> {
    let attributes = &words.lexicon.attributes;
    let mut all = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let width = (1..=Attributes::LONGEST).rev().find(|&width| !known(words, at, width).is_empty());
        let Some(width) = width else {
            at += 1;
            continue;
        };
        let tokens = at..at + width;
        let top = words.top(&tokens);
        let in_name = chunks.iter().any(|chunk| chunk.words.len() > 1 && chunk.tokens.contains(&at));
        if !in_name {
            for (attribute, value) in known(words, at, width) {
                let Some(reading) = attributes.reading(&attribute).filter(|reading| !reading.several) else { continue };
                all.extend(read(words, chunks, &tokens, top, (attribute, value), reading));
            }
        }
        at += width;
    }
    outweighed(&mut all, attributes);
    all
}

/// One value of a class, as its class reads it.
fn read(
    words: &Words<'_>,
    chunks: &[Chunk],
    tokens: &Range<usize>,
    top: Token<'_>,
    (attribute, value): (EcoString, EcoString),
    reading: &Reading,
) -> Option<Value> {
    // Several words are what they are, whatever the tree takes them for.
    let fits = tokens.len() > 1
        || match top.upos() {
            Upos::Verb => reading.verbs && !denies_no_saying(words, top),
            Upos::Adv | Upos::Part | Upos::Adp => !reading.nouns,
            kind => !reading.holder || matches!(kind, Upos::Noun | Upos::Propn),
        };
    if !fits || is_by_marriage(words, tokens.end) || is_counted_unit(words, tokens) {
        return None;
    }
    let head = if reading.of.is_empty() { top } else { held_by(words, top, &reading.of)? };
    let mut tokens = tokens.clone();
    let mut value = value;
    match before(words, tokens.start).and_then(|at| Some((at, reading.prefix(words.lower(at))?))) {
        Some((at, prefix)) => {
            value = eco_format!("{prefix} {value}");
            tokens.start = at;
        }
        None if reading.prefix(words.lower(tokens.start)).is_some() && opens_another(words, tokens.end, &attribute) => {
            return None;
        }
        // "the former Bergen mayor": what it makes of it stands apart.
        None => {
            let mut modifiers = words.tree.children(top).filter(|child| child.index() < tokens.start);
            if let Some(prefix) = modifiers.find_map(|child| reading.prefix(words.lower(child.index()))) {
                value = eco_format!("{prefix} {value}");
            }
        }
    }
    if reading.negated && is_denied(words, top) {
        value = eco_format!("not {value}");
    }
    let holder = reading.holder.then(|| beside(words, chunks, &tokens)).flatten();
    let about = holder.or_else(|| owner(words, chunks, top.index()));
    Some(super::value::value(words, &attribute, &tokens, Content::Class(value), about, stem(head)))
}

/// The token before a value that may make another of it: "deputy" in "deputy chief" and "deputy-chief".
fn before(words: &Words<'_>, start: usize) -> Option<usize> {
    let at = start.checked_sub(1)?;
    if words.lower(at) == "-" { at.checked_sub(1) } else { Some(at) }
}

/// Whether a verb denies something that nobody said: "denied him a visa".
fn denies_no_saying(words: &Words<'_>, verb: Token<'_>) -> bool {
    let speech = &words.lexicon.speech;
    let saying = speech.verb(verb.lemma()).iter().any(|verb| verb.object == SpeechObject::Saying);
    let object = words.tree.child(verb, &[Deprel::Obj]).filter(|object| object.upos() == Upos::Noun);
    saying && object.is_some_and(|object| !speech.deniable(object.lemma()))
}

/// Whether the words behind a relation make it one by marriage, however they are cut: "daughter-in-law".
fn is_by_marriage(words: &Words<'_>, end: usize) -> bool {
    /// Tokens that write it at most.
    const LONGEST: usize = 4;
    words.lexicon.attributes.is_by_marriage(&(end..end + LONGEST).map(|at| words.lower(at)).collect::<String>())
}

/// Whether a word is the unit of the number before it: "84 yards" tells of no yard.
fn is_counted_unit(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let unit = words.lexicon.units.unit(words.lower(tokens.start)).is_some();
    let number =
        before(words, tokens.start).and_then(|at| words.token(at)).is_some_and(|token| token.upos() == Upos::Num);
    unit && number
}

/// Whether another value of the attribute begins at a token.
fn opens_another(words: &Words<'_>, at: usize, attribute: &str) -> bool {
    (1..=Attributes::LONGEST).any(|width| known(words, at, width).iter().any(|(other, _)| other == attribute))
}

/// The noun that a colour or the like stands before, where it is a thing of one of these classes, or one called by its make: "black car",
/// "grey four-door sedan", "gold Volvo". By the row of the words: a tree that takes "four-door" for the noun loses nothing.
fn held_by<'a>(words: &Words<'a>, top: Token<'a>, of: &[EcoString]) -> Option<Token<'a>> {
    /// Words from a colour to its noun.
    const REACH: usize = 6;
    let attributes = &words.lexicon.attributes;
    let modifies = top.upos() == Upos::Adj || top.upos() == Upos::Noun;
    for at in top.index() + 1..(top.index() + REACH).min(words.len()) {
        let token = words.tree.token(at);
        if attributes.values(token.lemma()).any(|(class, _)| of.contains(class)) || attributes.is_make(words.lower(at))
        {
            return modifies.then_some(token);
        }
        let between =
            matches!(token.upos(), Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn) || words.lower(at) == "-";
        if !between {
            break;
        }
    }
    None
}

/// Whether a word is said not to hold: "no accident", "it was not an accident", "they don't believe it was an accident".
fn is_denied(words: &Words<'_>, top: Token<'_>) -> bool {
    let negated = |token: Token<'_>| {
        words.tree.children(token).any(|child| {
            let word = words.lower(child.index());
            let no = child.deprel() == Deprel::Det && words.lexicon.attributes.is_no(word);
            no || words.lexicon.cues.is(WordClass::Negator, word)
        })
    };
    let believed = top.head().filter(|head| top.deprel() == Deprel::Ccomp && head.upos() == Upos::Verb);
    negated(top) || believed.is_some_and(negated)
}

/// Leaves out what a stronger value of the same sentence outweighs: "denied the allegations" alleges nothing.
fn outweighed(all: &mut Vec<Value>, attributes: &Attributes) {
    let strongest = |value: &Value| match &value.content {
        Content::Class(word) => attributes.reading(&value.attribute).is_some_and(|reading| reading.strongest == *word),
        _ => false,
    };
    let strong: Vec<EcoString> =
        all.iter().filter(|value| strongest(value)).map(|value| value.attribute.clone()).collect();
    all.retain(|value| strongest(value) || !strong.contains(&value.attribute));
}

/// The attributes and values of so many words, by their forms or by the last one's lemma.
fn known(words: &Words<'_>, at: usize, width: usize) -> Vec<(EcoString, EcoString)> {
    let attributes = &words.lexicon.attributes;
    if at + width > words.len() || width > 1 && !attributes.opens(words.lower(at)) {
        return Vec::new();
    }
    let last = words.tree.token(at + width - 1);
    let of = |last: &str| -> Vec<(EcoString, EcoString)> {
        let own = |(attribute, value): (&EcoString, &EcoString)| (attribute.clone(), value.clone());
        if width == 1 {
            return attributes.values(last).map(own).collect();
        }
        let before = (at..at + width - 1).map(|at| words.lower(at));
        attributes.values(&before.chain([last]).collect::<Vec<_>>().join(" ")).map(own).collect()
    };
    let form = of(words.lower(last.index()));
    // "later" is not late.
    let compared = matches!(last.xpos(), "JJR" | "JJS" | "RBR" | "RBS");
    if form.is_empty() && !compared { of(last.lemma()) } else { form }
}

/// The name that stands beside an office: "Captain Anna Lind", "Anna Lind, the mayor".
fn beside(words: &Words<'_>, chunks: &[Chunk], tokens: &Range<usize>) -> Option<About> {
    /// Words between the comma after a name and its office: "Anna Lind, then a young".
    const REACH: usize = 4;
    // "the mayor, Anna Lind,".
    let end = tokens.end + usize::from(words.lower(tokens.end) == ",");
    let after = starting_at(words, chunks, end).filter(|chunk| chunk.tokens.start <= end + 1);
    let between =
        |at: usize| words.token(at).is_some_and(|token| matches!(token.upos(), Upos::Det | Upos::Adv | Upos::Adj));
    let start = (tokens.start.saturating_sub(REACH)..tokens.start).rev().find(|&at| !between(at));
    let comma = start.filter(|&at| words.lower(at) == ",");
    after.or_else(|| ending_at(chunks, comma?)).map(|chunk| named(words, chunk, None))
}

/// Whose it is: "Anna Lind's brother", "his brother", "the brother of Anna Lind".
fn owner(words: &Words<'_>, chunks: &[Chunk], at: usize) -> Option<About> {
    let token = words.tree.token(at);
    let owner = words.tree.child(token, &[Deprel::NmodPoss])?;
    whose(words, chunks, owner)
}
