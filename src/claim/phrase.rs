//! A noun phrase as judging compares it: head, modifiers, quantifier, and what is read off its tree.

use super::id::{ActorId, Modifier};
use super::tree::Tree;
use crate::language::{Deprel, MONTHS, Token, Upos, WEEKDAYS};
use ecow::{EcoString, eco_format};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a noun phrase denotes, in lemmas.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Phrase {
    /// Lemma of the head, lower case; of a name, all its words ("human rights watch").
    #[schemars(with = "String")]
    pub head: EcoString,
    /// Lemmas of what narrows it (adjectives, compound nouns, possessors, "of" phrases as `of:chechnya`), sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub modifiers: Vec<EcoString>,
    /// Content lemmas of its relative, participial or infinitive clause, sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub clause: Vec<EcoString>,
    /// How much of what the head denotes is meant.
    pub quantifier: Quantifier,
    /// 1 for "first", 2 for "second" …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordinal: Option<u32>,
    /// Whether the head is plural.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub plural: bool,
    /// Whether the head is a name.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub name: bool,
    /// Whether it is a pronoun.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub pronoun: bool,
}

/// How much of what a noun denotes is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Quantifier {
    /// No determiner: a bare plural, a mass noun, a name.
    #[default]
    Bare,
    /// "the", "this", "his".
    Definite,
    /// "a", "an", "another".
    Indefinite,
    /// "some", "several", "a few".
    Some,
    /// "many", "numerous", "hundreds of".
    Many,
    /// "few", "hardly any".
    Few,
    /// "most".
    Most,
    /// "all", "every", "each", "both".
    All,
    /// "any", "either".
    Any,
    /// "no", "none of", "neither".
    No,
    /// A cardinal.
    Number,
}

impl Phrase {
    /// What the noun phrase with that head denotes; `apart` is a dependent of it that fills a role of its own ("visas |
    /// to men").
    pub(crate) fn of<'a>(tree: &Tree<'a>, head: Token<'a>, apart: Option<Token<'a>>) -> Phrase {
        let (core, outer) = partitive(tree, head);
        let mut phrase = Phrase {
            head: head_words(tree, core),
            plural: is_plural(tree, core),
            name: core.upos() == Upos::Propn,
            pronoun: core.upos() == Upos::Pron,
            ..Phrase::default()
        };
        if let Some(currency) = currency(&phrase.head) {
            phrase.head = currency.into();
        }
        for child in tree.children(core).filter(|child| Some(*child) != apart) {
            phrase.take(tree, child);
        }
        let a_few = |token: Token<'a>| tree.children(token).any(|child| tree.lower(child) == "a");
        if phrase.quantifier == Quantifier::Few && a_few(core) {
            phrase.quantifier = Quantifier::Some;
        }
        if tree.lower(core) == "one" && phrase.modifiers.is_empty() {
            phrase.head = in_two_words(phrase.quantifier).map_or(phrase.head, EcoString::from);
        }
        if let Some(quantifier) = outer {
            let several = quantifier == Quantifier::Few && a_few(head);
            phrase.quantifier = if several { Quantifier::Some } else { quantifier };
        } else if phrase.quantifier == Quantifier::Bare {
            phrase.quantifier = pronoun_quantifier(tree.lower(core));
        }
        phrase.modifiers.sort_unstable();
        phrase.modifiers.dedup();
        phrase.clause.sort_unstable();
        phrase.clause.dedup();
        phrase
    }

    /// Writes modifiers that name an actor or a place by its id: `@united-states` for "U.S." in "U.S. visas", and a
    /// people by its place: "Chechens" are persons of `@chechnya`.
    ///
    /// `place` gives the actor that a word belongs to; `apart` is as in [`Phrase::of`]; `resolved` says that the phrase is itself an actor.
    pub(crate) fn name_places<'a>(
        &mut self,
        tree: &Tree<'a>,
        head: Token<'a>,
        apart: Option<Token<'a>>,
        resolved: bool,
        place: impl Fn(Token<'a>) -> Option<EcoString>,
    ) {
        let core = partitive(tree, head).0;
        if let Some(id) = place(core).filter(|_| !resolved && self.plural) {
            self.head = "person".into();
            self.name = false;
            self.modifiers.push(Modifier::of_actor(&id));
        }
        for child in tree.children(core).filter(|child| Some(*child) != apart) {
            match child.deprel().main() {
                "amod" | "compound" | "flat" => tree.conjuncts(child).for_each(|token| self.name(tree, token, &place)),
                "nmod" if !matches!(tree.preposition(child).as_str(), "on_board" | "aboard") => {
                    self.name(tree, child, &place);
                }
                "acl" => self.name_clause(tree, child, &place),
                _ => {}
            }
        }
        self.modifiers.sort_unstable();
        self.modifiers.dedup();
        self.clause.sort_unstable();
        self.clause.dedup();
    }

    fn name<'a>(&mut self, tree: &Tree<'a>, token: Token<'a>, place: &impl Fn(Token<'a>) -> Option<EcoString>) {
        // A common noun stays what it is in both texts, though only one of them may tell whom it means.
        let described = |id: &EcoString| token.upos() == Upos::Noun && ActorId::of(id).is_named();
        let Some(id) = place(token).filter(|id| !described(id)) else { return };
        let words = [lemma(token), head_words(tree, token)];
        let is_it = |modifier: &EcoString| {
            let bare = Modifier::of(modifier).noun().unwrap_or(modifier);
            words.iter().any(|word| word == bare)
        };
        self.modifiers.retain(|modifier| !is_it(modifier));
        self.modifiers.push(Modifier::of_actor(&id));
    }

    fn name_clause<'a>(&mut self, tree: &Tree<'a>, clause: Token<'a>, place: &impl Fn(Token<'a>) -> Option<EcoString>) {
        let mut open = vec![clause];
        while let Some(token) = open.pop() {
            if let Some(id) = place(token) {
                let word = lemma(token);
                self.clause.retain(|other| *other != word);
                self.clause.push(Modifier::of_actor(&id));
            }
            open.extend(tree.children(token).filter(|child| !is_aside(tree, *child)));
        }
    }

    /// Adds what one dependent of the head says.
    fn take<'a>(&mut self, tree: &Tree<'a>, child: Token<'a>) {
        let word = tree.lower(child);
        match child.deprel().main() {
            "det" => self.narrow(determiner(word)),
            "nummod" => match ordinal(word) {
                Some(rank) => self.ordinal = Some(rank),
                None => self.narrow(Quantifier::Number),
            },
            "amod" => match ordinal(word) {
                Some(rank) if self.ordinal.is_none() => self.ordinal = Some(rank),
                _ => self.adjective(tree, child),
            },
            "compound" | "flat" if self.name && child.upos() == Upos::Propn => {}
            "compound" | "flat" => self.modifiers.push(lemma(child)),
            "nmod" => self.nominal(tree, child),
            // "Guilty *to fraud*", of what somebody pleads.
            "obl" if child.head().is_some_and(|head| head.upos() == Upos::Adj && head.deprel() == Deprel::Xcomp) => {
                self.nominal(tree, child);
            }
            "acl" if !(child.deprel() == Deprel::AclRelcl && tree.is_set_off(child)) => {
                content(tree, child, &mut self.clause);
            }
            "advmod" if matches!(word, "only" | "almost" | "nearly") => {}
            _ => {}
        }
    }

    fn adjective<'a>(&mut self, tree: &Tree<'a>, child: Token<'a>) {
        match adjective_quantifier(tree.lower(child)) {
            Some(quantifier) => self.narrow(quantifier),
            None => self.modifiers.extend(tree.conjuncts(child).map(lemma)),
        }
    }

    fn nominal<'a>(&mut self, tree: &Tree<'a>, child: Token<'a>) {
        let name = head_words(tree, child);
        if child.deprel() == Deprel::NmodPoss {
            self.narrow(Quantifier::Definite);
            self.modifiers.push(name);
        } else if child.deprel() == Deprel::Nmod {
            let preposition = tree.preposition(child);
            self.modifiers.push(if preposition.is_empty() { name } else { eco_format!("{preposition}:{name}") });
        }
    }

    /// A stronger quantifier replaces a weaker one: "all the men" are all, "the two men" are definite.
    fn narrow(&mut self, quantifier: Quantifier) {
        let rank = |quantifier: Quantifier| match quantifier {
            Quantifier::Bare => 0,
            Quantifier::Indefinite | Quantifier::Definite => 1,
            Quantifier::Number => 2,
            _ => 3,
        };
        if rank(quantifier) > rank(self.quantifier) {
            self.quantifier = quantifier;
        }
    }
}

/// The word for a sign: "£62 million" are pounds.
fn currency(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" => "dollar",
        "£" => "pound",
        "€" => "euro",
        "¥" => "yen",
        _ => return None,
    })
}

/// Of "none of the men", "most of them", "hundreds of people": the men, them, the people, and how many.
pub(crate) fn partitive<'a>(tree: &Tree<'a>, head: Token<'a>) -> (Token<'a>, Option<Quantifier>) {
    let whole = || tree.children(head).find(|child| child.deprel() == Deprel::Nmod && tree.preposition(*child) == "of");
    // "Three of the miners"; "three of them" are three.
    let counted = || {
        let named = head.upos() == Upos::Num && whole().is_some_and(|whole| whole.upos() != Upos::Pron);
        named.then_some(Quantifier::Number)
    };
    let Some(quantifier) = partitive_quantifier(tree.lower(head)).or_else(counted) else { return (head, None) };
    match whole() {
        Some(whole) => (whole, Some(quantifier)),
        None => (head, None),
    }
}

fn partitive_quantifier(word: &str) -> Option<Quantifier> {
    Some(match word {
        "none" | "neither" => Quantifier::No,
        "some" | "several" | "handful" | "couple" | "part" | "half" | "third" | "thirds" | "quarter" | "quarters" => {
            Quantifier::Some
        }
        "few" => Quantifier::Few,
        "one" => Quantifier::Indefinite,
        "many" | "much" | "dozens" | "scores" | "hundreds" | "thousands" | "millions" | "billions" | "number"
        | "lots" | "lot" | "plenty" => Quantifier::Many,
        "most" | "majority" | "bulk" => Quantifier::Most,
        "all" | "each" | "both" | "everyone" => Quantifier::All,
        "any" | "either" => Quantifier::Any,
        _ if word.parse::<f64>().is_ok() => Quantifier::Number,
        _ => return None,
    })
}

fn determiner(word: &str) -> Quantifier {
    match word {
        "a" | "an" | "another" => Quantifier::Indefinite,
        "some" | "several" | "certain" => Quantifier::Some,
        "many" | "much" => Quantifier::Many,
        "few" | "little" => Quantifier::Few,
        "most" => Quantifier::Most,
        "all" | "every" | "each" | "both" => Quantifier::All,
        "any" | "either" | "whatever" => Quantifier::Any,
        "no" | "neither" => Quantifier::No,
        _ => Quantifier::Definite,
    }
}

fn adjective_quantifier(word: &str) -> Option<Quantifier> {
    match word {
        "many" | "numerous" | "countless" | "much" => Some(Quantifier::Many),
        "several" | "various" => Some(Quantifier::Some),
        "few" => Some(Quantifier::Few),
        "most" => Some(Quantifier::Most),
        "whole" | "entire" => Some(Quantifier::All),
        _ => None,
    }
}

/// "No one", "every one": the pronoun that is meant.
fn in_two_words(quantifier: Quantifier) -> Option<&'static str> {
    match quantifier {
        Quantifier::No => Some("nobody"),
        Quantifier::Some => Some("somebody"),
        Quantifier::Any => Some("anybody"),
        Quantifier::All => Some("everybody"),
        _ => None,
    }
}

fn pronoun_quantifier(word: &str) -> Quantifier {
    match word {
        "nobody" | "none" | "nothing" | "no-one" | "noone" => Quantifier::No,
        "everyone" | "everybody" | "everything" | "all" | "both" => Quantifier::All,
        "someone" | "somebody" | "something" | "some" | "several" => Quantifier::Some,
        "anyone" | "anybody" | "anything" | "any" => Quantifier::Any,
        "many" => Quantifier::Many,
        "most" => Quantifier::Most,
        "few" => Quantifier::Few,
        _ => Quantifier::Bare,
    }
}

const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// The rank that an ordinal names: 3 of "third" and "3rd".
pub(crate) fn ordinal(word: &str) -> Option<u32> {
    if let Some(at) = ORDINALS.iter().position(|name| *name == word) {
        return Some(at as u32 + 1);
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending))?;
    digits.parse().ok()
}

fn lemma(token: Token<'_>) -> EcoString {
    token.lemma().to_lowercase().into()
}

/// The lemma of a head; of a name, all its words.
pub(crate) fn head_words<'a>(tree: &Tree<'a>, head: Token<'a>) -> EcoString {
    if head.upos() != Upos::Propn {
        return lemma(head);
    }
    let part = |child: &Token<'a>| {
        matches!(child.deprel().main(), "flat" | "compound")
            && matches!(child.upos(), Upos::Propn | Upos::Num | Upos::Noun)
            && (child.upos() == Upos::Propn || child.index() > head.index() || is_capital(child.form()))
    };
    let mut words = vec![head];
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        words.extend(tree.children(word).filter(part));
        at += 1;
    }
    words.sort_unstable_by_key(|word| word.index());
    let names: Vec<&str> = words.iter().map(|&word| tree.lower(word)).collect();
    names.join(" ").into()
}

fn is_capital(form: &str) -> bool {
    form.chars().next().is_some_and(char::is_uppercase)
}

fn is_plural<'a>(tree: &Tree<'a>, head: Token<'a>) -> bool {
    matches!(head.xpos(), "NNS" | "NNPS")
        || matches!(tree.lower(head), "they" | "them" | "we" | "us" | "these" | "those")
}

/// Whether a dependent tells when something was, or what happened beside it.
fn is_aside<'a>(tree: &Tree<'a>, child: Token<'a>) -> bool {
    let time = || MONTHS.iter().chain(&WEEKDAYS).any(|name| tree.lower(child) == *name);
    matches!(child.deprel(), Deprel::Advcl | Deprel::OblUnmarked | Deprel::Parataxis)
        || child.upos() == Upos::Propn && time()
        || child.deprel().main() == "obl"
            && matches!(tree.preposition(child).as_str(), "after" | "before" | "since" | "during")
}

/// The content words of a clause, in lemmas; not of what is told beside it: when, after what, because of what.
fn content<'a>(tree: &Tree<'a>, clause: Token<'a>, into: &mut Vec<EcoString>) {
    let mut open = vec![clause];
    while let Some(token) = open.pop() {
        if matches!(token.upos(), Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num) {
            into.push(lemma(token));
        }
        open.extend(tree.children(token).filter(|child| !is_aside(tree, *child)));
    }
}
