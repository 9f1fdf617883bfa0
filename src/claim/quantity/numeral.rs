//! Numbers as they are written out: digits, words, and the magnitudes that scale them.

use super::atoms::{Atom, Kind};
use crate::lexicon::Units;

/// A number and the atoms `[from, to)` that write it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) value: f64,
    /// What its last magnitude multiplied by: a billion in "15 billion", else 1.
    pub(super) scale: f64,
    /// Whether it is one string of digits without commas or decimals, as years are.
    pub(super) plain: bool,
    /// Whether it begins with digits.
    pub(super) digits: bool,
}

/// The numeral that begins at atom `at`.
pub(super) fn numeral(atoms: &[Atom], at: usize, units: &Units) -> Option<Numeral> {
    let first = atoms.get(at)?;
    let found = match first.kind {
        Kind::Number { value, plain } => {
            let start = Numeral { from: at, to: at + 1, value, scale: 1.0, plain, digits: true };
            scaled(atoms, mixed(atoms, start), units)
        }
        Kind::Word => written(atoms, at, units)?,
        Kind::Symbol => return vulgar(first, at),
    };
    Some(found)
}

/// "½", "¾".
fn vulgar(atom: &Atom, at: usize) -> Option<Numeral> {
    let value = match &*atom.lower {
        "½" => 0.5,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅛" => 0.125,
        _ => return None,
    };
    Some(Numeral { from: at, to: at + 1, value, scale: 1.0, plain: false, digits: true })
}

/// Takes "/2" of "1/2" and "½" of "3½" in.
fn mixed(atoms: &[Atom], start: Numeral) -> Numeral {
    let glued = |at: usize| atoms.get(at).filter(|atom| atom.glued);
    if let Some(part) = glued(start.to).and_then(|atom| vulgar(atom, start.to)) {
        return Numeral { to: part.to, value: start.value + part.value, plain: false, ..start };
    }
    // "2 1/2": a whole and a part.
    let part =
        atoms.get(start.to).and_then(Atom::number).filter(|part| start.plain && *part >= 1.0 && part.fract() == 0.0);
    let over = glued(start.to + 1).is_some_and(|atom| matches!(&*atom.lower, "/" | "⁄"));
    let below = glued(start.to + 2).and_then(Atom::number).filter(|below| over && (2.0..=16.0).contains(below));
    if let Some((part, below)) = part.zip(below).filter(|(part, below)| part < below) {
        return Numeral { to: start.to + 3, value: start.value + part / below, plain: false, ..start };
    }
    let slash = glued(start.to).is_some_and(|atom| matches!(&*atom.lower, "/" | "⁄"));
    let below = glued(start.to + 1).and_then(Atom::number).filter(|&below| slash && below > start.value);
    let single = glued(start.to + 2).is_none_or(|atom| !matches!(&*atom.lower, "/" | "⁄"));
    match below {
        Some(below) if start.value >= 1.0 && single && below <= 100.0 => {
            Numeral { to: start.to + 2, value: start.value / below, plain: false, ..start }
        }
        _ => start,
    }
}

/// Takes the magnitudes in that follow digits: "1.2 million", "4 hundred million".
fn scaled(atoms: &[Atom], mut numeral: Numeral, units: &Units) -> Numeral {
    loop {
        let dash = usize::from(atoms.get(numeral.to).is_some_and(|atom| atom.is_dash() && atom.glued));
        let Some(scale) = atoms.get(numeral.to + dash).and_then(|atom| units.magnitude(&atom.lower)) else {
            return numeral;
        };
        numeral.to += 1 + dash;
        numeral.value = round(numeral.value * scale);
        numeral.scale *= scale;
        numeral.plain = false;
    }
}

/// Binary noise of "1.1 × 1,000,000" taken off.
fn round(value: f64) -> f64 {
    if value.abs() >= 1.0 && value.abs() < 1e13 { (value * 1000.0).round() / 1000.0 } else { value }
}

/// Number words: "two hundred and fifty thousand", "twenty-five", "a dozen".
fn written(atoms: &[Atom], at: usize, units: &Units) -> Option<Numeral> {
    let word = |at: usize| atoms.get(at).filter(|atom| atom.kind == Kind::Word).map(|atom| &*atom.lower);
    let article = matches!(word(at)?, "a" | "an") && units.magnitude(word(at + 1)?).is_some();
    let mut to = at + usize::from(article);
    let (mut total, mut current, mut scale) = (0.0, article.then_some(1.0), 1.0);
    loop {
        let joint = joint(atoms, to, current.is_some() || total > 0.0, units);
        let Some(next) = word(to + joint) else { break };
        if let Some(number) = units.number(next) {
            match current {
                None => current = Some(number),
                Some(so_far) if fits(so_far, number) => current = Some(so_far + number),
                Some(_) => break,
            }
        } else if let Some(magnitude) = units.magnitude(next).filter(|_| current.is_some() || total > 0.0) {
            scale = magnitude;
            match current {
                Some(so_far) if magnitude < 1000.0 => current = Some(so_far * magnitude),
                Some(so_far) => {
                    total += so_far * magnitude;
                    current = None;
                }
                None => total *= magnitude,
            }
        } else {
            break;
        }
        to += 1 + joint;
        // "One and a half million".
        let half = word(to) == Some("and") && word(to + 1) == Some("a") && word(to + 2) == Some("half");
        if let Some(so_far) = current.as_mut().filter(|so_far| half && so_far.fract() == 0.0) {
            *so_far += 0.5;
            to += 3;
        }
    }
    let done = current.is_some() || total > 0.0;
    let value = total + current.unwrap_or(0.0);
    (done && to > at + usize::from(article)).then_some(Numeral {
        from: at,
        to,
        value,
        scale,
        plain: false,
        digits: false,
    })
}

/// Whether `number` continues a written number: "twenty" + "five", "two hundred" + "fifty".
fn fits(so_far: f64, number: f64) -> bool {
    so_far >= 100.0 && so_far % 100.0 == 0.0 || (20.0..100.0).contains(&so_far) && so_far % 10.0 == 0.0 && number < 10.0
}

/// How many atoms join the parts of a written number here: a hyphen, or the "and" of "hundred and fifty".
fn joint(atoms: &[Atom], at: usize, inside: bool, units: &Units) -> usize {
    let Some(atom) = atoms.get(at).filter(|_| inside) else { return 0 };
    let follows = atoms.get(at + 1).is_some_and(|next| {
        let number = units.number(&next.lower).is_some();
        number || atom.is_dash() && units.magnitude(&next.lower).is_some()
    });
    let after_magnitude = at > 0 && units.magnitude(&atoms[at - 1].lower).is_some();
    usize::from(follows && (atom.is_dash() && atom.glued || atom.lower == "and" && after_magnitude))
}
