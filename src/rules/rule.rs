//! A rule as the engine runs it: dimension and value names become numbers, checked once.

use super::place::Where;
use super::raw::{About, BorneOut, Conditions, Example, RawRule, Shown, ValueOrigin, ValueRelation};
use crate::data::{DataFile, nearest};
use crate::error::Error;
use crate::finding::{RuleCard, Strength};
use crate::relation::{DIMENSIONS, Row, dimension};
use std::collections::BTreeSet;
use toml::Spanned;

/// What a message may name in braces.
pub const PLACEHOLDERS: [&str; 6] = ["left.source", "right.source", "left.reading", "right.reading", "actor", "event"];

/// The precedence of a rule that states none.
const USUAL: u8 = 5;

/// A row of the decision table; exists only by [`Rule::validate`].
#[derive(Debug, Clone)]
pub struct Rule {
    /// How reports show it.
    pub card: RuleCard,
    /// One sentence with [`PLACEHOLDERS`].
    pub message: String,
    /// Codes of rules that fall silent where this one speaks.
    pub overrides: Vec<String>,
    /// Whether it speaks of claims or of quotations.
    pub about: About,
    /// What its readings show beside the event and who takes part in it.
    pub shows: BTreeSet<Shown>,
    /// Of rules of one verdict that speak of the same sentences, the one with the highest comes first.
    pub precedence: u8,
    /// Whether its findings of one affair that rest on one origin are shown as one.
    pub gathers: bool,
    /// Where another sentence of the same text bears out what it would flag.
    pub borne_out: Vec<Support>,
    /// Pairs of sentences that prove it.
    pub examples: Vec<Example>,
    /// On which values it speaks, if on any.
    pub values: Option<Values>,
    /// Of whom, of what and in whose papers it speaks.
    pub place: Where,
    when: Vec<Condition>,
    qualify: Vec<Vec<Condition>>,
    unless: Vec<Vec<Condition>>,
    tells: Vec<usize>,
}

/// What takes back what a rule says of a headline and a sentence: how the two are, and how the headline and another sentence are.
#[derive(Debug, Clone)]
pub struct Support {
    when: Vec<Condition>,
    by: Vec<Condition>,
}

impl Support {
    /// Whether it is asked for, by how the two claims of a row are.
    pub fn is_asked(&self, row: &Row<'_, '_>) -> bool {
        self.when.iter().all(|condition| condition.holds(row))
    }

    /// Whether it is there, by how the headline and another claim of its text are.
    pub fn is_given(&self, row: &Row<'_, '_>) -> bool {
        self.by.iter().all(|condition| condition.holds(row))
    }
}

/// The values on which a rule speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Values {
    /// Their attributes; all where none is named.
    pub attributes: Vec<String>,
    relation: ValueRelation,
    origin: ValueOrigin,
}

impl Values {
    /// Whether values of an attribute that stand so to each other are among them.
    pub fn holds(&self, attribute: &str, relation: ValueRelation, origin: ValueOrigin) -> bool {
        let named = self.attributes.is_empty() || self.attributes.iter().any(|known| known == attribute);
        named && self.relation == relation && (self.origin == origin || self.origin == ValueOrigin::Any)
    }
}

/// A part of a rule that can decide: that it fires, a line of `when`, or a table of `qualify` or `unless`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// `fires`, `when`, `qualify` or `unless`.
    pub table: &'static str,
    /// The dimensions it asks about.
    pub conditions: String,
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
        /// `when`, `where`, or `unless` for a pair that a line of that table dropped.
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
    pub fn validate(raw: RawRule, file: &DataFile, attributes: &[&str]) -> Result<Rule, Error> {
        check_code(&raw.code, file)?;
        check_name(&raw.name, file)?;
        check_message(&raw.message, file)?;
        check_examples(&raw, file)?;
        check_ground(&raw, file)?;
        check_attributes(&raw, file, attributes)?;
        check_precedence(raw.precedence.as_ref(), file)?;
        let support = |one: &BorneOut| -> Result<Support, Error> {
            Ok(Support { when: conditions(&one.when, file)?, by: conditions(&one.by, file)? })
        };
        let tables =
            |all: &[Conditions]| all.iter().map(|table| conditions(table, file)).collect::<Result<Vec<_>, Error>>();
        let when = conditions(&raw.when, file)?;
        let about = raw.about.unwrap_or_else(|| compared(&when));
        Ok(Rule {
            place: Where::read(&raw.r#where, file)?,
            when,
            qualify: tables(&raw.qualify)?,
            unless: tables(&raw.unless)?,
            tells: raw.tells.iter().map(|name| named(name, file)).collect::<Result<_, Error>>()?,
            borne_out: raw.borne_out.iter().map(support).collect::<Result<_, Error>>()?,
            about,
            shows: raw.shows,
            gathers: raw.gathers,
            precedence: raw.precedence.map_or(USUAL, Spanned::into_inner),
            card: RuleCard {
                code: raw.code.into_inner(),
                name: raw.name.into_inner(),
                verdict: raw.verdict,
                severity: raw.severity,
                why: raw.why,
            },
            message: raw.message.into_inner(),
            values: raw.values.map(|values| Values {
                attributes: values.attributes.into_iter().map(Spanned::into_inner).collect(),
                relation: values.relation,
                origin: values.origin,
            }),
            overrides: raw.overrides.into_iter().map(Spanned::into_inner).collect(),
            examples: raw.example.into_iter().map(Spanned::into_inner).collect(),
        })
    }

    /// How many conditions a pair must meet: of several rules that fit, the most specific speaks.
    pub fn specificity(&self) -> usize {
        self.when.len()
    }

    /// What a pair must meet: each dimension that is asked about, with the values that do.
    pub fn asked(&self) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
        self.when.iter().map(|condition| (DIMENSIONS[condition.dimension].name(), condition.listed()))
    }

    /// The dimensions that decide or are told beside these, in the order in which reports give reasons.
    pub fn dimensions(&self) -> Vec<usize> {
        let qualifying = self.qualify.iter().flatten();
        let deciding = self.when.iter().chain(qualifying).map(|condition| condition.dimension);
        let mut all: Vec<usize> = deciding.chain(self.tells.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// All that the rule consists of, in the order of its file.
    pub fn parts(&self) -> Vec<Part> {
        let name = |condition: &Condition| DIMENSIONS[condition.dimension].name();
        let table = |table: &Vec<Condition>| table.iter().map(name).collect::<Vec<_>>().join(", ");
        let when = self.when.iter().map(|condition| Part { table: "when", conditions: name(condition).to_owned() });
        let tables = |name: &'static str, all: &[Vec<Condition>]| -> Vec<Part> {
            all.iter().map(|conditions| Part { table: name, conditions: table(conditions) }).collect()
        };
        let fires = Part { table: "fires", conditions: String::new() };
        let rest = tables("qualify", &self.qualify).into_iter().chain(tables("unless", &self.unless));
        std::iter::once(fires).chain(when).chain(rest).collect()
    }

    /// The places in [`Rule::parts`] of all that decided on a row: of `when` the only line that failed; of `unless` and
    /// `qualify` the tables that held where everything else did, too.
    pub fn decided(&self, row: &Row<'_, '_>) -> Vec<usize> {
        if self.when.is_empty() || self.place.refused(row.claims()).is_some() {
            return Vec::new();
        }
        let mut failed =
            self.when.iter().enumerate().filter(|(_, condition)| !condition.holds(row)).map(|(at, _)| at + 1);
        match (failed.next(), failed.next()) {
            (Some(only), None) => return vec![only],
            (Some(_), Some(_)) => return Vec::new(),
            (None, _) => {}
        }
        let held = |tables: &[Vec<Condition>], from: usize| -> Vec<usize> {
            let holds = |table: &Vec<Condition>| table.iter().all(|condition| condition.holds(row));
            tables.iter().enumerate().filter(|(_, table)| holds(table)).map(|(at, _)| from + at).collect()
        };
        let qualify = 1 + self.when.len();
        let dropped = held(&self.unless, qualify + self.qualify.len());
        if !dropped.is_empty() {
            return dropped;
        }
        let mut decided = held(&self.qualify, qualify);
        decided.push(0);
        decided
    }

    /// Whether the rule holds for a row, and how directly: what costs least is asked first.
    pub fn fires(&self, row: &Row<'_, '_>) -> Option<Strength> {
        if self.when.is_empty() {
            return None;
        }
        let plain = |condition: &&Condition| DIMENSIONS[condition.dimension].is_plain();
        let holds = self.place.refused(row.claims()).is_none()
            && self.when.iter().filter(plain).all(|condition| condition.holds(row));
        let Answer::Fires(strength) = holds.then(|| self.ask(row))? else { return None };
        Some(strength)
    }

    /// Whether the rule holds for a row, and if not, the first condition in the file's order that does not.
    pub fn ask(&self, row: &Row<'_, '_>) -> Answer {
        if self.when.is_empty() {
            return Answer::Silent { table: "when", dimension: "values", found: "claims", wanted: vec!["values"] };
        }
        if let Some(dimension) = self.place.refused(row.claims()) {
            return Answer::Silent { table: "where", dimension, found: "others", wanted: vec!["those named"] };
        }
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
        Answer::Silent {
            table,
            dimension: DIMENSIONS[self.dimension].name(),
            found: row.cell(self.dimension).value,
            wanted: self.listed(),
        }
    }

    fn listed(&self) -> Vec<&'static str> {
        let named = DIMENSIONS[self.dimension].values().iter().enumerate();
        named.filter(|(at, _)| self.values & (1 << at) != 0).map(|(_, name)| *name).collect()
    }
}

fn conditions(table: &Conditions, file: &DataFile) -> Result<Vec<Condition>, Error> {
    let mut all = Vec::with_capacity(table.len());
    for (name, wanted) in table {
        let at = named(name, file)?;
        let known = DIMENSIONS[at];
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

/// What conditions are about: quotations where one of them compares these.
fn compared(when: &[Condition]) -> About {
    let quoted = when.iter().any(|condition| DIMENSIONS[condition.dimension].is_of_quotations());
    if quoted { About::Quotations } else { About::Claims }
}

/// The place of the dimension of that name.
fn named(name: &Spanned<String>, file: &DataFile) -> Result<usize, Error> {
    let names = || DIMENSIONS.iter().map(|dimension| dimension.name()).collect::<Vec<&str>>();
    dimension(name.as_ref()).map(|(at, _)| at).ok_or_else(|| unknown(file, name, "dimension", &names()))
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

/// A rule speaks of claims, of values, or of both.
fn check_ground(raw: &RawRule, file: &DataFile) -> Result<(), Error> {
    if raw.when.is_empty() && raw.values.is_none() {
        let message = "a rule needs `[when]` with conditions on claims, or `[values]` with attributes";
        return Err(file.error(raw.code.span(), message));
    }
    Ok(())
}

/// A rule on values names attributes that there are.
fn check_attributes(raw: &RawRule, file: &DataFile, known: &[&str]) -> Result<(), Error> {
    let mut named = raw.values.iter().flat_map(|values| &values.attributes);
    let missing = named.find(|name| !known.contains(&name.get_ref().as_str()));
    missing.map_or(Ok(()), |name| Err(unknown(file, name, "attribute", known)))
}

fn check_precedence(precedence: Option<&Spanned<u8>>, file: &DataFile) -> Result<(), Error> {
    match precedence {
        Some(number) if !(1..=9).contains(number.as_ref()) => {
            Err(file.error(number.span(), format!("`{}` is no precedence; expected 1 to 9", number.as_ref())))
        }
        _ => Ok(()),
    }
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
