//! The fact table as a page to read, print and send: one file without network and without scripts.
//!
//! Everything from outside goes through `maud`, which escapes it, and through [`safe`]. The content security policy
//! allows no script at all, and no style but ours: its nonce is a hash of the whole table.

use super::{standing, summary, title};
use crate::finding::wording::{listed, outlets};
use crate::finding::{Evidence, FactAffair, FactCell, FactRow, FactStatus, FactTable, Place};
use crate::report::html::STYLE;
use crate::report::region::Region;
use crate::report::{count, json, safe};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Answers to one question beyond which no more are shown.
const ANSWERS: usize = 6;
/// Documents of an affair beyond which no more are listed.
const DOCUMENTS: usize = 200;

/// Writes the page; `places` says where the documents stand among the files.
///
/// # Errors
/// What `out` reports.
pub fn write(table: &FactTable, places: &BTreeMap<String, Place>, out: &mut impl Write) -> io::Result<()> {
    let nonce = nonce(table)?;
    let policy = format!("default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'");
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="generator" content={ "gainsay " (env!("CARGO_PKG_VERSION")) };
                title { (summary(table)) " · gainsay" }
                style nonce=(nonce) { (PreEscaped(STYLE)) }
            }
            body {
                header.top { h1 { "What these articles answer" } p { (summary(table)) "." } (contents(table)) }
                main { @for (at, affair) in table.affairs.iter().enumerate() { (section(at, affair, places)) } }
                footer { p { "gainsay shows who says what; it does not know who is right." } }
            }
        }
    };
    out.write_all(page.into_string().as_bytes())?;
    out.write_all(b"\n")
}

fn nonce(table: &FactTable) -> io::Result<String> {
    let mut bytes = Vec::new();
    json::line(table, &mut bytes)?;
    Ok(blake3::hash(&bytes).to_hex()[..32].to_owned())
}

/// Links to the affairs where there are several.
fn contents(table: &FactTable) -> Markup {
    html! {
        @if table.affairs.len() > 1 {
            nav aria-label="Affairs" {
                ul {
                    @for (at, affair) in table.affairs.iter().enumerate() {
                        li { a href={ "#a" (at) } dir="auto" { (safe(&title(affair))) } }
                    }
                }
            }
        }
    }
}

fn section(at: usize, affair: &FactAffair, places: &BTreeMap<String, Place>) -> Markup {
    let columns = affair.rows.iter().map(|row| row.cells.len().min(ANSWERS)).max().unwrap_or(1).max(1);
    html! {
        section id={ "a" (at) } {
            h2 dir="auto" { (safe(&title(affair))) }
            details {
                summary { (count(affair.documents.len(), "document")) }
                ul { @for document in affair.documents.iter().take(DOCUMENTS) { li dir="auto" { (safe(document)) } } }
                @if affair.documents.len() > DOCUMENTS { p { "and " (affair.documents.len() - DOCUMENTS) " more" } }
            }
            table.facts {
                thead { tr { th scope="col" { "question" } th scope="col" colspan=(columns) { "answers" } } }
                tbody { @for row in &affair.rows { (self::row(row, columns, places)) } }
            }
        }
    }
}

fn row(row: &FactRow, columns: usize, places: &BTreeMap<String, Place>) -> Markup {
    let shown = row.cells.len().min(ANSWERS);
    let more = row.cells.len() - shown;
    html! {
        tr class=(row.status.name()) {
            th scope="row" {
                span dir="auto" { (safe(&row.question)) }
                p.kind { (standing(row)) }
                @if let Some(finding) = &row.finding { p.id { code { (safe(finding)) } } }
            }
            @for (at, cell) in row.cells.iter().take(shown).enumerate() {
                td colspan=[(at + 1 == shown && shown < columns).then_some(columns + 1 - shown)] {
                    (answer(cell, row.status, places))
                    @if at + 1 == shown && more > 0 { p { "and " (count(more, "more answer")) } }
                }
            }
        }
    }
}

/// A value, who gives it, and a sentence; that of agreed answers folded.
fn answer(cell: &FactCell, status: FactStatus, places: &BTreeMap<String, Place>) -> Markup {
    let sentence = html! { @if let Some(best) = cell.claims.first() { (quotation(best, places)) } };
    html! {
        p { span.value dir="auto" { (safe(&cell.value)) } " (" span dir="auto" { (safe(&listed(outlets(&cell.claims)))) } ")" }
        @match status {
            FactStatus::Conflicting | FactStatus::Updated => (sentence),
            FactStatus::Agreed | FactStatus::Single => details { summary { "quote" } (sentence) },
        }
    }
}

fn quotation(best: &Evidence, places: &BTreeMap<String, Place>) -> Markup {
    let quote = &best.quote;
    html! {
        blockquote dir="auto" {
            @if quote.exact.is_empty() { (safe(&best.text)) } @else {
                (safe(&quote.prefix)) mark { (safe(&quote.exact)) } (safe(&quote.suffix))
            }
        }
        p.where {
            (safe(&Region::named(best, places).shown()))
            @if let Some(day) = best.published { " · published " time datetime=(day) { (day) } }
        }
    }
}
