//! Integration tests: what the parts do together, held against the corpus, the rules and the source tree itself.

mod accounting;
mod browser;
mod cache;
mod configuration;
mod corpus;
mod docs;
mod editor;
mod exchange;
mod foreign;
mod formats;
mod hostile;
mod interrupted;
mod known;
mod licences;
mod memory;
mod metamorphic;
mod pipeline;
mod program;
mod review;
mod rules;
mod sets;
mod snapshots;
mod tidy;
mod treebank;
mod verbs;
mod walking;
