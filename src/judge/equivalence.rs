//! Readings: claims that say the same, folded into one class before anything is compared.
//!
//! So cost grows with the number of different readings under a key, not with the number of articles.

use crate::claim::facts::{Said, digest};
use crate::claim::{EventForm, Facts};
use crate::graph::Topics;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// One reading with every claim that holds it.
#[derive(Debug)]
pub(super) struct Class {
    /// The claims, by index, ascending.
    pub(super) members: Vec<usize>,
    /// Whether they say that somebody would not comment.
    pub(super) silent: bool,
    /// Whether they say that something stands against another's word.
    pub(super) stated: bool,
}

/// All readings of a corpus.
#[derive(Debug, Default)]
pub(super) struct Readings {
    pub(super) classes: Vec<Class>,
    /// The class of each claim.
    pub(super) of: Vec<usize>,
}

impl Readings {
    /// One pass over the claims.
    pub(super) fn new(claims: &[Facts<'_>], topics: &Topics) -> Readings {
        let mut readings = Readings::default();
        let mut known = FxHashMap::default();
        // A claim that names nobody meets others by what its document is about.
        let about = |at: usize| is_of_its_text(&claims[at]).then(|| &topics.of(at).marks);
        let all = (0..claims.len()).into_par_iter().with_min_len(BATCH);
        let all: Vec<_> = all.map(|at| digest((Said::of(&claims[at]), about(at)))).collect();
        for (at, said) in all.into_iter().enumerate() {
            let next = readings.classes.len();
            let class = *known.entry(said).or_insert(next);
            if class == next {
                let claim = &claims[at];
                let (silent, stated) = (claim.silent.is_some(), claim.contrasted.is_some());
                readings.classes.push(Class { members: Vec::new(), silent, stated });
            }
            readings.classes[class].members.push(at);
            readings.of.push(class);
        }
        readings
    }
}

/// Readings about one matter under one key beyond which the rest is left unjudged, and said to be.
pub(super) const CROWD: usize = 1024;

/// Claims that one thread takes at least.
const BATCH: usize = 1024;

/// Whether a claim speaks of what its document is about, since it names nobody.
fn is_of_its_text(claim: &Facts<'_>) -> bool {
    claim.event.form == EventForm::Verb && claim.is_nameless
}
