//! From bytes to documents: spans, lines, and one reader a format.

mod document;
mod lines;
mod span;

pub use document::{Block, BlockKind, Document};
pub use lines::{Lines, Position};
pub use span::Span;
