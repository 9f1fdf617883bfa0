//! Draws the pairs of values of one affair that may answer one question.
//!
//! Passages meet by the rare words they share (an inverted index; a word that very many hold draws none), each with the few it shares
//! most with. Of two passages, values that stand in both are taken for the same; of those left over the ones that fit each
//! other best are paired, each once. Traps: two sums of one list are two things; a count of one noun and of another answer two questions
//! unless both are people; an age grows with the day of publication, and a toll that rises is an update.

use super::affair::{Affair, Placed};
use super::feature::{FEATURES, Meeting, features};
use super::relation::{Compared, compare};
use crate::affair::{Who, common};
use crate::claim::attribute::{Content, Value};
use crate::lexicon::Lexicon;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// Passages with one word beyond which it draws none.
const COMMON: usize = 64;
/// Passages that one is compared with at most: those it shares most with.
const PARTNERS: usize = 40;

/// Two values that may answer one question, with the features of their meeting.
#[derive(Debug)]
pub(super) struct Pair {
    /// Whether they are one value; else they exclude each other.
    pub(super) agrees: bool,
    /// Passage and place among its values.
    pub(super) left: (usize, usize),
    pub(super) right: (usize, usize),
    pub(super) features: Vec<f64>,
}

impl Affair<'_> {
    /// The pairs of values that exclude each other, or are one, and may answer one question, in the order of the passages.
    pub(super) fn pairs(&self, lexicon: &Lexicon) -> Vec<Pair> {
        let partners = self.partners();
        let rank = |at: usize, other: usize| {
            let found = partners[at].iter().find(|(partner, _)| *partner as usize == other);
            found.map_or(PARTNERS, |(_, rank)| *rank)
        };
        let mut all = Vec::new();
        for at in 0..self.passages.len() {
            let mut later: Vec<usize> = partners[at].iter().map(|(other, _)| *other as usize).collect();
            later.sort_unstable();
            for other in later {
                // A pair is drawn where either side has the other among its partners, once.
                let drawn_before = other < at && partners[other].iter().any(|(partner, _)| *partner as usize == at);
                if drawn_before || self.are_copies(at, other) {
                    continue;
                }
                let (left, right) = (at.min(other), at.max(other));
                self.of_two(left, right, [rank(left, right), rank(right, left)], lexicon, &mut all);
            }
        }
        all.sort_by_key(|pair: &Pair| (pair.left, pair.right));
        all
    }

    /// For each passage those that share most with it, with their place among those of their document.
    pub(super) fn partners(&self) -> &[Vec<(u32, usize)>] {
        self.partners.get_or_init(|| (0..self.passages.len()).map(|at| self.partners_of(at)).collect())
    }

    fn partners_of(&self, at: usize) -> Vec<(u32, usize)> {
        let words = self.terms.passage(at);
        let mut shared: FxHashMap<u32, f64> = FxHashMap::default();
        for &word in words {
            let holders = self.terms.holders(word);
            if holders.len() > COMMON {
                continue;
            }
            let weight = self.terms.weight(&[word]);
            let linked = |&&other: &&u32| other as usize != at && self.are_linked(at, other as usize);
            for &other in holders.iter().filter(linked) {
                *shared.entry(other).or_default() += weight;
            }
        }
        let own = self.terms.weight(words);
        let mut scored: Vec<(i64, u32)> = shared
            .into_iter()
            .map(|(other, weight)| {
                let all = own + self.terms.weight(self.terms.passage(other as usize)) - weight;
                ((weight / all.max(0.001) * 1e6) as i64, other)
            })
            .collect();
        scored.sort_unstable_by_key(|&(share, other)| (Reverse(share), other));
        scored.truncate(PARTNERS);
        let mut ranks: FxHashMap<&str, usize> = FxHashMap::default();
        let ranked = scored.into_iter().map(|(_, other)| {
            let rank = ranks.entry(&self.passages[other as usize].document).or_default();
            *rank += 1;
            (other, *rank - 1)
        });
        ranked.collect()
    }

    /// The pairs of two passages, attribute by attribute.
    fn of_two(&self, left: usize, right: usize, ranks: [usize; 2], lexicon: &Lexicon, all: &mut Vec<Pair>) {
        let mut attributes: Vec<&str> =
            self.values[left].iter().map(|placed| placed.value.attribute.as_str()).collect();
        attributes.sort_unstable();
        attributes.dedup();
        for attribute in attributes {
            let of = |passage: usize| {
                let values = self.values[passage].iter().enumerate();
                values.filter(|(_, placed)| placed.value.attribute == attribute).map(|(at, _)| at).collect::<Vec<_>>()
            };
            let (a, b) = (of(left), of(right));
            if !b.is_empty() {
                self.of_attribute((left, &a), (right, &b), ranks, lexicon, all);
            }
        }
    }

    fn of_attribute(
        &self,
        (left, a): (usize, &[usize]),
        (right, b): (usize, &[usize]),
        ranks: [usize; 2],
        lexicon: &Lexicon,
        all: &mut Vec<Pair>,
    ) {
        let compared = |x: usize, y: usize| {
            let (x, y) = (&self.values[left][x], &self.values[right][y]);
            if x.key == y.key { Compared::Compatible } else { compare(x.value, y.value, &lexicon.attributes) }
        };
        let free = |x: &usize| b.iter().all(|&y| compared(*x, y) != Compared::Compatible);
        let open = |y: &usize| a.iter().all(|&x| compared(x, *y) != Compared::Compatible);
        let lefts: Vec<usize> = a.iter().copied().filter(free).collect();
        let rights: Vec<usize> = b.iter().copied().filter(open).collect();
        let matched = lefts.len() < a.len();
        let meeting = Meeting { matched, alone: lefts.len() == 1 && rights.len() == 1 && !matched, ranks };
        let mut drawn: Vec<(i64, usize, usize, Vec<f64>)> = Vec::new();
        for &x in &lefts {
            for &y in rights.iter().filter(|&&y| compared(x, y) == Compared::Exclusive) {
                let (p, q) = (&self.values[left][x], &self.values[right][y]);
                if self.may_answer(p, q, lexicon) {
                    let features = features(self, p, q, meeting);
                    drawn.push((fit(&features), x, y, features));
                }
            }
        }
        let equal = a.iter().flat_map(|&x| b.iter().map(move |&y| (x, y)));
        let equal = equal.filter(|&(x, y)| self.values[left][x].key == self.values[right][y].key);
        all.extend(equal.map(|(x, y)| {
            let features = features(self, &self.values[left][x], &self.values[right][y], meeting);
            Pair { agrees: true, left: (left, x), right: (right, y), features }
        }));
        drawn.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        let (mut used, mut taken) = (Vec::new(), Vec::new());
        for (_, x, y, features) in drawn {
            if !used.contains(&x) && !taken.contains(&y) {
                used.push(x);
                taken.push(y);
                all.push(Pair { agrees: false, left: (left, x), right: (right, y), features });
            }
        }
    }

    /// Whether two passages are the same words.
    fn are_copies(&self, left: usize, right: usize) -> bool {
        let (a, b) = (self.passages[left], self.passages[right]);
        a.terms == b.terms && a.values.iter().map(|value| &value.text).eq(b.values.iter().map(|value| &value.text))
    }

    /// Whether nothing forbids that two values answer one question.
    fn may_answer(&self, left: &Placed<'_>, right: &Placed<'_>, lexicon: &Lexicon) -> bool {
        let (a, b) = (left.value, right.value);
        if common(&left.around, &right.around).is_empty() || !self.is_squared(left, right) || scopes_clash(left, right)
        {
            return false;
        }
        let other_person = matches!((left.who, right.who), (Some(Who::One(a)), Some(Who::One(b))) if a != b);
        match a.attribute.as_str() {
            "age" | "condition" | "wound" | "sex" | "relation" | "office" if other_person => false,
            "score" => self.shares_a_verb(left, right) && !self.has_other_names(left, right) && shares_a_number(a, b),
            "duration" => self.shares_a_verb(left, right),
            "date" => a.happening == b.happening && !a.happening.is_empty() || self.shares_a_verb(left, right),
            "place" => left.person_with(right).is_some(),
            "count" if self.has_risen(left, right) || is_of_one_sex(a, lexicon) != is_of_one_sex(b, lexicon) => false,
            "count" | "rank" => {
                let bare = a.head.is_empty() || b.head.is_empty();
                a.head == b.head
                    || a.people && b.people
                    || bare && a.scopes.iter().any(|scope| b.scopes.contains(scope))
            }
            "age" => !self.has_grown(left, right),
            _ => true,
        }
    }

    /// Whether two values of one document may be set against each other: an article tells of many people, days and numbers in like
    /// words, so that only what it says of one named person is.
    fn is_squared(&self, left: &Placed<'_>, right: &Placed<'_>) -> bool {
        let one_document = self.passages[left.passage].document == self.passages[right.passage].document;
        !one_document || left.person_with(right).is_some()
    }

    /// Whether both passages have a verb that stands near one of the values: a day is of what happened on it.
    fn shares_a_verb(&self, left: &Placed<'_>, right: &Placed<'_>) -> bool {
        let verbs = common(&left.verbs, &right.verbs);
        !common(&verbs, &left.near).is_empty() || !common(&verbs, &right.near).is_empty()
    }

    /// Whether each passage names somebody that the other does not: a score belongs to one match.
    fn has_other_names(&self, left: &Placed<'_>, right: &Placed<'_>) -> bool {
        let both = common(&left.names, &right.names).len();
        both < left.names.len() && both < right.names.len()
    }

    /// Whether a later report counts more: a toll that rises is an update.
    fn has_risen(&self, left: &Placed<'_>, right: &Placed<'_>) -> bool {
        let day = |placed: &Placed<'_>| self.passages[placed.passage].published;
        let (Some(from), Some(to)) = (day(left), day(right)) else { return false };
        let (a, b) = (number(left), number(right));
        from < to && a < b || to < from && b < a
    }

    /// Whether two ages differ by what lies between the days of publication.
    fn has_grown(&self, left: &Placed<'_>, right: &Placed<'_>) -> bool {
        let (a, b) = (number(left), number(right));
        if a < 1.0 || b < 1.0 {
            return true;
        }
        let day = |placed: &Placed<'_>| self.passages[placed.passage].published;
        let Some((from, to)) = day(left).zip(day(right)) else { return false };
        let between = f64::from((from - to).get_days()) / 365.0;
        let grows = (a - b) * between >= 0.0;
        between.abs() > 0.2 && grows && (a - b).abs() <= between.abs() + 1.0
    }
}

/// Whether two counts are of two parts: of the killed and of the wounded.
fn scopes_clash(left: &Placed<'_>, right: &Placed<'_>) -> bool {
    let (a, b) = (&left.value.scopes, &right.value.scopes);
    left.value.attribute == "count" && !a.is_empty() && !b.is_empty() && !a.iter().any(|scope| b.contains(scope))
}

/// Whether two scores have a number in common: two matches seldom have, two writings of one mostly.
fn shares_a_number(left: &Value, right: &Value) -> bool {
    let (Content::Score(a), Content::Score(b)) = (&left.content, &right.content) else { return false };
    a.iter().any(|number| b.contains(number))
}

/// Whether what is counted are men or women: a part of the people that another count is of.
fn is_of_one_sex(value: &Value, lexicon: &Lexicon) -> bool {
    let Content::Number { unit, .. } = &value.content else { return false };
    lexicon.attributes.values(unit).any(|(attribute, _)| attribute == "sex")
}

/// The lower bound of a number, or its upper where it has none; 0 of what is no number.
fn number(placed: &Placed<'_>) -> f64 {
    match placed.value.content {
        Content::Number { low, high, .. } => low.or(high).unwrap_or_default(),
        _ => 0.0,
    }
}

/// How well two values fit each other among those of their passages: nearness, and whose they are.
fn fit(features: &[f64]) -> i64 {
    let of = |name: &str| FEATURES.iter().position(|known| *known == name).map_or(0.0, |at| features[at]);
    let sum = of("near") + of("window") + of("share") + of("head") + 2.0 * of("who") - 2.0 * of("who-clash");
    (sum * 1e6) as i64
}
