//! How raw text is cut, measured on treebanks that are not part of this repository:
//!
//! ```text
//! GAINSAY_TREEBANKS=en_ewt-ud-dev.conllu cargo test --test it treebank -- --ignored --nocapture
//! ```

#![expect(clippy::print_stdout, reason = "a measurement, for people: shown with --nocapture")]

use gainsay::language::{Model, Parsed, Sentence, conllu, parse};
use std::collections::BTreeSet;
use std::path::Path;

type Places = BTreeSet<(usize, usize)>;

fn place(sentence: Sentence<'_>) -> (usize, usize) {
    (sentence.span().start(), sentence.span().end())
}

fn sentences(parsed: &Parsed) -> Places {
    parsed.sentences().map(place).collect()
}

fn words(parsed: &Parsed) -> Places {
    let tokens = parsed.sentences().flat_map(|sentence| sentence.tokens().collect::<Vec<_>>());
    tokens.map(|token| (token.span().start(), token.span().end())).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
fn scores(gold: &Places, found: &Places) -> String {
    let right = gold.intersection(found).count() as f64;
    let (precision, recall) = (100.0 * right / found.len() as f64, 100.0 * right / gold.len() as f64);
    let both = 200.0 * right / (found.len() + gold.len()) as f64;
    format!("P {precision:.2} R {recall:.2} F1 {both:.2}")
}

/// The beginnings that only one side has, with the text before and after.
fn wrong_beginnings(gold: &Parsed, found: &Parsed) {
    let starts = |parsed| -> BTreeSet<usize> { sentences(parsed).into_iter().map(|(start, _)| start).collect() };
    let text = &gold.document().text;
    let (gold, found) = (starts(gold), starts(found));
    for &at in gold.symmetric_difference(&found) {
        let from = text.floor_char_boundary(at.saturating_sub(60));
        let to = text.floor_char_boundary((at + 50).min(text.len()));
        let sign = if gold.contains(&at) { '-' } else { '+' };
        println!("{sign} {} | {}", text[from..at].escape_debug(), text[at..to].escape_debug());
    }
}

#[test]
#[ignore = "reads the treebanks named in GAINSAY_TREEBANKS"]
fn words_and_sentences_of_raw_text() {
    let paths = std::env::var_os("GAINSAY_TREEBANKS").unwrap_or_default();
    for path in std::env::split_paths(&paths) {
        let text = std::fs::read_to_string(&path).unwrap();
        let gold = conllu::to_parsed(&text, "treebank").unwrap();
        let found = parse(gold.document(), Model::english());
        let name = path.file_name().map_or(path.as_path(), Path::new).display().to_string();
        println!("{name}: words {}", scores(&words(&gold), &words(&found)));
        println!("{name}: sentences {}", scores(&sentences(&gold), &sentences(&found)));
        if std::env::var_os("GAINSAY_SHOW").is_some() {
            wrong_beginnings(&gold, &found);
        }
    }
}
