//! How fast documents become claims: one article, and a folder of them on every core.

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use gainsay::Knowledge;
use gainsay::text::{Document, Input, read};

fn main() {
    divan::main();
}

const ARTICLE: &str = include_str!("../corpus/chechnya-visas-2017/inland-post.md");

fn knowledge() -> Knowledge {
    Knowledge::embedded().expect("the built-in rules are sound")
}

fn articles(number: usize) -> Vec<Document> {
    let document = |at: usize| read(&format!("{at:04}.md"), ARTICLE.as_bytes(), Input::Auto).documents;
    (0..number).flat_map(document).collect()
}

#[divan::bench]
fn one_article(bencher: Bencher<'_, '_>) {
    let (knowledge, documents) = (knowledge(), articles(1));
    bencher.counter(BytesCount::of_str(ARTICLE)).bench(|| gainsay::claims_of(&documents[0], &knowledge));
}

#[divan::bench(sample_count = 10)]
fn sixty_four_articles(bencher: Bencher<'_, '_>) {
    let (knowledge, documents) = (knowledge(), articles(64));
    bencher.counter(ItemsCount::new(documents.len())).bench(|| gainsay::extract(&documents, &knowledge));
}

#[divan::bench(sample_count = 10)]
fn reading_rules_and_vocabulary() -> Knowledge {
    knowledge()
}
