//! Treebanks as the trainer needs them: feature ids, heads, relations and tags as numbers.

use super::Treebank;
use super::opinion::Opinion;
use crate::error::Error;
use crate::language::conllu;
use crate::language::features::{GATES, TABLES, features};
use crate::language::wordnet::Classes;
use crate::language::{Deprel, Upos, xpos};
use std::collections::BTreeMap;

/// Tags seen less often than this are not learnt.
const RAREST_TAG: usize = 3;

/// A tag of the network: universal and Penn tag in one.
pub(crate) type Tag = (Upos, &'static str);

/// One sentence of a treebank, still in words.
#[derive(Debug, Clone)]
pub(super) struct Gold {
    pub(super) forms: Vec<String>,
    pub(super) tags: Vec<Tag>,
    /// 0 for the root, else word number from 1.
    pub(super) heads: Vec<usize>,
    pub(super) relations: Vec<Deprel>,
}

/// Reads the sentences that have a tree.
pub(super) fn read(bank: &Treebank) -> Result<Vec<Gold>, Error> {
    let mut all = Vec::new();
    for sentence in conllu::sentences(&bank.text) {
        let sentence = sentence?;
        let mut gold = Gold { forms: vec![], tags: vec![], heads: vec![], relations: vec![] };
        for row in sentence.words() {
            let head = row.cells[6]
                .parse()
                .map_err(|_| Error::Conllu { line: row.line, message: format!("'{}' is no head", row.cells[6]) })?;
            gold.forms.push(row.cells[1].to_owned());
            gold.tags.push((Upos::parse(row.cells[3]), xpos::parse(row.cells[4])));
            gold.heads.push(head);
            gold.relations.push(Deprel::parse(row.cells[7]));
        }
        if gold.heads.iter().all(|&head| head <= gold.heads.len()) && crate::language::decode::is_tree(&gold.heads) {
            all.push(gold);
        }
    }
    Ok(all)
}

/// What has a number: features by table, tags, relations.
#[derive(Debug, Clone)]
pub(crate) struct Vocabulary {
    /// Sorted feature hashes of each table; the row of the n-th is n + 1.
    pub(crate) tables: [Vec<u32>; TABLES],
    pub(crate) tags: Vec<Tag>,
    pub(crate) relations: Vec<Deprel>,
}

impl Vocabulary {
    pub(super) fn of(sentences: &[Gold], classes: &Classes) -> Vocabulary {
        let mut counts: [BTreeMap<u32, u32>; TABLES] = Default::default();
        let mut tags: BTreeMap<Tag, usize> = BTreeMap::new();
        let mut relations: BTreeMap<Deprel, usize> = BTreeMap::from([(Deprel::Root, 0)]);
        for gold in sentences {
            for form in &gold.forms {
                for (count, feature) in counts.iter_mut().zip(features(form, classes)) {
                    *count.entry(feature).or_default() += 1;
                }
            }
            gold.tags.iter().for_each(|&tag| *tags.entry(tag).or_default() += 1);
            gold.relations.iter().for_each(|&relation| *relations.entry(relation).or_default() += 1);
        }
        let gated = |(table, count): (usize, BTreeMap<u32, u32>)| {
            count.into_iter().filter(|&(_, seen)| seen >= GATES[table]).map(|(feature, _)| feature).collect()
        };
        let mut tables: [Vec<u32>; TABLES] = Default::default();
        for (place, table) in tables.iter_mut().zip(counts.into_iter().enumerate().map(gated)) {
            *place = table;
        }
        Vocabulary {
            tables,
            tags: tags.into_iter().filter(|&(_, seen)| seen >= RAREST_TAG).map(|(tag, _)| tag).collect(),
            relations: relations.into_keys().collect(),
        }
    }

    /// The rows of a form in each table; 0 for what is not known.
    pub(crate) fn rows(&self, form: &str, classes: &Classes) -> [u32; TABLES] {
        let mut rows = features(form, classes);
        for (row, table) in rows.iter_mut().zip(&self.tables) {
            *row = table.binary_search(row).map_or(0, |at| at as u32 + 1);
        }
        rows
    }
}

/// One sentence in numbers.
pub(super) struct Example {
    pub(super) rows: Vec<[u32; TABLES]>,
    /// The same words as a headline sets them.
    pub(super) headline: Vec<[u32; TABLES]>,
    pub(super) heads: Vec<usize>,
    pub(super) relations: Vec<usize>,
    /// `None` where the tag is too rare to be learnt.
    pub(super) tags: Vec<Option<usize>>,
    /// What other models say of it.
    pub(super) opinion: Option<Opinion>,
}

impl Example {
    pub(super) fn new(gold: &Gold, vocabulary: &Vocabulary, classes: &Classes, opinion: Option<Opinion>) -> Example {
        let rows = |form: &String| vocabulary.rows(form, classes);
        let titled = gold.forms.iter().map(|form| vocabulary.rows(&title(form), classes));
        Example {
            rows: gold.forms.iter().map(rows).collect(),
            headline: titled.collect(),
            heads: gold.heads.clone(),
            relations: gold.relations.iter().map(|r| vocabulary.relations.binary_search(r).unwrap_or(0)).collect(),
            tags: gold.tags.iter().map(|tag| vocabulary.tags.binary_search(tag).ok()).collect(),
            opinion,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }
}

/// A form with a capital first letter, as title case sets all but the shortest words.
fn title(form: &str) -> String {
    let mut letters = form.chars();
    match letters.next() {
        Some(first) if form.len() > 3 => first.to_uppercase().chain(letters).collect(),
        _ => form.to_owned(),
    }
}
