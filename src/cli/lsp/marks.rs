//! What the editor shows of findings: diagnostics, what stands under the cursor, and where the other side stands.

use super::desk::{Desk, Sheets};
use super::locate::{line, range};
use crate::finding::{Evidence, Finding, Severity, Verdict};
use crate::report::markdown::escaped;
use crate::report::safe;
use lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Hover, HoverContents, Location, MarkupContent,
    MarkupKind, NumberOrString, Position, PublishDiagnosticsParams, Range, Uri,
};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The words of an open text that a finding is about.
pub(super) struct Mark<'d> {
    pub(super) finding: &'d Finding,
    evidence: &'d Evidence,
    pub(super) range: Range,
}

impl Desk {
    /// The diagnostics of every open text, and none of those that were closed.
    pub(super) fn diagnostics(&mut self) -> Vec<PublishDiagnosticsParams> {
        let (shown, gone) = self.shown();
        let told = shown.into_iter().map(|(uri, version)| {
            let all = self.all();
            let diagnostics = self.marks(&uri).iter().map(|mark| diagnostic(mark, &all)).collect();
            PublishDiagnosticsParams { uri, diagnostics, version: Some(version) }
        });
        let gone = gone.into_iter().map(|uri| PublishDiagnosticsParams { uri, diagnostics: Vec::new(), version: None });
        told.chain(gone).collect()
    }

    /// What conflicts say of a text, in the order of the report.
    pub(super) fn marks(&self, uri: &Uri) -> Vec<Mark<'_>> {
        let all = self.all();
        let here: BTreeSet<&str> = all.iter().filter(|(_, sheet)| sheet.uri == *uri).map(|(id, _)| *id).collect();
        let here = &here;
        let findings = self.report.iter().flat_map(|report| &report.findings);
        let conflicts = findings.filter(|finding| finding.verdict != Verdict::Agreement);
        let of_each = conflicts.flat_map(|finding| {
            let evidence = finding.sides.iter().flat_map(|side| &side.claims);
            let evidence = evidence.filter(move |evidence| here.contains(evidence.document.as_str()));
            evidence.map(move |evidence| (finding, evidence))
        });
        of_each
            .filter_map(|(finding, evidence)| Some(Mark { finding, evidence, range: location(evidence, &all)?.range }))
            .collect()
    }

    /// What the words under the cursor are opposed to, and why.
    pub(super) fn hover(&self, uri: &Uri, at: Position) -> Option<Hover> {
        let Mark { finding, evidence, range } = self.under(uri, at)?;
        let card = self.report.as_ref()?.cards.get(&finding.rule)?;
        let mut text = format!("**{} {}**: {}\n\n", finding.rule, escaped(&finding.name), escaped(&finding.message));
        for other in others(finding, evidence).iter().take(3) {
            let _ = write!(text, "> {}\n>\n> — {}\n\n", escaped(&other.text), escaped(called(other)));
        }
        for reason in &finding.reasons {
            let _ = writeln!(text, "* {} is {}", escaped(&reason.dimension), escaped(&reason.relation));
        }
        let _ = write!(text, "\n{}\n\n`gainsay explain {}`", escaped(&card.why), finding.id);
        let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value: text });
        Some(Hover { contents, range: Some(range) })
    }

    /// Where the other quotes stand.
    pub(super) fn others(&self, uri: &Uri, at: Position) -> Option<Vec<Location>> {
        let (mark, all) = (self.under(uri, at)?, self.all());
        Some(others(mark.finding, mark.evidence).into_iter().filter_map(|other| location(other, &all)).collect())
    }

    fn under(&self, uri: &Uri, at: Position) -> Option<Mark<'_>> {
        self.marks(uri).into_iter().find(|mark| mark.range.start <= at && at <= mark.range.end)
    }
}

fn diagnostic(mark: &Mark<'_>, all: &Sheets<'_>) -> Diagnostic {
    let Mark { finding, evidence, range } = mark;
    let related = others(finding, evidence).into_iter().take(8).filter_map(|other| {
        let message = format!("{}: {}", safe(called(other)), safe(&other.text));
        Some(DiagnosticRelatedInformation { location: location(other, all)?, message })
    });
    Diagnostic {
        range: *range,
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Note => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(finding.rule.clone())),
        source: Some("gainsay".to_owned()),
        message: safe(&finding.message).into_owned(),
        related_information: Some(related.collect()),
        data: Some(finding.id.clone().into()),
        ..Diagnostic::default()
    }
}

/// Where the words that count stand: they themselves, or the line of a file whose lines are none of the text's.
fn location(evidence: &Evidence, all: &Sheets<'_>) -> Option<Location> {
    let sheet = all.get(evidence.document.as_str())?;
    let from = evidence.span.start as usize + evidence.quote.prefix.len();
    let whole = sheet.place.line_of(from as u32).map(line);
    let words = || range(&sheet.document.text, from, from + evidence.quote.exact.len());
    Some(Location { uri: sheet.uri.clone(), range: whole.unwrap_or_else(words) })
}

/// Who says it.
fn called(evidence: &Evidence) -> &str {
    evidence.source.as_deref().unwrap_or(&evidence.document)
}

/// The evidence of the sides that this one is not on, the best first.
fn others<'a>(finding: &'a Finding, evidence: &Evidence) -> Vec<&'a Evidence> {
    let own = |claims: &[Evidence]| claims.contains(evidence);
    finding.sides.iter().filter(|side| !own(&side.claims)).flat_map(|side| &side.claims).collect()
}
