//! Whose a value is: by name, by description, or by what a pronoun was resolved to.

use super::chunk::{Chunk, holding};
use super::model::About;
use super::words::{Words, stem};
use crate::claim::ActorId;
use crate::language::{Token, Upos};
use ecow::EcoString;

/// Whose it is where the words say it by name.
pub(super) fn named(words: &Words<'_>, chunk: &Chunk, noun: Option<Token<'_>>) -> About {
    let top = words.top(&chunk.tokens);
    About {
        text: words.text(&chunk.tokens),
        span: words.position(&chunk.tokens),
        name: chunk.words.clone(),
        id: words.referents.resolve(top).map(|referent| referent.id),
        noun: noun.map_or(EcoString::new(), stem),
    }
}

/// Whose it is where the words only describe: "a 24-year-old man"; by name where that one is resolved.
pub(super) fn described(words: &Words<'_>, noun: Token<'_>) -> About {
    let referent = words.referents.resolve(noun);
    let name = referent.as_ref().and_then(|referent| ActorId::of(&referent.id).name());
    let tokens = noun.index()..noun.index() + 1;
    About {
        text: words.text(&tokens),
        span: words.position(&tokens),
        name: name.map_or(Vec::new(), |name| name.split(' ').map(EcoString::from).collect()),
        id: referent.map(|referent| referent.id),
        noun: stem(noun),
    }
}

/// Whom a noun phrase or pronoun means.
pub(super) fn whose(words: &Words<'_>, chunks: &[Chunk], token: Token<'_>) -> Option<About> {
    holding(chunks, token).map(|chunk| named(words, chunk, None)).or_else(|| {
        let about = described(words, token);
        (token.upos() == Upos::Noun || !about.name.is_empty()).then_some(about)
    })
}
