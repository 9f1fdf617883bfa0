//! From bytes to documents: spans, lines, and one reader a format.

mod blocks;
mod calendar;
mod document;
mod docx;
mod drawn;
mod encoding;
mod epub;
mod feed;
mod furniture;
mod html;
pub mod jsonl;
mod lines;
mod mail;
mod markdown;
mod matter;
mod noise;
mod pdf;
mod plain;
mod published;
mod read;
mod safe;
mod span;
pub mod warc;
mod zipped;

pub use blocks::Blocks;
pub(crate) use calendar::{MONTHS, WEEKDAYS, month};
pub use document::{Block, BlockKind, Document};
pub use lines::{Lines, Position};
pub use read::{Bounds, Input, Read, Warning, read, read_within};
pub(crate) use safe::{is_hidden, is_order};
pub use safe::{safe, safe_tokens};
pub use span::Span;
