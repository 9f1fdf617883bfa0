//! The other end: what the editor can do, what it is asked and told, and what of it still waits to be heard.

use crate::cli::walk::ARTICLES;
use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{self, Notification as Told};
use lsp_types::request::{self, Request as Asked};
use lsp_types::{
    ClientCapabilities, DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, MessageType,
    NumberOrString, ProgressParams, ProgressParamsValue, PublishDiagnosticsParams, Registration, RegistrationParams,
    ShowMessageParams, WorkDoneProgress, WorkDoneProgressBegin, WorkDoneProgressCreateParams, WorkDoneProgressEnd,
};
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// How long an editor may take to say that it shows progress.
const PATIENCE: Duration = Duration::from_secs(5);

/// The editor.
pub(super) struct Editor {
    connection: Connection,
    waiting: VecDeque<Message>,
    asked: i32,
    /// Whether it tells of files that change.
    pub(super) watches: bool,
    shows_progress: bool,
    /// Whether an edit of it may create a file.
    pub(super) creates_files: bool,
}

impl Editor {
    /// An editor that can do what it says.
    pub(super) fn new(connection: Connection, able: &ClientCapabilities) -> Editor {
        let workspace = able.workspace.as_ref();
        let watches = workspace.and_then(|able| able.did_change_watched_files.as_ref()?.dynamic_registration);
        let progress = able.window.as_ref().and_then(|able| able.work_done_progress);
        let edits = workspace.and_then(|able| able.workspace_edit.as_ref());
        let operations = edits.and_then(|able| able.resource_operations.as_ref());
        Editor {
            connection,
            waiting: VecDeque::new(),
            asked: 0,
            watches: watches.unwrap_or(false),
            shows_progress: progress.unwrap_or(false),
            creates_files: operations.is_some_and(|kinds| kinds.contains(&lsp_types::ResourceOperationKind::Create)),
        }
    }

    /// The next message; none once the editor is gone.
    pub(super) fn next(&mut self) -> Option<Message> {
        self.waiting.pop_front().or_else(|| self.connection.receiver.recv().ok())
    }

    /// The message after it, where one is there already.
    pub(super) fn peek(&mut self) -> Option<&Message> {
        if self.waiting.is_empty() {
            self.waiting.extend(self.connection.receiver.try_recv().ok());
        }
        self.waiting.front()
    }

    /// Whether the request is the one that ends the session, which is then answered.
    pub(super) fn ends(&self, request: &Request) -> bool {
        self.connection.handle_shutdown(request).unwrap_or(true)
    }

    /// Answers a request. An editor that is gone is noticed where the next message is awaited; so below.
    pub(super) fn answer(&self, response: Response) {
        drop(self.connection.sender.send(Message::Response(response)));
    }

    /// Tells the diagnostics of a text.
    pub(super) fn mark(&self, told: PublishDiagnosticsParams) {
        self.tell::<notification::PublishDiagnostics>(told);
    }

    /// Shows what went wrong.
    pub(super) fn complain(&self, message: String) {
        self.tell::<notification::ShowMessage>(ShowMessageParams { typ: MessageType::WARNING, message });
    }

    /// Asks to be told of articles, and of our own files, that change on disk.
    pub(super) fn watch(&mut self) {
        if !self.watches {
            return;
        }
        let globs = [format!("**/*.{{{}}}", ARTICLES.join(",")), "**/gainsay*.{toml,jsonl}".to_owned()];
        let watchers = globs.map(|glob| FileSystemWatcher { glob_pattern: GlobPattern::String(glob), kind: None });
        let options = DidChangeWatchedFilesRegistrationOptions { watchers: watchers.into() };
        let registration = Registration {
            id: "gainsay-files".to_owned(),
            method: notification::DidChangeWatchedFiles::METHOD.to_owned(),
            register_options: serde_json::to_value(options).ok(),
        };
        self.ask::<request::RegisterCapability>(RegistrationParams { registrations: vec![registration] });
    }

    /// Does work while the editor shows that it is done; `work` says what came of it.
    pub(super) fn with_progress(&mut self, title: &str, work: impl FnOnce(&mut Editor) -> String) {
        let token = NumberOrString::String(format!("gainsay-{}", self.asked));
        let created = self.shows_progress && {
            let params = WorkDoneProgressCreateParams { token: token.clone() };
            let id = self.ask::<request::WorkDoneProgressCreate>(params);
            self.agrees(&id)
        };
        let step = |progress| ProgressParams { token: token.clone(), value: ProgressParamsValue::WorkDone(progress) };
        if created {
            let begin = WorkDoneProgressBegin { title: title.to_owned(), ..WorkDoneProgressBegin::default() };
            self.tell::<notification::Progress>(step(WorkDoneProgress::Begin(begin)));
        }
        let message = work(self);
        if created {
            let end = WorkDoneProgressEnd { message: Some(message) };
            self.tell::<notification::Progress>(step(WorkDoneProgress::End(end)));
        }
    }

    /// Waits for the answer to a request; what comes in between waits its turn.
    fn agrees(&mut self, id: &RequestId) -> bool {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.connection.receiver.recv_deadline(end) {
                Ok(Message::Response(response)) if response.id == *id => return response.response_result.is_ok(),
                Ok(other) => self.waiting.push_back(other),
                Err(_) => return false,
            }
        }
    }

    fn ask<R: Asked>(&mut self, params: R::Params) -> RequestId {
        self.asked += 1;
        let id = RequestId::from(self.asked);
        let request = Request::new(id.clone(), R::METHOD.to_owned(), params);
        drop(self.connection.sender.send(Message::Request(request)));
        id
    }

    fn tell<N: Told>(&self, params: N::Params) {
        let told = Notification::new(N::METHOD.to_owned(), params);
        drop(self.connection.sender.send(Message::Notification(told)));
    }
}
