//! `gainsay lsp`: the language server. The open article is held against the corpus; what they disagree about is marked
//! in it, with the other source beside it.
//!
//! Messages are read one by one; where several changes of a text wait, only the last is judged.

mod session;
mod locate;

use super::context::Context;
use super::outcome::{Failure, Outcome};
use lsp_server::{Connection, Message, Notification, Request, Response};
use serde_json::{Value, json};
use session::Session;

/// Speaks the language server protocol over standard input and output, for editors.
///
/// The corpus is the `paths` of gainsay.toml, or else the editor's folder.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What editors add; standard input and output are used anyway
    #[arg(long, hide = true)]
    stdio: bool,
}

/// Runs the verb until the editor ends it.
pub(super) fn run(_: &Args, context: &Context) -> Result<Outcome, Failure> {
    let (connection, threads) = Connection::stdio();
    let able = json!({
        "textDocumentSync": {"openClose": true, "change": 1, "save": true},
        "hoverProvider": true,
        "definitionProvider": true,
    });
    let Ok((id, params)) = connection.initialize_start() else { return Ok(Outcome::Clean) };
    let about = json!({"capabilities": able, "serverInfo": {"name": "gainsay", "version": env!("CARGO_PKG_VERSION")}});
    if connection.initialize_finish(id, about).is_err() {
        return Ok(Outcome::Clean);
    }
    let mut session = Session::new(&root(&params), context)?;
    serve(&connection, &mut session, context);
    drop(connection);
    threads.join()?;
    Ok(Outcome::Clean)
}

/// The folder that the editor has open.
fn root(params: &Value) -> String {
    let folder = params.pointer("/workspaceFolders/0/uri").or_else(|| params.pointer("/rootUri"));
    folder.and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn serve(connection: &Connection, session: &mut Session, context: &Context) {
    let mut waiting: Option<Message> = None;
    while let Some(message) = waiting.take().or_else(|| connection.receiver.recv().ok()) {
        match message {
            Message::Request(request) => {
                if connection.handle_shutdown(&request).unwrap_or(true) {
                    return;
                }
                let response = answer(&request, session);
                if connection.sender.send(Message::Response(response)).is_err() {
                    return;
                }
            }
            Message::Notification(told) => {
                if !hear(&told, session) {
                    continue;
                }
                // A newer text is worth more than an answer about this one.
                waiting = connection.receiver.try_recv().ok();
                if matches!(&waiting, Some(Message::Notification(next)) if next.method == "textDocument/didChange") {
                    continue;
                }
                for (uri, diagnostics) in session.diagnostics(context) {
                    let params = json!({"uri": uri, "diagnostics": diagnostics});
                    let told = Notification::new("textDocument/publishDiagnostics".to_owned(), params);
                    if connection.sender.send(Message::Notification(told)).is_err() {
                        return;
                    }
                }
            }
            Message::Response(_) => {}
        }
    }
}

/// Takes in what the editor tells; says whether anything is to be judged again.
fn hear(told: &Notification, session: &mut Session) -> bool {
    let text = |pointer: &str| told.params.pointer(pointer).and_then(Value::as_str);
    let Some(uri) = text("/textDocument/uri") else { return false };
    match told.method.as_str() {
        "textDocument/didOpen" => session.open(uri, text("/textDocument/text").unwrap_or_default()),
        "textDocument/didChange" => {
            let changes = told.params.pointer("/contentChanges").and_then(Value::as_array);
            let last = changes.and_then(|changes| changes.last()).and_then(|change| change["text"].as_str());
            last.is_some_and(|whole| session.open(uri, whole))
        }
        "textDocument/didClose" => session.close(uri),
        _ => false,
    }
}

fn answer(request: &Request, session: &Session) -> Response {
    let place = || -> Option<(&str, u32, u32)> {
        let number =
            |pointer: &str| request.params.pointer(pointer)?.as_u64().and_then(|number| u32::try_from(number).ok());
        let uri = request.params.pointer("/textDocument/uri")?.as_str()?;
        Some((uri, number("/position/line")?, number("/position/character")?))
    };
    let found = match (request.method.as_str(), place()) {
        ("textDocument/hover", Some((uri, line, character))) => session.hover(uri, line, character),
        ("textDocument/definition", Some((uri, line, character))) => session.others(uri, line, character),
        ("textDocument/hover" | "textDocument/definition", None) => None,
        _ => {
            let message = format!("no answer to {}", request.method);
            return Response::new_err(request.id.clone(), -32601, message);
        }
    };
    Response::new_ok(request.id.clone(), found.unwrap_or(Value::Null))
}
