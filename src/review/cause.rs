//! Which line of which rule or of the vocabulary made a finding come, go or change its grade.
//!
//! The pair of claims that the finding rests on is judged under both sets of rules; what the row and the rule say of
//! it differently is the cause, told with the changed lines.

use super::change::Change;
use crate::claim::ActorId;
use crate::claim::Claim;
use crate::data::DataFile;
use crate::finding::{Evidence, Finding};
use crate::judge::{Explanation, explain};
use crate::lexicon::Lexicon;
use crate::relation::Situation;
use crate::rules::Rules;
use std::collections::BTreeSet;

/// Causes of one change beyond which no more are told.
const MOST: usize = 8;

/// Characters of a line beyond which it is cut.
const LINE: usize = 160;

/// One of the two sets of rules, and the claims it draws from the texts.
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    /// Its files, sorted by path.
    pub files: &'a [DataFile],
    /// Its vocabulary.
    pub lexicon: &'a Lexicon,
    /// Its rules.
    pub rules: &'a Rules,
    /// The claims under it.
    pub claims: &'a [Claim],
}

/// What made the change, as sentences; the nearest causes first.
pub fn causes(change: &Change, base: Version<'_>, head: Version<'_>) -> Vec<String> {
    let finding = &change.finding;
    let mut told = Vec::new();
    let known = |version: Version<'_>| version.rules.get(&finding.rule).is_some();
    match (known(base), known(head)) {
        (false, true) => told.push(format!("{}.toml is new", finding.name)),
        (true, false) => told.push(format!("{}.toml is gone", finding.name)),
        _ => {}
    }
    let pair = |version: Version<'_>| pair(finding, version);
    match (pair(base), pair(head)) {
        (Some(before), Some(now)) => {
            told.extend(refusal(finding, &before, &now));
            told.extend(rows(&before, &now));
        }
        (None, Some(_)) => told.push("the claims are drawn from the sentences only now".to_owned()),
        (Some(_), None) => told.push("the claims are no longer drawn from the sentences".to_owned()),
        (None, None) => {}
    }
    let rule = format!("{}.toml", finding.name);
    told.extend(changed(base.files, head.files, |path| path == rule, |_| true));
    let words = words(finding, base, head);
    let about = |line: &str| words.iter().any(|word| line.contains(word.as_str()));
    told.extend(changed(base.files, head.files, |path| path.contains('/'), about));
    if told.is_empty() {
        told.push("another finding took its claims, or gave them back".to_owned());
    }
    told.truncate(MOST);
    told
}

/// What a version says of the two claims that the finding rests on most.
fn pair(finding: &Finding, version: Version<'_>) -> Option<Explanation> {
    let best: Vec<&Evidence> = match finding.sides.as_slice() {
        [only] => only.claims.iter().take(2).collect(),
        sides => sides.iter().filter_map(|side| side.claims.first()).take(2).collect(),
    };
    let [left, right] = best.as_slice() else { return None };
    let (left, right) = (claim(left, version)?, claim(right, version)?);
    Some(explain(version.claims, [left, right], version.lexicon, version.rules, Situation::Open))
}

/// The claim at the place of the evidence; its number may differ between versions.
fn claim<'a>(evidence: &Evidence, version: Version<'a>) -> Option<&'a Claim> {
    let start = evidence.span.start + evidence.quote.prefix.len() as u32;
    let end = start + evidence.quote.exact.len() as u32;
    let here = |claim: &&Claim| *claim.document == *evidence.document && claim.sentence.start == evidence.span.start;
    let exact = version
        .claims
        .iter()
        .filter(here)
        .find(|claim| claim.id == evidence.claim.as_str() && claim.span.start == start);
    exact
        .or_else(|| version.claims.iter().filter(here).find(|claim| claim.span.start == start && claim.span.end == end))
}

/// What the rule says of the pair before and now, where that differs.
fn refusal(finding: &Finding, before: &Explanation, now: &Explanation) -> Vec<String> {
    let said = |explanation: &Explanation| {
        let refused = explanation.silent.iter().find(|refusal| refusal.rule == finding.rule);
        match (refused, explanation.fires.iter().find(|(rule, _)| *rule == finding.rule)) {
            (Some(refusal), _) => format!(
                "is refused by [{}] {}: it is {}, listed {} {}",
                refusal.table,
                refusal.dimension,
                refusal.found,
                if refusal.listed.len() == 1 { "is" } else { "are" },
                refusal.listed.join(", ")
            ),
            (None, Some((_, strength))) => format!("holds ({})", strength.name()),
            (None, None) => "does not exist".to_owned(),
        }
    };
    let (old, new) = (said(before), said(now));
    if old == new { Vec::new() } else { vec![format!("{} {old} before, {new} now", finding.rule)] }
}

/// The dimensions in which the two rows differ.
fn rows(before: &Explanation, now: &Explanation) -> Vec<String> {
    let both = before.row.iter().zip(&now.row).filter(|(old, new)| old.relation != new.relation);
    both.map(|(old, new)| format!("{} was {}, is {}", new.dimension, old.relation, new.relation)).collect()
}

/// The words by which the vocabulary could know the finding's claims.
fn words(finding: &Finding, base: Version<'_>, head: Version<'_>) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for evidence in finding.sides.iter().flat_map(|side| side.claims.iter().take(2)) {
        for claim in [base, head].into_iter().filter_map(|version| claim(evidence, version)) {
            let actor = claim.actor.as_ref().and_then(|actor| actor.id.as_deref());
            let known = [Some(claim.event.lemma.as_str()), claim.event.id.as_deref(), actor];
            words.extend(known.into_iter().flatten().map(|word| format!("\"{}\"", ActorId::of(word).words())));
            words.extend(claim.restrictors.iter().map(|word| format!("\"{word}\"")));
        }
    }
    words
}

/// The lines of files that are only in one version, as far as they are asked for.
fn changed(
    base: &[DataFile],
    head: &[DataFile],
    wanted: impl Fn(&str) -> bool,
    about: impl Fn(&str) -> bool,
) -> Vec<String> {
    let text = |files: &'_ [DataFile], path: &str| {
        files.iter().find(|file| file.path == path).map(|file| file.text.to_string()).unwrap_or_default()
    };
    let paths: BTreeSet<&String> = base.iter().chain(head).map(|file| &file.path).filter(|path| wanted(path)).collect();
    let mut told = Vec::new();
    for path in paths {
        let (old, new) = (text(base, path), text(head, path));
        if old.is_empty() || new.is_empty() || old == new {
            continue;
        }
        for (sign, lines, other) in [('-', &old, &new), ('+', &new, &old)] {
            let known: BTreeSet<&str> = other.lines().map(str::trim).collect();
            let fresh = lines.lines().enumerate().filter(|(_, line)| {
                let line = line.trim();
                !line.is_empty() && !line.starts_with('#') && !known.contains(line) && about(line)
            });
            let cut = |line: &str| line.trim().chars().take(LINE).collect::<String>();
            told.extend(fresh.map(|(at, line)| format!("{path}:{} {sign} {}", at + 1, cut(line))));
        }
    }
    told
}
