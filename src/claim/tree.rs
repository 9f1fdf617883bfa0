//! One sentence's tree with its edges laid out: children in one look-up, and stretches of text below a word.
//!
//! [`Token::children`] walks the whole sentence; here every edge is written down once, so that reading a
//! sentence stays linear in its length.

use crate::language::{Deprel, Sentence, Token, Upos};
use crate::text::Span;

/// A sentence with its children lists.
#[derive(Debug)]
pub(crate) struct Tree<'a> {
    pub(crate) sentence: Sentence<'a>,
    first: Vec<u32>,
    kids: Vec<u32>,
    order: Vec<u32>,
    lower: Vec<Box<str>>,
}

impl<'a> Tree<'a> {
    pub(crate) fn new(sentence: Sentence<'a>) -> Tree<'a> {
        let heads: Vec<Option<usize>> = sentence.tokens().map(|token| token.head().map(Token::index)).collect();
        let mut first = vec![0_u32; heads.len() + 1];
        for head in heads.iter().flatten() {
            first[head + 1] += 1;
        }
        for at in 0..heads.len() {
            first[at + 1] += first[at];
        }
        let mut next = first.clone();
        let mut kids = vec![0; first[heads.len()] as usize];
        for (child, head) in heads.iter().enumerate() {
            if let Some(head) = *head {
                kids[next[head] as usize] = child as u32;
                next[head] += 1;
            }
        }
        let lower = sentence.tokens().map(|token| token.form().to_lowercase().into()).collect();
        let mut tree = Tree { sentence, first, kids, order: Vec::with_capacity(heads.len()), lower };
        tree.order =
            tree.from_roots(heads.iter().enumerate().filter(|(_, head)| head.is_none()).map(|(at, _)| at as u32));
        tree
    }

    /// Every word below `roots`, each after its head.
    fn from_roots(&self, roots: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut order: Vec<u32> = roots.collect();
        let mut at = 0;
        while let Some(&word) = order.get(at) {
            order.extend_from_slice(self.kids_of(word as usize));
            at += 1;
        }
        order
    }

    fn kids_of(&self, index: usize) -> &[u32] {
        &self.kids[self.first[index] as usize..self.first[index + 1] as usize]
    }

    /// Number of words.
    pub(crate) fn len(&self) -> usize {
        self.lower.len()
    }

    /// The word at `index`.
    pub(crate) fn token(&self, index: usize) -> Token<'a> {
        self.sentence.token(index)
    }

    /// Its words, each after its head.
    pub(crate) fn top_down(&self) -> impl Iterator<Item = Token<'a>> + '_ {
        self.order.iter().map(|&index| self.token(index as usize))
    }

    /// The word in lower case.
    pub(crate) fn lower(&self, token: Token<'a>) -> &str {
        &self.lower[token.index()]
    }

    /// The words that depend on `token`, in order.
    pub(crate) fn children(&self, token: Token<'a>) -> impl DoubleEndedIterator<Item = Token<'a>> + '_ {
        self.kids_of(token.index()).iter().map(|&index| self.token(index as usize))
    }

    /// The first dependent with one of these relations.
    pub(crate) fn child(&self, token: Token<'a>, relations: &[Deprel]) -> Option<Token<'a>> {
        self.children(token).find(|child| relations.contains(&child.deprel()))
    }

    /// Whether there is a dependent with that relation.
    pub(crate) fn has(&self, token: Token<'a>, relation: Deprel) -> bool {
        self.child(token, &[relation]).is_some()
    }

    /// Whether a comma stands before `token`'s phrase: what it says describes, and does not tell which one is meant.
    pub(crate) fn is_set_off(&self, token: Token<'a>) -> bool {
        self.children(token).any(|mark| mark.form() == "," && mark.index() < token.index())
    }

    /// The first dependent that introduces `token`: a preposition, possessive mark or subordinator.
    pub(crate) fn case(&self, token: Token<'a>) -> Option<Token<'a>> {
        self.child(token, &[Deprel::Case])
    }

    /// The whole preposition of `token`, its words joined by `_`; empty where there is none.
    pub(crate) fn preposition(&self, token: Token<'a>) -> String {
        let with = |relation: Deprel| {
            let before = move |child: &Token<'a>| child.deprel() == relation && child.index() < token.index();
            self.children(token).filter(before).filter(|child| !self.lower(*child).starts_with(['\'', '’']))
        };
        let relation = if with(Deprel::Case).next().is_some() { Deprel::Case } else { Deprel::Mark };
        let mut words: Vec<&str> = Vec::new();
        for child in with(relation) {
            words.push(self.lower(child));
            let parts = self.children(child).filter(|part| part.deprel() == Deprel::Fixed);
            words.extend(parts.map(|part| self.lower(part)));
        }
        words.join("_")
    }

    /// `token` and its coordinated words.
    pub(crate) fn conjuncts(&self, token: Token<'a>) -> impl Iterator<Item = Token<'a>> + '_ {
        std::iter::once(token).chain(self.children(token).filter(|child| child.deprel() == Deprel::Conj))
    }

    /// The unbroken stretch of words around `head` that depend on it, without those that `leave_out` names
    /// (and all below them), and without punctuation at its ends.
    pub(crate) fn stretch(&self, head: Token<'a>, leave_out: impl Fn(Token<'a>) -> bool) -> Stretch {
        let mut inside = vec![false; self.len()];
        inside[head.index()] = true;
        let mut open = vec![head];
        while let Some(token) = open.pop() {
            for child in self.children(token).filter(|&child| !leave_out(child)) {
                inside[child.index()] = true;
                open.push(child);
            }
        }
        let mut first = head.index();
        while first > 0 && inside[first - 1] {
            first -= 1;
        }
        let mut last = head.index();
        while last + 1 < inside.len() && inside[last + 1] {
            last += 1;
        }
        self.trimmed(Stretch { first, last }, head.index())
    }

    /// Without punctuation at the ends, but for brackets and quotation marks that pair up inside.
    fn trimmed(&self, mut stretch: Stretch, head: usize) -> Stretch {
        let mark = |at: usize| self.token(at).upos() == Upos::Punct;
        loop {
            let (opens, closes) = (self.token(stretch.first).form(), self.token(stretch.last).form());
            let paired = stretch.first < stretch.last && is_pair(opens, closes);
            if stretch.last > head && mark(stretch.last) && !paired && !self.closes_inside(stretch) {
                stretch.last -= 1;
            } else if stretch.first < head && mark(stretch.first) && !paired && !self.opens_inside(stretch) {
                stretch.first += 1;
            } else {
                return stretch;
            }
        }
    }

    fn closes_inside(&self, stretch: Stretch) -> bool {
        let closing = self.token(stretch.last).form();
        (stretch.first..stretch.last).any(|at| is_pair(self.token(at).form(), closing))
    }

    fn opens_inside(&self, stretch: Stretch) -> bool {
        let opening = self.token(stretch.first).form();
        (stretch.first + 1..=stretch.last).any(|at| is_pair(opening, self.token(at).form()))
    }
}

/// Whether the two marks enclose something together.
fn is_pair(opening: &str, closing: &str) -> bool {
    matches!(
        (opening, closing),
        ("(" | "-LRB-", ")" | "-RRB-")
            | ("[" | "-LSB-", "]" | "-RSB-")
            | ("“", "”")
            | ("‘", "’")
            | ("``", "''")
            | ("\"", "\"")
            | ("'" | "`", "'")
    )
}

/// An unbroken run of words, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) first: usize,
    pub(crate) last: usize,
}

impl Stretch {
    /// The run of one word.
    pub(crate) fn of(token: Token<'_>) -> Stretch {
        Stretch { first: token.index(), last: token.index() }
    }

    /// The bytes from its first to its last word.
    pub(crate) fn span(self, sentence: Sentence<'_>) -> Span {
        sentence.token(self.first).span().join(sentence.token(self.last).span())
    }

    /// The shortest run that holds both.
    pub(crate) fn join(self, other: Stretch) -> Stretch {
        Stretch { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// Whether that word lies inside.
    pub(crate) fn holds(self, token: Token<'_>) -> bool {
        (self.first..=self.last).contains(&token.index())
    }
}
