//! What other models say of a sentence, for a network to learn from beside its annotation.
//!
//! A network that learns how sure several others are of each tag, head and relation
//! comes nearer to what they know together than one that sees only what was
//! annotated (distillation: Hinton et al. 2015; of parsers: Kuncoro et al. 2016).
//! Words of a sentence are replaced at random by others of the same tag, so that
//! the teachers are heard on sentences, too, which they have not learnt by heart.

use super::opinion::Opinion;
use super::random::Random;
use super::treebank::{Gold, Tag};
use super::vector;
use crate::language::Upos;
use crate::language::model::{Model, Scratch};
use std::collections::BTreeMap;

/// How much of what is learnt comes from the teachers; the rest is the annotation's.
const SHARE: f32 = 0.5;
/// Share of sentences that are learnt in other words.
const ALTERED: f32 = 0.3;
/// Share of the words of open classes that such a sentence changes.
const REPLACED: f32 = 0.2;

impl Opinion {
    /// What the teachers say of a sentence, on average.
    pub(super) fn of(teachers: &[Model], gold: &Gold, scratch: &mut [Scratch]) -> Opinion {
        let forms: Vec<&str> = gold.forms.iter().map(String::as_str).collect();
        let mut sum = Opinion::default();
        for (teacher, scratch) in teachers.iter().zip(scratch) {
            let said = teacher.opinion(&forms, &gold.heads, scratch);
            let share = 1.0 / teachers.len() as f32;
            for (sum, scores) in
                [(&mut sum.tags, said.tags), (&mut sum.heads, said.heads), (&mut sum.relations, said.relations)]
            {
                add_chances(sum, scores, forms.len(), share);
            }
        }
        sum
    }
}

/// Adds `share` of the chances that `rows` rows of scores come to.
fn add_chances(sum: &mut Vec<f32>, mut scores: Vec<f32>, rows: usize, share: f32) {
    sum.resize(scores.len(), 0.0);
    let width = scores.len() / rows;
    scores.chunks_exact_mut(width).for_each(vector::softmax);
    sum.iter_mut().zip(scores).for_each(|(sum, chance)| *sum += share * chance);
}

/// Makes of `chances` (which sum to 1) the slope of the cross-entropy with what is taught, and gives that loss;
/// `taught` is what the teachers say, nothing where there are none.
pub(super) fn slope(chances: &mut [f32], gold: usize, taught: Option<&[f32]>) -> f64 {
    let loss = |chance: f32| -f64::from(chance.max(1e-9).ln());
    let Some(taught) = taught else {
        let lost = loss(chances[gold]);
        chances[gold] -= 1.0;
        return lost;
    };
    let mut lost = 0.0;
    for (at, (chance, said)) in chances.iter_mut().zip(taught).enumerate() {
        let wanted = SHARE * said + if at == gold { 1.0 - SHARE } else { 0.0 };
        if wanted > 0.0 {
            lost += f64::from(wanted) * loss(*chance);
        }
        *chance -= wanted;
    }
    lost
}

/// The words of each tag of an open class, as often as they occur.
pub(super) struct Words<'g>(BTreeMap<Tag, Vec<&'g str>>);

impl<'g> Words<'g> {
    pub(super) fn of(sentences: &'g [Gold]) -> Words<'g> {
        let mut words: BTreeMap<Tag, Vec<&str>> = BTreeMap::new();
        for gold in sentences {
            for (form, tag) in gold.forms.iter().zip(&gold.tags) {
                if matches!(tag.0, Upos::Noun | Upos::Propn | Upos::Adj) {
                    words.entry(*tag).or_default().push(form);
                }
            }
        }
        Words(words)
    }

    /// The sentence with some of its words replaced, now and then; nothing otherwise.
    pub(super) fn altered(&self, gold: &Gold, random: &mut Random) -> Option<Gold> {
        (random.unit() < ALTERED).then(|| {
            let mut altered = gold.clone();
            for (form, tag) in altered.forms.iter_mut().zip(&gold.tags) {
                let others = self.0.get(tag).filter(|_| random.unit() < REPLACED);
                if let Some(others) = others {
                    *form = cased(others[random.below(others.len())], form);
                }
            }
            altered
        })
    }
}

/// `word` with a capital or small first letter as `like` has.
fn cased(word: &str, like: &str) -> String {
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return String::new() };
    if like.starts_with(char::is_uppercase) {
        first.to_uppercase().chain(letters).collect()
    } else {
        first.to_lowercase().chain(letters).collect()
    }
}
