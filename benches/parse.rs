//! How fast text becomes trees: tokens, sentences, tags, heads, lemmas, one thread.

use divan::Bencher;
use divan::counter::ItemsCount;
use gainsay::language::{Model, Sentence, conllu, parse};
use gainsay::text::Document;

fn main() {
    divan::main();
}

/// A few hundred short sentences of our own.
fn document() -> Document {
    let treebank = include_str!("../tests/it/data/thirty.conllu");
    let lines: Vec<&str> = treebank.lines().filter_map(|line| line.strip_prefix("# text = ")).collect();
    Document::bare("bench", lines.join(" ").repeat(10))
}

#[divan::bench]
fn words_of_raw_text(bencher: Bencher<'_, '_>) {
    let document = document();
    let model = Model::english();
    let words = parse(&document, model).sentences().map(Sentence::len).sum::<usize>();
    bencher.counter(ItemsCount::new(words)).bench(|| parse(&document, model));
}

#[divan::bench]
fn words_of_given_tokens(bencher: Bencher<'_, '_>) {
    let treebank = include_str!("../tests/it/data/thirty.conllu");
    let words = treebank.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit())).count();
    bencher.counter(ItemsCount::new(words)).bench(|| {
        let mut out = Vec::new();
        conllu::annotate(treebank, Model::english(), &mut out).map(|()| out)
    });
}

#[divan::bench]
fn reading_the_model() -> Option<Model> {
    Model::read(include_bytes!("../models/english.gainsay")).ok()
}
