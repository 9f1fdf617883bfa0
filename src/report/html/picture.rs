//! The actor–event graph as an inline SVG: who on the left, what on the right, a line for every pair that findings are about.

use super::Names;
use crate::finding::{Report, Verdict};
use crate::report::safe;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Actors and events that are drawn, those with most findings first.
const MOST: usize = 24;
/// Height of a row.
const ROW: usize = 30;
/// Where lines begin and end.
const LEFT: usize = 230;
const RIGHT: usize = 490;

/// How often each verdict was given about one actor and event.
#[derive(Debug, Default)]
struct Line {
    conflicts: usize,
    updates: usize,
    agreements: usize,
}

/// The picture; nothing where no finding has both an actor and an event.
pub(super) fn section(report: &Report, names: &Names) -> Markup {
    let mut lines: BTreeMap<(&str, &str), Line> = BTreeMap::new();
    for finding in &report.findings {
        let (Some(actor), Some(event)) = (&finding.actor, &finding.event) else { continue };
        let line = lines.entry((&actor.name, &event.name)).or_default();
        match finding.verdict {
            Verdict::Contradiction => line.conflicts += 1,
            Verdict::Update => line.updates += 1,
            Verdict::Agreement | Verdict::Unrelated => line.agreements += 1,
        }
    }
    if lines.is_empty() {
        return html! {};
    }
    let actors = ranked(lines.iter().map(|((actor, _), line)| (*actor, line.weight())));
    let events = beside(&actors, &lines);
    let height = (actors.len().max(events.len()) * ROW) + 10;
    html! {
        section.picture id="picture" {
            h2 { "Who and what" }
            svg viewBox={ "0 0 720 " (height) } role="group" aria-label="Actors, events, and the findings between them" {
                @for ((actor, event), line) in &lines {
                    @if let (Some(from), Some(to)) = (place(&actors, actor), place(&events, event)) { (drawn(actor, event, line, from, to)) }
                }
                @for (at, actor) in actors.iter().enumerate() { (node("actor", actor, names.actors.get(*actor), LEFT - 8, at)) }
                @for (at, event) in events.iter().enumerate() { (node("event", event, names.events.get(*event), RIGHT + 8, at)) }
            }
            p.legend { span.contradiction { "conflicts" } " " span.update { "updates" } " " span.agreement { "agreements" } }
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

/// The names with most weight, heaviest first.
fn ranked<'a>(weighed: impl Iterator<Item = (&'a str, usize)>) -> Vec<&'a str> {
    let mut sums: BTreeMap<&str, usize> = BTreeMap::new();
    weighed.for_each(|(name, weight)| *sums.entry(name).or_default() += weight);
    let mut all: Vec<(&str, usize)> = sums.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    all.into_iter().take(MOST).map(|(name, _)| name).collect()
}

/// The events, each near the actors it belongs to, so that few lines cross.
fn beside<'a>(actors: &[&str], lines: &BTreeMap<(&'a str, &'a str), Line>) -> Vec<&'a str> {
    let mut events = ranked(lines.iter().map(|((_, event), line)| (*event, line.weight())));
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

/// A name that filters by itself when it is chosen.
fn node(kind: &str, name: &str, number: Option<&usize>, x: usize, row: usize) -> Markup {
    let side = if kind == "actor" { "end" } else { "start" };
    let shown = safe(name);
    let cut: String = shown.chars().take(28).collect();
    html! {
        text class="node" tabindex="0" role="button" x=(x) y=(height(row) + 4) text-anchor=(side)
            data-kind=(kind) data-number=[number] aria-label={ "Only " (shown) } {
            (cut) @if shown.chars().count() > 28 { "…" }
            title { (shown) }
        }
    }
}
