//! Gathers findings of a rule that says so: those of one affair that rest on one origin are one, with all their sentences.
//!
//! Twelve outlets that carry one agency text agree in every line of it. That is one thing to know, not a line each.

use crate::affair::gather;
use crate::claim::attribute::Passage;
use crate::finding::{Evidence, Finding, Side};
use crate::rules::Rules;
use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The findings, those of gathering rules gathered; `passages` are those of all documents, sorted by document.
pub fn gathered(findings: Vec<Finding>, passages: &[Passage], rules: &Rules) -> Vec<Finding> {
    let gathers = |finding: &Finding| rules.get(&finding.rule).is_some_and(|rule| rule.gathers);
    let (single, mut rest): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(gathers);
    let affairs = gather(passages);
    let numbered = affairs.iter().enumerate().flat_map(|(affair, members)| members.iter().map(move |&at| (at, affair)));
    let affairs: FxHashMap<&str, usize> = numbered.map(|(at, affair)| (&*passages[at].document, affair)).collect();
    let mut groups: BTreeMap<(String, Option<usize>), Vec<Finding>> = BTreeMap::new();
    for finding in single {
        let claims = finding.sides.iter().flat_map(|side| &side.claims);
        let affair = claims.filter_map(|claim| affairs.get(claim.document.as_str()).copied()).min();
        groups.entry((finding.rule.clone(), affair)).or_default().push(finding);
    }
    rest.extend(groups.into_values().flat_map(by_origin).filter_map(one));
    rest
}

/// Findings in groups that share an origin, or have one in common with a third.
fn by_origin(findings: Vec<Finding>) -> Vec<Vec<Finding>> {
    let mut sets = UnionFind::<usize>::new(findings.len());
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        for origin in finding.sides.iter().flat_map(|side| &side.origins) {
            sets.union(*first.entry(origin).or_insert(at), at);
        }
    }
    let roots: Vec<usize> = (0..findings.len()).map(|at| sets.find_mut(at)).collect();
    let mut groups: BTreeMap<usize, Vec<Finding>> = BTreeMap::new();
    for (root, finding) in roots.into_iter().zip(findings) {
        groups.entry(root).or_default().push(finding);
    }
    groups.into_values().collect()
}

/// One finding of several: it says what the clearest of them says, and holds the sentences of all.
fn one(mut findings: Vec<Finding>) -> Option<Finding> {
    let claims = |finding: &Finding| finding.sides.iter().map(|side| side.claims.len()).sum::<usize>();
    findings.sort_by_cached_key(|finding| {
        let reading = finding.sides.first().map(|side| side.reading.clone());
        (finding.question.is_some(), Reverse(finding.strength), Reverse(claims(finding)), reading, finding.id.clone())
    });
    let more = findings.len() - 1;
    let sides = || findings.iter().flat_map(|finding| &finding.sides);
    let origins: BTreeSet<String> = sides().flat_map(|side| side.origins.iter().cloned()).collect();
    let mut claims: Vec<Evidence> = sides().flat_map(|side| side.claims.iter().cloned()).collect();
    claims.sort();
    claims.dedup_by(|a, b| a.document == b.document && a.span == b.span);
    let reading = sides().next()?.reading.clone();
    let mut first = findings.into_iter().next()?;
    if more > 0 {
        first.sides = vec![Side { reading, origins: origins.into_iter().collect(), claims }];
        first.message = format!("{} (and {more} more)", first.message);
    }
    Some(first)
}
