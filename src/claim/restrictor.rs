//! Words that narrow a claim without changing its sign: "publicly", "so far", "as of yet".

use super::clause::Clauses;
use super::projection::clause_above;
use super::tree::Tree;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{Cues, WordClass};
use ecow::EcoString;

/// Adverbs that ask for a degree.
const DEGREES: [&str; 3] = ["so", "as", "too"];

/// The restrictors of a sentence, each with the head of the clause it narrows, in the order of the text.
pub(crate) fn restrictors<'a>(tree: &Tree<'a>, cues: &Cues, clauses: &Clauses<'a>) -> Vec<(Token<'a>, EcoString)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tree.len() {
        let longest = cues
            .restrictors(tree.lower(tree.token(at)))
            .iter()
            .filter(|words| stands_at(tree, at, words))
            .max_by_key(|words| words.len());
        let Some(words) = longest else {
            found.extend(degree(tree, tree.token(at), clauses));
            at += 1;
            continue;
        };
        let tokens = (at..at + words.len()).map(|index| tree.token(index));
        let top =
            tokens.max_by_key(|token| token.head().is_none_or(|head| !(at..at + words.len()).contains(&head.index())));
        if let Some(clause) = top.and_then(|top| clause_above(clauses, top)) {
            let head = before_comma(tree, clauses, at, clause.head).unwrap_or(clause.head);
            found.push((head, words.join(" ").into()));
        }
        at += words.len();
    }
    found.extend(clauses.iter().filter_map(|clause| begun(cues, clause.head)));
    found
}

/// "Started to close it": what was begun was not yet done.
fn begun<'a>(cues: &Cues, verb: Token<'a>) -> Option<(Token<'a>, EcoString)> {
    let above = verb.head().filter(|_| matches!(verb.deprel(), Deprel::Xcomp | Deprel::Ccomp))?;
    let begins = above.upos() == Upos::Verb && cues.is(WordClass::Inceptive, above.lemma());
    begins.then(|| (verb, above.lemma().into()))
}

/// "had not felt so threatened": what is denied is how much.
fn degree<'a>(tree: &Tree<'a>, word: Token<'a>, clauses: &Clauses<'a>) -> Vec<(Token<'a>, EcoString)> {
    let described = word.head().filter(|head| {
        let descriptive = matches!(head.upos(), Upos::Adj | Upos::Adv) || head.xpos() == "VBN";
        descriptive && head.index() == word.index() + 1
    });
    let Some(described) = described else { return Vec::new() };
    let degree = word.deprel().main() == "advmod" && DEGREES.contains(&tree.lower(word));
    let Some(narrowed) = clause_above(clauses, described).filter(|_| degree) else { return Vec::new() };
    // "had not felt so violated": of the feeling, too.
    let over = narrowed.head.head().filter(|_| narrowed.head.deprel() == Deprel::Xcomp);
    let over = over.and_then(|head| clauses.at(head)).map(|clause| clause.head);
    [Some(narrowed.head), over].into_iter().flatten().map(|head| (head, tree.lower(word).into())).collect()
}

/// The clause on the restrictor's own side of a comma that parts it from `head`.
fn before_comma<'a>(tree: &Tree<'a>, clauses: &Clauses<'a>, at: usize, head: Token<'a>) -> Option<Token<'a>> {
    let comma = |index: &usize| tree.token(*index).form() == ",";
    (at..head.index()).find(comma)?;
    let own = (0..at).rev().take_while(|index| !comma(index));
    own.map(|index| tree.token(index)).find(|token| clauses.at(*token).is_some())
}

fn stands_at<'a>(tree: &Tree<'a>, at: usize, words: &[EcoString]) -> bool {
    at + words.len() <= tree.len()
        && words.iter().enumerate().all(|(offset, word)| tree.lower(tree.token(at + offset)) == word)
}
