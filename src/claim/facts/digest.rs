//! A hash of whatever the standard library can hash: short, and the same for the same on every machine and in every run.

use std::hash::{Hash, Hasher};

/// Two things that differ have different ones, for all that ever happens.
pub(crate) type Digest = [u64; 2];

/// Bytes that a claim and its sentence take, mostly.
const USUAL: usize = 1 << 11;

/// The hash of a value.
pub(crate) fn digest(value: impl Hash) -> Digest {
    let mut bytes = Bytes(Vec::with_capacity(USUAL));
    value.hash(&mut bytes);
    bytes.digest()
}

/// What was hashed, as bytes.
#[derive(Debug)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn digest(&self) -> Digest {
        let hash = blake3::hash(&self.0);
        let (halves, _) = hash.as_bytes().as_chunks();
        [u64::from_le_bytes(halves[0]), u64::from_le_bytes(halves[1])]
    }
}

impl Hasher for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        self.digest()[0]
    }
}
