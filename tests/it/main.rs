//! Integration tests: what the parts do together, held against the corpus, the rules and the source tree itself.

mod corpus;
mod rules;
mod sets;
mod tidy;
