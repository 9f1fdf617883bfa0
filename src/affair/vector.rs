//! Sparse vectors: what words stand around something, and how alike two surroundings are.

use std::collections::BTreeMap;

/// Numbers of words with weights, ascending by number.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Vector {
    cells: Vec<(u32, f32)>,
    length: f32,
}

impl Vector {
    pub(super) fn new(cells: Vec<(u32, f32)>) -> Vector {
        let length = cells.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        Vector { cells, length }
    }

    pub(super) fn of(counts: BTreeMap<u32, f32>) -> Vector {
        Vector::new(counts.into_iter().collect())
    }

    /// The same direction with the length 1; a vector without length stays as it is.
    pub(super) fn normal(mut self) -> Vector {
        if self.length > 0.0 {
            let length = self.length;
            self.cells.iter_mut().for_each(|(_, weight)| *weight /= length);
            self.length = 1.0;
        }
        self
    }

    /// The `most` heaviest cells, for vectors that would grow with a crowd.
    pub(super) fn heaviest(mut self, most: usize) -> Vector {
        if self.cells.len() > most {
            self.cells.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            self.cells.truncate(most);
            self.cells.sort_unstable_by_key(|&(word, _)| word);
        }
        Vector::new(self.cells)
    }

    pub(super) fn cells(&self) -> &[(u32, f32)] {
        &self.cells
    }

    pub(super) fn length(&self) -> f32 {
        self.length
    }

    pub(super) fn dot(&self, other: &Vector) -> f32 {
        let (mut left, mut right) = (self.cells.as_slice(), other.cells.as_slice());
        let mut sum = 0.0;
        while let (Some(a), Some(b)) = (left.first(), right.first()) {
            if a.0 == b.0 {
                sum += a.1 * b.1;
            }
            let (on, over) = (usize::from(a.0 <= b.0), usize::from(b.0 <= a.0));
            (left, right) = (&left[on..], &right[over..]);
        }
        sum
    }

    /// From 0 for nothing in common to 1.
    pub(super) fn cosine(&self, other: &Vector) -> f32 {
        let lengths = self.length * other.length;
        if lengths > 0.0 { self.dot(other) / lengths } else { 0.0 }
    }

    #[must_use]
    pub(super) fn plus(&self, other: &Vector) -> Vector {
        let mut cells = Vec::with_capacity(self.cells.len() + other.cells.len());
        let (mut left, mut right) = (self.cells.as_slice(), other.cells.as_slice());
        loop {
            match (left.first(), right.first()) {
                (Some(a), Some(b)) if a.0 == b.0 => {
                    cells.push((a.0, a.1 + b.1));
                    (left, right) = (&left[1..], &right[1..]);
                }
                (Some(a), Some(b)) if a.0 < b.0 => {
                    cells.push(*a);
                    left = &left[1..];
                }
                (_, Some(b)) => {
                    cells.push(*b);
                    right = &right[1..];
                }
                (Some(a), None) => {
                    cells.push(*a);
                    left = &left[1..];
                }
                (None, None) => return Vector::new(cells),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Vector;

    #[test]
    fn what_shares_words_is_alike_and_sums_hold_both() {
        let (one, two) = (Vector::new(vec![(1, 1.0), (4, 2.0)]), Vector::new(vec![(2, 1.0), (4, 2.0)]));
        assert!((one.cosine(&two) - 0.8).abs() < 1e-6);
        assert_eq!(one.plus(&two).cells(), [(1, 1.0), (2, 1.0), (4, 4.0)]);
        assert_eq!(one.heaviest(1).cells(), [(4, 2.0)]);
    }
}
