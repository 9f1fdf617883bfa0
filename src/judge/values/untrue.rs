//! What one text opens with and another calls an untrue report.
//!
//! Who debunks a story seldom says its sentence again: "the story is a hoax" stands some lines below what the story told. So the opening
//! of one text is held against each sentence of a linked one that calls a report untrue, with the sentences around it. Traps: a text
//! that itself passes on a rumour tells none; two reports of one affair share a name and little else.

use super::affair::Affair;
use super::finding::{Answered, outlets, sentences};
use crate::affair::common;
use crate::claim::facts::{calls_untrue, tells_plainly};
use crate::finding::{Finding, Reason, Severity, Side, Strength};
use crate::lexicon::Lexicon;
use crate::rules::{Rules, ValueOrigin, ValueRelation};
use std::collections::{BTreeMap, BTreeSet};

/// Sentences before and behind that tell what a report is that a sentence calls untrue.
const AROUND: usize = 2;
/// Words that the sentence itself shares with the opening at least, and the share of the opening's words that stand around it.
const SHARED: usize = 2;
const COVERED: f64 = 0.4;
/// Words of an opening that tells enough to be denied.
const TELLING: usize = 4;

/// For each document that calls a report untrue, the openings of others that tell it.
pub(super) fn findings(affair: &Affair<'_>, lexicon: &Lexicon, rules: &Rules) -> Vec<Finding> {
    let Some(rule) = rules.of_value("report", ValueRelation::Exclusive, ValueOrigin::Any, &[]) else {
        return Vec::new();
    };
    let passages = &affair.passages;
    let denials: Vec<usize> = (0..passages.len()).filter(|&at| calls_untrue(passages[at], lexicon)).collect();
    if denials.is_empty() {
        return Vec::new();
    }
    let opens = |&at: &usize| passages[at].headline || passages[at].number == 0;
    let tells = |at: &usize| affair.terms.passage(*at).len() >= TELLING && tells_plainly(passages[*at], lexicon);
    let openings: Vec<usize> = (0..passages.len()).filter(opens).filter(tells).collect();
    let mut found: BTreeMap<&str, [BTreeSet<usize>; 2]> = BTreeMap::new();
    for &denial in &denials {
        for &opening in openings.iter().filter(|&&opening| is_of(affair, opening, denial)) {
            let sides = found.entry(&passages[denial].document).or_default();
            sides[0].insert(opening);
            sides[1].insert(denial);
        }
    }
    let card = &rule.card;
    let found = found.into_values().map(|sides| {
        let sides: Vec<Side> = sides.iter().map(|passages| side(affair, passages)).collect();
        let question = format!("{}: report", sides[0].reading);
        let [told, denied] = [0, 1].map(|at| sides[at].reading.clone());
        let [one, other] = [0, 1].map(|at| outlets(&sides[at]));
        let message = format!("{one} tells “{told}”; {other} calls a report untrue: “{denied}”");
        let (dimension, relation) = ("report".to_owned(), "untrue".to_owned());
        let reasons = vec![Reason { dimension, relation, left: told, right: denied }];
        let (strength, severity) = (Strength::Qualified, card.severity.min(Severity::Warning));
        Answered { question, sides, message, reasons, strength, severity, sure: None }.under(card)
    });
    found.collect()
}

/// Whether what a text opens with is what a sentence of another calls untrue.
fn is_of(affair: &Affair<'_>, opening: usize, denial: usize) -> bool {
    let passages = &affair.passages;
    if passages[opening].document == passages[denial].document || !affair.are_linked(opening, denial) {
        return false;
    }
    let own = affair.terms.passage(opening);
    let ours = |at: &usize| passages[*at].document == passages[denial].document;
    let around = denial.saturating_sub(AROUND)..(denial + AROUND + 1).min(passages.len());
    let mut words: Vec<u32> = around.filter(ours).flat_map(|at| affair.terms.passage(at).iter().copied()).collect();
    words.sort_unstable();
    words.dedup();
    common(own, affair.terms.passage(denial)).len() >= SHARED
        && common(own, &words).len() as f64 >= COVERED * own.len() as f64
}

/// The sentences with the first as what they say.
fn side(affair: &Affair<'_>, passages: &BTreeSet<usize>) -> Side {
    sentences(affair, passages, |claims| claims.first().map_or("", |claim| &claim.text))
}
