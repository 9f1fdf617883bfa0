//! By which a sentence is known again where somebody copied it.

use super::number::is_number;
use crate::claim::Facts;
use crate::claim::attribute::Passage;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// Words of a sentence from which two identical ones can be no coincidence.
const TELLING: usize = 12;

/// Words of the run by which copied sentences are found.
const RUN: usize = 10;

/// The base in which the words' hashes are the digits of a run's.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// Hashes of the runs of words by which a copied sentence is known, each drawn from the one before (Karp and Rabin, 1987).
pub(crate) fn runs(claim: &Facts<'_>) -> Vec<u64> {
    let sentence = claim.context;
    let words = sentence.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let small = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    let hash = |word: &str| FxBuildHasher.hash_one(word);
    let mut hashes: Vec<u64> = Vec::with_capacity(sentence.len() / 4);
    hashes.extend(words.map(|word| if small(word) { hash(word) } else { hash(&word.to_lowercase()) }));
    if hashes.len() < TELLING {
        return Vec::new();
    }
    // Each run's hash from the one before: the first word leaves, the next one joins.
    let mut sum: u64 = hashes[..RUN].iter().fold(0, |sum, &word| sum.wrapping_mul(BASE).wrapping_add(word));
    let leaving = (1..RUN).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let next = |(&first, &last): (&u64, &u64)| {
        let before = sum;
        sum = sum.wrapping_sub(first.wrapping_mul(leaving)).wrapping_mul(BASE).wrapping_add(last);
        before
    };
    let followers = hashes[RUN..].iter().chain([&0]);
    hashes.iter().zip(followers).map(next).collect()
}

/// Words of the run by which copied documents are found, whatever was changed between.
const SHORT_RUN: usize = 6;

/// The runs of words of a claim's sentence, as hashes; case and numbers are masked.
pub(crate) fn masked_runs(claim: &Facts<'_>) -> Vec<u64> {
    masked(claim.context)
}

/// Those of a passage.
pub(crate) fn passage_runs(passage: &Passage) -> Vec<u64> {
    masked(&passage.context)
}

/// Those of any sentence; a short one is one run.
pub(crate) fn masked(sentence: &str) -> Vec<u64> {
    let words = sentence.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let hash = |word: &str| {
        let lower = word.to_lowercase();
        if is_number(&lower) { FxBuildHasher.hash_one("#") } else { FxBuildHasher.hash_one(lower.as_str()) }
    };
    let words: Vec<u64> = words.map(hash).collect();
    let run = SHORT_RUN.min(words.len()).max(1);
    words.windows(run).map(|run| FxBuildHasher.hash_one(run)).collect()
}
