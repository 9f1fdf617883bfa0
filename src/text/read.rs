//! The one entry to all readers: a file's name and bytes in, documents and warnings out.

use super::encoding::decode;
use super::found::{Bounds, Read};
use super::{docx, epub, feed, html, jsonl, mail, markdown, pdf, plain, warc};
use std::convert::Infallible;

/// How the bytes of a file are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Input {
    /// By the ending of its name: `.md` and `.markdown`, `.jsonl` and `.ndjson`, `.html` and `.htm`, `.warc` and
    /// `.warc.gz`, `.pdf`, `.docx`, `.epub`, `.rss`, `.atom` and `.xml`, `.eml`, else plain text.
    #[default]
    Auto,
    /// Plain text.
    Text,
    /// Markdown, with or without front matter.
    Markdown,
    /// JSON Lines, one document a line.
    Jsonl,
    /// A web page.
    Html,
    /// A web archive.
    Warc,
    /// Pages of print.
    Pdf,
    /// A document of a word processor.
    Docx,
    /// A book, each chapter a document.
    Epub,
    /// A feed of RSS, Atom or JSON, each entry a document.
    Feed,
    /// A mail.
    Mail,
}

impl Input {
    /// How a file of that name is read.
    #[must_use]
    pub fn of(self, name: &str) -> Input {
        if self == Input::Auto { by_ending(name) } else { self }
    }

    /// Whether the text of a document is drawn from its file, so that lines of the one are none of the other.
    pub fn is_drawn(self) -> bool {
        !matches!(self, Input::Auto | Input::Text | Input::Markdown | Input::Jsonl)
    }

    /// Bytes of a file that is read as a whole or not at all; none where its beginning can be read.
    pub fn whole(self) -> Option<usize> {
        match self {
            Input::Html => Some(html::LONGEST),
            Input::Pdf | Input::Docx | Input::Epub => Some(64 << 20),
            Input::Feed | Input::Mail => Some(32 << 20),
            Input::Auto | Input::Text | Input::Markdown | Input::Jsonl | Input::Warc => None,
        }
    }

    /// Whether even a small file may take long to read.
    pub fn is_packed(self) -> bool {
        matches!(self, Input::Pdf | Input::Docx | Input::Epub)
    }
}

/// Reads the `bytes` of the file called `name`; a file of one document gives it that name as its id.
///
/// Any bytes go in. What cannot be read is left out and told in [`Read::warnings`]; the cost is a few
/// passes over the bytes.
///
/// ```
/// use gainsay::text::{Input, read};
/// let found = read("talks.txt", b"Talks fail\n\nThe talks ended on Monday.", Input::Auto);
/// assert_eq!(found.documents[0].id, "talks.txt");
/// assert_eq!(found.documents[0].blocks.len(), 2); // a headline and a paragraph
/// assert!(found.warnings.is_empty());
/// ```
pub fn read(name: &str, bytes: &[u8], input: Input) -> Read {
    read_within(name, bytes, input, Bounds::default())
}

/// [`read`], with other bounds.
pub fn read_within(name: &str, bytes: &[u8], input: Input, bounds: Bounds) -> Read {
    let input = input.of(name);
    let mut found = Read::default();
    if let Some(most) = input.whole().filter(|most| bytes.len() > *most) {
        found.warn(name, None, format!("is a file of more than {} MB", most >> 20), true);
        return found;
    }
    match input {
        Input::Jsonl => return jsonl::read(name, bytes),
        Input::Html => {
            if let Err(refused) = html::read(name, bytes, None, &mut found) {
                found.warn(name, None, refused.to_string(), true);
            }
        }
        Input::Warc => {
            let mut take = |record: Read| -> Result<(), Infallible> {
                found.documents.extend(record.documents);
                found.warnings.extend(record.warnings);
                Ok(())
            };
            let Ok(()) = warc::records(name, bytes, bounds, &mut take);
        }
        Input::Pdf => pdf::read(name, bytes, bounds, &mut found),
        Input::Docx => docx::read(name, bytes, bounds, &mut found),
        Input::Epub => epub::read(name, bytes, bounds, &mut found),
        Input::Feed => feed::read(name, bytes, bounds, &mut found),
        Input::Mail => mail::read(name, bytes, bounds, &mut found),
        Input::Auto | Input::Text | Input::Markdown => text(name, bytes, input, &mut found),
    }
    found.leave_noise_out(name, None);
    found
}

fn text(name: &str, bytes: &[u8], input: Input, found: &mut Read) {
    match decode(bytes) {
        Err(message) => found.warn(name, None, message, true),
        Ok(decoded) => {
            if let Some(note) = decoded.note {
                found.warn(name, None, note, false);
            }
            match input {
                Input::Markdown => markdown::read(name, &decoded.text, found),
                _ => found.documents.push(plain::document(name, decoded.text)),
            }
        }
    }
}

fn by_ending(name: &str) -> Input {
    let name = name.to_ascii_lowercase();
    if name.ends_with(".warc.gz") {
        return Input::Warc;
    }
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html" | "htm" | "xhtml") => Input::Html,
        Some("warc") => Input::Warc,
        Some("md" | "markdown") => Input::Markdown,
        Some("jsonl" | "ndjson") => Input::Jsonl,
        Some("pdf") => Input::Pdf,
        Some("docx") => Input::Docx,
        Some("epub") => Input::Epub,
        Some("rss" | "atom" | "xml") => Input::Feed,
        Some("eml") => Input::Mail,
        _ => Input::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::{Input, read};
    use proptest::prelude::*;

    fn check(bytes: &[u8]) {
        let all = [Input::Auto, Input::Text, Input::Markdown, Input::Jsonl, Input::Html, Input::Warc];
        let packed = [Input::Pdf, Input::Docx, Input::Epub, Input::Feed, Input::Mail];
        for input in all.into_iter().chain(packed) {
            for document in read("a.txt", bytes, input).documents {
                let spans: Vec<_> = document.blocks.iter().map(|block| block.span).collect();
                assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "blocks overlap: {spans:?}");
                assert!(document.markup.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
                assert!(spans.iter().all(|span| !span.of(&document.text).trim().is_empty()));
            }
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            check(&bytes);
        }

        #[test]
        fn no_text_makes_a_reader_panic(text in r"([ \t\r\n#*\-+>|`\[\]()!&;:.a-zé—“”’\u{a0}\u{feff}]|---\n|\+\+\+\n|</?[a-z]+>|\{.id.:|Related\n|By A)*") {
            check(text.as_bytes());
        }
    }

    #[test]
    fn one_endless_line_is_read_in_one_pass() {
        let line = "word ".repeat(400_000);
        let marks = "*a ".repeat(50_000);
        let start = std::time::Instant::now();
        check(line.as_bytes());
        check(marks.as_bytes());
        check("[".repeat(50_000).as_bytes());
        check("> ".repeat(20_000).as_bytes());
        check("Related stories\nRelated\n".repeat(20_000).as_bytes());
        assert!(start.elapsed().as_secs() < 20);
    }
}
