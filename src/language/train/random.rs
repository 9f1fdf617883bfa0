//! Seeded pseudo-random numbers for training: xorshift64*, the same on every machine.

/// A generator; the same seed gives the same numbers.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// In [0, 1).
    pub(super) fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u32 << 24) as f32
    }

    /// About normal, mean 0 and variance 1: a sum of twelve uniform numbers.
    pub(super) fn normal(&mut self) -> f32 {
        (0..12).map(|_| self.unit()).sum::<f32>() - 6.0
    }

    /// An index below `len`, which must not be 0.
    pub(super) fn below(&mut self, len: usize) -> usize {
        (self.next() % len as u64) as usize
    }

    /// Fills `mask` with 0 (share `drop`) and `1 / (1 − drop)`.
    pub(super) fn mask(&mut self, mask: &mut [f32], drop: f32) {
        let keep = 1.0 - drop;
        for value in mask {
            *value = if self.unit() < keep { 1.0 / keep } else { 0.0 };
        }
    }
}
