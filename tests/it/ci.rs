//! What others run unseen: the action of a forge and the hook of pre-commit, with their defaults.

use crate::program::affair;
use crate::sets::root;
use serde_json::Value;
use std::fs;

fn yaml(name: &str) -> Value {
    let text = fs::read_to_string(root().join(name)).expect("the file");
    serde_saphyr::from_str(&text).expect("YAML")
}

#[test]
#[cfg(unix)]
fn the_action_checks_with_its_defaults_and_writes_what_is_asked_for() {
    let action = yaml("action.yml");
    let steps = action["runs"]["steps"].as_array().expect("steps");
    let check = steps.iter().find(|step| step["name"] == "Check").expect("a step that checks");
    let script = check["run"].as_str().expect("a script");
    let folder = affair("action").with("runner/gainsay/bin/gainsay", "");
    let program = folder.at("runner/gainsay/bin/gainsay");
    fs::remove_file(&program).expect("a place");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_gainsay"), &program).expect("a link");
    let run = |sarif: &str| {
        let mut shell = std::process::Command::new("bash");
        shell.args(["-e", "-c", script]).current_dir(folder.at(""));
        shell.env("RUNNER_TEMP", folder.at("runner")).env("GAINSAY_CACHE_DIR", folder.at("runner/cache"));
        shell.env("ARGS", action["inputs"]["args"]["default"].as_str().expect("a default"));
        shell.env("SARIF", sarif).env("MARKDOWN", "").env("HTML", "");
        shell.output().expect("bash runs")
    };
    let ran = run("");
    let out = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert_eq!(ran.status.code(), Some(1), "{out}{}", String::from_utf8_lossy(&ran.stderr));
    assert!(out.contains("::error"), "{out}");
    run("found.sarif");
    assert!(folder.read("found.sarif").contains("\"2.1.0\""));
}

#[test]
fn the_hook_runs_for_every_format_and_checks_the_whole_corpus() {
    let hook = &yaml(".pre-commit-hooks.yaml")[0];
    assert_eq!(hook["pass_filenames"], false);
    let words = hook["entry"].as_str().and_then(|entry| entry.strip_prefix("gainsay ")).expect("the program");
    assert_eq!(affair("hook").run(words).code, 1);
    let files = hook["files"].as_str().expect("a pattern");
    for ending in
        ["txt", "md", "jsonl", "html", "htm", "xhtml", "warc", "warc.gz", "pdf", "docx", "epub", "rss", "xml", "eml"]
    {
        let named =
            files.contains(ending) || files.contains("x?html?") && ending.contains("htm") || ending == "warc.gz";
        assert!(named, "{ending}");
    }
}
