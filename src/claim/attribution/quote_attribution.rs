//! Whose words stand in quotation marks: each quotation is dealt to an act of saying.
//!
//! A clause of saying right after or before the marks takes it ("…," she said; she said: "…"); so does one
//! whose content holds it. What nothing introduces goes on from the quotation before it in its paragraph, or from the
//! paragraph before. Quotation marks around a word or three that nobody is said to say are none of
//! anybody's words: scare quotes, titles.

use super::quotes::Quote;
use super::saying::Saying;
use crate::lexicon::Stance;
use crate::text::{BlockKind, Document, Span};

/// Paragraphs over which a speaker carries without being named again.
const CARRY: usize = 2;

/// Bytes of a paragraph, before a quotation and behind it, in which a clause of saying is looked for: more than the
/// longest sentence that is read as one.
const REACH: usize = 2_000;

/// Deals the quotations out; those that no clause introduces become sayings of their own.
pub(super) fn deal<'a>(document: &Document, quotes: &[Quote], sayings: &mut Vec<Saying<'a>>) {
    let text = &*document.text;
    let outside: Vec<usize> =
        (0..sayings.len()).filter(|&at| sayings[at].quote && !within(quotes, sayings[at].clause)).collect();
    let mut table = Table { text, document, quotes, outside, dealt: Vec::new() };
    let mut last: Option<(usize, usize)> = None;
    for number in 0..quotes.len() {
        let quote = quotes[number];
        let found = if quote.continues { last.map(|(saying, _)| saying) } else { table.introduced(number, sayings) };
        let saying = match found {
            Some(saying) => saying,
            None if !table.is_speech(quote) => continue,
            None => match table.carried(number, last) {
                Some(Carry::Same(saying)) => saying,
                Some(Carry::Speaker(saying)) => {
                    let source = sayings[saying].source;
                    sayings.push(unspoken(quote, source));
                    sayings.len() - 1
                }
                None => {
                    sayings.push(unspoken(quote, None));
                    sayings.len() - 1
                }
            },
        };
        sayings[saying].quotes.push(number);
        table.dealt.push((number, saying));
        last = Some((saying, quote.block));
    }
    set_apart(document, quotes, sayings);
}

/// "She added:" at the end of a paragraph, and nothing in marks: the paragraph after it is what she added.
fn set_apart(document: &Document, quotes: &[Quote], sayings: &mut [Saying<'_>]) {
    let blocks = &document.blocks;
    for saying in
        sayings.iter_mut().filter(|saying| saying.quote && saying.content.is_empty() && saying.quotes.is_empty())
    {
        let at = blocks.partition_point(|block| block.span.start() <= saying.clause.start());
        let (Some(here), Some(next)) = (at.checked_sub(1).and_then(|at| blocks.get(at)), blocks.get(at)) else {
            continue;
        };
        let tail = document.text.get(saying.clause.end()..here.span.end()).unwrap_or_default();
        let colon = tail.trim().trim_end_matches(['*', '_']) == ":";
        if colon && next.kind == BlockKind::Prose && holder(quotes, next.span).is_none() {
            saying.content.push(next.span);
        }
    }
}

/// Whether the span lies inside a quotation.
pub(super) fn within(quotes: &[Quote], span: Span) -> bool {
    holder(quotes, span).is_some()
}

/// The quotation that holds the start of the span.
pub(super) fn holder(quotes: &[Quote], span: Span) -> Option<Quote> {
    let at = quotes.partition_point(|quote| quote.outer.start() <= span.start()).checked_sub(1)?;
    Some(quotes[at]).filter(|quote| span.start() < quote.outer.end())
}

fn unspoken<'a>(quote: Quote, source: Option<super::saying::Party<'a>>) -> Saying<'a> {
    Saying {
        cue: None,
        cue_span: None,
        verb: ecow::EcoString::default(),
        stance: Stance::Assert,
        quote: true,
        source,
        addressee: None,
        content: Vec::new(),
        about: false,
        medium: None,
        anonymous: false,
        clause: quote.outer,
        quotes: Vec::new(),
    }
}

enum Carry {
    /// The same act of saying goes on.
    Same(usize),
    /// The speaker goes on, in new words.
    Speaker(usize),
}

struct Table<'t> {
    text: &'t str,
    document: &'t Document,
    quotes: &'t [Quote],
    /// Sayings that stand outside quotations, in the order of the text.
    outside: Vec<usize>,
    dealt: Vec<(usize, usize)>,
}

impl Table<'_> {
    /// The saying whose clause stands beside the quotation, or whose content holds it.
    fn introduced(&self, number: usize, sayings: &[Saying<'_>]) -> Option<usize> {
        let quote = self.quotes[number];
        let block = self.document.blocks[quote.block].span;
        let first = block.start().max(quote.outer.start().saturating_sub(REACH));
        let last = block.end().min(quote.outer.end() + REACH);
        let near = || {
            let here = self.outside[self.ended(first, sayings)..].iter().copied();
            here.take_while(|&at| sayings[at].clause.start() < last)
        };
        // "… is over." The minister told them: "There is more." The first words are none of the minister's.
        let stopped = quote.inner.of(self.text).ends_with('.');
        let next = self.quotes.get(number + 1).filter(|_| stopped);
        let leads = |at: usize| next.is_some_and(|next| self.precedes(*next, &sayings[at]));
        let after = || near().find(|&at| self.follows(quote, &sayings[at]) && !leads(at));
        let before = || near().filter(|&at| self.precedes(quote, &sayings[at])).last();
        let around = || {
            let holding = near().filter(|&at| sayings[at].content.iter().any(|piece| piece.overlaps(quote.outer)));
            holding.min_by_key(|&at| sayings[at].content.iter().map(|piece| piece.end() - piece.start()).sum::<usize>())
        };
        let colon = || self.colon_above(quote, sayings);
        let beside = if stopped { before().or_else(after) } else { after().or_else(before) };
        beside.or_else(around).or_else(colon)
    }

    /// How many of the clauses outside quotations end at that place or before.
    fn ended(&self, place: usize, sayings: &[Saying<'_>]) -> usize {
        self.outside.partition_point(|&at| sayings[at].clause.end() <= place)
    }

    /// `"…," she said`
    fn follows(&self, quote: Quote, saying: &Saying<'_>) -> bool {
        let Some(between) = self.text.get(quote.outer.end()..saying.clause.start()) else { return false };
        let inside = quote.inner.of(self.text).ends_with([',', '?', '!', '—', '-', '…', '.']);
        let ended = inside || between.trim_start().starts_with([',', '—', '–', '-']);
        let own = saying.content.iter().any(|piece| piece.start() >= saying.clause.end());
        // A quotation that ends in a comma is said by who stands behind it, whatever else they say.
        let comma = quote.inner.of(self.text).ends_with(',');
        ended
            && is_gap(between)
            && !between.contains('\n')
            && (!own || comma || inside && saying.content.iter().all(|piece| self.is_quoted(*piece)))
    }

    fn is_quoted(&self, piece: Span) -> bool {
        holder(self.quotes, piece).is_some() || self.text[piece.range()].starts_with(['"', '“', '‘', '\''])
    }

    /// `She said: "…"`
    fn precedes(&self, quote: Quote, saying: &Saying<'_>) -> bool {
        let Some(between) = self.text.get(saying.clause.end()..quote.outer.start()) else { return false };
        let closed = self.text[saying.clause.range()].trim_end().ends_with([',', ':']);
        let mark = closed || between.trim_start().starts_with([',', ':']) || matches!(between.trim(), "" | "that");
        mark && is_gap(between) && !between.contains('\n')
    }

    /// A paragraph that ends in "she said:" above one that opens with the quotation.
    fn colon_above(&self, quote: Quote, sayings: &[Saying<'_>]) -> Option<usize> {
        let block = self.document.blocks[quote.block].span;
        if quote.outer.start() != block.start() {
            return None;
        }
        let above = self.document.blocks.get(quote.block.checked_sub(1)?)?.span;
        let ends = above.of(self.text).trim_end().ends_with([':', ',']);
        let at = self.outside[..self.ended(block.start(), sayings)].last().copied().filter(|_| ends)?;
        let tail = self.text.get(sayings[at].clause.end()..above.end())?;
        (sayings[at].clause.start() >= above.start() && tail.split_whitespace().count() <= 12).then_some(at)
    }

    /// Who goes on speaking where nobody is named.
    fn carried(&self, number: usize, last: Option<(usize, usize)>) -> Option<Carry> {
        let quote = self.quotes[number];
        let (saying, block) = last?;
        let opens = self.document.blocks[quote.block].span.start() == quote.outer.start();
        if block == quote.block {
            let before = self.text[..quote.outer.start()].trim_end();
            return before.ends_with(['.', '!', '?', '”', '"', ':', ',', '’', '\'']).then_some(Carry::Same(saying));
        }
        (opens && quote.block - block <= CARRY).then_some(Carry::Speaker(saying))
    }

    /// Whether words in marks that nobody introduces are somebody's words at all.
    fn is_speech(&self, quote: Quote) -> bool {
        let words: Vec<&str> = quote.inner.of(self.text).split_whitespace().collect();
        let capital = |word: &&&str| word.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit());
        let long = words.iter().filter(|word| word.chars().count() > 3);
        let title =
            words.len() <= 10 && long.clone().count() > 0 && long.clone().filter(capital).count() == long.count();
        words.len() > 3 && !title
    }
}

/// White space and punctuation, with no more than two short words.
fn is_gap(between: &str) -> bool {
    let words = || between.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    between.len() <= 40 && words() <= 2
}
