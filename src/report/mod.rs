//! One file a format: a report in, bytes out. Formats see findings and texts alone.

pub mod concise;
pub mod csv;
pub mod database;
pub mod facts;
pub mod github;
pub mod gitlab;
pub mod graph;
pub mod html;
pub mod human;
pub mod json;
pub mod junit;
pub mod markdown;
mod region;
pub mod sarif;
mod weights;

pub use crate::text::safe;
pub use weights::weights;

/// "1 document", "2 documents".
fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
