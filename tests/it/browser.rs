//! The HTML report in a real browser: it opens, filters, unfolds, and nothing in an article runs.
//!
//! Needs Chromium; without it the tests say so and pass.
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use crate::program::Folder;
use crate::sets::root;
use std::path::PathBuf;
use std::process::Command;

/// A page beside the report that uses it as a reader would and writes down what it saw.
const READER: &str = r#"<!DOCTYPE html><meta charset="utf-8"><title>reader</title><pre id="seen">nothing</pre>
<iframe id="page" src="report.html" width="1200" height="900"></iframe>
<script>
const seen = [];
const wait = (time) => new Promise((done) => setTimeout(done, time));
document.getElementById("page").addEventListener("load", async () => {
  const frame = document.getElementById("page").contentWindow, page = frame.document;
  const bar = page.querySelector("details.filter");
  const form = bar.querySelector("form");
  const cards = [...page.querySelectorAll("article.finding")];
  const shown = () => cards.filter((card) => !card.hidden && card.getClientRects().length > 0);
  const set = async (name, value) => {
    form.elements[name].value = value;
    form.elements[name].dispatchEvent(new frame.Event("input", { bubbles: true }));
    await wait(20);
  };
  seen.push("cards " + (cards.length > 0), "all " + (shown().length === cards.length), "bar " + (!bar.hidden && bar.open));
  seen.push("told " + bar.querySelector("output").textContent);
  const rule = cards[0].dataset.rule;
  await set("rule", rule);
  seen.push("kind " + (shown().length < cards.length && shown().every((card) => card.dataset.rule === rule)));
  const kept = frame.location.hash;
  seen.push("address " + (kept.startsWith('#?rule=') && kept.includes(rule)));
  await set("rule", "");
  frame.location.hash = kept;
  await wait(50);
  seen.push("recalled " + (form.elements.rule.value === rule && shown().length < cards.length));
  await set("rule", "");
  await set("words", "zzzz-nobody-wrote-this");
  seen.push("none " + (shown().length === 0 && !page.querySelector("p.none").hidden));
  form.reset();
  await wait(20);
  seen.push("reset " + (shown().length === cards.length));
  await set("source", form.elements.source.options[1].value);
  seen.push("source " + (shown().length > 0 && shown().every((card) => card.dataset.source.split(" ").includes(form.elements.source.value))));
  form.reset();
  await wait(20);
  const node = page.querySelector("text.node");
  if (node) {
    node.dispatchEvent(new frame.KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await wait(50);
    seen.push("node " + (shown().length > 0 && form.elements[node.dataset.kind].value === node.dataset.number));
    form.reset();
    await wait(20);
  }
  page.body.dispatchEvent(new frame.KeyboardEvent("keydown", { key: "j", bubbles: true }));
  seen.push("key " + (page.activeElement === cards[0]));
  const link = page.querySelector("figure a[href^='#d']");
  if (link) {
    frame.location.hash = link.getAttribute("href");
    await wait(50);
    seen.push("unfolds " + page.querySelector(link.getAttribute("href")).closest("details").open);
  }
  const smuggled = page.createElement("script");
  smuggled.textContent = "window.ran = true";
  page.body.append(smuggled);
  smuggled.remove();
  seen.push("policy " + !frame.ran);
  seen.push("calm " + !frame.pwned, "scripts " + page.scripts.length);
  seen.push("links " + [...page.querySelectorAll("a")].every((a) => /^(#|https?:)/.test(a.getAttribute("href"))));
  seen.push("elements " + page.querySelectorAll("img, iframe, object, embed, link, base").length);
  seen.push("wide " + (page.documentElement.scrollWidth <= frame.innerWidth));
  const color = (of) => frame.getComputedStyle(of).color;
  const agreed = page.querySelector("article.agreement");
  seen.push("agreement " + (!agreed || color(agreed) === color(page.body)));
  document.getElementById("page").width = 360;
  await wait(100);
  seen.push("phone " + (page.documentElement.scrollWidth <= 360));
  document.getElementById("seen").textContent = seen.join("\n") + "\nend";
});
</script>"#;

fn chromium() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file())
}

/// What the reader saw in the report of a folder, line by line; none without a browser.
fn seen(folder: Folder, words: &str) -> Option<Vec<String>> {
    let Some(browser) = chromium() else {
        eprintln!("skipped: no Chromium here; apt-get install chromium");
        return None;
    };
    let ran = folder.run(&format!("check {words} --format html --output report.html"));
    assert!(ran.code < 2, "{}", ran.err);
    let folder = folder.with("reader.html", READER);
    let mut command = Command::new(browser);
    command
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-web-security"])
        .args(["--allow-file-access-from-files", "--no-first-run", "--virtual-time-budget=20000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.at("profile").display()))
        .arg(format!("file://{}", folder.at("reader.html").display()));
    let output = command.output().expect("the browser starts");
    let page = String::from_utf8_lossy(&output.stdout).into_owned();
    let text = page.split("<pre id=\"seen\">").nth(1).and_then(|rest| rest.split("</pre>").next()).unwrap_or_default();
    assert!(text.ends_with("end"), "{page}\n{}", String::from_utf8_lossy(&output.stderr));
    Some(text.lines().map(str::to_owned).collect())
}

#[test]
fn the_report_opens_filters_and_follows_the_keyboard() {
    let set = root().join("corpus/chechnya-visas-2017");
    let Some(seen) = seen(Folder::new("browser"), &set.display().to_string()) else { return };
    let wrong: Vec<&String> = seen.iter().filter(|line| line.contains("false")).collect();
    assert!(wrong.is_empty(), "{seen:?}");
    assert!(seen.len() > 15, "{seen:?}");
}

#[test]
fn a_hostile_article_does_nothing() {
    let nasty = "+++\nsource = \"<img src=x onerror=parent.frames[0].pwned=1>\"\nurl = \"javascript:pwned=1\"\ntitle = \"</title><script>pwned=1</script>\"\n+++\n\n\
        Norway has refused the licence. </blockquote><script>window.pwned = 1</script><svg onload=pwned=1> was here.\n\nThe \u{202e}end\u{1b}[2J.\n";
    let folder = Folder::new("hostile-page")
        .with("\"><script>pwned=1<%2fscript>.md", nasty)
        .with("b.txt", "Norway has not refused the licence.\n");
    let Some(seen) = seen(folder, ".") else { return };
    for wanted in ["calm true", "scripts 1", "links true", "elements 0", "policy true"] {
        assert!(seen.iter().any(|line| line == wanted), "{wanted}: {seen:?}");
    }
}
