//! Tells prose from what stands around it on a page: by what a block is, and by where it stands.
//!
//! Articles saved from the web carry share bars, by-lines, credits, adverts, comment forms and
//! lists of other articles. None of it may become a claim, and no real sentence may be lost with
//! it. [`marks`] judges a block alone; this file judges it by its neighbours: what follows a heading
//! over links, a run of titles at the end, a title said twice, a heading over prose.

mod dateline;
mod line;
mod marks;
mod vocabulary;

use super::{Block, BlockKind, Span};
use line::{End, Line};
use marks::{Mark, mark};
use std::collections::BTreeSet;

/// A block before it is known what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it stands.
    pub span: Span,
    /// What its format says of it.
    pub shape: Shape,
    /// Whether a blank line (or the end of the text) follows it.
    pub alone: bool,
    /// What a reader sees of it, where that is not its text.
    pub seen: Option<String>,
}

/// What a format says of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A paragraph, or a line that could be anything.
    Plain,
    /// Marked as a heading.
    Heading,
    /// An item of a list.
    Item,
    /// Nothing but links.
    Links,
    /// Code, raw HTML, a table, a rule.
    Other,
}

/// What the first block may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// A title, where a blank line follows it: plain-text files.
    Title,
    /// Body text: texts whose title is kept elsewhere, or that have none.
    Body,
}

/// A block with all that is known of it while its neighbours are looked at.
struct Seen<'a> {
    piece: &'a Piece,
    line: Line<'a>,
    mark: Mark,
    kind: BlockKind,
}

/// Paragraphs of prose among which the one with the dateline is.
const FILED: usize = 2;

/// Says of every piece what it is. The cost is a few passes over the pieces and their first sixty words.
pub(super) fn blocks(text: &str, pieces: &[Piece], title: Option<&str>, opening: Opening) -> Vec<Block> {
    let mut seen: Vec<Seen<'_>> = pieces.iter().map(|piece| look(text, piece)).collect();
    let first = title_at(&seen, title, opening);
    if let Some(first) = first {
        seen[first].kind = BlockKind::Headline;
        seen[first].mark = Mark::None;
    }
    let lead = seen.iter().position(Seen::is_prose).unwrap_or(seen.len());
    repeats(&mut seen, first, title);
    names_before_prose(&mut seen, first, lead);
    sections(&mut seen, lead);
    closing_titles(&mut seen);
    headings(&mut seen, first.map_or(1, |first| first + 1));
    let mut blocks: Vec<Block> = seen.iter().map(|block| Block { span: block.piece.span, kind: block.kind }).collect();
    for block in blocks.iter_mut().filter(|block| block.kind == BlockKind::Prose).take(FILED) {
        let start = block.span.start() + dateline::length(block.span.of(text));
        block.span = Span::new(text, start, block.span.end()).unwrap_or(block.span);
    }
    blocks
}

fn look<'a>(text: &'a str, piece: &'a Piece) -> Seen<'a> {
    let raw = piece.seen.as_deref().unwrap_or_else(|| piece.span.of(text));
    let line = Line::new(raw);
    let mark = match piece.shape {
        Shape::Other | Shape::Links => Mark::Furniture,
        _ if line.len() > line::LONGEST => Mark::None,
        _ => mark(&line),
    };
    let kind = match (mark, piece.shape) {
        (Mark::None, Shape::Heading) => BlockKind::Headline,
        (Mark::None, _) => BlockKind::Prose,
        _ => BlockKind::Furniture,
    };
    Seen { piece, line, mark, kind }
}

impl Seen<'_> {
    /// Whether it stands as a paragraph of sentences.
    fn is_prose(&self) -> bool {
        self.kind == BlockKind::Prose && self.line.is_sentence()
    }

    fn is_item(&self) -> bool {
        self.piece.shape == Shape::Item || ["- ", "* ", "• ", "– "].iter().any(|mark| self.line.raw.starts_with(mark))
    }

    fn is_open(&self) -> bool {
        self.kind != BlockKind::Furniture
    }
}

/// The block that is the article's title.
fn title_at(seen: &[Seen<'_>], title: Option<&str>, opening: Opening) -> Option<usize> {
    if let Some(title) = title {
        let key = Line::new(title).key();
        return seen.iter().take(6).position(|block| block.line.is(&key));
    }
    if let Some(heading) = seen.iter().take(6).position(|block| block.piece.shape == Shape::Heading && block.is_open())
    {
        return Some(heading);
    }
    let first = seen.iter().take(6).position(Seen::is_open)?;
    let block = &seen[first];
    let sentences = block.line.raw.matches(". ").count();
    let long = block.line.len() > 40 || block.line.end == End::Stop && (block.line.len() > 20 || sentences > 0);
    let twice = seen.get(first + 1).is_some_and(|next| next.piece.alone && next.line.is(&block.line.key()));
    let followed = first + 1 < seen.len() && (block.piece.alone || twice);
    (opening == Opening::Title && followed && !long && block.line.end != End::Runs).then_some(first)
}

/// Words of a line that may be said again, where it is not the title.
const REPEATED: usize = 25;

/// A title said again, or a title-like line that stood before, is no second claim.
fn repeats(seen: &mut [Seen<'_>], first: Option<usize>, title: Option<&str>) {
    let title = title.map(Line::new);
    let most = title.as_ref().map_or(0, Line::len).clamp(REPEATED, line::LONGEST);
    let mut known: BTreeSet<String> = title.iter().map(Line::key).collect();
    for (at, block) in seen.iter_mut().enumerate() {
        if block.line.len() > most {
            continue;
        }
        let key = block.line.key();
        let again = known.contains(&key);
        if again && first != Some(at) && (block.line.end != End::Stop || title.is_some()) {
            block.kind = BlockKind::Furniture;
        } else if block.line.end != End::Stop && block.line.len() >= 2 && block.line.len() <= REPEATED {
            known.insert(key);
        }
    }
}

/// Between the title and the first paragraph, a line of two to four capitalised words is an author or a section.
fn names_before_prose(seen: &mut [Seen<'_>], first: Option<usize>, lead: usize) {
    let Some(first) = first else { return };
    for block in seen.iter_mut().take(lead).skip(first + 1) {
        let line = &block.line;
        if line.len() <= 4
            && line.end == End::Open
            && line.all_capital(|word| ["and", "of", "the", "for"].contains(&word))
        {
            block.kind = BlockKind::Furniture;
        }
    }
}

/// What follows a heading over links is links and teasers, and what follows a comment form is
/// comments, until the article goes on.
fn sections(seen: &mut [Seen<'_>], lead: usize) {
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut told: Vec<usize> = Vec::new();
    let mut inside = None;
    for at in 0..seen.len() {
        if inside.is_some() {
            known.extend(told.drain(..).flat_map(|at| telling(&seen[at].line)).map(str::to_owned));
        }
        if inside.is_some_and(|heading: usize| !resumes(seen, at, &known, (seen[heading].mark, heading < lead))) {
            seen[at].kind = BlockKind::Furniture;
            continue;
        }
        // A count of comments above the article opens nothing.
        let opens = seen[at].mark == Mark::Related || seen[at].mark == Mark::Comments && at > lead;
        inside = opens.then_some(at);
        if seen[at].is_prose() {
            told.push(at);
        }
    }
}

/// Whether the article goes on at `at`: a paragraph that another follows, or (among links, where
/// nobody else speaks) one that speaks of what the article spoke of.
fn resumes(seen: &[Seen<'_>], at: usize, known: &BTreeSet<String>, (mark, before): (Mark, bool)) -> bool {
    let long = if mark == Mark::Comments { 12 } else { 8 };
    if !seen[at].is_prose() || seen[at].line.len() < long {
        return false;
    }
    let next = seen[at + 1..].iter().find(|block| block.is_open());
    let another = next.is_some_and(|block| block.is_prose() && (mark == Mark::Related || block.line.len() >= long));
    let own: BTreeSet<&str> = telling(&seen[at].line).collect();
    let shared = own.iter().filter(|word| known.contains(**word)).count();
    before || another || mark == Mark::Related && shared * 5 >= own.len() * 2
}

fn telling<'a>(line: &'a Line<'_>) -> impl Iterator<Item = &'a str> {
    line.lower().iter().filter(|word| word.chars().count() > 4).map(String::as_str)
}

/// Titles in a row at the end of an article head other articles, not this one.
fn closing_titles(seen: &mut [Seen<'_>]) {
    let prose = seen.iter().filter(|block| block.is_prose()).count();
    let ends = seen.iter().rposition(|block| block.is_open() && !block.line.is_title_like());
    let start = ends.map_or(0, |at| at + 1);
    let listed = ends.is_some_and(|at| seen[at].line.end == End::Runs);
    let run: Vec<usize> = (start..seen.len()).filter(|&at| seen[at].is_open()).collect();
    let stopped = seen.iter().filter(|block| block.is_open() && block.line.end == End::Stop).count();
    // Texts that were saved without final stops are left alone.
    let punctuated = stopped * 2 >= prose;
    let titled =
        !run.is_empty() && run.iter().all(|&at| seen[at].line.capitals() >= 0.75 && !seen[at].line.has_auxiliary());
    let items = run.iter().filter(|&&at| seen[at].is_item()).count() >= 2;
    if prose >= 2 && !listed && punctuated && !items && (run.len() >= 3 || titled) {
        for at in run {
            seen[at].kind = BlockKind::Furniture;
        }
    }
}

/// A short line without a stop over a paragraph is its heading.
fn headings(seen: &mut [Seen<'_>], from: usize) {
    let mut over = false;
    for at in (0..seen.len()).rev() {
        let block = &seen[at];
        if !block.is_open() {
            continue;
        }
        let heads = block.line.is_title_like() && block.line.len() <= 14 && block.line.end == End::Open;
        let candidate = heads && !block.line.is_quoted() && block.piece.shape == Shape::Plain;
        let prose = block.is_prose();
        if at >= from && over && candidate && block.kind == BlockKind::Prose {
            seen[at].kind = BlockKind::Headline;
        }
        over = prose;
    }
    let mut listed = false;
    for block in seen.iter_mut().filter(|block| block.is_open()) {
        if listed && block.kind == BlockKind::Headline && block.piece.shape == Shape::Plain {
            block.kind = BlockKind::Prose;
        }
        listed = block.kind == BlockKind::Prose && (block.line.end == End::Runs || listed && !block.is_prose());
    }
}

#[cfg(test)]
mod tests;
