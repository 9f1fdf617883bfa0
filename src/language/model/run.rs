//! One sentence through the network.
//!
//! The pass is written once and compiled twice, plain and for 256-bit vectors.
//! Integer sums are exact and the floats are added in a fixed order without fused
//! products, so both give the same bits.
#![expect(clippy::inline_always, reason = "the pass has to be compiled into a caller that has the machine's vectors")]

use super::dense::{Dense, ZERO, activation};
use super::kernel::{Kernel, Plain};
use super::network::{BLOCK, Float, Network};
use crate::language::activation::{leaky, sigmoid, tanh};
use crate::language::decode;
use crate::language::train::distance;
use rustc_hash::FxHashMap;

/// Word types whose first projection is kept; past that the cache starts anew.
const CACHED: usize = 8192;

/// What the network says of one sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Analysis {
    /// Index of each word's tag.
    pub(crate) tags: Vec<usize>,
    /// Each word's head: 0 the root, else a word number from 1.
    pub(crate) heads: Vec<usize>,
    /// Index of each word's relation.
    pub(crate) relations: Vec<usize>,
}

/// What a thread keeps from sentence to sentence: buffers, and the projections of the words it has seen.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    known: FxHashMap<Box<str>, u32>,
    /// First-layer gates of known words, a row each.
    projected: Vec<f32>,
    embedded: Vec<u8>,
    words: Vec<u32>,
    gates: Vec<f32>,
    /// The gates of one step.
    sums: Vec<f32>,
    state: Vec<f32>,
    last: Vec<u8>,
    below: Vec<u8>,
    above: Vec<u8>,
    outputs: Vec<f32>,
    dependents: Vec<f32>,
    scores: Vec<f32>,
    label: Vec<f32>,
    hidden: Vec<f32>,
    pub(crate) found: Analysis,
}

#[cfg(test)]
impl Scratch {
    /// The arc scores of the last sentence, bit for bit.
    pub(super) fn scores_as_bits(&self) -> Vec<u32> {
        self.scores.iter().map(|score| score.to_bits()).collect()
    }
}

/// Which code runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Machine {
    /// Plain code, to hold the other against.
    #[cfg_attr(not(test), expect(dead_code, reason = "only tests choose it where there is better"))]
    Plain,
    /// The best the machine has.
    Best,
}

/// Parses a sentence; the result is in `scratch.found`.
pub(crate) fn run(network: &Network, machine: Machine, forms: &[&str], scratch: &mut Scratch) {
    #[cfg(target_arch = "x86_64")]
    if let Some(vectors) = pulp::x86::V3::try_new().filter(|_| machine == Machine::Best) {
        struct Pass<'a>(&'a Network, pulp::x86::V3, &'a [&'a str], &'a mut Scratch);
        impl pulp::NullaryFnOnce for Pass<'_> {
            type Output = ();
            #[inline(always)]
            fn call(self) {
                pass(self.0, self.1, self.2, self.3);
            }
        }
        vectors.vectorize(Pass(network, vectors, forms, scratch));
        return;
    }
    let _ = machine;
    pass(network, Plain, forms, scratch);
}

#[inline(always)]
fn pass(network: &Network, kernel: impl Kernel, forms: &[&str], scratch: &mut Scratch) {
    let n = forms.len();
    scratch.found.tags.clear();
    scratch.found.heads.clear();
    scratch.found.relations.clear();
    if n == 0 {
        return;
    }
    look_up(network, kernel, forms, scratch);
    let hidden = network.shape.hidden;
    let width = 8 * hidden;
    for layer in 0..network.shape.layers {
        if layer > 0 {
            scratch.gates.resize(n * width, 0.0);
            network.upper[layer - 1].apply_rows(kernel, &scratch.below, &mut scratch.gates);
        }
        scratch.above.resize(n * 2 * hidden, ZERO);
        for direction in 0..2 {
            recur(&network.recurrent[layer][direction], kernel, (layer, direction), scratch);
        }
        std::mem::swap(&mut scratch.below, &mut scratch.above);
    }
    score(network, kernel, n, scratch);
    scratch.found.heads = decode::heads(n, &scratch.scores);
    relate(network, n, scratch);
}

/// Finds the first projection of each form, computing it for forms not seen before.
#[inline(always)]
fn look_up(network: &Network, kernel: impl Kernel, forms: &[&str], scratch: &mut Scratch) {
    let width = network.first.outputs;
    if scratch.known.len() > CACHED {
        scratch.known.clear();
        scratch.projected.clear();
    }
    scratch.words.clear();
    scratch.embedded.clear();
    let known = scratch.known.len();
    for &form in forms {
        if let Some(&word) = scratch.known.get(form) {
            scratch.words.push(word);
            continue;
        }
        let word = scratch.known.len() as u32;
        network.embed(form, &mut scratch.embedded);
        scratch.known.insert(form.into(), word);
        scratch.words.push(word);
    }
    scratch.projected.resize(scratch.known.len() * width, 0.0);
    network.first.apply_rows(kernel, &scratch.embedded, &mut scratch.projected[known * width..]);
}

/// One direction of one layer; the first layer's gates begin with what is known of the words.
#[inline(always)]
fn recur(dense: &Dense, kernel: impl Kernel, (layer, direction): (usize, usize), scratch: &mut Scratch) {
    let (hidden, n) = (dense.inputs, scratch.words.len());
    scratch.state.clear();
    scratch.state.resize(hidden, 0.0);
    scratch.last.clear();
    scratch.last.resize(hidden, ZERO);
    scratch.sums.resize(4 * hidden, 0.0);
    for step in 0..n {
        let at = if direction == 0 { step } else { n - 1 - step };
        let (known, row) =
            if layer == 0 { (&scratch.projected, scratch.words[at] as usize) } else { (&scratch.gates, at) };
        let known = &known[(2 * row + direction) * 4 * hidden..][..4 * hidden];
        if step == 0 {
            scratch.sums.copy_from_slice(known);
        } else {
            dense.apply_onto(kernel, &scratch.last, known, &mut scratch.sums);
        }
        cell(hidden, &mut scratch.sums, &mut scratch.state, &mut scratch.last);
        let to = (2 * at + direction) * hidden;
        scratch.above[to..to + hidden].copy_from_slice(&scratch.last);
    }
}

/// One step of an LSTM: the sums of its gates become its new state and output.
#[inline(always)]
fn cell(hidden: usize, gates: &mut [f32], state: &mut [f32], output: &mut [u8]) {
    let (input, rest) = gates.split_at_mut(hidden);
    let (forget, rest) = rest.split_at_mut(hidden);
    let (out, candidate) = rest.split_at_mut(hidden);
    let (candidate, state, output) = (&mut candidate[..hidden], &mut state[..hidden], &mut output[..hidden]);
    for k in 0..hidden {
        state[k] = sigmoid(forget[k]) * state[k] + sigmoid(input[k]) * tanh(candidate[k]);
    }
    for k in 0..hidden {
        candidate[k] = sigmoid(out[k]) * tanh(state[k]);
    }
    for k in 0..hidden {
        output[k] = activation(candidate[k]);
    }
}

/// Tags, and the scores of all arcs.
#[inline(always)]
fn score(network: &Network, kernel: impl Kernel, n: usize, scratch: &mut Scratch) {
    let (width, arc) = (network.outputs.outputs, network.shape.arc);
    scratch.outputs.resize(n * width, 0.0);
    network.outputs.apply_rows(kernel, &scratch.below, &mut scratch.outputs);
    scratch.outputs.extend_from_slice(&network.root);
    let tags = 2 * arc + 2 * network.shape.label;
    scratch.dependents.clear();
    for row in scratch.outputs.chunks_exact_mut(width) {
        row[..2 * arc].iter_mut().for_each(|value| *value = leaky(*value));
        scratch.found.tags.push(decode::best(&row[tags..]));
    }
    scratch.found.tags.truncate(n);
    for row in scratch.outputs.chunks_exact(width).take(n) {
        product(&row[..arc], &network.biaffine, &mut scratch.dependents);
    }
    scratch.scores.clear();
    for (i, dependent) in scratch.dependents.chunks_exact(network.biaffine.bias.len()).enumerate() {
        let head = |j: usize| &scratch.outputs[j * width + arc..j * width + 2 * arc];
        scratch.scores.push(bounded(dot(&dependent[..arc], head(n))));
        for j in 0..n {
            let score =
                if i == j { -2e6 } else { bounded(dot(&dependent[..arc], head(j)) + network.distance[distance(i, j)]) };
            scratch.scores.push(score);
        }
    }
}

fn bounded(score: f32) -> f32 {
    score.clamp(-1e6, 1e6)
}

/// Appends `bias + row × weights` to `out`, input by input; rows of weights are padded to whole blocks.
#[inline(always)]
fn product(row: &[f32], float: &Float, out: &mut Vec<f32>) {
    let width = float.bias.len();
    for (block, bias) in float.bias.as_chunks::<BLOCK>().0.iter().enumerate() {
        let mut sums = *bias;
        for (value, weights) in row.iter().zip(float.weights.chunks_exact(width)) {
            let weights = &weights.as_chunks::<BLOCK>().0[block];
            for k in 0..BLOCK {
                sums[k] += value * weights[k];
            }
        }
        out.extend_from_slice(&sums);
    }
}

/// The product of two rows, in eight sums that are added in order.
#[inline(always)]
fn dot(left: &[f32], right: &[f32]) -> f32 {
    let mut sums = [0.0; 8];
    for (left, right) in left.chunks_exact(8).zip(right.chunks_exact(8)) {
        for k in 0..8 {
            sums[k] += left[k] * right[k];
        }
    }
    sums.iter().sum()
}

/// The relation of each word to its head.
#[inline(always)]
fn relate(network: &Network, n: usize, scratch: &mut Scratch) {
    let (width, arc, label) = (network.outputs.outputs, network.shape.arc, network.shape.label);
    let (as_dependent, as_head) = (2 * arc, 2 * arc + label);
    let root = network.root_relation();
    for i in 0..n {
        let head = scratch.found.heads[i];
        if head == 0 {
            scratch.found.relations.push(root);
            continue;
        }
        let left = &scratch.outputs[i * width + as_dependent..][..label];
        let right = &scratch.outputs[(head - 1) * width + as_head..][..label];
        scratch.hidden.clear();
        scratch.hidden.extend(left.iter().zip(right).map(|(left, right)| leaky(left + right)));
        scratch.label.clear();
        product(&scratch.hidden, &network.label, &mut scratch.label);
        scratch.label.truncate(network.shape.labels);
        if let Some(score) = scratch.label.get_mut(root) {
            *score = f32::MIN;
        }
        scratch.found.relations.push(decode::best(&scratch.label));
    }
}
