//! A stretch of a text, and whether it is ever parsed.

use super::Span;

/// A paragraph, a headline, a list item, or a stretch that is no prose at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is. Only `Headline` and `Prose` are ever parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The title or a heading of the article.
    Headline,
    /// Running text.
    Prose,
    /// A share bar, by-line, caption, related-stories list, advertisement, comment form, or a
    /// title repeated in the body: never a claim.
    Furniture,
}
