//! A tar archive, gzipped, whose bytes depend on nothing but the files in it.

use crate::built::Outcome;
use flate2::{Compression, GzBuilder, write::GzEncoder};
use std::fs::File;
use tar::{Builder, Header};

/// An archive in the making.
pub(crate) struct Archive(Builder<GzEncoder<File>>);

impl Archive {
    pub(crate) fn new(file: File) -> Archive {
        Archive(Builder::new(GzBuilder::new().write(file, Compression::best())))
    }

    /// Adds a file, which is a program or not.
    pub(crate) fn add(&mut self, path: &str, bytes: &[u8], runs: bool) -> Outcome<()> {
        let mut header = Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(if runs { 0o755 } else { 0o644 });
        // 1 January 1980: the first day that every unpacker knows.
        header.set_mtime(315_532_800);
        self.0.append_data(&mut header, path, bytes)?;
        Ok(())
    }

    pub(crate) fn finish(self) -> Outcome<()> {
        self.0.into_inner()?.finish()?;
        Ok(())
    }
}
