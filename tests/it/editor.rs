//! The language server, spoken to as an editor does: over standard input and output.
#![expect(clippy::unwrap_used, reason = "where the session breaks, the test does")]

use crate::program::{Folder, affair};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

/// A session of an editor.
struct Session {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    last: u64,
    /// What the server asked and told, but for diagnostics and answers.
    heard: Vec<Value>,
    /// The version of the text that the last diagnostics are of.
    version: Value,
}

impl Session {
    /// An editor that can do nothing beyond what every one can.
    fn start(folder: &Folder) -> Session {
        Session::with(folder, &json!({}))
    }

    fn with(folder: &Folder, able: &Value) -> Session {
        let mut child = folder.command("lsp --stdio").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (to, from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut session = Session { child, to, from, last: 0, heard: Vec::new(), version: Value::Null };
        let root = format!("file://{}", folder.at("").display());
        let able = session.ask("initialize", json!({"processId": null, "rootUri": root, "capabilities": able}));
        assert_eq!(able["capabilities"]["hoverProvider"], true);
        session.tell("initialized", json!({}));
        session
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.to.flush().unwrap();
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        let id = self.last;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.hear();
            if message["id"] == id {
                return message["result"].clone();
            }
        }
    }

    fn hear(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.from.read_line(&mut line).unwrap() > 0, "the server went away");
            if line.trim().is_empty() {
                break;
            }
            if let Some(number) = line.strip_prefix("Content-Length: ") {
                length = number.trim().parse().unwrap();
            }
        }
        let mut body = vec![0; length];
        self.from.read_exact(&mut body).unwrap();
        let message: Value = serde_json::from_slice(&body).unwrap();
        if message["method"].is_string() && message["method"] != "textDocument/publishDiagnostics" {
            if !message["id"].is_null() {
                self.send(&json!({"jsonrpc": "2.0", "id": message["id"], "result": null}));
            }
            self.heard.push(message.clone());
        }
        message
    }

    /// What the server said under that name so far.
    fn heard(&self, method: &str) -> Vec<&Value> {
        self.heard.iter().filter(|message| message["method"] == method).map(|message| &message["params"]).collect()
    }

    fn open(&mut self, uri: &str, language: &str, text: &str) -> Vec<Value> {
        let item = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": item}));
        self.diagnostics(uri)
    }

    /// The next diagnostics of a text.
    fn diagnostics(&mut self, uri: &str) -> Vec<Value> {
        loop {
            let message = self.hear();
            if message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri {
                self.version = message["params"]["version"].clone();
                return message["params"]["diagnostics"].as_array().unwrap().clone();
            }
        }
    }

    fn end(mut self) {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        assert!(self.child.wait().unwrap().success());
    }
}

#[test]
fn an_editor_sees_the_conflicts_of_the_open_article() {
    let folder = affair("editor");
    let uri = format!("file://{}", folder.at("a.txt").canonicalize().unwrap().display());
    let mut session = Session::start(&folder);
    let text = folder.read("a.txt");
    session.tell(
        "textDocument/didOpen",
        json!({"textDocument": {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}}),
    );
    let told = session.diagnostics(&uri);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!((&told[0]["code"], &told[0]["severity"]), (&json!("GS101"), &json!(1)));
    assert_eq!(told[0]["range"]["start"], json!({"line": 2, "character": 0}));
    let other = &told[0]["relatedInformation"][0]["location"];
    assert!(other["uri"].as_str().unwrap().ends_with("b.txt"), "{other}");

    let here = json!({"textDocument": {"uri": uri}, "position": {"line": 2, "character": 12}});
    let hover = session.ask("textDocument/hover", here.clone());
    assert!(hover["contents"]["value"].as_str().unwrap().contains("has not refused"), "{hover}");
    let places = session.ask("textDocument/definition", here);
    assert!(places[0]["uri"].as_str().unwrap().ends_with("b.txt"), "{places}");
    assert_eq!(places[0]["range"]["start"]["line"], 2);
    let nothing = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}});
    assert_eq!(session.ask("textDocument/hover", nothing), Value::Null);
    assert_eq!(session.ask("textDocument/rename", json!({})), Value::Null, "what it cannot do is an error, no end");

    session.tell(
        "textDocument/didChange",
        json!({"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": "Talks ended.\n"}]}),
    );
    assert!(session.diagnostics(&uri).is_empty());
    session.tell("textDocument/didChange", json!({"textDocument": {"uri": uri, "version": 3}, "contentChanges": [{"text": "😀 é: Norway has refused the pipeline a licence.\n"}]}));
    let told = session.diagnostics(&uri);
    assert!(told.iter().all(|one| one["range"]["start"]["line"] == 0), "{told:?}");
    session.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    assert!(session.diagnostics(&uri).is_empty());
    session.end();
}

/// What an editor like VS Code says that it can do.
fn much() -> Value {
    json!({
        "workspace": {
            "didChangeWatchedFiles": {"dynamicRegistration": true},
            "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create", "rename", "delete"]},
        },
        "window": {"workDoneProgress": true},
    })
}

const WAITS: &str = "Norway has not refused the pipeline a licence, the ministry said.";

fn uri(folder: &Folder, name: &str) -> String {
    format!("file://{}", folder.at("").canonicalize().unwrap().join(name).display())
}

#[test]
fn the_other_side_is_found_in_pages_and_in_lines_of_json() {
    let line = |id: &str, text: &str| json!({"id": id, "text": text}).to_string();
    let other = "The ferry was towed into the harbour of Bergen on Sunday after its engine had failed, the owner said.";
    let page = format!(
        "<html>\n<head><title>Pipeline</title></head>\n<body>\n<article>\n<h1>The pipeline waits</h1>\n<p>{other}</p>\n\
         <p>{WAITS}</p>\n<p>{other}</p>\n</article>\n</body>\n</html>\n"
    );
    let folder = Folder::new("editor-places")
        .with("b.jsonl", format!("{}\n{}\n", line("one", other), line("two", WAITS)))
        .with("c.html", page);
    let mut session = Session::with(&folder, &much());
    let draft = "untitled:Untitled-1";
    let told = session.open(draft, "plaintext", "Norway has refused the pipeline a licence, the ministry said.\n");
    assert_eq!(session.version, 1);
    let related = told.iter().flat_map(|one| one["relatedInformation"].as_array().unwrap());
    let places: Vec<(String, u64)> = related
        .map(|one| {
            let place = &one["location"];
            let file = place["uri"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
            (file, place["range"]["start"]["line"].as_u64().unwrap())
        })
        .collect();
    assert!(places.contains(&("b.jsonl".to_owned(), 1)), "{told:?}");
    assert!(places.contains(&("c.html".to_owned(), 6)), "{told:?}");

    // The lines of an open file of JSON Lines are its own.
    let lines = folder.read("b.jsonl");
    let told = session.open(&uri(&folder, "b.jsonl"), "jsonl", &lines);
    assert!(told.iter().any(|one| one["range"]["start"] == json!({"line": 1, "character": 0})), "{told:?}");
    session.end();
}

#[test]
fn an_editor_sees_progress_versions_and_files_that_change() {
    let folder = affair("editor-watches");
    let mut session = Session::with(&folder, &much());
    let a = uri(&folder, "a.txt");
    assert_eq!(session.open(&a, "plaintext", &folder.read("a.txt")).len(), 1);
    let kinds: Vec<&Value> = session.heard("$/progress").into_iter().map(|told| &told["value"]["kind"]).collect();
    assert_eq!(kinds, ["begin", "end"]);
    let watched = session.heard("client/registerCapability")[0].to_string();
    assert!(watched.contains("workspace/didChangeWatchedFiles") && watched.contains("jsonl"), "{watched}");

    let text = folder.read("a.txt").replace("Norway", "Sweden");
    let change = json!({"textDocument": {"uri": a, "version": 7}, "contentChanges": [{"text": text}]});
    session.tell("textDocument/didChange", change);
    assert!(session.diagnostics(&a).is_empty());
    assert_eq!(session.version, 7);

    let folder = folder.with("b.txt", "Pipeline waits\n\nSweden has not refused the pipeline a licence.\n");
    let changed = json!({"changes": [{"uri": uri(&folder, "b.txt"), "type": 2}]});
    session.tell("workspace/didChangeWatchedFiles", changed);
    assert_eq!(session.diagnostics(&a).len(), 1, "what changed on disk is read");
    session.end();
}

#[test]
fn a_finding_is_let_stand_only_with_a_reason() {
    let folder = affair("editor-allows");
    let mut session = Session::with(&folder, &much());
    let a = uri(&folder, "a.txt");
    let told = session.open(&a, "plaintext", &folder.read("a.txt"));
    let wanted = json!({"textDocument": {"uri": a}, "range": told[0]["range"], "context": {"diagnostics": told}});
    let actions = session.ask("textDocument/codeAction", wanted);
    assert_eq!(actions.as_array().map(Vec::len), Some(1), "{actions}");
    assert_eq!(actions[0]["diagnostics"], json!(told));
    let steps = &actions[0]["edit"]["documentChanges"];
    assert_eq!(steps[0]["kind"], "create");
    assert!(steps[0]["uri"].as_str().unwrap().ends_with("/gainsay-allow.toml"), "{steps}");
    let entry = steps[1]["edits"][0]["newText"].as_str().unwrap();
    assert!(entry.contains(told[0]["data"].as_str().unwrap()), "{entry}");

    let file = "gainsay-allow.toml";
    let changed = json!({"changes": [{"uri": uri(&folder, file), "type": 1}]});
    let folder = folder.with(file, entry);
    session.tell("workspace/didChangeWatchedFiles", changed.clone());
    assert_eq!(session.diagnostics(&a).len(), 1, "without a reason nothing is let stand");
    let message = session.heard("window/showMessage")[0].to_string();
    assert!(message.contains("the reason is empty"), "{message}");
    let folder = folder.with(file, entry.replace("\"\"", "\"the desk knows\""));
    session.tell("workspace/didChangeWatchedFiles", changed);
    assert!(session.diagnostics(&a).is_empty());
    drop(folder);
    session.end();
}
