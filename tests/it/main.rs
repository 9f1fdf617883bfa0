//! Integration tests: what the parts do together, held against the corpus, the rules and the source tree itself.

mod browser;
mod cache;
mod circles;
mod configuration;
mod corpus;
mod docs;
mod editor;
mod exchange;
mod facts;
mod formats;
mod known;
mod memory;
mod metamorphic;
mod pipeline;
mod program;
mod renaming;
mod review;
mod rules;
mod sets;
mod snapshots;
mod tidy;
mod treebank;
mod verbs;
mod walking;
