//! Sentences through the network, several at a time, so that a weight is fetched once for many words.
//!
//! The pass is written once and compiled for each kind of machine. Integer sums are
//! exact and the floats are added in a fixed order without fused products, so all
//! give the same bits.
#![expect(clippy::inline_always, reason = "the pass has to be compiled into a caller that has the machine's vectors")]

use super::dense::{Dense, ZERO, activation};
use super::kernel::{Kernel, Plain};
use super::network::{BLOCK, Float, Network};
use crate::language::activation::{leaky, sigmoid, tanh};
use crate::language::decode;
use crate::language::train::{Opinion, distance};
#[cfg(target_arch = "x86_64")]
use archmage::{SimdToken, X64V3Token, X64V4xToken, arcane};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Sentences that go through the network together: enough to fill the lanes, few enough for their gates to stay near.
const TOGETHER: usize = 12;
/// Sentences that a recurrent layer reads side by side.
const LANES: usize = 4;
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
    /// The gates of one step, lane by lane.
    sums: Vec<f32>,
    lanes: [Lane; LANES],
    below: Vec<u8>,
    above: Vec<u8>,
    outputs: Vec<f32>,
    dependents: Vec<f32>,
    scores: Vec<f32>,
    label: Vec<f32>,
    hidden: Vec<f32>,
}

/// One sentence on its way through a recurrent layer.
#[derive(Debug, Default)]
struct Lane {
    state: Vec<f32>,
    last: Vec<u8>,
    /// The rows that are still to be read.
    rows: Range<usize>,
}

#[cfg(test)]
impl Scratch {
    /// The arc scores of the last sentence, bit for bit.
    pub(super) fn scores_as_bits(&self) -> Vec<u32> {
        self.scores.iter().map(|score| score.to_bits()).collect()
    }
}

/// Which code runs: the best that the machine has up to this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(not(test), expect(dead_code, reason = "only tests choose less than the best"))]
pub(crate) enum Machine {
    Plain,
    /// 256-bit vectors.
    Vectors,
    /// Sums of four products in one step.
    Best,
}

/// Parses sentences: what the network says of each.
pub(crate) fn run(network: &Network, machine: Machine, sentences: &[&[&str]], scratch: &mut Scratch) -> Vec<Analysis> {
    let mut found = Vec::with_capacity(sentences.len());
    for sentences in sentences.chunks(TOGETHER) {
        some(network, machine, sentences, scratch, &mut found);
    }
    found
}

fn some(network: &Network, machine: Machine, some: &[&[&str]], scratch: &mut Scratch, found: &mut Vec<Analysis>) {
    #[cfg(target_arch = "x86_64")]
    {
        if let Some(token) = X64V4xToken::summon().filter(|_| machine >= Machine::Best) {
            return by_fours(token, network, some, scratch, found);
        }
        if let Some(token) = X64V3Token::summon().filter(|_| machine >= Machine::Vectors) {
            return by_vectors(token, network, some, scratch, found);
        }
    }
    let _ = machine;
    pass(network, Plain, some, scratch, found);
}

#[cfg(target_arch = "x86_64")]
#[arcane]
fn by_fours(token: X64V4xToken, network: &Network, some: &[&[&str]], scratch: &mut Scratch, found: &mut Vec<Analysis>) {
    pass(network, token, some, scratch, found);
}

#[cfg(target_arch = "x86_64")]
#[arcane]
fn by_vectors(
    token: X64V3Token,
    network: &Network,
    some: &[&[&str]],
    scratch: &mut Scratch,
    found: &mut Vec<Analysis>,
) {
    pass(network, token, some, scratch, found);
}

#[inline(always)]
fn pass(network: &Network, kernel: impl Kernel, some: &[&[&str]], scratch: &mut Scratch, found: &mut Vec<Analysis>) {
    look_up(network, kernel, some, scratch);
    let n = scratch.words.len();
    let hidden = network.shape.hidden;
    let width = 8 * hidden;
    for layer in 0..network.shape.layers {
        if layer > 0 {
            scratch.gates.resize(n * width, 0.0);
            network.upper[layer - 1].apply_rows(kernel, &scratch.below, &mut scratch.gates);
        }
        scratch.above.resize(n * 2 * hidden, ZERO);
        for direction in 0..2 {
            recur(&network.recurrent[layer][direction], kernel, (layer, direction), some, scratch);
        }
        std::mem::swap(&mut scratch.below, &mut scratch.above);
    }
    read_out(network, kernel, n, scratch);
    for rows in rows_of(some) {
        score_arcs(network, &rows, scratch);
        let heads = decode::heads(rows.len(), &scratch.scores);
        let tags = 2 * network.shape.arc + 2 * network.shape.label;
        let outputs = scratch.outputs.chunks_exact(network.outputs.outputs);
        found.push(Analysis {
            tags: outputs.skip(rows.start).take(rows.len()).map(|row| decode::best(&row[tags..])).collect(),
            relations: relate(network, &rows, &heads, scratch),
            heads,
        });
    }
}

/// The rows of each sentence where the words of all stand one after another.
fn rows_of(some: &[&[&str]]) -> impl Iterator<Item = Range<usize>> {
    some.iter().scan(0, |start, forms| {
        let rows = *start..*start + forms.len();
        *start = rows.end;
        Some(rows)
    })
}

/// Finds the first projection of each form, computing it for forms not seen before.
#[inline(always)]
fn look_up(network: &Network, kernel: impl Kernel, some: &[&[&str]], scratch: &mut Scratch) {
    let width = network.first.outputs;
    if scratch.known.len() > CACHED {
        scratch.known.clear();
        scratch.projected.clear();
    }
    scratch.words.clear();
    scratch.embedded.clear();
    let known = scratch.known.len();
    for &form in some.iter().copied().flatten() {
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

/// One direction of one layer, sentences side by side; the first layer's gates begin with what is known of the words.
#[inline(always)]
fn recur(
    dense: &Dense,
    kernel: impl Kernel,
    (layer, direction): (usize, usize),
    some: &[&[&str]],
    scratch: &mut Scratch,
) {
    let hidden = dense.inputs;
    let mut waiting = rows_of(some).filter(|rows| !rows.is_empty());
    scratch.sums.resize(LANES * 4 * hidden, 0.0);
    loop {
        for lane in scratch.lanes.iter_mut().filter(|lane| lane.rows.is_empty()) {
            lane.begin(hidden, waiting.next().unwrap_or_default());
        }
        let next = scratch.lanes.each_ref().map(|lane| lane.next(direction));
        if next == [None; LANES] {
            return;
        }
        let known = next.map(|at| {
            let at = at.unwrap_or(0);
            let (known, row) =
                if layer == 0 { (&scratch.projected, scratch.words[at] as usize) } else { (&scratch.gates, at) };
            &known[(2 * row + direction) * 4 * hidden..][..4 * hidden]
        });
        let last = scratch.lanes.each_ref().map(|lane| lane.last.as_slice());
        if next[1..] == [None; LANES - 1] {
            dense.apply_onto(kernel, last[0], known[0], &mut scratch.sums[..4 * hidden]);
        } else {
            dense.apply_onto_four(kernel, last, known, &mut scratch.sums);
        }
        let lanes = scratch.lanes.iter_mut().zip(scratch.sums.chunks_exact_mut(4 * hidden));
        for ((lane, sums), at) in lanes.zip(next) {
            let Some(at) = at else { continue };
            cell(hidden, sums, &mut lane.state, &mut lane.last);
            let to = (2 * at + direction) * hidden;
            scratch.above[to..to + hidden].copy_from_slice(&lane.last);
            if direction == 0 { lane.rows.start += 1 } else { lane.rows.end -= 1 }
        }
    }
}

impl Lane {
    /// The row that is to be read next, forwards or backwards.
    fn next(&self, direction: usize) -> Option<usize> {
        let mut rows = self.rows.clone();
        if direction == 0 { rows.next() } else { rows.next_back() }
    }

    /// Starts on the sentence in `rows`.
    fn begin(&mut self, hidden: usize, rows: Range<usize>) {
        self.state.clear();
        self.state.resize(hidden, 0.0);
        self.last.clear();
        self.last.resize(hidden, ZERO);
        self.rows = rows;
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

/// The vectors of all words, and last the root's, from which tags, arcs and relations are scored.
#[inline(always)]
fn read_out(network: &Network, kernel: impl Kernel, n: usize, scratch: &mut Scratch) {
    let (width, arc) = (network.outputs.outputs, network.shape.arc);
    scratch.outputs.resize(n * width, 0.0);
    network.outputs.apply_rows(kernel, &scratch.below, &mut scratch.outputs);
    scratch.outputs.extend_from_slice(&network.root);
    for row in scratch.outputs.chunks_exact_mut(width) {
        row[..2 * arc].iter_mut().for_each(|value| *value = leaky(*value));
    }
    scratch.dependents.clear();
    for row in scratch.outputs.chunks_exact(width).take(n) {
        product(&row[..arc], &network.biaffine, &mut scratch.dependents);
    }
}

/// The scores of all arcs of the sentence in `rows`.
#[inline(always)]
fn score_arcs(network: &Network, rows: &Range<usize>, scratch: &mut Scratch) {
    let (width, arc, n) = (network.outputs.outputs, network.shape.arc, rows.len());
    let root = scratch.outputs.len() / width - 1;
    let head = |row: usize| &scratch.outputs[row * width + arc..row * width + 2 * arc];
    scratch.scores.clear();
    let dependents = scratch.dependents.chunks_exact(network.biaffine.bias.len());
    for (i, dependent) in dependents.skip(rows.start).take(n).enumerate() {
        scratch.scores.push(bounded(dot(&dependent[..arc], head(root))));
        for j in 0..n {
            let score = dot(&dependent[..arc], head(rows.start + j)) + network.distance[distance(i, j)];
            scratch.scores.push(if i == j { -2e6 } else { bounded(score) });
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

/// The relation of each word of the sentence in `rows` to its head.
#[inline(always)]
fn relate(network: &Network, rows: &Range<usize>, heads: &[usize], scratch: &mut Scratch) -> Vec<usize> {
    let root = network.root_relation();
    let mut relations = Vec::with_capacity(heads.len());
    for (row, &head) in rows.clone().zip(heads) {
        if head == 0 {
            relations.push(root);
            continue;
        }
        score_relations(network, row, rows.start + head - 1, scratch);
        if let Some(score) = scratch.label.get_mut(root) {
            *score = f32::MIN;
        }
        relations.push(decode::best(&scratch.label));
    }
    relations
}

/// Scores every relation of the word in row `dependent` to the one in row `head`.
#[inline(always)]
fn score_relations(network: &Network, dependent: usize, head: usize, scratch: &mut Scratch) {
    let (width, arc, label) = (network.outputs.outputs, network.shape.arc, network.shape.label);
    let left = &scratch.outputs[dependent * width + 2 * arc..][..label];
    let right = &scratch.outputs[head * width + 2 * arc + label..][..label];
    scratch.hidden.clear();
    scratch.hidden.extend(left.iter().zip(right).map(|(left, right)| leaky(left + right)));
    scratch.label.clear();
    product(&scratch.hidden, &network.label, &mut scratch.label);
    scratch.label.truncate(network.shape.labels);
}

/// The scores of each tag, each head, and each relation to the head that is given, of one sentence.
pub(crate) fn opinion(
    network: &Network,
    machine: Machine,
    forms: &[&str],
    heads: &[usize],
    scratch: &mut Scratch,
) -> Opinion {
    run(network, machine, &[forms], scratch);
    let (width, tags) = (network.outputs.outputs, 2 * network.shape.arc + 2 * network.shape.label);
    let mut opinion = Opinion { heads: scratch.scores.clone(), ..Opinion::default() };
    for (i, &head) in heads.iter().enumerate() {
        opinion.tags.extend_from_slice(&scratch.outputs[i * width + tags..(i + 1) * width]);
        score_relations(network, i, head.checked_sub(1).unwrap_or(forms.len()), scratch);
        opinion.relations.extend_from_slice(&scratch.label);
    }
    opinion
}
