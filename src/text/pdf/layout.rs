//! From lines to paragraphs: which lines follow each other, which stand on every page, which are headings.
//!
//! Traps: a column ends and the next begins above it; a word is broken at the end of a line, and a hyphen may be its own; a
//! paragraph goes on behind the foot of a page; titles are larger than the text, and so are first letters.

use super::page::Line;
use crate::text::drawn::Drawn;
use crate::text::furniture::Shape;
use std::collections::{BTreeMap, BTreeSet};

/// How much larger than most of the text a heading is.
const LARGER: f64 = 1.15;
/// Words of a heading.
const HEADING: usize = 25;

/// A paragraph while its lines are joined.
struct Paragraph {
    text: String,
    last: Line,
}

/// Adds the paragraphs that `lines` make to a text.
pub(super) fn paragraphs(mut lines: Vec<Line>, drawn: &mut Drawn) {
    let repeated = repeated(&lines);
    lines.retain(|line| !repeated.contains(&mark(line)));
    let body = usual_size(&lines);
    let leading = usual_leading(&lines, body);
    let ends = right_ends(&lines);
    let mut open: Option<Paragraph> = None;
    for line in lines {
        if drawn.is_full() {
            return;
        }
        let goes_on = open.as_ref().is_some_and(|paragraph| follows(paragraph, &line, leading, &ends));
        if let Some(paragraph) = open.as_mut().filter(|_| goes_on) {
            join(&mut paragraph.text, &line.text);
            paragraph.last = line;
        } else {
            close(open.take(), body, drawn);
            open = Some(Paragraph { text: line.text.clone(), last: line });
        }
    }
    close(open, body, drawn);
}

fn close(paragraph: Option<Paragraph>, body: f64, drawn: &mut Drawn) {
    let Some(Paragraph { text, last }) = paragraph else { return };
    let listed = text.starts_with(['•', '▪', '‣', '–']);
    let few = text.split_whitespace().count() <= HEADING;
    let shape = match () {
        () if last.size > body * LARGER && few => Shape::Heading,
        () if listed => Shape::Item,
        () => Shape::Plain,
    };
    drawn.push(shape, text.trim_start_matches(['•', '▪', '‣']));
}

/// Whether a line goes on with a paragraph.
fn follows(paragraph: &Paragraph, line: &Line, leading: f64, ends: &BTreeMap<i64, f64>) -> bool {
    let last = &paragraph.last;
    let alike = (last.size - line.size).abs() <= last.size * 0.1;
    let first = line.text.trim_start().chars().next();
    let down = last.base - line.base;
    // Pieces of one line that were drawn apart.
    if alike && last.page == line.page && down.abs() < line.size * 0.2 && line.left >= last.right - line.size {
        return line.left - last.right < line.size * 3.0;
    }
    let ended = paragraph.text.trim_end().ends_with(['.', '!', '?', '”', '"', ':']);
    let near = last.page == line.page && down > 0.0 && down <= leading.max(line.size) * 1.25;
    if !near {
        // Over the end of a column or a page goes only what is in the middle of a sentence.
        let elsewhere = last.page != line.page || line.base > last.base || line.left > last.right;
        return alike && elsewhere && !ended && first.is_some_and(char::is_lowercase);
    }
    let full = ends.get(&column(last)).is_none_or(|end| last.right >= end - last.size * 6.0);
    let indented = line.left > last.left + line.size * 0.8;
    let listed = line.text.trim_start().starts_with(['•', '▪', '‣']);
    alike && !listed && !(ended && (!full || indented))
}

/// Joins a line to a text: a hyphen that breaks a word goes, one before a capital letter or a digit stays.
fn join(text: &mut String, line: &str) {
    let line = line.trim();
    text.truncate(text.trim_end().len());
    let broken = text.strip_suffix(['-', '\u{ad}', '\u{2010}']).is_some_and(|head| head.ends_with(char::is_alphabetic));
    if !broken || !line.starts_with(char::is_alphanumeric) {
        text.push(' ');
    } else if line.starts_with(char::is_lowercase) {
        text.pop();
    }
    text.push_str(line);
}

/// A line as it stands on many pages: its words without their numbers, and its height.
fn mark(line: &Line) -> (String, i64) {
    let words = line.text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
    (words, (line.base / 3.0).round() as i64)
}

/// Lines that stand at one height on three pages or on both of two: heads, feet, numbers of pages.
fn repeated(lines: &[Line]) -> BTreeSet<(String, i64)> {
    let mut pages: BTreeMap<(String, i64), BTreeSet<usize>> = BTreeMap::new();
    for line in lines {
        pages.entry(mark(line)).or_default().insert(line.page);
    }
    let all: BTreeSet<usize> = lines.iter().map(|line| line.page).collect();
    let most = all.len().clamp(2, 3);
    pages.into_iter().filter(|(_, on)| on.len() >= most).map(|(mark, _)| mark).collect()
}

/// The size of most letters.
fn usual_size(lines: &[Line]) -> f64 {
    most(lines.iter().map(|line| ((line.size * 4.0).round() as i64, line.text.len())))
        .map_or(0.0, |size| size as f64 / 4.0)
}

/// The distance of most lines of the usual size.
fn usual_leading(lines: &[Line], body: f64) -> f64 {
    let pairs = lines.windows(2).filter(|pair| pair[0].page == pair[1].page && (pair[0].size - body).abs() < 0.5);
    let steps = pairs.map(|pair| pair[0].base - pair[1].base).filter(|step| *step > body * 0.5 && *step < body * 4.0);
    most(steps.map(|step| ((step * 4.0).round() as i64, 1))).map_or(body * 1.3, |step| step as f64 / 4.0)
}

/// The value that weighs most; of equal ones the smallest.
fn most(values: impl Iterator<Item = (i64, usize)>) -> Option<i64> {
    let mut weights: BTreeMap<i64, usize> = BTreeMap::new();
    values.for_each(|(value, weight)| *weights.entry(value).or_default() += weight);
    weights.into_iter().max_by_key(|(value, weight)| (*weight, -value)).map(|(value, _)| value)
}

/// Where lines that begin at one place end at most, by that place.
fn right_ends(lines: &[Line]) -> BTreeMap<i64, f64> {
    let mut ends: BTreeMap<i64, f64> = BTreeMap::new();
    for line in lines {
        let end = ends.entry(column(line)).or_insert(line.right);
        *end = end.max(line.right);
    }
    ends
}

fn column(line: &Line) -> i64 {
    (line.left / 10.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::super::page::Line;
    use super::paragraphs;
    use crate::text::drawn::{About, Drawn};

    fn line(page: usize, left: f64, base: f64, size: f64, text: &str) -> Line {
        Line { page, text: text.to_owned(), left, right: left + text.len() as f64 * size * 0.5, base, size }
    }

    fn read(lines: Vec<Line>) -> Vec<String> {
        let mut drawn = Drawn::new(100_000);
        paragraphs(lines, &mut drawn);
        drawn.document("a", About::default()).text.split("\n\n").map(str::to_owned).collect()
    }

    #[test]
    fn lines_are_joined_words_are_mended_and_columns_and_pages_are_gone_over() {
        let lines = vec![
            line(0, 50.0, 800.0, 9.0, "The Bergen Post 1"),
            line(0, 50.0, 760.0, 20.0, "Oslo refuses the"),
            line(0, 50.0, 738.0, 20.0, "pipeline a licence"),
            line(0, 50.0, 700.0, 10.0, "Norway has refused the pipe-"),
            line(0, 50.0, 688.0, 10.0, "line a licence, the ministry"),
            line(0, 50.0, 676.0, 10.0, "said."),
            line(0, 60.0, 664.0, 10.0, "The Anglo-"),
            line(0, 50.0, 652.0, 10.0, "Norwegian firm said that it"),
            line(0, 300.0, 700.0, 10.0, "would appeal against the"),
            line(1, 50.0, 800.0, 9.0, "The Bergen Post 2"),
            line(1, 50.0, 700.0, 10.0, "decision of Monday."),
        ];
        assert_eq!(
            read(lines),
            [
                "Oslo refuses the pipeline a licence",
                "Norway has refused the pipeline a licence, the ministry said.",
                "The Anglo-Norwegian firm said that it would appeal against the decision of Monday."
            ]
        );
    }
}
