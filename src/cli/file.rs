//! A file of a corpus, with the id of its document.

use crate::text::Warning;
use std::path::{Path, PathBuf};

/// A file to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct File {
    /// Where it is; `-` is standard input.
    pub path: PathBuf,
    /// The id of its document: its path below the named folder, or its name.
    pub id: String,
    /// Whether a link led to it, inside the folder that was walked.
    pub linked: bool,
}

impl File {
    pub(super) fn new(path: PathBuf, id: String) -> File {
        File { path, id, linked: false }
    }

    /// Whether it is standard input.
    pub(super) fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// Its ending in lower case.
    pub(super) fn ending(&self) -> String {
        if name(&self.path).to_lowercase().ends_with(".warc.gz") {
            return "warc.gz".to_owned();
        }
        self.path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
    }
}

/// The warning that a file could not be read.
pub(super) fn unread(path: &Path, error: &impl std::fmt::Display) -> Warning {
    Warning { path: path.display().to_string(), line: None, message: error.to_string(), unread: true }
}

/// The last part of a path.
pub(super) fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
