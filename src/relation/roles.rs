//! Dimension `roles`: whether two claims of one event exchange who does it and to whom.
//!
//! Traps: who meets, marries or fights somebody is met, married, fought by them; two parties can do most things to each other
//! ("criticised"), so only what happens once, or what stands in one scene, tells; in a passive the subject is not the
//! actor, which extraction has settled; a participant that nothing resolved is nobody.

use super::value::values;
use super::{Cell, Comparison, Pair, Situation};
use crate::claim::facts::same_name;
use crate::claim::{Claim, Polarity, Role};
use crate::logic::Relation;

/// The dimension over both claims' actors and objects.
pub(super) struct RolesDimension;

values! {
    /// Whether two claims of one event exchange who does it and to whom.
    pub(super) enum RolesValue {
        /// A side names no two parties, or these are others.
        Unknown = "unknown",
        /// Both give both parties the same roles.
        Kept = "kept",
        /// The two exchange roles in an event that can have gone one way only.
        Swapped = "swapped",
        /// The two exchange roles in an event that may go both ways.
        Exchangeable = "exchangeable",
    }
}

impl Comparison for RolesDimension {
    type Value = RolesValue;
    const NAME: &'static str = "roles";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, RolesValue> {
        let one_event = pair.frame().event == Relation::Same;
        let (Some(left), Some(right)) = (parties(pair.left), parties(pair.right)) else {
            return Cell::new(RolesValue::Unknown, "", "");
        };
        let [a, b] = left.map(|party| names_of(party, pair.situation));
        let [c, d] = right.map(|party| names_of(party, pair.situation));
        let same =
            |one: Option<&str>, other: Option<&str>| one.zip(other).is_some_and(|(one, other)| same_name(one, other));
        let value = match () {
            () if !one_event || same(a, b) => RolesValue::Unknown,
            () if same(a, c) && same(b, d) => RolesValue::Kept,
            () if same(a, d) && same(b, c) && once(pair) => RolesValue::Swapped,
            () if same(a, d) && same(b, c) => RolesValue::Exchangeable,
            () => RolesValue::Unknown,
        };
        Cell::new(value, left.map(|party| party.2).join(" → "), right.map(|party| party.2).join(" → "))
    }
}

/// A participant: its id, the head of a described one, and its words.
type Party<'a> = (Option<&'a str>, &'a str, &'a str);

/// Who acts and on whom, in a positive claim that names both.
fn parties(claim: &Claim) -> Option<[Party<'_>; 2]> {
    let actor = claim.actor.as_ref()?;
    let object = claim.arguments.iter().find(|argument| argument.role == Role::Object)?;
    (claim.polarity == Polarity::Positive).then_some([
        (actor.id.as_deref(), actor.phrase.head.as_str(), actor.text.as_str()),
        (object.id.as_deref(), object.phrase.head.as_str(), object.text.as_str()),
    ])
}

/// What tells a participant: its id, in one scene the noun that describes it.
fn names_of<'a>((id, head, _): Party<'a>, situation: Situation) -> Option<&'a str> {
    id.or_else(|| (situation == Situation::One && !head.is_empty()).then_some(head))
}

/// Whether the event can have gone one way only: it happens once, or one scene is told.
fn once(pair: &Pair<'_>) -> bool {
    let class = pair.left.event.id.as_deref().and_then(|id| pair.lexicon.events.class(id));
    let mutual = class.is_some_and(|class| class.reciprocal);
    !mutual && class.is_some_and(|class| class.one_off)
}

#[cfg(test)]
mod tests {
    use crate::relation::tests::values;

    #[test]
    fn two_who_murder_each_other_are_swapped_and_a_passive_is_not() {
        assert!(
            values("roles", "Anna Lindqvist murdered Thomas Berg.", "Thomas Berg murdered Anna Lindqvist.")
                .contains("swapped")
        );
        assert!(
            !values("roles", "Anna Lindqvist murdered Thomas Berg.", "Thomas Berg was murdered by Anna Lindqvist.")
                .contains("swapped")
        );
    }

    #[test]
    fn what_two_can_do_to_each_other_tells_nothing() {
        assert!(!values("roles", "Norway criticised Sweden.", "Sweden criticised Norway.").contains("swapped"));
        assert!(values("roles", "Norway criticised Sweden.", "Sweden criticised Norway.").contains("exchangeable"));
        assert!(
            !values("roles", "Anna Lindqvist married Thomas Berg.", "Thomas Berg married Anna Lindqvist.")
                .contains("swapped")
        );
    }
}
