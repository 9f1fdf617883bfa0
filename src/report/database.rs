//! `SQLite`, for questions of one's own: a report with the documents, claims and values under it, as tables that join.
//!
//! The file is made in memory, row by row in the order of the report, so that the same input gives the same bytes. Every text from
//! outside is made safe to show. Rows join by numbers, because what is made safe need no longer be unique.

use super::region::Region;
use super::safe;
use crate::finding::{Evidence, Finding, Report, Side};
use crate::text::{BlockKind, Document, Position};
use rusqlite::types::Value;
use rusqlite::{Connection, MAIN_DB, params_from_iter};
use std::collections::BTreeMap;
use std::io::{self, Write};

const TABLES: &str = include_str!("database.sql");

/// What a database holds beside a report.
#[derive(Debug, Default)]
pub struct Ground<'a> {
    /// The documents that were read.
    pub documents: &'a [Document],
    /// The claims that were drawn from them.
    pub claims: Vec<ClaimRow>,
    /// The values that stand in their sentences.
    pub values: Vec<ValueRow>,
}

/// A claim in words.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimRow {
    /// The claim's id.
    pub name: String,
    /// The document's id.
    pub document: String,
    /// Where the claim stands.
    pub span: Position,
    /// Who did or is it: the words, and whom they mean.
    pub actor: (Option<String>, Option<String>),
    /// What was done: the words, and the vocabulary's class.
    pub event: (String, Option<String>),
    /// `positive` or `negative`.
    pub polarity: String,
    /// How sure its author is.
    pub factuality: String,
    /// When, seen from the author.
    pub tense: String,
    /// The innermost source.
    pub voice: Option<String>,
    /// First and last day.
    pub time: Option<(String, String)>,
    /// Where it happened.
    pub place: Option<String>,
    /// Whether it stands in a headline.
    pub headline: bool,
    /// How sure the extraction is.
    pub confidence: f32,
    /// The sentence.
    pub sentence: String,
    /// Role, words and whom they mean.
    pub arguments: Vec<(String, String, Option<String>)>,
}

/// A value in words.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueRow {
    /// The document's id.
    pub document: String,
    /// Where its words stand.
    pub span: Position,
    /// The attribute.
    pub attribute: String,
    /// Its words.
    pub value: String,
    /// What they mean, as JSON.
    pub content: String,
    /// Whose or of what it is.
    pub about: Option<String>,
    /// The sentence.
    pub sentence: String,
}

/// Writes a whole database.
///
/// The tables stand in `database.sql`, beside this file. All of it is held in memory before the first byte is written.
///
/// # Errors
/// What `out` reports, or `SQLite` where memory is short.
pub fn sqlite(report: &Report, ground: &Ground<'_>, out: &mut impl Write) -> io::Result<()> {
    out.write_all(&database(report, ground).map_err(io::Error::other)?)
}

fn database(report: &Report, ground: &Ground<'_>) -> rusqlite::Result<Vec<u8>> {
    let mut connection = Connection::open_in_memory()?;
    connection.execute_batch("BEGIN")?;
    connection.execute_batch(TABLES)?;
    let tables = Tables(&connection);
    tables.row("run", [text(&report.gainsay), text(&report.rules), text(&report.corpus.hash)])?;
    let documents = documents(&tables, report, ground)?;
    let claims = claims(&tables, report, ground, &documents)?;
    values(&tables, report, ground, &documents)?;
    for card in report.cards.values() {
        let words = [&card.code, &card.name].map(|word| text(word));
        let [code, name] = words;
        tables.row("rules", [code, name, text(card.verdict.name()), text(card.severity.name()), text(&card.why)])?;
    }
    let known = Known { documents: &documents, claims: &claims };
    for finding in &report.findings {
        tables.finding(finding, report, &known)?;
    }
    connection.execute_batch("COMMIT")?;
    Ok(connection.serialize(MAIN_DB)?.to_vec())
}

/// The numbers of rows, by what reports call them.
type Numbers<'a> = BTreeMap<&'a str, i64>;

struct Known<'a> {
    documents: &'a Numbers<'a>,
    claims: &'a Numbers<'a>,
}

fn documents<'a>(tables: &Tables<'_>, report: &Report, ground: &Ground<'a>) -> rusqlite::Result<Numbers<'a>> {
    let mut numbers = Numbers::new();
    for document in ground.documents {
        let place = report.places.get(&document.id);
        let number = tables.row(
            "documents",
            [
                Value::Null,
                text(&document.id),
                words(place.map(|place| place.path.as_str())),
                place.and_then(|place| place.line).map_or(Value::Null, |line| Value::Integer(line.into())),
                words(headline(document)),
                words(document.source.as_deref()),
                words(document.published.map(|day| day.to_string()).as_deref()),
                words(document.url.as_deref()),
            ],
        )?;
        numbers.insert(&document.id, number);
    }
    Ok(numbers)
}

/// What stands over a document, in its text or beside it.
fn headline(document: &Document) -> Option<&str> {
    let over = document.blocks.iter().find(|block| block.kind == BlockKind::Headline);
    over.map(|block| block.span.of(&document.text)).or(document.title.as_deref())
}

fn claims<'a>(
    tables: &Tables<'_>,
    report: &Report,
    ground: &'a Ground<'_>,
    documents: &Numbers<'_>,
) -> rusqlite::Result<Numbers<'a>> {
    let mut numbers = Numbers::new();
    for claim in &ground.claims {
        let Some(document) = documents.get(claim.document.as_str()) else { continue };
        let (from, to) = claim.time.as_ref().map_or((None, None), |(from, to)| (Some(from), Some(to)));
        let [line, column] = place(report, &claim.document, claim.span);
        let number = tables.row(
            "claims",
            [
                Value::Null,
                text(&claim.name),
                Value::Integer(*document),
                line,
                column,
                words(claim.actor.0.as_deref()),
                words(claim.actor.1.as_deref()),
                text(&claim.event.0),
                words(claim.event.1.as_deref()),
                text(&claim.polarity),
                text(&claim.factuality),
                text(&claim.tense),
                words(claim.voice.as_deref()),
                words(from.map(String::as_str)),
                words(to.map(String::as_str)),
                words(claim.place.as_deref()),
                Value::Integer(claim.headline.into()),
                Value::Real(claim.confidence.into()),
                text(&claim.sentence),
            ],
        )?;
        numbers.insert(&claim.name, number);
        for (role, said, whom) in &claim.arguments {
            tables.row(
                "arguments",
                [Value::Null, Value::Integer(number), text(role), text(said), words(whom.as_deref())],
            )?;
        }
    }
    Ok(numbers)
}

fn values(tables: &Tables<'_>, report: &Report, ground: &Ground<'_>, documents: &Numbers<'_>) -> rusqlite::Result<()> {
    for value in &ground.values {
        let Some(document) = documents.get(value.document.as_str()) else { continue };
        let [line, column] = place(report, &value.document, value.span);
        tables.row(
            "values",
            [
                Value::Null,
                Value::Integer(*document),
                line,
                column,
                text(&value.attribute),
                text(&value.value),
                text(&value.content),
                words(value.about.as_deref()),
                text(&value.sentence),
            ],
        )?;
    }
    Ok(())
}

/// The tables of a database in the making.
struct Tables<'c>(&'c Connection);

impl Tables<'_> {
    /// Adds a row and says its number.
    fn row<const N: usize>(&self, table: &str, cells: [Value; N]) -> rusqlite::Result<i64> {
        let marks = vec!["?"; N].join(", ");
        let mut insert = self.0.prepare_cached(&format!("INSERT INTO \"{table}\" VALUES ({marks})"))?;
        insert.insert(params_from_iter(cells))
    }

    fn finding(&self, finding: &Finding, report: &Report, known: &Known<'_>) -> rusqlite::Result<()> {
        let number = self.row(
            "findings",
            [
                Value::Null,
                text(&finding.id),
                text(&finding.rule),
                text(finding.verdict.name()),
                text(finding.strength.name()),
                text(finding.severity.name()),
                finding.sure.map_or(Value::Null, Value::Real),
                words(finding.question.as_deref()),
                text(&finding.message),
                words(finding.actor.as_ref().map(|actor| actor.name.as_str())),
                words(finding.event.as_ref().map(|event| event.name.as_str())),
            ],
        )?;
        for reason in &finding.reasons {
            let [dimension, relation, left, right] =
                [&reason.dimension, &reason.relation, &reason.left, &reason.right].map(|word| text(word));
            self.row("reasons", [Value::Null, Value::Integer(number), dimension, relation, left, right])?;
        }
        for (at, side) in (1..).zip(&finding.sides) {
            let cells = [Value::Null, Value::Integer(number), Value::Integer(at), text(&side.reading)];
            let number = self.row("sides", cells)?;
            self.side(number, side, report, known)?;
        }
        Ok(())
    }

    fn side(&self, number: i64, side: &Side, report: &Report, known: &Known<'_>) -> rusqlite::Result<()> {
        for origin in &side.origins {
            self.row("origins", [Value::Null, Value::Integer(number), text(origin)])?;
        }
        for evidence in &side.claims {
            let Evidence { document, claim, quote, text: sentence, .. } = evidence;
            let region = Region::of(evidence, &report.places);
            let joined =
                |numbers: &Numbers<'_>, name: &str| numbers.get(name).map_or(Value::Null, |at| Value::Integer(*at));
            self.row(
                "evidence",
                [
                    Value::Null,
                    Value::Integer(number),
                    joined(known.documents, document),
                    joined(known.claims, claim),
                    Value::Integer(region.line.into()),
                    region.rest.map_or(Value::Null, |(column, ..)| Value::Integer(column.into())),
                    text(&quote.exact),
                    text(sentence),
                ],
            )?;
        }
        Ok(())
    }
}

/// Line and column in the file; no column where only the line is known.
fn place(report: &Report, document: &str, span: Position) -> [Value; 2] {
    let line = report.places.get(document).and_then(|place| place.line_of(span.start));
    match line {
        Some(line) => [Value::Integer(line.into()), Value::Null],
        None => [Value::Integer(span.line.into()), Value::Integer(span.column.into())],
    }
}

fn text(words: &str) -> Value {
    Value::Text(safe(words).into_owned())
}

fn words(words: Option<&str>) -> Value {
    words.map_or(Value::Null, text)
}
