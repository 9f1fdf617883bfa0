//! Of which of several occasions a claim tells: of bygone days, since when, beside an earlier span of a series, one attack of many.

use super::text::behind;
use crate::claim::{EventForm, Facts};
use crate::language::MONTHS;

/// Units in which spans of time are told.
pub(crate) const SPANS: [&str; 6] = ["day", "week", "month", "year", "decade", "century"];

/// How a sentence names an earlier span of a series against which it holds a figure, and words before that.
const EARLIER: [&str; 12] = [
    " a year ago",
    " a year earlier",
    " year before",
    " last year",
    " previous year",
    " a month ago",
    " a month earlier",
    " last month",
    " previous month",
    " previous quarter",
    " previous week",
    " previous three months",
];

const AGAINST: [&str; 6] = ["from", "than", "against", "compared", "after", "versus"];

/// Whether a sentence names a year before that of its text, or speaks of a span that is over.
pub(crate) fn is_bygone(claim: &Facts<'_>) -> bool {
    let year = |word: &str| {
        let digits = word.len() == 4 && word.starts_with(['1', '2']);
        digits.then(|| word.parse().ok()).flatten().filter(|year: &i16| (1500..2100).contains(year))
    };
    let now = claim.published.map(|day| day.year());
    let over = |before: &str, word: &str| match before {
        "last" => SPANS.contains(&word) || MONTHS.iter().any(|month| word.eq_ignore_ascii_case(month)),
        "years" | "months" => word == "ago",
        _ => false,
    };
    let mut before = "";
    claim.context.split(|letter: char| !letter.is_alphanumeric()).any(|word| {
        let past = over(std::mem::replace(&mut before, word), word);
        past || year(word).is_some_and(|year| now != Some(year))
    })
}

/// "Has not raced since leaving Sweden".
pub(crate) fn is_since(claim: &Facts<'_>) -> bool {
    claim.event.is_perfect() && behind(claim).split(", ").next().is_some_and(|near| near.contains(" since "))
}

/// From when on a claim counts: "since 2007".
pub(crate) fn since<'a>(claim: &Facts<'a>) -> Option<Vec<&'a str>> {
    let words = || behind(claim).split_whitespace().skip_while(|word| *word != "since");
    is_since(claim).then(|| words().skip(1).take(2).collect())
}

/// Whether a sentence holds its figures against earlier ones: "129,000 head versus 127,000", "6.6 million, up from 6.4 million a year
/// ago".
pub(crate) fn is_of_series(claim: &Facts<'_>) -> bool {
    let versus = claim.context.split_whitespace().any(|word| matches!(word, "versus" | "vs" | "vs."));
    let earlier = || EARLIER.iter().any(|span| claim.context.contains(span));
    versus || claim.event.form == EventForm::Verb && earlier() && holds_against(claim)
}

/// "Up from 6.4 million".
fn holds_against(claim: &Facts<'_>) -> bool {
    let words: Vec<&str> = behind(claim).split_whitespace().collect();
    let number = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_digit() || letter == '$');
    words.windows(4).any(|run| AGAINST.contains(&run[0]) && run[1..].iter().any(number))
}

/// "In one attack, militants killed eight.", "hours later, they killed two."
pub(crate) fn is_one_of_several(claim: &Facts<'_>) -> bool {
    let mut words = claim.context.split_whitespace();
    // "A few hours later, gunmen killed two."
    if words.clone().take(5).any(|word| word == "later,") {
        return true;
    }
    words.next().is_some_and(|word| word == "In")
        && words.next().is_some_and(|word| matches!(word, "one" | "another" | "a"))
        && words.next().is_some_and(|word| {
            word.ends_with(',') && !SPANS.contains(&word.trim_end_matches(',')) || word == "separate"
        })
}
