//! A report for people: what it comes to, the facts in conflict, every conflict with both sides' words underlined, agreements in
//! brief.

mod conflicts;

use super::region::Region;
use super::weights::weighs;
use super::{count, safe};
use crate::finding::{Evidence, Finding, Place, Reason, Report, Severity, Side, Strength, Verdict};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::ops::Range;

/// How a report is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether it is coloured.
    pub color: bool,
    /// How many characters a line holds.
    pub width: usize,
}

impl Default for Look {
    fn default() -> Look {
        Look { color: false, width: 100 }
    }
}

/// Sides that are quoted.
const QUOTED: usize = 4;
/// Sides of which the reading alone is told, behind those.
const NAMED: usize = 3;
/// Sentences are shown whole up to so many characters before and after the words that count.
const AROUND: usize = 240;

/// The words of a reason are shown up to so many characters.
const WORDS: usize = 60;

/// Writes the report for people.
///
/// # Errors
/// What `out` reports.
pub fn write(report: &Report, look: Look, out: &mut impl Write) -> io::Result<()> {
    summary(report, out)?;
    for note in &report.notes {
        writeln!(out, "note: {}", safe(note))?;
    }
    for unread in &report.unread {
        writeln!(out, "left unread: {}", safe(unread))?;
    }
    conflicts::write(report, look, out)?;
    for conflict in report.findings.iter().filter(|finding| finding.verdict != Verdict::Agreement) {
        writeln!(out)?;
        finding(conflict, &report.places, look, out)?;
    }
    agreements(report, out)
}

/// Writes one finding as a diagnostic; `places` says where the documents stand among the files.
///
/// # Errors
/// What `out` reports.
pub fn finding(
    finding: &Finding,
    places: &BTreeMap<String, Place>,
    look: Look,
    out: &mut impl Write,
) -> io::Result<()> {
    let group = details(finding).into_iter().fold(diagnostic(finding, places, look), |group, (name, line)| {
        group.element(Level::NOTE.with_name(name).message(line))
    });
    rendered(group, look, out)
}

/// Writes one finding's message and quotes alone.
///
/// # Errors
/// What `out` reports.
pub fn quotes(finding: &Finding, places: &BTreeMap<String, Place>, look: Look, out: &mut impl Write) -> io::Result<()> {
    rendered(diagnostic(finding, places, look), look, out)
}

fn rendered(group: Group<'_>, look: Look, out: &mut impl Write) -> io::Result<()> {
    let renderer = if look.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(look.width.max(40));
    let shown = renderer.render(&[group]);
    shown.lines().filter(|line| bare(line) != ":::").try_for_each(|line| writeln!(out, "{line}"))
}

/// A line without its colours and blanks. A snippet that follows its origin as an element of its own
/// gets a mark of a second file with no name behind it, which says nothing.
fn bare(line: &str) -> String {
    let mut pieces = line.split('\u{1b}');
    let first = pieces.next().unwrap_or_default().to_owned();
    let rest = pieces.map(|piece| piece.split_once('m').map_or(piece, |(_, shown)| shown));
    rest.fold(first, |shown, piece| shown + piece).trim().to_owned()
}

/// A conflict or an update: what it comes to, and each side's best evidence.
fn diagnostic<'a>(finding: &'a Finding, places: &BTreeMap<String, Place>, look: Look) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let qualified = if finding.strength == Strength::Qualified { " (qualified)" } else { "" };
    let title = level.primary_title(format!("{}{qualified}", safe(&finding.message)));
    let mut group = Group::with_title(title.id(safe(&finding.rule)));
    for (at, side) in finding.sides.iter().take(QUOTED).enumerate() {
        let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        if let Some(best) = side.claims.first() {
            group = evidence(group, best, kind, &side.reading, places, look);
        }
    }
    group
}

/// One piece of evidence: where it stands, and its sentence with the words that count underlined.
fn evidence<'a>(
    group: Group<'a>,
    best: &Evidence,
    kind: AnnotationKind,
    reading: &str,
    places: &BTreeMap<String, Place>,
    look: Look,
) -> Group<'a> {
    let region = Region::named(best, places);
    let mut origin = Origin::path(safe(region.path).into_owned()).line(region.line as usize);
    if region.rest.is_some() {
        origin = origin.char_column(best.span.column as usize);
    }
    let (text, marked) = window(best);
    let (text, pieces) = wrap(text, marked, look.width.max(40) - 4);
    let last = pieces.len().saturating_sub(1);
    let label = label(best, reading);
    let annotations = pieces.into_iter().enumerate().map(|(at, piece)| {
        let annotation = kind.span(piece);
        if at == last && !label.is_empty() { annotation.label(label.clone()) } else { annotation }
    });
    let snippet = Snippet::source(text).line_numbering(false).fold(false).annotations(annotations);
    group.element(origin).element(snippet)
}

/// Who says it, and what it comes to where the marked words do not say so themselves.
fn label(best: &Evidence, reading: &str) -> String {
    let reading = if reading == best.quote.exact { Cow::Borrowed("") } else { safe(reading) };
    match &best.source {
        Some(source) if reading.is_empty() => safe(source).into_owned(),
        Some(source) => format!("{}: {reading}", safe(source)),
        None => reading.into_owned(),
    }
}

/// The sentence made safe, cut where it is very long, and where the words that count stand in it.
fn window(best: &Evidence) -> (String, Range<usize>) {
    let quote = &best.quote;
    if quote.exact.is_empty() {
        let text = cut_end(&safe(&best.text), 2 * AROUND).into_owned();
        let all = 0..text.len();
        return (text, all);
    }
    let mut text = cut_start(&safe(&quote.prefix), AROUND).into_owned();
    let start = text.len();
    text.push_str(&cut_end(&safe(&quote.exact), 2 * AROUND));
    let end = text.len();
    text.push_str(&cut_end(&safe(&quote.suffix), AROUND));
    (text, start..end)
}

pub(super) fn cut_start(text: &str, most: usize) -> Cow<'_, str> {
    let Some(surplus) = text.chars().count().checked_sub(most).filter(|&surplus| surplus > 0) else {
        return Cow::Owned(text.to_owned());
    };
    let kept = text.char_indices().nth(surplus).map_or(text, |(at, _)| &text[at..]);
    Cow::Owned(format!("… {}", kept.split_once(' ').map_or(kept, |(_, rest)| rest)))
}

pub(super) fn cut_end(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        None => Cow::Owned(text.to_owned()),
        Some((at, _)) => {
            let kept = &text[..at];
            Cow::Owned(format!("{} …", kept.rsplit_once(' ').map_or(kept, |(rest, _)| rest)))
        }
    }
}

/// Breaks `text` into lines of `width` by turning spaces into line ends (so that offsets stay),
/// and the marked range into one piece a line.
pub(super) fn wrap(text: String, marked: Range<usize>, width: usize) -> (String, Vec<Range<usize>>) {
    let mut bytes = text.into_bytes();
    let (mut column, mut space) = (0, None);
    for at in 0..bytes.len() {
        if bytes[at] & 0b1100_0000 == 0b1000_0000 {
            continue;
        }
        column += 1;
        if bytes[at] == b' ' {
            space = Some((at, column));
        }
        if let Some((place, before)) = space.filter(|_| column > width) {
            bytes[place] = b'\n';
            column -= before;
            space = None;
        }
    }
    let text = String::from_utf8(bytes).unwrap_or_default();
    let mut pieces = Vec::new();
    let mut from = marked.start;
    for piece in text[marked].split_inclusive('\n') {
        let shown = piece.trim();
        let lead = piece.len() - piece.trim_start().len();
        if !shown.is_empty() {
            pieces.push(from + lead..from + lead + shown.len());
        }
        from += piece.len();
    }
    (text, pieces)
}

/// The lines under the evidence, each with a name.
fn details(finding: &Finding) -> Vec<(&'static str, String)> {
    let mut lines: Vec<(&str, String)> = answered(finding).map(|line| ("sure", line)).into_iter().collect();
    let told = |reason: &&Reason| reason.dimension != "document" && !weighs(reason, finding);
    for reason in finding.reasons.iter().filter(told) {
        let words = [&reason.left, &reason.right].map(|words| cut_end(&safe(words), WORDS).into_owned());
        // The frame is the whole claim, which stands above.
        let words: Vec<String> = words
            .into_iter()
            .filter(|words| !words.is_empty() && reason.dimension != "frame")
            .map(|words| format!("“{words}”"))
            .collect();
        let colon = if words.is_empty() { "" } else { ": " };
        let (dimension, relation) = (safe(&reason.dimension), safe(&reason.relation));
        lines.push(("why", format!("{dimension} is {relation}{colon}{}", words.join(" / "))));
    }
    for side in finding.sides.iter().take(QUOTED) {
        let others = documents(side).len().saturating_sub(1);
        let more = if others > 0 { format!(", and in {}", count(others, "more document")) } else { String::new() };
        lines.push(("rests on", format!("“{}”: {}{more}", safe(&side.reading), names(&side.origins))));
    }
    for side in finding.sides.iter().skip(QUOTED).take(NAMED) {
        let held = count(documents(side).len(), "document");
        lines.push(("also", format!("“{}”: {}, in {held}", safe(&side.reading), names(&side.origins))));
    }
    if let more @ 1.. = finding.sides.len().saturating_sub(QUOTED + NAMED) {
        lines.push(("also", format!("{} more", count(more, "reading"))));
    }
    lines.push(("explain", format!("gainsay explain {} PATH…", safe(&finding.id))));
    lines
}

/// Of a finding on values: how sure it is that both sides answer one question; `gainsay explain` says what speaks for that.
fn answered(finding: &Finding) -> Option<String> {
    let question = finding.question.as_ref()?;
    let sure = finding.sure.map_or_else(|| "not measured".to_owned(), |sure| format!("{sure:.2}"));
    Some(format!("{sure}, that both answer “{}”", safe(question)))
}

/// Agreements, one or two lines each.
fn agreements(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let mut all = report.findings.iter().filter(|finding| finding.verdict == Verdict::Agreement).peekable();
    if all.peek().is_some() {
        writeln!(out, "\nAgreements")?;
    }
    for finding in all {
        let origins: BTreeSet<&String> = finding.sides.iter().flat_map(|side| &side.origins).collect();
        let origins: Vec<String> = origins.into_iter().cloned().collect();
        let held: BTreeSet<&str> = finding.sides.iter().flat_map(documents).collect();
        // Several who say it may still have it from one.
        let doubtful = finding.name == "single-origin" && origins.len() > 1;
        let independent =
            if doubtful { "perhaps one origin".to_owned() } else { count(origins.len(), "independent origin") };
        writeln!(out, "  {}: {}", safe(&finding.rule), safe(&finding.message))?;
        writeln!(out, "         {independent} ({}), in {}", names(&origins), count(held.len(), "document"))?;
    }
    Ok(())
}

fn summary(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let (corpus, found) = (&report.corpus, &report.summary);
    let qualified = if found.qualified > 0 { format!(" ({} qualified)", found.qualified) } else { String::new() };
    writeln!(
        out,
        "{} from {}, {}: {}{qualified}, {}, {}.",
        count(corpus.documents, "document"),
        count(corpus.sources, "source"),
        count(corpus.claims, "claim"),
        count(found.contradictions, "contradiction"),
        count(found.updates, "update"),
        count(found.agreements, "agreement"),
    )
}

fn documents(side: &Side) -> BTreeSet<&str> {
    side.claims.iter().map(|claim| claim.document.as_str()).collect()
}

/// At most four names, and how many more.
fn names(names: &[String]) -> String {
    let shown: Vec<Cow<'_, str>> = names.iter().take(4).map(|name| safe(name)).collect();
    let more = if names.len() > 4 { format!(" and {} more", names.len() - 4) } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

#[cfg(test)]
mod tests;
