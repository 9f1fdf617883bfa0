//! Sums of products of small integers: one kernel a kind of machine, the same integers from each.
//!
//! Activations are 7-bit unsigned, weights 8-bit signed, so that a pair of
//! products fits 16 bits (2 × 127 × 127 < 2¹⁵) and nothing ever saturates: the sums
//! are exact, in whatever order a machine adds them.
#![expect(clippy::inline_always, reason = "a kernel has to be compiled into a caller that has the machine's vectors")]

#[cfg(target_arch = "x86_64")]
use archmage::{X64V3Token, X64V4xToken, arcane};

/// Columns that one step of a kernel computes.
pub(crate) const COLUMNS: usize = 32;

/// Weights of four inputs and 32 columns, eight columns a part: input `i` of column `8 p + c` is `[p][4 c + i]`.
/// It begins where a line of the processor's cache begins, so that no part lies across two.
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(align(64))]
pub(crate) struct Panel(pub(crate) [[i8; 32]; 4]);

impl Panel {
    /// No weights.
    pub(crate) const ZERO: Panel = Panel([[0; 32]; 4]);
}

/// A way to sum products.
pub(crate) trait Kernel: Copy {
    /// For each of 32 columns the sum over all inputs; `inputs` holds four bytes for each panel.
    fn sums(self, inputs: &[u8], panels: &[Panel]) -> [i32; COLUMNS];

    /// The same for four rows of inputs: each weight is fetched once for more than one row.
    fn sums_of_four(self, inputs: [&[u8]; 4], panels: &[Panel]) -> [[i32; COLUMNS]; 4];
}

/// Plain Rust, for every machine.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plain;

impl Kernel for Plain {
    #[inline(always)]
    fn sums(self, inputs: &[u8], panels: &[Panel]) -> [i32; COLUMNS] {
        let mut sums = [0; COLUMNS];
        for (input, Panel(panel)) in inputs.chunks_exact(4).zip(panels) {
            for (part, sums) in panel.iter().zip(sums.chunks_exact_mut(8)) {
                for (weights, sum) in part.chunks_exact(4).zip(sums) {
                    for (&weight, &value) in weights.iter().zip(input) {
                        *sum += i32::from(weight) * i32::from(value);
                    }
                }
            }
        }
        sums
    }

    #[inline(always)]
    fn sums_of_four(self, inputs: [&[u8]; 4], panels: &[Panel]) -> [[i32; COLUMNS]; 4] {
        inputs.map(|inputs| self.sums(inputs, panels))
    }
}

/// 256-bit vectors of x86-64 machines since about 2013.
#[cfg(target_arch = "x86_64")]
impl Kernel for X64V3Token {
    #[inline(always)]
    fn sums(self, inputs: &[u8], panels: &[Panel]) -> [i32; COLUMNS] {
        let [sums] = by_pairs(self, [inputs], panels);
        sums
    }

    #[inline(always)]
    fn sums_of_four(self, [a, b, c, d]: [&[u8]; 4], panels: &[Panel]) -> [[i32; COLUMNS]; 4] {
        let ([a, b], [c, d]) = (by_pairs(self, [a, b], panels), by_pairs(self, [c, d], panels));
        [a, b, c, d]
    }
}

/// The machines since about 2019 that sum four products in one step.
#[cfg(target_arch = "x86_64")]
impl Kernel for X64V4xToken {
    #[inline(always)]
    fn sums(self, inputs: &[u8], panels: &[Panel]) -> [i32; COLUMNS] {
        let [sums] = by_fours(self, [inputs], panels);
        sums
    }

    #[inline(always)]
    fn sums_of_four(self, inputs: [&[u8]; 4], panels: &[Panel]) -> [[i32; COLUMNS]; 4] {
        by_fours(self, inputs, panels)
    }
}

/// The sums of some rows, two products at a time, then two of their sums.
#[cfg(target_arch = "x86_64")]
#[arcane(import_intrinsics)]
fn by_pairs<const ROWS: usize>(_: X64V3Token, inputs: [&[u8]; ROWS], panels: &[Panel]) -> [[i32; COLUMNS]; ROWS] {
    let ones = _mm256_set1_epi16(1);
    let inputs = inputs.map(|row| &row.as_chunks::<4>().0[..panels.len()]);
    let mut sums = [[_mm256_setzero_si256(); 4]; ROWS];
    for (at, Panel(panel)) in panels.iter().enumerate() {
        for (row, sums) in inputs.iter().zip(&mut sums) {
            let spread = _mm256_set1_epi32(i32::from_le_bytes(row[at]));
            for (part, sum) in panel.iter().zip(sums) {
                let pairs = _mm256_maddubs_epi16(spread, _mm256_loadu_si256(part));
                *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(pairs, ones));
            }
        }
    }
    let mut out = [[0; COLUMNS]; ROWS];
    for (out, sums) in out.iter_mut().zip(sums) {
        for (out, sum) in out.as_chunks_mut::<8>().0.iter_mut().zip(sums) {
            _mm256_storeu_si256(out, sum);
        }
    }
    out
}

/// The sums of some rows, four products at a time.
#[cfg(target_arch = "x86_64")]
#[arcane(import_intrinsics)]
fn by_fours<const ROWS: usize>(_: X64V4xToken, inputs: [&[u8]; ROWS], panels: &[Panel]) -> [[i32; COLUMNS]; ROWS] {
    let inputs = inputs.map(|row| &row.as_chunks::<4>().0[..panels.len()]);
    let mut sums = [[_mm256_setzero_si256(); 4]; ROWS];
    for (at, Panel(panel)) in panels.iter().enumerate() {
        for (row, sums) in inputs.iter().zip(&mut sums) {
            let spread = _mm256_set1_epi32(i32::from_le_bytes(row[at]));
            for (part, sum) in panel.iter().zip(sums) {
                *sum = _mm256_dpbusd_epi32(*sum, spread, _mm256_loadu_si256(part));
            }
        }
    }
    let mut out = [[0; COLUMNS]; ROWS];
    for (out, sums) in out.iter_mut().zip(sums) {
        for (out, sum) in out.as_chunks_mut::<8>().0.iter_mut().zip(sums) {
            _mm256_storeu_si256(out, sum);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, Kernel, Panel, Plain};
    use proptest::prelude::*;

    /// What each kernel that runs here makes of four rows, one by one and together.
    fn all(inputs: [&[u8]; 4], panels: &[Panel]) -> Vec<[[i32; COLUMNS]; 4]> {
        fn both(kernel: impl Kernel, inputs: [&[u8]; 4], panels: &[Panel]) -> [[[i32; COLUMNS]; 4]; 2] {
            [inputs.map(|inputs| kernel.sums(inputs, panels)), kernel.sums_of_four(inputs, panels)]
        }
        let mut found = both(Plain, inputs, panels).to_vec();
        #[cfg(target_arch = "x86_64")]
        {
            use archmage::SimdToken;
            found.extend(super::X64V3Token::summon().into_iter().flat_map(|v3| both(v3, inputs, panels)));
            found.extend(super::X64V4xToken::summon().into_iter().flat_map(|v4x| both(v4x, inputs, panels)));
        }
        found
    }

    #[test]
    fn the_greatest_weights_do_not_overflow() {
        let panels = vec![Panel([[-127; 32]; 4]); 60];
        for sums in all([&[127; 240]; 4], &panels) {
            assert_eq!(sums, [[-127 * 127 * 240; COLUMNS]; 4]);
        }
    }

    proptest! {
        #[test]
        fn all_kernels_give_the_same_integers(seed in any::<u64>(), count in 1_usize..50) {
            let mut state = seed | 1;
            let mut next = || { state ^= state << 13; state ^= state >> 7; state ^= state << 17; state };
            let rows: [Vec<u8>; 4] = std::array::from_fn(|_| (0..4 * count).map(|_| (next() % 128) as u8).collect());
            let mut weight = || ((next() % 255) as i16 - 127) as i8;
            let mut panel = || Panel(std::array::from_fn(|_| std::array::from_fn(|_| weight())));
            let panels: Vec<Panel> = (0..count).map(|_| panel()).collect();
            let found = all(rows.each_ref().map(Vec::as_slice), &panels);
            prop_assert!(found.iter().all(|sums| *sums == found[0]));
        }
    }
}
