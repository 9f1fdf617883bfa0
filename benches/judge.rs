//! How fast claims become findings: the same affair told by ever more outlets, in the same words and with other actors.

use divan::Bencher;
use divan::counter::ItemsCount;
use gainsay::Knowledge;
use gainsay::claim::Extract;
use gainsay::relation::Situation;
use gainsay::text::{Input, read};

fn main() {
    divan::main();
}

const ARTICLES: [(&str, &str); 4] = [
    ("inland-post.md", include_str!("../corpus/chechnya-visas-2017/inland-post.md")),
    ("daily-siren.txt", include_str!("../corpus/chechnya-visas-2017/daily-siren.txt")),
    ("pride-ledger.txt", include_str!("../corpus/chechnya-visas-2017/pride-ledger.txt")),
    ("lantern-weekly.md", include_str!("../corpus/chechnya-visas-2017/lantern-weekly.md")),
];

/// Names that an affair can be about; one that no vocabulary knows each.
const PLACES: [&str; 8] = ["Lithuania", "Ardonia", "Belmark", "Corvania", "Drusland", "Estmoor", "Fallmark", "Gorland"];

fn knowledge() -> Knowledge {
    Knowledge::embedded().expect("the built-in rules are sound")
}

/// The claims of four articles, told `copies` times, each time of one of the first `places` places.
fn claims(knowledge: &Knowledge, copies: usize, places: usize) -> Extract {
    let documents = (0..copies).flat_map(|copy| {
        ARTICLES.iter().flat_map(move |(name, text)| {
            let text = text.replace("Lithuania", PLACES[copy % places]);
            read(&format!("{copy:03}-{name}"), text.as_bytes(), Input::Auto).documents
        })
    });
    gainsay::extract(&documents.collect::<Vec<_>>(), knowledge)
}

#[divan::bench(args = [1, 4, 16, 64], sample_count = 10)]
fn outlets_that_say_the_same(bencher: Bencher<'_, '_>, copies: usize) {
    let knowledge = knowledge();
    let claims = claims(&knowledge, copies, 1);
    let judge = |claims| gainsay::judge(claims, &knowledge, Situation::Open);
    bencher.counter(ItemsCount::new(claims.claims.len())).with_inputs(|| claims.clone()).bench_values(judge);
}

#[divan::bench(args = [1, 8, 64], sample_count = 10)]
fn outlets_on_eight_affairs(bencher: Bencher<'_, '_>, copies: usize) {
    let knowledge = knowledge();
    let claims = claims(&knowledge, copies, PLACES.len());
    let judge = |claims| gainsay::judge(claims, &knowledge, Situation::Open);
    bencher.counter(ItemsCount::new(claims.claims.len())).with_inputs(|| claims.clone()).bench_values(judge);
}
