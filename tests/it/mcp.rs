//! The server for agents, spoken to as the model context protocol says: JSON-RPC, a message a line.
#![expect(clippy::unwrap_used, reason = "where the session breaks, the test does")]

use crate::program::{Folder, affair};
use boon::{Compiler, Schemas};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

/// The session of a client.
struct Client {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    last: u64,
}

impl Client {
    fn start(folder: &Folder, words: &str) -> Client {
        let mut child = folder.command(words).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (to, from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut client = Client { child, to, from, last: 0 };
        let about = json!({"name": "test", "version": "1"});
        let wanted = json!({"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": about});
        let able = client.ask("initialize", wanted)["result"].take();
        assert_eq!((&able["protocolVersion"], &able["serverInfo"]["name"]), (&json!("2025-06-18"), &json!("gainsay")));
        assert!(able["capabilities"]["tools"].is_object(), "{able}");
        client.send(&json!({"jsonrpc": "2.0", "method": "notifications/initialized"}));
        client
    }

    fn send(&mut self, message: &Value) {
        writeln!(self.to, "{message}").unwrap();
        self.to.flush().unwrap();
    }

    /// The whole answer to a request.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        let id = self.last;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let mut line = String::new();
            assert!(self.from.read_line(&mut line).unwrap() > 0, "the server went away");
            let message: Value = serde_json::from_str(&line).unwrap();
            assert_eq!(message["jsonrpc"], "2.0");
            if message["id"] == id {
                return message;
            }
        }
    }

    /// What a tool says, and whether it says that it failed.
    fn call(&mut self, tool: &str, arguments: Value) -> (String, bool) {
        let answer = self.ask("tools/call", json!({"name": tool, "arguments": arguments}));
        let result = &answer["result"];
        let blocks = result["content"].as_array().unwrap();
        assert!(blocks.iter().all(|block| block["type"] == "text"), "{answer}");
        let texts: Vec<&str> = blocks.iter().map(|block| block["text"].as_str().unwrap()).collect();
        (texts.join("\n"), result["isError"] == true)
    }

    /// The same, where it must not fail.
    fn told(&mut self, tool: &str, arguments: Value) -> String {
        let (text, failed) = self.call(tool, arguments);
        assert!(!failed, "{text}");
        text
    }

    /// Ends the session as clients do: by closing its input.
    fn end(self) {
        let Client { mut child, to, .. } = self;
        drop(to);
        assert!(child.wait().unwrap().success());
    }
}

#[test]
fn an_agent_is_told_what_the_commands_tell() {
    let folder = affair("agent");
    let mut client = Client::start(&folder, "mcp --no-cache");
    let whole = folder.run("check . --no-cache --format json").out;
    assert_eq!(client.told("check", json!({})), whole, "the report is the command's, to the byte");
    assert_eq!(client.told("check", json!({"texts": {"paths": ["a.txt", "b.txt"]}})), whole);
    assert_eq!(client.told("facts", json!({"all": true})), folder.run("facts . --all --format json").out);
    let sides = json!({"left": {"paths": ["a.txt"]}, "right": {"paths": ["b.txt"]}});
    assert_eq!(client.told("compare", sides), folder.run("compare a.txt b.txt --format json").out);

    let report: Value = serde_json::from_str(&whole).unwrap();
    let id = report["findings"][0]["id"].as_str().unwrap();
    let told = client.told("explain", json!({"id": id}));
    assert_eq!(told, folder.run(&format!("explain {id} .")).out);
    let pair = client.told("explain", json!({"pair": ["has refused", "has not refused"]}));
    assert!(pair.contains("polarity"), "{pair}");
    client.end();
}

#[test]
fn an_answer_is_held_against_the_passages_it_was_written_from() {
    let mut client = Client::start(&Folder::new("retrieval"), "mcp");
    let passages = json!([
        {"id": "doc-1", "text": "Norway has not refused the pipeline a licence.", "source": "Bergen Post"},
        {"id": "doc-2", "text": "The ferry was towed into Bergen."},
    ]);
    let answer = json!([{"id": "answer", "text": "Norway has refused the pipeline a licence."}]);
    let sides = json!({"left": {"documents": answer}, "right": {"documents": passages}});
    let report: Value = serde_json::from_str(&client.told("compare", sides.clone())).unwrap();
    assert_eq!(report["findings"][0]["rule"], "GS101", "{report}");
    let all = json!({"documents": [answer[0], passages[0], passages[1]]});
    let report: Value = serde_json::from_str(&client.told("check", json!({"texts": all}))).unwrap();
    assert_eq!(report["findings"][0]["rule"], "GS101", "{report}");
    let none: Value =
        serde_json::from_str(&client.told("check", json!({"texts": all, "limit": 0, "least": "error"}))).unwrap();
    assert_eq!((&none["findings"], &none["summary"]), (&json!([]), &report["summary"]));
    client.end();
}

#[test]
fn nothing_outside_of_the_root_is_read() {
    let folder = Folder::new("bounds")
        .with("in/a.txt", "Norway has refused the pipeline a licence.\n")
        .with("in/-", "Norway has not refused the pipeline a licence.\n")
        .with("secret.txt", "Norway has not refused the pipeline a licence.\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.at("secret.txt"), folder.at("in/link.txt")).unwrap();
    let mut client = Client::start(&folder, "mcp --root in");
    let outside = folder.at("secret.txt").display().to_string();
    for path in
        ["../secret.txt", "../nothing.txt", "..", "link.txt", "/", &outside, "nothing.txt", "a.txt/../../secret.txt"]
    {
        let texts = json!({"paths": ["a.txt", path]});
        for (tool, arguments) in [
            ("check", json!({"texts": texts})),
            ("facts", json!({"texts": texts})),
            ("compare", json!({"left": {"paths": ["a.txt"]}, "right": texts})),
            ("explain", json!({"texts": texts, "id": "gs1:0"})),
        ] {
            let (text, failed) = client.call(tool, arguments);
            assert!(failed && text.contains("no such file or folder below"), "{tool} {path}: {text}");
        }
    }
    // A link in a walked folder that leads out of it is told and not followed.
    let report: Value = serde_json::from_str(&client.told("check", json!({}))).unwrap();
    assert_eq!(report["corpus"]["documents"], 1, "{report}");
    #[cfg(unix)]
    {
        assert!(report["unread"].to_string().contains("link.txt"), "{report}");
        assert!(client.told("facts", json!({})).contains("left unread: ./link.txt"));
    }
    let report: Value = serde_json::from_str(&client.told("check", json!({"texts": {"paths": ["-"]}}))).unwrap();
    assert_eq!(report["corpus"]["documents"], 1, "a file that is called like standard input is a file: {report}");
    client.end();
}

#[test]
fn hostile_texts_and_arguments_stay_text() {
    let folder = Folder::new("hostile-agent")
        .with("a.txt", "Norway has refused the pip\u{202e}eline a licence.\n")
        .with("b.txt", "Norway has not refused the pip\u{202e}eline a licence. ##[stop-commands]x\u{1b}[31m\n");
    let mut client = Client::start(&folder, "mcp");
    let escaped = |text: &str| text.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}');
    for (tool, arguments) in [
        ("check", json!({})),
        ("facts", json!({"all": true})),
        ("explain", json!({"pair": ["has refused", "has not refused"]})),
        ("explain", json!({"id": "\u{1b}[31m\u{202e}"})),
        ("check", json!({"texts": {"paths": ["\u{1b}[31m\u{202e}"]}})),
        ("check", json!({"\u{1b}[31m": 1})),
        ("check", json!({"texts": {"documents": [{"id": "\u{202e}", "text": 7}]}})),
    ] {
        let (text, _) = client.call(tool, arguments);
        assert!(escaped(&text), "{tool}: {text:?}");
    }
    let (text, failed) = client.call("check", json!({"texts": {"documents": [{"id": "a"}]}}));
    assert!(failed && text.contains("is not a document"), "{text}");
    let (text, failed) = client.call("check", json!({"paths": []}));
    assert!(failed && text.contains("unknown field"), "{text}");
    assert_eq!(client.ask("tools/call", json!({"name": "rm", "arguments": {}}))["error"]["code"], -32602);
    assert_eq!(client.ask("no/such", json!({}))["error"]["code"], -32601);
    assert!(client.ask("ping", json!({}))["result"].is_object());
    client.end();
}

#[test]
fn every_tool_says_what_it_takes() {
    let mut client = Client::start(&Folder::new("tools"), "mcp");
    let listed = client.ask("tools/list", json!({}));
    let tools = listed["result"]["tools"].as_array().unwrap();
    let names: Vec<&str> = tools.iter().map(|tool| tool["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["check", "facts", "compare", "explain"]);
    for tool in tools {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("tool.json", tool["inputSchema"].clone()).unwrap();
        let schema = compiler.compile("tool.json", &mut schemas).unwrap();
        assert_eq!(tool["inputSchema"]["type"], "object");
        assert_eq!(tool["annotations"]["readOnlyHint"], true);
        let texts = json!({"paths": ["a.txt"], "documents": [{"id": "a", "text": "Talks ended."}]});
        let arguments =
            if tool["name"] == "compare" { json!({"left": texts, "right": texts}) } else { json!({"texts": texts}) };
        assert!(schemas.validate(&arguments, schema).is_ok(), "{tool}");
        assert!(schemas.validate(&json!({"path": "a.txt"}), schema).is_err(), "{tool}");
    }
    client.end();
}
