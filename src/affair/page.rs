//! A document while it is read: which of its words are names, and where they stand.

use crate::claim::reference::Referents;
use crate::language::{MONTHS, Parsed, Sentence, Token, Upos, WEEKDAYS};
use crate::lexicon::Lexicon;
use crate::text::{Lines, Position, Span};
use ecow::EcoString;
use rustc_hash::FxHashSet;

/// Where a document's words stand while it is read.
pub(super) struct Page<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) referents: &'a Referents,
    /// Words that running sentences write with a capital, and none small: names, whatever a tagger takes them for.
    capitals: FxHashSet<&'a str>,
    text: &'a str,
    lines: Lines,
}

impl<'a> Page<'a> {
    /// The words of a parsed document; one pass over them.
    pub(super) fn new(parsed: &'a Parsed, lexicon: &'a Lexicon, referents: &'a Referents) -> Page<'a> {
        let text = &parsed.document().text;
        Page { lexicon, referents, capitals: capitals(parsed), text, lines: Lines::new(text) }
    }

    /// Whether a word is part of a name; days and months are none.
    pub(super) fn is_name(&self, token: Token<'_>) -> bool {
        let named = token.upos() == Upos::Propn || token.upos() == Upos::Noun && self.capitals.contains(token.form());
        named && !is_day(token)
    }

    /// The words from the first to the last token, with their place.
    pub(super) fn quote(&self, first: Token<'_>, last: Token<'_>) -> (Position, EcoString) {
        let span: Span = first.span().join(last.span());
        (self.lines.position(self.text, span), span.of(self.text).into())
    }
}

/// Whether a word is the name of a weekday or a month.
pub(super) fn is_day(token: Token<'_>) -> bool {
    let form = token.form().to_lowercase();
    token.upos() == Upos::Propn && WEEKDAYS.iter().chain(&MONTHS).any(|day| *day == form)
}

fn capitals(parsed: &Parsed) -> FxHashSet<&str> {
    let small = |token: &Token<'_>| token.form().starts_with(char::is_lowercase);
    let running = |sentence: &Sentence<'_>| sentence.tokens().any(|token| token.upos() == Upos::Verb && small(&token));
    let mut found = FxHashSet::default();
    let mut plain: FxHashSet<String> = FxHashSet::default();
    for sentence in parsed.sentences() {
        let inside = sentence.tokens().skip(1).filter(|token| token.form().starts_with(char::is_uppercase));
        if running(&sentence) {
            found.extend(inside.map(Token::form));
        }
        plain.extend(sentence.tokens().filter(small).map(|token| token.form().to_owned()));
    }
    found.retain(|form| !plain.contains(&form.to_lowercase()));
    found
}

/// The dictionary form in lower case.
pub(super) fn lemma(token: Token<'_>) -> EcoString {
    token.lemma().to_lowercase().into()
}
