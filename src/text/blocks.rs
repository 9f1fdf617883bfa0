//! The blocks of a text: told by its format, or told from the text itself once somebody asks.

use super::furniture::{self, Opening};
use super::paragraphs::pieces;
use super::{Block, Span};
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};

/// Blocks in order, disjoint. Those of a plain text are told when they are first looked at: who has the claims of a
/// text already needs none.
#[derive(Debug, Clone)]
pub struct Blocks {
    told: OnceLock<Vec<Block>>,
    /// What they are told from, where that is all they hang on.
    from: Option<Plain>,
}

/// A plain text without its title.
#[derive(Debug, Clone)]
struct Plain {
    text: Arc<str>,
    title: Option<String>,
}

impl Blocks {
    /// The blocks of a plain text whose title is kept elsewhere, if it has one.
    pub(super) fn of_body(text: &Arc<str>, title: Option<&str>) -> Blocks {
        let from = Plain { text: Arc::clone(text), title: title.map(str::to_owned) };
        Blocks { told: OnceLock::new(), from: Some(from) }
    }

    /// The blocks, unless they follow from the document's text and title alone.
    pub fn beyond_text(&self) -> Option<&[Block]> {
        self.from.is_none().then(|| &**self)
    }

    /// The blocks of what is left of their text: its beginning.
    pub(super) fn cut(&mut self, text: &Arc<str>) {
        if let Some(from) = &self.from {
            *self = Blocks::of_body(text, from.title.as_deref());
            return;
        }
        let end = text.len();
        let mut kept = self.to_vec();
        kept.truncate(kept.partition_point(|block| block.span.start() < end));
        if let Some(last) = kept.last_mut()
            && let Some(span) = Span::new(text, last.span.start(), last.span.end().min(end))
        {
            last.span = span;
        }
        *self = kept.into();
    }
}

impl Plain {
    fn blocks(&self) -> Vec<Block> {
        furniture::blocks(&self.text, &pieces(&self.text), self.title.as_deref(), Opening::Body)
    }
}

impl Deref for Blocks {
    type Target = [Block];

    fn deref(&self) -> &[Block] {
        self.told.get_or_init(|| self.from.as_ref().map(Plain::blocks).unwrap_or_default())
    }
}

impl DerefMut for Blocks {
    fn deref_mut(&mut self) -> &mut [Block] {
        if self.from.is_some() {
            *self = self.to_vec().into();
        }
        self.told.get_mut().map(Vec::as_mut_slice).unwrap_or_default()
    }
}

impl From<Vec<Block>> for Blocks {
    fn from(blocks: Vec<Block>) -> Blocks {
        Blocks { told: blocks.into(), from: None }
    }
}

impl FromIterator<Block> for Blocks {
    fn from_iter<T: IntoIterator<Item = Block>>(blocks: T) -> Blocks {
        Vec::from_iter(blocks).into()
    }
}
