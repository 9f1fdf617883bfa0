//! Integration tests: what the parts do together, held against the corpus, the rules and the source tree itself.

mod browser;
mod cache;
mod configuration;
mod corpus;
mod exchange;
mod formats;
mod known;
mod metamorphic;
mod pipeline;
mod program;
mod rules;
mod sets;
mod snapshots;
mod tidy;
mod verbs;
mod walking;
