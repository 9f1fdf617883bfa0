//! The folder that a session is bound to: whatever a client names, nothing outside of it is read.

use crate::cli::outcome::Failure;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The working folder, without links.
#[derive(Debug)]
pub(super) struct Bounds(PathBuf);

impl Bounds {
    /// The working folder of now.
    ///
    /// # Errors
    /// Where there is none any more.
    pub(super) fn here() -> Result<Bounds, Failure> {
        let here = env::current_dir().and_then(fs::canonicalize);
        here.map(Bounds).map_err(|error| Failure::at(Path::new("."), error))
    }

    /// The paths, relative to the folder and with every link followed; what lies outside is refused, and so is what does not
    /// exist, in the same words: nobody learns what there is elsewhere.
    ///
    /// # Errors
    /// Where one of them does not lie in the folder.
    pub(super) fn paths(&self, named: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
        named.iter().map(|path| self.path(path)).collect()
    }

    fn path(&self, named: &Path) -> Result<PathBuf, Failure> {
        let whole = fs::canonicalize(self.0.join(named)).ok();
        let inside = whole.as_deref().and_then(|whole| whole.strip_prefix(&self.0).ok());
        match inside {
            Some(inside) if inside.as_os_str().is_empty() => Ok(PathBuf::from(".")),
            // `-` alone would mean standard input.
            Some(inside) => Ok(Path::new(".").join(inside)),
            None => {
                let shown = named.display();
                Err(Failure::Usage(format!("{shown}: no such file or folder below the folder of this server")))
            }
        }
    }
}
