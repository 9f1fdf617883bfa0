//! What a claim quotes, and the words of a quotation as they are compared.

use super::number::{cardinal, decade};
use crate::claim::phrase::ordinal;
use crate::claim::{Facts, Link};

/// The innermost link with words in quotation marks.
pub(crate) fn quoting<'a>(claim: &Facts<'a>) -> Option<&'a Link> {
    claim.attribution.iter().rev().find(|link| !link.quote.is_empty())
}

/// What is drawn together in speech, and may be printed in full.
const CONTRACTIONS: [(&str, &str); 14] = [
    ("can't", "can not"),
    ("cannot", "can not"),
    ("won't", "will not"),
    ("n't", " not"),
    ("'re", " are"),
    ("'ve", " have"),
    ("'ll", " will"),
    ("'m ", " am "),
    ("t's ", "t is "),
    ("at's ", "at is "),
    ("ere's ", "ere is "),
    ("he's ", "he is "),
    ("ho's ", "ho is "),
    ("He's ", "He is "),
];

/// The words of a quotation: lower case, letters and digits only, apostrophes dropped, small numbers in digits.
pub(crate) fn quoted_words(quote: &str) -> Vec<String> {
    written_words(quote).map(|word| in_digits(word.to_lowercase())).collect()
}

/// The same as they are written.
pub(crate) fn written_words(quote: &str) -> impl Iterator<Item = String> {
    let mut plain = quote.replace('\u{2019}', "'");
    if plain.contains(['\'', '&', '.']) || plain.contains("cannot") {
        plain = plain.replace('&', " and ");
        for (short, long) in CONTRACTIONS {
            plain = plain.replace(short, long);
        }
        plain = plain.replace(['\'', '.'], "");
    }
    let words: Vec<String> = plain.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect();
    words.into_iter().filter(|word| !word.is_empty())
}

/// The greatest number that is written in words or in digits as a paper pleases.
const WRITTEN_OUT: f64 = 20.0;

/// A small number, and the years of a decade, in digits; any other word as it is.
pub(crate) fn in_digits(word: String) -> String {
    let small = cardinal(&word).filter(|number| *number <= WRITTEN_OUT).map(|number| number.to_string());
    // "The Twelfth", "the 12th".
    let small = small.or_else(|| ordinal(&word).map(|rank| format!("{rank}th")));
    let years = || decade(&word).filter(|_| word.ends_with("ies")).map(|tens| format!("{tens}0s"));
    small.or_else(years).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::in_digits;

    #[test]
    fn small_numbers_and_decades_are_written_in_digits() {
        let written = ["twelve", "twenties", "thousand", "harbour"].map(|word| in_digits(word.to_owned()));
        assert_eq!(written, ["12", "20s", "thousand", "harbour"]);
    }
}
