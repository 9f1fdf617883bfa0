//! Why two claims were flagged, or why they were not: the whole row, and what each rule says of it.

use crate::claim::facts::quoting;
use crate::claim::{Claim, Facts};
use crate::finding::{Reason, Strength};
use crate::graph::{Origins, Topics};
use crate::lexicon::Lexicon;
use crate::relation::{DIMENSIONS, Pair, Quotation, Row, Situation};
use crate::rules::{Answer, Rules};

/// What judging sees in two claims.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The whole row, dimension by dimension.
    pub row: Vec<Reason>,
    /// The rules that hold.
    pub fires: Vec<(String, Strength)>,
    /// The rules that do not, each with the first condition that failed.
    pub silent: Vec<Refusal>,
}

/// The first condition of a rule that a pair did not meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The rule's code.
    pub rule: String,
    /// `when`, or `unless`.
    pub table: &'static str,
    /// The dimension that failed.
    pub dimension: &'static str,
    /// Its value here.
    pub found: &'static str,
    /// The values that the table lists.
    pub listed: Vec<&'static str>,
}

/// Compares two of a corpus' claims, whether they meet in the graph or not.
pub fn explain(
    claims: &[Claim],
    [left, right]: [&Claim; 2],
    lexicon: &Lexicon,
    rules: &Rules,
    situation: Situation,
) -> Explanation {
    let beside = |claim: &&Claim| claim.document == left.document || claim.document == right.document;
    let claims: Vec<Claim> = claims.iter().filter(beside).cloned().collect();
    let places = [left, right].map(|side| claims.iter().position(|claim| claim.id == side.id).unwrap_or_default());
    let facts = Facts::all(&claims, lexicon);
    let (origins, topics) = (Origins::new(&facts, lexicon), Topics::new(&facts, lexicon));
    let about = places.map(|at| topics.of(at));
    let origins = places.map(|at| origins.of(at));
    let facts = [left, right].map(|claim| Facts::of(claim, lexicon));
    let [left, right] = facts.each_ref();
    let quotations = [left, right].map(|claim| quoting(claim).and_then(|link| Quotation::new(&link.quote)));
    let pair = Pair::new(left, right, lexicon, situation, origins, about, quotations.each_ref().map(Option::as_ref));
    let row = Row::new(&pair);
    let cells = (0..DIMENSIONS.len()).map(|at| {
        let cell = row.cell(at);
        let dimension = DIMENSIONS[at].name().to_owned();
        Reason {
            dimension,
            relation: cell.value.to_owned(),
            left: cell.left.to_string(),
            right: cell.right.to_string(),
        }
    });
    let mut explanation = Explanation { row: cells.collect(), fires: Vec::new(), silent: Vec::new() };
    for rule in rules.iter() {
        let code = rule.card.code.clone();
        match rule.ask(&row) {
            Answer::Fires(strength) => explanation.fires.push((code, strength)),
            Answer::Silent { table, dimension, found, wanted } => {
                explanation.silent.push(Refusal { rule: code, table, dimension, found, listed: wanted });
            }
        }
    }
    explanation
}
