//! Web pages: the article in a page, with what the page says of its title, outlet and day.
//!
//! The article is found by `legible` (Readability's way) and read on as Markdown, so that headings, lists and links are
//! known as what they are; every span counts bytes of that extracted text. Pages are hostile: size, number of elements and
//! depth are bounded before any tree is built, because a parser's tree can be deep enough to overflow a stack.

use super::encoding::decode;
use super::jsonl::date;
use super::{Document, Read, markdown};
use legible::{Article, Error, Options};
use std::panic;

/// Bytes of a page.
const LONGEST: usize = 16 << 20;
/// Elements of a page.
const ELEMENTS: usize = 200_000;
/// Elements in each other.
const DEEPEST: usize = 400;
/// What the program's own pages say of themselves.
const OWN: &str = "<meta name=\"generator\" content=\"gainsay ";

/// Reads the page called `name`; where nothing in it is an article, that is told.
pub(super) fn read(name: &str, bytes: &[u8], url: Option<&str>, found: &mut Read) {
    if bytes.len() > LONGEST {
        found.warn(name, None, format!("is a page of more than {} MB", LONGEST >> 20), true);
        return;
    }
    let page = match decode(bytes) {
        Ok(decoded) => decoded.text,
        Err(message) => return found.warn(name, None, message, true),
    };
    if page.get(..2048).unwrap_or(&page).contains(OWN) {
        return found.warn(name, None, "is a report of gainsay, not an article", false);
    }
    if let Some(message) = excess(&page) {
        return found.warn(name, None, message, true);
    }
    match extracted(&page, url) {
        Ok(article) => document(name, &page, &article, url, found),
        Err(message) => found.warn(name, None, message, true),
    }
}

fn extracted(page: &str, url: Option<&str>) -> Result<Article, String> {
    let url = url.filter(|url| url.starts_with("http://") || url.starts_with("https://"));
    let options = || Some(Options::new().max_elems_to_parse(ELEMENTS));
    // What is none of our code must not end the run, whatever a page does to it.
    let tried = panic::catch_unwind(|| match legible::parse(page, url, options()) {
        Err(Error::InvalidUrl(_)) => legible::parse(page, None, options()),
        other => other,
    });
    match tried {
        Ok(Ok(article)) => Ok(article),
        Ok(Err(Error::TooManyElements(..))) => Err(format!("is a page of more than {ELEMENTS} elements")),
        Ok(Err(_)) => Err("is a page without an article".to_owned()),
        Err(_) => Err("is a page that could not be read".to_owned()),
    }
}

fn document(name: &str, page: &str, article: &Article, url: Option<&str>, found: &mut Read) {
    let title = article.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let body = article.markdown_content.trim();
    // A heading stands first, so that nothing in the page can be taken for front matter.
    let heading = if title.is_empty() || body.starts_with(&format!("# {title}")) {
        String::new()
    } else {
        format!("# {}\n\n", title.replace(['[', ']', '<', '>', '*', '_', '`', '\\'], " "))
    };
    let text = if heading.is_empty() && body.starts_with(['+', '-']) {
        format!("\n{body}\n")
    } else {
        format!("{heading}{body}\n")
    };
    let before = found.documents.len();
    markdown::read(name, &text, found);
    let (published, _) = date(article.published_time.as_deref());
    let outlet = article.site_name.as_deref().map(str::trim).filter(|outlet| !outlet.is_empty());
    for document in &mut found.documents[before..] {
        document.title = None;
        document.source = outlet.map(str::to_owned);
        document.published = published;
        document.url = url.map(str::to_owned);
        document.lines = lines(page, document);
    }
}

/// Blocks that stand nowhere in the page as they are; beyond so many, no more are looked for.
const MISSES: usize = 50;

/// The lines of the page on which blocks begin, as far as their first words stand there as they are.
fn lines(page: &str, document: &Document) -> Vec<(u32, u32)> {
    let (mut at, mut line, mut misses) = (0, 1, 0);
    let mut lines = Vec::new();
    for block in document.blocks.iter() {
        let words = block.span.of(&document.text).trim_start_matches(['#', '-', '*', '>', ' ']);
        let plain = words.find(|c: char| !c.is_alphanumeric() && !" ,-".contains(c)).unwrap_or(words.len());
        let words = words.get(..plain.min(40)).unwrap_or_default();
        if words.len() < 8 || misses > MISSES {
            continue;
        }
        let Some(found) = page[at..].find(words) else {
            misses += 1;
            continue;
        };
        line += page[at..at + found].matches('\n').count() as u32;
        at += found;
        lines.push((block.span.start() as u32, line));
    }
    lines
}

/// Elements that never hold others, or that the next of their kind closes.
const FLAT: [&str; 28] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "rp", "rt",
];

/// Why a page is too much, told from its tags alone: in one pass, before any tree.
fn excess(page: &str) -> Option<String> {
    let (mut depth, mut elements) = (0_usize, 0_usize);
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end..]);
            continue;
        }
        let closing = rest.starts_with('/');
        let name: String = rest
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(16)
            .collect::<String>()
            .to_ascii_lowercase();
        if name.is_empty() || FLAT.contains(&name.as_str()) {
            elements += usize::from(!name.is_empty());
        } else if closing {
            depth = depth.saturating_sub(1);
        } else {
            depth += 1;
            elements += 1;
            if matches!(name.as_str(), "script" | "style" | "textarea" | "title") {
                let end = format!("</{name}");
                rest = find_end(rest, &end).map_or("", |at| &rest[at..]);
            }
        }
        if depth > DEEPEST {
            return Some(format!("is a page of elements more than {DEEPEST} deep in each other"));
        }
        if elements > ELEMENTS {
            return Some(format!("is a page of more than {ELEMENTS} elements"));
        }
    }
    None
}

/// Where `end` begins in `text`, capitals or not.
fn find_end(text: &str, end: &str) -> Option<usize> {
    let wanted = end.as_bytes();
    let starts = text.match_indices("</").map(|(at, _)| at);
    starts
        .into_iter()
        .find(|&at| text.as_bytes()[at..].get(..wanted.len()).is_some_and(|piece| piece.eq_ignore_ascii_case(wanted)))
}

#[cfg(test)]
mod tests {
    use crate::text::{Input, Read, read};

    const PAGE: &str = r#"<!DOCTYPE html><html><head><title>Oslo refuses the pipeline - Bergen Post</title>
        <meta property="og:site_name" content="Bergen Post"><meta property="og:title" content="Oslo refuses the pipeline">
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Oslo refuses the pipeline",
        "datePublished":"2017-06-07T09:30:00Z","publisher":{"@type":"Organization","name":"Bergen Post"}}</script></head>
        <body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Oslo refuses the pipeline</h1>
        <p>Norway has refused the pipeline a licence, the ministry of energy in <a href="/oslo">Oslo</a> said on Monday after months of talks with the firm.</p>
        <p>The firm said that it would appeal against the decision, and that it had not been told of any reason, although it had asked for one in writing.</p>
        <p>Neighbours of the planned route, who had feared for their fishing grounds, welcomed the decision and called it overdue.</p></article>
        <footer>All rights reserved. <a href="/terms">Terms</a></footer></body></html>"#;

    fn page(text: &str) -> Read {
        read("a.html", text.as_bytes(), Input::Auto)
    }

    #[test]
    fn the_article_of_a_page_is_read_with_its_outlet_and_day() {
        let found = page(PAGE);
        assert!(found.warnings.is_empty(), "{:?}", found.warnings);
        let document = &found.documents[0];
        assert_eq!(document.source.as_deref(), Some("Bergen Post"));
        assert_eq!(document.published, Some(jiff::civil::date(2017, 6, 7)));
        let blocks: Vec<&str> = document.blocks.iter().map(|block| block.span.of(&document.text)).collect();
        assert!(blocks[0].contains("Oslo refuses the pipeline"), "{blocks:?}");
        assert!(blocks.iter().any(|block| block.starts_with("Norway has refused the pipeline")), "{blocks:?}");
        assert!(!document.text.contains("All rights reserved"), "{}", document.text);
        let norway = document.text.find("Norway has refused").unwrap() as u32;
        let line = PAGE.lines().position(|line| line.contains("Norway has refused")).unwrap() as u32 + 1;
        assert!(document.lines.contains(&(norway, line)), "{:?}", document.lines);
    }

    #[test]
    fn a_page_without_an_article_is_told() {
        let found = page("<html><body></body></html>");
        assert!(found.documents.is_empty() && found.warnings[0].unread, "{found:?}");
    }

    #[test]
    fn the_programs_own_pages_are_no_articles() {
        let found = page(
            "<html><head><meta name=\"generator\" content=\"gainsay 0.1.0\"></head><body><p>One.</p></body></html>",
        );
        assert!(found.documents.is_empty() && !found.warnings[0].unread, "{found:?}");
    }

    #[test]
    fn hostile_pages_are_refused_in_time() {
        let start = std::time::Instant::now();
        for page in [
            "<div>".repeat(200_000),
            "<b>".repeat(100_000),
            "<svg><g>".repeat(50_000),
            "<p>".repeat(300_000),
            "<table>".repeat(50_000),
            "<!--".repeat(100_000),
            "<script>".repeat(100_000),
            "<a href=\"".repeat(50_000),
            "<".repeat(1_000_000),
        ] {
            let found = self::page(&page);
            assert!(found.documents.len() <= 1);
        }
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}
