//! Judging: claims go into the graph, pairs come out of it, rules speak, hits fold into findings.

mod coverage;
mod engine;
mod explain;
mod fold;
mod headline;
mod quoted;
mod reading;
mod view;
mod words;

pub use coverage::{Coverage, coverage};
pub use explain::{Explanation, Refusal, explain};
pub use view::view;

use crate::claim::Claim;
use crate::finding::{Finding, Verdict};
use crate::graph::{ClaimGraph, Origins};
use crate::lexicon::Lexicon;
use crate::relation::Situation;
use crate::rules::{Rule, Rules};
use engine::Bench;

/// What judging found.
#[derive(Debug, Default)]
pub struct Judged {
    /// The findings, gravest first.
    pub findings: Vec<Finding>,
    /// Readings that were not compared because too many crowd under one key.
    pub unjudged: usize,
}

/// Judges claims; a pure function of them, whatever their order and the number of threads.
///
/// `claims` must be sorted by document and place, those of one sentence together ([`crate::settled`] does that).
pub fn judge(claims: &[Claim], lexicon: &Lexicon, rules: &Rules, situation: Situation) -> Judged {
    let graph = ClaimGraph::new(claims, lexicon, situation);
    judge_graph(claims, &graph, lexicon, rules, situation)
}

/// The same, for a graph that was built before.
pub fn judge_graph(
    claims: &[Claim],
    graph: &ClaimGraph,
    lexicon: &Lexicon,
    rules: &Rules,
    situation: Situation,
) -> Judged {
    let origins = Origins::new(claims, lexicon);
    let readings = reading::Readings::new(claims, graph.affairs(), lexicon);
    let quoted = quoted::Quoted::new(claims, &readings.of, graph);
    let bench = Bench {
        claims,
        readings: &readings,
        origins: &origins,
        affairs: graph.affairs(),
        quoted: &quoted,
        lexicon,
        rules,
        situation,
    };
    let (hits, unjudged) = engine::run(bench, graph);
    let in_order: Vec<&Rule> = rules.iter().collect();
    let folded = fold::fold(bench, &in_order, &hits);
    let mut findings: Vec<Finding> =
        folded.iter().map(|folded| words::finding(bench, in_order[folded.rule], folded)).collect();
    findings
        .sort_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| a.message.cmp(&b.message)).then_with(|| a.id.cmp(&b.id)));
    numbered(&mut findings);
    Judged { findings, unjudged }
}

/// Gravest first: by verdict, severity, strength, and how many documents and origins stand behind it.
fn rank(finding: &Finding) -> impl Ord + use<> {
    let origins: usize = finding.sides.iter().map(|side| side.origins.len()).sum();
    let claims: usize = finding.sides.iter().map(|side| side.claims.len()).sum();
    let verdict = match finding.verdict {
        Verdict::Contradiction => 3,
        Verdict::Update => 2,
        Verdict::Agreement => 1,
        Verdict::Unrelated => 0,
    };
    (verdict, finding.severity, finding.strength, origins, claims)
}

/// Findings whose fingerprints coincide are told apart by their order.
fn numbered(findings: &mut [Finding]) {
    let mut seen = std::collections::BTreeMap::<String, usize>::new();
    for finding in findings {
        let count = seen.entry(finding.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            finding.id = format!("{}-{count}", finding.id);
        }
    }
}
