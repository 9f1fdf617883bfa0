//! One sentence's words for the readers of values: lower-case forms, which are taken, what stands near in the tree.

use crate::claim::reference::Referents;
use crate::claim::tree::Tree;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{Lexicon, Predicate};
use crate::text::{Lines, Position, Span};
use ecow::EcoString;
use std::cell::RefCell;
use std::ops::Range;

/// A sentence while its values are read.
pub(super) struct Words<'a> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) referents: &'a Referents,
    pub(super) lines: &'a Lines,
    taken: RefCell<Vec<bool>>,
}

/// Steps in the tree within which a word is near a value.
const NEAR: usize = 2;
/// Words on either side that are near it whatever the tree.
const BESIDE: usize = 3;

impl<'a> Words<'a> {
    pub(super) fn new(
        tree: &'a Tree<'a>,
        lexicon: &'a Lexicon,
        referents: &'a Referents,
        lines: &'a Lines,
    ) -> Words<'a> {
        Words { tree, lexicon, referents, lines, taken: RefCell::new(vec![false; tree.len()]) }
    }

    pub(super) fn len(&self) -> usize {
        self.tree.len()
    }

    /// The word at `at` in lower case; empty beyond the sentence.
    pub(super) fn lower(&self, at: usize) -> &str {
        if at < self.len() { self.tree.lower(self.tree.token(at)) } else { "" }
    }

    pub(super) fn token(&self, at: usize) -> Option<Token<'a>> {
        (at < self.len()).then(|| self.tree.token(at))
    }

    pub(super) fn form(&self, at: usize) -> &'a str {
        self.token(at).map_or("", Token::form)
    }

    /// The number that a word is: "24", "twenty".
    pub(super) fn number(&self, at: usize) -> Option<f64> {
        let word = self.lower(at);
        word.parse::<u32>().ok().map(f64::from).or_else(|| self.lexicon.units.number(word))
    }

    /// Marks words as read; no other value holds them.
    pub(super) fn take(&self, range: Range<usize>) {
        self.taken.borrow_mut()[range].fill(true);
    }

    pub(super) fn is_free(&self, range: Range<usize>) -> bool {
        !self.taken.borrow()[range].iter().any(|&taken| taken)
    }

    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        self.tree.token(range.start).span().join(self.tree.token(range.end - 1).span())
    }

    pub(super) fn position(&self, range: &Range<usize>) -> Position {
        self.lines.position(self.tree.sentence.text(), self.span(range))
    }

    pub(super) fn text(&self, range: &Range<usize>) -> EcoString {
        self.span(range).of(self.tree.sentence.text()).into()
    }

    /// The token of the range whose head lies outside it.
    pub(super) fn top(&self, range: &Range<usize>) -> Token<'a> {
        let outside = |at: &usize| self.tree.token(*at).head().is_none_or(|head| !range.contains(&head.index()));
        self.tree.token(range.clone().find(outside).unwrap_or(range.start))
    }

    /// The content words near a range, in the tree or in the row, by their tokens; not those of the range.
    pub(super) fn near(&self, range: &Range<usize>) -> Vec<Token<'a>> {
        let top = self.top(range);
        let mut inside = vec![false; self.len()];
        let mut above = Some(top);
        for _ in 0..=NEAR {
            let Some(token) = above else { break };
            inside[token.index()] = true;
            for child in self.tree.children(token).filter(|child| child.deprel() != Deprel::Conj) {
                inside[child.index()] = true;
            }
            above = token.head();
        }
        let beside = range.start.saturating_sub(BESIDE)..(range.end + BESIDE).min(self.len());
        inside[beside].fill(true);
        let near = (0..self.len()).filter(|at| inside[*at] && !range.contains(at));
        near.map(|at| self.tree.token(at)).filter(|&token| is_content(token)).collect()
    }
}

/// What happens at a predicate: the vocabulary's class of it, else its stem.
pub(super) fn event(words: &Words<'_>, predicate: Token<'_>) -> EcoString {
    let object = words.tree.child(predicate, &[Deprel::Obj]).map(Token::lemma);
    let query = Predicate { lemma: predicate.lemma(), object, ..Predicate::default() };
    let class = words.lexicon.events.lookup(&query).filter(|_| predicate.upos() == Upos::Verb);
    class.map_or_else(|| stem(predicate), |class| class.id.clone())
}

/// Whether a word says something of its own.
pub(super) fn is_content(token: Token<'_>) -> bool {
    let kind = matches!(token.upos(), Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj);
    kind && token.form().chars().filter(|letter| letter.is_alphabetic()).count() > 1
}

/// Endings that a stem leaves off.
const ENDINGS: [&str; 8] = ["ings", "ing", "ers", "er", "ions", "ion", "ed", "s"];

/// The stem under which words of one family meet: "shoot" for "shooting", "shooter".
pub(super) fn stem(token: Token<'_>) -> EcoString {
    if token.upos() == Upos::Propn {
        return token.form().to_lowercase().into();
    }
    cut(&token.lemma().to_lowercase()).into()
}

/// A word in lower case without its ending.
pub(crate) fn cut(word: &str) -> &str {
    let stem = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() > 3));
    stem.unwrap_or(word)
}
