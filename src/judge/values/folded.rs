//! Values that answer one question, folded: what a finding is made of.

use super::affair::{Affair, Placed};
use crate::affair::Who;
use crate::claim::attribute::Value;
use crate::finding::Reason;
use std::collections::BTreeSet;

/// Two values with the passages that hold them, ready to be put into words.
pub(super) struct Folded<'a> {
    pub(super) attribute: &'a str,
    pub(super) question: String,
    pub(super) sure: f64,
    pub(super) sides: Vec<BTreeSet<(usize, usize)>>,
    pub(super) reasons: Vec<Reason>,
}

/// What two values answer, for people: "Robin Vale: age", "shooting: clock".
pub(super) fn asked(affair: &Affair<'_>, left: &Placed<'_>, right: &Placed<'_>) -> String {
    let name = |placed: &Placed<'_>| match placed.who {
        Some(Who::One(person)) => Some(capitalised(affair.people.name(person))),
        _ => None,
    };
    let attribute = &left.value.attribute;
    let whose = if attribute == "age" { name(left).or_else(|| name(right)) } else { None };
    let noun = |value: &Value| match () {
        () if !value.happening.is_empty() => value.happening.to_string(),
        () => value.head.to_string(),
    };
    let of =
        whose.or_else(|| Some(noun(left.value)).filter(|noun| !noun.is_empty())).unwrap_or_else(|| noun(right.value));
    if of.is_empty() { attribute.to_string() } else { format!("{of}: {attribute}") }
}

/// The words of a name, each with a capital.
pub(super) fn capitalised(name: &[ecow::EcoString]) -> String {
    let word = |word: &ecow::EcoString| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    name.iter().map(word).collect::<Vec<String>>().join(" ")
}
