//! Dimension `detail`: whether two like claims are alike in all that makes a statement another one: denials, degrees, numbers, days,
//! rates and names.
//!
//! Only agreements ask for it: frames overlap in spite of "almost", of a number in a subordinate clause, and of a denial that a tree
//! has hung elsewhere. Traps: "two men accused" is no statement, but says which men; of two sentences that are alike in all but one
//! word, that word is what they differ in ("a nurse" / "a teacher"), unless one of the two words says what the other says.

use super::participant::POINTERS;
use super::time::is_one_day;
use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::Facts;
use crate::claim::facts::{Exact, Kind, Word, is_clause, meant_by};
use crate::lexicon::Words;
use crate::logic::Relation;

/// Words that two sentences share at least before the one in which they differ is told to be the only one.
const SHARED: usize = 2;

/// The dimension over the words of both claims.
pub(super) struct DetailDimension;

values! {
    /// Whether two like claims are alike in all that makes a statement another one.
    pub(super) enum DetailValue {
        /// Nothing in the one stands against the other.
        Same = "same",
        /// A denial, a degree, a number, a day, a rate, a name or the only other word does; or one of them is no clause.
        Other = "other",
    }
}

impl Comparison for DetailDimension {
    type Value = DetailValue;
    const NAME: &'static str = "detail";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, DetailValue> {
        let dated = is_one_day(pair);
        let exact = |claim: &Facts<'_>| Exact::of_claim(claim, dated, pair.lexicon);
        let clauses = is_clause(pair.left) && is_clause(pair.right);
        let same = clauses && exact(pair.left).may_be(&exact(pair.right)) && !parts_in_one_word(pair);
        let value = if same { DetailValue::Same } else { DetailValue::Other };
        Cell::new(value, pair.left.text.as_str(), pair.right.text.as_str())
    }
}

/// Whether the claims' words are the same but for one of each in one place, of which neither says what the other says.
fn parts_in_one_word(pair: &Pair<'_>) -> bool {
    let lexicon = &pair.lexicon.words;
    let words = |claim: &Facts<'_>| meant_by(claim.text, lexicon);
    let Some((left, right)) = words(pair.left).zip(words(pair.right)) else { return false };
    let (a, b) = (alone(&left, &right), alone(&right, &left));
    let ([one], [other]) = (a.as_slice(), b.as_slice()) else { return false };
    let before = |words: &[Word], at: usize| at.checked_sub(1).map(|before| words[before].form.clone());
    let one_place = before(&left, *one) == before(&right, *other);
    let (one, other) = (&left[*one], &right[*other]);
    let points = [one, other].iter().any(|word| POINTERS.contains(&word.form.as_str()));
    // Numbers, negators and names are compared by what they say.
    let plain = [one, other].iter().all(|word| word.kind == Kind::Content && !word.name);
    one_place && left.len() > SHARED && plain && !points && !may_mean(one, other, lexicon)
}

/// The places of the telling words that the other side does not have.
fn alone(own: &[Word], other: &[Word]) -> Vec<usize> {
    let missing =
        |at: &usize| own[*at].kind != Kind::Preposition && !other.iter().any(|known| known.form == own[*at].form);
    (0..own.len()).filter(missing).collect()
}

fn may_mean(left: &Word, right: &Word, lexicon: &Words) -> bool {
    let stem = |word: &Word| word.form.chars().take(STEM).collect::<String>();
    let relation = lexicon.between(&left.meaning, &right.meaning);
    let known = !left.meaning.is_unknown() && !right.meaning.is_unknown();
    let near = matches!(relation, Relation::Same | Relation::Narrower | Relation::Broader);
    near || stem(left) == stem(right) || !known
}

/// Letters by which two forms of one word are alike.
const STEM: usize = 4;

#[cfg(test)]
mod tests {
    use crate::relation::tests::values;

    #[test]
    fn sentences_that_part_in_one_word_are_two_statements() {
        let [nurse, teacher] = ["nurse", "teacher"].map(|work| format!("Anna Lind, a {work}, was killed in Oslo."));
        assert!(values("detail", &nurse, &teacher).contains("other"));
        assert!(values("detail", &nurse, &nurse).contains("same"));
    }
}
