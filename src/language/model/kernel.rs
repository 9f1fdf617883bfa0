//! Sums of products of small integers: one kernel a kind of machine, the same integers from each.
//!
//! Activations are 7-bit unsigned, weights 8-bit signed, so that a pair of
//! products fits 16 bits (2 × 127 × 127 < 2¹⁵) and nothing ever saturates: the sums
//! are exact, in whatever order a machine adds them.
#![expect(clippy::inline_always, reason = "a kernel has to be compiled into a caller that has the machine's vectors")]

/// Columns that one step of a kernel computes.
pub(crate) const COLUMNS: usize = 32;

/// Weights of four inputs and 32 columns, eight columns a part: input `i` of column `8 p + c` is `[p][4 c + i]`.
pub(crate) type Panel = [[i8; 32]; 4];

/// A way to sum products.
pub(crate) trait Kernel: Copy {
    /// For each of 32 columns the sum over all inputs; `inputs` holds four bytes for each panel.
    fn sums(self, inputs: &[u8], panels: &[Panel]) -> [i32; COLUMNS];

    /// The same for two rows of inputs.
    #[inline(always)]
    fn sums_of_two(self, inputs: [&[u8]; 2], panels: &[Panel]) -> [[i32; COLUMNS]; 2] {
        inputs.map(|inputs| self.sums(inputs, panels))
    }
}

/// Plain Rust, for every machine.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plain;

impl Kernel for Plain {
    #[inline(always)]
    fn sums(self, inputs: &[u8], panels: &[Panel]) -> [i32; COLUMNS] {
        let mut sums = [0; COLUMNS];
        for (input, panel) in inputs.chunks_exact(4).zip(panels) {
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
}

/// 256-bit vectors of x86-64 machines since about 2013.
#[cfg(target_arch = "x86_64")]
impl Kernel for pulp::x86::V3 {
    #[inline(always)]
    fn sums(self, inputs: &[u8], panels: &[Panel]) -> [i32; COLUMNS] {
        let ones = self.splat_i16x16(1);
        let mut sums = [self.splat_i32x8(0); 4];
        let mut add = |input: &[u8], panel: &Panel| {
            let four = u32::from_le_bytes([input[0], input[1], input[2], input[3]]);
            let spread = pulp::cast(self.splat_u32x8(four));
            for (sum, &part) in sums.iter_mut().zip(panel) {
                let pairs = self.multiply_saturating_add_adjacent_i8x32(spread, pulp::cast(part));
                let fours = self.multiply_wrapping_add_adjacent_i16x16(pairs, ones);
                *sum = self.wrapping_add_i32x8(*sum, fours);
            }
        };
        let (twos, rest) = panels.as_chunks::<2>();
        let (eights, left) = inputs.as_chunks::<8>();
        for (input, [first, second]) in eights.iter().zip(twos) {
            add(&input[..4], first);
            add(&input[4..], second);
        }
        if let ([panel], Some(input)) = (rest, left.get(..4)) {
            add(input, panel);
        }
        pulp::cast(sums)
    }

    #[inline(always)]
    fn sums_of_two(self, [one, two]: [&[u8]; 2], panels: &[Panel]) -> [[i32; COLUMNS]; 2] {
        let ones = self.splat_i16x16(1);
        let mut sums = [[self.splat_i32x8(0); 4]; 2];
        for ((one, two), panel) in one.as_chunks().0.iter().zip(two.as_chunks().0).zip(panels) {
            let spread = [one, two].map(|input| pulp::cast(self.splat_u32x8(u32::from_le_bytes(*input))));
            for (part, &weights) in panel.iter().enumerate() {
                for row in 0..2 {
                    let pairs = self.multiply_saturating_add_adjacent_i8x32(spread[row], pulp::cast(weights));
                    let fours = self.multiply_wrapping_add_adjacent_i16x16(pairs, ones);
                    sums[row][part] = self.wrapping_add_i32x8(sums[row][part], fours);
                }
            }
        }
        sums.map(pulp::cast)
    }
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, Kernel, Panel, Plain};
    use proptest::prelude::*;

    #[cfg(target_arch = "x86_64")]
    fn vector(inputs: &[u8], panels: &[Panel]) -> [i32; COLUMNS] {
        pulp::x86::V3::try_new().map_or_else(|| Plain.sums(inputs, panels), |v3| v3.sums(inputs, panels))
    }

    #[cfg(target_arch = "x86_64")]
    fn vectors_of_two(inputs: [&[u8]; 2], panels: &[Panel]) -> [[i32; COLUMNS]; 2] {
        pulp::x86::V3::try_new().map_or_else(|| Plain.sums_of_two(inputs, panels), |v3| v3.sums_of_two(inputs, panels))
    }

    #[cfg(not(target_arch = "x86_64"))]
    fn vectors_of_two(inputs: [&[u8]; 2], panels: &[Panel]) -> [[i32; COLUMNS]; 2] {
        Plain.sums_of_two(inputs, panels)
    }

    #[cfg(not(target_arch = "x86_64"))]
    fn vector(inputs: &[u8], panels: &[Panel]) -> [i32; COLUMNS] {
        Plain.sums(inputs, panels)
    }

    #[test]
    fn the_greatest_weights_do_not_overflow() {
        let panels = vec![[[-127; 32]; 4]; 60];
        assert_eq!(vector(&[127; 240], &panels), [-127 * 127 * 240; COLUMNS]);
        assert_eq!(Plain.sums(&[127; 240], &panels), [-127 * 127 * 240; COLUMNS]);
    }

    proptest! {
        #[test]
        fn vectors_and_plain_code_give_the_same_integers(seed in any::<u64>(), count in 1_usize..50) {
            let mut state = seed | 1;
            let mut next = || { state ^= state << 13; state ^= state >> 7; state ^= state << 17; state };
            let inputs: Vec<u8> = (0..4 * count).map(|_| (next() % 128) as u8).collect();
            let panels: Vec<Panel> = (0..count)
                .map(|_| std::array::from_fn(|_| std::array::from_fn(|_| ((next() % 255) as i16 - 127) as i8)))
                .collect();
            prop_assert_eq!(Plain.sums(&inputs, &panels), vector(&inputs, &panels));
            let turned: Vec<u8> = inputs.iter().rev().copied().collect();
            let both = [Plain.sums(&inputs, &panels), Plain.sums(&turned, &panels)];
            prop_assert_eq!(vectors_of_two([&inputs, &turned], &panels), both);
        }
    }
}
