//! The order of passages: documents by the day of their publication and by what they say, so that a file's name decides nothing.

use super::model::Passage;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Documents by day, then by their sentences, then by outlet and name; the passages of each in the order of its text.
pub(crate) fn sort_by_content(passages: &mut [Passage]) {
    passages.par_sort_by(|a, b| a.document.cmp(&b.document).then(a.number.cmp(&b.number)));
    let mut documents: Vec<&[Passage]> = passages.chunk_by(|a, b| a.document == b.document).collect();
    documents.par_sort_by(|a, b| {
        let about = |document: &[Passage]| document.first().map(|first| (first.published.is_none(), first.published));
        let sentences =
            |document: &[Passage]| document.iter().map(|passage| Arc::clone(&passage.context)).collect::<Vec<_>>();
        let name =
            |document: &[Passage]| document.first().map(|first| (first.source.clone(), Arc::clone(&first.document)));
        about(a).cmp(&about(b)).then_with(|| sentences(a).cmp(&sentences(b))).then_with(|| name(a).cmp(&name(b)))
    });
    let place = |(at, document): (usize, &&[Passage])| (Arc::clone(&document[0].document), at);
    let places: FxHashMap<Arc<str>, usize> = documents.iter().enumerate().map(place).collect();
    passages.sort_by_cached_key(|passage| (places[&passage.document], passage.number));
}
