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
}

impl Session {
    fn start(folder: &Folder) -> Session {
        let mut child = folder.command("lsp --stdio").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (to, from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut session = Session { child, to, from, last: 0 };
        let root = format!("file://{}", folder.at("").display());
        let able = session.ask("initialize", json!({"processId": null, "rootUri": root, "capabilities": {}}));
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
        serde_json::from_slice(&body).unwrap()
    }

    /// The next diagnostics of a text.
    fn diagnostics(&mut self, uri: &str) -> Vec<Value> {
        loop {
            let message = self.hear();
            if message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri {
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
