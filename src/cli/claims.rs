//! Claims on their way from `extract` to `judge`: each with a hash of the text it was drawn from.
//!
//! What was drawn in two runs may bear one id and be of two texts. The hash keeps them apart: of one id and two texts, `judge`
//! makes two documents, as `check` does, never a text that contradicts itself.

use super::context::Context;
use crate::claim::Claim;
use crate::text::{Document, Warning};
use serde::{Deserialize, Serialize};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A claim as `extract` writes it.
#[derive(Debug, Serialize)]
pub(super) struct Told<'a> {
    #[serde(flatten)]
    pub(super) claim: &'a Claim,
    /// [`content`] of its document.
    pub(super) content: &'a str,
}

/// A claim as `judge` reads it.
#[derive(Debug, PartialEq)]
pub(super) struct Heard {
    claim: Claim,
    /// Empty where another program wrote the claim and left it out.
    content: String,
}

/// A hash of a document's text.
pub(super) fn content(document: &Document) -> String {
    let hash = blake3::hash(document.text.as_bytes()).to_hex();
    format!("blake3:{}", &hash[..32])
}

impl Heard {
    /// Reads a line.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(line: &[u8]) -> serde_json::Result<Heard> {
        #[derive(Deserialize)]
        struct Of {
            #[serde(default)]
            content: String,
        }
        let Of { content } = serde_json::from_slice(line)?;
        Ok(Heard { claim: serde_json::from_slice(line)?, content })
    }
}

/// The claims with an id of its own for every text, each claim once; what two texts share is told.
pub(super) fn apart(heard: Vec<Heard>, context: &Context) -> Vec<Claim> {
    let names = names(&heard, context);
    let mut known: BTreeMap<String, Claim> = BTreeMap::new();
    for Heard { mut claim, content } in heard {
        if let Some(new) = names.get(&(Arc::clone(&claim.document), content)) {
            let number = claim.id.strip_prefix(&*claim.document).unwrap_or(&claim.id);
            claim.id = format!("{new}{number}").into();
            claim.document = Arc::clone(new);
        }
        match known.entry(claim.id.to_string()) {
            Entry::Vacant(free) => drop(free.insert(claim)),
            // Given twice, it is read once.
            Entry::Occupied(taken) if *taken.get() == claim => {}
            Entry::Occupied(taken) => {
                let message = "is the id of two claims; `gainsay extract` tells texts of one id apart".to_owned();
                context.warn(&Warning { path: taken.key().clone(), line: None, message, unread: true });
            }
        }
    }
    known.into_values().collect()
}

/// New ids for all but the first of several texts of one id.
fn names(heard: &[Heard], context: &Context) -> BTreeMap<(Arc<str>, String), Arc<str>> {
    let mut texts: BTreeMap<&Arc<str>, BTreeSet<&str>> = BTreeMap::new();
    for Heard { claim, content } in heard {
        texts.entry(&claim.document).or_default().insert(content);
    }
    let mut taken: BTreeSet<String> = texts.keys().map(ToString::to_string).collect();
    let mut names = BTreeMap::new();
    for (document, contents) in texts {
        let mut times = 1;
        for content in contents.into_iter().skip(1) {
            let new = next_free(document, &mut times, &mut taken);
            let message = format!("is the id of more than one document; this one is called {new}");
            context.warn(&Warning { path: document.to_string(), line: None, message, unread: false });
            names.insert((Arc::clone(document), content.to_owned()), Arc::from(new));
        }
    }
    names
}

/// The next of `id~2`, `id~3`, … that nothing else is called.
pub(super) fn next_free(id: &str, times: &mut usize, taken: &mut BTreeSet<String>) -> String {
    loop {
        *times += 1;
        let new = format!("{id}~{times}");
        if taken.insert(new.clone()) {
            return new;
        }
    }
}
