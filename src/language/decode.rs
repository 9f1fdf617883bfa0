//! From arc scores to a tree: the best head of every word, or the best projective tree where those make none.
//!
//! Scores are a matrix of `n` rows (dependents) and `n + 1` columns (heads,
//! column 0 the root). Eisner's algorithm (1996) takes `n³` steps, so it runs only
//! where the greedy heads make no tree, and sentences are bounded in length.

/// Whether heads (0 the root, else word number from 1) have one root that every word reaches.
pub(crate) fn is_tree(heads: &[usize]) -> bool {
    if heads.iter().filter(|&&head| head == 0).count() != 1 {
        return false;
    }
    // 0: not seen, otherwise the number of the walk that saw it
    let mut seen = vec![0; heads.len() + 1];
    for start in 1..=heads.len() {
        let mut at = start;
        while at != 0 && seen[at] == 0 {
            seen[at] = start;
            at = heads[at - 1];
        }
        if at != 0 && seen[at] == start {
            return false;
        }
    }
    true
}

/// The heads of a sentence of `n` words with one root.
pub(crate) fn heads(n: usize, scores: &[f32]) -> Vec<usize> {
    let greedy: Vec<usize> = scores.chunks_exact(n + 1).take(n).map(best).collect();
    if n == 0 || is_tree(&greedy) { greedy } else { eisner(n, scores) }
}

/// Index of the first greatest value.
#[inline]
pub(crate) fn best(row: &[f32]) -> usize {
    let mut lanes = [f32::NEG_INFINITY; 8];
    let (eights, rest) = row.as_chunks::<8>();
    for eight in eights {
        for (lane, &value) in lanes.iter_mut().zip(eight) {
            *lane = if value > *lane { value } else { *lane };
        }
    }
    let greatest = lanes.iter().chain(rest).copied().fold(f32::NEG_INFINITY, f32::max);
    #[expect(clippy::float_cmp, reason = "one of them is the greatest")]
    row.iter().position(|&value| value == greatest).unwrap_or(0)
}

/// The spans of the dynamic programme: complete and incomplete, headed at either end, with where each was split.
struct Chart {
    n: usize,
    complete_right: Vec<f32>,
    complete_left: Vec<f32>,
    incomplete_right: Vec<f32>,
    incomplete_left: Vec<f32>,
    split_right: Vec<u16>,
    split_left: Vec<u16>,
    split_incomplete: Vec<u16>,
}

/// A span still to be taken apart.
#[derive(Clone, Copy)]
enum Part {
    CompleteRight,
    CompleteLeft,
    IncompleteRight,
    IncompleteLeft,
}

impl Chart {
    fn new(n: usize) -> Chart {
        let none = || vec![f32::NEG_INFINITY; n * n];
        let mut chart = Chart {
            n,
            complete_right: none(),
            complete_left: none(),
            incomplete_right: none(),
            incomplete_left: none(),
            split_right: vec![0; n * n],
            split_left: vec![0; n * n],
            split_incomplete: vec![0; n * n],
        };
        for i in 0..n {
            chart.complete_right[i * n + i] = 0.0;
            chart.complete_left[i * n + i] = 0.0;
        }
        chart
    }

    /// Fills the span from `i` to `j`; all shorter ones are filled.
    fn fill(&mut self, i: usize, j: usize, scores: &[f32]) {
        let (n, width, at) = (self.n, self.n + 1, i * self.n + j);
        let (sum, split) =
            greatest((i..j).map(|k| (self.complete_right[i * n + k] + self.complete_left[(k + 1) * n + j], k)));
        self.incomplete_right[at] = sum + scores[j * width + i + 1];
        self.incomplete_left[at] = sum + scores[i * width + j + 1];
        self.split_incomplete[at] = split;
        let right = (i + 1..=j).map(|k| (self.incomplete_right[i * n + k] + self.complete_right[k * n + j], k));
        (self.complete_right[at], self.split_right[at]) = greatest(right);
        let left = (i..j).map(|k| (self.complete_left[i * n + k] + self.incomplete_left[k * n + j], k));
        (self.complete_left[at], self.split_left[at]) = greatest(left);
    }
}

fn greatest(sums: impl Iterator<Item = (f32, usize)>) -> (f32, u16) {
    let mut found = (f32::NEG_INFINITY, 0);
    for (sum, split) in sums {
        if sum > found.0 {
            found = (sum, split as u16);
        }
    }
    found
}

fn eisner(n: usize, scores: &[f32]) -> Vec<usize> {
    let mut chart = Chart::new(n);
    for length in 1..n {
        for i in 0..n - length {
            chart.fill(i, i + length, scores);
        }
    }
    let whole = (0..n).map(|root| {
        (chart.complete_left[root] + chart.complete_right[root * n + n - 1] + scores[root * (n + 1)], root)
    });
    let root = greatest(whole).1 as usize;
    let mut heads = vec![0; n];
    let mut open = vec![(0, root, Part::CompleteLeft), (root, n - 1, Part::CompleteRight)];
    while let Some((i, j, part)) = open.pop() {
        if i == j {
            continue;
        }
        let at = i * n + j;
        let incomplete = chart.split_incomplete[at] as usize;
        match part {
            Part::CompleteRight => {
                let k = chart.split_right[at] as usize;
                open.extend([(i, k, Part::IncompleteRight), (k, j, Part::CompleteRight)]);
            }
            Part::CompleteLeft => {
                let k = chart.split_left[at] as usize;
                open.extend([(i, k, Part::CompleteLeft), (k, j, Part::IncompleteLeft)]);
            }
            Part::IncompleteRight => {
                heads[j] = i + 1;
                open.extend([(i, incomplete, Part::CompleteRight), (incomplete + 1, j, Part::CompleteLeft)]);
            }
            Part::IncompleteLeft => {
                heads[i] = j + 1;
                open.extend([(i, incomplete, Part::CompleteRight), (incomplete + 1, j, Part::CompleteLeft)]);
            }
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::{heads, is_tree};
    use proptest::prelude::*;

    #[test]
    fn greedy_heads_that_make_a_tree_are_kept() {
        // root → 2, 2 → 1, 2 → 3
        let scores = [0., -9., 5., 0., 9., 0., -9., 0., 0., 0., 5., -9.];
        assert_eq!(heads(3, &scores), [2, 0, 2]);
    }

    proptest! {
        #[test]
        fn any_scores_give_one_rooted_tree(values in prop::collection::vec(-9.0_f32..9.0, 1..400)) {
            let n = (1..20).rev().find(|n| n * (n + 1) <= values.len()).unwrap_or(0);
            prop_assume!(n > 0);
            prop_assert!(is_tree(&heads(n, &values[..n * (n + 1)])));
        }
    }
}
