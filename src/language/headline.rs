//! Headlines in title case, and sentences in capitals, set as a sentence would be: what the network was trained on.
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
        if is_shouted(forms) {
            let mut set: Vec<Cow<'f, str>> = Vec::with_capacity(forms.len());
            for form in forms {
                let lowered = self.lowered(form, classes);
                let capital = capitalised(&lowered);
                let named = set.last().is_some_and(|before| is_first_name(before, classes));
                let rest = named && lowered != capital && is_base(&capital, classes) && !self.words.contains(&*lowered);
                set.push(if rest { Cow::Owned(capital) } else { lowered });
            }
            return Some(set);
        }
        let mut set: Vec<Cow<'f, str>> = Vec::with_capacity(forms.len());
        for (at, form) in forms.iter().enumerate() {
            let named = set.last().is_some_and(|before| is_first_name(before, classes));
            set.push(if named && is_base(form, classes) { Cow::Borrowed(*form) } else { self.set(at, form, classes) });
        }
        is_titled(forms).then_some(set)
    }

    /// A word in capitals as a sentence has it: as the prose does, small where the dictionary knows it as more than a name.
    fn lowered<'f>(&self, form: &'f str, classes: &Classes) -> Cow<'f, str> {
        if form.chars().filter(|letter| letter.is_uppercase()).count() < 2 {
            return Cow::Borrowed(form);
        }
        let small = form.to_lowercase();
        let capital = capitalised(&small);
        if SMALL.contains(&small.as_str()) || self.words.contains(small.as_str()) {
            return Cow::Owned(small);
        }
        if self.words.contains(capital.as_str()) {
            return Cow::Owned(capital);
        }
        let class = classes.of(small.as_bytes());
        let more = class & (VERB | ADJECTIVE | ADVERB) != 0 || class & NOUN != 0 && !classes.may_be_a_name(&small);
        Cow::Owned(if more { small } else { capital })
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

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Whether a word with a capital is no word of the dictionary: "Alan".
fn is_first_name(form: &str, classes: &Classes) -> bool {
    let small = form.to_lowercase();
    form.len() > 2
        && form.starts_with(char::is_uppercase)
        && !SMALL.contains(&small.as_str())
        && !classes.is_word(small.as_bytes())
}

/// Whether a word with one capital may be the rest of a name: no ending tells that it is a verb. "Alan *Reeve* Arrested".
fn is_base(form: &str, classes: &Classes) -> bool {
    let small = form.to_lowercase();
    let capital = form.starts_with(char::is_uppercase) && !SMALL.contains(&small.as_str());
    let inflected = ["ed", "ing", "s"].iter().any(|ending| small.ends_with(ending));
    capital && !inflected && classes.of(small.as_bytes()) >> 13 == 0
}

/// Whether words stand in capitals alone, and are more than a few initials.
pub(super) fn is_shouted(forms: &[&str]) -> bool {
    let long = forms.iter().filter(|form| form.len() > 3 && form.chars().all(char::is_alphabetic));
    let small = |form: &&str| form.chars().any(char::is_lowercase);
    long.count() >= 3 && !forms.iter().any(small)
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
        assert_eq!(check("Alan Reeve Arrested in Bergen", ""), "Alan Reeve arrested in Bergen");
    }

    #[test]
    fn capitals_alone_are_set_as_a_sentence() {
        assert_eq!(check("NORWAY DID NOT SIGN THE TREATY", ""), "Norway did not sign the treaty");
        assert_eq!(check("HAUGE LINE CLOSES MILL", "The Hauge Line has closed it."), "Hauge Line closes mill");
    }

    #[test]
    fn the_prose_tells_names_from_words() {
        assert_eq!(
            check("Apple Stores Close Early Today", "The shops of Apple close. Many Stores did."),
            "Apple Stores close early today"
        );
    }
}
