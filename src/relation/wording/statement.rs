//! Dimension `statement`: a short statement about somebody or something named, against what a longer sentence says of it.
//!
//! "Norsk Film is a Danish company" and "Norsk Film (founded 1932) is a Norwegian company that makes features": every word of the short
//! one is found in the long one but for one, and the long one has a word there that excludes it. So too where the long one says
//! it all and one of the two denies it. Frames do not see this where the two sentences have other predicates.
//!
//! Traps: both must name the subject; a word that stands anywhere in the longer sentence is said there; numbers must count the same
//! thing; of several dates one may be another event's, so a date found nowhere else is not enough where two of its parts differ;
//! names exclude each other only in a place that one thing alone fills (an album *by*, a town *in*).

use super::word::{Kind, Word, words};
use crate::claim::{Claim, Factuality};
use crate::lexicon::Words;
use crate::logic::Relation;
use crate::relation::{Cell, Dimension, Pair, Situation};

/// Bytes of a sentence beyond which it is no short statement.
const SHORT: usize = 110;
/// Of the words of a statement, one in so many may be missing from the other sentence: a first look.
const MISSING: usize = 2;
/// Prepositions behind which a description holds one name.
const SINGLE: [&str; 6] = ["by", "in", "from", "on", "at", "of"];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The dimension over both claims' whole sentences.
pub(in crate::relation) struct StatementDimension;

impl Dimension for StatementDimension {
    fn name(&self) -> &'static str {
        "statement"
    }

    fn values(&self) -> &'static [&'static str] {
        &["none", "denied", "other-date", "other-number", "other-name", "other-kind"]
    }

    fn cell(&self, pair: &Pair<'_>) -> Cell {
        let none = || Cell::new("none", "", "");
        if pair.situation == Situation::One || !may_state(pair.left, pair.right) {
            return none();
        }
        let turned = pair.left.context.len() > pair.right.context.len();
        let (short, long) = if turned { (pair.right, pair.left) } else { (pair.left, pair.right) };
        let Some((value, own, other)) = compare(&short.context, &long.context, &pair.lexicon.words) else {
            return none();
        };
        if turned { Cell::new(value, other, own) } else { Cell::new(value, own, other) }
    }
}

/// A first look, cheap: one sentence is short, asserted and in nobody's mouth, and most of its words stand in the other.
pub(crate) fn may_state(left: &Claim, right: &Claim) -> bool {
    let (short, long) = if left.context.len() <= right.context.len() { (left, right) } else { (right, left) };
    let plain = |claim: &Claim| claim.factuality == Factuality::Certain && claim.attribution.is_empty();
    if short.context.len() > SHORT || !plain(short) || !plain(long) || short.context.ends_with('?') {
        return false;
    }
    let telling = short.context.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.len() > 3);
    let (mut all, mut missing) = (0, 0);
    for word in telling {
        all += 1;
        missing += usize::from(!long.context.contains(&word[..word.len().min(word.floor_char_boundary(5))]));
    }
    missing * MISSING <= all
}

/// What a statement's word finds in the other sentence.
enum Found {
    Said,
    Excluded(usize),
    Missing,
}

/// How a statement fares in a longer sentence, with the words that decide; none where nothing is sure.
fn compare(short: &str, long: &str, lexicon: &Words) -> Option<(&'static str, String, String)> {
    let (own, other) = (words(short, lexicon)?, words(long, lexicon)?);
    let mut tally = Tally::default();
    for at in 0..own.len() {
        match find(&own, at, &other, lexicon) {
            None => {}
            Some(Found::Said) => tally.said.push(at),
            Some(Found::Excluded(there)) => tally.excluded.push((at, there)),
            Some(Found::Missing) => tally.missing.push(at),
        }
    }
    let names = runs(&own, &tally.missing);
    let (half, whole): (Vec<_>, Vec<_>) = names.into_iter().partition(|run| half_said(run, &own, &tally.said));
    let plain = tally.missing.iter().filter(|at| !own[**at].name).count();
    let named = tally.said.iter().any(|at| own[*at].name && matches!(own[*at].kind, Kind::Content));
    if !named || half.len() > 1 {
        return None;
    }
    let negators = [&own, &other].map(|words| words.iter().filter(|word| word.kind == Kind::Negator).count());
    match (negators, tally.excluded.as_slice(), whole.as_slice()) {
        ([1, 0] | [0, 1], [], []) if plain == 0 && tally.said.len() > 1 => {
            let negator =
                |words: &[Word]| words.iter().find(|word| word.kind == Kind::Negator).map(|word| word.form.to_string());
            Some(("denied", negator(&own).unwrap_or_default(), negator(&other).unwrap_or_default()))
        }
        ([0, 0], [(at, there)], []) if plain <= 1 && tally.said.len() > plain => {
            let value = value(&own, *at);
            Some((value, own[*at].form.to_string(), other[*there].form.to_string()))
        }
        ([0, 0], [], [run]) if plain == 0 && tally.said.len() > 1 => foreign(run, &own, &other),
        _ => None,
    }
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
    let counted = || match (next(own, at), next(other, there)) {
        (Some(a), Some(b)) => a.form == b.form || lexicon.between(&a.meaning, &b.meaning) == Relation::Same,
        _ => false,
    };
    if hedged(own, at) || hedged(other, there) {
        return Relation::Independent;
    }
    let numbers = |a: f64, b: f64, comparable: bool| match (a == b, comparable) {
        (true, _) => Relation::Same,
        (false, true) => Relation::Exclusive,
        _ => Relation::Independent,
    };
    match (word.kind, candidate.kind) {
        (Kind::Number(a), Kind::Number(b)) if is_year(a) && is_year(b) => numbers(a, b, true),
        (Kind::Number(a), Kind::Number(b)) => numbers(a, b, !is_year(a) && !is_year(b) && counted()),
        (Kind::Ordinal(a), Kind::Ordinal(b)) => numbers(a, b, counted()),
        (Kind::Ordinal(a), Kind::Number(b)) | (Kind::Number(a), Kind::Ordinal(b)) => numbers(a, b, false),
        (Kind::Content, Kind::Content) if word.form == candidate.form => Relation::Same,
        (Kind::Content, Kind::Content) => lexicon.between(&word.meaning, &candidate.meaning),
        _ => Relation::Independent,
    }
}

/// "more than 40", "about 40", "at least 40".
fn hedged(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| words[before].form.as_str());
    let hedge =
        ["than", "about", "around", "least", "most", "nearly", "almost", "over", "under", "approximately", "roughly"];
    matches!(words[at].kind, Kind::Number(_)) && hedge.contains(&before)
}

fn is_year(number: f64) -> bool {
    (1000.0..2100.0).contains(&number) && number.fract() == 0.0
}

fn value(own: &[Word], at: usize) -> &'static str {
    let word = &own[at];
    match word.kind {
        Kind::Number(number) if is_year(number) => "other-date",
        Kind::Number(_) | Kind::Ordinal(_) => "other-number",
        _ if MONTHS.contains(&word.form.as_str()) => "other-date",
        _ if word.name => "other-name",
        _ => "other-kind",
    }
}

/// The names among the words that are missing, as runs of neighbours.
fn runs(own: &[Word], missing: &[usize]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for &at in missing.iter().filter(|at| own[**at].name) {
        match runs.last_mut() {
            Some(run) if run.last() == Some(&(at - 1)) => run.push(at),
            _ => runs.push(vec![at]),
        }
    }
    runs
}

/// Whether a run of missing names is the rest of a name that is said: "Tim" of "Tim Roth".
fn half_said(run: &[usize], own: &[Word], said: &[usize]) -> bool {
    let beside = [run[0].wrapping_sub(1), run[run.len() - 1] + 1];
    beside.iter().any(|at| said.contains(at) && own[*at].name)
}

/// A name that the other sentence has not, behind a preposition behind which it has another one.
fn foreign(run: &[usize], own: &[Word], other: &[Word]) -> Option<(&'static str, String, String)> {
    let preposition = &own.get(run[0].checked_sub(1)?)?;
    if preposition.kind != Kind::Preposition || !SINGLE.contains(&preposition.form.as_str()) {
        return None;
    }
    let known = |word: &Word| own.iter().any(|mine| mine.form == word.form);
    let there = other.iter().position(|word| word.form == preposition.form)?;
    let name =
        other[there + 1..].iter().take(6).take_while(|word| word.kind == Kind::Content).find(|word| word.name)?;
    let text = |run: &[usize]| run.iter().map(|at| own[*at].form.as_str()).collect::<Vec<_>>().join(" ");
    (!known(name)).then(|| ("other-name", text(run), name.form.to_string()))
}
