//! RSS, Atom and JSON feeds: every entry a document, with its title, day and address; the feed is their source.
//!
//! What an entry holds in full is read, else what it says in short.

use super::Read;
use super::drawn::{About, Drawn, told};
use super::found::Bounds;
use super::furniture::Shape;
use super::html::paragraphs;
use feed_rs::model::{Entry, Feed, Text};
use jiff::civil::Date;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads the feed called `name`.
pub(super) fn read(name: &str, bytes: &[u8], bounds: Bounds, found: &mut Read) {
    // What is none of our code must not end the run, whatever a file does to it. Ids that a feed does not give are none.
    let parser = feed_rs::parser::Builder::new().id_generator(|_, _, _| String::new()).build();
    let tried = catch_unwind(AssertUnwindSafe(|| parser.parse(bytes)));
    let feed = match tried {
        Ok(Ok(feed)) => feed,
        Ok(Err(_)) => return found.warn(name, None, "is no RSS or Atom feed", true),
        Err(_) => return found.warn(name, None, "is a feed that could not be read", true),
    };
    let source = source(&feed);
    let mut empty = 0;
    for (number, entry) in feed.entries.iter().enumerate() {
        let mut drawn = Drawn::new(bounds.document);
        text(entry, &mut drawn);
        if drawn.is_empty() {
            empty += 1;
            continue;
        }
        let url = entry.links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
        let url = url.map(|link| link.href.clone()).filter(|url| !url.is_empty());
        let about = About { source: source.clone(), published: day(entry), url: url.clone() };
        let id = url.unwrap_or_else(|| format!("{name}#{}", number + 1));
        found.documents.push(drawn.document(&id, about));
    }
    if empty > 0 {
        found.warn(name, None, format!("holds entries without text: {empty}"), false);
    }
    if found.documents.is_empty() {
        found.warn(name, None, "is a feed without an entry that has text", true);
    }
}

fn source(feed: &Feed) -> Option<String> {
    feed.title.as_ref().and_then(|title| told(&words(title)))
}

/// The day of an entry, in UTC.
fn day(entry: &Entry) -> Option<Date> {
    let written = entry.published.or(entry.updated)?;
    written.format("%Y-%m-%d").to_string().parse().ok()
}

fn text(entry: &Entry, drawn: &mut Drawn) {
    if let Some(title) = &entry.title {
        drawn.push(Shape::Heading, &words(title));
    }
    let whole =
        entry.content.as_ref().and_then(|content| content.body.as_deref()).filter(|body| !body.trim().is_empty());
    if let Some(text) = whole.or_else(|| entry.summary.as_ref().map(|summary| summary.content.as_str())) {
        paragraphs(text, Shape::Plain, drawn);
    }
}

/// What a title says, whatever it is written in.
fn words(title: &Text) -> String {
    let mut drawn = Drawn::new(title.content.len());
    paragraphs(&title.content, Shape::Plain, &mut drawn);
    drawn.document("", About::default()).text.replace("\n\n", " ")
}

#[cfg(test)]
mod tests {
    use crate::text::{BlockKind, Input, Read, read};

    fn feed(name: &str, text: &str) -> Read {
        read(name, text.as_bytes(), Input::Auto)
    }

    #[test]
    fn entries_of_rss_are_documents_of_the_feeds_outlet() {
        let found = feed(
            "a.rss",
            "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
             <title>Bergen Post</title><link>https://bergen.example</link><description>News</description>\
             <item><title>Talks fail</title><link>https://bergen.example/a</link><pubDate>Wed, 07 Jun 2017 09:30:00 GMT</pubDate>\
             <description>Short.</description><content:encoded><![CDATA[<p>Oslo refused &amp; said so.</p><p>The firm met it.</p>]]></content:encoded></item>\
             <item><title>One &amp; two</title><description>&lt;p&gt;Norway signed.&lt;/p&gt;</description></item></channel></rss>",
        );
        assert!(found.warnings.is_empty(), "{:?}", found.warnings);
        let first = &found.documents[0];
        assert_eq!((first.id.as_str(), first.source.as_deref()), ("https://bergen.example/a", Some("Bergen Post")));
        assert_eq!(first.published, Some(jiff::civil::date(2017, 6, 7)));
        assert_eq!(&*first.text, "Talks fail\n\nOslo refused & said so.\n\nThe firm met it.");
        assert_eq!(first.blocks[0].kind, BlockKind::Headline);
        assert_eq!(
            (found.documents[1].id.as_str(), &*found.documents[1].text),
            ("a.rss#2", "One & two\n\nNorway signed.")
        );
    }

    #[test]
    fn entries_of_atom_are_read_and_what_is_no_feed_is_told() {
        let found = feed(
            "a.xml",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Oslo Times</title><id>x</id><updated>2017-06-07T00:00:00Z</updated>\
             <entry><title>Talks</title><id>y</id><updated>2017-06-08T01:00:00Z</updated><link href=\"https://oslo.example/y\"/>\
             <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Norway <b>signed</b>.</p></div></content></entry></feed>",
        );
        assert_eq!(found.documents.len(), 1, "{found:?}");
        assert!(found.documents[0].text.contains("Norway signed."), "{}", found.documents[0].text);
        assert_eq!(found.documents[0].published, Some(jiff::civil::date(2017, 6, 8)));
        for text in ["<project/>", "", "<rss><channel/></rss>", "{}"] {
            let found = feed("a.atom", text);
            assert!(found.documents.is_empty() && found.warnings[0].unread, "{text}: {found:?}");
        }
    }

    #[test]
    fn hostile_feeds_end_in_time() {
        let start = std::time::Instant::now();
        let head = "<rss version=\"2.0\"><channel><title>x</title><item><description>";
        for text in [
            head.to_owned() + &"<a>".repeat(200_000),
            "<a>".repeat(200_000),
            "<rss><channel>".repeat(50_000),
            head.to_owned() + "</description>" + &"<media:group>".repeat(50_000),
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>".to_owned()
                + &"<content type=\"xhtml\"><div>".repeat(50_000),
            "<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]><rss><channel><title>&c;</title></channel></rss>"
                .to_owned(),
            "[".repeat(100_000),
            format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\"x\":{}", "[".repeat(100_000)),
        ] {
            assert!(feed("a.rss", &text).documents.len() <= 1);
        }
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }
}
