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
use run::{Analysis, Machine};
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
    /// there is none. It learns what `teachers` say of the sentences, too. `report` hears of every pass. Takes minutes;
    /// one thread.
    ///
    /// # Errors
    /// [`Error::Conllu`] for a broken treebank, [`Error::Training`] where there is nothing to learn from, or a teacher
    /// was trained on other tags or relations.
    pub fn train(
        banks: &[Treebank],
        wordnet: impl Fn(&str) -> String,
        teachers: &[Model],
        options: &train::Options,
        mut report: impl FnMut(train::Progress, &Model),
    ) -> Result<Model, Error> {
        let model = |trained: &train::Trained| Model { network: Network::quantise(trained), idle: Mutex::default() };
        let trained = train::train(banks, Classes::build(wordnet), teachers, options, |progress, trained| {
            report(progress, &model(trained));
        })?;
        Ok(model(&trained))
    }

    /// The bytes of its file.
    pub fn to_bytes(&self) -> Vec<u8> {
        file::write(&self.network)
    }

    /// Whether its tags and relations are those of `vocabulary`.
    pub(crate) fn speaks(&self, vocabulary: &train::Vocabulary) -> bool {
        let own = &self.network.vocabulary;
        own.tags == vocabulary.tags && own.relations == vocabulary.relations
    }

    /// How it scores each tag, head, and relation to the head that is given, of each word.
    pub(crate) fn opinion(&self, forms: &[&str], heads: &[usize], scratch: &mut Scratch) -> train::Opinion {
        run::opinion(&self.network, Machine::Best, forms, heads, scratch)
    }

    pub(crate) fn classes(&self) -> &Classes {
        &self.network.classes
    }

    /// Lends scratch space to `work`, with what its words have cost before.
    fn with_scratch<T>(&self, work: impl FnOnce(&mut Scratch) -> T) -> T {
        let lent = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let mut scratch = lent.unwrap_or_default();
        let result = work(&mut scratch);
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(scratch);
        }
        result
    }

    /// Tags and parses sentences, looks again where a name was taken for a word, and repairs what cannot be right.
    pub(crate) fn predict(&self, sentences: &[&[&str]], names: &Names<'_>) -> Vec<Vec<Predicted>> {
        self.with_scratch(|scratch| {
            let mut found = self.read_words(sentences, scratch);
            let mut places = Vec::new();
            let mut corrected = Vec::new();
            for (at, forms) in sentences.iter().enumerate() {
                if let Some(forms) = names.corrected(forms, &found[at], self.classes()) {
                    places.push(at);
                    corrected.push(forms);
                }
            }
            let corrected: Vec<&[&str]> = corrected.iter().map(Vec::as_slice).collect();
            for (place, words) in places.into_iter().zip(self.read_words(&corrected, scratch)) {
                found[place] = words;
            }
            for (forms, words) in sentences.iter().zip(&mut found) {
                names.tag(forms, words);
                repair(forms, words, self.classes());
            }
            found
        })
    }

    fn read_words(&self, sentences: &[&[&str]], scratch: &mut Scratch) -> Vec<Vec<Predicted>> {
        let words = |found: Analysis| {
            let word = |((tag, head), relation): ((usize, usize), usize)| {
                let (upos, xpos) = self.network.vocabulary.tags[tag];
                Predicted { upos, xpos, head, deprel: self.network.vocabulary.relations[relation] }
            };
            found.tags.into_iter().zip(found.heads).zip(found.relations).map(word).collect()
        };
        run::run(&self.network, Machine::Best, sentences, scratch).into_iter().map(words).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Machine, Model, Scratch, run};
    use crate::language::conllu::sentences;
    use crate::language::decode::is_tree;

    const THIRTY: &str = include_str!("../../../tests/it/data/thirty.conllu");

    #[test]
    fn every_kind_of_machine_finds_the_same_trees() {
        let model = Model::english();
        let sentences: Vec<_> = sentences(THIRTY).map(Result::unwrap).collect();
        let forms: Vec<Vec<&str>> =
            sentences.iter().map(|sentence| sentence.words().map(|row| row.cells[1]).collect()).collect();
        let together: Vec<&[&str]> = forms.iter().map(Vec::as_slice).collect();
        assert_eq!(run::run(&model.network, Machine::Best, &[&[], &[]], &mut Scratch::default()).len(), 2);
        let all = |machine| run::run(&model.network, machine, &together, &mut Scratch::default());
        let plain = all(Machine::Plain);
        assert!(plain.iter().all(|found| is_tree(&found.heads)));
        assert_eq!(plain, all(Machine::Vectors));
        assert_eq!(plain, all(Machine::Best));
        let mut scratches = [Scratch::default(), Scratch::default(), Scratch::default()];
        for (forms, found) in together.iter().zip(plain) {
            let bits = [Machine::Plain, Machine::Vectors, Machine::Best].into_iter().zip(&mut scratches);
            let bits = bits.map(|(machine, scratch)| {
                assert_eq!(run::run(&model.network, machine, &[forms], scratch), std::slice::from_ref(&found));
                scratch.scores_as_bits()
            });
            let bits: Vec<_> = bits.collect();
            assert!(bits[0] == bits[1] && bits[1] == bits[2]);
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
