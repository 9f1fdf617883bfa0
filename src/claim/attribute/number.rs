//! Counts, measures, sums, durations, percentages, scores and ranks.
//!
//! Traps: a number that a better reader has taken (an age, a street) is none here; a telephone number is no score.

use super::chunk::{Chunk, ending_at};
use super::model::{Content, Value};
use super::words::{Words, stem};
use crate::claim::phrase;
use crate::claim::quantity::FoundQuantity;
use crate::language::Upos;
use crate::lexicon::UnitKind;
use ecow::EcoString;
use std::ops::Range;

/// The largest number of a score's.
const MOST: u32 = 199;

/// The numbers among a sentence's quantities.
pub(super) fn values(words: &Words<'_>, quantities: &[FoundQuantity]) -> Vec<Value> {
    let mut all = Vec::new();
    for found in quantities {
        let quantity = &found.quantity;
        let whole = found.tokens.start..found.tokens.end.min(words.len());
        // The number alone: the noun it counts may stand in a name or a class of its own.
        let last = whole.clone().rev().find(|&at| is_numeral(words, at)).unwrap_or(whole.start);
        let tokens = whole.start..last + 1;
        if whole.is_empty() || !words.is_free(tokens.clone()) {
            continue;
        }
        let unit = quantity.unit.clone().unwrap_or_default();
        let kind = words.lexicon.units.unit(&unit).map(|unit| unit.kind);
        let attribute = match kind {
            _ if unit == "year of age" => continue,
            Some(UnitKind::Money) => "money",
            Some(UnitKind::Ratio) => "percent",
            Some(UnitKind::Time) => "duration",
            Some(UnitKind::Measure) => "measure",
            Some(UnitKind::Count) | None => "count",
        };
        let head = words.token(found.head).filter(|token| token.upos() != Upos::Num).map_or(unit.clone(), stem);
        let content =
            Content::Number { low: quantity.low, high: quantity.high, approximate: quantity.approximate, unit };
        words.take(tokens.clone());
        all.push(super::value::value(words, attribute, &tokens, content, None, head));
    }
    all
}

/// "for a week", "about an hour": one of a unit of time.
pub(super) fn singles(words: &Words<'_>) -> Vec<Value> {
    let mut all = Vec::new();
    for at in 1..words.len() {
        let article = matches!(words.lower(at), "a" | "an");
        let unit = words.lexicon.units.unit(words.lower(at + 1)).filter(|unit| unit.kind == UnitKind::Time && article);
        let Some(unit) = unit.filter(|_| words.lexicon.attributes.is_lasting(words.lower(at - 1))) else { continue };
        let tokens = at..at + 1;
        // "for a year-old", "a day later" tell no duration.
        let alone = !matches!(words.lower(at + 2), "-" | "later" | "earlier" | "ago" | "old");
        if alone && words.is_free(tokens.clone()) {
            let approximate = words.lexicon.attributes.rough(words.lower(at - 1)).is_some();
            let content = Content::Number { low: Some(1.0), high: Some(1.0), approximate, unit: unit.name.clone() };
            all.push(super::value::value(words, "duration", &(at..at + 2), content, None, unit.name.clone()));
        }
    }
    all
}

fn is_numeral(words: &Words<'_>, at: usize) -> bool {
    let word = words.lower(at);
    words.token(at).is_some_and(|token| token.upos() == Upos::Num)
        || word.starts_with(|letter: char| letter.is_ascii_digit())
        || words.lexicon.units.number(word).is_some()
        || words.lexicon.units.magnitude(word).is_some()
        || words.lexicon.units.vague(word).is_some()
}

/// "65-53", "52-3-1", "Bergen 65, Oslo 53".
pub(super) fn scores(words: &Words<'_>, chunks: &[Chunk]) -> Vec<Value> {
    let part = |at: usize| words.form(at).parse::<u32>().ok().filter(|number| *number <= MOST);
    let dash = |at: usize| matches!(words.form(at), "-" | "–" | "‑");
    let mut all = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (first, mut numbers) = (at, Vec::new());
        at += 1;
        let Some(number) = part(first) else { continue };
        numbers.push(number);
        let glued = |left: usize| {
            let ends = words.token(left).zip(words.token(left + 1));
            ends.is_some_and(|(left, right)| left.span().end() == right.span().start())
        };
        while dash(at) && glued(at - 1) && glued(at) {
            let Some(number) = part(at + 1) else { break };
            numbers.push(number);
            at += 2;
        }
        let tokens = first..at;
        let counted = dash(at) || words.lower(at) == "year";
        if numbers.len() > 1 && numbers.len() < 4 && !counted && words.is_free(tokens.clone()) {
            words.take(tokens.clone());
            all.push(super::value::value(words, "score", &tokens, Content::Score(numbers), None, EcoString::new()));
        } else if let Some((tokens, numbers)) = called(words, chunks, first) {
            words.take(first..first + 1);
            words.take(tokens.end - 1..tokens.end);
            at = tokens.end;
            all.push(super::value::value(words, "score", &tokens, Content::Score(numbers), None, EcoString::new()));
        }
    }
    all
}

/// "Bergen 65, Oslo 53": two names, each with its number, and nothing more.
fn called(words: &Words<'_>, chunks: &[Chunk], at: usize) -> Option<(Range<usize>, Vec<u32>)> {
    let part = |at: usize| words.form(at).parse::<u32>().ok().filter(|number| *number <= MOST);
    let other = chunks.iter().find(|chunk| chunk.tokens.start == at + 2 && words.lower(at + 1) == ",")?;
    let last = other.tokens.end;
    let numbers = vec![part(at)?, part(last)?];
    let closed = matches!(words.lower(last + 1), "" | "." | "(" | ";" | ":" | "in");
    ending_at(chunks, at).filter(|_| closed && words.is_free(at..last + 1))?;
    Some((at..last + 1, numbers))
}

/// "sixth defence", "the 3rd robbery": a rank and what is ranked.
pub(super) fn ranks(words: &Words<'_>) -> Vec<Value> {
    let mut all = Vec::new();
    for at in 0..words.len() {
        let Some(rank) = phrase::ordinal(words.lower(at)).filter(|_| words.is_free(at..at + 1)) else { continue };
        let token = words.tree.token(at);
        let named = token.upos() == Upos::Propn || token.form().starts_with(char::is_uppercase) && at > 0;
        let Some(head) = token.head().filter(|head| head.upos() == Upos::Noun && head.index() > at && !named) else {
            continue;
        };
        let tokens = at..at + 1;
        let rank = Some(f64::from(rank));
        let content = Content::Number { low: rank, high: rank, approximate: false, unit: stem(head) };
        words.take(tokens.clone());
        all.push(super::value::value(words, "rank", &tokens, content, None, stem(head)));
    }
    all
}
