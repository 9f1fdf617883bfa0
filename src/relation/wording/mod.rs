//! Dimension `wording`: how two descriptions of one scene relate, by the edits that turn one into the other.
//!
//! `MacCartney` and Manning's own way (2008): align the words, find each edit's relation, join them, then apply the signs.
//! It sees what frames do not keep: the colour of the shirt of the man at the door. Only where two texts are said to describe
//! one scene; elsewhere its value is `none`.
//!
//! Traps: a negator denies no more than what the other side says whole ("no man on a horse" denies nothing of a man); two
//! sentences that exclude each other in one word must be the same in all others; one scene may hold a black dog and a white
//! one, and "a man with no hat" is another man; a negator that only moved ("a not very kind letter") opposes nothing.

mod align;
mod statement;

pub(crate) use statement::may_state;
pub(super) use statement::{StatementDimension, StatementValue, statement};

use super::value::values;
use super::{Cell, Comparison, Pair, Situation};
use crate::claim::facts::{Kind, Word, meant};
use crate::lexicon::Words;
use crate::logic::Relation;
use align::{Edit, align};

/// The dimension over both claims' whole sentences.
pub(super) struct WordingDimension;

values! {
    /// How two descriptions of one scene relate, word by word.
    pub(super) enum WordingValue {
        /// The texts do not describe one scene.
        None = "none",
        ..Relation,
        /// Both deny something, and what each denies is another question.
        Mixed = "mixed",
    }
}

impl Comparison for WordingDimension {
    type Value = WordingValue;
    const NAME: &'static str = "wording";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, WordingValue> {
        if pair.situation != Situation::One {
            return Cell::new(WordingValue::None, "", "");
        }
        let lexicon = &pair.lexicon.words;
        let both = meant(pair.left, lexicon).zip(meant(pair.right, lexicon));
        match both.map(|(left, right)| compare(&left, &right, lexicon)) {
            Some(found) => {
                let unsure = found.mixed && found.relation == Relation::Independent;
                let value = if unsure { WordingValue::Mixed } else { WordingValue::from(found.relation) };
                Cell::new(value, found.left, found.right)
            }
            None => Cell::new(WordingValue::None, "", ""),
        }
    }
}

/// How two sentences relate, and the words in which they differ.
struct Compared {
    relation: Relation,
    /// Whether both deny something, so that what each of them denies is another question.
    mixed: bool,
    left: String,
    right: String,
}

/// The relation of two sentences, by their words.
fn compare(left: &[Word], right: &[Word], lexicon: &Words) -> Compared {
    let edits = align(left, right, lexicon);
    let tally = Tally::of(&edits, left, right);
    let mixed = tally.shared > 0 || tally.negators.iter().all(|count| *count > 0);
    let of = |side: fn(&Edit) -> Option<usize>, words: &[Word]| {
        let differing = edits.iter().filter(|edit| !matches!(edit, Edit::Match(_, _, Relation::Same)));
        differing.filter_map(side).map(|at| words[at].form.as_str()).collect::<Vec<&str>>().join(" ")
    };
    let (relation, left, right) = (tally.relation(), of(Edit::left, left), of(Edit::right, right));
    Compared { relation, mixed, left, right }
}

/// The edits of two sentences, counted by what they do to the meaning.
#[derive(Debug, Default)]
struct Tally {
    same: usize,
    /// Edits that make the left sentence say more than the right one, and less.
    narrower: usize,
    broader: usize,
    exclusive: usize,
    unrelated: usize,
    /// Negators of one side alone, and those of both.
    negators: [usize; 2],
    shared: usize,
}

impl Tally {
    fn of(edits: &[Edit], left: &[Word], right: &[Word]) -> Tally {
        let mut tally = Tally::default();
        for edit in edits {
            match *edit {
                Edit::Match(i, _, relation) => tally.matched(relation, left[i].kind),
                Edit::Left(i) => tally.alone(0, left, i),
                Edit::Right(j) => tally.alone(1, right, j),
            }
        }
        tally
    }

    fn matched(&mut self, relation: Relation, kind: Kind) {
        match relation {
            Relation::Same if kind == Kind::Negator => self.shared += 1,
            Relation::Same if kind == Kind::Preposition => {}
            Relation::Same => self.same += 1,
            Relation::Narrower => self.narrower += 1,
            Relation::Broader => self.broader += 1,
            Relation::Exclusive | Relation::Complement => self.exclusive += 1,
            Relation::Cover | Relation::Independent => self.unrelated += 1,
        }
    }

    /// A word that the other side lacks narrows its own; a negator turns it, unless it denies a part only.
    fn alone(&mut self, side: usize, words: &[Word], at: usize) {
        let before = at.checked_sub(1).map(|before| words[before].form.as_str());
        let number = words.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Number(_)));
        match words[at].kind {
            Kind::Negator if words[at].form == "without" || before == Some("with") || number => self.unrelated += 1,
            Kind::Negator => self.negators[side] += 1,
            Kind::Preposition => {}
            _ if side == 0 => self.narrower += 1,
            _ => self.broader += 1,
        }
    }

    fn relation(&self) -> Relation {
        let exact = self.narrower + self.broader + self.exclusive + self.unrelated == 0;
        match self.negators {
            [0, 0] if self.exclusive > 0 => self.excluding(),
            [0, 0] | [1, 1] if exact => Relation::Same,
            [0, 0] if self.shared == 0 => self.contained(),
            [1, 0] | [0, 1] if exact && self.same > 0 => Relation::Complement,
            [1, 0] if self.shared == 0 && self.same > 0 => self.contained().signed(true, false),
            [0, 1] if self.shared == 0 && self.same > 0 => self.contained().signed(false, true),
            _ => Relation::Independent,
        }
    }

    /// Two sentences without negators that part in one word.
    fn excluding(&self) -> Relation {
        let alone = self.exclusive == 1 && self.narrower + self.broader + self.unrelated + self.shared == 0;
        if alone { Relation::Exclusive } else { Relation::Independent }
    }

    /// The relation of the positive sentences.
    fn contained(&self) -> Relation {
        match (self.exclusive + self.unrelated, self.narrower, self.broader) {
            (0, _, 0) => Relation::Narrower,
            (0, 0, _) => Relation::Broader,
            _ => Relation::Independent,
        }
    }
}
#[cfg(test)]
mod tests {
    use super::compare;
    use crate::claim::facts::meant_by;
    use crate::lexicon::Lexicon;

    fn symbol(left: &str, right: &str) -> &'static str {
        let lexicon = Lexicon::read(&crate::data::embedded()).unwrap();
        compare(&meant_by(left, &lexicon.words).unwrap(), &meant_by(right, &lexicon.words).unwrap(), &lexicon.words)
            .relation
            .symbol()
    }

    #[test]
    fn what_is_said_whole_is_denied_by_there_is_no() {
        assert_eq!(symbol("A baker is kneading dough", "There is no baker kneading dough"), "^");
        assert_eq!(symbol("An old baker kneads dough", "Nobody is kneading dough"), "|");
        assert_eq!(symbol("A baker is kneading dough", "No baker is kneading the dough in a cellar"), "⌣");
    }

    #[test]
    fn one_exclusive_word_excludes_and_a_second_difference_undoes_it() {
        assert_eq!(symbol("Three bakers sleep in the kitchen", "Five bakers sleep in the kitchen"), "|");
        assert_eq!(symbol("Three bakers sleep in the kitchen", "Five tired bakers sleep in the kitchen"), "#");
        assert_eq!(symbol("The shop stands near the river", "The shop stands far from the river"), "|");
    }

    #[test]
    fn a_scene_may_hold_a_man_and_a_woman_a_black_dog_and_a_white_one() {
        assert_eq!(symbol("A man is kneading dough", "A woman is kneading dough"), "#");
        assert_eq!(symbol("A black dog sleeps", "A white dog sleeps"), "#");
        assert_eq!(symbol("A man with a hat waits", "A man with no hat waits"), "#");
    }

    #[test]
    fn a_negator_that_moved_opposes_nothing() {
        assert_eq!(symbol("We had a not very kind letter", "We had not a very kind letter"), "≡");
    }
}
