//! gainsay: where many sources agree, where they contradict each other, and why.

pub mod claim;
pub mod data;
pub mod error;
pub mod finding;
pub mod language;
pub mod lexicon;
pub mod logic;
pub mod report;
pub mod text;
