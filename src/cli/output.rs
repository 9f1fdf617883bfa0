//! Where a verb writes to: standard output, or a file that appears whole or not at all.

use super::outcome::Failure;
use super::passing::Passing;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// A buffered stream that ends in standard output or in a file.
#[derive(Debug)]
pub(super) struct Output {
    stream: BufWriter<Stream>,
    /// How the file was named, for what goes wrong with it.
    name: Option<String>,
}

#[derive(Debug)]
enum Stream {
    Stdout(io::Stdout),
    /// A device or a pipe.
    Straight(fs::File),
    Passing(Passing),
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Stream::Stdout(out) => out.write(bytes),
            Stream::Straight(file) => file.write(bytes),
            Stream::Passing(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Stream::Stdout(out) => out.flush(),
            Stream::Straight(file) => file.flush(),
            Stream::Passing(file) => file.flush(),
        }
    }
}

impl Output {
    /// Opens the file at `path`, or standard output.
    ///
    /// A file is written under another name beside it, and renamed by [`Output::finish`]; devices and pipes are
    /// written straight.
    ///
    /// # Errors
    /// Where no file can be made there.
    pub(super) fn open(path: Option<&Path>) -> Result<Output, Failure> {
        let stream = match path {
            None => Stream::Stdout(io::stdout()),
            Some(path) if fs::metadata(path).is_ok_and(|kind| !kind.is_file()) => {
                let file = fs::OpenOptions::new().write(true).open(path);
                Stream::Straight(file.map_err(|error| Failure::at(path, error))?)
            }
            Some(path) => Stream::Passing(Passing::beside(path).map_err(|error| at(path, &error))?),
        };
        Ok(Output {
            stream: BufWriter::with_capacity(1 << 16, stream),
            name: path.map(|path| path.display().to_string()),
        })
    }

    /// Writes what is still held back, down to the disk.
    ///
    /// # Errors
    /// What the stream or the file system reports, a full disk for one.
    pub(super) fn settle(&mut self) -> io::Result<()> {
        self.stream.flush()?;
        match self.stream.get_ref() {
            Stream::Passing(file) => file.sync(),
            _ => Ok(()),
        }
    }

    /// Writes what is still held back, and gives a file its name.
    ///
    /// # Errors
    /// What the stream or the file system reports; the passing file is then removed.
    pub(super) fn finish(mut self) -> Result<(), Failure> {
        self.settle()?;
        let stream = self.stream.into_inner().map_err(io::IntoInnerError::into_error)?;
        match (stream, self.name) {
            (Stream::Passing(file), Some(name)) => file.settle().map_err(|error| at(Path::new(&name), &error)),
            _ => Ok(()),
        }
    }
}

/// A failure of the file at `path`, without the passing name that nobody knows.
fn at(path: &Path, error: &io::Error) -> Failure {
    let bare = error.raw_os_error().map_or_else(|| io::Error::from(error.kind()), io::Error::from_raw_os_error);
    Failure::at(path, bare)
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}
