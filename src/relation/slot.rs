//! How what fills one role on two sides relates.

use crate::logic::Relation;
use ecow::EcoString;

/// One role of two frames.
#[derive(Debug, Clone)]
pub struct Slot {
    /// `actor` or a role's name.
    pub role: EcoString,
    /// How the fillers relate; an absent one is the broadest.
    pub relation: Relation,
    /// Whether both sides fill it.
    pub both: bool,
    /// Whether both name one actor or place.
    pub named: bool,
    /// Whether both are the same individuals, or one side speaks of all.
    pub pinned: bool,
    /// The left words.
    pub left: EcoString,
    /// The right words.
    pub right: EcoString,
}
