//! What a claim was read from: its sentence's tree, and what made its sign, its degree and its voice.
//!
//! The words are for people: `gainsay extract --explain` prints them under each claim.

use super::factuality::{Commitment, clause_words};
use super::frame::Frame;
use super::model::{Claim, Factuality, Link};
use super::polarity::negating_words;
use super::projection::Commitments;
use super::provenance::Ground;
use super::tree::Tree;
use crate::claim::clause::Clauses;
use crate::language::Token;
use crate::lexicon::Cues;
use ecow::{EcoString, eco_format};
use serde::Serialize;
use std::fmt::Write;
use std::sync::Arc;

/// Why a claim is as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Grounds {
    /// The sentence's tree, a word a line: number, form, lemma, part of speech, relation, head's number and form.
    pub tree: Arc<str>,
    /// What made its sign and how sure it is: its own words first, then what stands over it, innermost first.
    pub commitment: Vec<EcoString>,
    /// In whose voice it stands, outermost first, each with what gives it the word.
    pub attribution: Vec<EcoString>,
}

/// The tree of a sentence as text; one pass.
pub(super) fn tree_text(tree: &Tree<'_>) -> Arc<str> {
    let mut text = String::new();
    for token in tree.sentence.tokens() {
        let head = token.head().map_or_else(|| "-".into(), |head| eco_format!("{} {}", head.index() + 1, head.form()));
        let written = writeln!(
            text,
            "{:>4} {:<16} {:<14} {:<6} {:<12} {head}",
            token.index() + 1,
            token.form(),
            token.lemma(),
            token.upos().as_str(),
            token.deprel().as_str(),
        );
        debug_assert!(written.is_ok(), "a string takes all that is written to it");
    }
    text.into()
}

/// Why the claim of `frame` is as it is.
pub(super) fn grounds<'a>(
    tree: &Tree<'a>,
    text: &Arc<str>,
    cues: &Cues,
    clauses: &Clauses<'a>,
    commitments: &Commitments,
    frame: &Frame<'a>,
    claim: &Claim,
) -> Grounds {
    let mut commitment = own(tree, cues, clauses, frame.head);
    commitment.extend(above(commitments, frame.head));
    let attribution = claim.attribution.iter().map(voice).collect();
    Grounds { tree: text.clone(), commitment, attribution }
}

/// What the predicate's own clause says.
fn own<'a>(tree: &Tree<'a>, cues: &Cues, clauses: &Clauses<'a>, head: Token<'a>) -> Vec<EcoString> {
    let Some(clause) = clauses.at(head) else { return Vec::new() };
    let negators = negating_words(tree, cues, clause).map(|word| eco_format!("“{}” turns the sign", word.form()));
    let mut found: Vec<EcoString> = negators.collect();
    if found.is_empty() && super::polarity::is_negative(tree, cues, clause) {
        found.push("a negative subject or object, or a negator that is shared, turns the sign".into());
    }
    found.extend(clause_words(tree, cues, clause));
    found
}

/// What each word over the predicate leaves of it, up to the one that decides.
fn above(commitments: &Commitments, head: Token<'_>) -> Vec<EcoString> {
    let mut found = Vec::new();
    let mut at = head;
    for _ in 0..head.sentence().len() {
        let (left, ground) = commitments.context(at);
        let Some(over) = at.head().filter(|_| ground != Ground::Author) else {
            found.push(eco_format!("“{}”: {ground}", at.form()));
            break;
        };
        found.push(eco_format!("“{}” under “{}”: {ground}: {}", at.form(), over.form(), reading(left)));
        if ground.decides() {
            break;
        }
        at = over;
    }
    found
}

fn reading(commitment: Commitment) -> EcoString {
    let sign = if commitment.negative { "not so" } else { "so" };
    match commitment.degree {
        Factuality::Certain => sign.into(),
        Factuality::Probable => eco_format!("probably {sign}"),
        Factuality::Possible => eco_format!("possibly {sign}"),
        Factuality::Unknown => "open".into(),
    }
}

fn voice(link: &Link) -> EcoString {
    let source = link.source.as_ref().map_or("somebody unnamed", |source| source.text.as_str());
    if link.verb.is_empty() {
        return eco_format!("{source}: a quotation that no word introduces");
    }
    eco_format!("{source}: “{}”", link.verb)
}
