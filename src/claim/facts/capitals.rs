//! Names as a claim's sentence writes them, whatever its tree makes of them.

use super::names::names;
use crate::claim::{ActorId, Facts};
use ecow::EcoString;

/// The names of several words that stand in a sentence behind its first word, wherever they stand in its tree: "blasts on
/// the Nord Stream pipelines".
pub(crate) fn written(claim: &Facts<'_>) -> impl Iterator<Item = EcoString> + use<> {
    let words: Vec<&str> = claim.context.split_whitespace().skip(1).collect();
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase);
    // A mark behind a word ends its name.
    let joined = move |a: &&str, b: &&str| capital(a) && capital(b) && a.ends_with(char::is_alphanumeric);
    let runs: Vec<EcoString> = words.chunk_by(joined).filter(|run| run.len() > 1).map(id).collect();
    runs.into_iter()
}

fn id(words: &[&str]) -> EcoString {
    let name = words.join(" ").to_lowercase();
    let name = name.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let name = ["'s", "’s"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    ActorId::of_name(name)
}

/// Capitalised words with which a sentence begins before it names anybody.
const OPENERS: [&str; 16] =
    ["The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "This", "That", "There", "As", "For", "By"];

/// The ends of the first name before a claim's predicate: what short statements about one thing share, whatever the parser
/// made of them. One word with which a sentence begins is a name only where the claim knows it as one.
pub(crate) fn subjects(claim: &Facts<'_>) -> impl Iterator<Item = EcoString> {
    let before = claim.event.span.start.saturating_sub(claim.sentence.start) as usize;
    let text = claim.context.get(..before).filter(|text| !text.is_empty()).unwrap_or(claim.context);
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '-').filter(|word| !word.is_empty());
    let run = words.skip_while(|word| !capital(word) || OPENERS.contains(word)).take_while(capital);
    let mut run = run.map(|word| EcoString::from(word.to_lowercase()));
    let first = run.next();
    let last = run.last();
    let known = |word: &str| names(claim).any(|id| id.split([' ', ':', '-']).any(|part| part == word));
    let named = first.filter(|word| last.is_some() || !begins(claim, word) || known(word));
    named.into_iter().chain(last)
}

/// Whether the sentence begins with that word.
fn begins(claim: &Facts<'_>, word: &str) -> bool {
    let start = claim.context.get(..word.len());
    start.is_some_and(|start| start.to_lowercase() == word)
}

/// Whether the words that name the one giver name the other, too: "the White House, in a statement by Anna Lindqvist", "DHS
/// spokesman Peter Hauge".
pub(crate) fn names_other(text: &str, other: &str) -> bool {
    let name = ActorId::of(other).words();
    let telling = name.split([' ', '-']).filter(|word| !matches!(*word, "of" | "the" | "and" | "for"));
    let initials: String = telling.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect();
    let mut words = text.split(|letter: char| !letter.is_alphanumeric());
    let short = words.any(|word| word.len() > 2 && initials.ends_with(word));
    let text = text.to_lowercase();
    short || name.split([' ', '-']).filter(|word| word.len() > 3).any(|word| text.contains(word))
}

/// Whether a claim's sentence names somebody, in full or in short.
pub(crate) fn is_told_of(claim: &Facts<'_>, other: &str) -> bool {
    names_other(claim.context, other)
}
