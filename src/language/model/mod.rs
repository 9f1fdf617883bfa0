//! The model: one file with the network, its vocabularies and the WordNet table.

mod dense;
mod file;
mod kernel;
mod network;
mod run;

use super::names::Names;
use super::repair::repair;
use super::train::{self, Treebank};
use super::wordnet::Classes;
use crate::error::Error;
use crate::language::{Deprel, Upos};
use network::Network;
use run::Machine;
use std::sync::{Mutex, OnceLock};

pub(crate) use run::Scratch;

/// A trained tagger and parser; shared by threads, each of which takes its own scratch space from it.
#[derive(Debug)]
pub struct Model {
    network: Network,
    idle: Mutex<Vec<Scratch>>,
}

/// The analysis of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Predicted {
    pub(crate) upos: Upos,
    pub(crate) xpos: &'static str,
    /// 0 the root, else a word number from 1.
    pub(crate) head: usize,
    pub(crate) deprel: Deprel,
}

impl Model {
    /// The English model that is part of the program; read on first use, in a few milliseconds.
    ///
    /// # Panics
    /// Never: a test reads the same bytes.
    pub fn english() -> &'static Model {
        static ENGLISH: OnceLock<Model> = OnceLock::new();
        ENGLISH.get_or_init(|| {
            Model::read(include_bytes!("../../../models/english.gainsay")).expect("the embedded model is whole")
        })
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// [`Error::Model`] where the bytes are no model of this version, or damaged.
    pub fn read(bytes: &[u8]) -> Result<Model, Error> {
        Ok(Model { network: file::read(bytes)?, idle: Mutex::new(Vec::new()) })
    }

    /// Trains a model on treebanks; `wordnet` fetches the text of WordNet's files by name (`index.noun` …), empty where
    /// there is none. `report` hears of every pass. Takes minutes; one thread.
    ///
    /// # Errors
    /// [`Error::Conllu`] for a broken treebank, [`Error::Training`] where there is nothing to learn from.
    pub fn train(
        banks: &[Treebank],
        wordnet: impl Fn(&str) -> String,
        options: &train::Options,
        mut report: impl FnMut(train::Progress, &Model),
    ) -> Result<Model, Error> {
        let model = |trained: &train::Trained| Model { network: Network::quantise(trained), idle: Mutex::default() };
        let trained = train::train(banks, Classes::build(wordnet), options, |progress, trained| {
            report(progress, &model(trained));
        })?;
        Ok(model(&trained))
    }

    /// The bytes of its file.
    pub fn to_bytes(&self) -> Vec<u8> {
        file::write(&self.network)
    }

    pub(crate) fn classes(&self) -> &Classes {
        &self.network.classes
    }

    /// Lends scratch space to `work`, with what its words have cost before.
    pub(crate) fn with_scratch<T>(&self, work: impl FnOnce(&mut Scratch) -> T) -> T {
        let lent = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let mut scratch = lent.unwrap_or_default();
        let result = work(&mut scratch);
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(scratch);
        }
        result
    }

    /// Tags and parses one sentence, looks again where a name was taken for a word, and repairs what cannot be right.
    pub(crate) fn predict(&self, forms: &[&str], names: &Names<'_>, scratch: &mut Scratch) -> Vec<Predicted> {
        let mut words = self.read_words(forms, scratch);
        if let Some(corrected) = names.corrected(forms, &words, self.classes()) {
            words = self.read_words(&corrected, scratch);
        }
        names.tag(forms, &mut words);
        repair(forms, &mut words, self.classes());
        words
    }

    fn read_words(&self, forms: &[&str], scratch: &mut Scratch) -> Vec<Predicted> {
        run::run(&self.network, Machine::Best, forms, scratch);
        let found = &scratch.found;
        let word = |word: usize| {
            let (upos, xpos) = self.network.vocabulary.tags[found.tags[word]];
            let deprel = self.network.vocabulary.relations[found.relations[word]];
            Predicted { upos, xpos, head: found.heads[word], deprel }
        };
        (0..found.heads.len()).map(word).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Machine, Model, Scratch, run};
    use crate::language::conllu::sentences;
    use crate::language::decode::is_tree;

    const THIRTY: &str = include_str!("../../../tests/it/data/thirty.conllu");

    #[test]
    fn plain_code_and_vectors_find_the_same_trees() {
        let model = Model::english();
        let (mut plain, mut best) = (Scratch::default(), Scratch::default());
        for sentence in sentences(THIRTY) {
            let sentence = sentence.unwrap();
            let forms: Vec<&str> = sentence.words().map(|row| row.cells[1]).collect();
            run::run(&model.network, Machine::Plain, &forms, &mut plain);
            run::run(&model.network, Machine::Best, &forms, &mut best);
            assert_eq!(plain.found, best.found);
            assert_eq!(plain.scores_as_bits(), best.scores_as_bits());
            assert!(is_tree(&plain.found.heads));
        }
    }

    #[test]
    fn a_damaged_file_is_refused_with_a_reason() {
        let whole: &[u8] = include_bytes!("../../../models/english.gainsay");
        let reason = |bytes: &[u8]| Model::read(bytes).unwrap_err().to_string();
        assert_eq!(reason(b""), "model file, byte 0: not a gainsay model");
        assert_eq!(
            reason(b"gainsay\x09"),
            "model file, byte 7: a model of another version; train it again with this program"
        );
        let mut damaged = whole.to_vec();
        damaged[1000] ^= 1;
        assert!(reason(&damaged).ends_with("the file is cut off or damaged"));
        assert!(reason(&whole[..whole.len() - 1]).ends_with("the file is cut off or damaged"));
    }

    #[test]
    fn the_embedded_model_is_small() {
        assert!(include_bytes!("../../../models/english.gainsay").len() < 3_000_000);
    }
}
