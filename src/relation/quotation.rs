//! Dimension `quotation`: whether two quotations are one, and whether words were changed on the way.
//!
//! Traps: an ellipsis or square brackets mark a change honestly; typography and case are no change; one quotation
//! may be a contiguous run of the other; two people can say alike things, so much of the shorter one must be shared.

use super::voice::quoting;
use super::{Cell, Dimension, Pair};

/// Share of the shorter quotation's words that must stand in the longer one, in order, for the two to be one.
const SHARED: f64 = 0.75;
/// Words that two quotations must share at least.
const ENOUGH: usize = 4;
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
        match (quoting(pair.left), quoting(pair.right)) {
            (Some(left), Some(right)) => Cell::new(compare(&left.quote, &right.quote), &left.quote, &right.quote),
            _ => Cell::new("none", "", ""),
        }
    }
}

/// The words of a quotation: lower case, letters and digits only, apostrophes dropped.
pub(crate) fn quoted_words(quote: &str) -> Vec<String> {
    let plain = quote.replace(['\'', '\u{2019}', '.'], if quote.contains('\u{2026}') { " " } else { "" });
    let words = plain.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The stretches between the gaps that a quotation marks itself ("…", "...", "[…]", "[he]").
fn stretches(quote: &str) -> Vec<Vec<String>> {
    let mut marked = String::with_capacity(quote.len());
    let mut inside = false;
    for letter in quote.replace("...", "\u{2026}").chars() {
        match letter {
            '[' => inside = true,
            ']' => {
                inside = false;
                marked.push('\u{2026}');
            }
            _ if inside => {}
            _ => marked.push(letter),
        }
    }
    marked.split('\u{2026}').map(quoted_words).filter(|words| !words.is_empty()).collect()
}

fn compare(left: &str, right: &str) -> &'static str {
    let (a, b) = (stretches(left), stretches(right));
    let (flat_a, flat_b) = (a.concat(), b.concat());
    if flat_a.is_empty() || flat_b.is_empty() || flat_a.len().max(flat_b.len()) > LONGEST {
        return "different";
    }
    if flat_a == flat_b {
        return "same";
    }
    if runs_in(&a, &flat_b) || runs_in(&b, &flat_a) {
        return if flat_a.len().min(flat_b.len()) >= ENOUGH { "contained" } else { "different" };
    }
    let shared = common(&flat_a, &flat_b);
    let shorter = flat_a.len().min(flat_b.len());
    let share = shared as f64 / shorter as f64;
    if shared >= ENOUGH && share >= SHARED { "drift" } else { "different" }
}

/// Whether each stretch is a contiguous run of `words`, one after the other.
fn runs_in(stretches: &[Vec<String>], words: &[String]) -> bool {
    let mut from = 0;
    stretches.iter().all(|stretch| {
        let found = words[from..].windows(stretch.len()).position(|window| window == stretch.as_slice());
        from += found.map_or(0, |at| at + stretch.len());
        found.is_some()
    })
}

/// Length of the longest common subsequence; the product of the two lengths, which [`LONGEST`] bounds.
fn common(left: &[String], right: &[String]) -> usize {
    let mut row = vec![0; right.len() + 1];
    for word in left {
        let mut diagonal = 0;
        for (at, other) in right.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == other { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn typography_is_no_change() {
        assert_eq!(compare("We don’t know – yet.", "we don't know, yet"), "same");
    }

    #[test]
    fn a_run_of_the_other_is_contained() {
        assert_eq!(
            compare("the talks are over for good", "I think the talks are over for good, and so be it"),
            "contained"
        );
    }

    #[test]
    fn an_ellipsis_marks_the_gap_honestly() {
        let whole = "the talks are over, and nobody regrets it more than the minister";
        assert_eq!(compare("the talks are over … nobody regrets it", whole), "contained");
        assert_eq!(compare("the talks are over and nobody regrets it than the minister", whole), "drift");
    }

    #[test]
    fn changed_words_are_drift_and_other_words_are_another_quotation() {
        assert_eq!(compare("no deaths, losses or damage", "There are no deaths at sea, losses or damage"), "drift");
        assert_eq!(compare("we will never pay the fine", "we will fight them on the beaches"), "different");
    }
}
