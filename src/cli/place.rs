//! Where documents stand among the files, as reports that point into files say it: from the root of the repository.

use super::file::File;
use crate::finding::Place;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder that paths in reports begin at.
#[derive(Debug)]
pub(super) struct Base(Option<PathBuf>);

impl Base {
    /// The nearest folder above the working folder that git keeps, or the working folder.
    pub(super) fn find() -> Base {
        let here = env::current_dir().and_then(fs::canonicalize).ok();
        let root = here.as_deref().and_then(|here| here.ancestors().find(|folder| folder.join(".git").exists()));
        Base(root.map(Path::to_path_buf).or(here))
    }

    /// The place of a file, and in it of the document on a line.
    pub(super) fn place(&self, file: &File, line: Option<usize>) -> Place {
        let line = line.and_then(|line| u32::try_from(line).ok());
        if file.is_stdin() {
            let name = || "stdin".to_owned();
            return Place { path: name(), line, file: file.id.clone(), named: name(), ..Place::default() };
        }
        let path = file.path.to_string_lossy();
        let named = path.strip_prefix("./").unwrap_or(&path).to_owned();
        Place { path: self.shown(&file.path), line, file: file.id.clone(), named, ..Place::default() }
    }

    /// The path of the file at a place.
    pub(super) fn path(&self, place: &Place) -> PathBuf {
        let path = Path::new(&place.path);
        self.0
            .as_deref()
            .map(|base| base.join(path))
            .filter(|whole| whole.exists())
            .unwrap_or_else(|| path.to_path_buf())
    }

    /// A path from the base, `/` between its parts; as it is named where it lies elsewhere.
    pub(super) fn shown(&self, path: &Path) -> String {
        let whole = fs::canonicalize(path).ok();
        let inside = whole.as_deref().zip(self.0.as_deref()).and_then(|(whole, base)| whole.strip_prefix(base).ok());
        let shown = inside.unwrap_or(path).to_string_lossy().replace('\\', "/");
        shown.trim_start_matches("./").to_owned()
    }
}
