//! What is said to have happened when, and who published it when: conflicts in the order of their days.

use super::anchor;
use crate::finding::{Finding, Report, Verdict};
use crate::report::safe;
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// Entries beyond which no more are shown.
const MOST: usize = 200;

/// One side of one finding on one day.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry<'a> {
    source: &'a str,
    reading: &'a str,
    finding: &'a str,
    verdict: &'static str,
    /// Whether the day is that of the event, not of the publication.
    happened: bool,
}

/// The timeline; nothing where no time is known.
pub(super) fn section(report: &Report) -> Markup {
    let mut days: BTreeMap<Date, BTreeSet<Entry<'_>>> = BTreeMap::new();
    for finding in report.findings.iter().filter(|finding| finding.verdict != Verdict::Agreement) {
        enter(finding, &mut days);
    }
    if days.is_empty() {
        return html! {};
    }
    let mut left = MOST;
    let shown: Vec<(&Date, Vec<&Entry<'_>>)> = days
        .iter()
        .map(|(day, entries)| {
            let kept: Vec<&Entry<'_>> = entries.iter().take(left).collect();
            left -= kept.len();
            (day, kept)
        })
        .filter(|(_, kept)| !kept.is_empty())
        .collect();
    html! {
        section.timeline id="timeline" {
            h2 { "When" }
            ol {
                @for (day, entries) in &shown {
                    li {
                        time datetime=(day) { (day) }
                        ul { @for entry in entries { (line(entry)) } }
                    }
                }
            }
            @if left == 0 { p { "Later days were left out for length." } }
        }
    }
}

fn enter<'a>(finding: &'a Finding, days: &mut BTreeMap<Date, BTreeSet<Entry<'a>>>) {
    for side in &finding.sides {
        for evidence in &side.claims {
            let day = evidence.time.map(|period| period.from).or(evidence.published);
            let Some(day) = day else { continue };
            days.entry(day).or_default().insert(Entry {
                source: evidence.source.as_deref().unwrap_or(&evidence.document),
                reading: &side.reading,
                finding: &finding.id,
                verdict: finding.verdict.name(),
                happened: evidence.time.is_some(),
            });
        }
    }
}

fn line(entry: &Entry<'_>) -> Markup {
    html! {
        li class=(entry.verdict) {
            a href={ "#" (anchor(entry.finding)) } { "“" (safe(entry.reading)) "”" }
            " " (safe(entry.source)) @if entry.happened { ", of this day" } @else { ", published" }
        }
    }
}
