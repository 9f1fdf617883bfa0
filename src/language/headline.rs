//! Headlines in title case or capitals, set as a sentence would be: what the network was trained on.
//!
//! "Norway Issues Visas" reads as three names. A word is set small where the article's own prose has it small, kept
//! where the prose only has it with a capital, and otherwise set small where the dictionary knows it as more than a
//! name. Only the shapes change that the network sees; spans and text stay as they are.

use super::wordnet::{ADJECTIVE, ADVERB, Classes, NOUN, VERB};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// How much of an article's prose is looked through, in bytes.
const PROSE: usize = 60_000;

/// Words that are small inside a sentence, whatever the dictionary says of their nouns.
const SMALL: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "and", "or", "but", "nor",
    "not", "no", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will",
    "would", "can", "could", "may", "might", "must", "shall", "should", "it", "its", "he", "she", "his", "her", "they",
    "their", "them", "we", "our", "you", "your", "who", "whom", "whose", "which", "what", "when", "where", "why",
    "how", "that", "this", "these", "those", "if", "than", "then", "so", "up", "out", "off", "over", "under", "after",
    "before", "into", "about", "against", "between", "among", "amid", "during", "without", "through", "while", "until",
    "because", "although", "though", "all", "some", "any", "every", "each", "both", "more", "most", "many", "few",
    "other", "another", "such", "only", "just", "still", "yet", "again", "there", "here",
];

/// The words of an article's prose as they stand.
#[derive(Debug, Default)]
pub(super) struct Seen<'t> {
    words: FxHashSet<&'t str>,
}

impl<'t> Seen<'t> {
    /// Looks through prose, up to a bound; one pass.
    pub(super) fn of(prose: impl Iterator<Item = &'t str>) -> Seen<'t> {
        let mut seen = Seen::default();
        let mut left = PROSE;
        for block in prose {
            let block = &block[..block.floor_char_boundary(left.min(block.len()))];
            left -= block.len();
            seen.words.extend(
                block.split(|letter: char| !letter.is_alphanumeric() && letter != '-').filter(|word| !word.is_empty()),
            );
            if left == 0 {
                break;
            }
        }
        seen
    }

    /// The forms as a sentence would set them; none where the headline is set as a sentence already.
    pub(super) fn plain<'f>(&self, forms: &[&'f str], classes: &Classes) -> Option<Vec<Cow<'f, str>>> {
        is_titled(forms).then(|| forms.iter().enumerate().map(|(at, form)| self.set(at, form, classes)).collect())
    }

    fn set<'f>(&self, at: usize, form: &'f str, classes: &Classes) -> Cow<'f, str> {
        let capitals = form.chars().filter(|letter| letter.is_uppercase()).count();
        if at == 0 || capitals != 1 || !form.starts_with(char::is_uppercase) || form.contains('.') {
            return Cow::Borrowed(form);
        }
        let small = form.to_lowercase();
        if SMALL.contains(&small.as_str()) || self.words.contains(small.as_str()) {
            return Cow::Owned(small);
        }
        if self.words.contains(form) {
            return Cow::Borrowed(form);
        }
        let class = classes.of(small.as_bytes());
        let more = class & (VERB | ADJECTIVE | ADVERB) != 0 || class & NOUN != 0 && !classes.may_be_a_name(&small);
        if more { Cow::Owned(small) } else { Cow::Borrowed(form) }
    }
}

/// Whether nearly every longer word has a capital.
pub(super) fn is_titled(forms: &[&str]) -> bool {
    let long = forms.iter().filter(|form| form.len() > 3 && form.starts_with(char::is_alphabetic));
    let (mut all, mut capitals) = (0, 0);
    for form in long {
        all += 1;
        capitals += usize::from(form.starts_with(char::is_uppercase));
    }
    all >= 3 && capitals * 10 >= all * 8
}

#[cfg(test)]
mod tests {
    use super::Seen;
    use crate::language::Model;

    fn check(headline: &str, prose: &str) -> String {
        let forms: Vec<&str> = headline.split(' ').collect();
        let plain = Seen::of([prose].into_iter()).plain(&forms, Model::english().classes());
        plain.map_or_else(|| headline.to_owned(), |forms| forms.join(" "))
    }

    #[test]
    fn a_headline_is_set_as_a_sentence() {
        assert_eq!(
            check("Norway Is Reportedly Denying Visas to Fleeing Writers", "Norway has denied them."),
            "Norway is reportedly denying visas to fleeing writers"
        );
        assert_eq!(check("Norway refuses visas to Malta", ""), "Norway refuses visas to Malta");
    }

    #[test]
    fn the_prose_tells_names_from_words() {
        assert_eq!(
            check("Apple Stores Close Early Today", "The shops of Apple close. Many Stores did."),
            "Apple Stores close early today"
        );
    }
}
