//! The session: messages are heard one by one; where several changes wait, only the last is judged.

use super::desk::Desk;
use super::editor::Editor;
use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument, DidSaveTextDocument,
    Notification as _,
};
use lsp_types::request::{CodeActionRequest, GotoDefinition, HoverRequest, Request as _};
use lsp_types::{
    CodeActionParams, DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    GotoDefinitionParams, HoverParams,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What a message asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    Nothing,
    /// To judge anew.
    Judging,
    /// To read the corpus anew, too.
    Reading,
}

/// Serves until the editor ends the session or is gone.
pub(super) fn serve(mut editor: Editor, mut desk: Desk) {
    editor.watch();
    read_corpus(&mut editor, &mut desk);
    let mut due = Due::Nothing;
    while let Some(message) = editor.next() {
        match message {
            Message::Request(request) => {
                if editor.ends(&request) {
                    return;
                }
                editor.answer(answer(request, &desk, editor.creates_files));
            }
            Message::Notification(told) => due = due.max(hear(told, &mut desk, editor.watches)),
            Message::Response(_) => {}
        }
        // A newer text is worth more than an answer about this one.
        if due == Due::Nothing || matches!(editor.peek(), Some(Message::Notification(next)) if changes(next)) {
            continue;
        }
        if due == Due::Reading {
            read_corpus(&mut editor, &mut desk);
        }
        due = Due::Nothing;
        if let Err(failure) = desk.judge() {
            editor.complain(failure.message());
        }
        desk.diagnostics().into_iter().for_each(|told| editor.mark(told));
    }
}

fn changes(told: &Notification) -> bool {
    [DidChangeTextDocument::METHOD, DidChangeWatchedFiles::METHOD].contains(&told.method.as_str())
}

fn read_corpus(editor: &mut Editor, desk: &mut Desk) {
    editor.with_progress("gainsay: reading the articles", |editor| match desk.read_corpus() {
        Ok(documents) => format!("{documents} documents"),
        Err(failure) => {
            editor.complain(failure.message());
            "the configuration cannot be read".to_owned()
        }
    });
}

/// Takes in what the editor tells; says what is due then.
fn hear(told: Notification, desk: &mut Desk, watched: bool) -> Due {
    let judging = |heard: bool| if heard { Due::Judging } else { Due::Nothing };
    match told.method.as_str() {
        DidOpenTextDocument::METHOD => {
            let heard = params::<DidOpenTextDocumentParams>(told.params);
            judging(heard.map(|heard| desk.open(heard.text_document)).is_some())
        }
        DidChangeTextDocument::METHOD => {
            let heard = params::<DidChangeTextDocumentParams>(told.params).and_then(|mut heard| {
                let last = heard.content_changes.pop()?;
                Some(desk.change(&heard.text_document.uri, heard.text_document.version, &last.text))
            });
            judging(heard.unwrap_or(false))
        }
        DidCloseTextDocument::METHOD => {
            let heard = params::<DidCloseTextDocumentParams>(told.params);
            judging(heard.is_some_and(|heard| desk.close(&heard.text_document.uri)))
        }
        // Editors that watch no files tell at least what they save.
        DidSaveTextDocument::METHOD if !watched => Due::Reading,
        DidChangeWatchedFiles::METHOD => Due::Reading,
        _ => Due::Nothing,
    }
}

fn answer(request: Request, desk: &Desk, creates_files: bool) -> Response {
    let id = request.id;
    let found = match request.method.as_str() {
        HoverRequest::METHOD => params(request.params).map(|asked: HoverParams| {
            let at = asked.text_document_position_params;
            written(&desk.hover(&at.text_document.uri, at.position))
        }),
        GotoDefinition::METHOD => params(request.params).map(|asked: GotoDefinitionParams| {
            let at = asked.text_document_position_params;
            written(&desk.others(&at.text_document.uri, at.position))
        }),
        CodeActionRequest::METHOD => {
            params(request.params).map(|asked: CodeActionParams| written(&desk.actions(&asked, creates_files)))
        }
        method => {
            let message = format!("no answer to {method}");
            return Response::new_err(id, ErrorCode::MethodNotFound as i32, message);
        }
    };
    match found {
        Some(found) => Response::new_ok(id, found),
        None => Response::new_err(id, ErrorCode::InvalidParams as i32, "are no parameters of that".to_owned()),
    }
}

fn params<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

fn written(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}
