//! Do two values answer one question? A trained, fixed-point logistic regression over named features.
//!
//! Weights are thousandths and sums are integers, so that every machine finds the same; `models/question.toml` is their card. What the
//! regression says of a pair is turned into how often such a finding is right by a table that was measured on affairs that it was
//! not trained on (isotonic calibration; Zadrozny and Elkan, 2002).

use super::feature::{BY_GROUP, FEATURES, GROUPS, group};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static EMBEDDED: &str = include_str!("../../../models/question.toml");

static QUESTION: LazyLock<Question> = LazyLock::new(|| Question::read(EMBEDDED).unwrap_or_default());

/// A feature's name with its weight in thousandths.
type Weights = BTreeMap<String, i64>;

/// The trained weights, as their file has them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What it was trained on, and when it holds.
    pub card: String,
    /// Added to every sum, in thousandths.
    pub bias: i64,
    /// Log-odds of a pair, in thousandths, and how sure a finding at these odds is, in thousandths; both ascending.
    pub calibration: Vec<[i64; 2]>,
    /// Weights of all attributes.
    pub every: Weights,
    /// Added for an attribute.
    pub attribute: Weights,
    /// Weights added for a group of attributes.
    pub group: BTreeMap<String, Weights>,
}

/// A feature that spoke for or against, with what it added to the log-odds in thousandths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spoke {
    /// The feature's name.
    pub feature: &'static str,
    /// What it added.
    pub added: i64,
}

impl Question {
    /// The weights that are built in.
    pub fn embedded() -> &'static Question {
        &QUESTION
    }

    /// Reads a file of weights.
    ///
    /// # Errors
    /// A file that does not parse.
    pub fn read(text: &str) -> Result<Question, toml::de::Error> {
        toml::from_str(text)
    }

    /// The log-odds of a pair, in thousandths.
    pub(super) fn odds(&self, attribute: &str, features: &[f64]) -> i64 {
        let spoke: i64 = self.spoke(attribute, features).iter().map(|spoke| spoke.added).sum();
        self.bias + self.attribute.get(attribute).copied().unwrap_or_default() + spoke
    }

    /// What each feature adds to the log-odds of a pair.
    pub(super) fn spoke(&self, attribute: &str, features: &[f64]) -> Vec<Spoke> {
        let of_group = self.group.get(GROUPS[group(attribute)]);
        let weight = |name: &str| {
            let own = of_group.and_then(|weights| weights.get(name)).copied().unwrap_or_default();
            self.every.get(name).copied().unwrap_or_default() + own
        };
        let added = |(name, feature): (&&'static str, &f64)| {
            let thousandths = (feature * 1000.0).round() as i64;
            Spoke { feature: name, added: thousandths * weight(name) / 1000 }
        };
        FEATURES.iter().zip(features).map(added).collect()
    }

    /// How sure it is, from 0 to 1, that one value in two passages answers one question. Two values in meetings as alike seldom
    /// do (most are two things), one value mostly does: the same odds say more.
    pub(super) fn agreed(&self, odds: i64) -> f64 {
        /// Log-odds, in thousandths, that equality adds.
        const EQUAL: i64 = 3500;
        let at = (odds + EQUAL).clamp(-4000, 4000);
        0.5 + at as f64 / 8000.0
    }

    /// How sure a finding at these odds is, from 0 to 1.
    pub(super) fn sure(&self, odds: i64) -> f64 {
        let Some(first) = self.calibration.first().filter(|first| odds > first[0]) else {
            return self.calibration.first().map_or(0.0, |first| first[1] as f64 / 1000.0);
        };
        let mut before = first;
        for point in &self.calibration[1..] {
            if odds <= point[0] {
                let step = (point[0] - before[0]).max(1);
                return (before[1] + (point[1] - before[1]) * (odds - before[0]) / step) as f64 / 1000.0;
            }
            before = point;
        }
        before[1] as f64 / 1000.0
    }
}

/// A pair's numbers as the regression sees them: its features, its attribute, and the features of its group.
pub(super) fn inputs(attribute: &str, attributes: &[String], features: &[f64]) -> Vec<f64> {
    let own = |name: &&str| FEATURES.iter().position(|known| known == name).map_or(0.0, |at| features[at]);
    let mut all = features.to_vec();
    all.extend(attributes.iter().map(|known| f64::from(u8::from(known == attribute))));
    for at in 0..GROUPS.len() {
        let held = at == group(attribute);
        all.extend(BY_GROUP.iter().map(|name| if held { own(name) } else { 0.0 }));
    }
    all
}
