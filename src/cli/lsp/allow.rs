//! The code action that lets a finding stand: an entry in the file of allowances, whose reason is left to who writes it.
//!
//! An entry without a reason is an error of that file, so that nothing is let stand before somebody said why.

use super::desk::Desk;
use super::locate::{path, position, uri};
use crate::cli::filter::Filter;
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CreateFile, CreateFileOptions,
    DocumentChangeOperation, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, Range, ResourceOp,
    TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};
use std::collections::{BTreeMap, HashMap};
use std::fs;

impl Desk {
    /// One action for each finding that the range touches.
    pub(super) fn actions(&self, wanted: &CodeActionParams, creates_files: bool) -> Vec<CodeActionOrCommand> {
        let Some(file) = self.allowances() else { return Vec::new() };
        let marks = self.marks(&wanted.text_document.uri);
        let touched =
            marks.iter().filter(|mark| mark.range.start <= wanted.range.end && wanted.range.start <= mark.range.end);
        let findings: BTreeMap<&str, &str> =
            touched.map(|mark| (mark.finding.id.as_str(), mark.finding.rule.as_str())).collect();
        let actions = findings.into_iter().map(|(id, rule)| {
            let told = |data: &Option<serde_json::Value>| data.as_ref().is_some_and(|data| data == id);
            let about = wanted.context.diagnostics.iter().filter(|one| told(&one.data)).cloned().collect();
            CodeActionOrCommand::CodeAction(CodeAction {
                title: format!("Let this {rule} stand, with a reason ({id})"),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(about),
                edit: Some(entry(id, &file, creates_files)),
                ..CodeAction::default()
            })
        });
        actions.collect()
    }

    /// The file of allowances, whether it is there or not.
    fn allowances(&self) -> Option<Uri> {
        let named = Filter::default().allow_path(self.context.config());
        uri(&std::path::absolute(named).ok()?)
    }
}

/// The edit that writes an entry at the end of the file.
fn entry(finding: &str, file: &Uri, creates_files: bool) -> WorkspaceEdit {
    let text = path(file.as_str()).and_then(|path| fs::read_to_string(path).ok());
    let there = text.is_some();
    let text = text.unwrap_or_default();
    let end = position(&text, text.len());
    let before = if text.is_empty() || text.ends_with("\n\n") { "" } else { "\n" };
    let before = if text.is_empty() || text.ends_with('\n') { before.to_owned() } else { format!("\n{before}") };
    let new_text = format!("{before}[[allow]]\nfinding = \"{finding}\"\nreason = \"\"\n");
    let edit = TextEdit { range: Range::new(end, end), new_text };
    if there || !creates_files {
        return WorkspaceEdit {
            changes: Some(HashMap::from([(file.clone(), vec![edit])])),
            ..WorkspaceEdit::default()
        };
    }
    let options = CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(true) };
    let create = CreateFile { uri: file.clone(), options: Some(options), annotation_id: None };
    let text_document = OptionalVersionedTextDocumentIdentifier { uri: file.clone(), version: None };
    let operations = vec![
        DocumentChangeOperation::Op(ResourceOp::Create(create)),
        DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits: vec![OneOf::Left(edit)] }),
    ];
    WorkspaceEdit { document_changes: Some(DocumentChanges::Operations(operations)), ..WorkspaceEdit::default() }
}
