//! Where each matrix of the network lies in the one long vector of its parameters.

use super::random::Random;
use crate::language::features::TABLES;
use ndarray::{ArrayView2, ArrayViewMut2};

/// The sizes of a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Width of one direction of an LSTM layer.
    pub(crate) hidden: usize,
    /// Number of bidirectional layers.
    pub(crate) layers: usize,
    /// Width of the arc scorer's vectors.
    pub(crate) arc: usize,
    /// Width of the label scorer's hidden layer.
    pub(crate) label: usize,
    /// Width of each embedding.
    pub(crate) widths: [usize; TABLES],
    /// Rows of each embedding, row 0 for what is not known.
    pub(crate) rows: [usize; TABLES],
    /// Number of tags.
    pub(crate) tags: usize,
    /// Number of relations.
    pub(crate) labels: usize,
}

impl Shape {
    /// Width of a word's input.
    pub(crate) fn input(&self) -> usize {
        self.widths.iter().sum()
    }

    /// Width of a layer's output, both directions.
    pub(crate) fn output(&self) -> usize {
        2 * self.hidden
    }

    /// Width of the input of layer `layer`.
    pub(crate) fn input_of(&self, layer: usize) -> usize {
        if layer == 0 { self.input() } else { self.output() }
    }
}

/// Distances between dependent and head that have a bias of their own: −15 … 15.
pub(crate) const DISTANCES: usize = 31;

/// The bucket of the distance from dependent `i` to head `j`.
pub(crate) fn distance(i: usize, j: usize) -> usize {
    if j >= i { 15 + (j - i).min(15) } else { 15 - (i - j).min(15) }
}

/// A matrix in the vector of parameters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block {
    pub(crate) start: usize,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
}

impl Block {
    pub(crate) fn of<'a>(&self, all: &'a [f32]) -> &'a [f32] {
        &all[self.start..self.start + self.rows * self.columns]
    }

    pub(crate) fn of_mut<'a>(&self, all: &'a mut [f32]) -> &'a mut [f32] {
        &mut all[self.start..self.start + self.rows * self.columns]
    }

    pub(crate) fn view<'a>(&self, all: &'a [f32]) -> ArrayView2<'a, f32> {
        super::matrix(self.of(all), self.rows, self.columns)
    }

    pub(crate) fn view_mut<'a>(&self, all: &'a mut [f32]) -> ArrayViewMut2<'a, f32> {
        super::matrix_mut(self.of_mut(all), self.rows, self.columns)
    }
}

/// One direction of one LSTM layer; the columns are input, forget, output gate and candidate, side by side.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell {
    pub(crate) input: Block,
    pub(crate) recurrent: Block,
    pub(crate) bias: Block,
}

/// A linear map with its bias.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Linear {
    pub(crate) weight: Block,
    pub(crate) bias: Block,
}

/// All matrices of a network.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) tables: Vec<Block>,
    /// Forward and backward cell of each layer.
    pub(crate) cells: Vec<[Cell; 2]>,
    /// What stands for the root among the heads.
    pub(crate) root: Block,
    pub(crate) dependent: Linear,
    pub(crate) head: Linear,
    /// The biaffine matrix and its bias.
    pub(crate) biaffine: Linear,
    pub(crate) distance: Block,
    pub(crate) label_dependent: Linear,
    pub(crate) label_head: Linear,
    pub(crate) label: Linear,
    pub(crate) tag: Linear,
    pub(crate) total: usize,
}

impl Layout {
    pub(crate) fn new(shape: &Shape) -> Layout {
        let mut total = 0;
        let mut block = |rows: usize, columns: usize| {
            let start = total;
            total += rows * columns;
            Block { start, rows, columns }
        };
        let tables = shape.rows.iter().zip(shape.widths).map(|(&rows, width)| block(rows, width)).collect();
        let mut cells = Vec::new();
        for layer in 0..shape.layers {
            let mut cell = || Cell {
                input: block(shape.input_of(layer), 4 * shape.hidden),
                recurrent: block(shape.hidden, 4 * shape.hidden),
                bias: block(1, 4 * shape.hidden),
            };
            cells.push([cell(), cell()]);
        }
        let out = shape.output();
        let root = block(1, out);
        let distance = block(1, DISTANCES);
        let mut linear = |rows, columns| Linear { weight: block(rows, columns), bias: block(1, columns) };
        Layout {
            tables,
            cells,
            root,
            distance,
            dependent: linear(out, shape.arc),
            head: linear(out, shape.arc),
            biaffine: linear(shape.arc, shape.arc),
            label_dependent: linear(out, shape.label),
            label_head: linear(out, shape.label),
            label: linear(shape.label, shape.labels),
            tag: linear(out, shape.tags),
            total,
        }
    }

    /// Starting values: small normal numbers, forget gates open.
    pub(super) fn start(&self, random: &mut Random) -> Vec<f32> {
        let mut all = vec![0.0; self.total];
        let mut fill = |block: &Block, deviation: f32| {
            for value in block.of_mut(&mut all) {
                *value = random.normal() * deviation;
            }
        };
        for table in &self.tables {
            fill(table, 0.1);
        }
        fill(&self.root, 0.1);
        let fan = |block: &Block| (1.0 / block.rows as f32).sqrt();
        for cell in self.cells.iter().flatten() {
            fill(&cell.input, fan(&cell.input));
            fill(&cell.recurrent, fan(&cell.recurrent));
        }
        let linears = [&self.dependent, &self.head, &self.label_dependent, &self.label_head, &self.label, &self.tag];
        for linear in linears {
            fill(&linear.weight, fan(&linear.weight));
        }
        fill(&self.biaffine.weight, 0.02);
        for cell in self.cells.iter().flatten() {
            let gates = cell.bias.of_mut(&mut all);
            let hidden = gates.len() / 4;
            gates[hidden..2 * hidden].fill(1.0);
        }
        all
    }
}
