//! The actor–event graph as an inline SVG: who on the left, what on the right, a line for every pair that findings are about.

use super::Names;
use super::subject::subject;
use crate::finding::{Report, Verdict};
use crate::report::human::cut_end;
use crate::report::{count, safe};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Names on a side that are drawn for their agreements alone.
const AGREEING: usize = 24;
/// Names on a side beyond which no more are drawn, whatever is said of them.
const MOST: usize = 200;
/// Height of a row.
const ROW: usize = 36;
/// Where lines begin and end, and how wide all of it is.
const LEFT: usize = 280;
const RIGHT: usize = 480;
const WIDTH: usize = 760;
/// Characters of a line of a label; it has two.
const LABEL: usize = 36;

/// How often each verdict was given about one actor and event.
#[derive(Debug, Default)]
struct Line {
    conflicts: usize,
    updates: usize,
    agreements: usize,
}

/// The picture; nothing where nothing was found. All conflicts are in it, and agreements as far as there is room.
pub(super) fn section(report: &Report, names: &Names) -> Markup {
    let mut lines: BTreeMap<(&str, &str), Line> = BTreeMap::new();
    for finding in &report.findings {
        let of = subject(finding);
        let line = lines.entry((of.who, of.what)).or_default();
        match finding.verdict {
            Verdict::Contradiction => line.conflicts += 1,
            Verdict::Update => line.updates += 1,
            Verdict::Agreement | Verdict::Unrelated => line.agreements += 1,
        }
    }
    if lines.is_empty() {
        return html! {};
    }
    let actors = ranked(lines.iter().map(|((actor, _), line)| (*actor, line)));
    let events = beside(&actors, &lines);
    let drawn_between = |actor: &str, event: &str| Some((place(&actors, actor)?, place(&events, event)?));
    let left_out = lines.keys().filter(|(actor, event)| drawn_between(actor, event).is_none()).count();
    let height = (actors.len().max(events.len()) * ROW) + 10;
    html! {
        section.picture id="picture" {
            h2 { "Who and what" }
            div.wide tabindex="0" role="group" aria-label="Who and what the findings are about" {
                svg viewBox={ "0 0 " (WIDTH) " " (height) } role="group" aria-label="Actors, events, and the findings between them" {
                    @for ((actor, event), line) in &lines {
                        @if let Some((from, to)) = drawn_between(actor, event) { (drawn(actor, event, line, from, to)) }
                    }
                    @for (at, actor) in actors.iter().enumerate() { (node("actor", actor, names.actors.get(*actor), LEFT - 8, at)) }
                    @for (at, event) in events.iter().enumerate() { (node("event", event, names.events.get(*event), RIGHT + 8, at)) }
                }
            }
            p.legend {
                span.contradiction { "conflicts" } " " span.update { "updates" } " " span.agreement { "agreements" }
                @if left_out > 0 { " · " (count(left_out, "pair")) " left out for room" }
            }
        }
    }
}

impl Line {
    fn weight(&self) -> usize {
        4 * self.conflicts + 2 * self.updates + self.agreements
    }

    fn class(&self) -> &'static str {
        match self {
            Line { conflicts: 1.., .. } => "contradiction",
            Line { updates: 1.., .. } => "update",
            _ => "agreement",
        }
    }
}

/// All names with a conflict or an update, and of the others those with most agreements; heaviest first.
fn ranked<'a, 'l>(lines: impl Iterator<Item = (&'a str, &'l Line)>) -> Vec<&'a str> {
    let mut sums: BTreeMap<&str, (bool, usize)> = BTreeMap::new();
    for (name, line) in lines {
        let sum = sums.entry(name).or_default();
        sum.0 |= line.conflicts + line.updates > 0;
        sum.1 += line.weight();
    }
    let mut all: Vec<(&str, (bool, usize))> = sums.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let shown = all.into_iter().enumerate().filter(|(at, (_, (conflicting, _)))| *conflicting || *at < AGREEING);
    shown.take(MOST).map(|(_, (name, _))| name).collect()
}

/// The events, each near the actors it belongs to, so that few lines cross.
fn beside<'a>(actors: &[&str], lines: &BTreeMap<(&'a str, &'a str), Line>) -> Vec<&'a str> {
    let mut events = ranked(lines.iter().map(|((_, event), line)| (*event, line)));
    let middle = |wanted: &str| {
        let places = lines.keys().filter(|(_, event)| *event == wanted).filter_map(|(actor, _)| place(actors, actor));
        let (sum, number) = places.fold((0, 0), |(sum, number), at| (sum + at, number + 1));
        (sum * 1000).checked_div(number).unwrap_or(usize::MAX)
    };
    events.sort_by_key(|event| middle(event));
    events
}

fn place(names: &[&str], wanted: &str) -> Option<usize> {
    names.iter().position(|name| *name == wanted)
}

fn height(row: usize) -> usize {
    row * ROW + ROW / 2 + 5
}

fn drawn(actor: &str, event: &str, line: &Line, from: usize, to: usize) -> Markup {
    let (y1, y2, middle) = (height(from), height(to), LEFT.midpoint(RIGHT));
    let path = format!("M{LEFT} {y1} C{middle} {y1} {middle} {y2} {RIGHT} {y2}");
    let told = format!(
        "{} – {}: {} conflicts, {} updates, {} agreements",
        safe(actor),
        safe(event),
        line.conflicts,
        line.updates,
        line.agreements
    );
    html! { path class=(line.class()) d=(path) stroke-width=(line.weight().clamp(1, 9).div_ceil(2)) fill="none" { title { (told) } } }
}

/// A name that filters by itself when it is chosen; a long one in two lines.
fn node(kind: &str, name: &str, number: Option<&usize>, x: usize, row: usize) -> Markup {
    let side = if kind == "actor" { "end" } else { "start" };
    let shown = safe(name);
    let lines = halves(&shown);
    let y = if lines.len() == 1 { height(row) + 4 } else { height(row) - 3 };
    html! {
        text class="node" tabindex="0" role="button" x=(x) y=(y) text-anchor=(side)
            data-kind=(kind) data-number=[number] aria-label={ "Only " (shown) } {
            @for (at, line) in lines.iter().enumerate() { tspan x=(x) dy=(if at == 0 { 0 } else { 14 }) { (line) } }
            title { (shown) }
        }
    }
}

/// A label in at most two lines, broken between words.
fn halves(name: &str) -> Vec<String> {
    if name.chars().count() <= LABEL {
        return vec![name.to_owned()];
    }
    let cut = cut_end(name, LABEL);
    let first = cut.strip_suffix(" …").unwrap_or(&cut).to_owned();
    let rest = name.get(first.len()..).unwrap_or_default().trim_start();
    vec![first, cut_end(rest, LABEL).into_owned()]
}

#[cfg(test)]
mod tests {
    use super::halves;

    #[test]
    fn long_labels_are_broken_between_words() {
        assert_eq!(halves("United States"), ["United States"]);
        let long = "The Commission for the Protection of Harbours and of All Who Work in Them by Night";
        assert_eq!(halves(long), ["The Commission for the Protection", "of Harbours and of All Who Work in …"]);
    }
}
