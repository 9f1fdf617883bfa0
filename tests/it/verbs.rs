//! Every verb from outside: exit codes, formats, files, pipes.

use crate::program::affair;
use std::io::Read;
use std::process::Stdio;

#[test]
fn a_contradiction_exits_with_1_unless_told_otherwise() {
    let folder = affair("codes");
    let ran = folder.run("check .");
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("GS101"), "{}", ran.out);
    assert_eq!(folder.run("check . --fail-on never").code, 0);
    assert_eq!(folder.run("check a.txt").code, 0);
}

#[test]
fn bad_usage_exits_with_2_and_help_with_0() {
    let folder = affair("usage");
    for words in
        ["", "check", "chekc .", "check . --format yaml", "check . --threads 0", "compare a.txt", "explain gs1:0 ."]
    {
        assert_eq!(folder.run(words).code, 2, "{words}");
    }
    for words in ["--help", "check --help", "--version", "rules list"] {
        assert_eq!(folder.run(words).code, 0, "{words}");
    }
}

#[test]
fn a_closed_pipe_exits_with_0() {
    let folder = affair("pipe");
    let line = |at| format!("{{\"id\":\"{at}\",\"text\":\"Norway has refused licence number {at}. Oslo agreed.\"}}\n");
    let folder = folder.with("many.jsonl", (0..400).map(line).collect::<String>());
    let mut child = folder.command("extract many.jsonl").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut pipe = child.stdout.take().unwrap();
    pipe.read_exact(&mut [0; 10]).unwrap();
    drop(pipe);
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
    assert!(ended.stderr.is_empty());
}

#[test]
fn a_file_of_output_appears_whole_and_leaves_nothing_else() {
    let folder = affair("output");
    assert_eq!(folder.run("check . --format json --output report.json").code, 1);
    assert!(folder.read("report.json").ends_with("}\n"));
    assert_eq!(folder.names(), ["a.txt", "b.txt", "report.json"]);
    assert_eq!(folder.run("check . --output gone/report.json").code, 2);
}

#[test]
fn judging_extracted_claims_finds_what_checking_finds() {
    let folder = affair("halves");
    let claims = folder.run("extract .");
    assert_eq!(claims.code, 0);
    let judged = folder.run_with("judge - --format jsonl", claims.out.as_bytes());
    let checked = folder.run("check . --format jsonl");
    assert_eq!(judged.out, checked.out);
    assert!(!checked.out.is_empty());
}

#[test]
fn pairs_are_answered_in_their_order() {
    let folder = affair("pairs");
    let pairs = r#"{"id":"p1","left":"Norway has refused the licence.","right":"Norway has not refused the licence."}

{"id":"p2","left":"Talks began.","right":{"id":"x","text":"A ship sank."},"situation":"one"}
"#;
    let ran = folder.run_with("compare --pairs - --fail-on never", pairs.as_bytes());
    let lines: Vec<serde_json::Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(ran.code, 0, "{}", ran.err);
    let told: Vec<_> = lines.iter().map(|line| (line["id"].as_str(), line["verdict"].as_str())).collect();
    assert_eq!(told, [(Some("p1"), Some("contradiction")), (Some("p2"), Some("unrelated"))]);
    assert_eq!(folder.run_with("compare --pairs -", b"{\"left\":1}").code, 2);
}

#[test]
fn a_draft_is_compared_with_an_archive() {
    let folder = affair("archive").with("draft.md", "# Draft\n\nNorway has refused the pipeline a licence.\n");
    let ran = folder.run("compare draft.md b.txt");
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("draft.md:3:1"), "{}", ran.out);
}

#[test]
fn a_finding_and_a_silence_are_explained() {
    let folder = affair("explain");
    let checked = folder.run("check . --format jsonl");
    let finding: serde_json::Value = serde_json::from_str(checked.out.lines().next().unwrap()).unwrap();
    let ran = folder.run(&format!("explain {} .", finding["id"].as_str().unwrap()));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("holds"), "{}", ran.out);
    let ran = folder.run("explain --pair ended refused .");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("is silent"), "{}", ran.out);
}

#[test]
fn graphs_and_trees_are_printed() {
    let folder = affair("graph");
    for (format, mark) in [("dot", "digraph"), ("graphml", "<graphml"), ("gexf", "<gexf"), ("json", "\"nodes\"")] {
        let ran = folder.run(&format!("graph . --format {format}"));
        assert_eq!(ran.code, 0);
        assert!(ran.out.contains(mark), "{}", ran.out);
    }
    let trees = folder.run("parse a.txt");
    let again = folder.run_with("parse --input conllu -", trees.out.as_bytes());
    assert_eq!((trees.code, again.code), (0, 0));
    assert_eq!(trees.out.lines().count(), again.out.lines().count());
}

#[test]
fn affairs_are_printed_with_their_mentions_as_they_stand() {
    let folder = affair("affairs");
    let human = folder.run("affairs .");
    assert_eq!(human.code, 0, "{}", human.err);
    assert!(human.out.starts_with("affair:1"), "{}", human.out);
    let lines = folder.run("affairs . --format jsonl");
    let kinds = ["\"kind\":\"affair\"", "\"kind\":\"referent\"", "\"kind\":\"event\""];
    assert!(kinds.iter().all(|kind| lines.out.contains(kind)), "{}", lines.out);
}

#[test]
fn no_escape_sequence_of_a_text_reaches_the_terminal() {
    let text = "Oslo\u{1b}[2J has\u{202e} refused the licence.\n";
    let folder = affair("hostile").with("c.txt", text);
    for words in
        ["check .", "check . --format json", "extract .", "explain --pair refused ended .", "graph .", "affairs ."]
    {
        let ran = folder.run(words);
        assert!(!ran.out.contains(['\u{1b}', '\u{202e}']), "{words}");
    }
}
