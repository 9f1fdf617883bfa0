//! A rule as the engine runs it: dimension and value names become numbers, checked once.

use super::raw::{Conditions, Example, RawRule};
use crate::data::{DataFile, nearest};
use crate::error::Error;
use crate::finding::{RuleCard, Strength};
use crate::relation::{DIMENSIONS, Row, dimension};
use toml::Spanned;

/// What a message may name in braces.
pub const PLACEHOLDERS: [&str; 6] = ["left.source", "right.source", "left.reading", "right.reading", "actor", "event"];

/// A row of the decision table; exists only by [`Rule::validate`].
#[derive(Debug, Clone)]
pub struct Rule {
    /// How reports show it.
    pub card: RuleCard,
    /// One sentence with [`PLACEHOLDERS`].
    pub message: String,
    /// Codes of rules that fall silent where this one speaks.
    pub overrides: Vec<String>,
    /// Pairs of sentences that prove it.
    pub examples: Vec<Example>,
    when: Vec<Condition>,
    qualify: Vec<Vec<Condition>>,
    unless: Vec<Vec<Condition>>,
}

/// One dimension and the values it may have.
#[derive(Debug, Clone, Copy)]
struct Condition {
    dimension: usize,
    values: u32,
}

/// What a rule says of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It holds.
    Fires(Strength),
    /// It does not: the first dimension that failed, with the value found and those wanted.
    Silent {
        /// `when`, or `unless` for a pair that a line of that table dropped.
        table: &'static str,
        /// The dimension's name.
        dimension: &'static str,
        /// Its value for this pair.
        found: &'static str,
        /// The values that the rule asks for, or refuses.
        wanted: Vec<&'static str>,
    },
}

impl Rule {
    /// Checks a file against the dimensions; the only road to a rule.
    ///
    /// # Errors
    /// Names the file, line and column of a code, dimension, value or placeholder that does not exist, and what was expected.
    pub fn validate(raw: RawRule, file: &DataFile) -> Result<Rule, Error> {
        check_code(&raw.code, file)?;
        check_name(&raw.name, file)?;
        check_message(&raw.message, file)?;
        check_examples(&raw, file)?;
        let tables =
            |all: &[Conditions]| all.iter().map(|table| conditions(table, file)).collect::<Result<Vec<_>, Error>>();
        Ok(Rule {
            when: conditions(&raw.when, file)?,
            qualify: tables(&raw.qualify)?,
            unless: tables(&raw.unless)?,
            card: RuleCard {
                code: raw.code.into_inner(),
                name: raw.name.into_inner(),
                verdict: raw.verdict,
                severity: raw.severity,
                why: raw.why,
            },
            message: raw.message.into_inner(),
            overrides: raw.overrides.into_iter().map(Spanned::into_inner).collect(),
            examples: raw.example.into_iter().map(Spanned::into_inner).collect(),
        })
    }

    /// How many conditions a pair must meet: of several rules that fit, the most specific speaks.
    pub fn specificity(&self) -> usize {
        self.when.len()
    }

    /// The dimensions that decide, in the order in which reports give reasons.
    pub fn dimensions(&self) -> Vec<usize> {
        let qualifying = self.qualify.iter().flatten();
        let mut all: Vec<usize> = self.when.iter().chain(qualifying).map(|condition| condition.dimension).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether a dimension of that name is among its conditions.
    pub fn asks(&self, name: &str) -> bool {
        self.when.iter().any(|condition| DIMENSIONS[condition.dimension].name() == name)
    }

    /// Whether the rule holds for a row, and if not, why not.
    pub fn ask(&self, row: &Row<'_, '_>) -> Answer {
        if let Some(failed) = self.when.iter().find(|condition| !condition.holds(row)) {
            return failed.silent("when", row);
        }
        let dropping = self.unless.iter().find(|table| table.iter().all(|condition| condition.holds(row)));
        if let Some(last) = dropping.and_then(|table| table.last()) {
            return last.silent("unless", row);
        }
        let qualified = self.qualify.iter().any(|table| table.iter().all(|condition| condition.holds(row)));
        Answer::Fires(if qualified { Strength::Qualified } else { Strength::Direct })
    }
}

impl Condition {
    fn holds(&self, row: &Row<'_, '_>) -> bool {
        self.values & (1 << self.place(row.cell(self.dimension).value)) != 0
    }

    fn place(&self, value: &str) -> usize {
        let values = DIMENSIONS[self.dimension].values();
        values.iter().position(|known| *known == value).unwrap_or(values.len())
    }

    fn silent(&self, table: &'static str, row: &Row<'_, '_>) -> Answer {
        let dimension = DIMENSIONS[self.dimension];
        let named = dimension.values().iter().enumerate();
        Answer::Silent {
            table,
            dimension: dimension.name(),
            found: row.cell(self.dimension).value,
            wanted: named.filter(|(at, _)| self.values & (1 << at) != 0).map(|(_, name)| *name).collect(),
        }
    }
}

fn conditions(table: &Conditions, file: &DataFile) -> Result<Vec<Condition>, Error> {
    let mut all = Vec::with_capacity(table.len());
    for (name, wanted) in table {
        let Some((at, known)) = dimension(name.as_ref()) else {
            let names: Vec<&str> = DIMENSIONS.iter().map(|dimension| dimension.name()).collect();
            return Err(unknown(file, name, "dimension", &names));
        };
        let mut values = 0;
        for value in wanted.values() {
            let place = known.values().iter().position(|candidate| candidate == value.as_ref());
            let Some(place) = place else {
                return Err(unknown(file, value, &format!("value of `{}`", known.name()), known.values()));
            };
            values |= 1 << place;
        }
        all.push(Condition { dimension: at, values });
    }
    Ok(all)
}

/// An error at a name that does not exist, with the nearest one that does.
fn unknown(file: &DataFile, name: &Spanned<String>, what: &str, known: &[&str]) -> Error {
    let nearest = nearest(name.as_ref(), known.iter().copied());
    let hint = match nearest {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None => format!("expected one of {}", known.join(", ")),
    };
    file.error(name.span(), format!("no {what} is called `{}`; {hint}", name.as_ref()))
}

fn check_code(code: &Spanned<String>, file: &DataFile) -> Result<(), Error> {
    let digits = code.as_ref().strip_prefix("GS").unwrap_or_default();
    if digits.len() == 3 && digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Ok(());
    }
    Err(file.error(code.span(), format!("`{}` is no rule code; expected GS and three digits", code.as_ref())))
}

fn check_name(name: &Spanned<String>, file: &DataFile) -> Result<(), Error> {
    let stem = file.path.rsplit('/').next().and_then(|last| last.strip_suffix(".toml")).unwrap_or_default();
    if name.as_ref() == stem {
        return Ok(());
    }
    Err(file.error(name.span(), format!("the rule is called `{}`; expected the file's name, `{stem}`", name.as_ref())))
}

fn check_message(message: &Spanned<String>, file: &DataFile) -> Result<(), Error> {
    for piece in message.as_ref().split('{').skip(1) {
        let placeholder = piece.split('}').next().unwrap_or_default();
        if !PLACEHOLDERS.contains(&placeholder) {
            let known = PLACEHOLDERS.join(", ");
            return Err(
                file.error(message.span(), format!("no placeholder `{{{placeholder}}}`; expected one of {known}"))
            );
        }
    }
    Ok(())
}

fn check_examples(raw: &RawRule, file: &DataFile) -> Result<(), Error> {
    let fires = raw.example.iter().any(|example| example.as_ref().verdict == raw.verdict);
    let silent = raw.example.iter().any(|example| example.as_ref().verdict != raw.verdict);
    if fires && silent {
        return Ok(());
    }
    let missing = if fires { "one on which it stays silent" } else { "one that fires" };
    Err(file.error(
        raw.code.span(),
        format!("a rule needs an example that fires and one that does not; missing: {missing}"),
    ))
}
