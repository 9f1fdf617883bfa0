//! The library's only error type: what was wrong, and where, as a sentence fragment.

/// Why broken input could not be read. Dirty *text* is never an error; a broken file is.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule, lexicon or configuration file that says something it must not.
    #[error("{path}:{line}:{column}: {message}")]
    Data {
        /// The file as it was named.
        path: String,
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// What is wrong and what was expected.
        message: String,
    },
    /// A CoNLL-U line that the format does not allow.
    #[error("line {line} of the treebank: {message}")]
    Conllu {
        /// From 1.
        line: usize,
        /// What is wrong with it.
        message: String,
    },
    /// A model file that cannot be used.
    #[error("model file, byte {offset}: {message}")]
    Model {
        /// Where reading stopped.
        offset: usize,
        /// What was expected there.
        message: String,
    },
    /// Training that cannot begin.
    #[error("training: {message}")]
    Training {
        /// What is missing.
        message: String,
    },
    /// Output that could not be written.
    #[error("writing: {0}")]
    Write(#[from] std::io::Error),
}
