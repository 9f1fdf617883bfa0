//! All relations that follow from the stated ones, found by joining, with every contradiction refused.
//!
//! Stating costs what it adds: each new pair is joined once with the pairs that touch it. Looking up is one index.

use crate::logic::Relation;

/// A complete table of relations between `size` things, numbered from 0.
#[derive(Debug, Clone, Default)]
pub(super) struct Closure {
    size: usize,
    table: Vec<Relation>,
    neighbours: Vec<Vec<usize>>,
}

/// Two relations that one pair would have to stand in at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Conflict {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) known: Relation,
    pub(super) derived: Relation,
}

impl Closure {
    /// Everything independent of everything but itself.
    pub(super) fn new(size: usize) -> Closure {
        let mut closure =
            Closure { size, table: vec![Relation::Independent; size * size], neighbours: vec![Vec::new(); size] };
        for index in 0..size {
            closure.table[index * size + index] = Relation::Same;
        }
        closure
    }

    /// The relation between two of them.
    pub(super) fn get(&self, left: usize, right: usize) -> Relation {
        self.table[left * self.size + right]
    }

    /// States one relation and derives all that follows.
    pub(super) fn state(&mut self, left: usize, right: usize, relation: Relation) -> Result<(), Conflict> {
        let mut open = vec![(left, right, relation)];
        while let Some((left, right, relation)) = open.pop() {
            if !self.enter(left, right, relation)? {
                continue;
            }
            for &beyond in &self.neighbours[right] {
                open.push((left, beyond, relation.join(self.get(right, beyond))));
            }
            for &before in &self.neighbours[left] {
                open.push((before, right, self.get(before, left).join(relation)));
            }
        }
        Ok(())
    }

    /// Writes one pair; `false` where it was known or says nothing.
    fn enter(&mut self, left: usize, right: usize, relation: Relation) -> Result<bool, Conflict> {
        let known = self.get(left, right);
        if relation == Relation::Independent || relation == known {
            return Ok(false);
        }
        if known != Relation::Independent {
            return Err(Conflict { left, right, known, derived: relation });
        }
        self.table[left * self.size + right] = relation;
        self.table[right * self.size + left] = relation.converse();
        self.neighbours[left].push(right);
        self.neighbours[right].push(left);
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::Closure;
    use crate::logic::Relation::{Broader, Complement, Exclusive, Independent, Narrower};

    #[test]
    fn containment_carries_exclusion_down() {
        let mut closure = Closure::new(4); // dog, animal, person, man
        closure.state(0, 1, Narrower).unwrap();
        closure.state(3, 2, Narrower).unwrap();
        closure.state(1, 2, Exclusive).unwrap();
        assert_eq!(closure.get(0, 3), Exclusive);
        assert_eq!(closure.get(3, 0), Exclusive);
        assert_eq!(closure.get(2, 3), Broader);
    }

    #[test]
    fn what_is_outside_the_whole_is_excluded_by_the_part() {
        let mut closure = Closure::new(3);
        closure.state(0, 1, Complement).unwrap();
        closure.state(2, 0, Narrower).unwrap();
        assert_eq!(closure.get(2, 1), Exclusive);
    }

    #[test]
    fn cycles_and_contradictions_are_refused() {
        let mut closure = Closure::new(3);
        closure.state(0, 1, Narrower).unwrap();
        closure.state(1, 2, Narrower).unwrap();
        let conflict = closure.state(2, 0, Narrower).unwrap_err();
        assert_eq!((conflict.known, conflict.derived), (Broader, Narrower));
        assert_eq!(Closure::new(2).get(0, 1), Independent);
    }
}
