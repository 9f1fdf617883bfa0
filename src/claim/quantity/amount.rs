//! A numeral with its currency, unit, hedges and, where it is a range, its other end.

use super::atoms::{Atom, Kind};
use super::numeral::{Numeral, numeral};
use crate::language::{Sentence, Upos};
use crate::lexicon::{Hedge, Unit, UnitKind, Units};
use ecow::EcoString;

/// A sentence as this module reads it.
pub(super) struct Reader<'a> {
    pub(super) sentence: Sentence<'a>,
    pub(super) text: &'a str,
    pub(super) atoms: Vec<Atom>,
    pub(super) units: &'a Units,
}

/// Atoms `[from, to)` that write an interval of one unit.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) approximate: bool,
    pub(super) unit: Option<EcoString>,
    pub(super) kind: Option<UnitKind>,
    /// Whether the unit stands joined by a hyphen, as in "five-year plan".
    pub(super) joined: bool,
    /// What it was read from, for the filters.
    pub(super) numeral: Numeral,
}

impl<'a> Reader<'a> {
    /// The words of atoms `[from, to)` with single spaces, as they stand; "" past the end.
    pub(super) fn words(&self, from: usize, to: usize) -> String {
        let mut words = String::new();
        for (offset, atom) in self.atoms.get(from..to).unwrap_or_default().iter().enumerate() {
            if offset > 0 && !atom.glued {
                words.push(' ');
            }
            words.push_str(atom.text(self.text));
        }
        words
    }

    pub(super) fn lower(&self, at: usize) -> &str {
        self.atoms.get(at).map_or("", |atom| &atom.lower)
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(|atom| atom.glued)
    }

    pub(super) fn upos(&self, at: usize) -> Option<Upos> {
        self.atoms.get(at).map(|atom| self.sentence.token(atom.token).upos())
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(Atom::is_dash)
    }

    /// The amount that begins at atom `at`: a currency and a number, or a number and its unit.
    pub(super) fn amount(&self, at: usize) -> Option<Amount> {
        let (signs, currency) = self.currency(at).map_or((0, None), |(width, unit)| (width, Some(unit)));
        let negative = signs == 0 && self.negative(at);
        let start =
            at + signs + usize::from(negative) * (1 + usize::from(self.lower(at) == "minus" && self.is_dash(at + 1)));
        let mut numeral = numeral(&self.atoms, start, self.units)?;
        self.fraction(&mut numeral);
        self.short_magnitude(&mut numeral, currency.is_some());
        if negative {
            numeral.value = -numeral.value;
        }
        let mut amount = Amount {
            from: at,
            to: numeral.to,
            low: Some(numeral.value),
            high: Some(numeral.value),
            approximate: false,
            unit: currency.map(|unit| unit.name.clone()),
            kind: currency.map(|unit| unit.kind),
            joined: false,
            numeral,
        };
        if amount.unit.is_none() {
            self.unit_after(&mut amount);
        }
        Some(amount)
    }

    /// The currency written before the number at atom `at`, and how many atoms write it.
    fn currency(&self, at: usize) -> Option<(usize, &'a Unit)> {
        (1..=3).rev().find_map(|width| {
            let number = self.atoms.get(at + width)?;
            let unit = self.units.symbol(&self.words(at, at + width))?;
            let digits = number.number().is_some();
            digits.then_some((width, unit))
        })
    }

    /// A minus sign before digits that is no dash between words.
    fn negative(&self, at: usize) -> bool {
        let free = !self.glued(at) || at == 0;
        let next = self.atoms.get(at + 1);
        let sign = self.is_dash(at) && free && next.is_some_and(|next| next.glued && next.number().is_some());
        let beyond = self.atoms.get(at + 1 + usize::from(self.is_dash(at + 1)));
        let word = self.lower(at) == "minus" && beyond.is_some_and(|beyond| beyond.number().is_some());
        word || sign
    }

    /// "two-thirds", "three quarters".
    fn fraction(&self, numeral: &mut Numeral) {
        let dash = usize::from(self.is_dash(numeral.to) && self.glued(numeral.to));
        let word = self.lower(numeral.to + dash);
        let Some(part) = self.units.fraction(word) else { return };
        let counted = numeral.value > 1.0 && word.ends_with('s') || numeral.value <= 1.0 && !word.ends_with('s');
        if counted && !numeral.digits && numeral.value < 10.0 {
            numeral.value *= part;
            numeral.to += 1 + dash;
        }
    }

    /// "$1.5m", "63k people", "2m tons": letters that scale where they cannot be a measure.
    fn short_magnitude(&self, numeral: &mut Numeral, money: bool) {
        let Some(atom) = self.atoms.get(numeral.to).filter(|_| numeral.digits && numeral.scale == 1.0) else { return };
        let Some(scale) = self.units.short_magnitude(atom.text(self.text)) else { return };
        let counts = || {
            let plural = self.sentence.token(self.atoms.get(numeral.to + 1)?.token);
            let noun = matches!(plural.xpos(), "NNS" | "NNPS");
            let unit = (1..=2).any(|width| self.unit_at(numeral.to + 1, width).is_some());
            Some(noun || unit)
        };
        if money || counts().unwrap_or(false) {
            numeral.value *= scale;
            numeral.scale = scale;
            numeral.to += 1;
            numeral.plain = false;
        }
    }

    fn unit_at(&self, at: usize, width: usize) -> Option<&'a Unit> {
        (at + width <= self.atoms.len()).then(|| self.units.unit(&self.words(at, at + width))).flatten()
    }

    /// Takes the unit after the number in, glued, joined by a hyphen, or as the next words.
    pub(super) fn unit_after(&self, amount: &mut Amount) {
        let dash = usize::from(self.is_dash(amount.to) && self.glued(amount.to) && self.glued(amount.to + 1));
        let at = amount.to + dash;
        let found = (1..=Units::LONGEST).rev().find_map(|width| Some((width, self.unit_at(at, width)?)));
        let Some((width, unit)) = found else { return };
        let whole = !self.glued(at + width) || self.atoms[at + width].kind != Kind::Word;
        let letter = width == 1 && self.atoms[at].lower.chars().count() == 1 && self.atoms[at].kind == Kind::Word;
        if !whole || letter && !self.glued(at) && !self.lone_letter(at) {
            return;
        }
        amount.to = at + width;
        amount.unit = Some(unit.name.clone());
        amount.kind = Some(unit.kind);
        amount.joined = dash > 0;
        self.age(amount);
    }

    /// Whether a single letter set apart from its number may still be a unit: capitals and m, g, p.
    fn lone_letter(&self, at: usize) -> bool {
        let letter = self.atoms[at].text(self.text);
        letter.chars().all(char::is_uppercase) && self.upos(at) != Some(Upos::Propn)
            || matches!(letter, "m" | "g" | "p")
    }

    /// "17-year-old", "17 years old", "17 years of age".
    fn age(&self, amount: &mut Amount) {
        if amount.kind != Some(UnitKind::Time) {
            return;
        }
        let dash = usize::from(self.is_dash(amount.to));
        let width = if matches!(self.lower(amount.to + dash), "old" | "olds") {
            1 + dash
        } else if self.lower(amount.to) == "of" && self.lower(amount.to + 1) == "age" {
            2
        } else {
            return;
        };
        amount.to += width;
        amount.joined = dash > 0;
        amount.unit = amount.unit.take().map(|unit| if unit == "year" { "year of age".into() } else { unit });
    }

    /// "per gallon", "a month", "/day" after an amount of money or a measure.
    pub(super) fn per(&self, amount: &mut Amount) {
        let Some(unit) = amount.unit.clone() else { return };
        let at = amount.to + usize::from(self.is_dash(amount.to) && self.lower(amount.to + 1) == "a");
        let per = matches!(self.lower(at), "per" | "/");
        let article = matches!(self.lower(at), "a" | "an" | "each" | "every");
        let found = (1..=2).rev().find_map(|width| {
            Some((width, self.unit_at(at + 1 + usize::from(at > amount.to && self.is_dash(at + 1)), width)?))
        });
        let skip = usize::from(at > amount.to && self.is_dash(at + 1));
        match found {
            Some((width, below)) if per || article && matches!(below.kind, UnitKind::Time | UnitKind::Measure) => {
                amount.unit = Some(EcoString::from(format!("{unit} per {}", below.name)));
                amount.to = at + 1 + skip + width;
            }
            None if per && self.upos(at + 1) == Some(Upos::Noun) => {
                let lemma = self.sentence.token(self.atoms[at + 1].token).lemma();
                amount.unit = Some(EcoString::from(format!("{unit} per {lemma}")));
                amount.to = at + 2;
            }
            _ => {}
        }
    }

    /// Takes hedges around the amount in: "at least 40", "40 or more", "around 100".
    pub(super) fn hedges(&self, amount: &mut Amount) {
        for _ in 0..2 {
            let Some((from, hedge)) = self.hedge_before(amount.from) else { break };
            amount.from = from;
            hedged(amount, hedge);
        }
        let after = (1..=Units::LONGEST).rev().find_map(|width| {
            let phrase = self.words(amount.to, amount.to + width).to_lowercase();
            Some((width, self.units.hedge_after(&phrase)?))
        });
        if let Some((width, hedge)) = after {
            amount.to += width;
            hedged(amount, hedge);
        }
    }

    fn hedge_before(&self, from: usize) -> Option<(usize, Hedge)> {
        let dash = usize::from(from > 1 && self.is_dash(from - 1) && self.lower(from - 2) == "sub");
        let end = from - dash;
        (1..=Units::LONGEST.min(end)).rev().find_map(|width| {
            let phrase = self.words(end - width, end).to_lowercase();
            Some((end - width, self.units.hedge_before(&phrase)?))
        })
    }
}

fn hedged(amount: &mut Amount, hedge: Hedge) {
    match hedge {
        Hedge::Approximate => amount.approximate = true,
        Hedge::AtLeast => amount.high = None,
        Hedge::AtMost if amount.high.is_some() => amount.low = None,
        Hedge::AtMost => {}
    }
}
