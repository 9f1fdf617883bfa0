//! Files that appear whole or not at all: written under a passing name in the target's folder, then renamed.
//!
//! The passing name is random and its file must be new, so that nobody can plant one, a link least of all. A run that fails
//! removes it, and so does one that is interrupted: names of files in the making are kept where the handler of signals finds them.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tempfile::{Builder, NamedTempFile};

/// A file in the making.
#[derive(Debug)]
pub(super) struct Passing {
    /// None once it has its name.
    file: Option<NamedTempFile>,
    target: PathBuf,
}

/// The passing files of this process.
static OPEN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

impl Passing {
    /// A new file beside `target`, whose folder must be there.
    ///
    /// # Errors
    /// Where no file can be made there.
    pub(super) fn beside(target: &Path) -> io::Result<Passing> {
        interrupts::heed();
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = Builder::new();
        builder.prefix(".gainsay-").suffix(".part");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // As any new file; the mask of the process takes away what it must.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let file = builder.tempfile_in(folder)?;
        open(|names| names.insert(file.path().to_path_buf()));
        Ok(Passing { file: Some(file), target: target.to_path_buf() })
    }

    /// Down to the disk.
    pub(super) fn sync(&self) -> io::Result<()> {
        self.file.as_ref().map_or(Ok(()), |file| file.as_file().sync_all())
    }

    /// Gives it its name, in place of what had it.
    ///
    /// # Errors
    /// What the file system reports; the passing file is then removed.
    pub(super) fn settle(mut self) -> io::Result<()> {
        let Some(file) = self.file.take() else { return Ok(()) };
        let name = file.path().to_path_buf();
        let done = file.persist(&self.target).map(drop).map_err(|error| error.error);
        open(|names| names.remove(&name));
        done
    }

    fn inner(&mut self) -> io::Result<&mut File> {
        self.file.as_mut().map(NamedTempFile::as_file_mut).ok_or_else(|| io::ErrorKind::NotConnected.into())
    }
}

impl Write for Passing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner()?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner()?.flush()
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        if let Some(file) = self.file.take() {
            let name = file.path().to_path_buf();
            drop(file);
            open(|names| names.remove(&name));
        }
    }
}

fn open<T>(then: impl FnOnce(&mut BTreeSet<PathBuf>) -> T) -> T {
    // A set of names is whole whatever happened to who held it.
    then(&mut OPEN.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Removes what is in the making; nobody is left to tell where even that fails.
fn clear() {
    open(|names| names.iter().for_each(|name| drop(fs::remove_file(name))));
}

#[cfg(unix)]
mod interrupts {
    //! What happens when the run is told to end: passing files go, and the process ends as if it had not heard.

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;
    use std::sync::Once;
    use std::thread;

    static HEEDED: Once = Once::new();

    /// From the first passing file on.
    pub(super) fn heed() {
        HEEDED.call_once(|| {
            // Where the handler cannot be set, an interrupted run leaves a file behind, as it would without one.
            if let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) {
                thread::spawn(move || {
                    if let Some(signal) = signals.forever().next() {
                        super::clear();
                        drop(emulate_default_handler(signal));
                    }
                });
            }
        });
    }
}

#[cfg(not(unix))]
mod interrupts {
    //! Elsewhere a run that is interrupted leaves its passing files behind.

    pub(super) fn heed() {}
}
