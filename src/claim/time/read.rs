//! The grammar of dates in running English.

use super::calendar::{Days, Period, month, month_of, weekday, weekday_after, weekday_before, year_span};
use crate::language::{Deprel, Sentence, Token, Upos};
use jiff::civil::{Date, Weekday};
use std::ops::Range;

/// What stands at a token: the tokens it takes and the days it names.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) tokens: Range<usize>,
    pub(super) days: Option<Days>,
}

/// Which way from the day of publication an open date lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Past,
    Future,
    Open,
}

pub(super) struct Reader<'a> {
    sentence: Sentence<'a>,
    published: Option<Date>,
}

/// A date as written, before publication and tense complete it.
#[derive(Debug, Clone, Copy)]
struct Written {
    end: usize,
    year: Option<i16>,
    month: Option<i8>,
    first: Option<i8>,
    last: Option<i8>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(sentence: Sentence<'a>, published: Option<Date>) -> Reader<'a> {
        Reader { sentence, published }
    }

    fn token(&self, at: usize) -> Option<Token<'a>> {
        (at < self.sentence.len()).then(|| self.sentence.token(at))
    }

    fn form(&self, at: usize) -> &'a str {
        self.token(at).map_or("", Token::form)
    }

    fn lower(&self, at: usize) -> String {
        self.form(at).to_lowercase()
    }

    /// The expression of time that begins at token `at`.
    pub(super) fn at(&self, at: usize) -> Option<Reading> {
        self.since(at)
            .or_else(|| self.between(at))
            .or_else(|| self.date(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.day_word(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.year(at))
    }

    /// "since 2014": until the day of publication.
    fn since(&self, at: usize) -> Option<Reading> {
        if self.lower(at) != "since" {
            return None;
        }
        let start = at + 1 + usize::from(matches!(&*self.lower(at + 1), "early" | "late" | "mid"));
        let from = self
            .date(start)
            .or_else(|| self.weekday(start))
            .or_else(|| self.relative(start))
            .or_else(|| self.bare_year(start))?;
        let days = from.days.zip(self.published).map(|((first, _), today)| (first, today));
        Some(Reading { tokens: at..from.tokens.end, days })
    }

    /// "between March and June 2016", "from May 3 to May 7", "from 2011 to 2014".
    fn between(&self, at: usize) -> Option<Reading> {
        let joint = match &*self.lower(at) {
            "between" => "and",
            "from" => "to",
            _ => return None,
        };
        let point = |at: usize| self.date(at).or_else(|| self.bare_year(at));
        let first = point(at + 1)?;
        let until = matches!(&*self.lower(first.tokens.end), "until" | "till" | "through");
        if self.lower(first.tokens.end) != joint && !until {
            return None;
        }
        let second = point(first.tokens.end + 1)?;
        let days = first.days.zip(second.days).map(|((from, _), (_, to))| (from, to));
        Some(Reading { tokens: at..second.tokens.end, days })
    }

    /// A date with a month's name, or written in digits.
    fn date(&self, at: usize) -> Option<Reading> {
        let mut start = at;
        if weekday(self.form(at)).is_some() {
            start += 1 + usize::from(self.form(at + 1) == ",") + usize::from(self.lower(at + 1) == "the");
        }
        let modifier = usize::from(start == at && matches!(&*self.lower(at), "early" | "late" | "mid" | "mid-"));
        let relative = self.month_with_word(at);
        if relative.is_some() {
            return relative;
        }
        let written =
            self.month_first(start + modifier).or_else(|| self.day_first(start)).or_else(|| self.digits(start))?;
        Some(Reading { tokens: at..written.end, days: self.complete(written, at) })
    }

    /// "May 26, 2017", "May 26-28", "May 2017", "May".
    fn month_first(&self, at: usize) -> Option<Written> {
        let month = month(self.form(at))?;
        let day = self.day(at + 1);
        let mut written = Written { end: at + 1, year: None, month: Some(month), first: day, last: day };
        if day.is_some() {
            written.end += 1;
            if matches!(self.form(written.end), "-" | "–" | "—") {
                if let Some(last) = self.day(written.end + 1).filter(|last| Some(*last) > day) {
                    written.last = Some(last);
                    written.end += 2;
                }
            }
        }
        let comma = usize::from(self.form(written.end) == ",");
        if let Some(year) = self.four_digits(written.end + comma) {
            written.year = Some(year);
            written.end += comma + 1;
        } else if day.is_none() && !self.is_month_name(at) {
            return None;
        }
        Some(written)
    }

    /// Whether the word is a month here: "may" and "march" are verbs too, "April" and "June" first names.
    fn is_month_name(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|at| self.lower(at)).unwrap_or_default();
        let led = matches!(
            &*before,
            "in" | "of"
                | "since"
                | "until"
                | "till"
                | "by"
                | "during"
                | "from"
                | "between"
                | "to"
                | "and"
                | "last"
                | "next"
                | "this"
                | "past"
                | "early"
                | "late"
                | "mid"
                | "through"
                | "before"
                | "after"
                | "for"
                | "every"
        );
        let name = self
            .token(at + 1)
            .is_some_and(|next| next.upos() == Upos::Propn && self.sentence.token(at).upos() == Upos::Propn);
        led && self.sentence.token(at).upos() == Upos::Propn && !name
    }

    /// "26 May 2017", "26th of May".
    fn day_first(&self, at: usize) -> Option<Written> {
        let the = usize::from(self.lower(at) == "the");
        let day = self.day(at + the)?;
        let of = usize::from(self.lower(at + the + 1) == "of");
        let month = month(self.form(at + the + 1 + of))?;
        let mut written =
            Written { end: at + the + 2 + of, year: None, month: Some(month), first: Some(day), last: Some(day) };
        let comma = usize::from(self.form(written.end) == ",");
        if let Some(year) = self.four_digits(written.end + comma) {
            written.year = Some(year);
            written.end += comma + 1;
        }
        Some(written)
    }

    /// "2017-05-26", "26/05/2017" where only one reading is possible.
    fn digits(&self, at: usize) -> Option<Written> {
        let form = self.form(at);
        let mark = ['-', '/', '.'].into_iter().find(|&mark| form.matches(mark).count() == 2)?;
        let parts: Vec<&str> = form.split(mark).collect();
        let number = |at: usize| parts.get(at)?.parse::<i16>().ok();
        let (year, middle, other) = match parts.first().map_or(0, |part| part.len()) {
            4 => (number(0)?, number(1)?, number(2)?),
            1 | 2 if parts.get(2).is_some_and(|part| part.len() == 4) => match (number(0)?, number(1)?) {
                (day, month) if day > 12 || day == month => (number(2)?, month, day),
                (month, day) if day > 12 => (number(2)?, month, day),
                _ => return None,
            },
            _ => return None,
        };
        let (month, day) = (i8::try_from(middle).ok()?, i8::try_from(other).ok()?);
        Date::new(year, month, day).ok()?;
        Some(Written { end: at + 1, year: Some(year), month: Some(month), first: Some(day), last: Some(day) })
    }

    /// "last May", "this past April", "next June".
    fn month_with_word(&self, at: usize) -> Option<Reading> {
        let word = self.lower(at);
        let past = usize::from(word == "this" && self.lower(at + 1) == "past");
        let month = month(self.form(at + 1 + past)).filter(|_| matches!(&*word, "last" | "this" | "next" | "past"))?;
        let tokens = at..at + 2 + past;
        let days = self.published.and_then(|today| match &*word {
            "next" => month_near(today, month, Direction::Future),
            "this" if past == 0 => month_of(today.year(), month),
            _ => month_near(today, month, Direction::Past),
        });
        Some(Reading { tokens, days })
    }

    /// The days of a written date; a missing year is told by publication and tense.
    fn complete(&self, written: Written, at: usize) -> Option<Days> {
        let month = written.month?;
        let days = |year: i16| match (written.first, written.last) {
            (Some(first), Some(last)) => {
                Some((Date::new(year, month, first).ok()?, Date::new(year, month, last).ok()?))
            }
            _ => month_of(year, month),
        };
        if let Some(year) = written.year {
            return days(year);
        }
        let today = self.published?;
        let year = today.year();
        match self.direction(at) {
            Direction::Past => days(year).filter(|days| days.0 <= today).or_else(|| days(year - 1)),
            Direction::Future => days(year).filter(|days| days.1 >= today).or_else(|| days(year + 1)),
            Direction::Open => None,
        }
    }

    /// "Monday", "last Monday", "next Monday", "Monday night".
    fn weekday(&self, at: usize) -> Option<Reading> {
        let word = self.lower(at);
        let lead = usize::from(matches!(&*word, "last" | "next" | "this" | "past"));
        let past = usize::from(word == "this" && self.lower(at + 1) == "past");
        let day = weekday(self.form(at + lead + past))?;
        let mut end = at + lead + past + 1;
        if matches!(&*self.lower(end), "morning" | "afternoon" | "evening" | "night") {
            end += 1;
        }
        let days = self.published.and_then(|today| self.which(today, day, &word, past > 0, at));
        Some(Reading { tokens: at..end, days: days.map(|day| (day, day)) })
    }

    fn which(&self, today: Date, day: Weekday, word: &str, past: bool, at: usize) -> Option<Date> {
        match word {
            "last" | "past" => weekday_before(Period::Day.shift(today, -1)?, day),
            "this" if past => weekday_before(Period::Day.shift(today, -1)?, day),
            "next" => weekday_after(Period::Day.shift(today, 1)?, day),
            _ => match self.direction(at) {
                Direction::Past => weekday_before(today, day),
                Direction::Future => weekday_after(today, day),
                Direction::Open => None,
            },
        }
    }

    /// "today", "yesterday", "tonight", "last night", "this morning".
    fn day_word(&self, at: usize) -> Option<Reading> {
        let word = self.lower(at);
        let next = self.lower(at + 1);
        let part = matches!(&*next, "morning" | "afternoon" | "evening" | "night");
        let (width, shift) = match (&*word, &*next) {
            ("earlier" | "later", "today") => (2, 0),
            ("today" | "tonight", _) => (1, 0),
            ("yesterday", _) => (1 + usize::from(part), -1),
            ("tomorrow", _) => (1 + usize::from(part), 1),
            ("last", "night") => (2, -1),
            ("this", _) if part => (2, 0),
            _ => return None,
        };
        let day = self.published.and_then(|today| Period::Day.shift(today, shift));
        Some(Reading { tokens: at..at + width, days: day.map(|day| (day, day)) })
    }

    /// "last week", "earlier this month", "next year", "the past three days".
    fn relative(&self, at: usize) -> Option<Reading> {
        let bound = usize::from(matches!(&*self.lower(at), "earlier" | "later" | "early" | "late"));
        let word = self.lower(at + bound);
        if matches!(&*word, "last" | "past") && bound == 0 {
            if let Some(found) = self.past_stretch(at) {
                return Some(found);
            }
        }
        let period = Period::of(&self.lower(at + bound + 1)).filter(|&period| period != Period::Day)?;
        let shift = match &*word {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        let days = self.published.and_then(|today| {
            let (from, to) = period.around(period.shift(today, shift)?)?;
            Some(match &*self.lower(at) {
                "earlier" if shift == 0 => (from, today),
                "later" if shift == 0 => (today, to),
                _ => (from, to),
            })
        });
        Some(Reading { tokens: at..at + bound + 2, days })
    }

    /// "the past two weeks", "the last 15 years".
    fn past_stretch(&self, at: usize) -> Option<Reading> {
        let counted = self.count(at + 1);
        let period = Period::of(self.token(at + 1 + usize::from(counted.is_some()))?.lemma())?;
        if counted.is_none() && self.lower(at) == "last" {
            return None;
        }
        let count = counted.unwrap_or(1);
        let days = self.published.and_then(|today| Some((period.shift(today, -count)?, today)));
        Some(Reading { tokens: at..at + 2 + usize::from(counted.is_some()), days })
    }

    /// "three days ago", "a week ago", "two years earlier" stays open.
    fn ago(&self, at: usize) -> Option<Reading> {
        let count = self.count(at)?;
        let period = Period::of(self.token(at + 1)?.lemma())?;
        if self.lower(at + 2) != "ago" {
            return None;
        }
        let day = self.published.and_then(|today| period.shift(today, -count));
        let days = day.and_then(|day| match period {
            Period::Day => Some((day, day)),
            Period::Week => Some((Period::Day.shift(day, -3)?, Period::Day.shift(day, 3)?)),
            _ => period.around(day),
        });
        Some(Reading { tokens: at..at + 3, days })
    }

    /// "in 2014", "the 1990s".
    fn year(&self, at: usize) -> Option<Reading> {
        let form = self.form(at);
        if let Some(first) = form.strip_suffix('s').filter(|first| first.len() == 4 && first.ends_with('0')) {
            return Some(Reading { tokens: at..at + 1, days: year_span(first.parse().ok()?, 10) });
        }
        let before = at.checked_sub(1).map(|at| self.lower(at)).unwrap_or_default();
        let led = matches!(
            &*before,
            "in" | "during"
                | "since"
                | "of"
                | "until"
                | "till"
                | "by"
                | "early"
                | "late"
                | "mid"
                | "from"
                | "throughout"
                | "after"
                | "before"
        );
        self.bare_year(at).filter(|_| led)
    }

    fn bare_year(&self, at: usize) -> Option<Reading> {
        let year = self.four_digits(at)?;
        let counts = self
            .token(at + 1)
            .is_some_and(|next| matches!(next.xpos(), "NNS" | "NNPS") || next.form() == "-" || next.form() == "%");
        (!counts).then(|| Reading { tokens: at..at + 1, days: year_span(year, 1) })
    }

    fn four_digits(&self, at: usize) -> Option<i16> {
        let form = self.form(at);
        let digits = form.len() == 4 && form.bytes().all(|byte| byte.is_ascii_digit());
        form.parse().ok().filter(|year| digits && (1000..2200).contains(year))
    }

    /// "26", "26th".
    fn day(&self, at: usize) -> Option<i8> {
        let form = self.form(at);
        let digits = form.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let suffix = matches!(&form[digits.len()..], "" | "st" | "nd" | "rd" | "th");
        digits.parse().ok().filter(|day| suffix && digits.len() <= 2 && (1..=31).contains(day))
    }

    fn count(&self, at: usize) -> Option<i64> {
        const WORDS: [&str; 13] =
            ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
        let word = self.lower(at);
        if matches!(&*word, "a" | "an") {
            return Some(1);
        }
        let written = WORDS.iter().position(|known| *known == word).map(|count| count as i64);
        written.or_else(|| word.parse().ok()).filter(|count| (1..=1000).contains(count))
    }

    /// Past or future, as the verb above the token tells.
    fn direction(&self, at: usize) -> Direction {
        let mut token = self.sentence.token(at);
        for _ in 0..self.sentence.len() {
            if matches!(token.upos(), Upos::Verb | Upos::Aux) || token.child(Deprel::Cop).is_some() {
                return tense(token);
            }
            match token.head() {
                Some(head) => token = head,
                None => break,
            }
        }
        Direction::Open
    }
}

fn tense(verb: Token<'_>) -> Direction {
    let mut found = match verb.xpos() {
        "VBD" | "VBN" => Direction::Past,
        _ => Direction::Open,
    };
    for child in verb.children() {
        match (child.deprel(), &*child.form().to_lowercase()) {
            (Deprel::Aux, "will" | "wo" | "shall" | "'ll" | "’ll") => return Direction::Future,
            (Deprel::Aux, "would" | "could" | "should" | "may" | "might" | "can" | "must") => return Direction::Open,
            (Deprel::Aux | Deprel::AuxPass, "is" | "are" | "am" | "'s" | "’s" | "be") => found = Direction::Open,
            (Deprel::Mark, "to") if verb.xpos() == "VB" => return Direction::Open,
            (Deprel::Cop, "was" | "were") => found = Direction::Past,
            _ => {}
        }
    }
    found
}

fn month_near(today: Date, month: i8, direction: Direction) -> Option<Days> {
    let this = month_of(today.year(), month)?;
    match direction {
        Direction::Past if this.1 >= today => month_of(today.year() - 1, month),
        Direction::Future if this.0 <= today => month_of(today.year() + 1, month),
        _ => Some(this),
    }
}
