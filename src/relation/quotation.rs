//! Dimension `quotation`: whether two quotations are one, and whether words were changed on the way.
//!
//! Traps: an ellipsis or square brackets mark a change honestly; typography and case are no change; one quotation
//! may be a contiguous run of the other; two people can say alike things ("before the end of the year"), so much of
//! the shorter one must be shared, close together, and some of it must be telling.

use super::voice::quoting;
use super::{Cell, Dimension, Pair};
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// Words that two quotations must share at least, and a single one must have to be more than a scare quote.
const ENOUGH: usize = 4;
/// Shared words that are enough by themselves.
const PLENTY: usize = 8;
/// Telling words that fewer must hold.
const TELLING: usize = 2;
/// Letters of a telling word.
const LONG: usize = 6;
/// Share of the best alignment's score that two wordings of one quotation must reach.
const ALIGNED: f64 = 0.6;
/// What a shared word adds to an alignment; a word that is changed, added or left out takes one away.
const MATCH: i32 = 2;
/// Words of the longer stretch beyond which two quotations are compared no further.
const LONGEST: usize = 400;

/// The dimension over both claims' innermost quotations.
pub(super) struct QuotationDimension;

impl Dimension for QuotationDimension {
    fn name(&self) -> &'static str {
        "quotation"
    }

    fn values(&self) -> &'static [&'static str] {
        &["none", "same", "contained", "drift", "different"]
    }

    fn cell(&self, pair: &Pair<'_>) -> Cell {
        let quote = |claim| quoting(claim).map_or("", |link| link.quote.as_str());
        match pair.quotations {
            [Some(left), Some(right)] => Cell::new(left.likeness(right).name(), quote(pair.left), quote(pair.right)),
            _ => Cell::new("none", "", ""),
        }
    }
}

/// How two quotations relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// The same words.
    Same,
    /// One is a run of the other, gaps marked.
    Contained,
    /// Mostly the same words, changed without a mark.
    Drift,
    /// Two quotations.
    Different,
}

impl Likeness {
    fn name(self) -> &'static str {
        match self {
            Likeness::Same => "same",
            Likeness::Contained => "contained",
            Likeness::Drift => "drift",
            Likeness::Different => "different",
        }
    }
}

/// The words of a quotation: lower case, letters and digits only, apostrophes dropped.
pub(crate) fn quoted_words(quote: &str) -> Vec<String> {
    let plain = quote.replace(['\'', '\u{2019}', '.'], if quote.contains('\u{2026}') { " " } else { "" });
    let words = plain.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// A quotation made ready to be compared with many others: its words as hashes, so that none is read twice.
#[derive(Debug, Clone, Default)]
pub struct Quotation {
    /// All words in order.
    words: Vec<Word>,
    /// Where each stretch between marked gaps ends, among the words.
    ends: Vec<usize>,
    /// The words sorted.
    bag: Vec<Word>,
}

/// A word's hash, and whether it is long enough to tell something.
type Word = (u64, bool);

impl Quotation {
    /// Reads the text between quotation marks; "…", "...", "[…]", "[he]" and "(he)" mark gaps. `None` for a scare quote.
    pub fn new(quote: &str) -> Option<Quotation> {
        let mut read = Quotation::default();
        for stretch in marked(quote).split('\u{2026}') {
            let words = quoted_words(stretch);
            read.words.extend(words.iter().map(|word| (FxBuildHasher.hash_one(word), word.chars().count() >= LONG)));
            if read.ends.last().copied().unwrap_or_default() < read.words.len() {
                read.ends.push(read.words.len());
            }
        }
        read.bag.clone_from(&read.words);
        read.bag.sort_unstable();
        (read.words.len() >= ENOUGH).then_some(read)
    }

    /// How two quotations relate; at worst the product of their lengths, which [`LONGEST`] bounds.
    pub fn likeness(&self, other: &Quotation) -> Likeness {
        let (shorter, longer) = (self.words.len().min(other.words.len()), self.words.len().max(other.words.len()));
        let best = shorter as i32 * MATCH;
        let near = |score: i32| f64::from(score) >= ALIGNED * f64::from(best);
        let shared = overlap(&self.bag, &other.bag);
        let telling = shared.iter().filter(|(_, long)| *long).count();
        let telling = shared.len() >= PLENTY || telling >= TELLING;
        if longer > LONGEST || shared.len() < ENOUGH || !telling || !near(shared.len() as i32 * MATCH) {
            Likeness::Different
        } else if self.words == other.words {
            Likeness::Same
        } else if self.runs_in(&other.words) || other.runs_in(&self.words) {
            Likeness::Contained
        } else if near(alignment(&self.words, &other.words)) {
            Likeness::Drift
        } else {
            Likeness::Different
        }
    }

    /// Whether each stretch is a contiguous run of `words`, one after the other.
    fn runs_in(&self, words: &[Word]) -> bool {
        let (mut from, mut start) = (0, 0);
        self.ends.iter().all(|&end| {
            let stretch = &self.words[start..end];
            start = end;
            let found = words[from..].windows(stretch.len()).position(|window| window == stretch);
            from += found.map_or(0, |at| at + stretch.len());
            found.is_some()
        })
    }
}

/// The quotation with every gap that it marks itself written as one sign.
fn marked(quote: &str) -> String {
    let mut marked = String::with_capacity(quote.len());
    let mut inside = false;
    for letter in quote.replace("...", "\u{2026}").chars() {
        match letter {
            '[' | '(' => inside = true,
            ']' | ')' => {
                inside = false;
                marked.push('\u{2026}');
            }
            _ if inside => {}
            _ => marked.push(letter),
        }
    }
    marked
}

/// Words that two sorted bags share: never fewer than two texts share in order.
fn overlap(left: &[Word], right: &[Word]) -> Vec<Word> {
    let mut at = 0;
    let mut shared = Vec::new();
    for word in left {
        at += right[at..].iter().take_while(|other| *other < word).count();
        if right.get(at) == Some(word) {
            shared.push(*word);
            at += 1;
        }
    }
    shared
}

/// Score of the best local alignment of two word sequences (Smith & Waterman 1981).
fn alignment(left: &[Word], right: &[Word]) -> i32 {
    let mut row = vec![0; right.len() + 1];
    let mut best = 0;
    for word in left {
        let mut diagonal = 0;
        for (at, other) in right.iter().enumerate() {
            let above = row[at + 1];
            let met = diagonal + if word == other { MATCH } else { -1 };
            row[at + 1] = met.max(above - 1).max(row[at] - 1).max(0);
            best = best.max(row[at + 1]);
            diagonal = above;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::Quotation;

    fn compare(left: &str, right: &str) -> &'static str {
        let [left, right] = [left, right].map(|quote| Quotation::new(quote).unwrap());
        left.likeness(&right).name()
    }

    #[test]
    fn typography_is_no_change() {
        assert_eq!(compare("We don’t know – perhaps tomorrow.", "we don't know, perhaps tomorrow"), "same");
    }

    #[test]
    fn a_run_of_the_other_is_contained() {
        assert_eq!(
            compare("the harbour talks failed for good", "I think the harbour talks failed for good, and so be it"),
            "contained"
        );
    }

    #[test]
    fn an_ellipsis_marks_the_gap_honestly() {
        let whole = "the harbour talks are over, and nobody regrets it more than the minister";
        assert_eq!(compare("the harbour talks are over … nobody regrets it", whole), "contained");
        assert_eq!(compare("the harbour talks are over and nobody regrets it than the minister", whole), "drift");
    }

    #[test]
    fn changed_words_are_drift_and_other_words_are_another_quotation() {
        assert_eq!(compare("no deaths, losses or damage", "There are no deaths at sea, losses or damage"), "drift");
        assert_eq!(compare("we will never pay the fine", "we will fight them on the beaches"), "different");
    }

    #[test]
    fn what_anybody_may_say_is_no_quotation_of_anybody() {
        let budget = "the plan is to finish the bridge before the end of the year";
        assert_eq!(compare("before the end of the year", budget), "different");
        assert!(Quotation::new("a “shambles”").is_none());
    }

    #[test]
    fn words_scattered_over_a_long_speech_are_no_drift() {
        let speech = "nobody knew how the harbour would look, and when the ships came to rest at the quay, we were \
                      glad that the long winter was over and that the captain had kept his promise";
        assert_eq!(compare("the harbour was glad the captain kept winter ships", speech), "different");
    }
}
