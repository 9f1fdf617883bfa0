//! The words of a sentence that carry its meaning, as they are compared: content words, prepositions, numbers, negators.
//!
//! Articles, auxiliaries, relative pronouns, punctuation and the "there" of existence are left out, so that "There is no man
//! playing the flute" and "A man plays a flute" differ in the negator alone.

use super::number::{cardinal, ordinal};
use crate::claim::Facts;
use crate::language::words_of;
use crate::lexicon::{Meaning, Words};
use ecow::EcoString;

/// Words beyond which a sentence is not compared word by word.
const LONGEST: usize = 120;

/// Words that carry no meaning of their own here.
const SILENT: [&str; 58] = [
    "a", "an", "the", "some", "any", "this", "that", "these", "those", "his", "her", "hers", "its", "their", "theirs",
    "my", "our", "your", "is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m", "'ve", "has",
    "have", "had", "do", "does", "did", "will", "would", "can", "could", "ca", "wo", "who", "which", "whom", "whose",
    "there", "and", "also", "then", "very", "just", "while", "as", "itself", "himself", "herself", "own",
];
/// Brackets as treebanks write them.
const BRACKETS: [&str; 6] = ["-lrb-", "-rrb-", "-lsb-", "-rsb-", "-lcb-", "-rcb-"];
/// Words that deny.
const NEGATORS: [&str; 7] = ["not", "n't", "no", "never", "without", "neither", "nor"];
/// Words that deny and name what is denied.
const NOBODY: [(&str, &str); 5] =
    [("nobody", "person"), ("noone", "person"), ("no-one", "person"), ("nothing", "thing"), ("none", "")];
/// Words that say how much of what they stand before is meant.
const QUANTIFIERS: [&str; 11] =
    ["all", "every", "each", "most", "many", "few", "several", "both", "half", "only", "everyone"];
/// Prepositions and particles; of several words first.
const PREPOSITIONS: [&str; 62] = [
    "far away from",
    "in front of",
    "on top of",
    "far from",
    "away from",
    "close to",
    "next to",
    "out of",
    "outside of",
    "inside of",
    "because of",
    "close by",
    "about",
    "above",
    "across",
    "after",
    "against",
    "along",
    "alongside",
    "amid",
    "among",
    "around",
    "at",
    "back",
    "before",
    "behind",
    "below",
    "beneath",
    "beside",
    "besides",
    "between",
    "beyond",
    "by",
    "despite",
    "down",
    "during",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "near",
    "of",
    "off",
    "on",
    "onto",
    "outside",
    "over",
    "past",
    "since",
    "through",
    "to",
    "toward",
    "towards",
    "under",
    "underneath",
    "until",
    "up",
    "upon",
    "via",
    "with",
    "within",
];

/// What kind of word it is: only words of one kind are aligned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    Content,
    Preposition,
    Quantifier,
    Negator,
    Number(f64),
    Ordinal(f64),
}

/// A word as it is compared.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) form: EcoString,
    pub(crate) kind: Kind,
    pub(crate) meaning: Meaning,
    /// Written with a capital.
    pub(crate) name: bool,
    /// Whether nothing that was left out stands between it and the word before.
    pub(crate) glued: bool,
}

/// The words of a sentence that count; none where it is too long to be compared so.
pub(crate) fn meant(claim: &Facts<'_>, lexicon: &Words) -> Option<Vec<Word>> {
    meant_by(claim.context, lexicon)
}

/// Those of any sentence.
pub(crate) fn meant_by(sentence: &str, lexicon: &Words) -> Option<Vec<Word>> {
    let forms: Vec<&str> = words_of(sentence);
    if forms.len() > LONGEST {
        return None;
    }
    let lower: Vec<EcoString> = forms.iter().map(|form| form.to_lowercase().into()).collect();
    let mut found: Vec<Word> = Vec::new();
    let (mut at, mut end) = (0, 0);
    while at < lower.len() {
        let length = longest(&lower[at..], lexicon);
        let form: EcoString = lower[at..at + length].join(" ").into();
        let known = found.len();
        enter(&form, forms[at].starts_with(char::is_uppercase), lexicon, &mut found);
        if let Some(word) = found.get_mut(known) {
            word.glued = end == at;
            end = at + length;
        }
        at += length;
    }
    Some(found)
}

/// How many words from here on are one: a preposition or a noun of several words.
fn longest(forms: &[EcoString], lexicon: &Words) -> usize {
    for length in [3, 2] {
        let Some(run) = forms.get(..length) else { continue };
        let joined = run.join(" ");
        let telling = run.iter().all(|word| word.starts_with(char::is_alphabetic));
        if telling && (PREPOSITIONS.contains(&joined.as_str()) || lexicon.is_compound(&joined)) {
            return length;
        }
    }
    1
}

fn enter(form: &EcoString, name: bool, lexicon: &Words, found: &mut Vec<Word>) {
    let mut push = |form: EcoString, kind: Kind| {
        let meaning = if kind == Kind::Content { lexicon.meaning(&form) } else { Meaning::default() };
        found.push(Word { form, kind, meaning, name, glued: true });
    };
    if SILENT.contains(&form.as_str()) || !form.contains(char::is_alphanumeric) || BRACKETS.contains(&form.as_str()) {
        return;
    }
    if let Some((_, thing)) = NOBODY.iter().find(|(word, _)| *word == form.as_str()) {
        push("no".into(), Kind::Negator);
        if !thing.is_empty() {
            push((*thing).into(), Kind::Content);
        }
        return;
    }
    let somebody = ["somebody", "someone", "anybody", "anyone", "people", "persons"];
    if NEGATORS.contains(&form.as_str()) {
        push(form.clone(), Kind::Negator);
    } else if somebody.contains(&form.as_str()) {
        push("person".into(), Kind::Content);
    } else if matches!(form.as_str(), "everybody" | "everyone") {
        push("all".into(), Kind::Quantifier);
        push("person".into(), Kind::Content);
    } else if matches!(form.as_str(), "something" | "anything") {
        push("thing".into(), Kind::Content);
    } else if QUANTIFIERS.contains(&form.as_str()) {
        push(form.clone(), Kind::Quantifier);
    } else if PREPOSITIONS.contains(&form.as_str()) {
        push(form.clone(), Kind::Preposition);
    } else if let Some(rank) = ordinal(form) {
        push(form.clone(), Kind::Ordinal(rank));
    } else if let Some(number) = cardinal(form) {
        push(form.clone(), Kind::Number(number));
    } else {
        push(form.clone(), Kind::Content);
    }
}
