//! How sure a claim was read right: what kind of construction, how complete, how deep.
//!
//! The weights order claims by how often such readings held on annotated text; they say nothing of the truth.

use super::frame::{Frame, Shape};
use super::model::EventForm;
use super::role::Role;
use super::tree::Tree;
use crate::language::{Deprel, Token};

/// Whether the frame only leads up to an infinitive, which says more: "chose to leave".
fn carries_infinitive(frame: &Frame<'_>) -> bool {
    let infinitive = |role: &Role, head: Token<'_>| {
        *role == Role::Complement && head.deprel() == Deprel::Xcomp && head.xpos() == "VB"
    };
    frame.form == EventForm::Verb && frame.arguments.iter().any(|(role, filler)| infinitive(role, filler.head))
}

/// The confidence of a frame, from 0 to 1.
pub(crate) fn of<'a>(tree: &Tree<'a>, frame: &Frame<'a>) -> f32 {
    let mut sure: f32 = match frame.shape {
        Shape::Clause => 0.85,
        Shape::Describing => 0.62,
        Shape::Borrowed | Shape::Controlled => 0.68,
        Shape::Bare => 0.45,
        Shape::Apposition => 0.3,
        Shape::Noun => 0.25,
        Shape::Modifier => 0.2,
    };
    let participants = frame.arguments.len() + usize::from(frame.actor.is_some());
    sure -= match participants {
        0 => 0.5,
        1 => 0.4,
        2 => 0.0,
        _ => -0.05,
    };
    if frame.arguments.iter().any(|(role, _)| matches!(role, Role::Object | Role::Complement)) {
        sure += 0.03;
    }
    if carries_infinitive(frame) {
        sure -= 0.3;
    }
    let words: usize = frame.arguments.iter().map(|(_, filler)| filler.stretch.last - filler.stretch.first + 1).sum();
    sure -= 0.004 * (words.saturating_sub(12).min(30) as f32);
    sure -= 0.001 * (tree.len().min(60) as f32);
    if tree.sentence.headline() {
        sure -= 0.05;
    }
    sure.clamp(0.05, 0.99)
}
