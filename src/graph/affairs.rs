//! What each document is about, for every claim.

use crate::claim::Claim;
use crate::lexicon::Lexicon;
use crate::relation::Affair;
use ecow::EcoString;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Documents with one topic beyond which it is none: it is in the news every day, and tells no affair from another.
const EVERY_DAY: usize = 24;

/// The affairs of all documents.
#[derive(Debug, Default)]
pub struct Affairs {
    all: Vec<Affair>,
    /// The affair of each claim's document.
    of: Vec<usize>,
    /// What is known of a claim that was not entered.
    none: Affair,
}

impl Affairs {
    /// One pass over the claims; those of one document must stand together.
    pub fn new(claims: &[Claim], lexicon: &Lexicon) -> Affairs {
        let documents: Vec<&[Claim]> = claims.chunk_by(|a, b| a.document == b.document).collect();
        let of = documents.iter().enumerate().flat_map(|(at, claims)| std::iter::repeat_n(at, claims.len())).collect();
        let all = documents.par_iter().map(|claims| Affair::of(claims, lexicon)).collect();
        let mut affairs = Affairs { all, of, none: Affair::default() };
        let mut times: FxHashMap<EcoString, usize> = FxHashMap::default();
        affairs
            .all
            .iter()
            .flat_map(|affair| &affair.topics)
            .for_each(|topic| *times.entry(topic.clone()).or_default() += 1);
        for affair in &mut affairs.all {
            affair.topics.retain(|topic| times[topic] <= EVERY_DAY);
        }
        affairs
    }

    /// What the document of the claim at `index` is about.
    pub fn of(&self, index: usize) -> &Affair {
        self.of.get(index).map_or(&self.none, |&at| &self.all[at])
    }
}
