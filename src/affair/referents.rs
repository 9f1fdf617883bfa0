//! Which names and nouns of an affair mean one referent.
//!
//! Features of two sorts and their weights, in log odds. The weights were trained (logistic regression over pairs of sorts, each by
//! the square root of its mentions' pairs) on the training part of ECB+ and rounded.

use super::facts::Facts;
use super::graded::{Groups, Pair, candidates, logistic};
use super::names::{Name, may_be_one, roots};
use super::nominal::{Form, Nominal};
use super::sort::{Numbers, Sort};
use super::vector::Vector;
use crate::lexicon::{Gender, Kinship, Lexicon};
use ecow::EcoString;
use indexmap::IndexMap;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How sure a link must be. A link that is right as seldom still makes more right than wrong with those that follow from it.
const FLOOR: f32 = 0.15;
/// How sure a document's own tie must be for two names that do not fit to be one all the same.
const RENAMED: f32 = 0.8;
/// Sorts that share a word around them, or a sense, up to which all are compared.
const SHARING: usize = 60;

const NOTHING: f32 = -4.0;
const AROUND: f32 = 6.7;
const AROUND_PERSONS: f32 = -1.4;
const TIED: f32 = 1.9;
const TIED_OFTEN: f32 = 1.2;
const PARTNERS: f32 = -1.75;
const SAME_SENTENCE: f32 = -0.5;
const FREQUENT: f32 = 1.05;
const OTHER_GENDER: f32 = -0.5;
const OTHER_NUMBER: f32 = -1.0;
const PERSONS: f32 = 0.9;
const PERSON_AND_NAME: f32 = 0.55;
const PERSON_AND_NONE: f32 = -0.2;
const FIGURES: f32 = -0.25;
const OTHER_REALM: f32 = -1.0;
const SAME_HEAD: f32 = 1.3;
const SENSE: f32 = 2.4;
const KIND: f32 = 1.7;
const SIBLING: f32 = 0.9;

/// All mentions of an affair by one name or noun.
#[derive(Debug, Default)]
pub(super) struct Referring {
    pub(super) sort: Sort,
    persons: u32,
    women: u32,
    men: u32,
    /// Pronouns that stand for it.
    pronouns: u32,
    around: Vector,
    realm: Option<Realm>,
}

/// The sort of thing that a noun first of all names; a figure or a day names a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Realm {
    Person,
    Time,
    Place,
    Event,
    Thing,
}

/// The nouns above those of each realm, in WordNet.
const REALMS: [(&str, Realm); 5] = [
    ("person", Realm::Person),
    ("time period", Realm::Time),
    ("location", Realm::Place),
    ("event", Realm::Event),
    ("artifact", Realm::Thing),
];

fn realm(form: &Form, lexicon: &Lexicon) -> Option<Realm> {
    match form {
        Form::Number(_) => Some(Realm::Time),
        Form::Noun(noun, _) => {
            REALMS.iter().find(|(kind, _)| lexicon.words.is_kind(noun, kind, 1)).map(|&(_, realm)| realm)
        }
        _ => None,
    }
}

impl Referring {
    fn is_person(&self) -> bool {
        self.persons > 0 || self.pronouns > 1
    }

    fn gender(&self) -> Option<Gender> {
        match (self.women, self.men) {
            (women, men) if women >= 2 * men && women > 0 => Some(Gender::Woman),
            (women, men) if men >= 2 * women && men > 0 => Some(Gender::Man),
            _ => None,
        }
    }
}

/// The referents of an affair.
pub(super) struct Referents {
    pub(super) sorts: IndexMap<Form, Referring>,
    /// The sort of each mention of each document; of a pronoun, that of what it stands for.
    pub(super) of: Vec<Vec<Option<u32>>>,
    pub(super) groups: Groups,
}

/// Reads an affair's documents.
pub(super) fn referents(facts: &[&Facts], lexicon: &Lexicon) -> Referents {
    let forms = Forms::of(facts);
    let mut sorts: IndexMap<Form, Referring> = IndexMap::new();
    let mut of = enter(facts, &forms, &mut sorts);
    let mut counts = Counts::default();
    for (document, found) in facts.iter().zip(&of) {
        counts.note(document, found);
    }
    for (document, found) in facts.iter().zip(&mut of) {
        follow(document, found, &mut sorts);
    }
    for (form, one) in &mut sorts {
        one.realm = realm(form, lexicon).or(one.is_person().then_some(Realm::Person));
    }
    let pairs = pairs(&sorts, &counts, facts.len(), lexicon);
    let names: Vec<Option<Name>> = sorts.keys().map(name_of).collect();
    let apart = |left: &[u32], right: &[u32], sure: f32| {
        let named =
            |all: &[u32]| -> Vec<u32> { all.iter().copied().filter(|&at| names[at as usize].is_some()).collect() };
        let (left, right) = (named(left), named(right));
        let fit = |a: u32, b: u32| match (&names[a as usize], &names[b as usize]) {
            (Some(a), Some(b)) => may_be_one(a, b),
            _ => true,
        };
        let open = left.is_empty() || right.is_empty() || left.iter().any(|&a| right.iter().any(|&b| fit(a, b)));
        !open && sure < RENAMED
    };
    let mass = sorts.values().map(|one| one.sort.mass()).collect();
    let groups = Groups::of(mass, pairs, FLOOR, apart);
    Referents { sorts, of, groups }
}

fn name_of(form: &Form) -> Option<Name> {
    match form {
        Form::Name(name) => Some(name.clone()),
        Form::Known(id) => Some(vec![id.clone()]),
        _ => None,
    }
}

/// The form under which each name is known in the affair.
struct Forms {
    roots: BTreeMap<Name, Name>,
}

impl Forms {
    fn of(facts: &[&Facts]) -> Forms {
        let mut counts: BTreeMap<Name, u32> = BTreeMap::new();
        for nominal in facts.iter().flat_map(|facts| &facts.nominals) {
            if let Form::Name(name) = &nominal.form {
                *counts.entry(name.clone()).or_default() += 1;
            }
        }
        Forms { roots: roots(&counts) }
    }

    fn form(&self, nominal: &Nominal) -> Option<Form> {
        match &nominal.form {
            Form::Pronoun(_) => None,
            Form::Name(name) => Some(Form::Name(self.roots.get(name).unwrap_or(name).clone())),
            other => Some(other.clone()),
        }
    }
}

fn enter(facts: &[&Facts], forms: &Forms, sorts: &mut IndexMap<Form, Referring>) -> Vec<Vec<Option<u32>>> {
    let mut numbers = Numbers::default();
    let mut found = Vec::with_capacity(facts.len());
    for (document, facts) in (0..).zip(facts) {
        let mut of = Vec::with_capacity(facts.nominals.len());
        for nominal in &facts.nominals {
            let Some(form) = forms.form(nominal) else {
                of.push(None);
                continue;
            };
            let entry = sorts.entry(form);
            of.push(Some(entry.index() as u32));
            let one = entry.or_default();
            one.sort.enter((document, nominal.sentence), &nominal.text);
            one.persons += u32::from(nominal.person);
            one.women += u32::from(nominal.gender == Some(Gender::Woman));
            one.men += u32::from(nominal.gender == Some(Gender::Man));
            numbers.add(&nominal.contexts, &mut one.sort.contexts);
        }
        found.push(of);
    }
    for one in sorts.values_mut() {
        one.around = Vector::of(one.sort.contexts.clone());
    }
    found
}

/// What documents tell of pairs of sorts.
#[derive(Debug, Default)]
struct Counts {
    tied: FxHashMap<(u32, u32), u32>,
    partners: FxHashMap<(u32, u32), u32>,
}

impl Counts {
    fn note(&mut self, facts: &Facts, of: &[Option<u32>]) {
        let mut entities: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (nominal, sort) in facts.nominals.iter().zip(of) {
            let Some(sort) = *sort else { continue };
            let held = entities.entry(nominal.entity).or_default();
            if !held.contains(&sort) {
                held.push(sort);
            }
            for other in nominal.beside.iter().filter_map(|&other| of[other as usize]) {
                *self.partners.entry((sort.min(other), sort.max(other))).or_default() += 1;
            }
        }
        for held in entities.values() {
            for (at, &one) in held.iter().enumerate() {
                for &other in &held[at + 1..] {
                    *self.tied.entry((one.min(other), one.max(other))).or_default() += 1;
                }
            }
        }
    }
}

/// Gives pronouns the sort of what they stand for, and that sort what they say of it.
fn follow(facts: &Facts, of: &mut [Option<u32>], sorts: &mut IndexMap<Form, Referring>) {
    let mut sort_of: BTreeMap<u32, BTreeMap<u32, u32>> = BTreeMap::new();
    for (nominal, sort) in facts.nominals.iter().zip(of.iter()) {
        if let Some(sort) = *sort {
            *sort_of.entry(nominal.entity).or_default().entry(sort).or_default() += 1;
        }
    }
    for (nominal, sort) in facts.nominals.iter().zip(of.iter_mut()).filter(|(_, sort)| sort.is_none()) {
        let counts = sort_of.get(&nominal.entity);
        let most = counts.and_then(|counts| counts.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))));
        *sort = most.map(|(&sort, _)| sort);
        let stood = sort.and_then(|at| sorts.get_index_mut(at as usize));
        if let Some(((_, one), gender)) = stood.zip(nominal.gender) {
            one.pronouns += 1;
            one.women += u32::from(gender == Gender::Woman);
            one.men += u32::from(gender == Gender::Man);
        }
    }
}

fn pairs(sorts: &IndexMap<Form, Referring>, counts: &Counts, documents: usize, lexicon: &Lexicon) -> Vec<Pair> {
    let mut lists: BTreeMap<(u8, u32), Vec<u32>> = BTreeMap::new();
    let mut heads: BTreeMap<&EcoString, Vec<u32>> = BTreeMap::new();
    let mut order: Vec<u32> = (0..sorts.len() as u32).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(sorts[at as usize].sort.count));
    for &at in &order {
        let Some((form, one)) = sorts.get_index(at as usize) else { continue };
        if let Some(head) = head(form) {
            heads.entry(head).or_default().push(at);
        }
        one.around.cells().iter().for_each(|&(word, _)| lists.entry((0, word)).or_default().push(at));
        if let Form::Noun(noun, _) = form {
            lexicon.words.kin_keys(noun).into_iter().for_each(|key| lists.entry((1, key)).or_default().push(at));
        }
    }
    let mut all = candidates(lists.values().chain(heads.values()), SHARING);
    all.extend(counts.tied.keys());
    all.sort_unstable();
    all.dedup();
    let realm = |at: u32| sorts[at as usize].realm;
    let time = |at| realm(at) == Some(Realm::Time);
    all.retain(|&(left, right)| time(left) == time(right));
    let grade = |(left, right)| {
        let sure = logistic(score(sorts, (left, right), counts, documents, lexicon));
        Pair { left, right, sure }
    };
    all.into_iter().map(grade).collect()
}

fn score(
    sorts: &IndexMap<Form, Referring>,
    (left, right): (u32, u32),
    counts: &Counts,
    documents: usize,
    lexicon: &Lexicon,
) -> f32 {
    let Some(((form, one), (other_form, other))) = sorts.get_index(left as usize).zip(sorts.get_index(right as usize))
    else {
        return NOTHING;
    };
    let part = |map: &FxHashMap<(u32, u32), u32>| map.get(&(left, right)).copied().unwrap_or(0).min(3) as f32 / 3.0;
    let when = |is: bool, weight: f32| if is { weight } else { 0.0 };
    let tied = part(&counts.tied);
    let around = one.around.cosine(&other.around);
    let persons = one.is_person() && other.is_person();
    let gender = one.gender().zip(other.gender());
    let named = |form: &Form| matches!(form, Form::Name(_) | Form::Known(_));
    let plural = |form: &Form| matches!(form, Form::Noun(_, true));
    let figure = |form: &Form| matches!(form, Form::Number(_));
    let most = one.sort.documents.len().max(other.sort.documents.len()) as f32 / documents as f32;
    NOTHING
        + AROUND * around
        + when(persons, AROUND_PERSONS * around + PERSONS)
        + when(persons && named(form) != named(other_form), PERSON_AND_NAME)
        + when(one.is_person() != other.is_person(), PERSON_AND_NONE)
        + when(tied > 0.0, TIED)
        + TIED_OFTEN * tied
        + PARTNERS * part(&counts.partners)
        + SAME_SENTENCE * one.sort.beside(&other.sort).min(0.5)
        + FREQUENT * most
        + when(gender.is_some_and(|(a, b)| a != b), OTHER_GENDER)
        + when(plural(form) != plural(other_form), OTHER_NUMBER)
        + when(figure(form) || figure(other_form), FIGURES)
        + when(one.realm.zip(other.realm).is_some_and(|(a, b)| a != b), OTHER_REALM)
        + when(head(form) == head(other_form) && named(form) != named(other_form), SAME_HEAD)
        + kin(form, other_form, lexicon)
}

/// The word by which a description may take up a name: "the navy" for the Tarn Navy.
fn head(form: &Form) -> Option<&EcoString> {
    match form {
        Form::Name(words) => words.last(),
        Form::Noun(noun, false) => Some(noun),
        _ => None,
    }
}

/// What WordNet says of two nouns.
fn kin(left: &Form, right: &Form, lexicon: &Lexicon) -> f32 {
    let (Form::Noun(left, _), Form::Noun(right, _)) = (left, right) else { return 0.0 };
    match lexicon.words.kinship(left, right) {
        Some(Kinship::Sense(_)) => SENSE,
        Some(Kinship::Kind(_)) => KIND,
        Some(Kinship::Sibling(_)) => SIBLING,
        None => 0.0,
    }
}
