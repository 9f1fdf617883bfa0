//! Whether a page is too much for a parser, told from its tags alone: in one pass, before any tree.
//!
//! A parser's tree can be deep enough to overflow a stack, and some of its work grows with the square of the depth, or of the
//! attributes of one tag. This follows the tree construction of HTML (WHATWG, "The rules for parsing tokens in HTML content") as far as depth
//! goes: what an end tag closes, what it does not, and which elements close each other without one. Where it differs it sees
//! more depth than the parser makes, never less by more than a few elements a level; a test holds it against a parser.

use super::tags::{Tag, Tags};

/// Elements of a page.
pub(super) const ELEMENTS: usize = 200_000;
/// Elements in each other.
pub(super) const DEEPEST: usize = 400;
/// Attributes of a tag.
const ATTRIBUTES: usize = 1000;
/// Words of what stands in a script and looks like a tag.
const IN_SCRIPTS: usize = 5000;

/// Why a page is too much, if it is.
pub(super) fn excess(page: &str) -> Option<String> {
    let (mut elements, mut open) = (0_usize, Open::default());
    let mut tags = Tags::new(page);
    while let Some(tag) = tags.next() {
        let most = if tag.raw { IN_SCRIPTS } else { ATTRIBUTES };
        if tag.attributes > most {
            return Some(format!("is a page with a tag of more than {ATTRIBUTES} attributes"));
        }
        if tag.raw {
            continue;
        }
        elements += usize::from(!tag.closing);
        open.walk(&tag, &mut tags);
        if open.depth() > DEEPEST {
            return Some(format!("is a page of elements more than {DEEPEST} deep in each other"));
        }
        if elements > ELEMENTS {
            return Some(format!("is a page of more than {ELEMENTS} elements"));
        }
    }
    None
}

/// Elements that never hold others, and those whose nesting the table around them bounds.
const FLAT: [&str; 30] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "image", "input", "keygen",
    "link", "meta", "param", "source", "track", "wbr", "html", "head", "body", "td", "th", "tr", "tbody", "thead",
    "tfoot", "colgroup", "frameset",
];
/// Elements that an end tag removes from among the open ones, whatever was opened in them.
const FORMATTING: [&str; 15] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u", "form"];
/// Blocks: they close an open paragraph, and their end tags close all that was opened in them.
const BLOCKS: [&str; 39] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "header",
    "hgroup",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "listing",
    "search",
    "section",
    "summary",
    "ul",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "dd",
    "dt",
    "button",
    "plaintext",
    "xmp",
];
/// Blocks that close no paragraph.
const BESIDE: [&str; 1] = ["button"];
/// Elements through which no end tag reaches.
const WALLS: [&str; 14] = [
    "applet",
    "caption",
    "table",
    "marquee",
    "object",
    "template",
    "mi",
    "mo",
    "mn",
    "ms",
    "mtext",
    "annotation-xml",
    "foreignobject",
    "desc",
];
/// Further elements through which the end tag of an unknown one does not reach.
const SPECIAL: [&str; 9] = ["form", "select", "noscript", "iframe", "textarea", "title", "style", "script", "noembed"];

/// The elements that are open, by name.
#[derive(Debug, Default)]
struct Open {
    names: Vec<String>,
}

impl Open {
    fn depth(&self) -> usize {
        self.names.len()
    }

    /// Takes in the next of `tags`.
    fn walk(&mut self, tag: &Tag, tags: &mut Tags<'_>) {
        let name = tag.name.as_str();
        if !tag.closing && self.is_raw(name) {
            tags.enter(name);
        } else if self.in_foreign() {
            self.foreign(tag);
        } else if tag.closing {
            self.close(name);
        } else if !FLAT.contains(&name) {
            self.open(name);
        }
    }

    /// In SVG and `MathML` nothing is implied: an element is open until its end tag, unless it closes itself.
    fn foreign(&mut self, tag: &Tag) {
        if tag.closing {
            self.close(&tag.name);
        } else if !tag.closes_itself {
            self.names.push(tag.name.clone());
        }
    }

    fn open(&mut self, name: &str) {
        match name {
            "li" => self.close_item(&["li"]),
            "dd" | "dt" => self.close_item(&["dd", "dt"]),
            "option" | "optgroup" if self.names.last().is_some_and(|last| last == "option") => drop(self.names.pop()),
            _ => {}
        }
        if BLOCKS.contains(&name) && !BESIDE.contains(&name) {
            self.close_paragraph();
        }
        self.names.push(name.to_owned());
    }

    fn close(&mut self, name: &str) {
        let wall = |open: &String| WALLS.contains(&open.as_str());
        let special = |open: &String| wall(open) || SPECIAL.contains(&open.as_str()) || BLOCKS.contains(&open.as_str());
        let is = |open: &String| open == name;
        if name == "table" {
            let at = self.names.iter().rposition(|open| is(open) || open == "template");
            return self.cut(at.filter(|&at| is(&self.names[at])));
        }
        if FORMATTING.contains(&name) {
            let Some(at) = self.names.iter().rposition(|open| is(open) || wall(open)) else { return };
            if is(&self.names[at]) {
                if self.names[at + 1..].iter().any(special) { drop(self.names.remove(at)) } else { self.cut(Some(at)) }
            }
            return;
        }
        let stops =
            |open: &String| if BLOCKS.contains(&name) || WALLS.contains(&name) { wall(open) } else { special(open) };
        let list = |open: &String| matches!(name, "p" | "li") && matches!(open.as_str(), "button" | "ol" | "ul");
        let at = self.names.iter().rposition(|open| is(open) || stops(open) || list(open));
        self.cut(at.filter(|&at| is(&self.names[at])));
    }

    /// What a new list item closes: the one before it, unless a block stands between them.
    fn close_item(&mut self, names: &[&str]) {
        let at = self.names.iter().rposition(|open| {
            let between = ["address", "div", "p"].contains(&open.as_str());
            let special = WALLS.contains(&open.as_str()) || SPECIAL.contains(&open.as_str());
            names.contains(&open.as_str()) || special || BLOCKS.contains(&open.as_str()) && !between
        });
        self.cut(at.filter(|&at| names.contains(&self.names[at].as_str())));
    }

    fn close_paragraph(&mut self) {
        let at = self.names.iter().rposition(|open| open == "p" || open == "button" || WALLS.contains(&open.as_str()));
        self.cut(at.filter(|&at| self.names[at] == "p"));
    }

    fn cut(&mut self, at: Option<usize>) {
        self.names.truncate(at.unwrap_or(self.names.len()));
    }

    fn in_foreign(&self) -> bool {
        self.names.iter().any(|open| matches!(open.as_str(), "svg" | "math"))
    }

    /// Whether what follows the tag is text until its end tag: not in SVG, and not where a list of choices ignores it.
    fn is_raw(&self, name: &str) -> bool {
        let held = |open: &String| matches!(open.as_str(), "svg" | "math" | "select" | "frameset");
        matches!(name, "script" | "style" | "textarea" | "title") && !self.names.iter().any(held)
    }
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, Open, excess};
    use crate::text::html::tags::Tags;
    use html5ever::tendril::TendrilSink;
    use markup5ever_rcdom::{Handle, NodeData, RcDom};
    use proptest::prelude::*;

    /// How deep the guard takes the page to be.
    fn seen(page: &str) -> usize {
        let (mut open, mut tags, mut deepest) = (Open::default(), Tags::new(page), 0);
        while let Some(tag) = tags.next() {
            if tag.raw {
                continue;
            }
            open.walk(&tag, &mut tags);
            deepest = deepest.max(open.depth());
        }
        deepest
    }

    /// How deep a parser makes it, `html` and `body` left off.
    fn made(page: &str) -> usize {
        let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(page);
        let (mut deepest, mut open): (usize, Vec<(Handle, usize)>) = (0, vec![(dom.document, 0)]);
        while let Some((node, depth)) = open.pop() {
            let element = usize::from(matches!(node.data, NodeData::Element { .. }));
            deepest = deepest.max(depth + element);
            open.extend(node.children.borrow().iter().map(|child| (child.clone(), depth + element)));
        }
        deepest.saturating_sub(2)
    }

    #[test]
    fn pages_as_they_are_written_are_not_too_deep() {
        for page in [
            "<p><span>One</span><p><span>Two</span>".repeat(500),
            "<ul><li>a<li>b</ul><table><tr><td>a<td>b<tr><td>c</table>".repeat(500),
            "<div><b>a</div></b><p>b<br>c<hr>".repeat(500),
            "<select><option>a<option>b</select><svg><path/><g><path /></g></svg>".repeat(500),
            "<dl><dt>a<dd>b<dt>c<dd>d</dl><a href=x>b</a><img src=x>".repeat(500),
            "<script>if (a<b && c<d) document.write('<div>')</script>".repeat(500),
        ] {
            assert_eq!(excess(&page), None, "{}", &page[..60]);
            assert!(seen(&page) < 20);
        }
    }

    proptest! {
        #[test]
        fn no_soup_of_tags_is_deeper_than_it_seems(
            soup in prop::collection::vec(prop::sample::select(SOUP.to_vec()), 1..8),
        ) {
            let page = soup.concat().repeat(60);
            let (seen, made) = (seen(&page), made(&page));
            prop_assert!(made <= seen * 5 + 30, "{} deep where {seen} are seen: {soup:?}", made);
            prop_assert!(made < DEEPEST * 5 || excess(&page).is_some());
        }
    }

    const SOUP: [&str; 74] = [
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<a>",
        "</a>",
        "<span>",
        "</span>",
        "<section>",
        "</section>",
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<caption>",
        "</caption>",
        "<select>",
        "</select>",
        "<option>",
        "</option>",
        "<optgroup>",
        "<ul>",
        "</ul>",
        "<li>",
        "</li>",
        "<dd>",
        "</dd>",
        "<svg>",
        "</svg>",
        "<g>",
        "</g>",
        "<desc>",
        "</desc>",
        "<title>",
        "</title>",
        "<foreignObject>",
        "</foreignObject>",
        "<math>",
        "</math>",
        "<mi>",
        "</mi>",
        "<form>",
        "</form>",
        "<button>",
        "</button>",
        "<h1>",
        "</h2>",
        "<object>",
        "</object>",
        "<template>",
        "</template>",
        "<ruby>",
        "<rt>",
        "</ruby>",
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<x-y>",
        "</x-y>",
        "<font>",
        "</font>",
        "<br/>",
        "<g/>",
        "<!--",
        "-->",
        "<noscript>",
        "</noscript>",
    ];
}
