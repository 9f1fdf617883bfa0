//! Dimension `statement`: a short statement about somebody or something named, against what a longer sentence says of it.
//!
//! "Norsk Film is a Danish company" and "Norsk Film (founded 1932) is a Norwegian company that makes features": every word of the short
//! one is found in the long one but for one, and the long one has a word there that excludes it. So too where the long one says
//! it all and one of the two denies it. Frames do not see this where the two sentences have other predicates.
//!
//! Two descriptions of sorts that no one thing has ("a film", "a lorry") exclude each other whatever else they say.
//!
//! Traps: both must name the subject; a word that stands anywhere in the longer sentence is said there; numbers must count the same
//! thing; of several dates one may be another event's; names exclude each other only in a place that one thing alone fills (an album *by*, a town *in*).

use crate::claim::facts::{Kind, Word, asks, decade, holds, length, meant, opens_with, words as text_words};
use crate::claim::{Argument, EventForm, Facts, Factuality, Phrase, Polarity, Role};
use crate::language::{MONTHS, WEEKDAYS};
use crate::lexicon::{Lexicon, Words};
use crate::logic::Relation;
use crate::relation::value::values;
use crate::relation::{Cell, Comparison, Pair, Situation};

/// Bytes of a sentence beyond which it is no short statement.
const SHORT: usize = 110;
/// Bytes into a sentence by which its subject has begun.
const OPENING: u32 = 60;
/// Of the words of a statement, one in so many may be missing from the other sentence: a first look.
const MISSING: usize = 2;
/// Prepositions behind which a description holds one name.
const SINGLE: [&str; 6] = ["by", "in", "from", "on", "at", "of"];
/// Verbs of what happens to one thing once, beside the classes that the lexicon calls so.
const ONCE: [&str; 18] = [
    "bear",
    "found",
    "establish",
    "release",
    "premiere",
    "originate",
    "discover",
    "invent",
    "create",
    "die",
    "publish",
    "author",
    "design",
    "compose",
    "debut",
    "marry",
    "record",
    "include",
];

/// The dimension over both claims' whole sentences.
pub(in crate::relation) struct StatementDimension;

values! {
    /// What a longer sentence says of a short statement about a name.
    pub(in crate::relation) enum StatementValue {
        /// Nothing that is sure.
        None = "none",
        /// It says all of it, and one of the two denies it.
        Denied = "denied",
        /// It says all but the date, and gives another.
        OtherDate = "other-date",
        /// It says all but the number, and gives another.
        OtherNumber = "other-number",
        /// It says all but a name, and gives another.
        OtherName = "other-name",
        /// It says of another sort what the one thing is.
        OtherKind = "other-kind",
    }
}

impl Comparison for StatementDimension {
    type Value = StatementValue;
    const NAME: &'static str = "statement";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, StatementValue> {
        pair.statement().clone()
    }
}

/// The cell of that dimension, for [`Pair::statement`] to keep.
pub(in crate::relation) fn statement<'a>(pair: &Pair<'a>) -> Cell<'a, StatementValue> {
    let none = || Cell::new(StatementValue::None, "", "");
    if pair.situation == Situation::One || !may_state(pair.left, pair.right) || !opens(pair.left) || !opens(pair.right)
    {
        return none();
    }
    let one = one_subject(pair);
    if let Some((left, right)) = other_sort(pair).filter(|_| one) {
        return Cell::new(StatementValue::OtherKind, left, right);
    }
    let turned = length(pair.left) > length(pair.right);
    let (short, long) = if turned { (pair.right, pair.left) } else { (pair.left, pair.right) };
    let lexicon = &pair.lexicon.words;
    let both = meant(short, lexicon).zip(meant(long, lexicon));
    let Some((value, own, other)) = both.and_then(|(short, long)| compare(&short, &long, lexicon)) else {
        return none();
    };
    // What happened or did not is for frames to say, which know whose voice it is in and how much of what is meant.
    // "Is not for sale" denies nothing of "is popular with buyers".
    let predicated = || short.arguments.iter().any(|argument| argument.role == Role::Complement);
    let denied = || {
        is(short)
            && is(long)
            && short.polarity != long.polarity
            && predicated()
            && !short.is_of_untruth()
            && !long.is_of_untruth()
    };
    // Where somebody was who is described is told of another occasion: "was a journalist in Asia" / "was last seen in Africa".
    let placed =
        || value != StatementValue::OtherName || !is(short) || long.text.to_lowercase().contains(other.as_str());
    let fits = if value == StatementValue::Denied { denied() } else { describes(short, pair.lexicon) && placed() };
    let told =
        one || !matches!(value, StatementValue::Denied | StatementValue::OtherKind) && begins_with_subject(short, long);
    if !fits || !told {
        return none();
    }
    if turned { Cell::new(value, other, own) } else { Cell::new(value, own, other) }
}

/// Whether the subjects of both claims share a word of their names: who acts, or to whom it happens.
fn one_subject(pair: &Pair<'_>) -> bool {
    let [left, right] = [pair.left, pair.right].map(|claim| {
        let actor = claim.actor.as_ref().map(|actor| (actor.id.as_deref(), &actor.phrase));
        actor.or_else(|| claim_object(claim).map(|object| (object.id.as_deref(), &object.phrase)))
    });
    let (Some((a, one)), Some((b, other))) = (left, right) else { return false };
    let described = |phrase: &Phrase| phrase.name || !phrase.modifiers.is_empty();
    let [left, right] = [(a, one), (b, other)].map(|(id, phrase)| id.unwrap_or(&phrase.head));
    let parts = |name: &str| name.split([':', '-', ' ']).filter(|part| *part != "name").map(str::to_owned).collect();
    let (own, others): (Vec<String>, Vec<String>) = (parts(left), parts(right));
    let ends = |one: &[String], other: &[String]| one.last().is_some_and(|last| other.contains(last));
    let shared = ends(&own, &others) || ends(&others, &own);
    shared && (a.is_some() || b.is_some() || described(one) && described(other))
}

/// Whether whom a claim is about stands near the beginning of its sentence, not in a phrase at its end.
fn opens(claim: &Facts<'_>) -> bool {
    let place = claim.actor.as_ref().map(|actor| actor.span).or_else(|| claim_object(claim).map(|object| object.span));
    place.is_some_and(|span| span.start.saturating_sub(claim.sentence.start) <= OPENING)
}

/// Whether the longer sentence begins with the name of whom the short one speaks.
fn begins_with_subject(short: &Facts<'_>, long: &Facts<'_>) -> bool {
    let object = || claim_object(short).map(|object| (&object.text, object.phrase.name));
    let subject = short.actor.as_ref().map(|actor| (&actor.text, actor.phrase.name)).or_else(object);
    subject.is_some_and(|(text, name)| name && opens_with(long, text))
}

fn claim_object<'a>(claim: &Facts<'a>) -> Option<&'a Argument> {
    claim.arguments.iter().find(|argument| argument.role == Role::Object)
}

/// Whether a claim describes its subject, or tells of it what happens once: "met in March" and "met in May" are two meetings.
fn describes(claim: &Facts<'_>, lexicon: &Lexicon) -> bool {
    let class = claim.event.id.as_deref().and_then(|id| lexicon.events.class(id));
    let once = class.is_some_and(|class| class.one_off) || ONCE.contains(&claim.event.lemma.as_str());
    once || is(claim)
}

/// "X is Y".
fn is(claim: &Facts<'_>) -> bool {
    claim.event.form == EventForm::Copula
}

/// A first look, cheap: one sentence is short, asserted and in nobody's mouth, and most of its words stand in the other.
pub(crate) fn may_state(left: &Facts<'_>, right: &Facts<'_>) -> bool {
    let (short, long) = if length(left) <= length(right) { (left, right) } else { (right, left) };
    let plain = |claim: &Facts<'_>| claim.factuality == Factuality::Certain && claim.attribution.is_empty();
    if length(short) > SHORT || !plain(short) || !plain(long) || asks(short) {
        return false;
    }
    if short.event.form == EventForm::Copula && long.event.form == EventForm::Copula {
        return true;
    }
    let telling = text_words(short).filter(|word| word.len() > 3);
    let (mut all, mut missing) = (0, 0);
    for word in telling {
        all += 1;
        // Without its first letter, which may be a capital there and none here, and without its ending.
        let stem = word.get(1..word.floor_char_boundary(5)).unwrap_or(word);
        missing += usize::from(!holds(long, stem));
    }
    missing * MISSING <= all
}

/// Two things said to be what one named thing is, of sorts that no one thing has: a film and a lorry, a town and a person.
fn other_sort<'a>(pair: &Pair<'a>) -> Option<(&'a str, &'a str)> {
    let [left, right] = [pair.left, pair.right].map(|claim| described(claim));
    let ((name, head), (other_name, other_head)) = (left?, right?);
    let words = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<String>>();
    let (a, b) = (words(name), words(other_name));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let one = short.first() == long.first() && short.last() == long.last()
        || short.len() == 1 && long.last() == short.first();
    let lexicon = &pair.lexicon.words;
    (one && lexicon.of_other_sorts(head, other_head)).then_some((head, other_head))
}

/// The name of whom a positive description speaks, and the head of what it says it is.
fn described<'a>(claim: &Facts<'a>) -> Option<(&'a str, &'a str)> {
    let actor = claim.actor.as_ref().filter(|actor| actor.phrase.name)?;
    let copula = claim.event.form == EventForm::Copula && claim.polarity == Polarity::Positive;
    let said = claim.arguments.iter().find(|argument| argument.role == Role::Complement && argument.id.is_none())?;
    (copula && !said.phrase.name).then_some((actor.phrase.head.as_str(), said.phrase.head.as_str()))
}

/// What a statement's word finds in the other sentence.
enum Found {
    Said,
    Excluded(usize),
    Missing,
}

/// How a statement fares in a longer sentence, with the words that decide; none where nothing is sure.
fn compare(own: &[Word], other: &[Word], lexicon: &Words) -> Option<(StatementValue, String, String)> {
    let mut tally = Tally::default();
    for at in 0..own.len() {
        match find(own, at, other, lexicon) {
            None => {}
            Some(Found::Said) => tally.said.push(at),
            Some(Found::Excluded(there)) => tally.excluded.push((at, there)),
            Some(Found::Missing) => tally.missing.push(at),
        }
    }
    let names = runs(own, &tally.missing);
    let (half, whole): (Vec<_>, Vec<_>) = names.into_iter().partition(|run| half_said(run, own, &tally.said));
    let plain = tally.missing.iter().filter(|at| !own[**at].name).count();
    let named = tally.said.iter().any(|at| own[*at].name && matches!(own[*at].kind, Kind::Content));
    if !named || half.len() > 1 || !same_subject(own, &tally) {
        return None;
    }
    let negators = [own, other].map(|words| words.iter().filter(|word| word.kind == Kind::Negator).count());
    match (negators, tally.excluded.as_slice(), whole.as_slice()) {
        ([1, 0] | [0, 1], [], []) if plain == 0 && tally.said.len() > 1 => {
            let negator =
                |words: &[Word]| words.iter().find(|word| word.kind == Kind::Negator).map(|word| word.form.to_string());
            Some((StatementValue::Denied, negator(own).unwrap_or_default(), negator(other).unwrap_or_default()))
        }
        ([0, 0], [(at, there)], []) if plain <= 1 && tally.said.len() > plain => {
            let value = value(own, *at);
            Some((value, own[*at].form.to_string(), other[*there].form.to_string()))
        }
        ([0, 0], [], [run]) if plain == 0 && tally.said.len() > 1 => foreign(run, own, other),
        _ => None,
    }
}

/// Whether the name with which the statement begins is said, at least in part, and excluded in none.
fn same_subject(own: &[Word], tally: &Tally) -> bool {
    let Some(first) = own.iter().position(|word| word.name && word.kind == Kind::Content) else { return false };
    let more = own[first + 1..].iter().take_while(|word| word.name && word.glued && word.kind == Kind::Content).count();
    let run = first..=first + more;
    tally.said.iter().any(|at| run.contains(at)) && !tally.excluded.iter().any(|(at, _)| run.contains(at))
}

#[derive(Debug, Default)]
struct Tally {
    said: Vec<usize>,
    excluded: Vec<(usize, usize)>,
    missing: Vec<usize>,
}

/// What becomes of one word; none for words that are not asked for.
fn find(own: &[Word], at: usize, other: &[Word], lexicon: &Words) -> Option<Found> {
    let word = &own[at];
    if matches!(word.kind, Kind::Negator | Kind::Preposition | Kind::Quantifier) {
        return None;
    }
    let mut excluded = None;
    for (there, candidate) in other.iter().enumerate() {
        match relate((own, at), (other, there), candidate, lexicon) {
            Relation::Same | Relation::Broader => return Some(Found::Said),
            Relation::Exclusive if excluded.is_none() => excluded = Some(there),
            _ => {}
        }
    }
    Some(excluded.map_or(Found::Missing, Found::Excluded))
}

fn relate(
    (own, at): (&[Word], usize),
    (other, there): (&[Word], usize),
    candidate: &Word,
    lexicon: &Words,
) -> Relation {
    let word = &own[at];
    let next = |words: &[Word], at: usize| words.get(at + 1).filter(|next| next.kind == Kind::Content).cloned();
    let same = |a: &Word, b: &Word| a.form == b.form || lexicon.between(&a.meaning, &b.meaning) == Relation::Same;
    // "300 metres long", "70 metres high".
    let behind = |words: &[Word], at: usize| next(words, at + 1).filter(|word| word.glued && !word.name);
    let counted = || match (next(own, at), next(other, there)) {
        (Some(a), Some(b)) => {
            same(&a, &b) && behind(own, at).zip(behind(other, there)).is_none_or(|(a, b)| same(&a, &b))
        }
        _ => false,
    };
    if hedged(own, at) || hedged(other, there) || measures_age(own, at) || measures_age(other, there) {
        return Relation::Independent;
    }
    let numbers = |a: f64, b: f64, comparable: bool| match (a == b, comparable) {
        (true, _) => Relation::Same,
        (false, true) => Relation::Exclusive,
        _ => Relation::Independent,
    };
    if let (Some(tens), Kind::Number(year)) = (decade(&word.form), candidate.kind)
        && is_year(year)
    {
        return numbers(f64::from(tens), (year / 10.0).floor() % 10.0, true);
    }
    match (word.kind, candidate.kind) {
        (Kind::Number(a), Kind::Number(b)) if is_year(a) && is_year(b) => numbers(a, b, true),
        (Kind::Number(a) | Kind::Ordinal(a), Kind::Number(b) | Kind::Ordinal(b))
            if in_date(own, at) && in_date(other, there) =>
        {
            numbers(a, b, true)
        }
        (Kind::Number(a), Kind::Number(b)) => numbers(a, b, !is_year(a) && !is_year(b) && counted()),
        (Kind::Ordinal(a), Kind::Ordinal(b)) => numbers(a, b, counted()),
        (Kind::Ordinal(a), Kind::Number(b)) | (Kind::Number(a), Kind::Ordinal(b)) => numbers(a, b, false),
        (Kind::Content, Kind::Content) if word.form == candidate.form => Relation::Same,
        // "New York" is not new.
        (Kind::Content, Kind::Content) if word.name != candidate.name => Relation::Independent,
        (Kind::Content, Kind::Content) => match lexicon.between(&word.meaning, &candidate.meaning) {
            // Near Sweden and in Norway, of France and in an Italian town: what stands in two places excludes nothing.
            Relation::Exclusive
                if word.name && !is_dated(word) && preposition(own, at) != preposition(other, there) =>
            {
                Relation::Independent
            }
            relation => relation,
        },
        _ => Relation::Independent,
    }
}

/// A month, or a day of the week.
fn is_dated(word: &Word) -> bool {
    MONTHS.contains(&word.form.as_str()) || WEEKDAYS.contains(&word.form.as_str())
}

/// The preposition before a name; a region *of* Mexico, with which a description ends, is *in* Mexico.
fn preposition(words: &[Word], at: usize) -> Option<&str> {
    let before = at.checked_sub(1).map(|before| &words[before])?;
    let form = (before.kind == Kind::Preposition).then_some(before.form.as_str())?;
    let ends = words[at + 1..].iter().all(|next| next.name && next.glued);
    Some(if ends && form == "of" { "in" } else { form })
}

/// "more than 40", "about 40", "at least 40".
fn hedged(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| words[before].form.as_str());
    let hedge =
        ["than", "about", "around", "least", "most", "nearly", "almost", "over", "under", "approximately", "roughly"];
    matches!(words[at].kind, Kind::Number(_)) && hedge.contains(&before)
}

/// "57 years *old*", "57-year-*old*".
fn measures_age(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| words[before].form.as_str());
    words[at].form == "old" && matches!(before, "year" | "years" | "month" | "months" | "day" | "days")
}

/// Whether a number stands beside a month: "10 February", "February 10".
fn in_date(words: &[Word], at: usize) -> bool {
    let month =
        |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|word| MONTHS.contains(&word.form.as_str()));
    let (Kind::Number(number) | Kind::Ordinal(number)) = words[at].kind else { return false };
    number <= 31.0 && (month(at.checked_sub(1)) || month(Some(at + 1)))
}

fn is_year(number: f64) -> bool {
    (1000.0..2100.0).contains(&number) && number.fract() == 0.0
}

fn value(own: &[Word], at: usize) -> StatementValue {
    let word = &own[at];
    match word.kind {
        Kind::Number(number) if is_year(number) => StatementValue::OtherDate,
        Kind::Number(_) | Kind::Ordinal(_) if in_date(own, at) => StatementValue::OtherDate,
        Kind::Number(_) | Kind::Ordinal(_) => StatementValue::OtherNumber,
        _ if MONTHS.contains(&word.form.as_str()) || decade(&word.form).is_some() => StatementValue::OtherDate,
        _ if word.name => StatementValue::OtherName,
        _ => StatementValue::OtherKind,
    }
}

/// The names among the words that are missing, as runs of neighbours.
fn runs(own: &[Word], missing: &[usize]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for &at in missing.iter().filter(|at| own[**at].name) {
        match runs.last_mut() {
            Some(run) if own[at].glued && run.last().is_some_and(|last| last + 1 == at) => run.push(at),
            _ => runs.push(vec![at]),
        }
    }
    runs
}

/// Whether a run of missing names is the rest of a name that is said: "Tim" of "Tim Roth".
fn half_said(run: &[usize], own: &[Word], said: &[usize]) -> bool {
    let (first, after) = (run[0], run[run.len() - 1] + 1);
    let name = |at: usize| said.contains(&at) && own[at].name;
    own[first].glued && first > 0 && name(first - 1) || own.get(after).is_some_and(|word| word.glued) && name(after)
}

/// A name that the other sentence has not, behind a preposition behind which it has another one.
fn foreign(run: &[usize], own: &[Word], other: &[Word]) -> Option<(StatementValue, String, String)> {
    let preposition = &own.get(run[0].checked_sub(1)?)?;
    if preposition.kind != Kind::Preposition || !SINGLE.contains(&preposition.form.as_str()) {
        return None;
    }
    let known = |word: &Word| own.iter().any(|mine| mine.form == word.form);
    let there = other.iter().position(|word| word.form == preposition.form)?;
    let name =
        other[there + 1..].iter().take(6).take_while(|word| word.kind == Kind::Content).find(|word| word.name)?;
    let text = |run: &[usize]| run.iter().map(|at| own[*at].form.as_str()).collect::<Vec<_>>().join(" ");
    let dated = is_dated(name) || run.iter().any(|at| is_dated(&own[*at]));
    (!known(name) && !dated).then(|| (StatementValue::OtherName, text(run), name.form.to_string()))
}

#[cfg(test)]
mod tests {
    use super::compare;
    use crate::claim::facts::meant_by;
    use crate::lexicon::Lexicon;
    use crate::relation::Values;

    fn value(short: &str, long: &str) -> Option<&'static str> {
        let lexicon = Lexicon::read(&crate::data::embedded()).unwrap();
        compare(&meant_by(short, &lexicon.words)?, &meant_by(long, &lexicon.words)?, &lexicon.words)
            .map(|(value, ..)| value.name())
    }

    #[test]
    fn one_word_in_which_two_statements_differ_is_told_by_its_sort() {
        let long = "Anna Lindqvist (born 4 May 1961) is a Norwegian painter, the author of three novels.";
        assert_eq!(value("Anna Lindqvist is a Danish painter.", long), Some("other-name"));
        assert_eq!(value("Anna Lindqvist was born in June 1961.", long), Some("other-date"));
        assert_eq!(value("Anna Lindqvist was born in the fifties.", long), Some("other-date"));
        assert_eq!(value("Anna Lindqvist was born in the 1960s.", long), None);
        assert_eq!(value("Anna Lindqvist is the author of five novels.", long), Some("other-number"));
        assert_eq!(value("Anna Lindqvist is not a painter.", long), Some("denied"));
        assert_eq!(value("Anna Lindqvist is a painter.", long), None);
    }

    #[test]
    fn an_age_is_not_old_and_new_york_is_not_new() {
        let long = "Anna Lindqvist, a painter from New York, has died.";
        assert_eq!(value("Anna Lindqvist was 57 years old.", long), None);
        assert_eq!(value("Anna Lindqvist is an old painter.", long), None);
    }

    #[test]
    fn a_month_is_no_town_and_long_is_not_high() {
        assert_eq!(value("Anna Lind died in March.", "Anna Lind died in Bergen."), None);
        assert_eq!(value("The tower is 70 metres high.", "The tower in Bergen is 300 metres long."), None);
    }

    #[test]
    fn names_behind_two_prepositions_leave_room_for_each_other() {
        assert_eq!(value("Bergen is near Denmark.", "Bergen is the second city of Norway."), None);
        assert_eq!(value("Anna Lind of Denmark won the cup.", "Anna Lind won the cup in a Norwegian town."), None);
    }

    #[test]
    fn a_hedged_number_and_another_person_decide_nothing() {
        assert_eq!(
            value("The blast in Bergen killed 30 people.", "The blast in Bergen killed more than 20 people."),
            None
        );
        assert_eq!(value("Peter Hauge is a Danish painter.", "Anna Lindqvist is a Norwegian painter."), None);
    }
}
