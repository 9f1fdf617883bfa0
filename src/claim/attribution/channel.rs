//! Through what something was said, and whether its source has a name.

use super::cues::Finder;
use super::saying::Party;
use super::tree::Stretch;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::Medium;

impl<'a> Finder<'a, '_> {
    /// The channel that the clause of saying names: "in an interview with".
    pub(super) fn medium(&self, clause: Stretch, source: Option<&Party<'a>>) -> Option<Medium> {
        // "The Post" is no post.
        let named = |head: Token<'a>| head.form().starts_with(char::is_uppercase) && head.index() > 0;
        let stated = source.filter(|source| !named(source.head));
        let stated = stated.and_then(|source| self.speech.medium(source.head.lemma()));
        let words = (clause.0..=clause.1).map(|at| self.tree.token(at));
        let outside = words
            .filter(|word| word.upos().is_nominal() && source.is_none_or(|source| !source.span.contains(word.span())));
        let mut found = outside.filter_map(|word| self.channel(word));
        found.next().or(stated)
    }

    fn channel(&self, word: Token<'a>) -> Option<Medium> {
        let pair = word.previous().map(|before| format!("{} {}", before.form().to_lowercase(), word.lemma()));
        let told = pair.and_then(|pair| self.speech.medium(&pair));
        told.or_else(|| self.speech.medium(word.form())).or_else(|| self.speech.medium(word.lemma()))
    }

    /// Whether the source is only described ("an official", "sources"), or asked not to be named.
    pub(super) fn anonymous(&self, source: Option<&Party<'a>>) -> bool {
        let Some(source) = source else { return false };
        let sentence = self.tree.sentence;
        let named = sentence
            .tokens()
            .filter(|token| source.span.contains(token.span()))
            .any(|token| token.upos() == Upos::Propn && self.names(token, source.head));
        let determiner = self.tree.kid(source.head, &[Deprel::Det]).map(|word| word.form().to_lowercase());
        let indefinite = determiner
            .as_deref()
            .is_none_or(|word| matches!(word, "a" | "an" | "some" | "one" | "another" | "several" | "many"));
        let described = self.speech.describes(&source.head.lemma().to_lowercase()) && indefinite && !named;
        described || self.withheld && !named
    }

    /// Whether the name is the source's own: its head, or in apposition to it; not of whom it speaks for.
    fn names(&self, token: Token<'a>, head: Token<'a>) -> bool {
        token == head || token.head() == Some(head) && matches!(token.deprel(), Deprel::Appos | Deprel::Flat)
    }
}
