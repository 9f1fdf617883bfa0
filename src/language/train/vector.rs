//! Element-wise loops of the trainer, compiled for the widest vectors the machine has.

use crate::language::activation::{leaky as leak, sigmoid, tanh};
use archmage::autoversion;

/// Leaky rectifier in place.
#[autoversion]
pub(super) fn leaky(values: &mut [f32]) {
    values.iter_mut().for_each(|value| *value = leak(*value));
}

/// One LSTM step for a batch: `gates` holds sums and gets what the curves make of them.
#[autoversion]
pub(super) fn cell(hidden: usize, gates: &mut [f32], last: Option<&[f32]>, state: &mut [f32], output: &mut [f32]) {
    let rows = gates.chunks_exact_mut(4 * hidden).zip(state.chunks_exact_mut(hidden));
    for (member, ((gates, state), output)) in rows.zip(output.chunks_exact_mut(hidden)).enumerate() {
        let (curved, candidate) = gates.split_at_mut(3 * hidden);
        for value in curved.iter_mut() {
            *value = sigmoid(*value);
        }
        for value in candidate.iter_mut() {
            *value = tanh(*value);
        }
        let (input, rest) = curved.split_at(hidden);
        let (forget, out) = rest.split_at(hidden);
        for k in 0..hidden {
            state[k] = input[k] * candidate[k];
        }
        if let Some(last) = last {
            let last = &last[member * hidden..(member + 1) * hidden];
            for k in 0..hidden {
                state[k] += forget[k] * last[k];
            }
        }
        for k in 0..hidden {
            output[k] = out[k] * tanh(state[k]);
        }
    }
}

/// What one LSTM step knows on the way back.
pub(super) struct StepBack<'a> {
    pub(super) hidden: usize,
    /// Gates after their curves.
    pub(super) gates: &'a [f32],
    pub(super) state: &'a [f32],
    pub(super) last: Option<&'a [f32]>,
    /// Gradient of the output.
    pub(super) output: &'a [f32],
}

/// The gradient of one LSTM step: `carried` is the state's, in and out; `gates` gets the sums'.
#[autoversion]
pub(super) fn cell_back(step: &StepBack<'_>, carried: &mut [f32], gates: &mut [f32]) {
    let hidden = step.hidden;
    for (member, carried) in carried.chunks_exact_mut(hidden).enumerate() {
        let gate = &step.gates[member * 4 * hidden..(member + 1) * 4 * hidden];
        let (input, rest) = gate.split_at(hidden);
        let (forget, rest) = rest.split_at(hidden);
        let (out, candidate) = rest.split_at(hidden);
        let into = &mut gates[member * 4 * hidden..(member + 1) * 4 * hidden];
        let (to_input, rest) = into.split_at_mut(hidden);
        let (to_forget, rest) = rest.split_at_mut(hidden);
        let (to_out, to_candidate) = rest.split_at_mut(hidden);
        let state = &step.state[member * hidden..(member + 1) * hidden];
        let output = &step.output[member * hidden..(member + 1) * hidden];
        let last = step.last.map(|last| &last[member * hidden..(member + 1) * hidden]);
        for k in 0..hidden {
            let curved = tanh(state[k]);
            let down = carried[k] + output[k] * out[k] * (1.0 - curved * curved);
            to_out[k] = output[k] * curved * out[k] * (1.0 - out[k]);
            to_input[k] = down * candidate[k] * input[k] * (1.0 - input[k]);
            to_candidate[k] = down * input[k] * (1.0 - candidate[k] * candidate[k]);
            carried[k] = down * forget[k];
            to_forget[k] = down * forget[k] * (1.0 - forget[k]);
        }
        match last {
            Some(last) => (0..hidden).for_each(|k| to_forget[k] *= last[k]),
            None => to_forget.fill(0.0),
        }
    }
}

/// The rates of one step of Adam (Kingma & Ba 2015) with a moving average of the weights.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// Gradients are multiplied by this first.
    pub(super) clip: f32,
    /// Learning rate with both bias corrections.
    pub(super) rate: f32,
    /// How much of the average stays.
    pub(super) keep: f32,
}

pub(super) const BETA1: f32 = 0.9;
pub(super) const BETA2: f32 = 0.99;

/// One step of Adam over all parameters.
#[autoversion]
pub(super) fn adam(step: Step, gradient: &[f32], moments: [&mut [f32]; 2], weights: &mut [f32], average: &mut [f32]) {
    let [first, second] = moments;
    let n = gradient.len();
    let (first, second, weights) = (&mut first[..n], &mut second[..n], &mut weights[..n]);
    let average = &mut average[..n];
    for i in 0..n {
        let g = gradient[i] * step.clip;
        first[i] = BETA1 * first[i] + (1.0 - BETA1) * g;
        second[i] = BETA2 * second[i] + (1.0 - BETA2) * g * g;
        weights[i] -= step.rate * first[i] / (second[i].sqrt() + 1e-8);
        average[i] = step.keep * average[i] + (1.0 - step.keep) * weights[i];
    }
}

/// Sum of squares.
pub(super) fn squares(values: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 16];
    for chunk in values.chunks(16) {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value * value;
        }
    }
    lanes.iter().sum()
}

/// Makes scores into probabilities in place.
pub(super) fn softmax(scores: &mut [f32]) {
    let greatest = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - greatest).exp();
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

/// Multiplies every value by `factor`.
pub(super) fn scale(values: &mut [f32], factor: f32) {
    for value in values {
        *value *= factor;
    }
}
