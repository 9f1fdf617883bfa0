//! EPUB (EPUB 3.3, W3C): a book whose chapters are pages, each of them a document.
//!
//! `META-INF/container.xml` names the package, the package lists files and the order of reading. A chapter's id is the book's
//! with the chapter's path behind it. All chapters are of one source: who published the book, or the book itself.

use super::Read;
use super::drawn::{About, Drawn, told};
use super::encoding::decode;
use super::found::Bounds;
use super::furniture::Shape;
use super::html::{character, paragraphs};
use super::jsonl::date;
use super::zipped::Zipped;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::LocalName;
use quick_xml::{Reader, XmlVersion};
use std::collections::BTreeMap;

/// Chapters of a book.
const CHAPTERS: usize = 5000;

/// Reads the book called `name`.
pub(super) fn read(name: &str, bytes: &[u8], bounds: Bounds, found: &mut Read) {
    if let Err(message) = book(name, bytes, bounds, found) {
        found.warn(name, None, message, true);
    }
    if found.documents.is_empty() && found.warnings.is_empty() {
        found.warn(name, None, "is an EPUB without text", true);
    }
}

fn book(name: &str, bytes: &[u8], bounds: Bounds, found: &mut Read) -> Result<(), String> {
    let mut zipped = Zipped::open(bytes).ok_or("is no EPUB: it is no ZIP archive")?;
    let broken = |missing| format!("is an EPUB that {missing}");
    let container = zipped.take("META-INF/container.xml").map_err(broken)?;
    let path = root(&container).ok_or("is an EPUB that names no package")?;
    let package = Package::read(&zipped.take(&path).map_err(broken)?);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let source = package.publisher.or(package.title);
    let (published, _) = date(package.date.as_deref());
    for (number, chapter) in package.spine.iter().filter_map(|id| package.files.get(id)).enumerate() {
        if number == CHAPTERS {
            return Err(format!("is a book of more than {CHAPTERS} chapters: the rest is left unread"));
        }
        let inside = resolved(folder, chapter);
        let page = match zipped.take(&inside) {
            Ok(page) => page,
            Err(missing) => return Err(format!("is an EPUB whose chapter {inside} {missing}")),
        };
        let mut drawn = Drawn::new(bounds.document);
        match decode(&page) {
            Ok(page) => paragraphs(&page.text, Shape::Plain, &mut drawn),
            Err(message) => found.warn(name, None, format!("holds {inside}, which {message}"), true),
        }
        if drawn.is_empty() {
            continue;
        }
        let about = About { source: source.clone(), published, url: None };
        found.documents.push(drawn.document(&format!("{name}#{inside}"), about));
    }
    Ok(())
}

/// What a package says of a book.
#[derive(Debug, Default)]
struct Package {
    title: Option<String>,
    publisher: Option<String>,
    date: Option<String>,
    /// Pages by their names in the package.
    files: BTreeMap<String, String>,
    /// Names of pages in the order of reading.
    spine: Vec<String>,
}

impl Package {
    /// Reads as far as it is XML.
    fn read(xml: &[u8]) -> Package {
        let mut package = Package::default();
        let mut words: Option<String> = None;
        events(xml, |event| match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "title" | "publisher" | "date" => words = Some(String::new()),
                "item" if attribute(tag, "media-type").is_some_and(|kind| kind.contains("html")) => {
                    // A table of contents holds no sentence.
                    let contents =
                        attribute(tag, "properties").is_some_and(|kinds| kinds.split(' ').any(|kind| kind == "nav"));
                    if let Some((id, path)) = attribute(tag, "id").zip(attribute(tag, "href")).filter(|_| !contents) {
                        package.files.insert(id, path);
                    }
                }
                "itemref" => package.spine.extend(attribute(tag, "idref")),
                _ => {}
            },
            Event::Text(text) => words.iter_mut().for_each(|words| words.push_str(&text.xml10_content())),
            Event::GeneralRef(name) => {
                words.iter_mut().for_each(|words| words.push_str(&character(name).unwrap_or_default()));
            }
            Event::End(tag) => {
                let said = words.take().and_then(|words| told(&words));
                match tag.local_name().as_ref() {
                    "title" => package.title = package.title.take().or(said),
                    "publisher" => package.publisher = package.publisher.take().or(said),
                    "date" => package.date = package.date.take().or(said),
                    _ => {}
                }
            }
            _ => {}
        });
        package
    }
}

/// The path of the package that a container names.
fn root(xml: &[u8]) -> Option<String> {
    let mut path = None;
    events(xml, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && tag.local_name().as_ref() == "rootfile"
            && path.is_none()
        {
            path = attribute(tag, "full-path");
        }
    });
    path
}

fn events(xml: &[u8], mut each: impl FnMut(&Event<'_>)) {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) | Err(_) => return,
            Ok(event) => each(&event),
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let named = |key: LocalName<'_>| AsRef::<str>::as_ref(&key) == name;
    let found = tag.attributes().flatten().find(|attribute| named(attribute.key.local_name()))?;
    let value = found.normalized_value(XmlVersion::Implicit1_0);
    Some(value.map_or_else(|_| found.value.to_string(), |value| value.into_owned()))
}

/// A path in a book, from a folder of it.
fn resolved(folder: &str, path: &str) -> String {
    let path = path.split(['#', '?']).next().unwrap_or_default();
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let mut parts: Vec<&str> = if path.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;
    use crate::text::zipped::archive;
    use crate::text::{Input, Read, read};

    const CONTAINER: &[u8] =
        b"<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\" media-type=\"x\"/></rootfiles></container>";
    const PACKAGE: &[u8] = b"<package xmlns:dc=\"d\"><metadata><dc:title>Collected news</dc:title><dc:publisher>Bergen &amp; Oslo Press</dc:publisher>\
        <dc:date>2017-06-07</dc:date></metadata><manifest><item id=\"a\" href=\"text/one%201.xhtml\" media-type=\"application/xhtml+xml\"/>\
        <item id=\"b\" href=\"two.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"c\" href=\"c.png\" media-type=\"image/png\"/></manifest>\
        <spine><itemref idref=\"b\"/><itemref idref=\"c\"/><itemref idref=\"a\"/></spine></package>";

    fn book(one: &str, two: &str) -> Read {
        let files: [(&str, &[u8]); 4] = [
            ("META-INF/container.xml", CONTAINER),
            ("OEBPS/book.opf", PACKAGE),
            ("OEBPS/text/one 1.xhtml", one.as_bytes()),
            ("OEBPS/two.xhtml", two.as_bytes()),
        ];
        read("b.epub", &archive(&files), Input::Auto)
    }

    #[test]
    fn chapters_are_documents_of_one_source_in_the_order_of_reading() {
        let found = book(
            "<html><body><h1>One</h1><p>Norway signed.</p></body></html>",
            "<html><head><title/></head><body><p>Oslo agreed.</p></body></html>",
        );
        assert!(found.warnings.is_empty(), "{:?}", found.warnings);
        let told: Vec<(&str, &str)> =
            found.documents.iter().map(|document| (document.id.as_str(), &*document.text)).collect();
        assert_eq!(
            told,
            [("b.epub#OEBPS/two.xhtml", "Oslo agreed."), ("b.epub#OEBPS/text/one 1.xhtml", "One\n\nNorway signed.")]
        );
        assert_eq!(found.documents[0].source.as_deref(), Some("Bergen & Oslo Press"));
        assert_eq!(found.documents[0].published, Some(jiff::civil::date(2017, 6, 7)));
    }

    #[test]
    fn what_is_no_book_is_told() {
        for bytes in [b"PK".to_vec(), archive(&[("a", b"b")]), archive(&[("META-INF/container.xml", CONTAINER)])] {
            let found = read("b.epub", &bytes, Input::Auto);
            assert!(found.documents.is_empty() && found.warnings[0].unread, "{found:?}");
        }
        assert!(book("", "").warnings[0].message.contains("without text"));
    }

    #[test]
    fn paths_stay_in_the_book() {
        assert_eq!(resolved("OEBPS", "../../a/./b.xhtml#c"), "a/b.xhtml");
        assert_eq!(resolved("", "/a"), "a");
    }
}
