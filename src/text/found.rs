//! What readers hand back: documents, and what their owner should know.

use super::{Document, noise};

/// What is too much for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes of a document's text; of a longer one the rest may be left off, and [`Document::cut`] says so.
    pub document: usize,
}

impl Default for Bounds {
    /// Room for the longest novel. The claims of a text take some hundred times its bytes.
    fn default() -> Bounds {
        Bounds { document: 4_000_000 }
    }
}

/// What came out of one file.
#[derive(Debug, Clone, Default)]
pub struct Read {
    /// Its documents, in order.
    pub documents: Vec<Document>,
    /// What its owner should know.
    pub warnings: Vec<Warning>,
}

/// Something about an input that its owner should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The file as it was named.
    pub path: String,
    /// The line it concerns, from 1, where it concerns one.
    pub line: Option<usize>,
    /// What is the matter: a predicate whose subject is the place ("is not UTF-8; …").
    pub message: String,
    /// Whether something was left unread for it.
    pub unread: bool,
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.message),
            None => write!(f, "{}: {}", self.path, self.message),
        }
    }
}

impl Read {
    /// Leaves out what is noise in its documents, and tells it.
    pub(super) fn leave_noise_out(&mut self, path: &str, line: Option<usize>) {
        let told: Vec<String> = self.documents.iter_mut().filter_map(noise::leave_out).collect();
        told.into_iter().for_each(|message| self.warn(path, line, message, false));
    }

    /// Adds a warning.
    pub(super) fn warn(&mut self, path: &str, line: Option<usize>, message: impl Into<String>, unread: bool) {
        self.warnings.push(Warning { path: path.to_owned(), line, message: message.into(), unread });
    }
}
