//! Web pages: the article in a page, with what the page says of its title, outlet and day.
//!
//! The article is found by `legible` (Readability's way) and read on as Markdown, so that headings, lists and links are
//! known as what they are; every span counts bytes of that extracted text. Pages are hostile: size, number of elements,
//! depth and attributes are bounded before any tree is built ([`guard`]).

mod guard;
mod paragraphs;
mod tags;

pub(super) use paragraphs::{character, paragraphs};

use super::encoding::decode;
use super::jsonl::date;
use super::{Document, Read, markdown};
use legible::{Article, Error, Options};
use std::borrow::Cow;
use std::panic;
use tags::Tags;

/// Bytes of a page.
pub(super) const LONGEST: usize = 16 << 20;
/// What the program's own pages say of themselves, and how far from their beginning.
const OWN: (&str, usize) = ("<meta name=\"generator\" content=\"gainsay ", 2048);

/// Why a page is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    /// Nothing in it is an article.
    NoArticle,
    /// It cannot be read, or must not; a predicate whose subject is the page.
    Unread(String),
}

/// Reads the page called `name`.
///
/// # Errors
/// Why it was not read.
pub(super) fn read(name: &str, bytes: &[u8], url: Option<&str>, found: &mut Read) -> Result<(), Refused> {
    if bytes.len() > LONGEST {
        return Err(Refused::Unread(format!("is a page of more than {} MB", LONGEST >> 20)));
    }
    let page = decode(bytes).map_err(Refused::Unread)?.text;
    if is_own(&page) {
        let message =
            "says that it is a report of gainsay, and is not read as an article: leave it out by `exclude`, or move it";
        return Err(Refused::Unread(message.to_owned()));
    }
    if let Some(message) = guard::excess(&page) {
        return Err(Refused::Unread(message));
    }
    let article = extracted(&unstruck(&page), url)?;
    document(name, &page, &article, url, found);
    Ok(())
}

/// The page without what is struck out in it: a text says that no longer.
fn unstruck(page: &str) -> Cow<'_, str> {
    const STRUCK: [&str; 3] = ["del", "s", "strike"];
    let mut kept = String::new();
    let mut from = 0;
    let mut open: Option<(String, usize)> = None;
    for tag in Tags::new(page).filter(|tag| !tag.raw && STRUCK.contains(&tag.name.as_str())) {
        match &open {
            None if !tag.closing && !tag.closes_itself => open = Some((tag.name, tag.start)),
            Some((name, start)) if tag.closing && *name == tag.name => {
                kept.push_str(page.get(from..*start).unwrap_or_default());
                from = tag.end;
                open = None;
            }
            _ => {}
        }
    }
    if from == 0 {
        return Cow::Borrowed(page);
    }
    kept.push_str(page.get(from..).unwrap_or_default());
    Cow::Owned(kept)
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Refused::NoArticle => "is a page without an article",
            Refused::Unread(message) => message,
        })
    }
}

/// Whether the page's head says that the program wrote it; a comment says nothing.
fn is_own(page: &str) -> bool {
    let head = &page[..page.floor_char_boundary(OWN.1)];
    head.find(OWN.0).is_some_and(|at| {
        let before = &head[..at];
        before.rfind("<!--").is_none_or(|open| before[open..].contains("-->"))
    })
}

fn extracted(page: &str, url: Option<&str>) -> Result<Article, Refused> {
    let url = url.filter(|url| url.starts_with("http://") || url.starts_with("https://"));
    let options = || Some(Options::new().max_elems_to_parse(guard::ELEMENTS));
    // What is none of our code must not end the run, whatever a page does to it.
    let tried = panic::catch_unwind(|| match legible::parse(page, url, options()) {
        Err(Error::InvalidUrl(_)) => legible::parse(page, None, options()),
        other => other,
    });
    match tried {
        Ok(Ok(article)) => Ok(article),
        Ok(Err(Error::TooManyElements(..))) => {
            Err(Refused::Unread(format!("is a page of more than {} elements", guard::ELEMENTS)))
        }
        Ok(Err(_)) => Err(Refused::NoArticle),
        Err(_) => Err(Refused::Unread("is a page that could not be read".to_owned())),
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
        document.published = published.or(document.published);
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
    fn what_is_struck_out_is_not_said_and_a_linked_paragraph_is() {
        let said = "<p><a href=\"/x\">Anna Lindqvist, who leads the ministry, said that the pipeline would not be built.</a></p>";
        let struck = PAGE.replace("a licence", "<del>a loan</del> a licence");
        let found = page(&struck.replace("<p>The firm", &format!("{said}<p>The firm")));
        let document = &found.documents[0];
        let read = |words: &str| {
            let prose = document.blocks.iter().filter(|block| block.kind == crate::text::BlockKind::Prose);
            prose.into_iter().any(|block| block.span.of(&document.text).contains(words))
        };
        assert!(!read("a loan") && read("a licence"), "{}", document.text);
        assert!(read("would not be built"), "{}", document.text);
    }

    #[test]
    fn a_page_without_an_article_is_told() {
        let found = page("<html><body></body></html>");
        assert!(found.documents.is_empty() && found.warnings[0].unread, "{found:?}");
    }

    #[test]
    fn the_programs_own_pages_are_no_articles_and_that_is_told() {
        let found = page(
            "<html><head><meta name=\"generator\" content=\"gainsay 0.1.0\"></head><body><p>One.</p></body></html>",
        );
        assert!(found.documents.is_empty() && found.warnings[0].unread, "{found:?}");
    }

    #[test]
    fn a_comment_does_not_take_a_page_out() {
        for comment in [
            "<!-- <meta name=\"generator\" content=\"gainsay -->",
            "<!-- <meta name=\"generator\" content=\"gainsay 1\">",
        ] {
            let found = page(&PAGE.replacen("<head>", &format!("<head>{comment}-->"), 1));
            assert_eq!(found.documents.len(), 1, "{found:?}");
        }
    }

    #[test]
    fn hostile_pages_are_refused_in_time() {
        let start = std::time::Instant::now();
        let attributes: String =
            (0..100_000).flat_map(|at| ["a".to_owned(), at.to_string(), "=1 ".to_owned()]).collect();
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
            format!("<p {attributes}>"),
            format!("<p \" ><p {attributes}>"),
            format!("<!--><p {attributes}>"),
            format!("<select><title><p {attributes}>"),
            "<div></b>".repeat(50_000),
            "<b><div></b>".repeat(50_000),
            "<span><p></span><section></section>".repeat(30_000),
            "<rt>".repeat(100_000),
            "<svg><td>".repeat(50_000),
            "<!---->".repeat(100_000),
            format!("<script>{}", "<a ".repeat(300_000)),
        ] {
            let found = self::page(&page);
            assert!(found.documents.len() <= 1);
        }
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}
