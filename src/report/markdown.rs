//! Markdown for pull-request comments: a table that sums up, one folded block a conflict, agreements as a folded list.
//!
//! Text from articles can make no markup, no mention, no link and no reference to an issue. The size is bounded,
//! because forges refuse comments that are longer.

use super::region::Region;
use super::{count, safe};
use crate::finding::{Evidence, Finding, Report, Severity, Strength, Verdict};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Bytes of a report; forges take 65,536 characters.
pub(super) const MOST: usize = 60_000;
/// Evidence of one side beyond which no more is listed.
const LISTED: usize = 5;
/// Notes of a kind beyond which no more is listed.
const NOTES: usize = 10;
/// Characters of a sentence beyond which it is cut.
const SENTENCE: usize = 600;

/// Writes the report, cut between findings where it would be too long.
///
/// # Errors
/// What `out` reports.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let mut text = head(report);
    let mut left_out = 0;
    let mut push = |text: &mut String, block: String| {
        if left_out == 0 && text.len() + block.len() <= MOST { text.push_str(&block) } else { left_out += 1 }
    };
    let agreement = |finding: &&Finding| finding.verdict == Verdict::Agreement;
    for finding in report.findings.iter().filter(|finding| !agreement(finding)) {
        push(&mut text, conflict(finding, report));
    }
    let agreements: Vec<&Finding> = report.findings.iter().filter(agreement).collect();
    if !agreements.is_empty() {
        let _ = write!(text, "<details>\n<summary>{}</summary>\n\n", count(agreements.len(), "agreement"));
        for finding in agreements {
            push(&mut text, format!("* {}: {}\n", escaped(&finding.rule), escaped(&finding.message)));
        }
        text.push_str("\n</details>\n\n");
    }
    if left_out > 0 {
        let _ = writeln!(text, "{} left out for length.", count(left_out, "finding"));
    }
    out.write_all(text.as_bytes())
}

fn head(report: &Report) -> String {
    let (found, corpus) = (&report.summary, &report.corpus);
    let mut text = "## gainsay\n\n".to_owned();
    let _ = writeln!(text, "| contradictions | of them qualified | updates | agreements |\n|---:|---:|---:|---:|");
    let _ = writeln!(
        text,
        "| {} | {} | {} | {} |\n",
        found.contradictions, found.qualified, found.updates, found.agreements
    );
    let read = [
        count(corpus.documents, "document"),
        format!("from {}", count(corpus.sources, "source")),
        count(corpus.claims, "claim"),
    ];
    let _ = writeln!(text, "{} {}, {}.\n", read[0], read[1], read[2]);
    let unread = report.unread.iter().map(|unread| format!("left unread: {unread}"));
    for note in report.notes.iter().take(NOTES).cloned().chain(unread.take(NOTES)) {
        let _ = writeln!(text, "> {}\n", escaped(&cut(&note, SENTENCE)));
    }
    if report.unread.len() > NOTES {
        let _ = writeln!(text, "> {} more left unread\n", report.unread.len() - NOTES);
    }
    text
}

fn conflict(finding: &Finding, report: &Report) -> String {
    let mark = match finding.severity {
        Severity::Error => "🔴",
        Severity::Warning => "🟡",
        Severity::Note => "🔵",
    };
    let qualified = if finding.strength == Strength::Qualified { ", qualified" } else { "" };
    let mut text = format!(
        "<details>\n<summary>{mark} <b>{}</b> {} {}{qualified}: {}</summary>\n\n",
        in_html(&finding.rule),
        finding.severity.name(),
        in_html(&finding.name),
        in_html(&finding.message)
    );
    for side in &finding.sides {
        let origins: Vec<String> = side.origins.iter().take(LISTED).map(|origin| escaped(origin)).collect();
        let more = side.origins.len().saturating_sub(LISTED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let _ = writeln!(text, "**{}** rests on {}{more}\n", escaped(&side.reading), origins.join(", "));
        for evidence in side.claims.iter().take(LISTED) {
            let _ = writeln!(text, "> {}\n>\n> {}\n", quoted(evidence), place(evidence, report));
        }
        if side.claims.len() > LISTED {
            let _ = writeln!(text, "and {} more\n", side.claims.len() - LISTED);
        }
    }
    let _ = write!(text, "<sub>{}</sub>\n\n</details>\n\n", in_html(&finding.id));
    text
}

/// The sentence, with the words that count in bold.
pub(super) fn quoted(evidence: &Evidence) -> String {
    let quote = &evidence.quote;
    let exact = cut(&quote.exact, SENTENCE);
    let inner = exact.trim();
    if inner.is_empty() {
        return escaped(&cut(&evidence.text, SENTENCE));
    }
    let prefix = cut(&quote.prefix, SENTENCE);
    let suffix = cut(&quote.suffix, SENTENCE);
    format!("{}<b>{}</b>{}", escaped(&prefix), escaped(inner), escaped(&suffix))
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{} …", &text[..at]),
        None => text.to_owned(),
    }
}

fn place(evidence: &Evidence, report: &Report) -> String {
    let who = evidence.source.as_deref().unwrap_or(&evidence.document);
    format!("— {}, {}", escaped(who), escaped(&Region::of(evidence, &report.places).shown()))
}

/// Text inside HTML: no tags, mentions, links or references.
fn in_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    safe(text).chars().for_each(|c| piece(c, &mut out));
    out
}

/// Text in Markdown: what could be markup is escaped.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in safe(text).chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '+' | '-' | '.' | '!' | '|' | '~' | '$' | '='
        ) {
            out.push('\\');
        }
        piece(c, &mut out);
    }
    out
}

/// An empty comment breaks what forges would make of a name, a number or a URL.
fn piece(c: char, out: &mut String) {
    match c {
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '&' => out.push_str("&amp;"),
        '@' => out.push_str("@<!-- -->"),
        '#' => out.push_str("&#35;<!-- -->"),
        ':' => out.push_str(":<!-- -->"),
        other => out.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_text_can_make_no_markup_mention_or_link() {
        assert_eq!(
            escaped("<b>@all</b> #12 [a](javascript:x)\n- https://x.org"),
            r"&lt;b&gt;@<!-- -->all&lt;/b&gt; &#35;<!-- -->12 \[a\]\(javascript:<!-- -->x\) \- https:<!-- -->//x\.org"
        );
    }
}
