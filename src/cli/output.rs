//! Where a verb writes to: standard output, or a file that appears whole or not at all.

use super::outcome::Failure;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A buffered stream that ends in standard output or in a file.
#[derive(Debug)]
pub(super) struct Output {
    stream: BufWriter<Stream>,
}

#[derive(Debug)]
enum Stream {
    Stdout(io::Stdout),
    /// The open file, under its passing name and its own.
    File(fs::File, Option<[PathBuf; 2]>),
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Stream::Stdout(out) => out.write(bytes),
            Stream::File(file, _) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Stream::Stdout(out) => out.flush(),
            Stream::File(file, _) => file.flush(),
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
                Stream::File(file.map_err(|error| Failure::at(path, error))?, None)
            }
            Some(path) => {
                let passing = beside(path);
                let file = fs::File::create(&passing).map_err(|error| Failure::at(path, error))?;
                Stream::File(file, Some([passing, path.to_path_buf()]))
            }
        };
        Ok(Output { stream: BufWriter::with_capacity(1 << 16, stream) })
    }

    /// Writes what is still held back, down to the disk.
    ///
    /// # Errors
    /// What the stream or the file system reports, a full disk for one.
    pub(super) fn settle(&mut self) -> io::Result<()> {
        self.stream.flush()?;
        match self.stream.get_mut() {
            Stream::File(file, Some(_)) => file.sync_all(),
            _ => Ok(()),
        }
    }

    /// Writes what is still held back, and gives a file its name.
    ///
    /// # Errors
    /// What the stream or the file system reports; the passing file is then removed.
    pub(super) fn finish(mut self) -> Result<(), Failure> {
        self.settle()?;
        if let Stream::File(_, Some([passing, path])) = self.stream.get_mut() {
            fs::rename(&*passing, &*path).map_err(|error| Failure::at(path, error))?;
            self.stream.get_mut().forget();
        }
        Ok(())
    }
}

impl Stream {
    fn forget(&mut self) {
        if let Stream::File(_, names) = self {
            *names = None;
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        if let Stream::File(_, Some([passing, _])) = self {
            // A run that failed leaves nothing behind; where even that fails there is nothing to do.
            drop(fs::remove_file(passing));
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.part", std::process::id()))
}
