//! What the network sees of a word: hashes of the whole, its ends, its shape and its WordNet class.
//!
//! What the folding of a form loses is kept in the shape.

use super::folded::{Folded, LONGEST, hash};
use super::wordnet::Classes;

/// Number of embedding tables, one a feature.
pub(crate) const TABLES: usize = 9;

/// The least number of occurrences in training for a feature to get an entry of its own.
pub(crate) const GATES: [u32; TABLES] = [2, 3, 3, 3, 3, 3, 2, 1, 1];

/// How often each feature is hidden in training, as a share.
pub(crate) const HIDDEN: [f32; TABLES] = [0.2, 0.05, 0.05, 0.1, 0.05, 0.05, 0.02, 0.1, 0.05];

/// The feature hashes of a word, in the order of the tables.
pub(crate) fn features(form: &str, classes: &Classes) -> [u32; TABLES] {
    let folded = Folded::new(form);
    let bytes = folded.bytes();
    let word = hash(bytes);
    let suffix = |length: usize| match bytes.len().checked_sub(length) {
        Some(from) if from > 0 => hash(&bytes[from..]),
        _ => word ^ 0x5555,
    };
    let prefix = |length: usize| if bytes.len() > length { hash(&bytes[..length]) } else { word ^ 0x7777 };
    let class = classes.of(bytes);
    let coarse = u32::from(class & 0xe00f);
    [word, suffix(2), suffix(3), suffix(4), prefix(2), prefix(3), shape(form), u32::from(class), coarse]
}

/// Runs of capitals, small letters, digits and signs, at most eight, as a hash.
fn shape(form: &str) -> u32 {
    let mut runs = [0_u8; 8];
    let mut count = 0;
    let mut last = 0;
    let mut seen = 0_u32;
    for letter in form.chars().take(LONGEST) {
        let class = match letter {
            '0'..='9' => b'd',
            '-' => b'-',
            _ if letter.is_uppercase() => b'X',
            _ if letter.is_alphabetic() => b'x',
            _ => b'.',
        };
        seen |= match class {
            b'X' => 1,
            b'd' => 2,
            b'-' => 4,
            _ => 0,
        };
        if class != last && count < runs.len() {
            runs[count] = class;
            count += 1;
            last = class;
        }
    }
    hash(&runs[..count]).wrapping_add(seen)
}

#[cfg(test)]
mod tests {
    use super::{Classes, features};

    #[test]
    fn case_and_curly_quotes_change_the_shape_at_most() {
        let none = Classes::default();
        let (low, high) = (features("n't", &none), features("N\u{2019}T", &none));
        assert_eq!(low[..6], high[..6]);
        assert_ne!(low[6], high[6]);
    }
}
