//! DOCX (ECMA-376): the paragraphs of a word processor's document, with its headings and lists known as such.
//!
//! Deleted words, comments, notes, heads and feet are no part of the text; tables are no prose. The file is read as a stream of
//! XML events: nothing in it can be too deep.

use super::Read;
use super::drawn::{About, Drawn};
use super::found::Bounds;
use super::furniture::Shape;
use super::html::character;
use super::zipped::Zipped;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::LocalName;

/// Reads the document called `name`.
pub(super) fn read(name: &str, bytes: &[u8], bounds: Bounds, found: &mut Read) {
    let Some(mut zipped) = Zipped::open(bytes) else {
        return found.warn(name, None, "is no DOCX: it is no ZIP archive", true);
    };
    let body = match zipped.take("word/document.xml") {
        Ok(body) => body,
        Err(missing) => return found.warn(name, None, format!("is a DOCX that {missing}"), true),
    };
    let mut drawn = Drawn::new(bounds.document);
    let whole = paragraphs(&body, &mut drawn);
    if let Err(error) = whole {
        found.warn(name, None, format!("is a DOCX that breaks off: {error}"), true);
    }
    if !drawn.is_empty() {
        found.documents.push(drawn.document(name, About::default()));
    } else if found.warnings.is_empty() {
        found.warn(name, None, "is a DOCX without text", true);
    }
}

#[derive(Default)]
struct Paragraph {
    text: String,
    heading: bool,
    item: bool,
}

/// Adds the paragraphs of a document's main part to a text.
fn paragraphs(body: &[u8], drawn: &mut Drawn) -> Result<(), quick_xml::Error> {
    let mut reader = Reader::from_reader(body);
    // Of every open paragraph what is known so far: a text box holds paragraphs within one.
    let mut open: Vec<Paragraph> = Vec::new();
    let (mut inside, mut tables, mut fallbacks) = (false, 0_usize, 0_usize);
    let mut buffer = Vec::new();
    while !drawn.is_full() {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => break,
            Event::Start(tag) => match tag.local_name().as_ref() {
                "p" if open.len() < DEEPEST => open.push(Paragraph::default()),
                "t" => inside = true,
                "tbl" => tables += 1,
                // What older programs show instead says the same again.
                "Fallback" => fallbacks += 1,
                _ => property(&tag, open.last_mut()),
            },
            Event::Empty(tag) => property(&tag, open.last_mut()),
            Event::End(tag) => match tag.local_name().as_ref() {
                "p" => {
                    if let Some(paragraph) = open.pop().filter(|_| fallbacks == 0) {
                        drawn.push(paragraph.shape(tables > 0), &paragraph.text);
                    }
                }
                "t" => inside = false,
                "tbl" => tables = tables.saturating_sub(1),
                "Fallback" => fallbacks = fallbacks.saturating_sub(1),
                _ => {}
            },
            Event::Text(text) if inside => say(&mut open, &text.xml10_content()),
            Event::CData(text) if inside => say(&mut open, &text.xml10_content()),
            Event::GeneralRef(name) if inside => say(&mut open, &character(&name).unwrap_or_default()),
            _ => {}
        }
    }
    Ok(())
}

/// Paragraphs within each other.
const DEEPEST: usize = 64;

impl Paragraph {
    fn shape(&self, table: bool) -> Shape {
        match () {
            () if table => Shape::Other,
            () if self.heading => Shape::Heading,
            () if self.item => Shape::Item,
            () => Shape::Plain,
        }
    }
}

fn say(open: &mut [Paragraph], words: &str) {
    if let Some(paragraph) = open.last_mut() {
        paragraph.text.push_str(words);
    }
}

/// What a tag says of the paragraph that it stands in.
fn property(tag: &BytesStart<'_>, paragraph: Option<&mut Paragraph>) {
    let Some(paragraph) = paragraph else { return };
    match tag.local_name().as_ref() {
        "tab" | "br" | "cr" => paragraph.text.push(' '),
        "noBreakHyphen" => paragraph.text.push('-'),
        "numPr" => paragraph.item = true,
        "pStyle" => {
            let style = value(tag);
            paragraph.heading |= style.starts_with("Heading") || style.starts_with("Title");
            paragraph.item |= style.starts_with("List");
        }
        "outlineLvl" => paragraph.heading |= value(tag) != "9",
        _ => {}
    }
}

/// The value of an attribute that is called so, whatever the prefix.
fn value(tag: &BytesStart<'_>) -> String {
    let is_value = |key: LocalName<'_>| AsRef::<str>::as_ref(&key) == "val";
    let found = tag.attributes().flatten().find(|attribute| is_value(attribute.key.local_name()));
    found.map(|attribute| attribute.value.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::text::zipped::archive;
    use crate::text::{BlockKind, Input, Read, read};

    fn document(body: &str) -> Read {
        let xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>"
        );
        read("a.docx", &archive(&[("word/document.xml", xml.as_bytes())]), Input::Auto)
    }

    fn blocks(found: &Read) -> Vec<(BlockKind, &str)> {
        let document = &found.documents[0];
        document.blocks.iter().map(|block| (block.kind, block.span.of(&document.text))).collect()
    }

    #[test]
    fn paragraphs_headings_and_tables_are_told_apart() {
        use BlockKind::{Furniture, Headline, Prose};
        let found = document(
            "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Talks fail</w:t></w:r></w:p>\
             <w:p><w:r><w:t xml:space=\"preserve\">Oslo &amp; the </w:t></w:r><w:r><w:t>firm</w:t><w:br/><w:t>met&#8217;s it.</w:t></w:r>\
             <w:del><w:r><w:delText> not</w:delText></w:r></w:del></w:p>\
             <w:p><w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>The firm said so.</w:t></w:r></w:p></mc:Choice>\
             <mc:Fallback><w:p><w:r><w:t>The firm said so.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>\
             <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ships of the fleet</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        );
        assert!(found.warnings.is_empty(), "{:?}", found.warnings);
        assert_eq!(
            blocks(&found),
            [
                (Headline, "Talks fail"),
                (Prose, "Oslo & the firm met’s it."),
                (Prose, "The firm said so."),
                (Furniture, "Ships of the fleet"),
            ]
        );
    }

    #[test]
    fn what_is_broken_or_empty_is_told() {
        let told = |found: &Read| (found.documents.len(), found.warnings[0].unread, found.warnings[0].message.clone());
        assert_eq!(told(&read("a.docx", b"PK", Input::Auto)), (0, true, "is no DOCX: it is no ZIP archive".to_owned()));
        let other = archive(&[("a.txt", b"Oslo")]);
        assert!(told(&read("a.docx", &other, Input::Auto)).2.contains("holds no text where"));
        assert_eq!(told(&document("")).2, "is a DOCX without text");
        let broken = document("<w:p><w:r><w:t>It ended.</w:t></w:r></w:p></w:body><w:p>");
        assert_eq!((broken.documents.len(), broken.warnings.len()), (1, 1));
        assert!(told(&broken).2.contains("breaks off"), "{broken:?}");
        let deep = "<w:p>".repeat(200_000) + "<w:t>It ended.";
        assert!(document(&deep).documents.len() <= 1);
    }
}
