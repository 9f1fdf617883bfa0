//! What is true of one claim, whatever it is compared with.

mod digest;
mod said;

pub(crate) use digest::{Digest, digest};
pub(crate) use said::Said;
