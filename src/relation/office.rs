//! Dimension `office`: whether two claims give one office of one country or body to two people at one time.
//!
//! Traps: former, acting, deputy, future and would-be holders hold nothing; a leader may be the president or not, so only the same
//! office word meets; an office without its country is everybody's; terms end, so both reports must be dated, near each other;
//! the president of a country's bank is not the country's.

use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::facts::same_name;
use crate::claim::reference::{NameRelation, name_relation};
use crate::claim::{ActorId, EventForm, Facts, Factuality, Modifier, Phrase, Polarity, Role, Tense};

/// Days between two reports within which an office has one holder.
const TERM: i32 = 20;
/// Words beside an office that take it away.
const NOT_HELD: [&str; 22] = [
    "former",
    "ex",
    "acting",
    "interim",
    "deputy",
    "vice",
    "late",
    "future",
    "next",
    "incoming",
    "outgoing",
    "designate",
    "elect",
    "then",
    "would-be",
    "candidate",
    "previous",
    "old",
    "assistant",
    "honorary",
    "one-time",
    "self-proclaimed",
];

/// Words beside an office that say how or how long it is held.
const HOLDING: [&str; 8] =
    ["new", "current", "incumbent", "present", "conservative", "liberal", "socialist", "long-time"];

/// The dimension over both claims' offices.
pub(super) struct OfficeDimension;

values! {
    /// Whether one office is given to two people at one time.
    pub(super) enum OfficeValue {
        /// Not both give one office, or not at one time.
        None = "none",
        /// Both give it to one.
        SameHolder = "same-holder",
        /// They give it to two.
        OtherHolder = "other-holder",
    }
}

impl Comparison for OfficeDimension {
    type Value = OfficeValue;
    const NAME: &'static str = "office";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, OfficeValue> {
        let (Some(left), Some(right)) = (held(pair.left, pair), held(pair.right, pair)) else {
            return Cell::new(OfficeValue::None, "", "");
        };
        let one = left.office == right.office && left.of == right.of && left.words == right.words;
        let value = match () {
            () if !one => OfficeValue::None,
            () if same_name(left.holder, right.holder) => OfficeValue::SameHolder,
            () if at_one_time(pair) && name_relation(left.holder, right.holder) == NameRelation::Different => {
                OfficeValue::OtherHolder
            }
            () => OfficeValue::None,
        };
        Cell::new(value, pair.left.text.as_str(), pair.right.text.as_str())
    }
}

/// Who holds what office of which country or body.
struct Held<'a> {
    holder: &'a str,
    office: &'a str,
    of: &'a str,
    /// Of a body that only the documents know, the capital words that name it: "Hauge", "Hauge Shipping".
    words: Vec<&'a str>,
}

/// The office that a claim gives to somebody now.
fn held<'a>(claim: &'a Facts<'a>, pair: &Pair<'a>) -> Option<Held<'a>> {
    let now = claim.event.form == EventForm::Copula && !matches!(claim.event.tense, Tense::Past | Tense::Future);
    if !now || claim.polarity == Polarity::Negative || claim.factuality != Factuality::Certain {
        return None;
    }
    let holder = claim.actor.as_ref()?.id.as_deref()?;
    let said = claim.arguments.iter().find(|argument| argument.role == Role::Complement)?;
    let given = said.phrase.modifiers.iter().any(|word| NOT_HELD.contains(&word.as_str())) || said.text.contains("ex-");
    let of = owner(&said.phrase)?;
    let office = office(&said.phrase, pair).filter(|office| is_all_of(office, &said.phrase))?;
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let words = said.text.split_whitespace().filter(|word| ActorId::of(of).is_named() && capital(word));
    (!given).then(|| Held { holder, office, of, words: words.collect() })
}

/// The office that a phrase names: "prime minister" before "minister".
fn office<'a>(phrase: &Phrase, pair: &Pair<'a>) -> Option<&'a str> {
    let actors = &pair.lexicon.actors;
    let two = phrase.modifiers.iter().find_map(|word| actors.offices_named(&format!("{word} {}", phrase.head)).next());
    two.or_else(|| actors.offices_named(&phrase.head).next())
}

/// Whether nothing else stands beside an office: the central bank's president is not the country's.
fn is_all_of(office: &str, phrase: &Phrase) -> bool {
    let named = |word: &str| !matches!(Modifier::of(word), Modifier::Word(_)) || office.contains(word);
    phrase.modifiers.iter().all(|word| named(word) || HOLDING.contains(&word.as_str()))
}

/// The one country or body that an office is said to be of.
fn owner(phrase: &Phrase) -> Option<&str> {
    let own = |id: &str| ActorId::of(id).name().is_some_and(|name| phrase.head.split(' ').any(|word| word == name));
    let named = phrase.modifiers.iter().filter_map(|modifier| Modifier::of(modifier).actor());
    let mut named = named.filter(|id| !own(id));
    let first = named.next()?;
    named.next().is_none().then_some(first)
}

/// Whether both reports are dated, and near each other.
fn at_one_time(pair: &Pair<'_>) -> bool {
    let days = pair.left.published.zip(pair.right.published).and_then(|(left, right)| left.until(right).ok());
    days.is_some_and(|span| span.get_days().abs() <= TERM)
}

#[cfg(test)]
mod tests {
    use crate::relation::tests::values;

    #[test]
    fn one_office_has_one_holder_at_a_time() {
        assert!(
            values(
                "office",
                "2021-03-01|Anna Lindqvist is the prime minister of Norway.",
                "2021-03-04|Peter Hauge is the prime minister of Norway."
            )
            .contains("other-holder")
        );
        assert!(
            !values(
                "office",
                "2021-03-01|Anna Lindqvist is the prime minister of Norway.",
                "2021-03-04|Lindqvist is the prime minister of Norway."
            )
            .contains("other-holder")
        );
    }

    #[test]
    fn the_president_of_a_bank_is_not_the_countrys() {
        let of = |day: u8, office: &str, name: &str| format!("2021-03-0{day}|{name} is the {office} of Brazil.");
        let state = of(1, "president", "Anna Lindqvist");
        assert!(values("office", &state, &of(4, "president", "Peter Hauge")).contains("other-holder"));
        assert!(!values("office", &state, &of(4, "central bank president", "Peter Hauge")).contains("other-holder"));
        assert!(!values("office", &state, &of(4, "former president", "Peter Hauge")).contains("other-holder"));
    }

    #[test]
    fn former_holders_other_offices_and_distant_or_undated_reports_hold_nothing() {
        assert!(
            values(
                "office",
                "2021-03-01|Anna Lindqvist is the prime minister of Norway.",
                "2021-03-04|Peter Hauge is the former prime minister of Norway."
            )
            .is_empty()
        );
        assert!(
            values(
                "office",
                "2021-03-01|Anna Lindqvist is the prime minister of Norway.",
                "2021-03-04|Peter Hauge is the prime minister of Sweden."
            )
            .is_empty()
        );
        assert!(
            values(
                "office",
                "2021-03-01|Anna Lindqvist is the prime minister of Norway.",
                "2023-03-04|Peter Hauge is the prime minister of Norway."
            )
            .is_empty()
        );
        assert!(
            values(
                "office",
                "2021-03-01|Anna Lindqvist is the prime minister of Norway.",
                "Peter Hauge is the prime minister of Norway."
            )
            .is_empty()
        );
    }
}
