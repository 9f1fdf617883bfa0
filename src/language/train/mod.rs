//! Training the tagger and parser from Universal Dependencies treebanks.
//!
//! Two bidirectional LSTM layers over hashed-vocabulary embeddings, biaffine arc
//! scores, a small network for relations and a tag head, all from one run:
//! gradients by hand, Adam with linear decay, a moving average of the weights.
//! The same treebanks, options and machine give the same bytes.
#![expect(
    clippy::cast_precision_loss,
    reason = "counts of words, steps and columns are small, and training is in floats"
)]

mod backward;
mod forward;
mod layout;
mod opinion;
mod random;
mod teacher;
mod treebank;
mod vector;

use super::features::TABLES;
use super::model::{Model, Scratch};
use super::wordnet::Classes;
use crate::error::Error;
use backward::{Losses, backward};
use forward::{Batch, Dropout, forward};
use ndarray::{ArrayView2, ArrayViewMut2};
use random::Random;
use teacher::Words;
use treebank::{Example, Gold};
use vector::{BETA1, BETA2, Step};

pub(crate) use layout::{DISTANCES, Layout, Linear, Shape, distance};
pub(crate) use opinion::Opinion;
pub(crate) use treebank::Vocabulary;

/// A treebank in CoNLL-U.
#[derive(Debug, Clone)]
pub struct Treebank {
    /// For messages.
    pub name: String,
    /// The whole file.
    pub text: String,
}

/// How to train.
#[derive(Debug, Clone)]
pub struct Options {
    /// Passes over the treebanks.
    pub epochs: usize,
    /// Where the random numbers start.
    pub seed: u64,
    /// Width of one direction of an LSTM layer.
    pub hidden: usize,
    /// Width of the embedding of whole words; the others follow in proportion.
    pub width: usize,
    /// Words in a batch, about.
    pub batch: usize,
    /// The greatest learning rate.
    pub rate: f32,
}

impl Default for Options {
    fn default() -> Options {
        Options { epochs: 26, seed: 1, hidden: 96, width: 96, batch: 800, rate: 2e-3 }
    }
}

/// What one pass over the treebanks came to: mean losses of a word.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// From 1.
    pub epoch: usize,
    /// Cross-entropy of heads.
    pub arc: f64,
    /// Cross-entropy of relations.
    pub relation: f64,
    /// Cross-entropy of tags.
    pub tag: f64,
}

impl std::fmt::Display for Progress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "pass {}: arc {:.3} relation {:.3} tag {:.3}", self.epoch, self.arc, self.relation, self.tag)
    }
}

const WARM_UP: f32 = 200.0;
const LONGEST_GRADIENT: f32 = 5.0;
const AVERAGE: f32 = 0.9995;
/// Share of sentences that are read as if set in title case.
const HEADLINES: f32 = 0.04;
const DROPOUT: Dropout = Dropout { layers: 0.33, input: 0.2 };

/// A trained network in floats.
pub(crate) struct Trained {
    pub(crate) shape: Shape,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) classes: Classes,
    pub(crate) weights: Vec<f32>,
}

/// `values` as a matrix of that size.
fn matrix(values: &[f32], rows: usize, columns: usize) -> ArrayView2<'_, f32> {
    ArrayView2::from_shape((rows, columns), values).expect("a block is as long as its rows and columns say")
}

fn matrix_mut(values: &mut [f32], rows: usize, columns: usize) -> ArrayViewMut2<'_, f32> {
    ArrayViewMut2::from_shape((rows, columns), values).expect("a block is as long as its rows and columns say")
}

/// Widths of the embeddings for whole words of width `word`.
fn widths(word: usize) -> [usize; TABLES] {
    let part = |of_64: usize| (word * of_64 / 64).max(1);
    [part(64), part(16), part(32), part(24), part(16), part(16), part(12), part(32), part(8)]
}

/// Trains a network; it learns from `teachers`, too, where there are any. `report` hears of every pass.
pub(crate) fn train(
    banks: &[Treebank],
    classes: Classes,
    teachers: &[Model],
    options: &Options,
    mut report: impl FnMut(Progress, &Trained),
) -> Result<Trained, Error> {
    let mut gold = Vec::new();
    for bank in banks {
        gold.extend(treebank::read(bank)?);
    }
    if gold.is_empty() {
        return Err(Error::Training { message: "the treebanks hold no sentence with a tree".to_owned() });
    }
    let vocabulary = Vocabulary::of(&gold, &classes);
    let mut rows = [0; TABLES];
    rows.iter_mut().zip(&vocabulary.tables).for_each(|(rows, table)| *rows = table.len() + 1);
    let shape = Shape {
        hidden: options.hidden,
        layers: 2,
        arc: 64,
        label: 64,
        widths: widths(options.width),
        rows,
        tags: vocabulary.tags.len(),
        labels: vocabulary.relations.len(),
    };
    if !options.hidden.is_multiple_of(8) || options.hidden == 0 || options.hidden > 1024 || options.width > 1024 {
        return Err(Error::Training {
            message: format!("a width of {} is not a multiple of eight up to 1024", options.hidden),
        });
    }
    if !teachers.iter().all(|teacher| teacher.speaks(&vocabulary)) {
        return Err(Error::Training { message: "a teacher has other tags or relations than the treebanks".to_owned() });
    }
    let mut lesson = Lesson::new(&gold, teachers);
    let mut random = Random::new(options.seed);
    let layout = Layout::new(&shape);
    let weights = layout.start(&mut random);
    let mut trained = Trained { shape, vocabulary, classes, weights: Vec::new() };
    let mut run = Run::new(weights);
    let mut examples = Vec::new();
    for epoch in 0..options.epochs {
        // Without teachers every pass reads the same.
        if epoch == 0 || !teachers.is_empty() {
            examples = lesson.examples(&trained.vocabulary, &trained.classes, &mut random);
        }
        let batches = batches(&examples, options.batch, &mut random);
        let total = (options.epochs * batches.len()) as f32;
        let mut sum = Losses::default();
        for batch in &batches {
            let losses = run.step(batch, &trained.shape, &layout, &mut random, options.rate, total);
            sum.arc += losses.arc;
            sum.relation += losses.relation;
            sum.tag += losses.tag;
        }
        let words = examples.iter().map(Example::len).sum::<usize>() as f64;
        trained.weights.clone_from(&run.average);
        let progress =
            Progress { epoch: epoch + 1, arc: sum.arc / words, relation: sum.relation / words, tag: sum.tag / words };
        report(progress, &trained);
    }
    Ok(trained)
}

/// What is learnt in one pass.
struct Lesson<'g> {
    gold: &'g [Gold],
    words: Words<'g>,
    teachers: &'g [Model],
    scratch: Vec<Scratch>,
}

impl<'g> Lesson<'g> {
    fn new(gold: &'g [Gold], teachers: &'g [Model]) -> Lesson<'g> {
        let scratch = teachers.iter().map(|_| Scratch::default()).collect();
        Lesson { gold, words: Words::of(gold), teachers, scratch }
    }

    /// The treebanks' sentences; where there are teachers, some in other words, and what the teachers say of all.
    fn examples(&mut self, vocabulary: &Vocabulary, classes: &Classes, random: &mut Random) -> Vec<Example> {
        let mut example = |gold: &Gold| {
            if self.teachers.is_empty() {
                return Example::new(gold, vocabulary, classes, None);
            }
            let altered = self.words.altered(gold, random);
            let gold = altered.as_ref().unwrap_or(gold);
            let opinion = Opinion::of(self.teachers, gold, &mut self.scratch);
            Example::new(gold, vocabulary, classes, Some(opinion))
        };
        self.gold.iter().map(&mut example).collect()
    }
}

/// Sentences of like length together, about `words` words each, in random order.
fn batches<'a>(examples: &'a [Example], words: usize, random: &mut Random) -> Vec<Batch<'a>> {
    let mut order: Vec<(f32, usize)> = examples
        .iter()
        .enumerate()
        .map(|(index, example)| (example.len() as f32 + random.unit() * 4.0, index))
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut batches = Vec::new();
    let mut members: Vec<&Example> = Vec::new();
    let mut close = |members: &mut Vec<&'a Example>, random: &mut Random| {
        let headlines = members.iter().map(|_| random.unit() < HEADLINES).collect();
        batches.push(Batch::new(std::mem::take(members), headlines));
    };
    for (_, index) in order {
        members.push(&examples[index]);
        if members.len() * examples[index].len() >= words {
            close(&mut members, random);
        }
    }
    if !members.is_empty() {
        close(&mut members, random);
    }
    for last in (1..batches.len()).rev() {
        batches.swap(last, random.below(last + 1));
    }
    batches
}

/// The state of the optimiser.
struct Run {
    weights: Vec<f32>,
    average: Vec<f32>,
    gradient: Vec<f32>,
    first: Vec<f32>,
    second: Vec<f32>,
    steps: u32,
}

impl Run {
    fn new(weights: Vec<f32>) -> Run {
        let zeros = || vec![0.0; weights.len()];
        Run { average: weights.clone(), gradient: zeros(), first: zeros(), second: zeros(), steps: 0, weights }
    }

    fn step(
        &mut self,
        batch: &Batch<'_>,
        shape: &Shape,
        layout: &Layout,
        random: &mut Random,
        rate: f32,
        total: f32,
    ) -> Losses {
        self.gradient.fill(0.0);
        let trace = forward(batch, shape, layout, &self.weights, random, DROPOUT);
        let losses = backward(batch, shape, layout, &self.weights, &trace, &mut self.gradient);
        self.steps = self.steps.saturating_add(1);
        let taken = self.steps as f32;
        let length = vector::squares(&self.gradient).sqrt();
        let corrected = (1.0 - BETA2.powf(taken)).sqrt() / (1.0 - BETA1.powf(taken));
        let step = Step {
            clip: if length > LONGEST_GRADIENT { LONGEST_GRADIENT / length } else { 1.0 },
            rate: rate * (taken / WARM_UP).min(1.0) * (1.0 - 0.97 * taken / total).max(0.0) * corrected,
            keep: AVERAGE.min((1.0 + taken) / (10.0 + taken)),
        };
        let moments = [self.first.as_mut_slice(), self.second.as_mut_slice()];
        vector::adam(step, &self.gradient, moments, &mut self.weights, &mut self.average);
        losses
    }
}

#[cfg(test)]
mod tests {
    use super::backward::backward;
    use super::forward::{Batch, Dropout, Trace, forward};
    use super::{Classes, Example, Layout, Losses, Options, Random, Shape, Treebank, Vocabulary, treebank, widths};
    use crate::language::conllu::score;
    use crate::language::{Model, Upos};

    const THIRTY: &str = include_str!("../../../tests/it/data/thirty.conllu");

    fn tiny() -> Model {
        let bank = Treebank { name: "thirty".to_owned(), text: THIRTY.to_owned() };
        let options = Options { epochs: 60, seed: 7, hidden: 24, width: 32, batch: 30, rate: 1e-2 };
        Model::train(&[bank], |_| String::new(), &[], &options, |_, _| {}).unwrap()
    }

    #[test]
    fn a_tiny_network_learns_thirty_sentences_by_heart_and_the_same_way_twice() {
        let model = tiny();
        let scores = score(THIRTY, &model).unwrap();
        assert!(scores.upos() > 0.85 && scores.las() > 0.9, "{scores}");
        let bytes = model.to_bytes();
        assert!(bytes == tiny().to_bytes(), "two runs differ");
        let again = Model::read(&bytes).unwrap();
        assert!(again.to_bytes() == bytes, "reading and writing changes the file");
        assert_eq!(score(THIRTY, &again).unwrap().to_string(), scores.to_string());
    }

    #[test]
    fn a_network_learns_from_another() {
        let teacher = tiny();
        let bank = || Treebank { name: "thirty".to_owned(), text: THIRTY.to_owned() };
        let options = Options { epochs: 60, seed: 8, hidden: 24, width: 32, batch: 30, rate: 1e-2 };
        let train = |banks: &[Treebank]| {
            Model::train(banks, |_| String::new(), std::slice::from_ref(&teacher), &options, |_, _| {})
        };
        let taught = train(&[bank()]).unwrap();
        let scores = score(THIRTY, &taught).unwrap();
        assert!(scores.upos() > 0.8 && scores.las() > 0.8, "{scores}");
        let other = Treebank { text: THIRTY.replace("\tNN\t", "\tNNX\t"), ..bank() };
        let failed = train(&[other]).unwrap_err();
        assert_eq!(failed.to_string(), "training: a teacher has other tags or relations than the treebanks");
    }

    #[test]
    fn training_needs_a_tree() {
        let bank = Treebank { name: String::new(), text: "1\ta\ta\tX\t_\t_\t1\tdep\t_\t_\n".to_owned() };
        let failed = Model::train(&[bank], |_| String::new(), &[], &Options::default(), |_, _| {}).unwrap_err();
        assert_eq!(failed.to_string(), "training: the treebanks hold no sentence with a tree");
    }

    fn shape(vocabulary: &Vocabulary) -> Shape {
        Shape {
            hidden: 8,
            layers: 2,
            arc: 8,
            label: 8,
            widths: widths(16),
            rows: std::array::from_fn(|table| vocabulary.tables[table].len() + 1),
            tags: vocabulary.tags.len(),
            labels: vocabulary.relations.len(),
        }
    }

    /// The gradient of every kind of weight against the slope of the loss when that weight moves.
    #[test]
    fn gradients_are_the_slopes_of_the_loss() {
        let classes = Classes::default();
        let gold = treebank::read(&Treebank { name: String::new(), text: THIRTY.to_owned() }).unwrap();
        let vocabulary = Vocabulary::of(&gold, &classes);
        assert!(vocabulary.tags.contains(&(Upos::Noun, "NN")));
        let shape = shape(&vocabulary);
        let layout = Layout::new(&shape);
        let examples: Vec<Example> =
            gold[..6].iter().map(|gold| Example::new(gold, &vocabulary, &classes, None)).collect();
        let batch = Batch::new(examples.iter().collect(), vec![false; 6]);
        let mut weights = layout.start(&mut Random::new(3));
        let dropout = Dropout { layers: 0.2, input: 0.1 };
        let run =
            |weights: &[f32]| -> Trace { forward(&batch, &shape, &layout, weights, &mut Random::new(5), dropout) };
        let loss = |weights: &[f32]| {
            let Losses { arc, relation, tag } =
                backward(&batch, &shape, &layout, weights, &run(weights), &mut vec![0.0; layout.total]);
            (arc + relation + tag) / batch.words() as f64
        };
        let mut gradient = vec![0.0; layout.total];
        backward(&batch, &shape, &layout, &weights, &run(&weights), &mut gradient);
        let cells = layout.cells.iter().flatten().flat_map(|cell| [cell.input, cell.recurrent, cell.bias]);
        let linears = [
            layout.dependent,
            layout.head,
            layout.biaffine,
            layout.label_dependent,
            layout.label_head,
            layout.label,
            layout.tag,
        ];
        let linears = linears.into_iter().flat_map(|linear| [linear.weight, linear.bias]);
        let blocks = layout.tables.iter().copied().chain(cells).chain(linears).chain([layout.root, layout.distance]);
        for block in blocks {
            let within = block.start..block.start + block.rows * block.columns;
            let Some(at) = within.max_by(|&a, &b| gradient[a].abs().total_cmp(&gradient[b].abs())) else { continue };
            let kept = weights[at];
            let step = 5e-3;
            weights[at] = kept + step;
            let above = loss(&weights);
            weights[at] = kept - step;
            let slope = (above - loss(&weights)) / f64::from(2.0 * step);
            weights[at] = kept;
            let claimed = f64::from(gradient[at]);
            assert!((slope - claimed).abs() < 3e-4 + 0.05 * slope.abs(), "{block:?}: {claimed} for a slope of {slope}");
        }
    }
}
