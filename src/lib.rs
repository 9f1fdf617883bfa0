//! gainsay: where many sources agree, where they contradict each other, and why.
pub mod cli;
pub mod error;
pub mod language;
pub mod text;
