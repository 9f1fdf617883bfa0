//! A sentence's tree with children lists and the stretch of words below each word.

use crate::language::{Deprel, Sentence, Token};
use crate::text::Span;

/// First and last word of a stretch, both included.
pub(super) type Stretch = (usize, usize);

/// A sentence with what its tree says in one look-up a word.
pub(super) struct Tree<'a> {
    pub(super) sentence: Sentence<'a>,
    kids: Vec<Vec<u32>>,
    extents: Vec<Stretch>,
}

impl<'a> Tree<'a> {
    /// Linear in the sentence's length.
    pub(super) fn new(sentence: Sentence<'a>) -> Tree<'a> {
        let mut kids = vec![Vec::new(); sentence.len()];
        let mut order = Vec::with_capacity(sentence.len());
        for token in sentence.tokens() {
            match token.head() {
                Some(head) => kids[head.index()].push(token.index() as u32),
                None => order.push(token.index()),
            }
        }
        let mut at = 0;
        while at < order.len() {
            order.extend(kids[order[at]].iter().map(|&kid| kid as usize));
            at += 1;
        }
        let mut extents: Vec<Stretch> = (0..sentence.len()).map(|index| (index, index)).collect();
        for &index in order.iter().rev() {
            if let Some(head) = sentence.token(index).head() {
                let (first, last) = extents[index];
                let above = &mut extents[head.index()];
                *above = (above.0.min(first), above.1.max(last));
            }
        }
        Tree { sentence, kids, extents }
    }

    pub(super) fn token(&self, index: usize) -> Token<'a> {
        self.sentence.token(index)
    }

    pub(super) fn kids(&self, token: Token<'a>) -> impl DoubleEndedIterator<Item = Token<'a>> + '_ {
        self.kids[token.index()].iter().map(|&kid| self.sentence.token(kid as usize))
    }

    pub(super) fn kid(&self, token: Token<'a>, relations: &[Deprel]) -> Option<Token<'a>> {
        self.kids(token).find(|kid| relations.contains(&kid.deprel()))
    }

    /// The stretch from the first to the last word below `token`, itself included.
    pub(super) fn extent(&self, token: Token<'a>) -> Stretch {
        self.extents[token.index()]
    }

    pub(super) fn span(&self, (first, last): Stretch) -> Span {
        self.token(first).span().join(self.token(last).span())
    }

    /// The preposition or subordinator of `token`, its words joined by a space; "" where there is none.
    pub(super) fn marker(&self, token: Token<'a>) -> String {
        let marks = self.kids(token).filter(|kid| matches!(kid.deprel(), Deprel::Case | Deprel::Mark));
        let words: Vec<String> = marks.map(|kid| kid.form().to_lowercase()).collect();
        words.join(" ")
    }

    /// `stretch` without punctuation at its ends, quotation marks and brackets kept; none where nothing is left.
    pub(super) fn trim(&self, (mut first, mut last): Stretch) -> Option<Stretch> {
        let loose = |index: usize| {
            let form = self.token(index).form();
            matches!(form, "," | "." | ";" | ":" | "-" | "–" | "—" | "--" | "―" | "…" | "...")
        };
        while first <= last && loose(first) {
            first += 1;
        }
        while last > first && loose(last) {
            last -= 1;
        }
        (first <= last).then_some((first, last))
    }

    /// `whole` without the words of `hole`, in the order of the text.
    pub(super) fn without(&self, whole: Stretch, hole: Stretch) -> Vec<Stretch> {
        let mut pieces = Vec::new();
        if hole.0 > whole.0 {
            pieces.push((whole.0, whole.1.min(hole.0 - 1)));
        }
        if hole.1 < whole.1 {
            pieces.push((whole.0.max(hole.1 + 1), whole.1));
        }
        pieces.into_iter().filter_map(|piece| self.trim(piece)).collect()
    }
}
