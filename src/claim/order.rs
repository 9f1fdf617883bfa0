//! The order of claims: by the names of their documents, where people read it; by what the documents say, where it may decide.
//!
//! Of several claims that would do as well, judging takes the first. Which one that is must hang on the texts alone: a file that is
//! given another name says the same as before.

use super::model::Claim;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::sync::Arc;

/// By document, sentence and place.
pub(crate) fn sort_by_name(claims: &mut [Claim]) {
    let place = |claim: &Claim| (claim.sentence.start, claim.event.span.start, claim.event.form);
    let within = |a: &Claim, b: &Claim| place(a).cmp(&place(b)).then_with(|| a.id.cmp(&b.id));
    if claims.is_sorted_by(|a, b| a.document <= b.document) {
        claims.par_chunk_by_mut(|a, b| a.document == b.document).for_each(|claims| claims.sort_by(within));
    } else {
        claims.par_sort_by(|a, b| a.document.cmp(&b.document).then_with(|| within(a, b)));
    }
}

/// The documents by the day of their publication, then by what they say; their claims stay in order and must stand together.
///
/// Two documents that do not differ in what they say, of what day, for whom, stand in the order of their names.
pub(crate) fn sort_by_content(claims: &mut [Claim]) {
    let mut documents: Vec<&[Claim]> = claims.chunk_by(|a, b| a.document == b.document).collect();
    documents.par_sort_by(|a, b| by_content(a, b));
    let place = |(at, claims): (usize, &&[Claim])| (claims[0].document.clone(), at);
    let places: FxHashMap<Arc<str>, usize> = documents.iter().enumerate().map(place).collect();
    claims.sort_by_cached_key(|claim| places[&claim.document]);
}

fn by_content(left: &[Claim], right: &[Claim]) -> Ordering {
    let (Some(a), Some(b)) = (left.first(), right.first()) else { return left.len().cmp(&right.len()) };
    let dated = |claim: &Claim| (claim.published.is_none(), claim.published);
    dated(a)
        .cmp(&dated(b))
        .then_with(|| left.iter().map(said).cmp(right.iter().map(said)))
        .then_with(|| a.source.cmp(&b.source))
        .then_with(|| a.document.cmp(&b.document))
}

/// What a claim says, as far as it takes to tell documents apart.
fn said(claim: &Claim) -> (&str, u32, &str) {
    (&claim.context, claim.span.start.wrapping_sub(claim.sentence.start), &claim.text)
}

#[cfg(test)]
mod tests {
    use super::{sort_by_content, sort_by_name};
    use crate::claim::{Claim, extract};
    use crate::data::embedded;
    use crate::language::{Model, parse};
    use crate::lexicon::Lexicon;
    use crate::text::Document;

    /// The sentences of documents with these names in the order of their content.
    fn ordered(documents: [(&str, &str); 3]) -> Vec<String> {
        let lexicon = Lexicon::read(&embedded()).unwrap();
        let read = |(id, text): (&str, &str)| extract(&parse(&Document::bare(id, text), Model::english()), &lexicon);
        let mut claims: Vec<Claim> = documents.into_iter().flat_map(read).collect();
        sort_by_name(&mut claims);
        sort_by_content(&mut claims);
        claims.iter().map(|claim| claim.context.to_string()).collect()
    }

    #[test]
    fn documents_stand_in_one_order_whatever_their_names() {
        let [one, two, three] = ["Norway paid.", "Norway lost. Norway left.", "Norway lost. Norway won."];
        let first = ordered([("a", one), ("b", two), ("c", three)]);
        assert_eq!(first, ["Norway lost.", "Norway left.", "Norway lost.", "Norway won.", "Norway paid."]);
        assert_eq!(first, ordered([("c", two), ("x", three), ("b", one)]));
    }
}
