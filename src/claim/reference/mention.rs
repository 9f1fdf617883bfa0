//! Where names stand: the words of each, what titles come before it, and what the lexicon says of it.
//!
//! Traps: "Denzel Washington" is no capital, "Georgia" is two places, "Russian Foreign Minister Sergei Lavrov"
//! holds a name and a title, "Chechens" are people; in title case a capital says nothing.

use super::names::is_legal_form;
use super::tree::{Tree, is_capitalised};
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{Actors, Found, NameHint, Naming};
use ecow::EcoString;

/// One name as it stands.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// The word that heads it.
    pub(super) head: usize,
    /// Its first and last word, without titles.
    pub(super) first: usize,
    pub(super) last: usize,
    /// Whether a person's title stands before it.
    pub(super) titled: bool,
    /// What the lexicon knows of these words; empty for a name that only the document knows.
    pub(super) found: Vec<Found>,
    /// Whether the place's name stands under a word for a part of it: "northern Mali".
    pub(super) partly: bool,
}

/// Whether a hyphen ties the word to the next: "Russian-backed", "U.S.-led"; not a name to its number ("Apollo-11") or a treebank's
/// bracket ("Oslo -LRB-").
pub(super) fn is_hyphened(tree: &Tree<'_>, index: usize) -> bool {
    let next = |at: usize| (at < tree.len()).then(|| tree.token(at).form());
    let numbered = |form: &str| form.starts_with(|letter: char| letter.is_ascii_digit());
    next(index + 1).is_some_and(|form| form == "-" || form.starts_with('-') && !form.ends_with('-'))
        && next(index + 2).is_none_or(|form| !is_capitalised(form) && !numbered(form))
}

/// The longest stretch that can be one name.
const LONGEST: usize = 8;

/// Common nouns that only say what the name before them is.
const DESCRIPTORS: [&str; 14] = [
    "organisation",
    "organization",
    "group",
    "charity",
    "company",
    "firm",
    "newspaper",
    "paper",
    "magazine",
    "agency",
    "network",
    "broadcaster",
    "movement",
    "ngo",
];

/// Adjectives and words for people that belong to an actor, with its id.
pub(super) fn adjectives(tree: &Tree<'_>, actors: &Actors) -> Vec<(usize, EcoString)> {
    let belongs = |found: &&Found| matches!(found.naming, Naming::Adjective | Naming::Demonym);
    let mut all = Vec::new();
    for index in 0..tree.len() {
        let form = tree.token(index).form();
        if !is_capitalised(form) || is_hyphened(tree, index) {
            continue;
        }
        // "South Korean": two words, the longer reading first.
        let two = if index > 0 { actors.find(&tree.text(index - 1, index)) } else { Default::default() };
        let found = two.iter().find(belongs).or_else(|| actors.find(form).iter().find(belongs));
        if let Some(found) = found {
            all.push((index, found.id.clone()));
        }
    }
    all
}

/// All names of a sentence, in the order of their heads; a word inside a longer name heads none.
pub(super) fn mentions(tree: &Tree<'_>, actors: &Actors) -> Vec<Mention> {
    let mut inside = vec![false; tree.len()];
    let mut all = long_names(tree, actors);
    for mention in &all {
        inside[mention.first..=mention.last].fill(true);
    }
    for depth in 0..=3 {
        for head in 0..tree.len() {
            let token = tree.token(head);
            let in_compound = |token: Token<'_>| token.deprel() == Deprel::Compound && tree.is_name_word(token.index());
            let own = match token.deprel() {
                Deprel::Compound if token.head().is_some_and(in_compound) => 3,
                Deprel::Compound | Deprel::Amod | Deprel::Flat | Deprel::NmodDesc => 2,
                Deprel::NmodPoss | Deprel::Nmod => 1,
                _ => 0,
            };
            if own != depth || inside[head] {
                continue;
            }
            if let Some(mention) = mention(tree, head, actors, &inside) {
                inside[mention.first..=mention.last].fill(true);
                all.push(mention);
            }
        }
    }
    all.sort_by_key(|mention| mention.head);
    all
}

/// The lexicon's names of two words and more, however their words hang together.
fn long_names(tree: &Tree<'_>, actors: &Actors) -> Vec<Mention> {
    let mut all = Vec::new();
    let mut first = 0;
    while first < tree.len() {
        let longest = (tree.len() - 1).min(first + LONGEST - 1);
        let capital = is_capitalised(tree.token(first).form()) || tree.token(first).form().starts_with("al-");
        let named =
            (first + 1..=longest).rev().filter(|_| capital).find_map(|last| long_name(tree, first, last, actors));
        first = named.as_ref().map_or(first, |mention| mention.last) + 1;
        all.extend(named);
    }
    all
}

fn long_name(tree: &Tree<'_>, first: usize, last: usize, actors: &Actors) -> Option<Mention> {
    let belongs = |found: &&Found| !matches!(found.naming, Naming::Adjective | Naming::Demonym);
    let found: Vec<Found> = actors.find(&tree.text(first, last)).iter().filter(belongs).cloned().collect();
    let closest = found.first()?;
    let wordlike = |word: usize| tree.token(word).form().contains(char::is_alphanumeric);
    if !(wordlike(first) && wordlike(last)) {
        return None;
    }
    let outside = |word: &usize| tree.token(*word).head().is_none_or(|head| !(first..=last).contains(&head.index()));
    let head = (first..=last).rev().find(outside)?;
    if is_place(closest, actors) && goes_on(tree, head, last, actors) {
        return None;
    }
    let mut left = first;
    while left > 0 && first - left < LONGEST && tree.is_name_word(left - 1) && tree.is_under(left - 1, head) {
        left -= 1;
    }
    if tree.title_case || is_person(closest, actors) || before_a_name(tree, left, first, actors) {
        let titled = (left..first).any(|word| is_title(tree, word, actors));
        return Some(Mention { head, first, last, titled, found, partly: is_partly(tree, head, first, actors) });
    }
    None
}

/// Whether a place's name is only how another name begins: "Los Angeles Lakers".
fn goes_on(tree: &Tree<'_>, head: usize, last: usize, actors: &Actors) -> bool {
    let next = last + 1;
    next < tree.len()
        && tree.token(next).deprel() == Deprel::Flat
        && tree.is_name_word(next)
        && tree.is_under(next, head)
        && actors.find(tree.token(next).form()).is_empty()
}

/// Whether a word for a part of a place stands before its name.
fn is_partly(tree: &Tree<'_>, head: usize, first: usize, actors: &Actors) -> bool {
    tree.children(head).any(|child| {
        child.index() < first
            && child.deprel() == Deprel::Amod
            && actors.hints(&child.form().to_lowercase(), NameHint::Part)
    })
}

fn mention(tree: &Tree<'_>, head: usize, actors: &Actors, inside: &[bool]) -> Option<Mention> {
    let token = tree.token(head);
    if is_hyphened(tree, head) {
        return None;
    }
    if !tree.is_name_word(head) {
        return described(tree, head, actors);
    }
    if token.deprel() == Deprel::Flat && !flat_of_noun(tree, head) {
        return None;
    }
    let (left, right) = extent(tree, head);
    let longer = extended(tree, head, right).filter(|&to| to - left < LONGEST);
    for last in longer.into_iter().chain([right]) {
        if let Some(mention) = known(tree, (left, head, last), actors) {
            return Some(mention);
        }
    }
    let body = actors.hints(&token.form().to_lowercase(), NameHint::Body);
    let last = longer.filter(|_| body).unwrap_or(right);
    let mention = unknown(tree, (left, head, last), actors)?;
    (!inside[mention.first..=mention.last].contains(&true)).then_some(mention)
}

/// Whether a flat word hangs under a common noun: "president Emmanuel Macron" with "president" as the head.
fn flat_of_noun(tree: &Tree<'_>, index: usize) -> bool {
    let head = tree.token(index).head();
    let first = head.is_some_and(|head| head.upos() == Upos::Noun && !is_capitalised(head.form()));
    first && head.is_some_and(|head| index == head.index() + 1)
}

/// From the first word before the head to the last flat word after it that belong to one run of capitals.
fn extent(tree: &Tree<'_>, head: usize) -> (usize, usize) {
    let mut left = head;
    while left > 0 && head - left < LONGEST && tree.is_name_word(left - 1) && tree.is_under(left - 1, head) {
        left -= 1;
    }
    if left > 1
        && tree.is_name_word(left - 1)
        && matches!(tree.token(left - 1).upos(), Upos::Noun | Upos::Verb | Upos::Adj)
        && tree.token(head).head().is_some_and(|above| above.index() == left - 1)
    {
        left -= 1;
    }
    let top = if flat_of_noun(tree, head) { tree.token(head).head().map_or(head, |noun| noun.index()) } else { head };
    // "First Boston Corp": a rank in capitals belongs to a firm's name.
    let rank = |index: usize| {
        let token = tree.token(index);
        is_capitalised(token.form())
            && matches!(token.deprel(), Deprel::Amod | Deprel::Nummod)
            && tree.is_under(index, head)
    };
    if left > 0 && is_legal_form(&tree.token(head).form().to_lowercase()) && rank(left - 1) {
        left -= 1;
    }
    let flat = |index: usize| {
        let token = tree.token(index);
        // "Manchester United".
        let behind = token.deprel() == Deprel::Amod && token.xpos() == "NNP" && index == top + 1;
        (token.deprel() == Deprel::Flat || behind) && tree.is_under(index, top)
    };
    let mut right = head;
    while right + 1 < tree.len() && right - head < LONGEST {
        if flat(right + 1) {
            right += 1;
        } else if tree.token(right + 1).form() == "-" && right + 2 < tree.len() && flat(right + 2) {
            right += 2;
        } else {
            break;
        }
    }
    (left, right)
}

/// The end of a name that goes on with "of" or "for": "Bank of England".
fn extended(tree: &Tree<'_>, head: usize, right: usize) -> Option<usize> {
    let mut at = right + 1;
    (at < tree.len() && matches!(tree.token(at).form(), "of" | "for" | "to" | "without" | "in")).then_some(())?;
    at += 1;
    if at < tree.len() && tree.token(at).form() == "the" {
        at += 1;
    }
    let start = at;
    while at < tree.len() && tree.is_name_word(at) && (tree.is_under(at, head) || at > start) {
        at += 1;
    }
    (at > start && tree.is_under(start, head)).then(|| at - 1)
}

/// The longest run of words around the head that the lexicon knows.
fn known(tree: &Tree<'_>, (left, head, last): (usize, usize, usize), actors: &Actors) -> Option<Mention> {
    for first in left..=head {
        let found: Vec<Found> = actors
            .find(named(tree, first, last).as_str())
            .iter()
            .filter(|found| !matches!(found.naming, Naming::Adjective | Naming::Demonym))
            .cloned()
            .collect();
        let Some(closest) = found.first() else { continue };
        let titled = (left..first).any(|word| is_title(tree, word, actors));
        let person = closest.naming == Naming::Same && last > first && is_person(closest, actors);
        if !(person || before_a_name(tree, left, first, actors)) || belongs_elsewhere(tree, first, closest, actors) {
            return None;
        }
        let partly = is_partly(tree, head, first, actors);
        return Some(Mention { head, first, last, titled, found, partly });
    }
    None
}

/// The words of a name; with its article where one stands before it in capitals: "The Times".
fn named(tree: &Tree<'_>, first: usize, last: usize) -> String {
    let text = tree.text(first, last);
    let article = first > 0 && tree.token(first - 1).form().eq_ignore_ascii_case("the");
    if article { format!("The {text}") } else { text.into_owned() }
}

/// "French Montana": a place under the adjective of a country that it is no part of is somebody's name.
fn belongs_elsewhere(tree: &Tree<'_>, first: usize, closest: &Found, actors: &Actors) -> bool {
    let capital = |word: &usize| is_capitalised(tree.token(*word).form()) && tree.token(*word).xpos() == "NNP";
    let before = first.checked_sub(1).filter(capital);
    let owners = before.map_or(&[][..], |word| actors.find(tree.token(word).form()));
    let mut adjectives = owners.iter().filter(|found| found.naming == Naming::Adjective).peekable();
    let part = |owner: &Found| owner.id == closest.id || actors.is_part_of(&closest.id, &owner.id);
    is_place(closest, actors) && adjectives.peek().is_some() && !adjectives.any(part)
}

fn is_place(found: &Found, actors: &Actors) -> bool {
    use crate::lexicon::ActorKind::{City, Country, Region};
    actors.get(&found.id).is_some_and(|actor| matches!(actor.kind, City | Country | Region))
}

fn is_person(found: &Found, actors: &Actors) -> bool {
    actors.get(&found.id).is_some_and(|actor| actor.kind == crate::lexicon::ActorKind::Person)
}

fn is_title(tree: &Tree<'_>, word: usize, actors: &Actors) -> bool {
    actors.hints(tree.token(word).form(), NameHint::Title)
}

/// Whether what stands before a known name is no part of a longer one: titles, places, nothing.
fn before_a_name(tree: &Tree<'_>, left: usize, first: usize, actors: &Actors) -> bool {
    let last_title = (left..first).rev().find(|&word| is_title(tree, word, actors));
    let rest = last_title.map_or(left, |title| title + 1);
    rest >= first || (rest..first).any(|from| from == rest && !actors.find(&tree.text(from, first - 1)).is_empty())
}

/// A name that only the document knows.
fn unknown(tree: &Tree<'_>, (left, head, last): (usize, usize, usize), actors: &Actors) -> Option<Mention> {
    let title = (left..=last).rev().find(|&word| is_title(tree, word, actors));
    let first = title.map_or(left, |title| title + 1);
    if first > last || last - first >= LONGEST {
        return None;
    }
    let body = actors.hints(&tree.token(head).form().to_lowercase(), NameHint::Body);
    let short = body && first == last && tree.children(head).any(|child| child.lemma() == "the");
    let proper = body && last > first || short || (first..=last).any(|word| tree.token(word).upos() == Upos::Propn);
    let bare = first == last;
    let form = tree.token(last).form();
    let no_name = bare
        && (actors.hints(form, NameHint::Other)
            || tree.is_plural(last)
            || !actors.find(form).is_empty()
            || form.chars().count() < 2
            || tree.token(last).upos() != Upos::Propn && !short);
    let counted = tree.children(head).any(|child| {
        child.deprel() == Deprel::Nummod
            || child.deprel() == Deprel::Det && matches!(child.lemma(), "a" | "an" | "no" | "every")
    });
    let state_word = is_state_word(tree, first, last, actors);
    (proper && !no_name && !state_word && !(counted && bare)).then_some(Mention {
        head,
        first,
        last,
        titled: title.is_some(),
        found: Vec::new(),
        partly: false,
    })
}

/// "Foreign Ministry", "Russian Government": what acts for a state is no name of its own.
fn is_state_word(tree: &Tree<'_>, first: usize, last: usize, actors: &Actors) -> bool {
    let place = |word: &usize| !actors.find(tree.token(*word).form()).is_empty();
    let Some(from) = (first..=last).find(|word| !place(word)) else { return false };
    let words = tree.text(from, last).to_lowercase();
    let ends = |word: &str| words.ends_with(word);
    actors.state_word(&words).is_some() || ends("ministry") || ends("government") || ends("authorities")
}

/// A name before a common noun that says what it is: "Human Rights Watch organization", "Russia's LGBT network".
fn described(tree: &Tree<'_>, head: usize, actors: &Actors) -> Option<Mention> {
    let token = tree.token(head);
    if token.upos() != Upos::Noun
        || tree.is_plural(head)
        || !actors.hints(token.lemma(), NameHint::Body)
        || is_hyphened(tree, head)
    {
        return None;
    }
    let mut left = head;
    while left > 0 && head - left < LONGEST && tree.is_name_word(left - 1) && tree.is_under(left - 1, head) {
        left -= 1;
    }
    if left == head {
        return None;
    }
    let before = left.checked_sub(2).filter(|&owner| {
        let owns = tree.token(owner).deprel() == Deprel::NmodPoss && tree.token(left - 1).xpos() == "POS";
        owns && !actors.find(tree.token(owner).form()).is_empty()
    });
    let own = || -> Option<Mention> {
        let found = actors.find(&tree.text(left, head - 1));
        let plain = DESCRIPTORS.contains(&token.lemma());
        let named = |found: &&Found| {
            plain
                && found.naming == Naming::Same
                && actors.get(&found.id).is_some_and(|actor| {
                    !matches!(
                        actor.kind,
                        crate::lexicon::ActorKind::Country
                            | crate::lexicon::ActorKind::Region
                            | crate::lexicon::ActorKind::City
                            | crate::lexicon::ActorKind::Person
                    )
                })
        };
        let found: Vec<Found> = found.iter().filter(named).cloned().collect();
        (!found.is_empty()).then(|| Mention { head, first: left, last: head - 1, titled: false, found, partly: false })
    };
    own().or_else(|| {
        let proper = (left..head).any(|word| tree.token(word).upos() == Upos::Propn);
        let first = before.unwrap_or(left);
        let several = head - first >= 2 && !tree.title_case;
        (proper && before.is_some() && several).then_some(Mention {
            head,
            first,
            last: head,
            titled: false,
            found: Vec::new(),
            partly: false,
        })
    })
}
