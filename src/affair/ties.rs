//! What a document itself says to be one: "the coach, Robin Cole", "Cole is the coach", one name, one noun.

use super::names::{Name, may_be_one};
use super::nominal::{Form, Nominal};
use super::page::Page;
use crate::claim::Tree;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::WordClass;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Two phrases that a sentence ties.
pub(super) type Bond = (u32, u32);

/// The ties of one sentence.
pub(super) fn bonds(
    page: &Page<'_>,
    tree: &Tree<'_>,
    heads: &[Option<u32>],
    first: usize,
    all: &[Nominal],
) -> Vec<Bond> {
    let mut found = Vec::new();
    for token in tree.sentence.tokens() {
        let Some(at) = heads[token.index()].filter(|&at| at as usize >= first) else { continue };
        let other = other(page, tree, token).and_then(|word| heads[word.index()]);
        let Some(other) = other else { continue };
        let (one, two) = (&all[at as usize].form, &all[other as usize].form);
        let number = |form: &Form| matches!(form, Form::Number(_) | Form::Pronoun(_));
        if !number(one) && !number(two) && is_plural(one) == is_plural(two) {
            found.push((at, other));
        }
    }
    found
}

/// The word with which a word is said to be one.
fn other<'a>(page: &Page<'_>, tree: &Tree<'a>, token: Token<'a>) -> Option<Token<'a>> {
    let noun = token.upos() == Upos::Noun && !page.is_name(token);
    let head = token.head();
    let names = |head: &Token<'a>| page.is_name(*head);
    match token.deprel() {
        Deprel::Appos => return head.filter(|head| noun || !names(head)),
        Deprel::Flat => return head.filter(|head| head.upos() == Upos::Noun && !names(head)),
        Deprel::NmodDesc => return head,
        Deprel::Compound if noun => return head.filter(|head| names(head) && head.index() > token.index()),
        _ => {}
    }
    let denied = || tree.children(token).any(|child| page.lexicon.cues.is(WordClass::Negator, tree.lower(child)));
    (noun && tree.has(token, Deprel::Cop) && !denied()).then(|| tree.child(token, &[Deprel::Nsubj]))?
}

fn is_plural(form: &Form) -> bool {
    matches!(form, Form::Noun(_, true))
}

/// Numbers the phrases of a document by what they are of: equal words first, then what is tied, but never two names.
pub(super) fn join(nominals: &mut [Nominal], bonds: &[Bond]) {
    let mut sets = Sets::new(nominals);
    let mut seen: FxHashMap<Form, u32> = FxHashMap::default();
    for (at, nominal) in nominals.iter().enumerate().filter(|(_, nominal)| !matches!(nominal.form, Form::Pronoun(_))) {
        let first = *seen.entry(nominal.form.clone()).or_insert(at as u32);
        sets.join(first, at as u32);
    }
    for &(one, two) in bonds {
        sets.join(one, two);
    }
    for (at, nominal) in nominals.iter_mut().enumerate() {
        nominal.entity = sets.top(at as u32);
    }
}

/// Disjoint sets with the names in each.
struct Sets {
    above: Vec<u32>,
    names: BTreeMap<u32, Vec<Name>>,
}

impl Sets {
    fn new(nominals: &[Nominal]) -> Sets {
        let name = |(at, nominal): (usize, &Nominal)| match &nominal.form {
            Form::Name(name) => Some((at as u32, vec![name.clone()])),
            Form::Known(id) => Some((at as u32, vec![vec![id.clone()]])),
            _ => None,
        };
        Sets {
            above: (0..nominals.len() as u32).collect(),
            names: nominals.iter().enumerate().filter_map(name).collect(),
        }
    }

    fn top(&mut self, mut at: u32) -> u32 {
        while self.above[at as usize] != at {
            let next = self.above[self.above[at as usize] as usize];
            self.above[at as usize] = next;
            at = next;
        }
        at
    }

    fn join(&mut self, one: u32, two: u32) {
        let (one, two) = (self.top(one), self.top(two));
        let (first, second) = (one.min(two), one.max(two));
        if first == second {
            return;
        }
        let named = |at: &u32| self.names.get(at).map_or(&[][..], Vec::as_slice);
        let (a, b) = (named(&first), named(&second));
        let open = a.is_empty() || b.is_empty() || a.iter().any(|name| b.iter().any(|other| may_be_one(name, other)));
        if open {
            self.above[second as usize] = first;
            let mut names = self.names.remove(&second).unwrap_or_default();
            let held = self.names.entry(first).or_default();
            names.retain(|name| !held.contains(name));
            held.extend(names);
            if held.is_empty() {
                self.names.remove(&first);
            }
        }
    }
}
