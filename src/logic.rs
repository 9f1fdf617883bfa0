//! Natural logic: the seven relations between what two expressions denote, how they join, and what signs do.
//!
//! `MacCartney` & Manning, "Modeling semantic containment and exclusion in natural language inference"
//! (2008) and "An extended model of natural logic" (2009). The join table is not typed in: it follows from
//! what each relation says about four cells of the universe, and a test checks it against real sets.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the sets that two expressions denote lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// ≡: the same set.
    Same,
    /// ⊏: the left lies inside the right.
    Narrower,
    /// ⊐: the right lies inside the left.
    Broader,
    /// ^: disjoint, and together everything.
    Complement,
    /// |: disjoint.
    Exclusive,
    /// ⌣: together everything.
    Cover,
    /// #: none of these, or not known.
    Independent,
}

use Relation::{Broader, Complement, Cover, Exclusive, Independent, Narrower, Same};

impl Relation {
    /// All seven, in the order of the literature.
    pub const ALL: [Relation; 7] = [Same, Narrower, Broader, Complement, Exclusive, Cover, Independent];

    /// The relation seen from the other side.
    #[must_use]
    pub fn converse(self) -> Relation {
        match self {
            Narrower => Broader,
            Broader => Narrower,
            other => other,
        }
    }

    /// The relation of a and c, given those of a and b and of b and c.
    ///
    /// Where the two leave more than one relation open, the most that is sure: `Independent`.
    #[must_use]
    pub fn join(self, next: Relation) -> Relation {
        match (self, next) {
            (Same, other) | (other, Same) => other,
            (Independent, _) | (_, Independent) => Independent,
            (Complement, other) => other.negate_left(),
            (other, Complement) => other.negate_right(),
            (Narrower, Narrower) => Narrower,
            (Broader, Broader) => Broader,
            (Narrower, Exclusive) | (Exclusive, Broader) => Exclusive,
            (Broader, Cover) | (Cover, Narrower) => Cover,
            (Exclusive, Cover) => Narrower,
            (Cover, Exclusive) => Broader,
            _ => Independent,
        }
    }

    /// The relation of not-a and b.
    #[must_use]
    pub fn negate_left(self) -> Relation {
        match self {
            Same => Complement,
            Narrower => Cover,
            Broader => Exclusive,
            Complement => Same,
            Exclusive => Broader,
            Cover => Narrower,
            Independent => Independent,
        }
    }

    /// The relation of a and not-b.
    #[must_use]
    pub fn negate_right(self) -> Relation {
        self.converse().negate_left().converse()
    }

    /// The relation of two claims whose frames relate so, once each has its sign.
    #[must_use]
    pub fn signed(self, left_negative: bool, right_negative: bool) -> Relation {
        let left = if left_negative { self.negate_left() } else { self };
        if right_negative { left.negate_right() } else { left }
    }

    /// What an argument's relation says of the frame it stands in, read existentially: containment
    /// projects, exclusion does not ("met Putin" and "met Merkel" do not exclude each other).
    #[must_use]
    pub fn existential(self) -> Relation {
        match self {
            Same | Narrower | Broader => self,
            Complement | Exclusive | Cover | Independent => Independent,
        }
    }

    /// ≡, ⊏ or ⊐.
    pub fn agrees(self) -> bool {
        matches!(self, Same | Narrower | Broader)
    }

    /// ^ or |.
    pub fn contradicts(self) -> bool {
        matches!(self, Complement | Exclusive)
    }

    /// The sign of the literature.
    pub fn symbol(self) -> &'static str {
        match self {
            Same => "≡",
            Narrower => "⊏",
            Broader => "⊐",
            Complement => "^",
            Exclusive => "|",
            Cover => "⌣",
            Independent => "#",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Relation::{self, *};

    /// The relation of two subsets of a universe of `size` things, as bit sets, neither empty nor all.
    fn between(a: u32, b: u32, universe: u32) -> Relation {
        match (a == b, a & !b == 0, b & !a == 0, a & b == 0, a | b == universe) {
            (true, ..) => Same,
            (_, _, _, true, true) => Complement,
            (_, true, ..) => Narrower,
            (_, _, true, ..) => Broader,
            (_, _, _, true, _) => Exclusive,
            (.., true) => Cover,
            _ => Independent,
        }
    }

    /// Checks `join` and `signed` against every triple of proper subsets of a universe of five things.
    #[test]
    fn the_tables_hold_for_all_sets_of_a_small_universe() {
        let universe = 0b1_1111_u32;
        let mut possible = [[0_u8; 7]; 7];
        for a in 1..universe {
            for b in 1..universe {
                let ab = between(a, b, universe);
                assert_eq!(between(b, a, universe), ab.converse());
                for (left, right) in [(false, false), (false, true), (true, false), (true, true)] {
                    let flip = |set: u32, sign: bool| if sign { !set & universe } else { set };
                    assert_eq!(between(flip(a, left), flip(b, right), universe), ab.signed(left, right));
                }
                for c in 1..universe {
                    possible[ab as usize][between(b, c, universe) as usize] |= 1 << between(a, c, universe) as u8;
                }
            }
        }
        for left in Relation::ALL {
            for right in Relation::ALL {
                let open = possible[left as usize][right as usize];
                let sure = Relation::ALL.into_iter().find(|&only| open == 1 << only as u8).unwrap_or(Independent);
                assert_eq!(left.join(right), sure, "{left:?} joined with {right:?}");
            }
        }
    }

    #[test]
    fn the_sign_table_is_the_one_of_the_design() {
        let signed = |relation: Relation| {
            [(false, false), (true, true), (false, true), (true, false)].map(|(l, r)| relation.signed(l, r).symbol())
        };
        assert_eq!(signed(Same), ["≡", "≡", "^", "^"]);
        assert_eq!(signed(Narrower), ["⊏", "⊐", "|", "⌣"]);
        assert_eq!(signed(Broader), ["⊐", "⊏", "⌣", "|"]);
        assert_eq!(signed(Complement), ["^", "^", "≡", "≡"]);
        assert_eq!(signed(Exclusive), ["|", "⌣", "⊏", "⊐"]);
        assert_eq!(signed(Cover), ["⌣", "|", "⊐", "⊏"]);
        assert_eq!(signed(Independent), ["#", "#", "#", "#"]);
    }
}
