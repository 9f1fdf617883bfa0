//! What others run unseen: the action of a forge and the hook of pre-commit, with their defaults.

use crate::program::{Folder, affair};
use crate::sets::root;
use serde_json::Value;
use std::fs;
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;

fn yaml(name: &str) -> Value {
    let text = fs::read_to_string(root().join(name)).expect("the file");
    serde_saphyr::from_str(&text).expect("YAML")
}

/// The script of the action's step of that name.
fn script<'a>(action: &'a Value, step: &str) -> &'a str {
    let steps = action["runs"]["steps"].as_array().expect("steps");
    let found = steps.iter().find(|other| other["name"] == step).expect("the step");
    found["run"].as_str().expect("a script")
}

#[test]
#[cfg(unix)]
fn the_action_checks_with_its_defaults_and_writes_what_is_asked_for() {
    let action = yaml("action.yml");
    let script = script(&action, "Check");
    let folder = affair("action").with("runner/gainsay/bin/gainsay", "").with("my articles/it's.txt", "Oslo agreed.\n");
    let program = folder.at("runner/gainsay/bin/gainsay");
    fs::remove_file(&program).expect("a place");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_gainsay"), &program).expect("a link");
    let run = |words: &str, sarif: &str| {
        let mut shell = std::process::Command::new("bash");
        shell.args(["-e", "-c", script]).current_dir(folder.at(""));
        shell.env("RUNNER_TEMP", folder.at("runner")).env("GAINSAY_CACHE_DIR", folder.at("runner/cache"));
        shell.env("ARGS", words).env("SARIF", sarif).env("MARKDOWN", "").env("HTML", "");
        shell.output().expect("bash runs")
    };
    let default = action["inputs"]["args"]["default"].as_str().expect("a default");
    let ran = run(default, "");
    let out = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert_eq!(ran.status.code(), Some(1), "{out}{}", String::from_utf8_lossy(&ran.stderr));
    assert!(out.contains("::error"), "{out}");
    run(default, "found.sarif");
    assert!(folder.read("found.sarif").contains("\"2.1.0\""));
    let quoted = run("check 'my articles/' \"my articles/it's.txt\" --fail-on never", "quoted $(id).sarif");
    assert_eq!(quoted.status.code(), Some(0), "{}", String::from_utf8_lossy(&quoted.stderr));
    assert!(folder.read("quoted $(id).sarif").contains("\"2.1.0\""));
    assert_ne!(run("check 'my articles/", "").status.code(), Some(0));
}

#[test]
#[cfg(unix)]
fn the_action_takes_a_wheel_or_the_cache_or_builds_and_says_which() {
    let action = yaml("action.yml");
    let install = script(&action, "Install");
    let folder = Folder::new("action-install")
        .with("bin/python3", "#!/bin/sh\ncase \"$*\" in *fits.whl) exit 0;; *) exit 1;; esac\n")
        .with("bin/cargo", "#!/bin/sh\nexit 0\n")
        .with("kept/gainsay/bin/gainsay", "");
    for name in ["bin/python3", "bin/cargo", "kept/gainsay/bin/gainsay"] {
        fs::set_permissions(folder.at(name), fs::Permissions::from_mode(0o755)).expect("a file of ours");
    }
    let said = |wheel: &str, runner: &str| {
        let mut shell = std::process::Command::new("/bin/bash");
        shell.args(["-e", "-c", install]);
        shell.env_clear().env("PATH", folder.at("bin")).env("GITHUB_ACTION_PATH", root());
        let ran = shell.env("RUNNER_TEMP", folder.at(runner)).env("WHEEL", wheel).output().expect("bash runs");
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8_lossy(&ran.stdout).into_owned()
    };
    assert_eq!(said("fits.whl", "new"), "gainsay: installed from the wheel fits.whl\n");
    assert_eq!(said("", "kept"), "gainsay: taken from the cache\n");
    assert_eq!(said("", "new"), "gainsay: built from the source, which takes some minutes\n");
    let other = "gainsay: the wheel does not fit this platform; built from the source, which takes some minutes\n";
    assert_eq!(said("other.whl", "kept"), other);
}

#[test]
fn the_hook_runs_for_every_format_and_checks_the_whole_corpus() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let [hook, installed] = [&hooks[0], &hooks[1]];
    for key in ["pass_filenames", "entry", "files"] {
        assert_eq!(hook[key], installed[key], "{key}");
    }
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
