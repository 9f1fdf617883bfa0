//! How sure a claim was read right: what kind of construction, how complete, how deep.
//!
//! The weights order claims by how often such readings held on annotated text; they say nothing of the truth.

use super::frame::{Frame, Shape};
use super::model::EventForm;
use super::role::Role;
use super::tree::Tree;

/// The confidence of a frame, from 0 to 1.
pub(crate) fn of<'a>(tree: &Tree<'a>, frame: &Frame<'a>) -> f32 {
    let mut sure: f32 = match frame.shape {
        Shape::Clause => 0.85,
        Shape::Describing => 0.7,
        Shape::Borrowed => 0.65,
        Shape::Bare => 0.45,
        Shape::Apposition => 0.4,
        Shape::Noun => 0.25,
        Shape::Modifier => 0.2,
    };
    if frame.actor.is_none() {
        sure -= 0.1;
    }
    if frame.arguments.is_empty() {
        sure -= 0.15;
    }
    if frame.form == EventForm::Copula && frame.shape != Shape::Apposition {
        sure += 0.03;
    }
    if frame.arguments.iter().any(|(role, _)| matches!(role, Role::Object | Role::Complement)) {
        sure += 0.05;
    }
    let words: usize = frame.arguments.iter().map(|(_, filler)| filler.stretch.last - filler.stretch.first + 1).sum();
    sure -= 0.004 * (words.saturating_sub(12).min(30) as f32);
    sure -= 0.001 * (tree.len().min(60) as f32);
    if tree.sentence.headline() {
        sure -= 0.05;
    }
    sure.clamp(0.05, 0.99)
}
