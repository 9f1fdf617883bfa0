//! Numbers in a sentence with what they count: intervals with a unit.
//!
//! A quantity is read from the words, not from the tree: "AUD1.5m", "between three and five
//! thousand", "at least 40 men". The tree only tells what is counted. Ordinals, dates, clock times,
//! years, scores and numbers inside names are none.

mod amount;
mod atoms;
mod counted;
mod ellipsis;
mod filters;
mod numeral;
mod range;

use super::Quantity;
use crate::language::{Sentence, Upos};
use crate::lexicon::{Lexicon, UnitKind};
use crate::text::{Lines, Span};
use amount::{Amount, Reader};
use ecow::{EcoString, eco_format};
use std::ops::Range;

/// A quantity and where it stands in its sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundQuantity {
    /// The interval with its unit.
    pub quantity: Quantity,
    /// The tokens from the first hedge to the counted noun.
    pub tokens: Range<usize>,
    /// The token that a claim holds if the quantity is the claim's: the counted noun, or the number.
    pub head: usize,
}

/// The quantities of a sentence in the order of the text; no two overlap.
///
/// One pass over the words with a bounded look ahead. `lines` are those of the document's text.
pub fn of(sentence: Sentence<'_>, lexicon: &Lexicon, lines: &Lines) -> Vec<FoundQuantity> {
    let reader = Reader { sentence, text: sentence.text(), atoms: atoms::atoms(sentence), units: &lexicon.units };
    let mut found: Vec<FoundQuantity> = Vec::new();
    let mut at = 0;
    while at < reader.atoms.len() {
        match reader.at(at) {
            Step::Found(amount) => {
                let end = amount.to;
                found.extend(
                    reader.finish(amount, lines).filter(|next| {
                        found.last().is_none_or(|last| last.quantity.span.end <= next.quantity.span.start)
                    }),
                );
                at = end.max(at + 1);
            }
            Step::Skip(to) => at = to.max(at + 1),
        }
    }
    ellipsis::complete(sentence, &mut found);
    found
}

enum Step {
    Found(Amount),
    Skip(usize),
}

impl Reader<'_> {
    fn at(&self, at: usize) -> Step {
        if let Some(amount) = self.vague(at).or_else(|| self.part(at)).or_else(|| self.nothing(at)) {
            return Step::Found(amount);
        }
        let Some(first) = self.amount(at) else { return Step::Skip(at + 1) };
        let single = first.to;
        let mut amount = self.range(first);
        if self.is_no_quantity(&amount) {
            return Step::Skip(single.max(amount.to));
        }
        self.per(&mut amount);
        self.hedges(&mut amount);
        Step::Found(amount)
    }

    fn plain(&self, from: usize, to: usize, low: Option<f64>, high: Option<f64>) -> Amount {
        let numeral =
            numeral::Numeral { from, to, value: low.unwrap_or_default(), scale: 1.0, plain: false, digits: false };
        Amount { from, to, low, high, approximate: false, unit: None, kind: None, joined: false, numeral }
    }

    /// "thousands of people", "tens of millions of dollars", "several hundred men", "a couple of days".
    fn vague(&self, at: usize) -> Option<Amount> {
        let word = self.lower(at);
        let mut amount = if matches!(word, "several" | "few") {
            let scale = self.units.magnitude(self.lower(at + 1))?;
            self.plain(at, at + 2, Some(scale), None)
        } else if word == "couple" && at > 0 && matches!(self.lower(at - 1), "a" | "the") {
            let to = at + 1 + usize::from(self.lower(at + 1) == "of" && self.counts_something(at + 2));
            self.counts_something(to).then(|| self.plain(at - 1, to, Some(2.0), Some(2.0)))?
        } else {
            let least = self.units.vague(word).or((word == "tens").then_some(10.0))?;
            let scale = self.units.vague(self.lower(at + 2)).filter(|_| self.lower(at + 1) == "of");
            let to = at + if scale.is_some() { 3 } else { 1 };
            (word != "tens" || scale.is_some()).then(|| self.plain(at, to, Some(least * scale.unwrap_or(1.0)), None))?
        };
        amount.approximate = true;
        let of = usize::from(self.lower(amount.to) == "of");
        let mut inner = Amount { to: amount.to + of, ..amount.clone() };
        self.unit_after(&mut inner);
        if inner.unit.is_some() {
            amount = inner;
        }
        self.hedges(&mut amount);
        Some(amount)
    }

    /// "half of the 40", "half a million", "a third of the seats".
    fn part(&self, at: usize) -> Option<Amount> {
        let article = usize::from(matches!(self.lower(at), "a" | "an"));
        let part =
            self.units.fraction(self.lower(at + article)).filter(|_| !self.lower(at + article).ends_with('s'))?;
        let half = self.lower(at + article) == "half";
        let before = at.checked_sub(1).map_or("", |before| self.lower(before));
        let to = at + article + 1;
        let next = self.lower(to);
        if half && matches!(next, "a" | "an") {
            let scale = self.units.magnitude(self.lower(to + 1));
            let value = part * scale.unwrap_or(1.0);
            let mut amount = self.plain(at, to + 1 + usize::from(scale.is_some()), Some(value), Some(value));
            self.unit_after(&mut amount);
            self.hedges(&mut amount);
            return (scale.is_some() || amount.unit.is_some()).then_some(amount);
        }
        let ordinal = matches!(
            before,
            "first" | "second" | "last" | "other" | "better" | "the" | "this" | "next" | "opening" | "closing"
        );
        let whole = next == "of" || half && matches!(next, "the" | "all" | "its" | "their" | "his" | "her" | "our");
        let counts = half && article == 0 && self.counts_something(to);
        if ordinal || self.glued(to) || !(whole || counts) || (article == 0 && !half) {
            return None;
        }
        let mut amount = self.plain(at, to, Some(part), Some(part));
        self.hedges(&mut amount);
        Some(amount)
    }

    /// "none of the 40", "nobody", "no one".
    fn nothing(&self, at: usize) -> Option<Amount> {
        let width =
            (1..=2).rev().find(|&width| self.units.none(&self.words(at, at + width).to_lowercase()).is_some())?;
        let unit = self.units.none(&self.words(at, at + width).to_lowercase()).filter(|unit| !unit.is_empty());
        let mut amount = self.plain(at, at + width, Some(0.0), Some(0.0));
        amount.unit = unit.cloned();
        Some(amount)
    }

    /// The amount with what it counts, as claims carry it.
    fn finish(&self, amount: Amount, lines: &Lines) -> Option<FoundQuantity> {
        let first = self.atoms.get(amount.from)?;
        let last = self.atoms.get(amount.to.checked_sub(1)?)?;
        let mut span = first.span.join(last.span);
        let mut unit = amount.unit.clone();
        let mut head = self.atoms.get(amount.numeral.to.checked_sub(1)?)?.token;
        let mut end = last.token + 1;
        let mut of = None;
        let measured = amount.unit.is_some();
        if let Some(counted) = self.counted(&amount).filter(|_| !self.closes(&amount)) {
            of = Some(counted.of);
            head = counted.head.index();
            if !measured {
                let counted = self
                    .rate(counted.of)
                    .map_or_else(|| noun(counted.head), |per| eco_format!("{} per {per}", noun(counted.head)));
                unit = Some(counted);
            }
            if !measured && !self.numbers_between(amount.to, counted.of) {
                span = span.join(counted.of);
                end = counted.head.index() + 1;
            }
        } else if !measured && self.is_age(&amount) {
            unit = Some("year of age".into());
        }
        let text = EcoString::from(span.of(self.text));
        let of = of.map(|of: Span| EcoString::from(of.of(self.text)));
        let Amount { low, high, approximate, .. } = amount;
        let quantity = Quantity { text, span: lines.position(self.text, span), low, high, approximate, unit, of };
        Some(FoundQuantity { quantity, tokens: first.token..end, head })
    }

    /// The span of time right behind what is counted: "400 tractors *a day*".
    fn rate(&self, counted: Span) -> Option<&EcoString> {
        let at = self.atoms.iter().position(|atom| atom.span.start() >= counted.end())?;
        let per = matches!(self.lower(at), "a" | "an" | "per" | "each" | "every");
        let unit = self.units.unit(self.lower(at + 1)).filter(|unit| per && unit.kind == UnitKind::Time)?;
        Some(&unit.name)
    }

    /// Whether the phrase after the amount holds a number of its own: "half of the 40".
    fn numbers_between(&self, at: usize, phrase: Span) -> bool {
        let inside = self.atoms.iter().skip(at).take_while(|atom| atom.span.end() <= phrase.end());
        inside.into_iter().any(|atom| atom.number().is_some() || self.units.number(&atom.lower).is_some())
    }

    /// Whether nothing after the amount can be what it counts: money and measures stand for themselves.
    fn closes(&self, amount: &Amount) -> bool {
        amount.unit.is_some() && self.lower(amount.to) != "of" && !amount.joined && !self.modifies(amount)
    }

    /// Whether the tree makes the unit a modifier of a noun: "a 5 kilometre run".
    fn modifies(&self, amount: &Amount) -> bool {
        self.upos(amount.to) == Some(Upos::Noun)
    }

    /// "Nick Hague, 44, has": a bare number set off by commas after a name; "aged 44".
    fn is_age(&self, amount: &Amount) -> bool {
        let years = amount.low.is_some_and(|age| (1.0..=115.0).contains(&age)) && amount.numeral.plain;
        let before = |back: usize| amount.from.checked_sub(back);
        let aged = before(1).is_some_and(|at| matches!(self.lower(at), "aged" | "age"));
        let comma =
            before(1).is_some_and(|at| self.lower(at) == ",") && matches!(self.lower(amount.to), "," | "." | "");
        let name = before(2).is_some_and(|at| self.upos(at) == Some(Upos::Propn));
        years && (aged || comma && name)
    }
}

/// The singular of a counted noun.
fn noun(head: crate::language::Token<'_>) -> EcoString {
    EcoString::from(head.lemma().to_lowercase())
}

#[cfg(test)]
mod tests;
