//! Where somebody lives: "a Bergen woman", "Anna Lind, 24, of Bergen", "lived in Bergen", "a resident of Bergen".

use super::about::{described, named};
use super::chunk::{Chunk, ending_at};
use super::model::{About, Content, Value};
use super::words::Words;
use crate::language::{Deprel, Upos};
use ecow::EcoString;

/// That a name is one of a home, and whose.
struct Told {
    about: Option<About>,
}

/// The homes of a sentence.
pub(super) fn values(words: &Words<'_>, chunks: &[Chunk]) -> Vec<Value> {
    let homes = chunks.iter().filter(|chunk| !chunk.titled).filter_map(|chunk| {
        let told = inhabitant(words, chunk).or_else(|| aside(words, chunks, chunk)).or_else(|| lived(words, chunk))?;
        let content = Content::Name(chunk.words.clone());
        Some(super::value::value(words, "home", &chunk.tokens, content, told.about, EcoString::new()))
    });
    homes.collect()
}

/// "a Bergen woman": whose it is, where the words say it.
fn inhabitant(words: &Words<'_>, chunk: &Chunk) -> Option<Told> {
    let noun = words.token(chunk.tokens.end).filter(|noun| noun.upos() == Upos::Noun)?;
    let home = &words.lexicon.attributes.home;
    let before = chunk.tokens.start.checked_sub(1).map_or("", |at| words.lower(at));
    let told = home.is_inhabitant(noun.lemma()) && matches!(before, "" | "a" | "an");
    told.then(|| Told { about: Some(described(words, noun)) })
}

/// "Anna Lind, 24, of Bergen", "Anna Lind, of Bergen" and, where no word of the name is one of the dictionary, "Anna Lind of Bergen".
fn aside(words: &Words<'_>, chunks: &[Chunk], chunk: &Chunk) -> Option<Told> {
    let of = chunk.tokens.start.checked_sub(1).filter(|&at| words.lower(at) == "of")?;
    let Some(comma) = of.checked_sub(1).filter(|&at| words.lower(at) == ",") else {
        // "Anna Lind of NRK" works there.
        let letters = words.form(chunk.tokens.start);
        if letters.chars().all(char::is_uppercase) {
            return None;
        }
        let unknown = |word: &EcoString| words.lexicon.words.meaning(word).is_unknown();
        let person =
            ending_at(chunks, of).filter(|person| person.words.len() > 1 && person.words.iter().all(unknown))?;
        return Some(Told { about: Some(named(words, person, None)) });
    };
    let aged = comma.checked_sub(2).filter(|&at| words.number(at + 1).is_some() && words.lower(at) == ",");
    let person = ending_at(chunks, aged.unwrap_or(comma)).filter(|person| person.words.len() > 1)?;
    Some(Told { about: Some(named(words, person, None)) })
}

/// "lived in Bergen", "a resident of Bergen".
fn lived(words: &Words<'_>, chunk: &Chunk) -> Option<Told> {
    let before =
        chunk.tokens.start.checked_sub(1).filter(|&at| matches!(words.lower(at), "in" | "at" | "on" | "of"))?;
    let top = words.top(&chunk.tokens);
    let above = top.head().filter(|head| head.index() < before)?;
    let home = &words.lexicon.attributes.home;
    match above.upos() {
        Upos::Verb if top.deprel() == Deprel::Obl && home.is_living(above.lemma()) => Some(Told { about: None }),
        Upos::Noun if words.lower(before) == "of" && home.is_resident(above.lemma()) => Some(Told { about: None }),
        _ => None,
    }
}
