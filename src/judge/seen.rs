//! What was seen of something, as bytes that are hashed as a whole: short, and the same for the same wherever it stands.

use std::hash::Hasher;

/// Takes in whatever the standard library can hash.
#[derive(Debug, Default)]
pub(super) struct Seen(Vec<u8>);

impl Seen {
    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// The hash of all that was seen.
    pub(super) fn hash(&self) -> [u64; 2] {
        let hash = blake3::hash(&self.0);
        let (halves, _) = hash.as_bytes().as_chunks();
        [u64::from_le_bytes(halves[0]), u64::from_le_bytes(halves[1])]
    }
}

impl Hasher for Seen {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        self.hash()[0]
    }
}
