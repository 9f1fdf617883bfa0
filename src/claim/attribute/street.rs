//! Streets, blocks and addresses: "the 2400 block of F Street SE", "6011 N.W. 32nd Ave.", "Highway 59".

use super::model::{Content, Value};
use super::words::Words;
use crate::lexicon::NameHint;
use ecow::EcoString;
use std::ops::Range;

/// Words of the longest street's name.
const LONGEST: usize = 5;

/// The streets of a sentence.
pub(super) fn values(words: &Words<'_>) -> Vec<Value> {
    let mut all = Vec::new();
    for at in 0..words.len() {
        let found = suffixed(words, at).or_else(|| numbered(words, at)).or_else(|| blocked(words, at));
        let Some((tokens, content)) = found else { continue };
        if words.is_free(tokens.clone()) {
            words.take(tokens.clone());
            all.push(super::value::value(words, "street", &tokens, content, None, EcoString::new()));
        }
    }
    all
}

/// A name that ends in a word for a street, with a number or block before it.
fn suffixed(words: &Words<'_>, at: usize) -> Option<(Range<usize>, Content)> {
    let kind = words.lexicon.attributes.street(words.lower(at))?;
    let capital = |at: usize| {
        let form = words.form(at);
        form.starts_with(char::is_uppercase) || is_ordinal(&form.to_lowercase())
    };
    capital(at).then_some(())?;
    let mut first = at;
    while first > 0 && at - first < LONGEST && capital(first - 1) && !is_number(words.form(first - 1)) {
        first -= 1;
    }
    (first < at).then_some(())?;
    let name = name_of(words, first..at);
    let (start, number) = number_before(words, first);
    // A court, place or way is one of many things unless a number stands before it.
    let sure = number.is_some() || words.lexicon.attributes.is_plain_street(kind);
    (sure && !name.is_empty()).then_some(())?;
    Some((start..at + 1, Content::Street { number, name, kind: Some(kind.clone()) }))
}

/// "Highway 59", "Interstate 10", "Route 6".
fn numbered(words: &Words<'_>, at: usize) -> Option<(Range<usize>, Content)> {
    let kind =
        words.lexicon.attributes.street(words.lower(at)).filter(|kind| *kind == "highway" || *kind == "route")?;
    let capital = words.form(at).starts_with(char::is_uppercase);
    let number = words.form(at + 1);
    (capital && is_number(number))
        .then(|| (at..at + 2, Content::Street { number: None, name: number.into(), kind: Some(kind.clone()) }))
}

/// "the 4800 block of Harbour Knoll": a name after a block is one of a street, whatever it ends in.
fn blocked(words: &Words<'_>, at: usize) -> Option<(Range<usize>, Content)> {
    let around = &words.lexicon.attributes.block;
    let block =
        at.checked_sub(2).filter(|&block| words.lower(at - 1) == "of" && around.is_block(words.lower(block)))?;
    let number = block.checked_sub(1).and_then(|at| words.form(at).replace(',', "").parse().ok())?;
    let other = |form: &str| words.lexicon.actors.hints(form, NameHint::Other);
    let capital = |at: &usize| {
        let form = words.form(*at);
        (form.starts_with(char::is_uppercase) || is_ordinal(&form.to_lowercase())) && !other(form)
    };
    let end = (at..words.len().min(at + LONGEST)).take_while(capital).last()? + 1;
    // A word for a street among them is read with it.
    let plain = !(at..end).any(|at| words.lexicon.attributes.street(words.lower(at)).is_some());
    plain.then(|| (block - 1..end, Content::Street { number: Some(number), name: name_of(words, at..end), kind: None }))
}

/// The number of a house or block before a street's name.
fn number_before(words: &Words<'_>, first: usize) -> (usize, Option<u32>) {
    let mut at = first;
    let mut block = false;
    while at > 0 {
        let word = words.lower(at - 1);
        let around = &words.lexicon.attributes.block;
        if !around.is_between(word) && !around.is_block(word) {
            break;
        }
        at -= 1;
        block |= around.is_block(word);
    }
    let number = at.checked_sub(1).and_then(|at| words.form(at).replace(',', "").parse().ok());
    match number {
        Some(number) if block || at == first => (at - 1, Some(number)),
        _ => (first, None),
    }
}

/// The words of a street's name without what only tells the side of town.
fn name_of(words: &Words<'_>, range: Range<usize>) -> EcoString {
    let all: Vec<&str> = range.clone().map(|at| words.lower(at)).collect();
    let own: Vec<&str> = all.iter().copied().filter(|word| !words.lexicon.attributes.block.is_side(word)).collect();
    (if own.is_empty() { all } else { own }).join(" ").into()
}

fn is_number(form: &str) -> bool {
    !form.is_empty() && form.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
}

fn is_ordinal(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_digit())
        && ["st", "nd", "rd", "th"].iter().any(|ending| word.ends_with(ending))
}
