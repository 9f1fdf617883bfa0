//! The trained network as it runs: 8-bit maps, what is left in floats, and what its outputs mean.

use super::dense::{Dense, STEPS};
use crate::language::features::TABLES;
use crate::language::train::{Layout, Linear, Shape, Trained, Vocabulary};
use crate::language::wordnet::Classes;

/// One embedding table: a row of activations for each known feature, row 0 for the others.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    pub(crate) width: usize,
    pub(crate) rows: Vec<u8>,
}

/// The largest value of an embedding table is cut to this share of it, so that the others keep finer steps.
const CLIP: f32 = 0.6;

/// Columns of a float map that are summed together.
pub(crate) const BLOCK: usize = 32;

/// A linear map that stays in floats: one row an input, columns padded to whole blocks with zeros.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Float {
    pub(crate) weights: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

impl Float {
    /// Pads the columns of `weights`, of which `bias` has as many as there are.
    pub(crate) fn padded(weights: &[f32], bias: &[f32]) -> Float {
        let width = bias.len().next_multiple_of(BLOCK);
        let wide = |row: &[f32]| {
            let mut row = row.to_vec();
            row.resize(width, 0.0);
            row
        };
        Float { weights: weights.chunks_exact(bias.len().max(1)).flat_map(wide).collect(), bias: wide(bias) }
    }

    /// The weights of the first `columns` columns.
    pub(crate) fn narrow(&self, columns: usize) -> Vec<f32> {
        self.weights.chunks_exact(self.bias.len()).flat_map(|row| &row[..columns]).copied().collect()
    }
}

/// Everything that inference reads.
#[derive(Debug, Clone)]
pub(crate) struct Network {
    pub(crate) shape: Shape,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) classes: Classes,
    pub(crate) tables: Vec<Table>,
    /// From a word's embeddings to the first layer's gates, both directions side by side.
    pub(crate) first: Dense,
    /// From a layer's own last output to its gates, forward and backward for each layer.
    pub(crate) recurrent: Vec<[Dense; 2]>,
    /// From the layer below to the gates, both directions side by side, for each layer but the first.
    pub(crate) upper: Vec<Dense>,
    /// From the last layer to dependent, head, label-dependent, label-head and tag vectors, side by side.
    pub(crate) outputs: Dense,
    /// The root's row of `outputs`.
    pub(crate) root: Vec<f32>,
    pub(crate) biaffine: Float,
    pub(crate) distance: Vec<f32>,
    pub(crate) label: Float,
}

impl Network {
    /// Rounds a trained network.
    pub(crate) fn quantise(trained: &Trained) -> Network {
        let (shape, all) = (&trained.shape, trained.weights.as_slice());
        let layout = Layout::new(shape);
        let mut tables = Vec::new();
        let mut steps = Vec::new();
        for block in &layout.tables {
            let values = block.of(all);
            let greatest = CLIP * values.iter().fold(1e-6_f32, |greatest, value| greatest.max(value.abs()));
            let rows =
                values.iter().map(|value| super::dense::activation((value / greatest).clamp(-1.0, 1.0))).collect();
            tables.push(Table { width: block.columns, rows });
            steps.extend(std::iter::repeat_n(greatest / STEPS, block.columns));
        }
        let even = |inputs: usize| vec![1.0 / STEPS; inputs];
        let gates = |layer: usize, steps: &[f32]| {
            let [ahead, back] = &layout.cells[layer];
            let weights = side_by_side(&[ahead.input.of(all), back.input.of(all)], steps.len());
            Dense::quantise(&weights, steps, &[ahead.bias.of(all), back.bias.of(all)].concat())
        };
        let recurrent = layout.cells.iter().map(|pair| {
            let none = vec![0.0; 4 * shape.hidden];
            pair.map(|cell| Dense::quantise(cell.recurrent.of(all), &even(shape.hidden), &none))
        });
        let heads = [&layout.dependent, &layout.head, &layout.label_dependent, &layout.label_head, &layout.tag];
        let weights = side_by_side(&heads.map(|linear| linear.weight.of(all)), shape.output());
        let bias = heads.map(|linear| linear.bias.of(all)).concat();
        let mut root = bias.clone();
        for (value, row) in layout.root.of(all).iter().zip(weights.chunks_exact(bias.len())) {
            root.iter_mut().zip(row).for_each(|(sum, weight)| *sum += value * weight);
        }
        let float = |linear: &Linear| Float::padded(linear.weight.of(all), linear.bias.of(all));
        Network {
            first: gates(0, &steps),
            recurrent: recurrent.collect(),
            upper: (1..shape.layers).map(|layer| gates(layer, &even(shape.output()))).collect(),
            outputs: Dense::quantise(&weights, &even(shape.output()), &bias),
            root,
            biaffine: float(&layout.biaffine),
            distance: layout.distance.of(all).to_vec(),
            label: float(&layout.label),
            shape: shape.clone(),
            vocabulary: trained.vocabulary.clone(),
            classes: trained.classes.clone(),
            tables,
        }
    }

    /// Index of the relation `root`.
    pub(crate) fn root_relation(&self) -> usize {
        let relations = &self.vocabulary.relations;
        relations.iter().position(|&relation| relation == crate::language::Deprel::Root).unwrap_or(0)
    }

    /// Appends the activations of a form's embeddings, padded to a multiple of four.
    pub(crate) fn embed(&self, form: &str, into: &mut Vec<u8>) {
        let start = into.len();
        let rows: [u32; TABLES] = self.vocabulary.rows(form, &self.classes);
        for (table, row) in self.tables.iter().zip(rows) {
            let from = row as usize * table.width;
            into.extend_from_slice(&table.rows[from..from + table.width]);
        }
        into.resize(start + Dense::depth(self.first.inputs) * 4, super::dense::ZERO);
    }
}

/// Matrices of `rows` rows each as one with all their columns.
fn side_by_side(parts: &[&[f32]], rows: usize) -> Vec<f32> {
    let mut whole = Vec::with_capacity(parts.iter().map(|part| part.len()).sum());
    for row in 0..rows {
        for part in parts {
            let columns = part.len() / rows;
            whole.extend_from_slice(&part[row * columns..(row + 1) * columns]);
        }
    }
    whole
}
