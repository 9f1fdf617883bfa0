//! Dimension `roles`: whether two claims of one event exchange who does it and to whom.
//!
//! Traps: who meets, marries or fights somebody is met, married, fought by them; two parties can do most things to each other
//! ("criticised"), and beat each other on two days, so only what happens once, what makes them unequal ("owns"), or one contest
//! tells; in a passive the subject is not the actor, which extraction has settled; a participant that nothing resolved is nobody.

use super::time::is_one_day;
use super::value::values;
use super::{Cell, Comparison, Pair, Situation};
use crate::claim::facts::same_name;
use crate::claim::{Facts, Polarity, Role};
use crate::lexicon::WordClass;
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
        let (left, right) = (parties(pair.left), parties(pair.right));
        let found = if one_event { exchange(pair, &left, &right) } else { None };
        let Some((value, [one, other])) = found else { return Cell::new(RolesValue::Unknown, "", "") };
        let told = |parties: &[Party<'a>]| {
            let words = |role: Place| parties.iter().find(|party| party.place == role).map_or("", |party| party.words);
            format!("{} → {}", words(one), words(other))
        };
        Cell::new(value, told(&left), told(&right))
    }
}

/// The places of an event whose fillers may be exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Actor,
    Object,
    To,
    From,
    Than,
}

/// A participant: its place, its id, the head of a described one, and its words.
struct Party<'a> {
    place: Place,
    id: Option<&'a str>,
    head: &'a str,
    words: &'a str,
}

/// Who takes part in a positive claim.
fn parties<'a>(claim: &Facts<'a>) -> Vec<Party<'a>> {
    if claim.polarity == Polarity::Negative {
        return Vec::new();
    }
    let actor = claim.actor.iter().map(|actor| Party {
        place: Place::Actor,
        id: actor.id.as_deref(),
        head: &actor.phrase.head,
        words: &actor.text,
    });
    let others = claim.arguments.iter().filter_map(|argument| {
        let place = match &argument.role {
            Role::Object => Place::Object,
            Role::Recipient => Place::To,
            Role::Oblique(by) => match by.as_str() {
                "to" | "for" | "into" => Place::To,
                "from" => Place::From,
                "than" => Place::Than,
                _ => return None,
            },
            _ => return None,
        };
        Some(Party { place, id: argument.id.as_deref(), head: &argument.phrase.head, words: &argument.text })
    });
    actor.chain(others).collect()
}

/// What two places hold on both sides, the first two that tell.
fn exchange(pair: &Pair<'_>, left: &[Party<'_>], right: &[Party<'_>]) -> Option<(RolesValue, [Place; 2])> {
    let at = |parties: &[Party<'_>], place: Place| {
        parties
            .iter()
            .find(|party| party.place == place)
            .and_then(|party| name(party, pair.situation))
            .map(str::to_owned)
    };
    let same = |one: &str, other: &str| same_name(one, other);
    let two = [
        [Place::Actor, Place::Object],
        [Place::Actor, Place::To],
        [Place::Actor, Place::From],
        [Place::Actor, Place::Than],
        [Place::Object, Place::To],
        [Place::From, Place::To],
    ];
    two.into_iter().find_map(|[one, other]| {
        let (a, b) = (at(left, one)?, at(left, other)?);
        let (c, d) = (at(right, one)?, at(right, other)?);
        let value = match () {
            () if same(&a, &b) => return None,
            () if same(&a, &c) && same(&b, &d) => RolesValue::Kept,
            () if same(&a, &d) && same(&b, &c) && once(pair, [one, other]) => RolesValue::Swapped,
            () if same(&a, &d) && same(&b, &c) => RolesValue::Exchangeable,
            () => return None,
        };
        Some((value, [one, other])).filter(|_| value != RolesValue::Kept || other == Place::Object)
    })
}

/// What tells a participant: its id, in one scene the noun that describes it.
fn name<'a>(party: &Party<'a>, situation: Situation) -> Option<&'a str> {
    party.id.or_else(|| (situation == Situation::One && !party.head.is_empty()).then_some(party.head))
}

/// Whether the event can have gone one way only: it happens once, it makes two unequal, or one contest is told.
fn once(pair: &Pair<'_>, places: [Place; 2]) -> bool {
    if places[1] == Place::Than {
        return true;
    }
    let (lemma, lexicon) = (pair.left.event.lemma.as_str(), pair.lexicon);
    let class = pair.left.event.id.as_deref().and_then(|id| lexicon.events.class(id));
    let mutual = class.is_some_and(|class| class.reciprocal);
    let one_off = places == [Place::Actor, Place::Object] && class.is_some_and(|class| class.one_off);
    let contest = || lexicon.cues.is(WordClass::Contest, lemma) && places[0] == Place::Actor && one_occasion(pair);
    !mutual && (one_off || lexicon.cues.is(WordClass::OneWay, lemma) || contest())
}

/// Whether both tell when or in what it was, and tell the same.
fn one_occasion(pair: &Pair<'_>) -> bool {
    let when = |claim: &Facts<'_>| -> Vec<String> {
        let circumstance = |role: &Role| match role {
            Role::Time | Role::Place => true,
            Role::Oblique(by) => matches!(by.as_str(), "in" | "at" | "on" | "during"),
            _ => false,
        };
        let all = claim.arguments.iter().filter(|argument| circumstance(&argument.role));
        all.map(|argument| argument.text.as_str().to_lowercase()).collect()
    };
    let (left, right) = (when(pair.left), when(pair.right));
    is_one_day(pair) || left.iter().any(|text| right.contains(text))
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

    #[test]
    fn who_owns_sells_or_beats_whom_goes_one_way() {
        let swapped = |left: &str, right: &str| values("roles", left, right).contains("swapped");
        assert!(swapped("Hauge Line was bought by Berg Foods.", "Hauge Line bought Berg Foods."));
        assert!(swapped("Norway sold Malta to Sweden.", "Sweden sold Malta to Norway."));
        assert!(swapped("Anna Lindqvist is older than Thomas Berg.", "Thomas Berg is older than Anna Lindqvist."));
        let [one, other] = ["Norway beat Sweden", "Sweden beat Norway"];
        assert!(swapped(&format!("{one} on Sunday."), &format!("{other} on Sunday.")));
        assert!(!swapped(&format!("{one}."), &format!("{other}.")));
    }
}
