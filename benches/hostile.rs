//! What the worst inputs cost: seconds a megabyte, and how the cost grows with the size.
//!
//! `cargo bench --bench hostile` prints a table and fails where an input costs more than [`MOST`] times what prose of the same
//! size costs, or where twice the size costs more than 2^[`EXPONENT`] times as much. What is measured is the processor's time and
//! not the clock's, the least of [`TIMES`], small and large by turns: so other work on the machine does not count. A number behind
//! `--` is the size in bytes of the largest inputs (default 160000).

#![expect(clippy::print_stdout, reason = "a bench says what it measured")]

use cpu_time::ProcessTime;
use gainsay::Knowledge;
use gainsay::text::{Input, read};
use std::process::ExitCode;

/// Times the cost of prose.
const MOST: f64 = 4.0;
/// Of the growth between a quarter of the size and all of it.
const EXPONENT: f64 = 1.2;
/// How often each input is measured.
const TIMES: usize = 5;
/// Seconds below which a measurement says nothing about growth.
const NOISE: f64 = 0.05;

/// A name, how it is read, and the input of about so many bytes.
type Hostile = (&'static str, Input, fn(usize) -> String);

const SENTENCE: &str = "Norway has refused the pipeline a licence, the ministry said on Monday. ";

fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

/// Sentences that differ, so that nothing remembered helps.
fn prose(bytes: usize) -> String {
    let towns = ["Oslo", "Bergen", "Narvik", "Bodø", "Molde", "Hamar", "Skien"];
    let acts = ["refused", "granted", "postponed", "withdrew", "sold", "announced"];
    let things = ["the licence", "a new bridge", "its oldest ferry", "the northern pipeline", "two reports"];
    let mut text = String::new();
    for at in 0.. {
        if text.len() >= bytes {
            break;
        }
        let (town, act, thing) = (towns[at % 7], acts[at / 7 % 6], things[at / 42 % 5]);
        let hours = (at % 50 + 2).to_string();
        let words = ["The mayor of ", town, " said that the council ", act, " ", thing, " after ", &hours, " hours. "];
        text.extend(words);
        text += if at % 8 == 7 { "\n\n" } else { "" };
    }
    text
}

const INPUTS: [Hostile; 34] = [
    ("text: endless word", Input::Text, |n| repeated("a", n)),
    ("text: one line", Input::Text, |n| repeated(SENTENCE, n)),
    ("text: lines", Input::Text, |n| repeated("Norway refused.\n", n)),
    ("text: dots", Input::Text, |n| repeated(". ", n)),
    ("text: commas", Input::Text, |n| repeated("a, ", n)),
    ("text: quotation marks", Input::Text, |n| repeated("\"", n)),
    ("text: brackets", Input::Text, |n| repeated("(", n)),
    ("text: digits", Input::Text, |n| repeated("1 ", n)),
    ("text: short words", Input::Text, |n| repeated("an ox is ", n)),
    ("text: and", Input::Text, |n| repeated("Norway and ", n)),
    ("text: of", Input::Text, |n| repeated("the head of ", n)),
    ("text: that", Input::Text, |n| repeated("He said that ", n)),
    ("text: quotations", Input::Text, |n| repeated("“He said “", n)),
    ("text: related stories", Input::Text, |n| repeated("Related stories\nRelated\n", n)),
    ("markdown: [", Input::Markdown, |n| repeated("[", n)),
    ("markdown: *a", Input::Markdown, |n| repeated("*a ", n)),
    ("markdown: _a **b", Input::Markdown, |n| repeated("_a **b ", n)),
    ("markdown: ![", Input::Markdown, |n| repeated("![", n)),
    ("markdown: [a](", Input::Markdown, |n| repeated("[a](", n)),
    ("markdown: <a", Input::Markdown, |n| repeated("<a ", n)),
    ("markdown: >", Input::Markdown, |n| repeated("> ", n)),
    ("markdown: headings", Input::Markdown, |n| repeated("# a\n", n)),
    ("markdown: emphasis in prose", Input::Markdown, |n| repeated("*Norway* has **refused** [it](x). ", n)),
    ("page: attributes", Input::Html, |n| {
        let names = (0..n / 7).flat_map(|at| ["a".to_owned(), at.to_string(), " ".to_owned()]);
        format!("<p {}>", names.collect::<String>())
    }),
    ("page: few attributes", Input::Html, |n| repeated(&format!("<p {}>a</p>", "a b c d ".repeat(100)), n)),
    ("page: deep", Input::Html, |n| repeated("<div></b>", n)),
    ("page: paragraphs", Input::Html, |n| repeated("<p>a", n)),
    ("page: table", Input::Html, |n| format!("<table>{}", repeated("<tr><td>Norway refused.", n))),
    ("page: nested as deep as may be", Input::Html, |n| {
        repeated(&format!("{}a{}", "<div>".repeat(390), "</div>".repeat(390)), n)
    }),
    ("page: formatting", Input::Html, |n| repeated("<b><i><u>a</b></i>", n)),
    ("page: comments", Input::Html, |n| repeated("<!---->", n)),
    ("page: <", Input::Html, |n| repeated("<", n)),
    ("page: links", Input::Html, |n| {
        format!("<article>{}", repeated("<p><a href=x>Norway refused it</a> again.</p>", n))
    }),
    ("lines of JSON", Input::Jsonl, |n| repeated("{\"id\":\"a\",\"text\":\"Norway refused.\"}\n", n)),
];

/// Seconds of the processor that reading and drawing claims take.
fn once(text: &str, input: Input, knowledge: &Knowledge) -> f64 {
    let start = ProcessTime::now();
    for document in &read("bench", text.as_bytes(), input).documents {
        drop(gainsay::claims_of(document, knowledge));
    }
    start.elapsed().as_secs_f64()
}

/// The least that each of the texts costs.
fn costs<const N: usize>(texts: [String; N], input: Input, knowledge: &Knowledge) -> [f64; N] {
    let mut least = [f64::INFINITY; N];
    for _ in 0..TIMES {
        for (text, least) in texts.iter().zip(&mut least) {
            *least = least.min(once(text, input, knowledge));
        }
    }
    least
}

fn main() -> ExitCode {
    let size = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(160_000);
    let Ok(knowledge) = Knowledge::embedded() else { return ExitCode::FAILURE };
    let [prose] = costs([prose(size)], Input::Text, &knowledge);
    let ordinary = prose / size as f64 * 1e6;
    println!("{:<32} {:>8} {:>9}", "input", "s/MB", "exponent");
    println!("{:<32} {ordinary:>8.2}", "prose");
    let mut failed = false;
    for (name, input, make) in INPUTS {
        let [small, large] = costs([size / 4, size].map(make), input, &knowledge);
        let (each, exponent) = (large / size as f64 * 1e6, (large / small.max(1e-9)).ln() / 4.0_f64.ln());
        let wrong = each > MOST * ordinary || large > NOISE && exponent > EXPONENT;
        println!("{name:<32} {each:>8.2} {exponent:>9.2}{}", if wrong { "  too much" } else { "" });
        failed |= wrong;
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
