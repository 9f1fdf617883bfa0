//! `gainsay lsp`: the language server. The open article is held against the corpus; what they disagree about is marked
//! in it, with the other source beside it.

mod allow;
mod desk;
mod editor;
mod locate;
mod marks;
mod server;

use super::context::Context;
use super::outcome::{Failure, Outcome};
use desk::Desk;
use editor::Editor;
use lsp_server::Connection;
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, HoverProviderCapability, InitializeParams,
    InitializeResult, OneOf, SaveOptions, ServerCapabilities, ServerInfo, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
};
use std::path::PathBuf;

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
    let Ok((id, params)) = connection.initialize_start() else { return Ok(Outcome::Clean) };
    // What an editor says that is none of the protocol is taken for nothing said.
    let params: InitializeParams = serde_json::from_value(params).unwrap_or_default();
    let about = InitializeResult {
        capabilities: able(),
        server_info: Some(ServerInfo {
            name: "gainsay".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    };
    let about = serde_json::to_value(about).map_err(std::io::Error::other)?;
    if connection.initialize_finish(id, about).is_err() {
        return Ok(Outcome::Clean);
    }
    let desk = Desk::new(folder(&params), context)?;
    server::serve(Editor::new(connection, &params.capabilities), desk);
    threads.join()?;
    Ok(Outcome::Clean)
}

/// What the server can do.
fn able() -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::FULL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
        ..TextDocumentSyncOptions::default()
    };
    let actions =
        CodeActionOptions { code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]), ..CodeActionOptions::default() };
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(actions)),
        ..ServerCapabilities::default()
    }
}

/// The folder that the editor has open.
#[expect(deprecated, reason = "editors that know no workspace folders name one root")]
fn folder(params: &InitializeParams) -> Option<PathBuf> {
    let first = params.workspace_folders.as_ref().and_then(|folders| folders.first()).map(|folder| &folder.uri);
    locate::path(first.or(params.root_uri.as_ref())?.as_str())
}
