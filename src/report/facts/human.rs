//! The fact table for people at a terminal: of each affair the questions, with conflicting answers in columns and
//! agreed ones in a line each.

use super::{summary, sure, title};
use crate::finding::wording::{listed, outlets};
use crate::finding::{Evidence, FactAffair, FactCell, FactRow, FactStatus, FactTable, Place};
use crate::report::human::{Look, cut_end, cut_start, wrap};
use crate::report::region::Region;
use crate::report::{count, safe};
use annotate_snippets::renderer::{AnsiColor, Effects, Style};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

/// Characters of a sentence that are shown before and after the words that count.
const AROUND: usize = 80;
/// Characters of an answer, or of the names that give it.
const WORDS: usize = 80;
/// Characters that a column has at least.
const COLUMN: usize = 26;
/// Answers to one question beyond which no more are shown.
const ANSWERS: usize = 9;
/// What stands before a column that is not the first.
const BETWEEN: &str = " | ";
/// What stands before the first column.
const BEFORE: &str = "    ";

const STRONG: Style = Style::new().effects(Effects::BOLD);
const FAINT: Style = Style::new().effects(Effects::DIMMED);
const MARKED: Style = Style::new().effects(Effects::UNDERLINE);

/// Writes the table for people; `places` says where the documents stand among the files.
///
/// # Errors
/// What `out` reports.
pub fn write(table: &FactTable, places: &BTreeMap<String, Place>, look: Look, out: &mut impl Write) -> io::Result<()> {
    table.affairs.iter().try_for_each(|affair| self::affair(affair, places, look, out))?;
    let told = summary(table);
    let mut letters = told.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    writeln!(out, "{}{}.", first.unwrap_or_default(), letters.as_str())
}

fn affair(affair: &FactAffair, places: &BTreeMap<String, Place>, look: Look, out: &mut impl Write) -> io::Result<()> {
    let documents = count(affair.documents.len(), "document");
    writeln!(out, "{}: {documents}", painted(&safe(&title(affair)), STRONG, look))?;
    if !affair.about.is_empty() {
        let listed = listed(affair.documents.iter().map(String::as_str));
        writeln!(out, "  {}", painted(&safe(&listed), FAINT, look))?;
    }
    writeln!(out)?;
    let mut lines = false;
    for row in &affair.rows {
        lines = match row.status {
            FactStatus::Conflicting | FactStatus::Updated => columns(row, places, look, out).map(|()| false)?,
            FactStatus::Agreed | FactStatus::Single => line(row, look, out).map(|()| true)?,
        };
    }
    if lines { writeln!(out) } else { Ok(()) }
}

/// A question that is answered in one way: all of it in one line.
fn line(row: &FactRow, look: Look, out: &mut impl Write) -> io::Result<()> {
    let told = |cell: &FactCell| {
        let value = cut_end(&safe(&cell.value), WORDS).into_owned();
        format!("{} ({})", painted(&value, STRONG, look), names(cell))
    };
    let answers: Vec<String> = row.cells.iter().take(ANSWERS).map(told).collect();
    writeln!(out, "  {} {}: {}", status(row, look), safe(&row.question), answers.join(" = "))
}

/// A question that is answered in several ways: the answers beside each other, as many as there is room for.
fn columns(row: &FactRow, places: &BTreeMap<String, Place>, look: Look, out: &mut impl Write) -> io::Result<()> {
    let of: Vec<String> = sure(row).into_iter().chain(row.finding.clone()).collect();
    let of = if of.is_empty() { String::new() } else { format!(" ({})", safe(&of.join("; "))) };
    let question = painted(&safe(&row.question), STRONG, look);
    writeln!(out, "  {} {question}{}", status(row, look), painted(&of, FAINT, look))?;
    let room = look.width.max(40) - BEFORE.len();
    let most = ((room + BETWEEN.len()) / (COLUMN + BETWEEN.len())).max(1);
    let shown = &row.cells[..row.cells.len().min(ANSWERS)];
    for (at, cells) in shown.chunks(most).enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let width = (room + BETWEEN.len()) / cells.len() - BETWEEN.len();
        let cells: Vec<Vec<Line>> = cells.iter().map(|cell| answer(cell, places, width, look)).collect();
        beside(&cells, width, out)?;
    }
    if row.cells.len() > shown.len() {
        writeln!(out, "{BEFORE}and {}", count(row.cells.len() - shown.len(), "more answer"))?;
    }
    writeln!(out)
}

/// A line of a column, as it is written, and how many characters of it are seen.
struct Line {
    written: String,
    seen: usize,
}

/// Columns beside each other, the shorter ones filled up.
fn beside(cells: &[Vec<Line>], width: usize, out: &mut impl Write) -> io::Result<()> {
    for at in 0..cells.iter().map(Vec::len).max().unwrap_or_default() {
        let mut text = String::new();
        for (column, cell) in cells.iter().enumerate() {
            text.push_str(if column > 0 { BETWEEN } else { BEFORE });
            let seen = cell.get(at).map_or(0, |line| line.seen);
            text.push_str(cell.get(at).map_or("", |line| &line.written));
            text.extend(std::iter::repeat_n(' ', width.saturating_sub(seen)));
        }
        writeln!(out, "{}", text.trim_end())?;
    }
    Ok(())
}

/// An answer: the value, who gives it, and a sentence with its place.
fn answer(cell: &FactCell, places: &BTreeMap<String, Place>, width: usize, look: Look) -> Vec<Line> {
    let mut lines = lines(&cut_end(&safe(&cell.value), WORDS), 0..0, STRONG, width, look);
    lines.extend(self::lines(&names(cell), 0..0, Style::new(), width, look));
    if let Some(best) = cell.claims.first() {
        let (text, marked) = quoted(best);
        lines.extend(self::lines(&text, marked, Style::new(), width, look));
        let day = best.published.map(|day| format!(", {day}")).unwrap_or_default();
        let place = format!("{}{day}", Region::named(best, places).shown());
        lines.extend(self::lines(&safe(&place), 0..0, FAINT, width, look));
    }
    lines
}

/// Those who give an answer.
fn names(cell: &FactCell) -> String {
    cut_end(&safe(&listed(outlets(&cell.claims))), WORDS).into_owned()
}

/// A sentence in quotation marks, cut where it is long, and where the words that count stand in it.
fn quoted(best: &Evidence) -> (String, Range<usize>) {
    let quote = &best.quote;
    let before = format!("“{}", cut_start(&safe(&quote.prefix), AROUND));
    let exact = cut_end(&safe(&quote.exact), 2 * AROUND).into_owned();
    let after = format!("{}”", cut_end(&safe(&quote.suffix), AROUND));
    let marked = before.len()..before.len() + exact.len();
    (format!("{before}{exact}{after}"), marked)
}

/// Text broken into lines of a width, each in a style, with a stretch of it underlined.
fn lines(text: &str, marked: Range<usize>, style: Style, width: usize, look: Look) -> Vec<Line> {
    let (text, pieces) = wrap(text.to_owned(), marked, width);
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let end = start + line.len();
        let piece = pieces.iter().find(|piece| start <= piece.start && piece.end <= end);
        let written = match piece {
            Some(piece) if look.color => {
                let marked = painted(&text[piece.clone()], MARKED, look);
                format!("{}{marked}{}", &text[start..piece.start], &text[piece.end..end])
            }
            _ => painted(line, style, look),
        };
        lines.push(Line { written, seen: line.chars().count() });
        start = end + 1;
    }
    lines
}

/// The status as a word of one width, in its colour.
fn status(row: &FactRow, look: Look) -> String {
    let color = match row.status {
        FactStatus::Conflicting => AnsiColor::BrightRed,
        FactStatus::Updated => AnsiColor::Yellow,
        FactStatus::Agreed => AnsiColor::BrightGreen,
        FactStatus::Single => AnsiColor::BrightBlue,
    };
    painted(&format!("{:<11}", row.status.name()), color.on_default().effects(Effects::BOLD), look)
}

fn painted(text: &str, style: Style, look: Look) -> String {
    if look.color && !text.is_empty() { format!("{style}{text}{style:#}") } else { text.to_owned() }
}
