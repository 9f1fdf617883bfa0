//! The alignment of two sentences' words: in order, no word twice, the likest together.
//!
//! Needleman and Wunsch's dynamic programming over the relations of words; cost is the product of the two lengths.

use crate::claim::facts::{Kind, Word};
use crate::lexicon::Words;
use crate::logic::Relation;

/// What stands where the two sentences meet or part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Edit {
    /// Two aligned words with their relation.
    Match(usize, usize, Relation),
    /// A word of the left sentence alone.
    Left(usize),
    /// A word of the right sentence alone.
    Right(usize),
}

impl Edit {
    /// The word of the left sentence.
    pub(super) fn left(&self) -> Option<usize> {
        match *self {
            Edit::Match(left, ..) | Edit::Left(left) => Some(left),
            Edit::Right(_) => None,
        }
    }

    /// The word of the right sentence.
    pub(super) fn right(&self) -> Option<usize> {
        match *self {
            Edit::Match(_, right, _) | Edit::Right(right) => Some(right),
            Edit::Left(_) => None,
        }
    }
}

/// How two words relate, if they may stand for each other at all.
pub(super) fn relate(left: &Word, right: &Word, lexicon: &Words) -> Option<Relation> {
    match (left.kind, right.kind) {
        (Kind::Number(a), Kind::Number(b)) | (Kind::Ordinal(a), Kind::Ordinal(b)) => {
            Some(if (a - b).abs() < 1e-9 { Relation::Same } else { Relation::Exclusive })
        }
        (Kind::Negator, Kind::Negator) => Some(Relation::Same),
        (Kind::Preposition, Kind::Preposition) | (Kind::Quantifier, Kind::Quantifier) => {
            Some(lexicon.stated(&left.form, &right.form))
        }
        (Kind::Content, Kind::Content) if left.form == right.form => Some(Relation::Same),
        (Kind::Content, Kind::Content) if ends_in(&left.form, &right.form) => Some(Relation::Narrower),
        (Kind::Content, Kind::Content) if ends_in(&right.form, &left.form) => Some(Relation::Broader),
        (Kind::Content, Kind::Content) => Some(lexicon.in_one_scene(&left.meaning, &right.meaning))
            .filter(|relation| *relation != Relation::Independent),
        _ => None,
    }
}

/// "red onion" is an onion.
fn ends_in(compound: &str, head: &str) -> bool {
    compound.strip_suffix(head).is_some_and(|rest| rest.ends_with(' '))
}

/// What aligning two words is worth.
fn worth(relation: Relation, kind: Kind) -> u32 {
    let content = !matches!(kind, Kind::Preposition | Kind::Quantifier);
    match relation {
        Relation::Same if content => 12,
        Relation::Same => 5,
        Relation::Narrower | Relation::Broader => 8,
        Relation::Independent => 1,
        _ => 6,
    }
}

/// The edits that turn the left words into the right ones, in order.
pub(super) fn align(left: &[Word], right: &[Word], lexicon: &Words) -> Vec<Edit> {
    let width = right.len() + 1;
    let mut relations = vec![None; left.len() * right.len()];
    let mut best = vec![0_u32; (left.len() + 1) * width];
    for (i, a) in left.iter().enumerate().rev() {
        for (j, b) in right.iter().enumerate().rev() {
            let relation = relate(a, b, lexicon);
            relations[i * right.len() + j] = relation;
            let both = relation.map_or(0, |relation| worth(relation, a.kind) + best[(i + 1) * width + j + 1]);
            best[i * width + j] = both.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let (mut i, mut j, mut edits) = (0, 0, Vec::with_capacity(left.len() + right.len()));
    while i < left.len() && j < right.len() {
        let here = best[i * width + j];
        let relation = relations[i * right.len() + j];
        let both = relation.map(|relation| (relation, worth(relation, left[i].kind) + best[(i + 1) * width + j + 1]));
        match both {
            Some((relation, worth)) if worth == here => {
                edits.push(Edit::Match(i, j, relation));
                (i, j) = (i + 1, j + 1);
            }
            _ if best[(i + 1) * width + j] == here => {
                edits.push(Edit::Left(i));
                i += 1;
            }
            _ => {
                edits.push(Edit::Right(j));
                j += 1;
            }
        }
    }
    edits.extend((i..left.len()).map(Edit::Left));
    edits.extend((j..right.len()).map(Edit::Right));
    edits
}
