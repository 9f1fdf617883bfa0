//! A linear map in 8-bit integers.
#![expect(clippy::inline_always, reason = "the loops have to be compiled into a caller that has the machine's vectors")]

use super::kernel::{COLUMNS, Kernel, Panel};

/// The activation that stands for 0; an activation `a` in (−1, 1) is `64 + 63 a`, rounded.
pub(crate) const ZERO: u8 = 64;

/// Steps from 0 to 1.
pub(crate) const STEPS: f32 = 63.0;

/// `value` in [−1, 1] as an activation, by adding it to a number whose last bit is worth 1.
#[inline(always)]
pub(crate) fn activation(value: f32) -> u8 {
    (value * STEPS + (8_388_608.0 + 64.0)).to_bits() as u8 & 127
}

/// `inputs × weights + bias`: 8-bit weights with a scale for each column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dense {
    /// Number of inputs; the activations given are padded to a multiple of four.
    pub(crate) inputs: usize,
    /// Number of columns.
    pub(crate) outputs: usize,
    /// The panels of the first 32 columns, of the next 32, and so on.
    pub(crate) panels: Vec<Panel>,
    /// What the activations' offset adds to each column's sum.
    pub(crate) offset: Vec<i32>,
    pub(crate) scale: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

impl Dense {
    /// Number of panels of one group of columns.
    pub(crate) fn depth(inputs: usize) -> usize {
        inputs.div_ceil(4)
    }

    /// Number of columns with their padding.
    pub(crate) fn padded(outputs: usize) -> usize {
        outputs.div_ceil(COLUMNS) * COLUMNS
    }

    /// Rounds `weights`, one row an input; `steps` is what one step of each input's activation is worth.
    pub(crate) fn quantise(weights: &[f32], steps: &[f32], bias: &[f32]) -> Dense {
        let (inputs, outputs) = (steps.len(), bias.len());
        let mut rounded = vec![0_i8; inputs * outputs];
        let mut scale = vec![0.0; outputs];
        for (column, scale) in scale.iter_mut().enumerate() {
            let weight = |input: usize| weights[input * outputs + column] * steps[input];
            let greatest = (0..inputs).map(|input| weight(input).abs()).fold(1e-12, f32::max);
            *scale = greatest / 127.0;
            for input in 0..inputs {
                rounded[input * outputs + column] = (weight(input) / *scale).round() as i8;
            }
        }
        Dense::from_rounded(inputs, &rounded, scale, bias.to_vec())
    }

    /// Lays rounded weights, one row an input, out in panels.
    pub(crate) fn from_rounded(inputs: usize, rounded: &[i8], mut scale: Vec<f32>, mut bias: Vec<f32>) -> Dense {
        let outputs = scale.len();
        let (depth, padded) = (Dense::depth(inputs), Dense::padded(outputs));
        let mut panels = vec![Panel::ZERO; depth * padded / COLUMNS];
        let mut offset = vec![0_i32; padded];
        for (input, row) in rounded.chunks_exact(outputs.max(1)).enumerate() {
            for (column, &weight) in row.iter().enumerate() {
                let panel = &mut panels[column / COLUMNS * depth + input / 4];
                panel.0[column % COLUMNS / 8][column % 8 * 4 + input % 4] = weight;
                offset[column] += i32::from(ZERO) * i32::from(weight);
            }
        }
        scale.resize(padded, 0.0);
        bias.resize(padded, 0.0);
        Dense { inputs, outputs, panels, offset, scale, bias }
    }

    /// The rounded weights, one row an input.
    pub(crate) fn rounded(&self) -> Vec<i8> {
        let depth = Dense::depth(self.inputs);
        let weight = |input: usize, column: usize| {
            self.panels[column / COLUMNS * depth + input / 4].0[column % COLUMNS / 8][column % 8 * 4 + input % 4]
        };
        (0..self.inputs).flat_map(|input| (0..self.outputs).map(move |column| weight(input, column))).collect()
    }

    /// Writes the result to `out`, which holds all columns.
    #[inline(always)]
    pub(crate) fn apply(&self, kernel: impl Kernel, inputs: &[u8], out: &mut [f32]) {
        let (whole, rest) = out.as_chunks_mut::<COLUMNS>();
        for (at, out) in whole.iter_mut().enumerate() {
            *out = self.scales(at).values(&kernel.sums(inputs, self.group(at)));
        }
        if !rest.is_empty() {
            let values = self.scales(whole.len()).values(&kernel.sums(inputs, self.group(whole.len())));
            rest.copy_from_slice(&values[..rest.len()]);
        }
    }

    /// Writes `base` and the result together to `out`; the columns come in whole groups.
    #[inline(always)]
    pub(crate) fn apply_onto(&self, kernel: impl Kernel, inputs: &[u8], base: &[f32], out: &mut [f32]) {
        let groups = out.as_chunks_mut::<COLUMNS>().0.iter_mut().zip(base.as_chunks::<COLUMNS>().0);
        for (at, (out, base)) in groups.enumerate() {
            *out = sum(base, &self.scales(at).values(&kernel.sums(inputs, self.group(at))));
        }
    }

    /// [`Dense::apply_onto`] for four rows of inputs; `out` holds their results one after another.
    #[inline(always)]
    pub(crate) fn apply_onto_four(&self, kernel: impl Kernel, inputs: [&[u8]; 4], bases: [&[f32]; 4], out: &mut [f32]) {
        for at in 0..self.outputs / COLUMNS {
            let sums = kernel.sums_of_four(inputs, self.group(at));
            for ((sums, base), out) in sums.iter().zip(bases).zip(out.chunks_exact_mut(self.outputs)) {
                let values = self.scales(at).values(sums);
                let base = &base.as_chunks::<COLUMNS>().0[at];
                out.as_chunks_mut().0[at] = sum(base, &values);
            }
        }
    }

    /// [`Dense::apply`] for rows of inputs one after another, four at a time.
    #[inline(always)]
    pub(crate) fn apply_rows(&self, kernel: impl Kernel, inputs: &[u8], out: &mut [f32]) {
        let (stride, width) = (4 * Dense::depth(self.inputs), self.outputs);
        for (inputs, out) in inputs.chunks(4 * stride).zip(out.chunks_mut(4 * width)) {
            if out.len() < 4 * width {
                for (inputs, out) in inputs.chunks_exact(stride).zip(out.chunks_exact_mut(width)) {
                    self.apply(kernel, inputs, out);
                }
                continue;
            }
            let rows = std::array::from_fn(|row| &inputs[row * stride..(row + 1) * stride]);
            for at in 0..width.div_ceil(COLUMNS) {
                let sums = kernel.sums_of_four(rows, self.group(at));
                for (sums, out) in sums.iter().zip(out.chunks_exact_mut(width)) {
                    let values = self.scales(at).values(sums);
                    let out = &mut out[at * COLUMNS..];
                    if let Some(out) = out.first_chunk_mut() {
                        *out = values;
                    } else {
                        out.copy_from_slice(&values[..out.len()]);
                    }
                }
            }
        }
    }

    /// The panels of the group of columns number `at`.
    #[inline(always)]
    fn group(&self, at: usize) -> &[Panel] {
        let depth = Dense::depth(self.inputs);
        &self.panels[at * depth..(at + 1) * depth]
    }

    /// What makes floats of that group's sums.
    #[inline(always)]
    fn scales(&self, at: usize) -> Scales<'_> {
        Scales {
            offset: &self.offset.as_chunks().0[at],
            scale: &self.scale.as_chunks().0[at],
            bias: &self.bias.as_chunks().0[at],
        }
    }
}

#[inline(always)]
fn sum(left: &[f32; COLUMNS], right: &[f32; COLUMNS]) -> [f32; COLUMNS] {
    let mut sum = *left;
    for k in 0..COLUMNS {
        sum[k] += right[k];
    }
    sum
}

/// One group of columns.
struct Scales<'d> {
    offset: &'d [i32; COLUMNS],
    scale: &'d [f32; COLUMNS],
    bias: &'d [f32; COLUMNS],
}

impl Scales<'_> {
    #[expect(clippy::cast_precision_loss, reason = "sums of at most 1024 products are below 2^24")]
    #[inline(always)]
    fn values(&self, sums: &[i32; COLUMNS]) -> [f32; COLUMNS] {
        let mut values = [0.0; COLUMNS];
        for k in 0..COLUMNS {
            values[k] = (sums[k] - self.offset[k]) as f32 * self.scale[k] + self.bias[k];
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::super::kernel::Plain;
    use super::{Dense, STEPS, activation};

    #[test]
    fn the_rounded_map_is_close_to_the_map() {
        let weights = [0.5, -1.0, 0.25, 2.0, -0.75, 0.1];
        let dense = Dense::quantise(&weights, &[1.0 / STEPS; 3], &[0.1, -0.2]);
        let inputs = [0.5, -0.25, 1.0].map(activation);
        let padded = [inputs[0], inputs[1], inputs[2], 0];
        let mut out = [0.0; 2];
        dense.apply(Plain, &padded, &mut out);
        for column in 0..2 {
            let exact = [0.1, -0.2][column] + 0.5 * weights[column] - 0.25 * weights[2 + column] + weights[4 + column];
            assert!((out[column] - exact).abs() < 0.03, "{} for {exact}", out[column]);
        }
        assert_eq!(Dense::from_rounded(3, &dense.rounded(), dense.scale[..2].to_vec(), vec![0.1, -0.2]), dense);
    }

    #[test]
    fn activations_round_to_the_nearest_step() {
        assert_eq!([-1.0, -0.004, 0.0, 0.5, 1.0].map(activation), [1, 64, 64, 96, 127]);
    }
}
