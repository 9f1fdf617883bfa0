//! Ordinals without a noun: "They were the third country to sign; Malta was the first" leaves out what it was first of.

use super::model::{Argument, Claim};
use super::role::Role;

/// Ordinals that a complement may consist of, with their ranks.
const ORDINALS: [(&str, u32); 4] = [("first", 1), ("second", 2), ("third", 3), ("last", u32::MAX)];

/// Fills in what a bare ordinal counts from the nearest ordinal phrase before it in the same sentence.
pub(super) fn resolve(claims: &mut [Claim]) {
    let ranked = |argument: &&Argument| argument.phrase.ordinal.is_some() && !argument.phrase.head.is_empty();
    for at in 1..claims.len() {
        let Some(bare) = claims[at].arguments.iter().position(is_bare) else { continue };
        let before = claims[..at].iter().rev().flat_map(|claim| &claim.arguments).find(ranked);
        let Some(mut phrase) = before.map(|argument| argument.phrase.clone()) else { continue };
        let argument = &mut claims[at].arguments[bare];
        phrase.ordinal = rank(&argument.phrase.head);
        phrase.plural = false;
        argument.phrase = phrase;
    }
}

fn is_bare(argument: &Argument) -> bool {
    argument.role == Role::Complement && argument.phrase.ordinal.is_none() && rank(&argument.phrase.head).is_some()
}

fn rank(word: &str) -> Option<u32> {
    ORDINALS.iter().find(|(ordinal, _)| *ordinal == word).map(|(_, rank)| *rank)
}
