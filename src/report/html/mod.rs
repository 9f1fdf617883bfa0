//! A report to read and print: one file without network, every conflict with both quotes in their articles.
//!
//! Everything from outside goes through `maud`, which escapes it, and through [`safe`], which spells out what nobody sees.
//! Should a mistake let markup through all the same, the content security policy runs no script but ours: its nonce is
//! a hash of all texts, so that no text can hold it.

mod article;
mod conflicts;
mod finding;
mod filter;
mod picture;
mod subject;
mod timeline;

use super::{count, safe};
use crate::finding::{Finding, Report, Verdict};
use crate::text::Document;
use article::Articles;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::collections::BTreeMap;
use std::io::{self, Write};
use subject::subject;

pub(super) const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Writes the page; `documents` are the articles that the report is about, as far as they are at hand.
///
/// # Errors
/// What `out` reports.
pub fn write(report: &Report, documents: &[Document], out: &mut impl Write) -> io::Result<()> {
    let articles = Articles::new(report, documents);
    let names = Names::new(report);
    let (picture, timeline) = (picture::section(report, &names), timeline::section(report));
    let (conflicts, whole) = (conflicts::section(report), articles.section());
    let has = |section: &Markup| !section.0.trim().is_empty();
    let nonce = nonce(report);
    let policy = format!(
        "default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'"
    );
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="generator" content={ "gainsay " (report.gainsay) };
                title { (title(report)) }
                style nonce=(nonce) { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#findings" { "To the findings" }
                (head(report, &[("facts", "Facts in conflict", has(&conflicts)), ("findings", "Findings", true), ("picture", "Who and what", has(&picture)), ("timeline", "When", has(&timeline)), ("articles", "The articles", has(&whole))]))
                main {
                    (conflicts)
                    (filter::bar(report, &names))
                    (findings(report, &articles, &names))
                    (picture) (timeline) (whole)
                }
                (foot(report))
                script nonce=(nonce) { (PreEscaped(SCRIPT)) }
            }
        }
    };
    out.write_all(page.into_string().as_bytes())?;
    out.write_all(b"\n")
}

fn nonce(report: &Report) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(report.corpus.hash.as_bytes()).update(report.rules.as_bytes());
    for finding in &report.findings {
        hasher.update(finding.id.as_bytes()).update(finding.message.as_bytes());
        for evidence in finding.sides.iter().flat_map(|side| &side.claims) {
            hasher.update(evidence.text.as_bytes());
        }
    }
    hasher.finalize().to_hex()[..32].to_owned()
}

/// Numbers for names, so that filters compare numbers and never text.
#[derive(Debug)]
struct Names {
    actors: BTreeMap<String, usize>,
    events: BTreeMap<String, usize>,
    sources: BTreeMap<String, usize>,
}

impl Names {
    fn new(report: &Report) -> Names {
        let number = |names: Vec<&str>| {
            let all: std::collections::BTreeSet<&str> = names.into_iter().collect();
            all.into_iter().enumerate().map(|(at, name)| (name.to_owned(), at)).collect()
        };
        let found = || report.findings.iter();
        Names {
            actors: number(found().map(|one| subject(one).who).collect()),
            events: number(found().map(|one| subject(one).what).collect()),
            sources: number(found().flat_map(sources).collect()),
        }
    }
}

/// The outlets on any side of a finding.
fn sources(finding: &Finding) -> impl Iterator<Item = &str> {
    let evidence = finding.sides.iter().flat_map(|side| &side.claims);
    evidence.map(|evidence| evidence.source.as_deref().unwrap_or(&evidence.document))
}

fn title(report: &Report) -> String {
    let found = report.summary.contradictions;
    format!("{}, {} · gainsay", count(found, "contradiction"), count(report.corpus.documents, "document"))
}

/// The summary and links to the sections that there are.
fn head(report: &Report, sections: &[(&str, &str, bool)]) -> Markup {
    let (corpus, found) = (&report.corpus, &report.summary);
    html! {
        header.top {
            h1 { "Where these articles disagree" }
            p {
                (count(corpus.documents, "document")) " from " (count(corpus.sources, "source")) ", "
                (count(corpus.claims, "claim")) "."
            }
            ul.sum {
                li.contradiction { b { (found.contradictions) } (plural(found.contradictions, " contradiction")) @if found.qualified > 0 { ", " (found.qualified) " qualified" } }
                li.update { b { (found.updates) } (plural(found.updates, " update")) }
                li.agreement { b { (found.agreements) } (plural(found.agreements, " agreement")) }
            }
            nav aria-label="Sections" {
                ul { @for (id, name, _) in sections.iter().filter(|(_, _, there)| *there) { li { a href={ "#" (id) } { (name) } } } }
            }
            @for note in &report.notes { p.remark { (safe(note)) } }
            @for unread in &report.unread { p.remark { "left unread: " (safe(unread)) } }
        }
    }
}

fn plural(number: usize, what: &str) -> String {
    format!("{what}{}", if number == 1 { "" } else { "s" })
}

fn findings(report: &Report, articles: &Articles<'_>, names: &Names) -> Markup {
    let conflicts = report.findings.iter().filter(|finding| finding.verdict != Verdict::Agreement);
    let agreements = report.findings.iter().filter(|finding| finding.verdict == Verdict::Agreement);
    html! {
        section id="findings" tabindex="-1" {
            h2 { "Conflicts" }
            @if report.findings.iter().all(|finding| finding.verdict == Verdict::Agreement) { p { "None." } }
            @for finding in conflicts { (finding::card(finding, articles, names)) }
            @if report.summary.agreements > 0 {
                h2 { "Agreements" }
                @for finding in agreements { (finding::card(finding, articles, names)) }
            }
            p.none hidden { "Nothing fits the filters." }
        }
    }
}

fn foot(report: &Report) -> Markup {
    html! {
        footer {
            p {
                "gainsay " (report.gainsay) " shows who says what; it does not know who is right. Rules "
                code { (short(&report.rules)) } ", corpus " code { (short(&report.corpus.hash)) } "."
            }
        }
    }
}

fn short(hash: &str) -> String {
    hash.chars().take(19).collect()
}

/// An id that is safe in a fragment.
fn anchor(id: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    format!("f-{}", id.chars().map(plain).collect::<String>())
}
