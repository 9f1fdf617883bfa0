//! Losses and their gradients, written out by hand.
//!
//! The loss of a word is the cross-entropy of its head among all words and the
//! root, of its relation given the true head, and of its tag (biaffine
//! parsing: Dozat & Manning 2017); a batch's loss is the mean over its words.

use super::forward::{Batch, Trace};
use super::layout::{Block, Layout, Linear, Shape, distance};
use super::teacher::slope;
use super::vector::{self, StepBack};
use crate::language::activation::{LEAK, leaky};
use ndarray::linalg::general_mat_mul;
use ndarray::{Array1, Array2, ArrayView2, Axis, Slice};

/// Summed losses of a batch.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Losses {
    pub(super) arc: f64,
    pub(super) relation: f64,
    pub(super) tag: f64,
}

/// What the losses say about the outputs of the heads of the network.
struct Outputs {
    biaffine: Array2<f32>,
    head: Array2<f32>,
    label_dependent: Array2<f32>,
    label_head: Array2<f32>,
    tag: Array2<f32>,
}

/// Adds the gradient of the batch's mean loss to `gradient`, which must be as long as the parameters.
pub(super) fn backward(
    batch: &Batch<'_>,
    shape: &Shape,
    layout: &Layout,
    all: &[f32],
    trace: &Trace,
    gradient: &mut [f32],
) -> Losses {
    let rows = batch.rows() + 1;
    let per_word = 1.0 / batch.words() as f32;
    let zeros = |columns| Array2::zeros((rows, columns));
    let mut out = Outputs {
        biaffine: zeros(shape.arc),
        head: zeros(shape.arc),
        label_dependent: zeros(shape.label),
        label_head: zeros(shape.label),
        tag: zeros(shape.tags),
    };
    let mut losses = Losses::default();
    for member in 0..batch.width() {
        losses.arc += arcs(batch, member, layout, all, trace, per_word, &mut out, gradient);
        losses.tag += tags(batch, member, trace, per_word, &mut out);
    }
    losses.relation = relations(batch, layout, all, trace, per_word, &mut out, gradient);
    let mut top = heads_back(layout, all, trace, out, gradient);
    for (into, from) in layout.root.of_mut(gradient).iter_mut().zip(top.row(batch.rows())) {
        *into += from;
    }
    top = top.slice_axis(Axis(0), Slice::from(..batch.rows())).to_owned();
    for layer in (0..shape.layers).rev() {
        top = layer_back(batch, shape, layout, all, trace, layer, top, gradient);
    }
    embeddings_back(shape, layout, trace, &top, gradient);
    losses
}

/// Head losses of one sentence.
#[expect(clippy::too_many_arguments, reason = "the state of one pass")]
fn arcs(
    batch: &Batch<'_>,
    member: usize,
    layout: &Layout,
    all: &[f32],
    trace: &Trace,
    share: f32,
    out: &mut Outputs,
    gradient: &mut [f32],
) -> f64 {
    let example = batch.members[member];
    let n = example.len();
    let places: Vec<usize> = (0..n).map(|step| batch.row(step, member)).collect();
    let strided = |matrix: &Array2<f32>| matrix.select(Axis(0), &places);
    let (dependents, heads) = (strided(&trace.biaffine), strided(&trace.head));
    let root = trace.head.row(batch.rows()).to_owned();
    let mut scores = dependents.dot(&heads.t());
    let to_root: Array1<f32> = dependents.dot(&root);
    let mut root_gradient = Array1::zeros(n);
    let distances = layout.distance.of(all).to_vec();
    let mut loss = 0.0;
    let mut row = vec![0.0; n + 1];
    for i in 0..n {
        row[0] = to_root[i];
        for j in 0..n {
            row[j + 1] = if i == j { -1e9 } else { scores[(i, j)] + distances[distance(i, j)] };
        }
        vector::softmax(&mut row);
        let taught = example.opinion.as_ref().map(|opinion| &opinion.heads[i * (n + 1)..(i + 1) * (n + 1)]);
        loss += slope(&mut row, example.heads[i], taught);
        vector::scale(&mut row, share);
        root_gradient[i] = row[0];
        let into = layout.distance.of_mut(gradient);
        for j in 0..n {
            scores[(i, j)] = row[j + 1];
            if i != j {
                into[distance(i, j)] += row[j + 1];
            }
        }
    }
    let mut to_dependents = scores.dot(&heads);
    let to_heads = scores.t().dot(&dependents);
    for (i, mut to) in to_dependents.rows_mut().into_iter().enumerate() {
        to.scaled_add(root_gradient[i], &root);
        out.head.row_mut(batch.rows()).scaled_add(root_gradient[i], &dependents.row(i));
    }
    for i in 0..n {
        out.biaffine.row_mut(batch.row(i, member)).assign(&to_dependents.row(i));
        out.head.row_mut(batch.row(i, member)).assign(&to_heads.row(i));
    }
    loss
}

fn tags(batch: &Batch<'_>, member: usize, trace: &Trace, share: f32, out: &mut Outputs) -> f64 {
    let mut loss = 0.0;
    let example = batch.members[member];
    for (step, tag) in example.tags.iter().enumerate() {
        let Some(tag) = *tag else { continue };
        let row = batch.row(step, member);
        let mut chances = trace.tag.row(row).to_vec();
        vector::softmax(&mut chances);
        let width = chances.len();
        let taught = example.opinion.as_ref().map(|opinion| &opinion.tags[step * width..(step + 1) * width]);
        loss += slope(&mut chances, tag, taught);
        for (into, chance) in out.tag.row_mut(row).iter_mut().zip(chances) {
            *into = share * chance;
        }
    }
    loss
}

/// Relation losses of the whole batch, each given the true head.
fn relations(
    batch: &Batch<'_>,
    layout: &Layout,
    all: &[f32],
    trace: &Trace,
    share: f32,
    out: &mut Outputs,
    gradient: &mut [f32],
) -> f64 {
    let mut pairs = Vec::with_capacity(batch.words());
    for (member, example) in batch.members.iter().enumerate() {
        for step in 0..example.len() {
            let rows = (batch.row(step, member), batch.head_row(example.heads[step], member));
            let width = layout.label.weight.columns;
            let taught = example.opinion.as_ref().map(|opinion| &opinion.relations[step * width..(step + 1) * width]);
            pairs.push((rows, example.relations[step], taught));
        }
    }
    let mut hidden = Array2::zeros((pairs.len(), layout.label.weight.rows));
    for (mut row, ((dependent, head), ..)) in hidden.rows_mut().into_iter().zip(&pairs) {
        row.assign(&trace.label_dependent.row(*dependent));
        row += &trace.label_head.row(*head);
        row.mapv_inplace(leaky);
    }
    let mut scores = super::forward::affine(&hidden, &layout.label, all);
    let mut loss = 0.0;
    for (mut row, (_, relation, taught)) in scores.rows_mut().into_iter().zip(&pairs) {
        let row = row.as_slice_mut().unwrap_or_default();
        vector::softmax(row);
        loss += slope(row, *relation, *taught);
        vector::scale(row, share);
    }
    let mut back = Array2::zeros(hidden.dim());
    linear_back(&layout.label, all, &hidden, &scores, gradient, &mut back);
    back.zip_mut_with(&hidden, |slope, &value| *slope *= if value < 0.0 { LEAK } else { 1.0 });
    for (row, ((dependent, head), ..)) in back.rows().into_iter().zip(&pairs) {
        let mut into = out.label_dependent.row_mut(*dependent);
        into += &row;
        let mut into = out.label_head.row_mut(*head);
        into += &row;
    }
    loss
}

/// The way back through a linear map: adds to its own gradient and to its input's.
fn linear_back(
    linear: &Linear,
    all: &[f32],
    input: &Array2<f32>,
    output: &Array2<f32>,
    gradient: &mut [f32],
    back: &mut Array2<f32>,
) {
    general_mat_mul(1.0, output, &linear.weight.view(all).t(), 1.0, back);
    general_mat_mul(1.0, &input.t(), output, 1.0, &mut linear.weight.view_mut(gradient));
    add_columns(&linear.bias, &output.view(), gradient);
}

fn add_columns(bias: &Block, rows: &ArrayView2<'_, f32>, gradient: &mut [f32]) {
    let sums = rows.sum_axis(Axis(0));
    bias.of_mut(gradient).iter_mut().zip(&sums).for_each(|(into, sum)| *into += sum);
}

/// From the outputs back to the top layer's rows.
fn heads_back(layout: &Layout, all: &[f32], trace: &Trace, mut out: Outputs, gradient: &mut [f32]) -> Array2<f32> {
    let mut dependent = Array2::zeros(trace.dependent.dim());
    linear_back(&layout.biaffine, all, &trace.dependent, &out.biaffine, gradient, &mut dependent);
    let slope = |slope: &mut f32, &value: &f32| *slope *= if value < 0.0 { LEAK } else { 1.0 };
    dependent.zip_mut_with(&trace.dependent, slope);
    out.head.zip_mut_with(&trace.head, slope);
    let mut top = Array2::zeros(trace.top.dim());
    for (linear, output) in [
        (&layout.dependent, &dependent),
        (&layout.head, &out.head),
        (&layout.label_dependent, &out.label_dependent),
        (&layout.label_head, &out.label_head),
        (&layout.tag, &out.tag),
    ] {
        linear_back(linear, all, &trace.top, output, gradient, &mut top);
    }
    top
}

/// One bidirectional layer: from its output's gradient to its input's.
#[expect(clippy::too_many_arguments, reason = "the state of one pass")]
fn layer_back(
    batch: &Batch<'_>,
    shape: &Shape,
    layout: &Layout,
    all: &[f32],
    trace: &Trace,
    layer: usize,
    mut output: Array2<f32>,
    gradient: &mut [f32],
) -> Array2<f32> {
    for mut rows in output.axis_chunks_iter_mut(Axis(0), batch.width()) {
        rows *= &trace.masks[layer];
    }
    let hidden = shape.hidden;
    let ahead = output.slice_axis(Axis(1), Slice::from(..hidden)).to_owned();
    let back = batch.reversed(&output.slice_axis(Axis(1), Slice::from(hidden..)).to_owned());
    let mut input = direction_back(batch, layout, all, trace, (layer, 0), ahead, gradient);
    input += &batch.reversed(&direction_back(batch, layout, all, trace, (layer, 1), back, gradient));
    input
}

/// One direction, step by step from the last.
fn direction_back(
    batch: &Batch<'_>,
    layout: &Layout,
    all: &[f32],
    trace: &Trace,
    (layer, direction): (usize, usize),
    mut output: Array2<f32>,
    gradient: &mut [f32],
) -> Array2<f32> {
    let cell = &layout.cells[layer][direction];
    let run = &trace.layers[layer][direction];
    let (width, hidden) = (batch.width(), cell.recurrent.rows);
    let mut gates = Array2::<f32>::zeros(run.gates.dim());
    let mut carried = vec![0.0; width * hidden];
    let (all_gates, all_states) = (run.gates.as_slice().unwrap_or_default(), run.state.as_slice().unwrap_or_default());
    let recurrent = cell.recurrent.view(all);
    for step in (0..batch.steps).rev() {
        let (from, to) = (step * width, (step + 1) * width);
        let known = StepBack {
            hidden,
            gates: &all_gates[from * 4 * hidden..to * 4 * hidden],
            state: &all_states[from * hidden..to * hidden],
            last: (step > 0).then(|| &all_states[(from - width) * hidden..from * hidden]),
            output: &output.as_slice().unwrap_or_default()[from * hidden..to * hidden],
        };
        let mut here = gates.slice_axis_mut(Axis(0), Slice::from(from..to));
        vector::cell_back(&known, &mut carried, here.as_slice_mut().unwrap_or_default());
        if step > 0 {
            let mut before = output.slice_axis_mut(Axis(0), Slice::from(from - width..from));
            general_mat_mul(1.0, &here, &recurrent.t(), 1.0, &mut before);
        }
    }
    if batch.steps > 1 {
        let before = run.output.slice_axis(Axis(0), Slice::from(..batch.rows() - width));
        let after = gates.slice_axis(Axis(0), Slice::from(width..));
        general_mat_mul(1.0, &before.t(), &after, 1.0, &mut cell.recurrent.view_mut(gradient));
    }
    general_mat_mul(1.0, &run.input.t(), &gates, 1.0, &mut cell.input.view_mut(gradient));
    add_columns(&cell.bias, &gates.view(), gradient);
    gates.dot(&cell.input.view(all).t())
}

fn embeddings_back(shape: &Shape, layout: &Layout, trace: &Trace, input: &Array2<f32>, gradient: &mut [f32]) {
    let width = shape.input();
    let rows = input.as_slice().unwrap_or_default().chunks_exact(width);
    for ((used, slopes), mask) in trace.used.iter().zip(rows).zip(trace.input_mask.chunks_exact(width)) {
        let mut at = 0;
        for (block, &row) in layout.tables.iter().zip(used) {
            let from = row as usize * block.columns;
            for into in &mut block.of_mut(gradient)[from..from + block.columns] {
                *into += slopes[at] * mask[at];
                at += 1;
            }
        }
    }
}
