//! What a number counts: the noun it modifies, or the noun after "of".

use super::amount::{Amount, Reader};
use crate::language::{Deprel, Token, Upos};
use crate::text::Span;

/// The noun that is counted, and the span of its phrase after the number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted<'a> {
    pub(super) head: Token<'a>,
    pub(super) of: Span,
}

/// How many atoms after a number its noun may begin.
const REACH: usize = 8;

impl<'a> Reader<'a> {
    /// What the amount counts, where the text says it.
    pub(super) fn counted(&self, amount: &Amount) -> Option<Counted<'a>> {
        if self.lower(amount.to) == "of" {
            return self.partitive(amount);
        }
        let number = self.sentence.token(self.atoms[amount.numeral.to - 1].token);
        let head = self.by_tree(number).or_else(|| self.by_place(amount.to))?;
        let first = self.atoms.get(amount.to)?.token;
        if head.index() < first || head.index() > first + REACH {
            return None;
        }
        let of = self.sentence.token(first).span().join(head.span());
        Some(Counted { head, of })
    }

    /// The noun that the number modifies in the tree.
    fn by_tree(&self, number: Token<'a>) -> Option<Token<'a>> {
        let mut token = number;
        for _ in 0..4 {
            let head = token.head()?;
            let modifies =
                matches!(token.deprel(), Deprel::Nummod | Deprel::Compound | Deprel::Amod | Deprel::NmodUnmarked);
            if !modifies || head.index() < number.index() {
                return None;
            }
            if head.upos().is_nominal() && token.deprel() != Deprel::Compound {
                return Some(head);
            }
            token = head;
        }
        None
    }

    /// The last noun of the run of adjectives and nouns that follows, where the tree does not say.
    fn by_place(&self, at: usize) -> Option<Token<'a>> {
        let mut found = None;
        for atom in self.atoms.iter().skip(at).take(REACH) {
            let token = self.sentence.token(atom.token);
            match token.upos() {
                Upos::Noun | Upos::Propn => found = Some(token),
                Upos::Adj if found.is_none() => {}
                Upos::Verb if found.is_none() && matches!(token.xpos(), "VBG" | "VBN") => {}
                _ => break,
            }
        }
        found.filter(|token| matches!(token.xpos(), "NNS" | "NNPS") || token.lemma() == "people")
    }

    /// "half of the 40 men", "one of the oldest towns", "dozens of people".
    fn partitive(&self, amount: &Amount) -> Option<Counted<'a>> {
        let of = self.atoms.get(amount.to)?.token;
        let head = self.sentence.token(of).head().filter(|head| head.index() > of && head.upos() != Upos::Verb)?;
        let first = self.sentence.token(self.atoms.get(amount.to + 1)?.token);
        if head.index() > of + REACH || first.index() > head.index() {
            return None;
        }
        Some(Counted { head, of: first.span().join(head.span()) })
    }
}
