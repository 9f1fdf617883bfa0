//! Whether two claims with opposite readings are of one matter, beyond what their frames share.
//!
//! Traps: who "did not say" one thing has said others; an event noun tells of one occasion ("the defeat", "its approval"), and what
//! else the same party did tells of another; a negated clause that leaves out its subject denies nobody's act in particular; "not because
//! of the theft" denies the reason; what a light verb does is told by its object; "the death" may be anybody's; "the abducted
//! girls" were so once; who has "not felt so safe" may have felt safe; two acts that share no participant are two acts; what one
//! does another undoes, in turn; who did not act at once acted later; what is expected today is expected anew tomorrow; of bygone
//! days one text alone may tell; what was so at first may be otherwise since, what is begun is not yet done, and what was not done on
//! Monday may have been on Tuesday; a sentence copied to the letter contradicts itself only by a parser's mistake.

use super::setting::are_apart;
use super::time::{is_one_day, names_two_days};
use super::{Pair, Slot, SlotRole};
use crate::claim::facts::{
    STEM, content, denies_circumstance, denies_degree, is_attributive, is_hollow, is_passing, is_under_way, nobody,
    says, spans, supposed, words,
};
use crate::claim::{Argument, EventForm, Facts, Factuality, Polarity, Role, Time};
use crate::logic::Relation;
use jiff::civil::Date;

/// Such words that two contents share at least, where none of them is a name.
const SHARED: usize = 2;

/// Whether opposite readings with these slots speak of one matter.
pub(super) fn together(pair: &Pair<'_>, slots: &[Slot]) -> bool {
    let claims: [&Facts<'_>; 2] = [pair.left, pair.right];
    let shared = |slot: &&Slot| slot.both && slot.relation.agrees();
    let beside = || slots.iter().filter(shared).any(|slot| slot.role != SlotRole::Actor);
    let any = |test: fn(&Facts<'_>) -> bool| claims.into_iter().any(test);
    let noun = any(|claim| claim.event.form == EventForm::Nominal);
    !(noun && (is_exclusive(pair) || !beside() || any(|claim| claim.event.id.is_none()))
        || any(says) && !one_content(pair)
        || any(nobody)
        || any(denies_circumstance)
        || any(supposed)
        || any(is_attributive)
        || any(denies_degree)
        || is_elided(pair.left, pair.right)
        || is_elided(pair.right, pair.left)
        || is_exclusive(pair) && (!slots.iter().any(|slot| slot.both) || has_one_object(pair) && !beside())
        || any(is_hollow) && !beside()
        || undone(pair)
        || is_expected_anew(pair)
        || is_of_bygone_days(pair)
        || is_copy(pair)
        || is_passing(pair.left, &pair.lexicon.cues) != is_passing(pair.right, &pair.lexicon.cues)
        || is_not_yet_done(pair.left, pair.right)
        || is_not_yet_done(pair.right, pair.left)
        || is_of_another_day(pair.left, pair.right)
        || is_of_another_day(pair.right, pair.left)
        || names_two_days(pair))
}

/// "Is closing it" against "has not closed it".
fn is_not_yet_done(told: &Facts<'_>, denied: &Facts<'_>) -> bool {
    let opposite = told.polarity == Polarity::Positive && denied.polarity == Polarity::Negative;
    opposite && is_under_way(told) && !is_under_way(denied)
}

/// "Did not close it on Monday" against "closed it": what is denied of a day is not denied of another, unless the text that names
/// none is of that day.
fn is_of_another_day(denied: &Facts<'_>, told: &Facts<'_>) -> bool {
    let opposite = denied.polarity == Polarity::Negative && told.polarity == Polarity::Positive;
    let timed = opposite && denied.event.form == EventForm::Verb && spans(denied).next().is_some();
    if !timed || spans(told).next().is_some() {
        return false;
    }
    let near = |day: Date, time: &Time| {
        let before = day.yesterday().unwrap_or(day);
        time.from <= day && before <= time.to
    };
    let one = told.published.zip(denied.time).is_some_and(|(day, time)| near(day, time));
    let undated = denied.time.is_none() && told.published.is_some() && told.published == denied.published;
    !(one || undated)
}

/// "Was detained", "was freed": what happens in turn, unless both are of one day.
fn undone(pair: &Pair<'_>) -> bool {
    let (left, right) = (pair.left.event.id.as_deref(), pair.right.event.id.as_deref());
    let positive = [pair.left, pair.right].iter().all(|claim| claim.polarity == Polarity::Positive);
    let in_turn = left.zip(right).is_some_and(|(a, b)| pair.lexicon.events.undoes(a, b));
    positive && in_turn && !is_one_day(pair)
}

/// One sentence, but for an ending, that is read twice: what a parser makes of it once more contradicts nothing.
fn is_copy(pair: &Pair<'_>) -> bool {
    let stem = |word: &'_ str| word.char_indices().nth(STEM).map_or(word.len(), |(end, _)| end);
    let alike = |(one, other): (&str, &str)| one[..stem(one)].eq_ignore_ascii_case(&other[..stem(other)]);
    pair.left.event.lemma == pair.right.event.lemma
        && are_apart(pair)
        && words(pair.left).count() == words(pair.right).count()
        && words(pair.left).zip(words(pair.right)).all(alike)
}

/// What is expected on the one day and not on another, of what is done again and again.
fn is_expected_anew(pair: &Pair<'_>) -> bool {
    let expects =
        |claim: &Facts<'_>| matches!(claim.event.lemma.as_str(), "expect" | "forecast" | "predict" | "anticipate");
    let expected =
        |claim: &Facts<'_>| (claim.factuality < Factuality::Certain || expects(claim)) && claim.time.is_none();
    let days = pair.left.published.zip(pair.right.published).and_then(|(left, right)| left.until(right).ok());
    expected(pair.left) && expected(pair.right) && days.is_some_and(|span| span.get_days() != 0)
}

/// Whether of two claims that name nobody, and so are held to be of what their texts are about, one alone tells of other days:
/// "in February 2013 a meteorite injured many".
pub(super) fn is_of_bygone_days(pair: &Pair<'_>) -> bool {
    pair.left.is_nameless && pair.right.is_nameless && pair.left.is_bygone != pair.right.is_bygone
}

/// "Has not attended" against "attended a concert": what was not attended is told elsewhere.
fn is_elided(denied: &Facts<'_>, told: &Facts<'_>) -> bool {
    let core = |argument: &&Argument| matches!(argument.role, Role::Object | Role::Complement);
    let bare = denied.actor.is_some() && denied.arguments.iter().find(core).is_none();
    let verb = [denied, told].iter().all(|claim| claim.event.form == EventForm::Verb);
    let negative = denied.polarity == Polarity::Negative && told.polarity == Polarity::Positive;
    verb && negative && bare && told.actor.is_some() && told.arguments.iter().any(|argument| core(&argument))
}

/// "Was absent" against "attended school": what the one missed is told elsewhere.
fn has_one_object(pair: &Pair<'_>) -> bool {
    let object = |claim: &Facts<'_>| claim.arguments.iter().any(|argument| argument.role == Role::Object);
    pair.left.actor.is_some() && pair.right.actor.is_some() && object(pair.left) != object(pair.right)
}

/// Whether the two events exclude each other, whatever their signs.
fn is_exclusive(pair: &Pair<'_>) -> bool {
    let (left, right) = (pair.left.event.id.as_deref(), pair.right.event.id.as_deref());
    left.zip(right).is_some_and(|(a, b)| pair.lexicon.events.relation(a, b) == Relation::Exclusive)
}

/// Whether what the one says and what the other says, or is silent about, share their telling words.
fn one_content(pair: &Pair<'_>) -> bool {
    let (left, right) = (content(pair.left), content(pair.right));
    let shared: Vec<&String> = left.intersection(&right).collect();
    let named = shared.iter().any(|word| word.starts_with(char::is_uppercase));
    (named || shared.len() >= SHARED) && shared.len() * 2 >= left.len().min(right.len())
}

#[cfg(test)]
mod tests {
    use crate::relation::tests::values;

    fn contradict(left: &str, right: &str) -> bool {
        let all = values("frame", left, right);
        all.contains("complement") || all.contains("exclusive")
    }

    #[test]
    fn who_did_not_say_one_thing_has_said_another() {
        assert!(!contradict("Norway has not said when it will sign.", "Norway said that the harvest was poor."));
        assert!(!contradict("Norway confirmed the death of the king.", "Norway declined to confirm."));
        assert!(contradict("Norway confirmed the deal with Sweden.", "Norway did not confirm the deal with Sweden."));
    }

    #[test]
    fn event_nouns_tell_of_occasions_of_their_own() {
        assert!(!contradict("Norway's defeat was bitter.", "Norway's triumph in Oslo was sweet."));
    }

    #[test]
    fn what_one_does_and_undoes_happens_in_turn() {
        let told = |verb: &str, when: &str| format!("Norway {verb} Anna Lindqvist{when}.");
        assert!(!contradict(&told("detained", ""), &told("freed", "")));
        let day = " on 3 May 2021";
        assert!(contradict(&told("detained", day), &told("freed", day)));
    }

    #[test]
    fn what_is_expected_again_and_again_is_expected_or_not() {
        let [one, other] = ["is expected", "is not expected"].map(|be| format!("Norway {be} to sell bonds."));
        assert!(!contradict(&format!("2021-05-03|{one}"), &format!("2021-05-04|{other}")));
        assert!(contradict(&format!("2021-05-03|{one}"), &format!("2021-05-03|{other}")));
    }

    #[test]
    fn of_bygone_days_one_text_alone_may_tell() {
        let now = "2022-09-28|Norway repaired the Hauge Bay pipelines. Nobody was injured.";
        let then =
            |when: &str| format!("2022-09-28|Norway repaired the Hauge Bay pipelines. Two people were injured{when}.");
        assert!(contradict(now, &then("")));
        assert!(!contradict(now, &then(" in 1998")));
    }

    #[test]
    fn what_was_so_once_or_is_begun_or_is_denied_of_a_day_may_be_otherwise() {
        assert!(!contradict("Norway signed the treaty.", "Norway at first did not sign the treaty."));
        assert!(!contradict("Anna Lindqvist used to live in Oslo.", "Anna Lindqvist does not live in Oslo."));
        assert!(!contradict("Norway is closing the Oslo mill.", "Norway has not closed the Oslo mill."));
        assert!(!contradict("Norway started to close the Oslo mill.", "Norway has not closed the Oslo mill."));
        assert!(!contradict("Norway closed the Oslo mill.", "Norway did not close the Oslo mill on Monday."));
        assert!(contradict("Norway closed the Oslo mill on Monday.", "Norway did not close the Oslo mill on Monday."));
        let day = |text: &str| format!("2021-05-04|{text}");
        let denied = day("Norway did not close the Oslo mill on Monday.");
        assert!(contradict(&day("Norway closed the Oslo mill."), &denied));
    }

    #[test]
    fn a_reason_that_is_denied_denies_no_act() {
        assert!(!contradict("Norway raced in Oslo.", "Norway has not raced since leaving Sweden in May."));
        assert!(!contradict("Norway raced in Oslo.", "Norway has not raced for five years."));
        assert!(!contradict("Norway paid the crew.", "Norway did not pay the crew promptly."));
        assert!(!contradict("Norway paid the crew.", "Norway did not immediately pay the crew."));
        assert!(!contradict("Norway stopped the ship.", "Norway stopped the ship not because of its cargo."));
    }
}
