//! How what fills one role on two sides relates.

use crate::claim::Role;
use crate::logic::Relation;
use ecow::EcoString;

/// What a slot is to its event.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SlotRole {
    /// Who does or is it.
    Actor,
    /// Of claims of being first, what somebody was first at.
    First,
    /// An argument's role. Whom something is for is one role, and where something is another, by whatever preposition.
    Argument(Role),
}

impl SlotRole {
    pub(super) const OBJECT: SlotRole = SlotRole::Argument(Role::Object);
    pub(super) const COMPLEMENT: SlotRole = SlotRole::Argument(Role::Complement);
    pub(super) const PLACE: SlotRole = SlotRole::Argument(Role::Place);

    /// The slot that an argument of that role fills: "to", "into" and "for" phrases fill the recipient's.
    pub(super) fn of(role: &Role) -> SlotRole {
        SlotRole::Argument(match role {
            Role::Oblique(preposition) => match preposition.as_str() {
                "to" | "for" | "into" => Role::Recipient,
                "in" | "at" | "on" => Role::Place,
                _ => role.clone(),
            },
            _ => role.clone(),
        })
    }

    /// Whether it is what was done, or what is so.
    pub(super) fn is_core(&self) -> bool {
        matches!(self, SlotRole::Argument(Role::Object | Role::Complement))
    }

    /// The preposition by which it is joined, if it is.
    pub(super) fn preposition(&self) -> Option<&str> {
        if let SlotRole::Argument(Role::Oblique(by)) = self { Some(by) } else { None }
    }

    /// By which slots are sorted: by what their roles are called.
    pub(super) fn order(&self) -> (u8, &str) {
        let rank = match self {
            SlotRole::Actor => 0,
            SlotRole::Argument(Role::Complement) => 1,
            SlotRole::First => 2,
            SlotRole::Argument(Role::Manner) => 3,
            SlotRole::Argument(Role::Object) => 4,
            SlotRole::Argument(Role::Oblique(_)) => 5,
            SlotRole::Argument(Role::Place) => 6,
            SlotRole::Argument(Role::Recipient) => 7,
            SlotRole::Argument(Role::Time) => 8,
        };
        (rank, self.preposition().unwrap_or_default())
    }
}

/// One role of two frames.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Which.
    pub role: SlotRole,
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
