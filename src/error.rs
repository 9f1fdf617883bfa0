//! The library's only error type.

use thiserror::Error;

/// What can be wrong with input, as a sentence fragment that names the place.
#[derive(Debug, Error)]
pub enum Error {
    /// A rule, lexicon, configuration or treebank file that says something it must not.
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
    /// A trained model that cannot be used.
    #[error("model: {0}")]
    Model(String),
}
