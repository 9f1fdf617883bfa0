//! From words of two sentences to what is explained of them: a finding between their values, or two claims.

use super::Seen;
use crate::claim::Claim;
use crate::cli::outcome::Failure;
use crate::finding::{Finding, Verdict};
use crate::judge::Explanation;
use crate::rules::Rules;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// How many claims of one sentence are tried against those of the other.
const TRIED: usize = 24;
/// The share of the words of a quotation that a sentence holds at least to be the one that was meant.
const MEANT: f64 = 0.6;
/// How sure a claim's extraction is at least, beside the surest of its sentence, to be worth explaining.
const WORTH: f32 = 0.6;

/// What is explained of two sentences.
#[derive(Debug)]
pub(super) enum Chosen<'s> {
    /// A finding between values of them.
    Finding(&'s Finding),
    /// Two claims of them, and how they compare.
    Claims([&'s Claim; 2], Explanation),
}

/// Chooses; `compared` compares two claims.
///
/// # Errors
/// Where no sentence holds the words, or both are of one claim.
pub(super) fn chosen<'s>(
    words: [&String; 2],
    seen: &'s Seen,
    rules: &Rules,
    compared: impl Fn([&'s Claim; 2]) -> Explanation,
) -> Result<Chosen<'s>, Failure> {
    // What the report puts first between them; claims are compared below.
    let open = |finding: &&Finding| finding.verdict != Verdict::Agreement && lies_between(finding, words);
    let between = seen.report.findings.iter().find(open).filter(|finding| finding.question.is_some());
    if let Some(finding) = between {
        return Ok(Chosen::Finding(finding));
    }
    let [left, right] = words.map(|words| named(words, &seen.claims));
    for (found, words) in [(&left, words[0]), (&right, words[1])] {
        if found.is_empty() {
            return Err(Failure::Usage(format!("no claim in these texts stands in a sentence with {words:?}")));
        }
    }
    let pairs = left.iter().flat_map(|left| right.iter().map(move |right| [*left, *right]));
    let apart = pairs.filter(|[left, right]| left.id != right.id);
    let weighed = apart.map(|pair| {
        let found = compared(pair);
        let against =
            |(code, _): &&(String, _)| rules.get(code).is_some_and(|rule| rule.card.verdict != Verdict::Agreement);
        let conflicts = found.fires.iter().filter(against).count();
        let covered: f64 = pair.iter().zip(words).map(|(claim, words)| covered(&claim.text, words)).sum();
        let clear = f64::from(pair[0].confidence + pair[1].confidence) + covered;
        let rank = (conflicts, found.fires.len(), nearness(&found), (clear * 100.0) as i64);
        (rank, pair, found)
    });
    let best = weighed.max_by_key(|(rank, [left, right], _)| (*rank, Reverse((left.id.clone(), right.id.clone()))));
    match best {
        Some((_, pair, found)) => Ok(Chosen::Claims(pair, found)),
        None => Err(Failure::Usage("both name the same claim".to_owned())),
    }
}

/// Whether the words stand in sentences on two sides of a finding.
fn lies_between(finding: &Finding, [left, right]: [&String; 2]) -> bool {
    let holding = |words: &str| -> BTreeSet<usize> {
        let sides = finding.sides.iter().enumerate();
        let holds = |text: &str| plain(text).contains(&plain(words));
        sides.filter(|(_, side)| side.claims.iter().any(|claim| holds(&claim.text))).map(|(at, _)| at).collect()
    };
    let (left, right) = (holding(left), holding(right));
    !left.is_empty() && !right.is_empty() && left.union(&right).count() > 1
}

/// How many dimensions have something to say of a pair: claims of different things are independent in most.
fn nearness(found: &Explanation) -> usize {
    let says = |relation: &str| !["independent", "unknown", "none", "absent", "different", "thin"].contains(&relation);
    found.row.iter().filter(|cell| says(&cell.relation)).count()
}

/// The claim of that id, or those claims of the sentences with those words that are worth explaining.
fn named<'a>(words: &str, claims: &'a [Claim]) -> Vec<&'a Claim> {
    if let Some(claim) = claims.iter().find(|claim| claim.id == words) {
        return vec![claim];
    }
    let wanted = plain(words);
    let mut held: Vec<&Claim> = claims.iter().filter(|claim| plain(&claim.context).contains(&wanted)).collect();
    if held.is_empty() {
        let share = |claim: &&Claim| (covered(&claim.context, words) * 1000.0) as i64;
        let most = claims.iter().map(|claim| share(&claim)).max().unwrap_or_default();
        let meant = most as f64 >= MEANT * 1000.0;
        held = claims.iter().filter(|claim| meant && share(claim) == most).collect();
    }
    let surest = |of: &&Claim| {
        let beside = held.iter().filter(|claim| claim.context == of.context);
        beside.map(|claim| claim.confidence).fold(0.0, f32::max)
    };
    let spoken = |claim: &&&Claim| covered(&claim.text, words) > 0.0;
    let any = held.iter().any(|claim| spoken(&claim));
    let worth = held.iter().filter(|claim| (!any || spoken(claim)) && claim.confidence >= WORTH * surest(claim));
    worth.copied().take(TRIED).collect()
}

/// The share of `words` that stand in `text`.
fn covered(text: &str, words: &str) -> f64 {
    let (text, words) = (plain(text), plain(words));
    let held: BTreeSet<&str> = text.split(' ').collect();
    let number = words.split(' ').count();
    words.split(' ').filter(|word| held.contains(word)).count() as f64 / number.max(1) as f64
}

/// The words alone, in small letters.
fn plain(text: &str) -> String {
    let apart = |c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-'));
    let words = text.split(apart).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").replace('’', "'").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{covered, plain};

    #[test]
    fn words_are_found_whatever_stands_between_them() {
        assert_eq!(plain("“Has not\n refused”, he didn’t."), "has not refused he didn't");
        assert!((covered("The office has refused it.", "has Refused us") - 2.0 / 3.0).abs() < 1e-9);
    }
}
