//! Findings over time: what was known before, what is allowed, what a change of rules did, and how it is reviewed.

pub mod allow;
pub mod baseline;
pub mod cause;
pub mod change;
pub mod snapshot;
