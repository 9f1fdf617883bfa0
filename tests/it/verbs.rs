//! Every verb from outside: exit codes, formats, files, pipes.

use crate::program::{Folder, Ran, affair};
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
    for words in ["", "chekc .", "check . --format yaml", "check . --threads 0", "compare a.txt", "explain gs1:0 ."] {
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

/// A draft among two articles that contradict each other, and it one of them.
fn drafted(name: &str) -> Folder {
    let told = |age, licence: &str| {
        format!(
            "Ida McCole, {age}, was chosen as head of the harbour office on Monday. Norway has {licence} the pipeline a licence.\n"
        )
    };
    Folder::new(name)
        .with("archive/a.txt", told(61, "refused"))
        .with("archive/b.txt", told(61, "not refused"))
        .with("archive/zz-draft.txt", told(63, "not refused"))
}

#[test]
fn a_comparison_is_about_the_draft_in_every_format() {
    let folder = drafted("draft-first");
    let words = "compare --no-cache --isolated archive/zz-draft.txt archive --fail-on never";
    let ran = folder.run(&format!("{words} --format json"));
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["corpus"]["documents"], 3, "the draft is read once: {}", ran.out);
    let findings = report["findings"].as_array().unwrap();
    let against: Vec<&serde_json::Value> = findings.iter().filter(|one| one["verdict"] == "contradiction").collect();
    assert!(against.len() > 1 && against.iter().any(|one| one["rule"] == "GS101"), "{}", ran.out);
    for finding in findings {
        let first = &finding["sides"][0]["claims"][0]["document"];
        assert_eq!(first, "zz-draft.txt", "{finding}");
        let message = finding["message"].as_str().unwrap();
        let other = message.find("a.txt").or(message.find("b.txt")).unwrap_or(usize::MAX);
        assert!(finding["question"].is_string() || message.find("zz-draft").unwrap() < other, "{message}");
    }
    for line in folder.run(&format!("{words} --format concise")).out.lines() {
        assert!(line.starts_with("archive/zz-draft.txt:1:"), "{line}");
    }
    let sarif: serde_json::Value = serde_json::from_str(&folder.run(&format!("{words} --format sarif")).out).unwrap();
    for result in sarif["runs"][0]["results"].as_array().unwrap() {
        let place = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert!(place.as_str().unwrap().ends_with("zz-draft.txt"), "{result}");
    }
    let human = folder.run(words).out;
    assert!(
        human.lines().filter(|line| line.starts_with("--> ")).all(|line| line.contains("zz-draft.txt:1:")),
        "{human}"
    );
    assert!(!human.contains("~2"), "{human}");
}

#[test]
fn a_draft_alone_is_compared_with_nothing() {
    let folder = affair("alone");
    assert_eq!(folder.run("compare a.txt a.txt").code, 3);
}

#[test]
fn a_finding_on_claims_is_explained() {
    let folder = affair("explain");
    let checked = folder.run("check . --format jsonl");
    let finding: serde_json::Value = serde_json::from_str(checked.out.lines().next().unwrap()).unwrap();
    let id = finding["id"].as_str().unwrap();
    let ran = folder.run(&format!("explain {id} ."));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let first = ran.out.lines().next().unwrap();
    assert!(first.contains("cannot both be right (GS101 opposite-polarity)"), "{}", ran.out);
    assert!(ran.out.contains("  polarity ") && !ran.out.contains("is silent"), "{}", ran.out);
    let all = folder.run(&format!("explain {id} . --all")).out;
    assert!(all.contains("GS101  holds") && all.contains("is silent: ") && all.contains("  quotation "), "{all}");
}

#[test]
fn a_silence_is_explained_by_the_rule_that_came_nearest() {
    let folder = affair("explain-silence");
    let ran = folder.run("explain --pair ended refused .");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let first = ran.out.lines().next().unwrap();
    assert!(first.starts_with("No rule says anything of these two claims. The nearest, GS"), "{}", ran.out);
    assert!(first.contains(" is silent: ") && first.contains(", not "), "{}", ran.out);
}

#[test]
fn a_pair_is_explained_by_the_claims_that_the_words_are_of() {
    let text = |verb: &str| {
        format!(
            "Ida Cole, who had read the report, said that Norway has {verb} the pipeline a licence, which the firm needs.\n"
        )
    };
    let folder = Folder::new("explain-pair").with("a.txt", text("refused")).with("b.txt", text("not refused"));
    let mut command = folder.command("explain --no-cache --isolated a.txt b.txt --pair");
    let ran = Ran::of(command.args(["Norway HAS refused the pipeline", "has not refused the pipeline a licence"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let shown: Vec<&str> = ran.out.lines().filter(|line| line.contains(".txt#")).collect();
    assert!(shown.len() == 2 && shown.iter().all(|line| line.contains("refused the pipeline")), "{}", ran.out);
    assert!(ran.out.lines().next().unwrap().contains("cannot both be right"), "{}", ran.out);
}

#[test]
fn a_finding_on_values_is_explained() {
    let folder = drafted("explain-values");
    let checked = folder.run("check archive --format jsonl");
    let findings = checked.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let aged: Vec<serde_json::Value> = findings.filter(|one| one["rule"] == "GS115").collect();
    let [finding] = aged.as_slice() else { panic!("{}", checked.out) };
    let told = |ran: Ran| {
        assert_eq!(ran.code, 0, "{}", ran.err);
        let first = ran.out.lines().next().unwrap();
        assert!(
            first.contains("“61”") && first.contains("“63”") && first.contains("(GS115 attribute-mismatch)"),
            "{first}"
        );
        assert!(ran.out.contains("“Ida McCole: age”") && ran.out.contains("of a hundred findings"), "{}", ran.out);
        assert!(ran.out.contains("What speaks for one question:\n  +"), "{}", ran.out);
    };
    told(folder.run(&format!("explain {} archive", finding["id"].as_str().unwrap())));
    let mut command = folder.command("explain archive --pair");
    told(Ran::of(command.args(["Ida McCole, 61, was chosen", "Ida McCole, 63"])));
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
