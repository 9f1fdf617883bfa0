//! Numbers that count and measure nothing: years, dates, clock times, scores, names and labels.

use super::amount::{Amount, Reader};
use super::atoms::Kind;
use crate::language::{Deprel, Upos, month};

/// Whether a word in lower case is the name of a month or its abbreviation.
pub(super) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

impl Reader<'_> {
    /// Whether this number is no quantity.
    pub(super) fn is_no_quantity(&self, amount: &Amount) -> bool {
        if amount.unit.is_some() && amount.kind.is_some() {
            return self.in_name(amount) || self.is_clock(amount);
        }
        self.in_name(amount)
            || self.is_clock(amount)
            || self.is_date(amount)
            || self.is_year(amount)
            || self.is_label(amount)
            || self.is_lone_one(amount)
            || self.is_address(amount)
    }

    /// "XC40", "TPP-11", "737s", "10th", "1:36.6", "555-0100", "9/11".
    fn in_name(&self, amount: &Amount) -> bool {
        let Some(first) = self.atoms.get(amount.from) else { return true };
        let before = amount.from.checked_sub(1).and_then(|at| self.atoms.get(at)).filter(|_| first.glued);
        let joined = before.is_some_and(|before| match before.kind {
            Kind::Word => amount.unit.is_none() || first.kind != Kind::Symbol,
            Kind::Number { .. } => true,
            Kind::Symbol => matches!(&*before.lower, ":" | "/" | "#" | "@" | "_" | "." | "⁄") || before.is_dash(),
        });
        let sub = amount.from > 1 && self.is_dash(amount.from - 1) && self.lower(amount.from - 2) == "sub";
        let next = self.atoms.get(amount.to).filter(|next| next.glued);
        let runs_on = next.is_some_and(|next| match next.kind {
            Kind::Word => true,
            Kind::Number { .. } => true,
            Kind::Symbol => {
                matches!(&*next.lower, ":" | "/" | "_" | "@") && self.glued(amount.to + 1) || self.dash_ahead(amount)
            }
        });
        joined && !sub || runs_on
    }

    /// A dash right after, with a number or a name behind it: a score, a code, a span of years.
    fn dash_ahead(&self, amount: &Amount) -> bool {
        let after = self.atoms.get(amount.to + 1).filter(|after| self.is_dash(amount.to) && after.glued);
        after.is_some_and(|after| match after.kind {
            Kind::Number { .. } => true,
            Kind::Word => !matches!(self.upos(amount.to + 1), Some(Upos::Noun)),
            Kind::Symbol => false,
        })
    }

    fn is_clock(&self, amount: &Amount) -> bool {
        matches!(
            self.lower(amount.to),
            "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "o'clock" | "o’clock" | "gmt" | "bst" | "noon"
        )
    }

    fn is_date(&self, amount: &Amount) -> bool {
        let before = amount.from.checked_sub(1).map_or("", |at| self.lower(at));
        let dash = usize::from(self.is_dash(amount.to));
        let after = self.lower(amount.to);
        let month_after = is_month(after) && self.upos(amount.to) == Some(Upos::Propn)
            || after == "of" && is_month(self.lower(amount.to + 1));
        let capital =
            amount.from.checked_sub(1).is_some_and(|at| self.atoms[at].text(self.text).starts_with(char::is_uppercase));
        let small = amount.numeral.value <= 31.0 && amount.numeral.digits;
        let year = (1000.0..2200.0).contains(&amount.numeral.value) && amount.numeral.plain;
        is_month(before) && capital && (small || year) || small && month_after && dash == 0
    }

    /// Four digits as years are written, unless they count a plural noun.
    fn is_year(&self, amount: &Amount) -> bool {
        let numeral = amount.numeral;
        if !numeral.plain || !(1000.0..2200.0).contains(&numeral.value) || amount.from != numeral.from {
            return numeral.value == numeral.value.abs() && self.is_short_year(amount);
        }
        let before = amount.from.checked_sub(1).map_or("", |at| self.lower(at));
        let definite = matches!(
            before,
            "the" | "in" | "since" | "of" | "a" | "early" | "late" | "mid" | "until" | "by" | "its" | "his"
        );
        let modern = (1500.0..2100.0).contains(&numeral.value);
        let plural = self.plural_next(amount.to);
        modern && (definite || !plural) || !plural && matches!(before, "in" | "since" | "ad" | "a.d." | "until")
    }

    /// "'99".
    fn is_short_year(&self, amount: &Amount) -> bool {
        let mark = amount.from.checked_sub(1).filter(|_| self.glued(amount.from)).map_or("", |at| self.lower(at));
        matches!(mark, "'" | "’" | "‘") && amount.numeral.value < 100.0
    }

    /// "Game 6", "Section 427", "iPhone 14", "No. 5": the noun before is named, nothing is counted.
    fn is_label(&self, amount: &Amount) -> bool {
        let Some(before) = amount.from.checked_sub(1) else { return false };
        let counts = self.counts_something(amount.to);
        if self.lower(before) == "#" {
            return true;
        }
        if self.lower(amount.to) == "of" && !amount.numeral.digits {
            return false;
        }
        let word = self.lower(before);
        let name = self.upos(before) == Some(Upos::Propn)
            || matches!(self.upos(before), Some(Upos::Noun | Upos::X | Upos::Sym))
                && self.atoms[before].text(self.text).starts_with(char::is_uppercase);
        let number = self.sentence.token(self.atoms[amount.numeral.from].token);
        let names = number.head().is_some_and(|head| head.index() == self.atoms[before].token);
        let label = self.units.labels(word) && (!counts || word.starts_with("no"));
        label || name && !counts || name && names && number.deprel() != Deprel::Appos
    }

    /// "one" that counts nothing: a pronoun, or part of "one another".
    fn is_lone_one(&self, amount: &Amount) -> bool {
        if self.lower(amount.from) != "one" || amount.to != amount.from + 1 {
            return false;
        }
        let token = self.sentence.token(self.atoms[amount.from].token);
        let of = self.lower(amount.to) == "of";
        !(of || token.deprel() == Deprel::Nummod && token.head().is_some_and(|head| head.index() > token.index()))
    }

    /// "49 Market Street", "22 Abbey Road": a number before a name in the singular.
    fn is_address(&self, amount: &Amount) -> bool {
        let next = self.atoms.get(amount.to).map(|atom| self.sentence.token(atom.token));
        let plural = self.counts_something(amount.to);
        amount.numeral.plain && !plural && next.is_some_and(|next| next.xpos() == "NNP" && !self.is_dash(amount.to))
    }

    /// Whether a plural noun follows, with no more than an adjective before it.
    fn plural_next(&self, at: usize) -> bool {
        let token = |at: usize| self.atoms.get(at).map(|atom| self.sentence.token(atom.token));
        let plural = |at: usize| token(at).is_some_and(|token| matches!(token.xpos(), "NNS" | "NNPS"));
        plural(at) || plural(at + 1) && token(at).is_some_and(|token| token.upos() == Upos::Adj)
    }

    /// Whether a plural noun, or a noun with its modifiers, follows at atom `at`.
    pub(super) fn counts_something(&self, at: usize) -> bool {
        for atom in self.atoms.iter().skip(at).take(4) {
            let token = self.sentence.token(atom.token);
            match (token.upos(), token.xpos()) {
                (Upos::Noun | Upos::Propn, "NNS" | "NNPS") => return true,
                (Upos::Noun | Upos::Adj | Upos::Adv | Upos::Num | Upos::Propn, _) => {}
                _ if atom.is_dash() => {}
                _ => return false,
            }
        }
        false
    }
}
