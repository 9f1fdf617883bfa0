//! Degrees of a scale, which is named beside its number: "magnitude-5.2", "a 5.2 magnitude quake", "Category 3".

use super::model::{Content, Value};
use super::words::Words;
use std::ops::Range;

/// The degrees of scales in a sentence.
pub(super) fn values(words: &Words<'_>) -> Vec<Value> {
    let mut all = Vec::new();
    for at in 0..words.len() {
        let Some((tokens, scale, degree)) = read(words, at) else { continue };
        if words.is_free(tokens.clone()) {
            words.take(tokens.clone());
            let content =
                Content::Number { low: Some(degree), high: Some(degree), approximate: false, unit: scale.into() };
            all.push(super::value::value(words, "measure", &tokens, content, None, scale.into()));
        }
    }
    all
}

/// The scale that a word names, with its degree behind it or before it.
fn read<'w>(words: &'w Words<'_>, at: usize) -> Option<(Range<usize>, &'w str, f64)> {
    let word = words.lower(at);
    let scales = &words.lexicon.attributes;
    let number = |word: &str| word.parse::<f64>().ok().filter(|degree| degree.is_finite());
    if let Some((scale, degree)) = word.split_once('-').filter(|(scale, _)| scales.is_scale(scale)) {
        return Some((at..at + 1, scale, number(degree)?));
    }
    scales.is_scale(word).then_some(())?;
    let degree = |at: usize| number(words.lower(at));
    let behind = at + 1 + usize::from(matches!(words.lower(at + 1), "-" | "of"));
    if let Some(found) = degree(behind) {
        return Some((at..behind + 1, word, found));
    }
    let before = at.checked_sub(1)?;
    let before = if words.lower(before) == "-" { before.checked_sub(1)? } else { before };
    Some((before..at + 1, word, degree(before)?))
}
