//! One file a format: a report in, bytes out. Formats see findings and texts alone.

pub mod graph;
pub mod human;
pub mod json;
mod safe;

pub use safe::safe;
