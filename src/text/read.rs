//! The one entry to all readers: a file's name and bytes in, documents and warnings out.

use super::encoding::decode;
use super::{Document, jsonl, markdown, plain};

/// How the bytes of a file are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Input {
    /// By the ending of its name: `.md` and `.markdown`, `.jsonl` and `.ndjson`, else plain text.
    #[default]
    Auto,
    /// Plain text.
    Text,
    /// Markdown, with or without front matter.
    Markdown,
    /// JSON Lines, one document a line.
    Jsonl,
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

/// Reads the `bytes` of the file called `name`; a file of one document gives it that name as its id.
///
/// Any bytes go in. What cannot be read is left out and told in [`Read::warnings`]; the cost is a few
/// passes over the bytes.
///
/// ```
/// use gainsay::text::{Input, read};
/// let found = read("talks.txt", b"Talks fail\n\nThe talks ended on Monday.", Input::Auto);
/// assert_eq!(found.documents[0].id, "talks.txt");
/// assert_eq!(found.documents[0].blocks.len(), 2); // a headline and a paragraph
/// assert!(found.warnings.is_empty());
/// ```
pub fn read(name: &str, bytes: &[u8], input: Input) -> Read {
    let input = if input == Input::Auto { by_ending(name) } else { input };
    if input == Input::Jsonl {
        return jsonl::read(name, bytes);
    }
    let mut found = Read::default();
    match decode(bytes) {
        Err(message) => found.warn(name, None, message, true),
        Ok(decoded) => {
            if let Some(note) = decoded.note {
                found.warn(name, None, note, false);
            }
            match input {
                Input::Markdown => markdown::read(name, &decoded.text, &mut found),
                _ => found.documents.push(plain::document(name, decoded.text)),
            }
        }
    }
    found
}

fn by_ending(name: &str) -> Input {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("md" | "markdown") => Input::Markdown,
        Some("jsonl" | "ndjson") => Input::Jsonl,
        _ => Input::Text,
    }
}

impl Read {
    /// Adds a warning.
    pub(super) fn warn(&mut self, path: &str, line: Option<usize>, message: impl Into<String>, unread: bool) {
        self.warnings.push(Warning { path: path.to_owned(), line, message: message.into(), unread });
    }
}
