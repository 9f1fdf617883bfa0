//! Ages, and whose they are: "24-year-old Anna Lind", "Anna Lind, 24,", "aged 24", "Anna Lind (24)", "in her 20s".

use super::about::{described, named, whose};
use super::chunk::{Chunk, ending_at, starting_at};
use super::model::{About, Content, Value};
use super::words::Words;
use crate::language::{Deprel, Token, Upos};
use ecow::EcoString;
use std::ops::Range;

/// The oldest age that is one.
const OLDEST: f64 = 115.0;
/// Words between "24-year-old" and the name of whom it is.
const BETWEEN: usize = 4;

/// What a sum of parts of a year may lack for its rounding.
const ROUNDED: f64 = 0.001;

/// An age as it stands: its tokens, its number, the unit it is told in.
struct Found {
    tokens: Range<usize>,
    years: f64,
    about: Option<About>,
    decade: bool,
}

/// The ages of a sentence.
pub(super) fn values(words: &Words<'_>, chunks: &[Chunk]) -> Vec<Value> {
    let mut all = Vec::new();
    for at in 0..words.len() {
        let Some(years) = words.number(at) else {
            all.extend(decade(words, at).map(|found| value(words, found)));
            continue;
        };
        if years > OLDEST || !words.is_free(at..at + 1) {
            continue;
        }
        let found = compound(words, chunks, at, years)
            .or_else(|| aside(words, chunks, at, years))
            .or_else(|| aged(words, chunks, at, years))
            .or_else(|| old(words, chunks, at, years));
        all.extend(found.map(|found| value(words, found)));
    }
    all
}

fn value(words: &Words<'_>, found: Found) -> Value {
    words.take(found.tokens.clone());
    let high = if found.decade { found.years + 9.0 } else { found.years };
    let content =
        Content::Number { low: Some(found.years), high: Some(high), approximate: false, unit: "year of age".into() };
    let head = found.about.as_ref().map_or(EcoString::new(), |about| about.noun.clone());
    super::value::value(words, "age", &found.tokens, content, found.about, head)
}

/// "24-year-old", "18-month-old": with the name or the noun behind it, or the name before it.
fn compound(words: &Words<'_>, chunks: &[Chunk], at: usize, number: f64) -> Option<Found> {
    let dash = |at: usize| matches!(words.lower(at), "-" | "–" | "‑");
    let step = usize::from(dash(at + 1));
    let told = &words.lexicon.attributes.age;
    let years = (number * told.years(words.lower(at + 1 + step))? + ROUNDED).floor();
    let gap = usize::from(dash(at + 2 + step));
    let last = at + 2 + step + gap;
    told.is_behind(words.lower(last)).then_some(())?;
    let tokens = at..last + 1;
    let about = of_compound(words, chunks, &tokens);
    Some(Found { tokens, years, about, decade: false })
}

fn of_compound(words: &Words<'_>, chunks: &[Chunk], tokens: &Range<usize>) -> Option<About> {
    let mut noun: Option<Token<'_>> = None;
    let mut at = tokens.end;
    while at < words.len() && at < tokens.end + BETWEEN {
        if let Some(chunk) = starting_at(words, chunks, at).filter(|chunk| chunk.tokens.start <= at + 1) {
            return Some(named(words, chunk, noun));
        }
        let token = words.tree.token(at);
        match token.upos() {
            Upos::Noun => noun = Some(token),
            Upos::Adj | Upos::Propn => {}
            _ if token.form() == "," && noun.is_some() => {}
            _ => break,
        }
        at += 1;
    }
    // "Anna Lind, a 24-year-old teacher": the name before the comma and the article.
    let article = tokens.start.checked_sub(1).filter(|&at| matches!(words.lower(at), "a" | "an" | "the"));
    let before = article.or(Some(tokens.start)).and_then(|at| at.checked_sub(1)).filter(|&at| words.lower(at) == ",");
    if let Some(chunk) = before.and_then(|comma| ending_at(chunks, comma)) {
        return Some(named(words, chunk, noun));
    }
    noun.map(|noun| described(words, noun)).or_else(|| {
        let top = words.top(tokens);
        (top.deprel().is_subject() || top.upos() == Upos::Noun).then(|| described(words, top))
    })
}

/// "Anna Lind, 24," and "Anna Lind (24)".
fn aside(words: &Words<'_>, chunks: &[Chunk], at: usize, years: f64) -> Option<Found> {
    let before = at.checked_sub(1)?;
    let closed = match words.lower(before) {
        "," => matches!(words.lower(at + 1), "," | "." | "" | ";" | "and" | ")" | "—" | "-" | "–"),
        "(" => words.lower(at + 1) == ")",
        _ => false,
    };
    let digits = words.form(at).starts_with(|letter: char| letter.is_ascii_digit());
    let mut end = before;
    // "Anna Lind, Jr., 24": the suffix stands between two commas.
    if end >= 2 && words.lexicon.attributes.is_suffix(words.lower(end - 1)) && words.lower(end - 2) == "," {
        end -= 2;
    }
    let chunk = ending_at(chunks, end).filter(|_| closed && digits)?;
    Some(Found { tokens: at..at + 1, years, about: Some(named(words, chunk, None)), decade: false })
}

/// "aged 24", "age 24".
fn aged(words: &Words<'_>, chunks: &[Chunk], at: usize, years: f64) -> Option<Found> {
    let before = at.checked_sub(1).filter(|&at| words.lexicon.attributes.age.is_before(words.lower(at)))?;
    let comma = before.checked_sub(1).filter(|&at| words.lower(at) == ",");
    let end = comma.unwrap_or(before);
    let about = ending_at(chunks, end).map(|chunk| named(words, chunk, None)).or_else(|| {
        let head = words.tree.token(before).head()?;
        (head.upos() == Upos::Noun).then(|| described(words, head))
    });
    Some(Found { tokens: before..at + 1, years, about, decade: false })
}

/// "is 24 years old", "who was 24".
fn old(words: &Words<'_>, chunks: &[Chunk], at: usize, years: f64) -> Option<Found> {
    let age = &words.lexicon.attributes.age;
    let told = age.years(words.lower(at + 1)) == Some(1.0) && age.is_behind(words.lower(at + 2));
    let tokens = at..at + if told { 3 } else { 1 };
    let top = words.top(&tokens);
    let copula = words.tree.has(top, Deprel::Cop);
    let subject = words.tree.child(top, &[Deprel::Nsubj, Deprel::NsubjOuter]).filter(|_| copula);
    let about = subject.and_then(|subject| whose(words, chunks, subject));
    if !told {
        let person = about.as_ref().is_some_and(|about| !about.name.is_empty());
        let alone = words.tree.children(top).all(|child| {
            child.upos() == Upos::Punct || child.deprel().is_subject() || matches!(child.upos(), Upos::Aux | Upos::Adv)
        });
        (person && alone && top.index() == at && years > 4.0).then_some(())?;
    }
    Some(Found { tokens, years, about, decade: false })
}

/// "in her 20s", "in his early 30s".
fn decade(words: &Words<'_>, at: usize) -> Option<Found> {
    let digits = words.lower(at).strip_suffix('s')?.trim_end_matches(['\'', '’']);
    let years: f64 = digits.parse().ok().filter(|years| (10.0..=90.0).contains(years) && years % 10.0 == 0.0)?;
    let owner = (at.saturating_sub(2)..at).any(|at| words.lexicon.attributes.age.is_owner(words.lower(at)));
    owner.then_some(Found { tokens: at..at + 1, years, about: None, decade: true })
}
