//! Files in a ZIP archive, as documents of word processors and books are: unpacked one by one, and never beyond a bound.

use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Bytes that all files taken from an archive may unpack to.
const UNPACKED: u64 = 64 << 20;

/// An archive of which files are taken.
pub(super) struct Zipped<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

/// Why a file is not taken from an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// It is not there, or cannot be unpacked.
    Gone,
    /// It, and what was taken before, unpacks to too much.
    TooMuch,
}

impl std::fmt::Display for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Missing::Gone => f.write_str("holds no text where its text should be"),
            Missing::TooMuch => write!(f, "unpacks to more than {} MB", UNPACKED >> 20),
        }
    }
}

impl<'a> Zipped<'a> {
    /// The archive that `bytes` are; none where they are none.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Zipped<'a>> {
        Some(Zipped { archive: ZipArchive::new(Cursor::new(bytes)).ok()?, left: UNPACKED })
    }

    /// The file of that name.
    ///
    /// # Errors
    /// Why there is none.
    pub(super) fn take(&mut self, name: &str) -> Result<Vec<u8>, Missing> {
        let mut bytes = Vec::new();
        let file = self.archive.by_name(name).map_err(|_| Missing::Gone)?;
        file.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| Missing::Gone)?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(Missing::TooMuch)?;
        Ok(bytes)
    }
}

/// An archive made for a test, of names and contents.
#[cfg(test)]
pub(super) fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        out.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[cfg(test)]
mod tests {
    use super::{Missing, Zipped, archive};

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let large = vec![b' '; 40 << 20];
        let bytes = archive(&[("a", &large), ("b", &large), ("c", b"Oslo")]);
        assert!(bytes.len() < 1 << 20);
        let mut zipped = Zipped::open(&bytes).unwrap();
        assert_eq!(zipped.take("c").unwrap(), b"Oslo");
        assert_eq!(zipped.take("a").map(|bytes| bytes.len()), Ok(40 << 20));
        assert_eq!(zipped.take("b"), Err(Missing::TooMuch));
        assert_eq!(zipped.take("d"), Err(Missing::Gone));
        assert!(Zipped::open(b"PK nonsense").is_none());
    }
}
