//! The values of one affair with what is counted over its passages: who tells what, who is who, what it is about.

use crate::affair::{People, Terms, Who, common, links};
use crate::claim::attribute::{Content, Passage, Term, Value};
use crate::claim::facts::Exact;
use crate::lexicon::Lexicon;
use ecow::{EcoString, eco_format};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Sentences of a document that tell what it is about.
const LEAD: u32 = 3;
/// Words on either side of a value that are compared as its window.
const WINDOW: u16 = 6;

/// One value in its affair.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    pub(super) passage: usize,
    pub(super) value: &'a Value,
    pub(super) key: EcoString,
    pub(super) who: Option<Who>,
    /// Whether it is the first of its attribute in its document.
    pub(super) first: bool,
    pub(super) around: Vec<u32>,
    pub(super) near: Vec<u32>,
    pub(super) window: Vec<u32>,
    pub(super) names: Vec<u32>,
    pub(super) verbs: Vec<u32>,
}

impl Placed<'_> {
    /// The person by name of whom both values are told.
    pub(super) fn person_with(&self, other: &Placed<'_>) -> Option<usize> {
        match (self.who, other.who) {
            (Some(Who::One(a)), Some(Who::One(b))) if a == b => Some(a),
            _ => None,
        }
    }
}

/// An affair's passages with what is counted over them.
#[derive(Debug)]
pub(super) struct Affair<'a> {
    pub(super) passages: Vec<&'a Passage>,
    pub(super) terms: Terms,
    pub(super) people: People,
    pub(super) values: Vec<Vec<Placed<'a>>>,
    /// The documents that tell a value of an attribute.
    tellers: FxHashMap<(&'a str, EcoString), FxHashSet<Arc<str>>>,
    /// How many values a document tells of an attribute beside one noun.
    beside: FxHashMap<(Arc<str>, &'a str, &'a str), FxHashSet<EcoString>>,
    /// The share of documents in whose first sentences a word stands.
    lead: FxHashMap<u32, f64>,
    /// The number of each passage's document, and which documents are linked.
    document: Vec<usize>,
    linked: BTreeSet<(usize, usize)>,
    /// For each passage those that share most with it, once they were asked for.
    pub(super) partners: OnceCell<Vec<Vec<(u32, usize)>>>,
    /// What each passage says exactly, once it was asked for.
    exact: Vec<OnceCell<Exact>>,
}

impl<'a> Affair<'a> {
    /// Counts over the passages of one affair, which must be sorted by document and place.
    pub(super) fn new(passages: Vec<&'a Passage>) -> Affair<'a> {
        let terms = Terms::of(&passages);
        let people = People::of(passages.iter().copied());
        let lead = lead(&passages, &terms);
        let documents: Vec<Vec<&Passage>> =
            passages.chunk_by(|a, b| a.document == b.document).map(<[&Passage]>::to_vec).collect();
        let document = documents.iter().enumerate().flat_map(|(at, all)| std::iter::repeat_n(at, all.len())).collect();
        let linked = links(&documents);
        let exact = passages.iter().map(|_| OnceCell::new()).collect();
        let mut affair = Affair {
            passages,
            terms,
            people,
            values: Vec::new(),
            tellers: FxHashMap::default(),
            beside: FxHashMap::default(),
            lead,
            document,
            linked,
            partners: OnceCell::new(),
            exact,
        };
        let mut firsts: FxHashMap<(Arc<str>, &str), EcoString> = FxHashMap::default();
        for at in 0..affair.passages.len() {
            let passage = affair.passages[at];
            let values = passage.values.iter().filter(|value| value.attribute != "name");
            let placed: Vec<Placed<'a>> = values.map(|value| affair.place(at, value, &mut firsts)).collect();
            for placed in &placed {
                let (attribute, head) = (placed.value.attribute.as_str(), placed.value.head.as_str());
                let document = &passage.document;
                affair.tellers.entry((attribute, placed.key.clone())).or_default().insert(Arc::clone(document));
                let beside = affair.beside.entry((Arc::clone(document), attribute, head)).or_default();
                beside.insert(placed.key.clone());
            }
            affair.values.push(placed);
        }
        affair
    }

    /// Whether two passages may be one statement, as far as what they say exactly goes.
    pub(super) fn say_no_other(&self, left: usize, right: usize, lexicon: &Lexicon) -> bool {
        let exact = |at: usize| self.exact[at].get_or_init(|| Exact::of_passage(self.passages[at], lexicon));
        exact(left).is_no_other(exact(right))
    }

    /// Whether the documents of two passages tell of the same things.
    pub(super) fn are_linked(&self, left: usize, right: usize) -> bool {
        let (a, b) = (self.document[left], self.document[right]);
        self.linked.contains(&(a.min(b), a.max(b)))
    }

    /// Whether two passages of two documents are alike in all but their values: they share a verb, several words around it, and
    /// hardly anything else stands in either.
    pub(super) fn is_one_slot(&self, left: &Placed<'_>, right: &Placed<'_>) -> bool {
        /// Words that both hold at least.
        const SHARED: usize = 3;
        /// Days between their publication at most: the same is said of another week's meeting, too.
        const NEAR: i32 = 7;
        /// The share of all their words that both hold.
        const ALIKE: f64 = 0.75;
        let shared = common(&left.around, &right.around);
        let verb = !common(&left.verbs, &right.verbs).is_empty();
        let apart = self.document[left.passage] != self.document[right.passage];
        let day = |placed: &Placed<'_>| self.passages[placed.passage].published;
        let near = day(left).zip(day(right)).is_none_or(|(a, b)| (a - b).get_days().abs() <= NEAR);
        apart
            && near
            && self.speak_alike(left, right)
            && verb
            && shared.len() >= SHARED
            && self.terms.share(&left.around, &right.around) >= ALIKE
            && !self.differ_elsewhere(left, right)
    }

    /// Whether two passages differ in what they tell of another attribute, too: "twelve in 2009" and "fifteen in 2021" are two fires.
    fn differ_elsewhere(&self, left: &Placed<'_>, right: &Placed<'_>) -> bool {
        let others = |placed: &Placed<'_>, attribute: &str| -> BTreeSet<&EcoString> {
            let values = self.values[placed.passage].iter();
            values.filter(|other| other.value.attribute == attribute).map(|other| &other.key).collect()
        };
        self.values[left.passage].iter().any(|other| {
            let attribute = other.value.attribute.as_str();
            let told = others(right, attribute);
            attribute != left.value.attribute && !told.is_empty() && told.is_disjoint(&others(left, attribute))
        })
    }

    /// Whether two passages deny the same of their words: what one denies and the other says is no agreement.
    pub(super) fn speak_alike(&self, left: &Placed<'_>, right: &Placed<'_>) -> bool {
        let denied = |placed: &Placed<'_>| {
            let terms = self.passages[placed.passage].terms.iter();
            self.terms.numbers(terms.filter(|term| term.negated).map(|term| &term.stem))
        };
        denied(left) == denied(right)
    }

    fn place(&self, at: usize, value: &'a Value, firsts: &mut FxHashMap<(Arc<str>, &'a str), EcoString>) -> Placed<'a> {
        let passage = self.passages[at];
        let key = key(&value.content);
        let first = firsts.entry((Arc::clone(&passage.document), &value.attribute)).or_insert_with(|| key.clone());
        let first = *first == key;
        let (from, to) = value.tokens;
        let outside = |at: u16| at < from || at >= to;
        let stems = |wanted: &dyn Fn(u16) -> bool| {
            let terms = passage.terms.iter().filter(|term| wanted(term.at));
            self.terms.numbers(terms.map(|term| &term.stem))
        };
        let inside = stems(&|at| !outside(at));
        let near = self.terms.numbers(value.near.iter());
        let kind = |wanted: fn(&Term) -> bool| {
            self.terms.numbers(passage.terms.iter().filter(|term| wanted(term)).map(|term| &term.stem))
        };
        Placed {
            passage: at,
            value,
            key,
            who: value
                .about
                .as_ref()
                .filter(|about| !about.name.is_empty())
                .and_then(|about| self.people.who(&about.name)),
            first,
            around: stems(&outside),
            near: near.into_iter().filter(|word| !inside.contains(word)).collect(),
            window: stems(&|at| outside(at) && at + WINDOW >= from && at < to + WINDOW),
            names: kind(|term| term.name),
            verbs: kind(|term| term.verb),
        }
    }

    /// Whether a document tells that value of its attribute somewhere.
    pub(super) fn tells(&self, document: &Arc<str>, placed: &Placed<'_>) -> bool {
        let tellers = self.tellers.get(&(placed.value.attribute.as_str(), placed.key.clone()));
        tellers.is_some_and(|tellers| tellers.contains(document))
    }

    /// How many documents tell a value.
    pub(super) fn support(&self, placed: &Placed<'_>) -> usize {
        self.tellers.get(&(placed.value.attribute.as_str(), placed.key.clone())).map_or(1, FxHashSet::len)
    }

    /// How many values its document tells of the attribute beside the same noun.
    pub(super) fn told_with(&self, placed: &Placed<'_>) -> usize {
        let document = Arc::clone(&self.passages[placed.passage].document);
        let key = (document, placed.value.attribute.as_str(), placed.value.head.as_str());
        self.beside.get(&key).map_or(1, FxHashSet::len)
    }

    /// How much the affair is about any of these words: the share of documents whose first sentences hold it.
    pub(super) fn main(&self, words: &[u32]) -> f64 {
        words.iter().filter_map(|word| self.lead.get(word)).fold(0.0, |most, share| share.max(most))
    }
}

/// The share of documents in whose first sentences each word but names stands.
fn lead(passages: &[&Passage], terms: &Terms) -> FxHashMap<u32, f64> {
    let mut holders: FxHashMap<u32, FxHashSet<&str>> = FxHashMap::default();
    let mut documents: FxHashSet<&str> = FxHashSet::default();
    for passage in passages {
        documents.insert(&passage.document);
        if passage.headline || passage.number < LEAD {
            let words = passage.terms.iter().filter(|term| !term.name).filter_map(|term| terms.number(&term.stem));
            words.for_each(|word| {
                holders.entry(word).or_default().insert(&passage.document);
            });
        }
    }
    let all = documents.len().max(1) as f64;
    holders.into_iter().map(|(word, holders)| (word, holders.len() as f64 / all)).collect()
}

/// A value as it is counted: two writings of one value have one key.
fn key(content: &Content) -> EcoString {
    match content {
        Content::Number { low, high, approximate, unit } => eco_format!("{low:?}..{high:?} {approximate} {unit}"),
        Content::Clock { minute, rough } => eco_format!("{minute} {rough:?}"),
        Content::Day { from: Some(from), to: Some(to), .. } => eco_format!("{from}..{to}"),
        Content::Day { weekday, month, day, .. } => eco_format!("{weekday:?} {month:?} {day:?}"),
        Content::Street { number, name, kind } => eco_format!("{number:?} {name} {kind:?}"),
        Content::Name(words) => words.join(" ").into(),
        Content::Class(word) => word.clone(),
        Content::Score(numbers) => eco_format!("{numbers:?}"),
    }
}
