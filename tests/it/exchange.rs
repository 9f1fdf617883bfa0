//! Exchanges names, things, numbers and verbs of saying in a set of documents for others of the same shape.
//!
//! What is exchanged comes from the built-in vocabulary, and every exchange holds for all documents of a set. A country
//! moves with its adjective, demonym, capital, seats and bodies; one whose regions or leaders are spoken of stays.

mod names;
mod numbers;
mod words;

use gainsay::text::{Block, Document, Span};
use names::{countries, outlets};
use numbers::number_edits;
use std::collections::{BTreeMap, BTreeSet};
use words::{sayings, things};

/// Marsaglia's xorshift, 64 bits: the same numbers on every machine.
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice that always fall the same way for one seed.
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound.max(1)
    }

    fn pick<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        (!all.is_empty()).then(|| all[self.below(all.len())].clone())
    }
}

/// What is exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Countries,
    Outlets,
    Things,
    Sayings,
    Numbers,
}

/// All kinds.
pub(crate) const KINDS: [Kind; 5] = [Kind::Countries, Kind::Outlets, Kind::Things, Kind::Sayings, Kind::Numbers];

/// Words with what stands in their place, and how far numbers move.
#[derive(Debug, Default)]
pub(crate) struct Exchange {
    words: BTreeMap<String, String>,
    /// Those of them that are capitalised common nouns: elsewhere than at the start of a sentence they are names.
    nouns: BTreeSet<String>,
    small: u32,
}

/// One stretch of the old text and the words that replace it.
#[derive(Debug, Clone)]
struct Edit {
    start: usize,
    end: usize,
    new: String,
}

/// A text after an exchange, with the way from old offsets to new ones.
#[derive(Debug)]
pub(crate) struct Exchanged {
    pub(crate) text: String,
    edits: Vec<Edit>,
}

impl Exchanged {
    /// Where the old offset is now; inside an exchanged word, its start.
    pub(crate) fn map(&self, offset: usize) -> usize {
        let (mut old, mut new) = (0, 0);
        for edit in self.edits.iter().take_while(|edit| edit.start < offset) {
            new += edit.start - old;
            if edit.end > offset {
                return new;
            }
            new += edit.new.len();
            old = edit.end;
        }
        new + offset - old
    }

    /// How many words were exchanged.
    pub(crate) fn count(&self) -> usize {
        self.edits.len()
    }
}

impl Exchange {
    /// Chooses what to exchange for what in these documents.
    pub(crate) fn choose(documents: &[Document], kinds: &[Kind], dice: &mut Dice) -> Exchange {
        let all: Vec<&str> = documents.iter().map(|document| &*document.text).collect();
        let seen = Seen::new(&all.join("\n"));
        let mut exchange = Exchange::default();
        for kind in kinds {
            match kind {
                Kind::Countries => exchange.words.extend(countries(&seen, dice)),
                Kind::Outlets => exchange.words.extend(outlets(&seen, dice)),
                Kind::Things => {
                    let things = things(&seen, dice);
                    exchange.nouns =
                        things.keys().filter(|noun| noun.starts_with(char::is_uppercase)).cloned().collect();
                    exchange.words.extend(things);
                }
                Kind::Sayings => exchange.words.extend(sayings(&seen, dice)),
                Kind::Numbers => exchange.small = 1 + dice.below(3) as u32,
            }
        }
        exchange
    }

    /// The document after the exchange, and its text's way from old to new.
    pub(crate) fn document(&self, document: &Document) -> (Document, Exchanged) {
        let done = self.text(&document.text);
        let moved = |span: Span| Span::new(&done.text, done.map(span.start()), done.map(span.end()));
        let blocks =
            document.blocks.iter().filter_map(|block| Some(Block { span: moved(block.span)?, kind: block.kind }));
        let markup = document.markup.iter().filter_map(|span| moved(*span));
        let new = Document {
            blocks: blocks.collect(),
            markup: markup.collect(),
            title: document.title.as_ref().map(|title| self.text(title).text),
            text: done.text.as_str().into(),
            ..document.clone()
        };
        (new, done)
    }

    /// A text after the exchange.
    pub(crate) fn text(&self, text: &str) -> Exchanged {
        let mut edits = self.word_edits(text);
        if self.small > 0 {
            let taken: Vec<(usize, usize)> = edits.iter().map(|edit| (edit.start, edit.end)).collect();
            let free = |edit: &Edit| taken.iter().all(|(start, end)| edit.end <= *start || *end <= edit.start);
            edits.extend(number_edits(text, self.small).into_iter().filter(free));
            edits.sort_by_key(|edit| edit.start);
        }
        articles(text, &mut edits);
        let mut new = String::with_capacity(text.len());
        let mut at = 0;
        for edit in &edits {
            new.push_str(&text[at..edit.start]);
            new.push_str(&edit.new);
            at = edit.end;
        }
        new.push_str(&text[at..]);
        Exchanged { text: new, edits }
    }

    /// At each word the longest exchange that begins there.
    fn word_edits(&self, text: &str) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        let mut at = 0;
        while let Some(start) = next_word(text, at) {
            let rest = &text[start..];
            let fits = |from: &&String| rest.starts_with(from.as_str()) && ends_word(text, start + from.len());
            let found = self.words.keys().filter(fits).max_by_key(|from| from.len());
            match found.filter(|from| !self.nouns.contains(*from) || begins_sentence(text, start, start + from.len())) {
                Some(from) => {
                    edits.push(Edit { start, end: start + from.len(), new: self.words[from].clone() });
                    at = start + from.len();
                }
                None => at = word_end(text, start),
            }
        }
        edits
    }
}

/// The start of the next word at or after `at`.
fn next_word(text: &str, at: usize) -> Option<usize> {
    text[at..].find(char::is_alphanumeric).map(|found| at + found)
}

fn word_end(text: &str, start: usize) -> usize {
    text[start..].find(|letter: char| !letter.is_alphanumeric()).map_or(text.len(), |found| start + found)
}

fn ends_word(text: &str, end: usize) -> bool {
    !text[end..].starts_with(char::is_alphanumeric)
}

/// Whether a sentence begins with the word, and goes on in lower case.
fn begins_sentence(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].trim_end_matches(|letter: char| letter == ' ' || "\"'“‘*_#(".contains(letter));
    let opens = before.is_empty() || before.ends_with(['.', '!', '?', '\n', ':']);
    opens && text[end..].trim_start().starts_with(char::is_lowercase)
}

/// Makes "a" and "an" before exchanged words fit them.
fn articles(text: &str, edits: &mut Vec<Edit>) {
    let vowel = |word: &str| word.starts_with(|first: char| "aeiouAEIOU".contains(first));
    let mut more = Vec::new();
    for edit in edits.iter() {
        let before = text[..edit.start].trim_end_matches(' ');
        let start = before.rfind(|letter: char| !letter.is_alphanumeric()).map_or(0, |at| at + 1);
        let start = if before.is_char_boundary(start) { start } else { continue };
        let fitting = if vowel(&edit.new) { "an" } else { "a" };
        let fitted = match &before[start..] {
            "a" | "an" => fitting.to_owned(),
            "A" | "An" => fitting.replacen('a', "A", 1),
            _ => continue,
        };
        if fitted != before[start..] && vowel(&edit.new) != vowel(&text[edit.start..edit.end]) {
            more.push(Edit { start, end: before.len(), new: fitted });
        }
    }
    edits.extend(more);
    edits.sort_by_key(|edit| edit.start);
}

fn capitalised(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

/// The words of a set, to ask what occurs.
struct Seen {
    text: String,
}

impl Seen {
    fn new(text: &str) -> Seen {
        Seen { text: text.to_owned() }
    }

    /// Whether the form stands there as words of its own.
    fn has(&self, form: &str) -> bool {
        self.text
            .match_indices(form)
            .any(|(at, _)| !self.text[..at].ends_with(char::is_alphanumeric) && ends_word(&self.text, at + form.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::numbers::number_edits;
    use super::{Dice, Exchange, KINDS};
    use gainsay::text::Document;

    #[test]
    fn offsets_keep_their_words() {
        let old = Document::bare("a", "A Lithuanian visa. Two men went to Vilnius on 4 May, and police held five.");
        let exchange = Exchange::choose(std::slice::from_ref(&old), &KINDS, &mut Dice::new(7));
        let (new, done) = exchange.document(&old);
        let end = old.text.find("went").unwrap();
        assert_eq!(&new.text[done.map(end)..done.map(end) + 4], "went");
        assert!(new.text.contains("on 4 May") && done.count() >= 2, "{}", new.text);
    }

    #[test]
    fn numbers_that_are_names_or_dates_stay() {
        let moved = |text: &str| number_edits(text, 1).len();
        assert_eq!(moved("Luna 5 left on May 4 for 3 days at 10:30, 5% of a 7-man crew"), 0);
        assert_eq!(moved("Five men and 7 women"), 2);
    }
}
