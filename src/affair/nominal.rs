//! The noun phrases of a sentence: names, nouns, numbers that stand alone, pronouns; each with what stands around it.
//!
//! A mention is short: it ends with its head, so that "the coach of the Harriers" and "the Harriers" are two.

use super::page::{Page, is_day, lemma};
use crate::claim::{ActorId, Tree, Via};
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{Gender, NameHint};
use crate::text::Position;
use ecow::{EcoString, eco_format};

/// A noun phrase as affairs see it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Nominal {
    pub(super) span: Position,
    pub(super) text: EcoString,
    pub(super) form: Form,
    /// The number of its sentence.
    pub(super) sentence: u32,
    /// What the document says it is one with: mentions with one number are of one thing.
    pub(super) entity: u32,
    pub(super) person: bool,
    pub(super) gender: Option<Gender>,
    pub(super) subject: bool,
    /// Words around it with their part in it: `nsubj arrest`.
    pub(super) contexts: Vec<(EcoString, f32)>,
    /// Later phrases beside it under one predicate: they are something else.
    pub(super) beside: Vec<u32>,
}

/// By what a phrase speaks of something.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// An actor of the vocabulary.
    Known(EcoString),
    /// The words of a name in lower case, without titles.
    Name(Vec<EcoString>),
    /// A noun, and whether it is plural.
    Noun(EcoString, bool),
    /// A number or a day.
    Number(EcoString),
    /// A pronoun of that sort.
    Pronoun(Pronoun),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Pronoun {
    Person,
    Thing,
    Several,
    /// With the phrase that its clause describes, once that is known.
    Relative(Option<u32>),
}

/// Enters a sentence's phrases; gives for each word the phrase that it heads.
pub(super) fn read<'a>(page: &Page<'_>, tree: &Tree<'a>, into: &mut Vec<Nominal>) -> Vec<Option<u32>> {
    let mut heads = vec![None; tree.len()];
    for token in tree.sentence.tokens() {
        let Some((form, first, last)) = form(page, tree, token) else { continue };
        heads[token.index()] = Some(into.len() as u32);
        let (span, text) = page.quote(tree.token(first), tree.token(last));
        let actors = &page.lexicon.actors;
        let named = matches!(form, Form::Name(_) | Form::Known(_));
        let mut around = (first.saturating_sub(1)..=last).map(|at| tree.token(at).form());
        let gender = if named {
            let first_name = || (first..last).find_map(|at| actors.gender_of_first_name(tree.token(at).form()));
            around.clone().find_map(|word| actors.gender(word)).or_else(first_name)
        } else {
            actors.gender(&lemma(token)).or_else(|| actors.gender(token.form()))
        };
        let title = named && around.any(|word| actors.hints(word, NameHint::Title));
        let person = gender.is_some() || is_person(page, token, &form) || title;
        into.push(Nominal {
            span,
            text,
            sentence: tree.sentence.index() as u32,
            entity: into.len() as u32,
            person,
            gender,
            subject: token.deprel().main() == "nsubj",
            contexts: if matches!(form, Form::Pronoun(_)) { Vec::new() } else { contexts(tree, token) },
            beside: Vec::new(),
            form,
        });
    }
    for token in tree.sentence.tokens() {
        let Some(at) = heads[token.index()] else { continue };
        if let Form::Pronoun(Pronoun::Relative(described)) = &mut into[at as usize].form {
            *described = above_clause(token).and_then(|head| heads[head.index()]);
        }
    }
    heads
}

fn is_person(page: &Page<'_>, token: Token<'_>, form: &Form) -> bool {
    let lexicon = page.lexicon;
    match form {
        Form::Noun(head, _) => {
            lexicon.actors.hints(head, NameHint::Person)
                || lexicon.events.noun_class(head).iter().any(|class| class == "person")
        }
        Form::Name(_) => {
            page.referents.resolve(token).is_some_and(|found| found.kind == crate::claim::reference::Kind::Person)
        }
        Form::Known(_) | Form::Number(_) | Form::Pronoun(_) => false,
    }
}

/// What a word heads, with its first and last word.
fn form<'a>(page: &Page<'_>, tree: &Tree<'a>, token: Token<'a>) -> Option<(Form, usize, usize)> {
    let hints = |hint| page.lexicon.actors.hints(token.form(), hint);
    match token.upos() {
        _ if is_day(token) => Some((Form::Number(lemma(token)), token.index(), token.index())),
        _ if page.is_name(token) => name(page, tree, token),
        Upos::Noun => {
            let plural = matches!(token.xpos(), "NNS" | "NNPS");
            Some((Form::Noun(lemma(token), plural), first_word(tree, token), token.index()))
        }
        Upos::Num if !matches!(token.deprel(), Deprel::Nummod | Deprel::Compound | Deprel::Flat) => {
            Some((Form::Number(lemma(token)), token.index(), token.index()))
        }
        Upos::Pron | Upos::Det | Upos::Sconj | Upos::Part if token.deprel() != Deprel::Expl => {
            let pronoun = match () {
                () if hints(NameHint::Woman) || hints(NameHint::Man) => Pronoun::Person,
                () if hints(NameHint::Thing) => Pronoun::Thing,
                () if hints(NameHint::Several) => Pronoun::Several,
                () if token.upos() == Upos::Pron && hints(NameHint::Relative) => Pronoun::Relative(None),
                () => return None,
            };
            Some((Form::Pronoun(pronoun), token.index(), token.index()))
        }
        _ => None,
    }
}

/// The name that a word heads; none for a word inside a name.
fn name<'a>(page: &Page<'_>, tree: &Tree<'a>, token: Token<'a>) -> Option<(Form, usize, usize)> {
    let named = |token: Token<'_>| page.is_name(token);
    let above = token.head().filter(|&above| named(above));
    let inside = above.is_some_and(|above| {
        token.deprel() == Deprel::Flat
            || token.deprel() == Deprel::Compound && (token.index()..above.index()).all(|at| named(tree.token(at)))
    });
    if inside {
        return None;
    }
    let part = |at: usize, first: usize, last: usize| {
        let head = tree.token(at).head().map(Token::index);
        head.is_some_and(|head| (first..=last).contains(&head))
    };
    let (mut first, mut last) = (token.index(), token.index());
    let before =
        |word: Token<'_>| named(word) && matches!(word.deprel().main(), "compound" | "flat" | "nummod" | "amod");
    while first > 0 && before(tree.token(first - 1)) && part(first - 1, first, last) {
        first -= 1;
    }
    let after = |word: Token<'_>| (named(word) || word.upos() == Upos::Num) && word.deprel() == Deprel::Flat;
    while last + 1 < tree.len() && after(tree.token(last + 1)) && part(last + 1, first, last) {
        last += 1;
    }
    let known =
        page.referents.resolve(token).filter(|found| found.via == Via::Same && !ActorId::of(&found.id).is_named());
    if let Some(known) = known {
        return Some((Form::Known(known.id), first, last));
    }
    let word = |at: usize| -> EcoString {
        let word = tree.token(at).form().to_lowercase();
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s")).unwrap_or(&word);
        word.trim_matches('.').into()
    };
    let titled = |at: &usize| page.lexicon.actors.hints(tree.token(*at).form(), NameHint::Title);
    // "Sgt Robin Cole", "Tarn Police Sgt Robin Cole"; not "Billy King".
    let leading = (first..last).find(|at| !titled(at)).unwrap_or(last);
    let inner = (leading..last.saturating_sub(1)).rev().find(titled).map(|at| at + 1);
    let start = inner.unwrap_or(leading);
    Some((Form::Name((start..=last).map(word).collect()), if inner.is_some() { start } else { first }, last))
}

/// The first of the words before a noun that belong to it.
fn first_word<'a>(tree: &Tree<'a>, token: Token<'a>) -> usize {
    let mut first = token.index();
    let part = |at: usize| {
        let word = tree.token(at);
        let kind = matches!(word.deprel().main(), "det" | "amod" | "compound" | "nummod" | "nmod");
        kind && word.head() == Some(token)
    };
    while first > 0 && part(first - 1) {
        first -= 1;
    }
    first
}

/// What the relative clause that holds a word describes.
fn above_clause(token: Token<'_>) -> Option<Token<'_>> {
    let mut at = token;
    for _ in 0..4 {
        if at.deprel() == Deprel::AclRelcl {
            return at.head();
        }
        at = at.head()?;
    }
    None
}

fn contexts<'a>(tree: &Tree<'a>, token: Token<'a>) -> Vec<(EcoString, f32)> {
    let mut all = Vec::new();
    if let Some(head) = token.head() {
        let deprel = token.deprel();
        let part = if matches!(deprel.main(), "nsubj" | "obj") { deprel.as_str() } else { deprel.main() };
        let head = lemma(head);
        all.push((eco_format!("{part} {head}"), 1.0));
        all.push((eco_format!("^ {head}"), 0.5));
    }
    let told = |child: &Token<'a>| matches!(child.upos(), Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num);
    all.extend(tree.children(token).filter(told).map(|child| (eco_format!("_ {}", lemma(child)), 1.0)));
    all
}

/// Notes which phrases stand beside each other as participants of one predicate.
pub(super) fn note_beside(tree: &Tree<'_>, heads: &[Option<u32>], first: usize, nominals: &mut [Nominal]) {
    let taking = |token: &Token<'_>| matches!(token.deprel().main(), "nsubj" | "obj" | "obl" | "iobj");
    for head in tree.sentence.tokens().filter(|head| matches!(head.upos(), Upos::Verb | Upos::Noun)) {
        let parts: Vec<u32> = tree.children(head).filter(taking).filter_map(|child| heads[child.index()]).collect();
        for (at, &one) in parts.iter().enumerate() {
            debug_assert!(one as usize >= first);
            nominals[one as usize].beside.extend(&parts[at + 1..]);
        }
    }
}
