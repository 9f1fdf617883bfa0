//! Articles as the page shows them: excerpts beside each other in the cards, the whole texts at its end.

use super::anchor;
use crate::finding::{Evidence, Place, Report};
use crate::report::region::Region;
use crate::report::safe;
use crate::text::{BlockKind, Document};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// Bytes of whole articles that a page holds.
const MOST: usize = 8 << 20;

/// The articles that findings quote.
#[derive(Debug)]
pub(super) struct Articles<'a> {
    by_id: BTreeMap<&'a str, Shown<'a>>,
    places: &'a BTreeMap<String, Place>,
}

/// One article, and what findings say of it.
#[derive(Debug)]
struct Shown<'a> {
    document: &'a Document,
    number: usize,
    /// Whether its whole text stands at the end of the page.
    whole: bool,
    /// The sentences that findings quote, with the first finding of each.
    quoted: BTreeMap<(usize, usize), String>,
}

impl<'a> Articles<'a> {
    /// The articles of a report, as far as they are at hand.
    pub(super) fn new(report: &'a Report, documents: &'a [Document]) -> Articles<'a> {
        let mut quoted: BTreeMap<&str, BTreeMap<(usize, usize), String>> = BTreeMap::new();
        for finding in &report.findings {
            for evidence in finding.sides.iter().flat_map(|side| &side.claims) {
                let place = (evidence.span.start as usize, evidence.span.end as usize);
                quoted.entry(&evidence.document).or_default().entry(place).or_insert_with(|| anchor(&finding.id));
            }
        }
        let mut left = MOST;
        let held = documents.iter().filter_map(|document| Some((document, quoted.remove(document.id.as_str())?)));
        let by_id = held.enumerate().map(|(number, (document, quoted))| {
            let whole = document.text.len() <= left;
            left -= if whole { document.text.len() } else { 0 };
            (document.id.as_str(), Shown { document, number, whole, quoted })
        });
        Articles { by_id: by_id.collect(), places: &report.places }
    }

    /// The outlet and the place in its file, leading to the sentence in its article where the page holds that.
    pub(super) fn link(&self, evidence: &Evidence) -> Markup {
        let name = evidence.source.as_deref().unwrap_or(&evidence.document);
        let place = Region::named(evidence, self.places).shown();
        html! {
            @if let Some(shown) = self.by_id.get(evidence.document.as_str()).filter(|shown| shown.whole) {
                a href={ "#d" (shown.number) "-" (evidence.span.start) } { (safe(name)) }
            } @else { (safe(name)) }
            " · " span.file { (safe(&place)) }
        }
    }

    /// The paragraph of a sentence and its neighbours; the sentence alone where the article is not at hand.
    pub(super) fn excerpt(&self, evidence: &Evidence) -> Markup {
        let shown = self.by_id.get(evidence.document.as_str());
        let Some((shown, at)) = shown.and_then(|shown| Some((shown, shown.block(evidence)?))) else {
            return html! { blockquote dir="auto" { p { (sentence(evidence)) } } };
        };
        let blocks = &shown.document.blocks;
        let prose = |block: &&crate::text::Block| block.kind != BlockKind::Furniture;
        let before = blocks[..at].iter().rev().find(prose);
        let after = blocks[at + 1..].iter().find(prose);
        html! {
            blockquote dir="auto" {
                @if let Some(block) = before { p.near { (end(&shown.plain(block.span.start(), block.span.end()))) } }
                p { (shown.around(evidence, blocks[at].span.start(), blocks[at].span.end())) }
                @if let Some(block) = after { p.near { (start(&shown.plain(block.span.start(), block.span.end()))) } }
            }
        }
    }

    /// All articles, folded.
    pub(super) fn section(&self) -> Markup {
        let mut all: Vec<&Shown<'_>> = self.by_id.values().filter(|shown| shown.whole).collect();
        all.sort_by_key(|shown| shown.number);
        html! {
            @if !all.is_empty() {
                section.articles id="articles" {
                    h2 { "The articles" }
                    @for shown in &all { (shown.whole()) }
                    @if all.len() < self.by_id.len() { p { (self.by_id.len() - all.len()) " more were left out for length." } }
                }
            }
        }
    }
}

impl Shown<'_> {
    fn block(&self, evidence: &Evidence) -> Option<usize> {
        let start = evidence.span.start as usize;
        let inside = |block: &crate::text::Block| block.span.start() <= start && start < block.span.end();
        self.document.blocks.iter().position(inside).filter(|_| self.document.text.get(start..).is_some())
    }

    /// The text of a stretch without its markup, made safe.
    fn plain(&self, from: usize, to: usize) -> String {
        let mut text = String::new();
        let mut at = from;
        let first = self.document.markup.partition_point(|span| span.end() <= from);
        let marks = self.document.markup[first..].iter().take_while(|span| span.start() < to);
        for mark in marks {
            text.push_str(self.document.text.get(at..mark.start().max(at)).unwrap_or_default());
            at = at.max(mark.end());
        }
        text.push_str(self.document.text.get(at.min(to)..to).unwrap_or_default());
        safe(&text).into_owned()
    }

    /// A block with the sentence and the words that count marked.
    fn around(&self, evidence: &Evidence, from: usize, to: usize) -> Markup {
        let start = evidence.span.start as usize;
        let end = (evidence.span.end as usize).clamp(start, to);
        let words = (start + evidence.quote.prefix.len()).min(end);
        let behind = (words + evidence.quote.exact.len()).min(end);
        html! {
            span.beside { (self.plain(from, start)) }
            span.sentence { (self.plain(start, words)) mark { (self.plain(words, behind)) } (self.plain(behind, end)) }
            span.beside { (self.plain(end, to)) }
        }
    }

    fn whole(&self) -> Markup {
        let document = self.document;
        let link = document.url.as_deref().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
        html! {
            details.article id={ "d" (self.number) } {
                summary {
                    b { (safe(document.outlet())) }
                    @if let Some(title) = &document.title { " " (safe(title)) }
                    @if let Some(day) = document.published { " · " time datetime=(day) { (day) } }
                    @if document.outlet() != document.id { " · " span.file { (safe(&document.id)) } }
                }
                @if let Some(url) = link { p { a href=(url) rel="noopener noreferrer nofollow" { (safe(url)) } } }
                @for block in document.blocks.iter() { (self.paragraph(block)) }
            }
        }
    }

    fn paragraph(&self, block: &crate::text::Block) -> Markup {
        let (from, to) = (block.span.start(), block.span.end());
        let mut pieces = Vec::new();
        let mut at = from;
        let mut seen = BTreeSet::new();
        for (&(start, end), finding) in self.quoted.range((from, 0)..(to, 0)) {
            if start < at || !seen.insert(start) {
                continue;
            }
            let end = end.clamp(start, to);
            pieces.push(html! {
                (self.plain(at, start))
                mark id={ "d" (self.number) "-" (start) } { a href={ "#" (finding) } { (self.plain(start, end)) } }
            });
            at = end;
        }
        pieces.push(html! { (self.plain(at, to)) });
        let text = html! { @for piece in pieces { (piece) } };
        html! {
            @match block.kind {
                BlockKind::Headline => h4 dir="auto" { (text) },
                BlockKind::Prose => p dir="auto" { (text) },
                BlockKind::Furniture => p.furniture dir="auto" { (text) },
            }
        }
    }
}

fn sentence(evidence: &Evidence) -> Markup {
    let quote = &evidence.quote;
    html! {
        @if quote.exact.is_empty() { span.sentence { (safe(&evidence.text)) } } @else {
            span.sentence { (safe(&quote.prefix)) mark { (safe(&quote.exact)) } (safe(&quote.suffix)) }
        }
    }
}

/// At most so many characters of a neighbouring paragraph.
const NEAR: usize = 160;

fn start(text: &str) -> String {
    match text.char_indices().nth(NEAR) {
        Some((at, _)) => format!("{} …", text[..at].rsplit_once(' ').map_or(&text[..at], |(kept, _)| kept)),
        None => text.to_owned(),
    }
}

fn end(text: &str) -> String {
    let surplus = text.chars().count().saturating_sub(NEAR);
    if surplus == 0 {
        return text.to_owned();
    }
    let kept = text.char_indices().nth(surplus).map_or(text, |(at, _)| &text[at..]);
    format!("… {}", kept.split_once(' ').map_or(kept, |(_, rest)| rest))
}
