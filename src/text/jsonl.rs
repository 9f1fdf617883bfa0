//! JSON Lines: one document a line, in the form that `INTERFACES` fixes for corpora and engines.

use super::{Blocks, Document, Read, noise};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use std::sync::Arc;

/// A document as a line of JSON holds it; fields that are not listed are left alone.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "Document")]
pub struct Line {
    /// Unique in a corpus.
    id: String,
    /// The article; every span counts bytes of it.
    text: String,
    /// The title, where it is not part of the text.
    title: Option<String>,
    /// The outlet.
    source: Option<String>,
    /// The day of publication: 2017-06-07, with or without a time behind it.
    published: Option<String>,
    /// Where it was published.
    url: Option<String>,
}

/// Reads every line of `bytes`; a line that is no document is told by its number, and the rest is read.
pub(super) fn read(name: &str, bytes: &[u8]) -> Read {
    let mut found = Read::default();
    for (number, line) in bytes.split(|&byte| byte == b'\n').enumerate() {
        self::line(name, number + 1, line, &mut found);
    }
    found
}

/// Reads one line, the `number`th (from 1) of the file called `name`, into `found`.
///
/// For callers that stream a file which they do not want to hold as a whole.
pub fn line(name: &str, number: usize, bytes: &[u8], found: &mut Read) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").filter(|_| number == 1).unwrap_or(bytes);
    let bytes = bytes.trim_ascii_end();
    if bytes.is_empty() {
        return;
    }
    let text = String::from_utf8_lossy(bytes);
    if matches!(text, std::borrow::Cow::Owned(_)) {
        found.warn(name, Some(number), "is broken UTF-8; what cannot be read was replaced by \u{fffd}", false);
    }
    match serde_json::from_str::<Line>(&text) {
        Err(error) => found.warn(name, Some(number), describe(&error), true),
        Ok(line) => {
            let (mut document, problem) = document(line);
            if let Some(noise) = noise::leave_out(&mut document) {
                found.warn(name, Some(number), noise, false);
            }
            if let Some(problem) = problem {
                found.warn(name, Some(number), problem, false);
            }
            found.documents.push(document);
        }
    }
}

/// A document from its JSON value, as `compare --pairs` holds them; `Err` says what is wrong with it.
///
/// # Errors
/// A field that is missing or of another type.
pub fn value(value: serde_json::Value) -> Result<Document, String> {
    serde_json::from_value::<Line>(value).map(|line| document(line).0).map_err(|error| describe(&error))
}

fn describe(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or_default();
    let what = if error.is_eof() { "the line ends within its JSON object" } else { text };
    let column = if error.column() > 0 { format!(" (column {})", error.column()) } else { String::new() };
    format!("is not a document{column}: {what}")
}

fn document(line: Line) -> (Document, Option<String>) {
    let (published, problem) = date(line.published.as_deref());
    let text: Arc<str> = line.text.into();
    let title = line.title.filter(|title| !title.trim().is_empty());
    let blocks = Blocks::of_body(&text, title.as_deref());
    let source = line.source.filter(|source| !source.trim().is_empty());
    let document = Document {
        id: line.id,
        source,
        published,
        url: line.url,
        title,
        text,
        blocks,
        markup: Vec::new(),
        lines: Vec::new(),
    };
    (document, problem)
}

/// The day that begins `written` ("2017-06-07T09:30Z" is 7 June), and what is wrong where none does.
pub(super) fn date(written: Option<&str>) -> (Option<Date>, Option<String>) {
    let Some(written) = written.map(str::trim).filter(|written| !written.is_empty()) else { return (None, None) };
    let day = written.get(..10).unwrap_or(written);
    match day.parse::<Date>() {
        Ok(date) => (Some(date), None),
        Err(_) => (None, Some(format!("has a `published` that is no date: {written:?}; write 2017-06-07"))),
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::text::BlockKind::{Headline, Prose};

    #[test]
    fn half_a_line_is_told_by_its_number_and_the_rest_is_read() {
        let found = read(
            "c.jsonl",
            b"{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"te\n\n{\"id\":\"c\",\"text\":\"Two.\"}\n",
        );
        let ids: Vec<&str> = found.documents.iter().map(|document| document.id.as_str()).collect();
        assert_eq!(ids, ["a", "c"]);
        assert_eq!(found.warnings.len(), 1);
        assert_eq!(
            found.warnings[0].to_string(),
            "c.jsonl:2: is not a document (column 13): the line ends within its JSON object"
        );
        assert!(found.warnings[0].unread);
    }

    #[test]
    fn metadata_is_kept_and_a_wrong_date_is_told() {
        let found = read(
            "c.jsonl",
            br#"{"id":"a","text":"Talks fail\n\nThey ended.","title":"Talks fail","source":"Bergen Post","published":"2017-06-07","url":"u"}
{"id":"b","text":"One.","published":"June","more":[1]}"#,
        );
        let first = &found.documents[0];
        assert_eq!(
            (first.source.as_deref(), first.published),
            (Some("Bergen Post"), Some(jiff::civil::date(2017, 6, 7)))
        );
        assert_eq!(first.blocks.iter().map(|block| block.kind).collect::<Vec<_>>(), [Headline, Prose]);
        assert_eq!(found.warnings[0].line, Some(2));
        assert!(!found.warnings[0].unread);
    }
}
