//! Who said what: acts of saying with their source, cue and content, nested where one reports another.
//!
//! [`Attributions::of`] reads a document once. Verbs, nouns and adverbs of saying are found in the trees,
//! quotations in the text, and each quotation is dealt to the words that introduce it.
//! [`Attributions::chain`] then says in whose voice any word stands. What a speaker only talks *about* ("criticised the
//! plan") is not in the speaker's voice; [`Attributions::at`] gives it with the word of saying.

mod channel;
mod cues;
mod quote_attribution;
mod label;
mod nouns;
mod tree;
mod party;
mod quotes;
mod saying;

pub(crate) use party::is_conjunction;

use super::{Link, Mention, Speech};
use crate::language::{Parsed, Token, Upos};
use crate::lexicon::{Lexicon, Stance};
use crate::text::{Lines, Span};
use cues::Finder;
use ecow::EcoString;
use quotes::Quote;
use saying::{Party, Saying};

/// The most links that a chain has; deeper nesting is cut off at the inner end.
const DEPTH: usize = 8;

/// The longest quotation, in bytes, that a link repeats.
const QUOTE: usize = 2_000;

/// The attributions of one document.
#[derive(Debug, Default)]
pub(crate) struct Attributions {
    entries: Vec<Entry>,
    /// Numbers of the entries whose content touches a sentence.
    touching: Vec<Vec<u32>>,
    /// Numbers of the entries whose cue stands in a sentence.
    cued: Vec<Vec<u32>>,
}

#[derive(Debug)]
struct Entry {
    link: Link,
    content: Vec<Span>,
    size: usize,
    cue: Option<(usize, usize)>,
    about: bool,
    stance: Stance,
}

impl Attributions {
    /// Reads a document.
    ///
    /// `mention` makes a mention of a noun phrase from its head and span; `lines` are those of the
    /// document's text. One pass over the trees and one over the text.
    pub(crate) fn of(
        parsed: &Parsed,
        lexicon: &Lexicon,
        lines: &Lines,
        mention: &dyn Fn(Token<'_>, Span) -> Mention,
    ) -> Attributions {
        let document = parsed.document();
        let quotes = quotes::quotes(document);
        let mut sayings: Vec<Saying<'_>> = Vec::new();
        for sentence in parsed.sentences() {
            let start = sentence.span().start();
            let opens = document.blocks.binary_search_by_key(&start, |block| block.span.start()).is_ok();
            sayings.extend(Finder::new(sentence, &lexicon.speech).sayings(opens));
        }
        sayings.iter_mut().for_each(|saying| clip(&quotes, saying));
        // What the author says to think stays in the author's own voice.
        sayings
            .iter_mut()
            .filter(|saying| is_author(saying))
            .for_each(|saying| (saying.about, saying.quote) = (true, false));
        sayings.retain(|saying| !(saying.about && quote_attribution::within(&quotes, saying.clause)));
        quote_attribution::deal(document, &quotes, &mut sayings);
        let maker = Maker { text: &document.text, quotes: &quotes, lines, mention };
        let entries = sayings.iter().filter_map(|saying| maker.entry(saying)).collect();
        Attributions::laid(parsed, entries)
    }

    fn laid(parsed: &Parsed, entries: Vec<Entry>) -> Attributions {
        let spans: Vec<Span> = parsed.sentences().map(|sentence| sentence.span()).collect();
        let mut touching = vec![Vec::new(); spans.len()];
        let mut cued = vec![Vec::new(); spans.len()];
        for (number, entry) in entries.iter().enumerate() {
            for piece in &entry.content {
                let first = spans.partition_point(|span| span.end() <= piece.start());
                let touched = spans[first..].iter().take_while(|span| span.start() < piece.end()).count();
                for list in &mut touching[first..first + touched] {
                    if list.last() != Some(&(number as u32)) {
                        list.push(number as u32);
                    }
                }
            }
            if let Some((sentence, _)) = entry.cue {
                cued[sentence].push(number as u32);
            }
        }
        let mut laid = Attributions { entries, touching, cued };
        let told: Vec<bool> = laid.entries.iter().map(|entry| laid.is_told_by_another(entry)).collect();
        for list in laid.touching.iter_mut().chain(&mut laid.cued) {
            list.retain(|&number| !told[number as usize]);
        }
        laid
    }

    /// Whether an act of saying or thinking inside what somebody says adds no voice to it: what one of them only speaks
    /// of, what one wants, and what speakers tell of their own mind ("she said she thinks so").
    fn is_told_by_another(&self, entry: &Entry) -> bool {
        let (Some((sentence, _)), Some(cue)) = (entry.cue, entry.link.cue) else { return false };
        let (start, end) = (cue.start as usize, cue.end as usize);
        let around = |other: &&Entry| {
            let holds = |piece: &Span| piece.start() <= start && end <= piece.end();
            !other.about && other.cue != entry.cue && other.content.iter().any(holds)
        };
        let numbers = self.touching.get(sentence).map_or(&[][..], Vec::as_slice);
        let outer = numbers.iter().map(|&number| &self.entries[number as usize]).filter(around);
        let Some(outer) = outer.min_by_key(|other| other.size) else { return false };
        let id = |entry: &Entry| entry.link.source.as_ref().and_then(|source| source.id.clone());
        let mind = matches!(entry.stance, Stance::Believe | Stance::Know | Stance::Judge | Stance::Neutral);
        entry.about || entry.stance == Stance::Want || mind && id(entry).is_some_and(|own| id(outer) == Some(own))
    }

    /// In whose voice a word stands, outermost source first; empty for the outlet's own. What a `refuted` word tells is
    /// not in the voice of who told it.
    pub(crate) fn chain(&self, token: Token<'_>, refuted: impl Fn(usize) -> bool) -> Vec<Link> {
        let told = |entry: &Entry| entry.cue.is_some_and(|(at, word)| at == token.sentence().index() && refuted(word));
        let holds = |entry: &&Entry| {
            !entry.about && !told(entry) && entry.content.iter().any(|piece| piece.contains(token.span()))
        };
        let numbers = self.touching.get(token.sentence().index()).map_or(&[][..], Vec::as_slice);
        let mut found: Vec<&Entry> =
            numbers.iter().map(|&number| &self.entries[number as usize]).filter(holds).collect();
        found.sort_by_key(|entry| std::cmp::Reverse(entry.size));
        found.truncate(DEPTH);
        found.into_iter().map(|entry| entry.link.clone()).collect()
    }

    /// Whether the word says, or speaks of, something.
    pub(crate) fn is_cue(&self, word: Token<'_>) -> bool {
        let place = Some((word.sentence().index(), word.index()));
        let numbers = self.cued.get(word.sentence().index()).map_or(&[][..], Vec::as_slice);
        numbers.iter().any(|&number| self.entries[number as usize].cue == place)
    }

    /// The links whose cue is this word, with those whose content is only talked about.
    pub(crate) fn at(&self, cue: Token<'_>) -> Vec<Link> {
        let place = Some((cue.sentence().index(), cue.index()));
        let numbers = self.cued.get(cue.sentence().index()).map_or(&[][..], Vec::as_slice);
        let found = numbers.iter().map(|&number| &self.entries[number as usize]).filter(|entry| entry.cue == place);
        found.map(|entry| entry.link.clone()).collect()
    }
}

/// Cuts what is said inside a quotation off at its marks.
fn clip(quotes: &[Quote], saying: &mut Saying<'_>) {
    let Some(cue) = saying.cue_span else { return };
    let Some(quote) = quote_attribution::holder(quotes, cue) else { return };
    saying.quote = false;
    saying.content.retain(|piece| quote.outer.contains(*piece) || piece.overlaps(quote.inner));
    for piece in &mut saying.content {
        if let Some(inner) = intersection(*piece, quote.inner) {
            *piece = inner;
        }
    }
}

fn intersection(a: Span, b: Span) -> Option<Span> {
    if b.contains(a) {
        return Some(a);
    }
    a.contains(b).then_some(b)
}

/// "I think": the author, or the speaker of the quotation it stands in, who has the word already.
fn is_author(saying: &Saying<'_>) -> bool {
    saying.source.is_some_and(|source| {
        let first = matches!(source.head.lemma().to_lowercase().as_str(), "i" | "we" | "you");
        source.head.upos() == Upos::Pron && first
    })
}

struct Maker<'m> {
    text: &'m str,
    quotes: &'m [Quote],
    lines: &'m Lines,
    mention: &'m dyn Fn(Token<'_>, Span) -> Mention,
}

impl Maker<'_> {
    fn entry(&self, saying: &Saying<'_>) -> Option<Entry> {
        let content = self.content(saying);
        if content.is_empty() {
            return None;
        }
        let quotes: Vec<Span> = self.quoted(&content);
        let size = content.iter().map(|piece| piece.end() - piece.start()).sum();
        let party = |party: &Party<'_>| Box::new((self.mention)(party.head, party.span));
        let link = Link {
            source: saying.source.as_ref().map(party),
            cue: saying.cue_span.map(|span| self.lines.position(self.text, span)),
            content: content.iter().map(|piece| self.lines.position(self.text, *piece)).collect(),
            kind: self.kind(&content, &quotes),
            addressee: saying.addressee.as_ref().map(party),
            medium: saying.medium,
            anonymous: saying.anonymous,
            verb: saying.verb.clone(),
            quote: self.words(&quotes),
        };
        let cue = saying.cue.map(|cue| (cue.sentence().index(), cue.index()));
        Some(Entry { link, content, size, cue, about: saying.about, stance: saying.stance })
    }

    /// The content in the order of the text, quotations whole, without overlaps.
    fn content(&self, saying: &Saying<'_>) -> Vec<Span> {
        let mut pieces = saying.content.clone();
        pieces.extend(saying.quotes.iter().map(|&number| self.quotes[number].outer));
        pieces.sort_by_key(|piece| piece.start());
        let mut merged: Vec<Span> = Vec::with_capacity(pieces.len());
        for piece in pieces {
            match merged.last_mut().filter(|last| last.overlaps(piece)) {
                Some(last) => *last = last.join(piece),
                None => merged.push(piece),
            }
        }
        let apart = |piece: Span| match saying.cue_span.filter(|cue| piece.overlaps(*cue)) {
            None => vec![piece],
            Some(_) => self.around(piece, saying.clause),
        };
        merged.into_iter().flat_map(apart).collect()
    }

    /// A piece without the clause of saying that it runs over.
    fn around(&self, piece: Span, clause: Span) -> Vec<Span> {
        let before = Span::new(self.text, piece.start(), clause.start().max(piece.start()));
        let after = Span::new(self.text, clause.end().min(piece.end()), piece.end());
        before.into_iter().chain(after).collect()
    }

    /// The quotations, without marks, that lie in the content.
    fn quoted(&self, content: &[Span]) -> Vec<Span> {
        let mut found = Vec::new();
        for piece in content {
            let first = self.quotes.partition_point(|quote| quote.outer.end() <= piece.start());
            let inside = self.quotes[first..].iter().take_while(|quote| quote.outer.start() < piece.end());
            found.extend(inside.filter(|quote| piece.contains(quote.inner)).map(|quote| quote.inner));
        }
        found
    }

    fn kind(&self, content: &[Span], quotes: &[Span]) -> Speech {
        let words = |span: &Span| {
            span.of(self.text).split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
        };
        let (all, quoted): (usize, usize) = (content.iter().map(words).sum(), quotes.iter().map(words).sum());
        match quoted {
            0 => Speech::Indirect,
            _ if quoted + 1 >= all => Speech::Direct,
            _ => Speech::Mixed,
        }
    }

    fn words(&self, quotes: &[Span]) -> EcoString {
        let mut words = String::new();
        for quote in quotes {
            if !words.is_empty() {
                words.push('\n');
            }
            let piece = quote.of(self.text).trim().trim_end_matches(',');
            words.push_str(&piece.replace(['\n', '\r'], " "));
            if words.len() >= QUOTE {
                let end = words.floor_char_boundary(QUOTE);
                words.truncate(end);
                break;
            }
        }
        words.into()
    }
}

#[cfg(test)]
mod tests;
