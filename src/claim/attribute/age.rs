//! Ages, and whose they are: "24-year-old Anna Lind", "Anna Lind, 24,", "aged 24", "Anna Lind (24)", "in her late 20s", "a teenage girl",
//! "born on 3 March 1998".

use super::about::{described, named, whose};
use super::chunk::{Chunk, ending_at, starting_at};
use super::model::{About, Content, Value};
use super::words::Words;
use crate::language::{Deprel, Token, Upos};
use ecow::EcoString;
use jiff::civil::Date;
use std::ops::Range;

/// The oldest age that is one.
const OLDEST: f64 = 115.0;
/// Words between "24-year-old" and the name of whom it is.
const BETWEEN: usize = 4;

/// What a sum of parts of a year may lack for its rounding.
const ROUNDED: f64 = 0.001;

/// An age as it stands: its tokens, its bounds in years, whose it is.
struct Found {
    tokens: Range<usize>,
    years: f64,
    high: f64,
    about: Option<About>,
}

impl Found {
    fn of(tokens: Range<usize>, years: f64, about: Option<About>) -> Found {
        Found { tokens, years, high: years, about }
    }
}

/// The ages of a sentence.
pub(super) fn values(words: &Words<'_>, chunks: &[Chunk], published: Option<Date>) -> Vec<Value> {
    let mut all = Vec::new();
    for at in 0..words.len() {
        let Some(years) = words.number(at) else {
            let found = decade(words, chunks, at).or_else(|| stage(words, chunks, at));
            all.extend(found.map(|found| value(words, found)));
            all.extend(published.and_then(|day| born(words, at, day)).map(|found| told(words, found)));
            continue;
        };
        if years > OLDEST || !words.is_free(at..at + 1) {
            continue;
        }
        let found = compound(words, chunks, at, years)
            .or_else(|| aside(words, chunks, at, years))
            .or_else(|| aged(words, chunks, at, years))
            .or_else(|| old(words, chunks, at, years));
        all.extend(found.map(|found| value(words, found)));
    }
    all
}

fn value(words: &Words<'_>, found: Found) -> Value {
    words.take(found.tokens.clone());
    told(words, found)
}

fn told(words: &Words<'_>, found: Found) -> Value {
    let (low, high) = (Some(found.years), Some(found.high));
    let content = Content::Number { low, high, approximate: false, unit: "year of age".into() };
    let head = found.about.as_ref().map_or(EcoString::new(), |about| about.noun.clone());
    super::value::value(words, "age", &found.tokens, content, found.about, head)
}

/// "24-year-old", "18-month-old": with the name or the noun behind it, or the name before it.
fn compound(words: &Words<'_>, chunks: &[Chunk], at: usize, number: f64) -> Option<Found> {
    let dash = |at: usize| matches!(words.lower(at), "-" | "–" | "‑");
    let step = usize::from(dash(at + 1));
    let told = &words.lexicon.attributes.age;
    let exact = number * told.years(words.lower(at + 1 + step))?;
    // Of an infant the months tell: three of them and four are two ages.
    let years = if exact < 1.0 - ROUNDED { exact } else { (exact + ROUNDED).floor() };
    let gap = usize::from(dash(at + 2 + step));
    let last = at + 2 + step + gap;
    told.is_behind(words.lower(last)).then_some(())?;
    let tokens = at..last + 1;
    let about = of_compound(words, chunks, &tokens);
    Some(Found::of(tokens, years, about))
}

fn of_compound(words: &Words<'_>, chunks: &[Chunk], tokens: &Range<usize>) -> Option<About> {
    let mut noun: Option<Token<'_>> = None;
    let mut at = tokens.end;
    while at < words.len() && at < tokens.end + BETWEEN {
        if let Some(chunk) = starting_at(words, chunks, at).filter(|chunk| chunk.tokens.start <= at + 1) {
            return Some(named(words, chunk, noun));
        }
        let token = words.tree.token(at);
        match token.upos() {
            Upos::Noun => noun = Some(token),
            Upos::Adj | Upos::Propn => {}
            _ if token.form() == "," && noun.is_some() => {}
            _ => break,
        }
        at += 1;
    }
    // "Anna Lind, a 24-year-old teacher": the name before the comma and the article.
    let article = tokens.start.checked_sub(1).filter(|&at| matches!(words.lower(at), "a" | "an" | "the"));
    let before = article.or(Some(tokens.start)).and_then(|at| at.checked_sub(1)).filter(|&at| words.lower(at) == ",");
    if let Some(chunk) = before.and_then(|comma| ending_at(chunks, comma)) {
        return Some(named(words, chunk, noun));
    }
    noun.map(|noun| described(words, noun)).or_else(|| {
        let top = words.top(tokens);
        (top.deprel().is_subject() || top.upos() == Upos::Noun).then(|| described(words, top))
    })
}

/// "Anna Lind, 24," and "Anna Lind (24)".
fn aside(words: &Words<'_>, chunks: &[Chunk], at: usize, years: f64) -> Option<Found> {
    let before = at.checked_sub(1)?;
    let closed = match words.lower(before) {
        "," => matches!(words.lower(at + 1), "," | "." | "" | ";" | "and" | ")" | "—" | "-" | "–"),
        "(" => words.lower(at + 1) == ")",
        _ => false,
    };
    let digits = words.form(at).starts_with(|letter: char| letter.is_ascii_digit());
    let mut end = before;
    // "Anna Lind, Jr., 24": the suffix stands between two commas.
    if end >= 2 && words.lexicon.attributes.is_suffix(words.lower(end - 1)) && words.lower(end - 2) == "," {
        end -= 2;
    }
    let chunk = ending_at(chunks, end).filter(|_| closed && digits)?;
    Some(Found::of(at..at + 1, years, Some(named(words, chunk, None))))
}

/// "aged 24", "age 24".
fn aged(words: &Words<'_>, chunks: &[Chunk], at: usize, years: f64) -> Option<Found> {
    let before = at.checked_sub(1).filter(|&at| words.lexicon.attributes.age.is_before(words.lower(at)))?;
    let comma = before.checked_sub(1).filter(|&at| words.lower(at) == ",");
    let end = comma.unwrap_or(before);
    let about = ending_at(chunks, end).map(|chunk| named(words, chunk, None)).or_else(|| {
        let head = words.tree.token(before).head()?;
        (head.upos() == Upos::Noun).then(|| described(words, head))
    });
    Some(Found::of(before..at + 1, years, about))
}

/// "is 24 years old", "who was 24".
fn old(words: &Words<'_>, chunks: &[Chunk], at: usize, years: f64) -> Option<Found> {
    let age = &words.lexicon.attributes.age;
    let told = age.years(words.lower(at + 1)) == Some(1.0) && age.is_behind(words.lower(at + 2));
    let tokens = at..at + if told { 3 } else { 1 };
    let top = words.top(&tokens);
    let copula = words.tree.has(top, Deprel::Cop);
    let subject = words.tree.child(top, &[Deprel::Nsubj, Deprel::NsubjOuter]).filter(|_| copula);
    let about = subject.and_then(|subject| whose(words, chunks, subject));
    if !told {
        let person = about.as_ref().is_some_and(|about| !about.name.is_empty());
        let alone = words.tree.children(top).all(|child| {
            child.upos() == Upos::Punct || child.deprel().is_subject() || matches!(child.upos(), Upos::Aux | Upos::Adv)
        });
        (person && alone && top.index() == at && years > 4.0).then_some(())?;
    }
    Some(Found::of(tokens, years, about))
}

/// "in her 20s", "in his early 30s", "in her mid-40s".
fn decade(words: &Words<'_>, chunks: &[Chunk], at: usize) -> Option<Found> {
    /// Words between the owner and the decade.
    const REACH: usize = 4;
    let told = &words.lexicon.attributes.age;
    let word = words.lower(at);
    let (glued, word) = word.rsplit_once('-').unwrap_or(("", word));
    let digits = word.strip_suffix('s')?.trim_end_matches(['\'', '’']);
    let years: f64 = digits.parse().ok().filter(|years| (10.0..=90.0).contains(years) && years % 10.0 == 0.0)?;
    let mut part = told.part(glued);
    let mut first = at;
    let owned = loop {
        first = first.checked_sub(1).filter(|first| at - first <= REACH)?;
        let before = words.lower(first);
        part = part.or_else(|| told.part(before));
        if told.is_owner(before) {
            break true;
        }
        if before != "-" && told.part(before).is_none() {
            break false;
        }
    };
    let [from, to] = part.unwrap_or([0.0, 9.0]);
    let whose = words
        .tree
        .token(at)
        .head()
        .filter(|head| head.upos() == Upos::Noun)
        .and_then(|head| whose(words, chunks, head));
    owned.then(|| Found { tokens: at..at + 1, years: years + from, high: years + to, about: whose })
}

/// "a teenager", "a teenage girl", "a toddler": the ages that a word for a time of life leaves open.
fn stage(words: &Words<'_>, chunks: &[Chunk], at: usize) -> Option<Found> {
    let token = words.tree.token(at);
    let [from, to] = words.lexicon.attributes.age.stage(token.lemma())?;
    let noun = match token.upos() {
        Upos::Noun => token,
        Upos::Adj => token.head().filter(|head| token.deprel() == Deprel::Amod && head.upos() == Upos::Noun)?,
        _ => return None,
    };
    words.is_free(at..at + 1).then(|| Found {
        tokens: at..at + 1,
        years: from,
        high: to,
        about: whose(words, chunks, noun),
    })
}

/// "DOB 07/19/98", "born on July 19, 1998": the ages that a day of birth leaves open on the day of publication.
fn born(words: &Words<'_>, at: usize, published: Date) -> Option<Found> {
    /// Words after "born" among which the year stands.
    const REACH: usize = 6;
    words.lexicon.attributes.age.is_born(words.lower(at)).then_some(())?;
    let last = (at + 1..(at + 1 + REACH).min(words.len())).find(|&at| year_of(words.lower(at), published).is_some())?;
    let age = f64::from(published.year() - year_of(words.lower(last), published)?);
    (1.0..=OLDEST).contains(&age).then(|| Found { tokens: last..last + 1, years: age - 1.0, high: age, about: None })
}

/// The year of "1998", or of a date in figures that ends in it: "07/19/98".
fn year_of(word: &str, published: Date) -> Option<i16> {
    let year = match word.matches('/').count() {
        2 => word.rsplit('/').next()?,
        0 if word.len() == 4 => word,
        _ => return None,
    };
    let number: i16 = year.parse().ok()?;
    let century = published.year() - published.year() % 100;
    let year = match year.len() {
        4 => number,
        2 if century + number > published.year() => century + number - 100,
        2 => century + number,
        _ => return None,
    };
    (1880..=published.year()).contains(&year).then_some(year)
}
