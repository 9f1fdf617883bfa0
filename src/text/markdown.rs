//! Markdown: headings, paragraphs and list items with the offsets of the source, its marks told apart.

use super::furniture::{self, Opening, Piece, Shape};
use super::jsonl::date;
use super::matter::front_matter;
use super::published::published;
use super::{Block, BlockKind, Document, Read, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;
use std::sync::Arc;

/// The document that a Markdown file is, with what its front matter says.
pub(super) fn read(name: &str, source: &str, found: &mut Read) {
    let text: Arc<str> = source.into();
    let (matter, start) = front_matter(name, &text, found);
    let mut markup = Vec::new();
    let pieces = pieces(&text, start, &mut markup);
    let title = matter.title.as_deref();
    let headline = title.and_then(|title| titled(&text, start, title));
    let body = furniture::blocks(&text, &pieces, title, Opening::Body);
    let blocks = headline.into_iter().chain(body).collect();
    let (published, problem) = date(matter.published.as_deref());
    if let Some(problem) = problem {
        found.warn(name, None, problem, false);
    }
    let document = Document {
        id: name.to_owned(),
        source: matter.source,
        published,
        url: matter.url,
        title: matter.title,
        text,
        blocks,
        markup,
        lines: Vec::new(),
    };
    let published = document.published.or_else(|| self::published(&document, start));
    found.documents.push(Document { published, ..document });
}

/// The title as a headline where front matter, which ends at `body`, holds it letter for letter.
fn titled(text: &str, body: usize, title: &str) -> Option<Block> {
    let key = text[..body].find("title")? + "title".len();
    let start = key + text[key..body].find(title)?;
    let span = Span::new(text, start, start + title.len())?;
    Some(Block { span, kind: BlockKind::Headline })
}

/// Collects blocks while the parser walks through the source.
struct Collector<'a> {
    text: &'a str,
    pieces: Vec<Piece>,
    markup: &'a mut Vec<Span>,
    /// The block that is being read: its stretches of visible text, and how much of it is link text.
    open: Option<Open>,
    /// How deep in images, code blocks, tables and raw HTML.
    hidden: usize,
    links: usize,
    items: usize,
}

#[derive(Default)]
struct Open {
    stretches: Vec<Range<usize>>,
    heading: bool,
    plain: bool,
    linked: usize,
}

fn pieces(text: &str, body: usize, markup: &mut Vec<Span>) -> Vec<Piece> {
    let mut collector = Collector { text, pieces: Vec::new(), markup, open: None, hidden: 0, links: 0, items: 0 };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(&text[body..], options).into_offset_iter() {
        collector.take(&event, range.start + body..range.end + body);
    }
    collector.close();
    collector.pieces
}

impl Collector<'_> {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag),
            Event::Text(_) if self.hidden == 0 => self.visible(range),
            Event::Code(inner) if self.hidden == 0 => {
                let at = self.text[range.clone()].find(&**inner).map(|at| range.start + at);
                self.visible(at.map_or(range, |at| at..at + inner.len()));
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { .. } => self.begin(true),
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => self.begin(false),
            Tag::Item => {
                self.items += 1;
                self.begin(false);
            }
            Tag::Link { .. } => self.links += 1,
            // What is struck out is said no longer.
            Tag::Image { .. } | Tag::Strikethrough => self.hidden += 1,
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Table(_) | Tag::MetadataBlock(_) => {
                self.close();
                self.push(range, Shape::Other, None);
                self.hidden += 1;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => self.close(),
            TagEnd::Item => {
                self.close();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::Link => self.links = self.links.saturating_sub(1),
            TagEnd::Image
            | TagEnd::Strikethrough
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Table
            | TagEnd::MetadataBlock(_) => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn begin(&mut self, heading: bool) {
        self.close();
        self.open = Some(Open { heading, ..Open::default() });
    }

    fn visible(&mut self, range: Range<usize>) {
        let linked = if self.links > 0 { range.len() } else { 0 };
        let open = self.open.get_or_insert_default();
        open.linked += linked;
        open.plain |= linked == 0 && self.text[range.clone()].chars().any(char::is_alphanumeric);
        // A no-break space written as an entity is white space, not a word.
        if &self.text[range.clone()] != "&nbsp;" {
            open.stretches.push(range);
        }
    }

    /// Ends the open block: what lies between its stretches of text is markup.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let (Some(first), Some(last)) = (open.stretches.first(), open.stretches.last()) else { return };
        let whole = self.text.get(first.start..last.end).unwrap_or_default();
        if whole.trim().is_empty() {
            return; // nothing but the blanks that an entity or a tag left
        }
        let lead = whole.len() - whole.trim_start().len();
        let (start, end) = (first.start + lead, first.start + whole.trim_end().len());
        let before = self.markup.len();
        for pair in open.stretches.windows(2) {
            self.mark(pair[0].end, pair[1].start);
        }
        let seen = visible(self.text, start..end, &self.markup[before..]);
        let shape = match (open.heading, open.plain, self.items) {
            (true, ..) => Shape::Heading,
            (_, false, items) if open.linked > 0 && !(items == 0 && is_paragraph(whole)) => Shape::Links,
            (_, _, 0) => Shape::Plain,
            _ => Shape::Item,
        };
        self.push(start..end, shape, seen);
    }

    /// Marks `[start, end)` without the white space around it, which is white space anyhow.
    fn mark(&mut self, start: usize, end: usize) {
        let gap = self.text.get(start..end).unwrap_or_default();
        let lead = gap.len() - gap.trim_start().len();
        self.markup.extend(Span::new(self.text, start + lead, start + gap.trim_end().len()));
    }

    fn push(&mut self, range: Range<usize>, shape: Shape, seen: Option<String>) {
        let end = range.start + self.text.get(range.clone()).unwrap_or_default().trim_end().len();
        let Some(span) = Span::new(self.text, range.start, end) else { return };
        if self.pieces.last().is_none_or(|last| last.span.end() <= span.start()) {
            self.pieces.push(Piece { span, shape, alone: true, seen });
        }
    }
}

/// Fewest words of a paragraph that is a link as a whole and yet says something.
const SAID: usize = 10;

/// Whether linked words are a sentence, and not a title.
fn is_paragraph(words: &str) -> bool {
    let words = words.split("](").next().unwrap_or_default().trim();
    let small = words.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    words.ends_with(['.', '\u{201d}', '!']) && small >= SAID / 2 && words.split_whitespace().count() >= SAID
}

/// The text of `range` with `markup` left out, or none where there is no markup.
fn visible(text: &str, range: Range<usize>, markup: &[Span]) -> Option<String> {
    let (mut shown, mut from) = (String::new(), range.start);
    for mark in markup {
        shown.push_str(text.get(from..mark.start()).unwrap_or_default());
        from = mark.end();
    }
    shown.push_str(text.get(from..range.end).unwrap_or_default());
    (!markup.is_empty()).then_some(shown)
}

#[cfg(test)]
mod tests {
    use crate::text::BlockKind::{Furniture, Headline, Prose};
    use crate::text::{BlockKind, Document, Input, read};

    fn only(text: &str) -> Document {
        read("a.md", text.as_bytes(), Input::Auto).documents.remove(0)
    }

    fn seen(document: &Document) -> Vec<(BlockKind, String)> {
        let show = |span: crate::text::Span| {
            let mut bytes = document.text.as_bytes()[span.range()].to_vec();
            for mark in document.markup.iter().filter(|mark| span.contains(**mark)) {
                bytes[mark.start() - span.start()..mark.end() - span.start()].fill(b'~');
            }
            String::from_utf8(bytes).unwrap()
        };
        document.blocks.iter().map(|block| (block.kind, show(block.span))).collect()
    }

    #[test]
    fn marks_are_blanks_and_offsets_stay_those_of_the_source() {
        let document =
            only("# Talks *fail*\n\nThe **northern** [pipeline](https://x.y/z) was ![map](m.png) refused\\*.\n");
        assert_eq!(
            seen(&document),
            [
                (Headline, "Talks ~fail".to_owned()),
                (Prose, "The ~~northern~~ ~pipeline~~~~~~~~~~~~~~~~ was ~~~~~~~~~~~~~ refused~*.".to_owned())
            ]
        );
    }

    #[test]
    fn front_matter_of_both_kinds_is_metadata() {
        for text in [
            "+++\ntitle = \"Talks fail\"\nsource = \"Bergen Post\"\npublished = 2017-06-07\n+++\nIt ended.\n",
            "---\ntitle: 'Talks fail' \nsource: Bergen Post # the daily\npublished: 2017-06-07T10:00:00Z\ntags:\n  - a\n---\nIt ended.\n",
        ] {
            let document = only(text);
            assert_eq!(document.title.as_deref(), Some("Talks fail"));
            assert_eq!(document.source.as_deref(), Some("Bergen Post"));
            assert_eq!(document.published, Some(jiff::civil::date(2017, 6, 7)));
            assert_eq!(seen(&document), [(Headline, "Talks fail".to_owned()), (Prose, "It ended.".to_owned())]);
        }
    }

    #[test]
    fn the_line_of_outlet_and_day_is_read_as_in_plain_text() {
        let day = |text: &str| only(text).published.map(|day| day.to_string());
        let line =
            "Ferry floats\n\n*Coast Bulletin*, **14 May 2022**\n\nThe ferry was freed on 10 May 2021, they said.\n";
        assert_eq!(day(&format!("# {line}")).as_deref(), Some("2022-05-14"));
        let matter = "---\ntitle: Ferry floats\nread on: 2020-01-01\n---\n";
        assert_eq!(day(&format!("{matter}The ferry was freed.\n")), None);
        assert_eq!(day(&format!("{matter}# {line}")).as_deref(), Some("2022-05-14"));
    }

    #[test]
    fn a_date_of_front_matter_is_the_day_of_publication() {
        let document = only("---\ntitle: Talks\ndate: 2017-06-07\n---\nIt ended.\n");
        assert_eq!(document.published, Some(jiff::civil::date(2017, 6, 7)));
        let both = only("---\npublished: 2017-06-08\ndate: 2017-06-07\n---\nIt ended.\n");
        assert_eq!(both.published, Some(jiff::civil::date(2017, 6, 8)));
    }

    #[test]
    fn what_is_struck_out_is_said_no_longer() {
        let document = only("It cost ~~three~~ four pounds.\n");
        assert_eq!(seen(&document)[0].1.matches('~').count(), 9);
    }

    #[test]
    fn a_rule_at_the_top_is_no_front_matter() {
        assert_eq!(seen(&only("---\n\nIt ended.\n")), [(Prose, "It ended.".to_owned())]);
    }

    #[test]
    fn code_tables_and_bare_links_are_no_prose() {
        let found = seen(&only(
            "It ended.\n\n```\nlet it = 1;\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n- [One more talk](x)\n- An item that says it.\n\n> He said so.\n",
        ));
        let kinds: Vec<BlockKind> = found.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, [Prose, Furniture, Furniture, Furniture, Prose, Prose]);
        assert_eq!(found[5].1, "He said so.");
    }
}
