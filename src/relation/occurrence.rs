//! Whether two claims tell one thing that happens once: a one-off event, of one named party.

use super::Pair;
use crate::claim::facts::same_name;
use crate::claim::{Facts, Polarity, Role};
use crate::lexicon::{EventClass, Party};
use crate::logic::Relation;

/// Whether the event of both claims is of a class that happens once to its party.
pub(super) fn happens_once(pair: &Pair<'_>) -> bool {
    class(pair).is_some_and(|class| class.one_off)
}

/// The class of the event; of the side that tells more of what its participants are, where only one has a class.
fn class<'a>(pair: &Pair<'a>) -> Option<&'a EventClass> {
    let id = pair.left.event.id.as_deref().or(pair.right.event.id.as_deref())?;
    pair.lexicon.events.class(id)
}

/// Whether both claims tell one thing that happens once: the same one-off event, of the same named party.
pub(super) fn one_occurrence(pair: &Pair<'_>) -> bool {
    let Some(class) = class(pair) else { return false };
    let positive = [pair.left, pair.right].iter().all(|claim| claim.polarity == Polarity::Positive);
    let party = |claim| affected(claim, class.affected);
    let one = party(pair.left).zip(party(pair.right)).is_some_and(|(left, right)| same_name(left, right));
    class.one_off && positive && one && pair.frame().event == Relation::Same
}

/// The resolved party that an event happens to.
fn affected<'a>(claim: &Facts<'a>, party: Party) -> Option<&'a str> {
    let argument = |role: &Role| claim.arguments.iter().find(|argument| argument.role == *role)?.id.as_deref();
    match party {
        Party::Actor => claim.actor.as_ref().and_then(|actor| actor.id.as_deref()),
        Party::Object => argument(&Role::Object),
        Party::Recipient => argument(&Role::Recipient),
        Party::None => None,
    }
}
