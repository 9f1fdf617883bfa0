//! Numbers that leave their unit to one before: "rose 64 points to 4,577", "sold 6 million homes, including 2 million there".

use super::FoundQuantity;
use crate::language::{Sentence, Token};

/// How many words further back than this the unit is another matter's.
const REACH: usize = 14;

/// Gives bare numbers the unit that the words before them leave out.
pub(super) fn complete(sentence: Sentence<'_>, found: &mut [FoundQuantity]) {
    for at in 1..found.len() {
        let (earlier, later) = found.split_at_mut(at);
        let Some(bare) = later.first_mut().filter(|bare| bare.quantity.unit.is_none()) else { continue };
        let word = before(sentence, bare).map(Token::form);
        let shared = |other: &FoundQuantity| match word {
            Some("to" | "from" | "including") => true,
            Some("at") => before(sentence, other).map(Token::form) == word,
            _ => false,
        };
        // A share tells by how much, and never of what: "fell 2% to 7,425".
        let measured = |other: &&FoundQuantity| other.quantity.unit.as_deref().is_some_and(|unit| unit != "percent");
        let near = |other: &&FoundQuantity| bare.tokens.start.saturating_sub(other.tokens.end) <= REACH;
        let other = earlier.iter().rev().find(measured).filter(near).filter(|other| shared(other));
        bare.quantity.unit = other.and_then(|other| other.quantity.unit.clone());
    }
}

/// The word before a quantity.
fn before<'a>(sentence: Sentence<'a>, found: &FoundQuantity) -> Option<Token<'a>> {
    Some(sentence.token(found.tokens.start.checked_sub(1)?))
}
