//! gainsay: where many sources agree, where they contradict each other, and why.

pub mod claim;
pub mod finding;
pub mod language;
pub mod text;
