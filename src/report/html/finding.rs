//! One finding as a card: what was found, both sides beside each other, and the reasons.

use super::article::Articles;
use super::subject::{against, subject};
use super::{Names, anchor, count, sources};
use crate::finding::{Evidence, Finding, Side, Strength};
use crate::report::safe;
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// Evidence of one side that is shown in its article; the rest is listed.
const SHOWN: usize = 4;
/// Evidence of one side beyond which no more is listed.
const LISTED: usize = 40;
/// Sides beyond which no more is shown.
const SIDES: usize = 8;

/// The card of a finding.
pub(super) fn card(finding: &Finding, articles: &Articles<'_>, names: &Names) -> Markup {
    let number = |name: &str, of: &BTreeMap<String, usize>| of.get(name).map(ToString::to_string).unwrap_or_default();
    let of = subject(finding);
    let told: BTreeSet<usize> = sources(finding).filter_map(|name| names.sources.get(name).copied()).collect();
    let told: Vec<String> = told.iter().map(ToString::to_string).collect();
    let id = anchor(&finding.id);
    html! {
        article class={ "finding " (finding.verdict.name()) " " (finding.severity.name()) } id=(id) tabindex="-1"
            aria-label=(safe(&finding.message))
            data-rule=(finding.rule) data-verdict=(finding.verdict.name()) data-strength=(finding.strength.name())
            data-actor=(number(of.who, &names.actors)) data-event=(number(of.what, &names.events))
            data-source=(told.join(" ")) {
            header {
                p.kind {
                    b { (safe(&finding.rule)) } " " (safe(&finding.name)) " · " (finding.severity.name())
                    @if finding.strength == Strength::Qualified { " · qualified" }
                }
                h3 dir="auto" { (safe(of.who)) ", " (safe(of.what)) ": " (safe(&against(finding))) }
            }
            div.sides {
                @for side in finding.sides.iter().take(SIDES) { (side_of(side, finding, articles)) }
            }
            @if finding.sides.len() > SIDES { p.kind { (count(finding.sides.len() - SIDES, "more reading")) } }
            (reasons(finding))
            p.id { code { (safe(&finding.id)) } " " a href={ "#" (id) } aria-label="Link to this finding" { "link" } }
        }
    }
}

fn side_of(side: &Side, finding: &Finding, articles: &Articles<'_>) -> Markup {
    let shown = if finding.sides.len() > 1 { SHOWN } else { 2 * SHOWN };
    let rest = side.claims.iter().skip(shown);
    html! {
        section.side {
            @if !is_quoted(side) { h4 dir="auto" { "“" (safe(&side.reading)) "”" } }
            p.rests { "rests on "
                @for (at, origin) in side.origins.iter().enumerate() { @if at > 0 { ", " } span.origin dir="auto" { (safe(origin)) } }
            }
            @for (at, evidence) in side.claims.iter().take(shown).enumerate() { (quotation(evidence, at, articles)) }
            @if side.claims.len() > shown {
                details {
                    summary { (count(side.claims.len() - shown, "more place")) }
                    ul { @for evidence in rest.take(LISTED) { li { (articles.link(evidence)) } } }
                    @if side.claims.len() > shown + LISTED { p { "and more" } }
                }
            }
        }
    }
}

/// Whether the sentence that is shown first holds all words of its side's reading, so that they need not stand there twice.
fn is_quoted(side: &Side) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    side.claims.first().is_some_and(|first| words(&side.reading).is_subset(&words(&first.text)))
}

/// A sentence in its paragraph, with the words that count marked.
fn quotation(evidence: &Evidence, at: usize, articles: &Articles<'_>) -> Markup {
    let caption = html! {
        span.where { cite { (articles.link(evidence)) }
            @if let Some(day) = evidence.published { " · published " time datetime=(day) { (day) } }
            @if let Some(period) = evidence.time {
                " · of " time datetime=(period.from) { (period.from) }
                @if period.to != period.from { "–" time datetime=(period.to) { (period.to) } }
            }
        }
    };
    html! {
        figure { @if at == 0 { figcaption { (caption) } (articles.excerpt(evidence)) } @else {
            details { summary { (caption) } (articles.excerpt(evidence)) }
        } }
    }
}

fn reasons(finding: &Finding) -> Markup {
    html! {
        details.reasons {
            summary { "Why" }
            table {
                thead { tr { th scope="col" { "compared" } th scope="col" { "is" } th scope="col" { "one side" } th scope="col" { "the other" } } }
                tbody {
                    @for reason in &finding.reasons {
                        tr {
                            th scope="row" { (safe(&reason.dimension)) }
                            td { (safe(&reason.relation)) }
                            td dir="auto" { (safe(&reason.left)) }
                            td dir="auto" { (safe(&reason.right)) }
                        }
                    }
                }
            }
        }
    }
}
