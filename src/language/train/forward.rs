//! The network on a batch in 32-bit floats, keeping what the way back needs.
//!
//! Rows are words, laid out by time: row `step × width + member`. Short
//! sentences are padded at their end, in both reading directions, so padding never
//! reaches a word. One more row at the end stands for the root.

use super::layout::{Cell, Layout, Linear, Shape};
use super::random::Random;
use super::treebank::Example;
use super::vector;
use crate::language::features::{HIDDEN, TABLES};
use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, ArrayView2, Axis, Slice};

/// Sentences that go through the network together.
pub(super) struct Batch<'a> {
    pub(super) members: Vec<&'a Example>,
    /// Which members are read as headlines set in title case.
    pub(super) headlines: Vec<bool>,
    /// Length of the longest.
    pub(super) steps: usize,
}

impl<'a> Batch<'a> {
    pub(super) fn new(members: Vec<&'a Example>, headlines: Vec<bool>) -> Batch<'a> {
        let steps = members.iter().map(|example| example.len()).max().unwrap_or(0);
        Batch { members, headlines, steps }
    }

    pub(super) fn width(&self) -> usize {
        self.members.len()
    }

    /// Rows without the root's.
    pub(super) fn rows(&self) -> usize {
        self.steps * self.width()
    }

    pub(super) fn row(&self, step: usize, member: usize) -> usize {
        step * self.width() + member
    }

    pub(super) fn words(&self) -> usize {
        self.members.iter().map(|example| example.len()).sum()
    }

    /// The row of head `head` (0 the root) of a member's word.
    pub(super) fn head_row(&self, head: usize, member: usize) -> usize {
        if head == 0 { self.rows() } else { self.row(head - 1, member) }
    }

    /// The rows with every sentence turned round; padding stays where it is.
    pub(super) fn reversed(&self, rows: &Array2<f32>) -> Array2<f32> {
        let mut turned = rows.clone();
        for (member, example) in self.members.iter().enumerate() {
            for step in 0..example.len() {
                let from = self.row(example.len() - 1 - step, member);
                turned.row_mut(self.row(step, member)).assign(&rows.row(from));
            }
        }
        turned
    }
}

/// How much is dropped while training.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dropout {
    /// Share of a layer's outputs.
    pub(super) layers: f32,
    /// Share of the input.
    pub(super) input: f32,
}

/// One direction of a layer as it ran.
pub(super) struct CellTrace {
    pub(super) input: Array2<f32>,
    /// After their curves.
    pub(super) gates: Array2<f32>,
    pub(super) state: Array2<f32>,
    pub(super) output: Array2<f32>,
}

/// Everything the way back needs.
pub(super) struct Trace {
    /// Row of each table that was read for each word.
    pub(super) used: Vec<[u32; TABLES]>,
    pub(super) input_mask: Vec<f32>,
    pub(super) layers: Vec<[CellTrace; 2]>,
    /// Mask of each layer's output, one row a member.
    pub(super) masks: Vec<Array2<f32>>,
    pub(super) top: Array2<f32>,
    pub(super) dependent: Array2<f32>,
    pub(super) head: Array2<f32>,
    pub(super) biaffine: Array2<f32>,
    pub(super) label_dependent: Array2<f32>,
    pub(super) label_head: Array2<f32>,
    pub(super) tag: Array2<f32>,
}

/// `left × right + bias`, a row for each of `left`.
pub(super) fn affine(left: &Array2<f32>, linear: &Linear, all: &[f32]) -> Array2<f32> {
    let mut out = biased(left.nrows(), linear.bias.of(all));
    general_mat_mul(1.0, left, &linear.weight.view(all), 1.0, &mut out);
    out
}

fn biased(rows: usize, bias: &[f32]) -> Array2<f32> {
    let mut out = Array2::zeros((rows, bias.len()));
    for mut row in out.rows_mut() {
        row.assign(&ArrayView2::from_shape((1, bias.len()), bias).expect("one row").row(0));
    }
    out
}

/// Runs the batch.
pub(super) fn forward(
    batch: &Batch<'_>,
    shape: &Shape,
    layout: &Layout,
    all: &[f32],
    random: &mut Random,
    dropout: Dropout,
) -> Trace {
    let used = rows_read(batch, random);
    let (mut input, input_mask) = embed(&used, shape, layout, all, random, dropout.input);
    let mut layers = Vec::new();
    let mut masks = Vec::new();
    for cells in &layout.cells {
        let turned = batch.reversed(&input);
        let ahead = run(batch, &cells[0], all, input);
        let back = run(batch, &cells[1], all, turned);
        let mut mask = Array2::zeros((batch.width(), shape.output()));
        random.mask(mask.as_slice_mut().unwrap_or_default(), dropout.layers);
        input = joined(batch, shape, &ahead.output, &batch.reversed(&back.output), &mask);
        layers.push([ahead, back]);
        masks.push(mask);
    }
    let mut top = Array2::zeros((batch.rows() + 1, shape.output()));
    top.slice_axis_mut(Axis(0), Slice::from(..batch.rows())).assign(&input);
    top.row_mut(batch.rows()).assign(&layout.root.view(all).row(0));
    let mut dependent = affine(&top, &layout.dependent, all);
    let mut head = affine(&top, &layout.head, all);
    vector::leaky(dependent.as_slice_mut().unwrap_or_default());
    vector::leaky(head.as_slice_mut().unwrap_or_default());
    Trace {
        biaffine: affine(&dependent, &layout.biaffine, all),
        label_dependent: affine(&top, &layout.label_dependent, all),
        label_head: affine(&top, &layout.label_head, all),
        tag: affine(&top, &layout.tag, all),
        used,
        input_mask,
        layers,
        masks,
        top,
        dependent,
        head,
    }
}

/// The embedding rows to read: the words' own, some hidden at random; padding reads row 0.
fn rows_read(batch: &Batch<'_>, random: &mut Random) -> Vec<[u32; TABLES]> {
    let mut used = vec![[0; TABLES]; batch.rows()];
    for (member, example) in batch.members.iter().enumerate() {
        let rows = if batch.headlines[member] { &example.headline } else { &example.rows };
        for (step, rows) in rows.iter().enumerate() {
            let place = &mut used[batch.row(step, member)];
            for table in 0..TABLES {
                let hidden = random.unit() < HIDDEN[table];
                place[table] = if hidden { 0 } else { rows[table] };
            }
        }
    }
    used
}

fn embed(
    used: &[[u32; TABLES]],
    shape: &Shape,
    layout: &Layout,
    all: &[f32],
    random: &mut Random,
    drop: f32,
) -> (Array2<f32>, Vec<f32>) {
    let width = shape.input();
    let mut input = Array2::zeros((used.len(), width));
    let mut mask = vec![0.0; used.len() * width];
    random.mask(&mut mask, drop);
    for (row, (rows, mask)) in used.iter().zip(mask.chunks_exact(width)).enumerate() {
        let mut at = 0;
        for (table, &index) in layout.tables.iter().zip(rows) {
            let from = index as usize * table.columns;
            for value in &table.of(all)[from..from + table.columns] {
                input[(row, at)] = value * mask[at];
                at += 1;
            }
        }
    }
    (input, mask)
}

/// One direction of one layer over all steps.
fn run(batch: &Batch<'_>, cell: &Cell, all: &[f32], input: Array2<f32>) -> CellTrace {
    let (width, hidden) = (batch.width(), cell.recurrent.rows);
    let mut gates = biased(batch.rows(), cell.bias.of(all));
    general_mat_mul(1.0, &input, &cell.input.view(all), 1.0, &mut gates);
    let mut state = Array2::<f32>::zeros((batch.rows(), hidden));
    let mut output = Array2::<f32>::zeros((batch.rows(), hidden));
    let recurrent = cell.recurrent.view(all);
    for step in 0..batch.steps {
        let here = step * width..(step + 1) * width;
        let mut gate = gates.slice_axis_mut(Axis(0), Slice::from(here.clone()));
        let (before, mut now) = state.view_mut().split_at(Axis(0), here.start);
        if step > 0 {
            let last = output.slice_axis(Axis(0), Slice::from(here.start - width..here.start));
            general_mat_mul(1.0, &last, &recurrent, 1.0, &mut gate);
        }
        let last_state =
            if step > 0 { before.slice_axis(Axis(0), Slice::from(here.start - width..)).to_slice() } else { None };
        vector::cell(
            hidden,
            gate.as_slice_mut().unwrap_or_default(),
            last_state,
            now.slice_axis_mut(Axis(0), Slice::from(..width)).as_slice_mut().unwrap_or_default(),
            output.slice_axis_mut(Axis(0), Slice::from(here)).as_slice_mut().unwrap_or_default(),
        );
    }
    CellTrace { input, gates, state, output }
}

/// Both directions side by side, masked.
fn joined(
    batch: &Batch<'_>,
    shape: &Shape,
    ahead: &Array2<f32>,
    back: &Array2<f32>,
    mask: &Array2<f32>,
) -> Array2<f32> {
    let hidden = shape.hidden;
    let mut out = Array2::zeros((batch.rows(), 2 * hidden));
    out.slice_axis_mut(Axis(1), Slice::from(..hidden)).assign(ahead);
    out.slice_axis_mut(Axis(1), Slice::from(hidden..)).assign(back);
    for mut rows in out.axis_chunks_iter_mut(Axis(0), batch.width().max(1)) {
        rows *= mask;
    }
    out
}
