//! Trains the weights of [`Question`] on affairs with a reader's list, and measures them on affairs that were left out.
//!
//! Logistic regression by iteratively reweighted least squares with a ridge (Hastie, Tibshirani and Friedman, 2009, ch. 4.4), on
//! standardised inputs. Cross-validation leaves whole affairs out; its scores make the calibration.

use super::affair::Affair;
use super::feature::{BY_GROUP, FEATURES, GROUPS};
use super::question::{Question, inputs};
use crate::claim::attribute::Passage;
use crate::lexicon::Lexicon;
use ndarray::{Array1, Array2};
use std::collections::BTreeMap;

/// An affair with what a reader listed.
#[derive(Debug)]
pub struct Labelled {
    /// Its passages, sorted by document and place.
    pub passages: Vec<Passage>,
    /// The conflicts listed.
    pub conflicts: Vec<Listed>,
}

/// A conflict that a reader listed.
#[derive(Debug)]
pub struct Listed {
    /// Its kind, in the list's words.
    pub kind: String,
    /// The stretches of the two sides: document and bytes.
    pub sides: [Vec<(String, u32, u32)>; 2],
}

/// What was learnt, and how well.
#[derive(Debug)]
pub struct Trained {
    /// The weights.
    pub question: Question,
    /// For each number of findings: how many of them are listed, in affairs that were left out.
    pub measured: Vec<(usize, usize)>,
}

/// Parts into which affairs are cut for cross-validation.
const FOLDS: usize = 6;
/// The ridge, in rows.
const RIDGE: f64 = 20.0;
/// Steps of the fit.
const STEPS: usize = 12;
/// Findings that stand behind one point of the calibration.
const POINT: usize = 20;

/// What may answer a question of each of the list's kinds.
const ANSWERS: [(&str, &[&str]); 20] = [
    ("count", &["count", "rank", "measure", "percent"]),
    ("age", &["age"]),
    ("clock", &["clock", "date", "duration", "part", "daytime", "rank"]),
    ("date", &["date", "duration", "daytime"]),
    ("place", &["street", "site", "place", "wound", "conveyance", "home", "bounds", "attended", "kept", "beside"]),
    ("money", &["money"]),
    ("measure", &["measure", "percent", "duration", "count"]),
    ("duration", &["duration"]),
    ("score", &["score", "count"]),
    ("relation", &["relation", "sex", "tenure"]),
    ("sex", &["sex"]),
    ("who", &["relation", "office", "sex", "conveyance", "site", "agent", "patient"]),
    ("office", &["office"]),
    (
        "other",
        &[
            "weapon",
            "condition",
            "wound",
            "conveyance",
            "site",
            "relation",
            "round",
            "count",
            "colour",
            "afoot",
            "charge",
        ],
    ),
    ("order", &["date", "clock", "round", "rank", "custody"]),
    ("denial", &["stance", "manner", "custody"]),
    ("polarity", &["stance", "manner", "custody"]),
    ("cause", &["manner", "weapon"]),
    ("headline", &["custody", "score", "count", "manner"]),
    ("extent", &["percent"]),
];

struct Row {
    affair: usize,
    attribute: String,
    keys: [String; 2],
    inputs: Vec<f64>,
    right: bool,
    listed: bool,
    weight: f64,
}

/// Learns from affairs.
pub fn train(affairs: &[Labelled], lexicon: &Lexicon) -> Trained {
    let attributes = attributes(affairs);
    let rows: Vec<Row> =
        affairs.iter().enumerate().flat_map(|(at, affair)| rows(at, affair, &attributes, lexicon)).collect();
    let mut scored: Vec<(f64, &Row)> = Vec::new();
    for fold in 0..FOLDS {
        let (held, learnt): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.affair % FOLDS == fold);
        let fitted = fit(&learnt);
        scored.extend(held.into_iter().map(|row| (fitted.odds(&row.inputs), row)));
    }
    let findings = findings(&scored);
    let measured = [30, 50, 80, 120, 200].into_iter().filter(|&most| most <= findings.len());
    let measured = measured.map(|most| (most, findings[..most].iter().filter(|(_, listed)| *listed).count())).collect();
    let fitted = fit(&rows.iter().collect::<Vec<_>>());
    Trained { question: written(&fitted, &attributes, calibration(&findings)), measured }
}

fn attributes(affairs: &[Labelled]) -> Vec<String> {
    let values = affairs.iter().flat_map(|affair| &affair.passages).flat_map(|passage| &passage.values);
    let mut all: Vec<String> = values.map(|value| value.attribute.to_string()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn rows(number: usize, labelled: &Labelled, attributes: &[String], lexicon: &Lexicon) -> Vec<Row> {
    let affair = Affair::new(labelled.passages.iter().collect());
    let holds = |passage: &Passage, side: &[(String, u32, u32)]| {
        let span = passage.sentence;
        side.iter().any(|(document, from, to)| *document == *passage.document && span.start < *to && *from < span.end)
    };
    let mut rows = Vec::new();
    let mut behind: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    let mut hits_of = Vec::new();
    for pair in affair.pairs(lexicon).into_iter().filter(|pair| !pair.agrees) {
        let (left, right) = (&affair.values[pair.left.0][pair.left.1], &affair.values[pair.right.0][pair.right.1]);
        let (p, q) = (affair.passages[left.passage], affair.passages[right.passage]);
        let meets = |listed: &Listed| {
            let [a, b] = &listed.sides;
            holds(p, a) && holds(q, b) || holds(p, b) && holds(q, a)
        };
        let hits: Vec<usize> =
            labelled.conflicts.iter().enumerate().filter(|(_, listed)| meets(listed)).map(|(at, _)| at).collect();
        let attribute = left.value.attribute.as_str();
        let answers = |at: &usize| {
            let kind = labelled.conflicts[*at].kind.as_str();
            ANSWERS.iter().any(|(known, attributes)| *known == kind && attributes.contains(&attribute))
        };
        let right_one = hits.iter().any(answers);
        if right_one {
            *behind.entry(hits.clone()).or_default() += 1;
        }
        let mut keys = [left.key.to_string(), right.key.to_string()];
        keys.sort_unstable();
        rows.push(Row {
            affair: number,
            attribute: attribute.to_owned(),
            keys,
            inputs: inputs(attribute, attributes, &pair.features),
            right: right_one,
            listed: !hits.is_empty(),
            weight: 1.0,
        });
        hits_of.push(hits);
    }
    for (row, hits) in rows.iter_mut().zip(&hits_of).filter(|(row, _)| row.right) {
        row.weight = 1.0 / (behind[hits] as f64).sqrt();
    }
    rows
}

/// A fitted regression on inputs as they are.
struct Fitted {
    bias: f64,
    weights: Vec<f64>,
}

impl Fitted {
    fn odds(&self, inputs: &[f64]) -> f64 {
        self.bias + self.weights.iter().zip(inputs).map(|(weight, input)| weight * input).sum::<f64>()
    }
}

fn fit(rows: &[&Row]) -> Fitted {
    let width = rows.first().map_or(0, |row| row.inputs.len());
    let (means, scales) = moments(rows, width);
    let matrix = Array2::from_shape_fn((rows.len(), width + 1), |(at, column)| match column.checked_sub(1) {
        None => 1.0,
        Some(column) => (rows[at].inputs[column] - means[column]) / scales[column],
    });
    let mut weights = Array1::<f64>::zeros(width + 1);
    for _ in 0..STEPS {
        let odds = matrix.dot(&weights);
        let chance = odds.mapv(|odds| 1.0 / (1.0 + (-odds).exp()));
        let mut slope = Array1::<f64>::zeros(width + 1);
        let mut scaled = matrix.clone();
        for (at, row) in rows.iter().enumerate() {
            let miss = (f64::from(u8::from(row.right)) - chance[at]) * row.weight;
            slope.scaled_add(miss, &matrix.row(at));
            let spread = (chance[at] * (1.0 - chance[at])).max(1e-6) * row.weight;
            scaled.row_mut(at).mapv_inplace(|input| input * spread);
        }
        let mut curve = matrix.t().dot(&scaled);
        for at in 1..=width {
            curve[[at, at]] += RIDGE;
            slope[at] -= RIDGE * weights[at];
        }
        weights += &solve(curve, slope);
    }
    let raw: Vec<f64> = (0..width).map(|at| weights[at + 1] / scales[at]).collect();
    let bias = weights[0] - raw.iter().zip(&means).map(|(weight, mean)| weight * mean).sum::<f64>();
    Fitted { bias, weights: raw }
}

/// Mean and standard deviation of each input; an input that never varies has deviation 1.
fn moments(rows: &[&Row], width: usize) -> (Vec<f64>, Vec<f64>) {
    let all = rows.len().max(1) as f64;
    let mean = |at: usize| rows.iter().map(|row| row.inputs[at]).sum::<f64>() / all;
    let means: Vec<f64> = (0..width).map(mean).collect();
    let scale = |at: usize| {
        let spread = rows.iter().map(|row| (row.inputs[at] - means[at]).powi(2)).sum::<f64>() / all;
        if spread > 1e-12 { spread.sqrt() } else { 1.0 }
    };
    let scales = (0..width).map(scale).collect();
    (means, scales)
}

/// Solves a symmetric, positive definite system by Cholesky's decomposition.
fn solve(mut matrix: Array2<f64>, mut right: Array1<f64>) -> Array1<f64> {
    let size = right.len();
    for column in 0..size {
        let mut pivot = matrix[[column, column]];
        for at in 0..column {
            pivot -= matrix[[column, at]].powi(2);
        }
        let pivot = pivot.max(1e-12).sqrt();
        matrix[[column, column]] = pivot;
        for row in column + 1..size {
            let mut sum = matrix[[row, column]];
            for at in 0..column {
                sum -= matrix[[row, at]] * matrix[[column, at]];
            }
            matrix[[row, column]] = sum / pivot;
        }
    }
    for row in 0..size {
        for at in 0..row {
            right[row] -= matrix[[row, at]] * right[at];
        }
        right[row] /= matrix[[row, row]];
    }
    for row in (0..size).rev() {
        for at in row + 1..size {
            right[row] -= matrix[[at, row]] * right[at];
        }
        right[row] /= matrix[[row, row]];
    }
    right
}

/// An affair's two values of an attribute.
type Asked<'r> = (usize, &'r str, &'r [String; 2]);

/// What would be reported: of each two values of an affair the likeliest pair, with whether any near as likely is listed; the
/// likeliest first.
fn findings(scored: &[(f64, &Row)]) -> Vec<(f64, bool)> {
    let mut by_values: BTreeMap<Asked<'_>, Vec<(f64, bool)>> = BTreeMap::new();
    for (odds, row) in scored {
        by_values.entry((row.affair, &row.attribute, &row.keys)).or_default().push((*odds, row.listed));
    }
    let best = |pairs: Vec<(f64, bool)>| {
        let top = pairs.iter().map(|(odds, _)| *odds).fold(f64::NEG_INFINITY, f64::max);
        let listed = pairs.iter().any(|(odds, listed)| *listed && *odds >= top - super::NEAR_AS_SURE as f64 / 1000.0);
        (top, listed)
    };
    let mut all: Vec<(f64, bool)> = by_values.into_values().map(best).collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
    all
}

/// Log-odds with the share of findings around them that are listed, made to rise (pool adjacent violators).
fn calibration(findings: &[(f64, bool)]) -> Vec<[i64; 2]> {
    /// Findings beyond which all are below what is ever shown.
    const LOOKED_AT: usize = 600;
    let mut pools: Vec<(f64, f64, f64)> = Vec::new();
    let shown = &findings[..findings.len().min(LOOKED_AT)];
    for block in shown.chunks(POINT).rev() {
        let size = block.len() as f64;
        let odds = block.iter().map(|(odds, _)| odds).sum::<f64>() / size;
        let right = block.iter().filter(|(_, listed)| *listed).count() as f64;
        pools.push((odds * size, right, size));
        while pools.len() > 1 {
            let (last, before) = (pools[pools.len() - 1], pools[pools.len() - 2]);
            if last.1 / last.2 > before.1 / before.2 {
                break;
            }
            pools.pop();
            pools.pop();
            pools.push((before.0 + last.0, before.1 + last.1, before.2 + last.2));
        }
    }
    let point = |(odds, right, size): &(f64, f64, f64)| {
        [(odds / size * 1000.0).round() as i64, (right / size * 1000.0).round() as i64]
    };
    pools.iter().map(point).collect()
}

fn written(fitted: &Fitted, attributes: &[String], calibration: Vec<[i64; 2]>) -> Question {
    let thousandths = |weight: f64| (weight * 1000.0).round() as i64;
    let mut weights = fitted.weights.iter().copied().map(thousandths);
    let every = FEATURES.iter().map(|name| ((*name).to_owned(), weights.next().unwrap_or_default())).collect();
    let attribute = attributes.iter().map(|name| (name.clone(), weights.next().unwrap_or_default())).collect();
    let group = GROUPS.iter().map(|group| {
        let own = BY_GROUP.iter().map(|name| ((*name).to_owned(), weights.next().unwrap_or_default()));
        ((*group).to_owned(), own.collect())
    });
    let group = group.collect();
    Question { card: String::new(), bias: thousandths(fitted.bias), calibration, every, attribute, group }
}

#[cfg(test)]
mod tests {
    use super::{Array1, Array2, calibration, solve};

    #[test]
    fn a_small_system_is_solved() {
        let matrix = Array2::from_shape_vec((2, 2), vec![4.0, 2.0, 2.0, 3.0]).unwrap();
        let solved = solve(matrix, Array1::from_vec(vec![10.0, 8.0]));
        assert!((solved[0] - 1.75).abs() < 1e-9 && (solved[1] - 1.5).abs() < 1e-9);
    }

    #[test]
    fn a_calibration_rises() {
        let findings: Vec<(f64, bool)> =
            (0..200).map(|at| (5.0 - f64::from(at) / 40.0, at % 7 < 4 - at / 60)).collect();
        let points = calibration(&findings);
        assert!(points.windows(2).all(|pair| pair[0][0] < pair[1][0] && pair[0][1] < pair[1][1]));
    }
}
