//! One act of saying as it is found in a sentence, before quotations are dealt out.

use super::tree::Stretch;
use crate::language::Token;
use crate::lexicon::{Medium, Stance};
use crate::text::Span;
use ecow::EcoString;

/// A cue with its source and content.
#[derive(Debug, Clone)]
pub(super) struct Saying<'a> {
    /// The word that says so; none for a quotation that nothing introduces.
    pub(super) cue: Option<Token<'a>>,
    /// The words of saying, with auxiliaries.
    pub(super) cue_span: Option<Span>,
    /// The lemma of the cue.
    pub(super) verb: EcoString,
    /// What its source does with the content.
    pub(super) stance: Stance,
    /// Whether words in quotation marks may be its content.
    pub(super) quote: bool,
    pub(super) source: Option<Party<'a>>,
    pub(super) addressee: Option<Party<'a>>,
    pub(super) content: Vec<Span>,
    /// Whether the content is only talked about, not reported.
    pub(super) about: bool,
    pub(super) medium: Option<Medium>,
    pub(super) anonymous: bool,
    /// The bytes of the clause of saying, without its content.
    pub(super) clause: Span,
    /// Quotations that belong to it, by number.
    pub(super) quotes: Vec<usize>,
}

/// Somebody who speaks or is told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Party<'a> {
    pub(super) head: Token<'a>,
    pub(super) span: Span,
}

/// What a use of a verb found: stretches of content, and whether they are only talked about.
#[derive(Debug, Clone, Default)]
pub(super) struct Content {
    pub(super) pieces: Vec<Stretch>,
    pub(super) about: bool,
}
