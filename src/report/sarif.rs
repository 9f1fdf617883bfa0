//! SARIF 2.1.0 (OASIS, 2020), as code scanning reads it: one run, one result a finding, every rule with help.
//!
//! Agreements are results only where they are asked for: code scanning opens an alert for each result, a note, too.
//!
//! A result points at the first side's best evidence; all other evidence stands in `relatedLocations`. Its
//! `partialFingerprints` is the finding's id, which survives moved lines and renamed files.

use super::json;
use super::region::Region;
use super::safe;
use crate::finding::{Evidence, Finding, Report, RuleCard, Severity, Side, Strength, Verdict};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Where the schema of the format is published.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Evidence of one finding beyond which no more is listed.
const RELATED: usize = 50;

/// Writes the report as one SARIF log; with its `agreements` or without.
///
/// # Errors
/// What `out` reports.
pub fn write(report: &Report, agreements: bool, out: &mut impl Write) -> io::Result<()> {
    let rules: Vec<Value> = report.cards.values().map(rule).collect();
    let shown = report.findings.iter().filter(|finding| agreements || finding.verdict != Verdict::Agreement);
    let results: Vec<Value> = shown.map(|finding| result(finding, report)).collect();
    let told = |level: &str, text: &str| json!({"level": level, "message": {"text": bracketed(&safe(text))}});
    let unread = report.unread.iter().map(|unread| told("error", &format!("left unread: {unread}")));
    let notes: Vec<Value> = report.notes.iter().map(|note| told("note", note)).chain(unread).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "gainsay",
                "version": report.gainsay,
                "semanticVersion": report.gainsay,
                "rules": rules,
            }},
            "automationDetails": {"id": "gainsay/"},
            "invocations": [{
                "executionSuccessful": report.unjudged == 0 && report.unread.is_empty(),
                "toolExecutionNotifications": notes,
            }],
            "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository"}}},
            "columnKind": "unicodeCodePoints",
            "results": results,
            "properties": {"corpus": report.corpus, "rules": report.rules},
        }],
    });
    json::pretty(&log, out)
}

fn rule(card: &RuleCard) -> Value {
    json!({
        "id": card.code,
        "name": card.name,
        "shortDescription": {"text": card.name},
        "fullDescription": {"text": card.why},
        "help": {
            "text": format!("{}\n\ngainsay rules show {}", card.why, card.code),
            "markdown": format!("{}\n\n`gainsay rules show {}` prints its conditions and examples.", card.why, card.code),
        },
        "defaultConfiguration": {"level": card.severity.name()},
        "properties": {"tags": [card.verdict.name()], "precision": "medium"},
    })
}

fn result(finding: &Finding, report: &Report) -> Value {
    let mut evidence = evidence(finding);
    let first = evidence.next();
    let related: Vec<Value> = evidence
        .take(RELATED)
        .enumerate()
        .map(|(at, (side, evidence))| {
            let mut place = location(evidence, report);
            place["id"] = json!(at + 1);
            place["message"] = json!({"text": bracketed(&format!("{}: {}", name(evidence), safe(&side.reading)))});
            place
        })
        .collect();
    let index = report.cards.keys().position(|code| *code == finding.rule);
    let qualified = if finding.strength == Strength::Qualified { " (qualified)" } else { "" };
    let links = if finding.sides.len() > 1 && !related.is_empty() { " See [the other side](1)." } else { "" };
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": {"text": format!("{}{qualified}.{links}", bracketed(&safe(&finding.message)))},
        "locations": first.map(|(_, evidence)| location(evidence, report)).into_iter().collect::<Vec<_>>(),
        "relatedLocations": related,
        "partialFingerprints": {"gainsayFinding/v1": finding.id},
        "properties": {
            "verdict": finding.verdict,
            "strength": finding.strength,
            "actor": finding.actor,
            "event": finding.event,
            "sides": finding.sides.iter().map(|side| json!({
                "reading": side.reading,
                "origins": side.origins,
            })).collect::<Vec<_>>(),
            "reasons": finding.reasons,
        },
    });
    if let Some(index) = index {
        result["ruleIndex"] = json!(index);
    }
    result
}

/// All evidence, each side's best first.
fn evidence(finding: &Finding) -> impl Iterator<Item = (&Side, &Evidence)> {
    let best = finding.sides.iter().filter_map(|side| Some((side, side.claims.first()?)));
    let rest = finding.sides.iter().flat_map(|side| side.claims.iter().skip(1).map(move |evidence| (side, evidence)));
    best.chain(rest)
}

fn level(severity: Severity) -> &'static str {
    severity.name()
}

/// Square brackets make links in messages unless they are escaped.
fn bracketed(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

fn name(evidence: &Evidence) -> String {
    safe(evidence.source.as_deref().unwrap_or(&evidence.document)).into_owned()
}

fn location(evidence: &Evidence, report: &Report) -> Value {
    let region = Region::of(evidence, &report.places);
    let mut spot = json!({"startLine": region.line});
    if let Some((column, last, end)) = region.rest {
        spot["startColumn"] = json!(column);
        spot["endLine"] = json!(last);
        spot["endColumn"] = json!(end);
    }
    spot["snippet"] = json!({"text": safe(&evidence.quote.exact)});
    let mut artifact = json!({"uri": uri(region.path)});
    if !is_absolute(region.path) {
        artifact["uriBaseId"] = json!("%SRCROOT%");
    }
    json!({
        "physicalLocation": {"artifactLocation": artifact, "region": spot},
        "logicalLocations": [{"name": name(evidence), "fullyQualifiedName": evidence.document, "kind": "resource"}],
    })
}

fn is_absolute(path: &str) -> bool {
    path.starts_with('/') || path.as_bytes().get(1) == Some(&b':')
}

/// A path as a URI reference: everything but letters, digits and `-._~/` percent-encoded.
fn uri(path: &str) -> String {
    let mut out = match path {
        absolute if absolute.starts_with('/') => "file://".to_owned(),
        drive if is_absolute(drive) => "file:///".to_owned(),
        _ => String::new(),
    };
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            other => {
                const HEX: &[u8; 16] = b"0123456789ABCDEF";
                out.push('%');
                out.push(char::from(HEX[usize::from(other >> 4)]));
                out.push(char::from(HEX[usize::from(other & 15)]));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{bracketed, uri};

    #[test]
    fn paths_become_uris_and_brackets_no_links() {
        assert_eq!(uri("a b/ü#1.txt"), "a%20b/%C3%BC%231.txt");
        assert_eq!(uri("/x"), "file:///x");
        assert_eq!(bracketed("[a](javascript:b)"), "\\[a\\](javascript:b)");
    }
}
