//! One sentence with the dependents of every word at hand.

use crate::language::{Deprel, Sentence, Token, Upos};
use std::borrow::Cow;

/// A sentence's words, and who depends on whom.
pub(super) struct Tree<'a> {
    pub(super) sentence: Sentence<'a>,
    children: Vec<Vec<usize>>,
    /// Whether capitals say nothing here: a headline, or text in title case.
    pub(super) title_case: bool,
}

/// No name is further from its head than this.
pub(super) const REACH: usize = 8;

impl<'a> Tree<'a> {
    pub(super) fn of(sentence: Sentence<'a>) -> Tree<'a> {
        let mut children = vec![Vec::new(); sentence.len()];
        let (mut capitals, mut words) = (0, 0);
        for token in sentence.tokens() {
            if let Some(head) = token.head() {
                children[head.index()].push(token.index());
            }
            if token.form().chars().count() > 3 && token.form().chars().all(char::is_alphabetic) {
                words += 1;
                capitals += usize::from(is_capitalised(token.form()));
            }
        }
        let stopped =
            sentence.tokens().next_back().is_some_and(|last| last.form().ends_with(['.', '!', '?', '"', '\u{201d}']));
        let title_case = sentence.headline() || !stopped && words >= 4 && capitals * 4 > words * 3;
        Tree { sentence, children, title_case }
    }

    pub(super) fn len(&self) -> usize {
        self.children.len()
    }

    pub(super) fn token(&self, index: usize) -> Token<'a> {
        self.sentence.token(index)
    }

    pub(super) fn children(&self, index: usize) -> impl Iterator<Item = Token<'a>> {
        self.children[index].iter().map(|&child| self.sentence.token(child))
    }

    pub(super) fn child(&self, index: usize, relation: Deprel) -> Option<Token<'a>> {
        self.children(index).find(|token| token.deprel() == relation)
    }

    /// The preposition before a noun.
    pub(super) fn case(&self, index: usize) -> Option<&'a str> {
        self.child(index, Deprel::Case).map(Token::lemma)
    }

    /// Whether `below` hangs under `above`, a few steps down.
    pub(super) fn is_under(&self, below: usize, above: usize) -> bool {
        let mut at = self.token(below);
        for _ in 0..REACH {
            match at.head() {
                Some(head) if head.index() == above => return true,
                Some(head) => at = head,
                None => return false,
            }
        }
        false
    }

    /// Whether a word looks like part of a name.
    pub(super) fn is_name_word(&self, index: usize) -> bool {
        let token = self.token(index);
        if !is_capitalised(token.form()) {
            return false;
        }
        match token.upos() {
            Upos::Propn => true,
            Upos::Noun | Upos::Adj | Upos::X | Upos::Verb => index > 0 && !self.title_case,
            _ => false,
        }
    }

    /// The words from one to another as they are read: the document's text, but for marks that show nothing.
    pub(super) fn text(&self, first: usize, last: usize) -> Cow<'a, str> {
        let whole = self.sentence.text();
        let rewritten = |at: usize| self.token(at).form() != self.token(at).span().of(whole);
        if !(first..=last).any(rewritten) {
            return Cow::Borrowed(self.token(first).span().join(self.token(last).span()).of(whole));
        }
        let mut text = String::new();
        for at in first..=last {
            let apart = at > first && self.token(at - 1).span().end() < self.token(at).span().start();
            text.push_str(if apart { " " } else { "" });
            text.push_str(self.token(at).form());
        }
        Cow::Owned(text)
    }

    pub(super) fn is_plural(&self, index: usize) -> bool {
        matches!(self.token(index).xpos(), "NNS" | "NNPS")
    }

    /// Whether the noun speaks of one that is known: "the rover", "its engine", "Norway's fleet".
    pub(super) fn is_definite(&self, index: usize) -> bool {
        let token = self.token(index);
        let known = |child: Token<'_>| match child.deprel() {
            Deprel::Det => matches!(child.lemma(), "the" | "this" | "that"),
            Deprel::NmodPoss => true,
            _ => false,
        };
        token.upos() == Upos::Noun && self.children(index).any(known)
    }

    /// The subject of a predicate.
    pub(super) fn subject(&self, index: usize) -> Option<Token<'a>> {
        self.children(index).find(|token| matches!(token.deprel(), Deprel::Nsubj | Deprel::NsubjPass))
    }
}

pub(super) fn is_capitalised(form: &str) -> bool {
    form.chars().next().is_some_and(char::is_uppercase)
}
