//! A second look at names that the network took for words: "the Ever Given", "Pragyan drove on".
//!
//! Inside a running sentence a capital says that a word is a name, whatever it spells; at the beginning the rest of the
//! article says so. Where the network reads such a word as a verb or an adverb all the same, the sentence is
//! read once more with a name in its place that the network knows. Only what the network sees changes.

use super::folded::Folded;
use super::headline::is_titled;
use super::model::Predicted;
use super::wordnet::Classes;
use super::{Deprel, Upos};
use rustc_hash::{FxHashMap, FxHashSet};

/// A name that any treebank of news has, for one that it has not.
const KNOWN: &str = "Smith";

/// Occurrences inside sentences from which a capitalised word is a name though the article has it small elsewhere too.
const TWICE: u32 = 2;

/// Words that an article writes with a capital inside its sentences.
#[derive(Debug, Default)]
pub(crate) struct Names<'t> {
    capital: FxHashMap<&'t str, u32>,
    small: FxHashSet<&'t str>,
}

impl<'t> Names<'t> {
    /// Takes note of a sentence of running text.
    pub(crate) fn note(&mut self, forms: &[&'t str]) {
        if is_titled(forms) {
            return;
        }
        for (at, form) in forms.iter().enumerate() {
            if form.starts_with(char::is_lowercase) {
                self.small.insert(form);
            } else if is_capitalised(form) && is_inside(forms, at) {
                *self.capital.entry(form).or_default() += 1;
            }
        }
    }

    /// The forms of a sentence with known names for those that were misread; none where all were read as names.
    pub(super) fn corrected<'f>(
        &self,
        forms: &[&'f str],
        words: &[Predicted],
        classes: &Classes,
    ) -> Option<Vec<&'f str>> {
        let misread = |at: usize| {
            let unheard = || !classes.is_word(Folded::new(forms[at]).bytes());
            match words[at].upos {
                Upos::Verb | Upos::Adv => self.is_name(forms, at),
                Upos::Noun | Upos::Adj | Upos::Intj | Upos::X => unheard() && self.is_name(forms, at),
                _ => false,
            }
        };
        let any = !self.capital.is_empty() && (0..forms.len()).any(misread) && !is_titled(forms);
        any.then(|| forms.iter().enumerate().map(|(at, form)| if misread(at) { KNOWN } else { form }).collect())
    }

    /// Tags as names the capitalised nouns that stand alone and that the article never has small, or that have a number:
    /// "Luna 25 crashed".
    pub(super) fn tag(&self, forms: &[&str], words: &mut [Predicted]) {
        for at in 0..forms.len() {
            let noun = words[at].upos == Upos::Noun && words[at].xpos == "NN";
            let numbered = || {
                let number = words.get(at + 1).filter(|next| next.upos == Upos::Num && next.head == at + 1);
                is_capitalised(forms[at]) && number.is_some_and(|number| number.deprel == Deprel::Flat)
            };
            let determined = || {
                let of = |word: &Predicted| matches!(word.deprel, Deprel::Det | Deprel::NmodPoss | Deprel::Amod);
                words.iter().any(|word| word.head == at + 1 && of(word))
            };
            if noun && (self.is_name(forms, at) || numbered()) && !determined() {
                words[at].upos = Upos::Propn;
                words[at].xpos = "NNP";
            }
        }
    }

    /// Whether the article shows that the word is a name there: by its own capital inside the sentence and another
    /// one elsewhere, or at a beginning by never having it small.
    fn is_name(&self, forms: &[&str], at: usize) -> bool {
        let Some(&times) = self.capital.get(forms[at]) else { return false };
        let small = self.small.contains(forms[at].to_lowercase().as_str());
        !small || times >= TWICE && is_inside(forms, at)
    }
}

/// One capital, then small letters.
fn is_capitalised(form: &str) -> bool {
    let mut letters = form.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().any(char::is_lowercase)
        && letters.all(|letter| letter.is_lowercase() || letter == '\'' || letter == '\u{2019}')
}

/// Whether a word stands before it, so that no sentence, quotation or list item begins there.
fn is_inside(forms: &[&str], at: usize) -> bool {
    forms[..at].last().is_some_and(|before| before.ends_with(char::is_alphanumeric) || *before == ",")
}

#[cfg(test)]
mod tests {
    use crate::language::{Model, parse};
    use crate::text::Document;

    fn tags(text: &str, word: &str) -> Vec<&'static str> {
        let parsed = parse(&Document::bare("a", text), Model::english());
        let tokens = parsed.sentences().flat_map(|sentence| sentence.tokens().collect::<Vec<_>>());
        tokens.filter(|token| token.form() == word).map(|token| token.upos().as_str()).collect()
    }

    #[test]
    fn a_ship_that_is_spelt_like_a_verb_is_a_name() {
        let text = "The Long Given is 400 metres long. The pilots were on board the Long Given. It was given up.";
        assert_eq!(tags(text, "Given"), ["PROPN", "PROPN"]);
        assert_eq!(tags(text, "given"), ["VERB"]);
    }

    #[test]
    fn a_name_at_the_beginning_is_known_from_the_middle() {
        assert_eq!(tags("The rover, Pragyan, is small. Pragyan drove more than 100 metres.", "Pragyan"), ["PROPN"; 2]);
    }

    #[test]
    fn a_number_belongs_to_the_name_before_it() {
        assert_eq!(tags("The probe, Luna 25, was lost. Luna 25 has crashed.", "Luna"), ["PROPN"; 2]);
    }

    #[test]
    fn a_word_that_only_begins_sentences_stays_a_word() {
        assert_eq!(tags("Slowly the ship moved. Slowly it turned.", "Slowly"), ["ADV", "ADV"]);
    }
}
