//! From bytes to documents: spans, lines, and one reader a format.

mod block;
mod blocks;
mod calendar;
mod document;
mod encoding;
mod found;
mod furniture;
mod html;
pub mod jsonl;
mod lines;
mod markdown;
mod noise;
mod paragraphs;
mod plain;
mod published;
mod read;
mod safe;
mod span;
pub mod warc;

pub use block::{Block, BlockKind};
pub use blocks::Blocks;
pub(crate) use calendar::{MONTHS, WEEKDAYS, month};
pub use document::Document;
pub use found::{Bounds, Read, Warning};
pub use lines::{Lines, Position};
pub use read::{Input, read};
pub(crate) use safe::{is_hidden, is_order};
pub use safe::{safe, safe_tokens};
pub use span::Span;
