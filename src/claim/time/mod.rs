//! When something is said to have happened: days, resolved against the day of publication.
//!
//! "Monday", "last week" and "May 26" mean nothing without the day they were written on, and stay
//! open without it; full dates and years stand for themselves. Which Monday is meant is told by
//! the tense of the verb it depends on; where neither word nor tense tells, nothing is guessed.

mod calendar;
mod read;

use super::Time;
use crate::language::Sentence;
use crate::text::{Lines, Span};
use jiff::civil::Date;
use std::ops::Range;

/// An expression of time, and where it stands in its sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundTime {
    /// The days it names; none where nothing says which.
    pub time: Option<Time>,
    /// The words.
    pub span: Span,
    /// The tokens of these words.
    pub tokens: Range<usize>,
    /// The token by which it depends on the rest: a claim that holds it has this time.
    pub head: usize,
}

/// The expressions of time of a sentence, in the order of the text; no two overlap.
///
/// One pass over the words with a bounded look ahead. `lines` are those of the document's text.
pub fn of(sentence: Sentence<'_>, published: Option<Date>, lines: &Lines) -> Vec<FoundTime> {
    let reader = read::Reader::new(sentence, published);
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        let Some(reading) = reader.at(at) else {
            at += 1;
            continue;
        };
        let tokens = reading.tokens.clone();
        let span = sentence.token(tokens.start).span().join(sentence.token(tokens.end - 1).span());
        let time = reading.days.filter(|(from, to)| from <= to).map(|(from, to)| Time {
            from,
            to,
            text: span.of(sentence.text()).into(),
            span: lines.position(sentence.text(), span),
        });
        let head = top(sentence, &tokens);
        at = tokens.end;
        found.push(FoundTime { time, span, tokens, head });
    }
    found
}

/// The token of the range whose head lies outside it.
fn top(sentence: Sentence<'_>, tokens: &Range<usize>) -> usize {
    let outside = |&index: &usize| sentence.token(index).head().is_none_or(|head| !tokens.contains(&head.index()));
    let content = |&index: &usize| {
        use crate::language::Upos;
        !matches!(sentence.token(index).upos(), Upos::Adp | Upos::Sconj | Upos::Punct | Upos::Det)
    };
    tokens.clone().filter(content).find(outside).or_else(|| tokens.clone().find(outside)).unwrap_or(tokens.start)
}

#[cfg(test)]
mod tests;
