//! Judging: claims go into the graph, pairs come out of it, rules speak, matches fold into findings.

mod choosing;
mod context;
mod coverage;
mod engine;
mod equivalence;
mod explain;
mod fold;
mod gathering;
mod headline;
mod memory;
mod quoted;
mod standing;
mod verbalise;
pub mod values;
mod view;

pub use coverage::{Coverage, coverage};
pub use explain::{Explanation, Refusal, explain};
pub use gathering::gathered;
pub use memory::{Contents, Memory, Past};
pub use standing::Choice;
pub use view::view;

use crate::claim::{Claim, Facts};
use crate::finding::{Finding, Verdict};
use crate::graph::{ClaimGraph, Origins, Topics};
use crate::lexicon::Lexicon;
use crate::relation::Situation;
use crate::rules::{Rule, Rules};
use context::{Context, Match};
use engine::Compared;
use equivalence::Readings;
use memory::Memo;
use quoted::Quoted;
use rayon::prelude::*;
use standing::Standing;
use std::borrow::Borrow;
use std::cmp::Reverse;
use std::sync::Arc;

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
    judge_choosing(claims, lexicon, rules, situation, Choice::Folded)
}

/// The same by other claims of the readings, which must not change what is found.
pub fn judge_choosing(
    claims: &[Claim],
    lexicon: &Lexicon,
    rules: &Rules,
    situation: Situation,
    choice: Choice,
) -> Judged {
    judged(claims, lexicon, rules, situation, choice, None).0
}

/// The same, with what an earlier judging left: two claims are not compared again where nothing has changed for them. Also
/// returns what is left to the next; the findings do not depend on any of that.
pub fn judge_again(
    claims: &[Claim],
    lexicon: &Lexicon,
    rules: &Rules,
    situation: Situation,
    past: Past<'_>,
) -> (Judged, Memory) {
    let (judged, memory) = judged(claims, lexicon, rules, situation, Choice::Folded, Some(past));
    (judged, memory.unwrap_or_default())
}

fn judged(
    claims: &[Claim],
    lexicon: &Lexicon,
    rules: &Rules,
    situation: Situation,
    choice: Choice,
    past: Option<Past<'_>>,
) -> (Judged, Option<Memory>) {
    let facts = &Facts::all(claims, lexicon);
    let topics = Arc::new(Topics::new(facts, lexicon));
    let (graph, ground) = rayon::join(
        || ClaimGraph::about(facts, Arc::clone(&topics), lexicon, situation),
        || (Readings::new(facts, &topics), Origins::new(facts, lexicon)),
    );
    over(graph, Texts { claims, facts }, ground, Asked { lexicon, rules, situation }, choice, past)
}

/// The same, for a graph that was built before.
pub fn judge_graph(
    claims: &[Claim],
    graph: &ClaimGraph,
    lexicon: &Lexicon,
    rules: &Rules,
    situation: Situation,
) -> Judged {
    let facts = &Facts::all(claims, lexicon);
    let ground = (Readings::new(facts, graph.topics()), Origins::new(facts, lexicon));
    over(graph, Texts { claims, facts }, ground, Asked { lexicon, rules, situation }, Choice::Folded, None).0
}

/// Claims, as they stand in their texts and as they are compared.
#[derive(Clone, Copy)]
struct Texts<'a> {
    claims: &'a [Claim],
    facts: &'a [Facts<'a>],
}

/// By what claims are judged.
#[derive(Clone, Copy)]
struct Asked<'a> {
    lexicon: &'a Lexicon,
    rules: &'a Rules,
    situation: Situation,
}

/// Compares claims over their graph and folds what comes of it; a graph that is given away is let go beside that.
fn over(
    graph: impl Borrow<ClaimGraph> + Send,
    Texts { claims, facts }: Texts<'_>,
    (readings, origins): (Readings, Origins),
    Asked { lexicon, rules, situation }: Asked<'_>,
    choice: Choice,
    past: Option<Past<'_>>,
) -> (Judged, Option<Memory>) {
    let topics = Arc::clone(graph.borrow().topics());
    let quoted = Quoted::new(facts, &readings.of, graph.borrow());
    let standing = Standing::new(choice, facts, &readings, &origins, &topics);
    let context = Context {
        claims: facts,
        texts: claims,
        readings: &readings,
        standing: &standing,
        origins: &origins,
        topics: &topics,
        quoted: &quoted,
        lexicon,
        rules,
        situation,
    };
    let memo = past.map(|past| Memo::new(context, past));
    let compared = engine::run(context, graph.borrow(), memo.as_ref());
    rayon::join(|| folded(context, compared, memo), || drop(graph)).0
}

/// What came of all comparisons as findings, and as what is left to the next judging.
fn folded(context: Context<'_>, compared: Compared, memo: Option<Memo<'_>>) -> (Judged, Option<Memory>) {
    let Compared { matches, pairs, unjudged } = compared;
    let leave = || memo.map(|memo| memo.leave(pairs, &matches));
    let (findings, memory) = rayon::join(|| findings(context, &matches), leave);
    (Judged { findings, unjudged }, memory)
}

/// Hits as findings, gravest first.
fn findings(context: Context<'_>, matches: &[Match]) -> Vec<Finding> {
    let in_order: Vec<&Rule> = context.rules.iter().collect();
    let folded = fold::fold(context, &in_order, matches);
    ranked(folded.par_iter().map(|folded| verbalise::finding(context, in_order[folded.rule], folded)).collect())
}

/// Findings of several judgings as one list, gravest first, each with an id of its own.
pub fn ranked(mut findings: Vec<Finding>) -> Vec<Finding> {
    // Numbered before messages order them, which name documents.
    findings.sort_by_key(|finding| Reverse(rank(finding)));
    numbered(&mut findings);
    findings
        .sort_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| a.message.cmp(&b.message)).then_with(|| a.id.cmp(&b.id)));
    findings
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
