//! The program's verbs.

pub mod parse;
pub mod train;
