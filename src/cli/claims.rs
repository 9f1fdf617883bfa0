//! Claims on their way from `extract` to `judge`: each with a hash of the text it was drawn from.
//!
//! What was drawn in two runs may bear one id and be of two texts. The hash keeps them apart: of one id and two texts, `judge`
//! makes two documents, as `check` does, never a text that contradicts itself.

use super::context::Context;
use crate::claim::attribute::Passage;
use crate::claim::{Claim, Extract};
use crate::text::{Document, Warning};
use serde::{Deserialize, Serialize};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A claim or passage as `extract` writes it.
#[derive(Debug, Serialize)]
pub(super) struct Written<'a, T> {
    #[serde(flatten)]
    pub(super) told: &'a T,
    /// [`content`] of its document.
    pub(super) content: &'a str,
}

/// A claim or passage as `judge` reads it.
#[derive(Debug, PartialEq)]
pub(super) struct ReadBack {
    told: Line,
    /// Empty where another program wrote the line and left it out.
    content: String,
}

#[derive(Debug, PartialEq)]
enum Line {
    Claim(Box<Claim>),
    Passage(Box<Passage>),
}

/// A hash of a document's text.
pub(super) fn content(document: &Document) -> String {
    let hash = blake3::hash(document.text.as_bytes()).to_hex();
    format!("blake3:{}", &hash[..32])
}

impl ReadBack {
    /// Reads a line.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(line: &[u8]) -> serde_json::Result<ReadBack> {
        #[derive(Deserialize)]
        struct Of {
            #[serde(default)]
            content: String,
        }
        let Of { content } = serde_json::from_slice(line)?;
        let told = match serde_json::from_slice(line) {
            Ok(claim) => Line::Claim(Box::new(claim)),
            // What is wrong with a line that is neither is told of it as a claim.
            Err(error) => Line::Passage(serde_json::from_slice(line).map_err(|_| error)?),
        };
        Ok(ReadBack { told, content })
    }

    fn document(&self) -> &Arc<str> {
        match &self.told {
            Line::Claim(claim) => &claim.document,
            Line::Passage(passage) => &passage.document,
        }
    }
}

/// The claims and passages with an id of its own for every text, each once; what two texts share is told.
pub(super) fn apart(heard: Vec<ReadBack>, context: &Context) -> Extract {
    let names = names(&heard, context);
    let mut known: BTreeMap<String, Claim> = BTreeMap::new();
    let mut passages: BTreeMap<(Arc<str>, u32), Passage> = BTreeMap::new();
    for ReadBack { told, content } in heard {
        let mut claim = match told {
            Line::Claim(claim) => *claim,
            Line::Passage(mut passage) => {
                if let Some(new) = names.get(&(Arc::clone(&passage.document), content)) {
                    passage.document = Arc::clone(new);
                }
                passages.insert((Arc::clone(&passage.document), passage.number), *passage);
                continue;
            }
        };
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
    Extract { claims: known.into_values().collect(), passages: passages.into_values().collect() }
}

/// New ids for all but the first of several texts of one id.
fn names(heard: &[ReadBack], context: &Context) -> BTreeMap<(Arc<str>, String), Arc<str>> {
    let mut texts: BTreeMap<&Arc<str>, BTreeSet<&str>> = BTreeMap::new();
    for line in heard {
        texts.entry(line.document()).or_default().insert(&line.content);
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
