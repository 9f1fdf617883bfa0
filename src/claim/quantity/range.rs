//! Two numbers that make one interval: "between 3 and 5", "15-22 miles", "from $10 to $15 billion".

use super::amount::{Amount, Reader};

/// Words of change: the number after their "to" is where the change ended, not a range's other end.
const CHANGES: &[&str] = &[
    "up",
    "down",
    "rise",
    "rose",
    "risen",
    "rising",
    "fall",
    "fell",
    "fallen",
    "falling",
    "by",
    "increase",
    "increased",
    "decrease",
    "decreased",
    "drop",
    "dropped",
    "gain",
    "gained",
    "jump",
    "jumped",
    "climb",
    "climbed",
    "slip",
    "slipped",
    "grow",
    "grew",
    "grown",
    "lose",
    "lost",
    "add",
    "added",
    "cut",
];

impl Reader<'_> {
    /// Joins `first` with the other end of its range, where one follows.
    pub(super) fn range(&self, first: Amount) -> Amount {
        let Some((at, sure)) = self.connector(&first) else { return first };
        let at = self.past_hedge(at);
        let Some(second) = self.amount(at) else { return first };
        let (Some(mut low), Some(high)) = (first.low, second.low) else { return first };
        let shared = first.numeral.scale == 1.0 && second.numeral.scale > 1.0 && low < high / second.numeral.scale;
        if shared && (first.unit.is_none() || first.unit == second.unit) {
            low *= second.numeral.scale;
        }
        let same_unit = match (&first.unit, &second.unit) {
            (Some(a), Some(b)) => a == b,
            (None, _) => true,
            (Some(_), None) => sure,
        };
        if !same_unit || low == high || low > high && !sure || self.is_score(&first, &second) {
            return first;
        }
        Amount {
            from: first.from,
            to: second.to,
            low: Some(low.min(high)),
            high: Some(low.max(high)),
            approximate: false,
            unit: second.unit.or(first.unit),
            kind: second.kind.or(first.kind),
            joined: second.joined,
            numeral: first.numeral,
        }
    }

    /// Where the other end would begin, and whether the words before say that this is a range.
    fn connector(&self, first: &Amount) -> Option<(usize, bool)> {
        let before = first.from.checked_sub(1).map_or("", |at| self.lower(at));
        let earlier = first.from.checked_sub(2).map_or("", |at| self.lower(at));
        let change = CHANGES.contains(&before);
        let says = |word: &str| before == word || earlier == word;
        match self.lower(first.to) {
            "and" if says("between") => Some((first.to + 1, true)),
            "to" if says("from") || says("between") => Some((first.to + 1, true)),
            "to" | "through" if !change && !CHANGES.contains(&earlier) => Some((first.to + 1, false)),
            "or" if !change => Some((first.to + 1, false)),
            _ if self.is_dash(first.to) && self.dash_joins(first) => Some((first.to + 1, false)),
            _ => None,
        }
    }

    /// A dash between two digits, both sides glued or both apart.
    fn dash_joins(&self, first: &Amount) -> bool {
        self.glued(first.to) == self.glued(first.to + 1) && (first.numeral.digits || !self.glued(first.to))
    }

    fn past_hedge(&self, at: usize) -> usize {
        if matches!(self.lower(at), "about" | "around" | "roughly" | "nearly" | "almost" | "even") {
            at + 1
        } else {
            at
        }
    }

    /// "2-2", "9-2": small bare numbers, a dash, and no unit.
    fn is_score(&self, first: &Amount, second: &Amount) -> bool {
        let bare = first.unit.is_none() && second.unit.is_none();
        bare && self.is_dash(first.to) && !self.counts_something(second.to)
    }
}
