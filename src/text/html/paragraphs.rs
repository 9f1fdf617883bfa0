//! The paragraphs of a piece of HTML that holds an article and nothing else: an entry of a feed, a mail, a chapter.
//!
//! No article is looked for and no tree is built: blocks are told by the tags that begin and end them, in one pass. What is
//! neither shown nor said (scripts, navigation, drawings) is passed over.

use super::tags::{Tag, Tags};
use crate::text::drawn::Drawn;
use crate::text::furniture::Shape;
use quick_xml::escape::resolve_html5_entity;
use std::borrow::Cow;

/// Elements whose text is no markup.
const RAW: [&str; 8] = ["script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"];
/// Elements that are passed over with all that is in them.
const HIDDEN: [&str; 7] = ["head", "nav", "svg", "math", "template", "select", "object"];
/// Elements that stand within a line.
const INLINE: [&str; 37] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
];

/// Adds the paragraphs of `page` to a text; quoted blocks have the shape `quoted`.
pub(in crate::text) fn paragraphs(page: &str, quoted: Shape, drawn: &mut Drawn) {
    let mut walk = Walk { quoted, drawn, block: Block::default(), hidden: None, quotes: 0 };
    let mut tags = Tags::new(page);
    let mut end = 0;
    while let Some(tag) = tags.next() {
        if walk.drawn.is_full() {
            return;
        }
        walk.text(page, end..tags.from, &tags.passed);
        end = tags.at.min(page.len());
        if !tag.closing && !tag.closes_itself && !tag.raw && RAW.contains(&tag.name.as_str()) {
            walk.close();
            end = tags.pass_text(&tag.name);
        } else {
            walk.tag(&tag);
        }
    }
    walk.text(page, end..page.len(), &tags.passed);
    walk.close();
}

struct Walk<'d> {
    quoted: Shape,
    drawn: &'d mut Drawn,
    block: Block,
    /// The element that is passed over, and how often it is open in itself.
    hidden: Option<(String, usize)>,
    quotes: usize,
}

/// The block that is being read.
#[derive(Default)]
struct Block {
    text: String,
    heading: bool,
    item: bool,
    links: usize,
    /// Whether anything stands outside of links.
    plain: bool,
    linked: bool,
    /// Whether the line has just been broken.
    broken: bool,
}

impl Walk<'_> {
    fn text(&mut self, page: &str, range: std::ops::Range<usize>, passed: &[std::ops::Range<usize>]) {
        if self.hidden.is_some() {
            return;
        }
        let mut from = range.start;
        let gaps = passed.iter().map(|gap| (gap.start, gap.end)).chain([(range.end, range.end)]);
        for (start, end) in gaps {
            let words = unescaped(page.get(from..start).unwrap_or_default());
            let said = words.chars().any(char::is_alphanumeric);
            self.block.plain |= said && self.block.links == 0;
            self.block.linked |= said && self.block.links > 0;
            self.block.broken &= words.trim().is_empty();
            self.block.text.push_str(&words);
            from = end;
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        if let Some((hidden, depth)) = &mut self.hidden {
            if hidden == name && !tag.closes_itself {
                *depth = if tag.closing { *depth - 1 } else { *depth + 1 };
            }
            // A head may end without saying so.
            if *depth == 0 || hidden == "head" && name == "body" {
                self.hidden = None;
            }
            return;
        }
        match name {
            "a" if tag.closing => self.block.links = 0,
            "a" => self.block.links = usize::from(!tag.closes_itself),
            // Two breaks end a paragraph, one a line.
            "br" if self.block.broken => self.close(),
            "br" => {
                self.block.broken = true;
                self.block.text.push(' ');
            }
            _ if INLINE.contains(&name) => {}
            _ if HIDDEN.contains(&name) && !tag.closing && !tag.closes_itself => {
                self.close();
                self.hidden = Some((name.to_owned(), 1));
            }
            _ => self.block(name, tag.closing),
        }
    }

    fn block(&mut self, name: &str, closing: bool) {
        self.close();
        match name {
            "blockquote" if closing => self.quotes = self.quotes.saturating_sub(1),
            "blockquote" => self.quotes += 1,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.block.heading = !closing,
            "li" | "dt" | "dd" => self.block.item = !closing,
            _ => {}
        }
    }

    fn close(&mut self) {
        let (heading, item) = (self.block.heading, self.block.item);
        let block = std::mem::take(&mut self.block);
        let shape = match () {
            () if self.quotes > 0 => self.quoted,
            () if heading => Shape::Heading,
            () if block.linked && !block.plain => Shape::Links,
            () if item => Shape::Item,
            () => Shape::Plain,
        };
        self.drawn.push(shape, &block.text);
        self.block = Block { heading, item, links: block.links, ..Block::default() };
    }
}

/// The text with its character references read; what is none stands as it is.
fn unescaped(text: &str) -> Cow<'_, str> {
    /// Bytes of the longest name of a character.
    const NAME: usize = 32;
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let head = &rest.as_bytes()[at + 1..rest.len().min(at + 1 + NAME)];
        let named =
            head.iter().position(|&byte| byte == b';').and_then(|end| Some((end, character(&rest[at + 1..][..end])?)));
        if let Some((end, character)) = named {
            out.push_str(&character);
            rest = &rest[at + end + 2..];
        } else {
            out.push('&');
            rest = &rest[at + 1..];
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// What stands between `&` and `;` as it is shown.
pub(in crate::text) fn character(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else { return resolve_html5_entity(name).map(str::to_owned) };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::paragraphs;
    use crate::text::BlockKind::{self, Furniture, Headline, Prose};
    use crate::text::drawn::{About, Drawn};
    use crate::text::furniture::Shape;

    fn read(page: &str) -> Vec<(BlockKind, String)> {
        let mut drawn = Drawn::new(100_000);
        paragraphs(page, Shape::Other, &mut drawn);
        let document = drawn.document("a", About::default());
        document.blocks.iter().map(|block| (block.kind, block.span.of(&document.text).to_owned())).collect()
    }

    #[test]
    fn blocks_are_told_by_their_tags() {
        let page = "<?xml version=\"1.0\"?><html><head><title/><style>p > a {}</style></head><body><nav><p>Contents</p></nav>\
            <h1>Talks <em>fail</em></h1><p>Oslo&#39;s min&shy;istry &amp; the firm<!-- <p> --> met &bogus; &.</p>\
            <div>One line<br>and its rest.<br/><br/>Another one &lt; that.</div><blockquote><p>Old words of a mail.</p></blockquote>\
            <script>if (a<b) { '<p>no</p>' }</script><ul><li>An item that says it.</li></ul></body></html>";
        let found = read(page);
        let told: Vec<(BlockKind, &str)> = found.iter().map(|(kind, text)| (*kind, text.as_str())).collect();
        assert_eq!(
            told,
            [
                (Headline, "Talks fail"),
                (Prose, "Oslo's ministry & the firm met &bogus; &."),
                (Prose, "One line and its rest."),
                (Prose, "Another one < that."),
                (Furniture, "Old words of a mail."),
                (Prose, "An item that says it."),
            ]
        );
    }

    #[test]
    fn a_title_that_closes_itself_hides_nothing() {
        assert_eq!(read("<html><head><title/></head><body><p>It ended.</p></body></html>").len(), 1);
        assert_eq!(read("<p>It ended.<script>").len(), 1);
        assert_eq!(read("<p>It ended.<svg>").len(), 1);
    }

    #[test]
    fn hostile_pieces_are_read_in_one_pass() {
        let start = std::time::Instant::now();
        for piece in [
            "<",
            "<p>",
            "<script>",
            "<!--",
            "&",
            "&#",
            "<svg>",
            "<br>",
            "<a href=\"",
            "</",
            "<nav></nav>",
            "<title/>",
            "<title>x",
        ] {
            read(&piece.repeat(200_000));
        }
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }
}
