//! WARC (ISO 28500), the format of web archives: every page and every plain text in it, each a document with its address.
//!
//! Plain or gzipped, a member a record or all in one. Records that are no text are passed over; one that is cut off ends the
//! file, and that is told. What a record may hold and what it may unpack to is bounded.

use super::{Read, html, plain};
use crate::text::encoding::decode;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::{self, BufRead, BufReader, Read as _};

/// Bytes of one record, and of what it unpacks to.
const LONGEST: u64 = 32 << 20;
/// Bytes of one header line.
const LINE: u64 = 64 << 10;

/// Reads the archive called `name`.
pub(super) fn read(name: &str, bytes: &[u8], found: &mut Read) {
    let done = if bytes.starts_with(b"\x1f\x8b") {
        records(name, &mut BufReader::with_capacity(1 << 16, MultiGzDecoder::new(bytes)), found)
    } else {
        records(name, &mut BufReader::new(bytes), found)
    };
    if let Err(error) = done {
        found.warn(name, None, format!("is a web archive that breaks off: {error}"), true);
    }
}

fn records(name: &str, archive: &mut impl BufRead, found: &mut Read) -> io::Result<()> {
    while let Some(headers) = headers(archive, b"WARC/")? {
        let length = headers.get("content-length").and_then(|length| length.parse::<u64>().ok());
        let Some(length) = length else {
            return Err(io::Error::other("a record without a length"));
        };
        let mut body = Vec::new();
        archive.take(length.min(LONGEST)).read_to_end(&mut body)?;
        let rest = length.saturating_sub(LONGEST);
        if io::copy(&mut archive.take(rest), &mut io::sink())? < rest || (body.len() as u64) < length.min(LONGEST) {
            return Err(io::Error::other("the last record is cut off"));
        }
        let url = headers.get("warc-target-uri").map(|url| url.trim_matches(['<', '>']));
        if rest > 0 {
            found.warn(
                name,
                None,
                format!("holds a record of more than {} MB: {}", LONGEST >> 20, url.unwrap_or("?")),
                true,
            );
            continue;
        }
        record(name, &headers, url, &body, found);
    }
    Ok(())
}

/// The document of one record, if it is text.
fn record(name: &str, headers: &Headers, url: Option<&str>, body: &[u8], found: &mut Read) {
    let kind = headers.get("content-type").unwrap_or_default().to_ascii_lowercase();
    let id = || url.map_or_else(|| format!("{name}#{}", found_number(found)), str::to_owned);
    match headers.get("warc-type").unwrap_or_default() {
        "response" if kind.starts_with("application/http") => {
            if let Some((kind, page)) = response(body) {
                text(&id(), &kind, url, &page, found);
            }
        }
        "resource" | "conversion" => text(&id(), &kind, url, body, found),
        _ => {}
    }
}

fn found_number(found: &Read) -> usize {
    found.documents.len() + 1
}

fn text(id: &str, kind: &str, url: Option<&str>, body: &[u8], found: &mut Read) {
    if kind.starts_with("text/html") || kind.starts_with("application/xhtml") {
        let (documents, warnings) = (found.documents.len(), found.warnings.len());
        html::read(id, body, url, found);
        // An archive holds many pages that are no articles; only what is too much for the reader is told.
        if found.documents.len() == documents {
            let told = |message: &str| message.contains("more than");
            let mut at = warnings;
            while at < found.warnings.len() {
                if told(&found.warnings[at].message) { at += 1 } else { drop(found.warnings.remove(at)) }
            }
        }
    } else if kind.starts_with("text/plain") {
        if let Ok(decoded) = decode(body) {
            let mut document = plain::document(id, decoded.text);
            document.url = url.map(str::to_owned);
            found.documents.push(document);
        }
    }
}

/// The kind and the content of an HTTP response that was a success.
fn response(bytes: &[u8]) -> Option<(String, Vec<u8>)> {
    let mut reader = bytes;
    let mut status = String::new();
    (&mut reader).take(LINE).read_line(&mut status).ok()?;
    if status.split(' ').nth(1) != Some("200") {
        return None;
    }
    let headers = fields(&mut reader).ok()?;
    let kind = headers.get("content-type").unwrap_or_default().to_ascii_lowercase();
    if !kind.starts_with("text/") && !kind.starts_with("application/xhtml") {
        return None;
    }
    let chunked = headers.get("transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"));
    let body = if chunked { joined(reader).unwrap_or_else(|| reader.to_vec()) } else { reader.to_vec() };
    let coding = headers.get("content-encoding").unwrap_or_default().to_ascii_lowercase();
    Some((kind, unpacked(&coding, body)?))
}

/// The content without its packing; archives that unpacked it but kept the header are read as they are.
fn unpacked(coding: &str, body: Vec<u8>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let read = match coding {
        "gzip" | "x-gzip" if body.starts_with(b"\x1f\x8b") => {
            MultiGzDecoder::new(&*body).take(LONGEST).read_to_end(&mut out)
        }
        "deflate" if body.first() == Some(&0x78) => ZlibDecoder::new(&*body).take(LONGEST).read_to_end(&mut out),
        "deflate" => DeflateDecoder::new(&*body).take(LONGEST).read_to_end(&mut out),
        "" | "identity" | "gzip" | "x-gzip" => return Some(body),
        _ => return None,
    };
    (read.is_ok() || !out.is_empty()).then_some(out)
}

/// The pieces of a chunked body joined; none where it is not chunked after all.
fn joined(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(rest.len());
    loop {
        let end = rest.windows(2).position(|pair| pair == b"\r\n")?;
        let size = std::str::from_utf8(&rest[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[end + 2..];
        if size == 0 {
            return Some(out);
        }
        let piece = rest.get(..size)?;
        out.extend_from_slice(piece);
        rest = rest.get(size + 2..).unwrap_or_default();
    }
}

/// Header fields by name in lower case; of equal names the first.
#[derive(Debug, Default)]
struct Headers(Vec<(String, String)>);

impl Headers {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The headers of the next record, after the blank lines before it; none at the end.
fn headers(archive: &mut impl BufRead, mark: &[u8]) -> io::Result<Option<Headers>> {
    loop {
        let mut line = Vec::new();
        if (&mut *archive).take(LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        if line.starts_with(mark) {
            return fields(archive).map(Some);
        }
        if !line.trim_ascii().is_empty() {
            return Err(io::Error::other("expected the beginning of a record"));
        }
    }
}

fn fields(archive: &mut impl BufRead) -> io::Result<Headers> {
    let mut headers = Headers::default();
    loop {
        let mut line = Vec::new();
        let read = (&mut *archive).take(LINE).read_until(b'\n', &mut line)?;
        let shown = String::from_utf8_lossy(&line);
        if read == 0 || shown.trim().is_empty() || headers.0.len() > 200 {
            return Ok(headers);
        }
        if let Some((name, value)) = shown.split_once(':') {
            headers.0.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Input, read};
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn gzipped(bytes: &[u8]) -> Vec<u8> {
        let mut out = GzEncoder::new(Vec::new(), Compression::fast());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    }

    fn record(kind: &str, content: &str, url: &str, body: &[u8]) -> Vec<u8> {
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {content}\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        [head.as_bytes(), body, b"\r\n\r\n"].concat()
    }

    fn archive() -> Vec<Vec<u8>> {
        let page = "<html><body><article><h1>Talks</h1><p>Norway has refused the pipeline a licence, the ministry of energy said on Monday, after months of talks with the firm and its neighbours in the north.</p></article></body></html>";
        let packed = gzipped(page.as_bytes());
        let chunked = [format!("{:x}\r\n", packed.len()).as_bytes(), &packed, b"\r\n0\r\n\r\n"].concat();
        let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n";
        vec![
            record("warcinfo", "application/warc-fields", "", b"software: test"),
            record(
                "response",
                "application/http; msgtype=response",
                "https://bergen.example/a",
                &[head.as_slice(), &chunked].concat(),
            ),
            record(
                "response",
                "application/http",
                "https://bergen.example/gone",
                b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>No.</p>",
            ),
            record("conversion", "text/plain", "https://oslo.example/b", "Talks\n\nOslo agreed.".as_bytes()),
        ]
    }

    #[test]
    fn pages_and_texts_are_read_from_every_packing() {
        let plain = archive().concat();
        let each: Vec<u8> = archive().iter().flat_map(|record| gzipped(record)).collect();
        for (name, bytes) in [("a.warc", &plain), ("a.warc.gz", &each), ("a.warc.gz", &gzipped(&plain))] {
            let found = read(name, bytes, Input::Auto);
            assert!(found.warnings.is_empty(), "{:?}", found.warnings);
            let ids: Vec<&str> = found.documents.iter().map(|document| document.id.as_str()).collect();
            assert_eq!(ids, ["https://bergen.example/a", "https://oslo.example/b"]);
            assert!(found.documents[0].text.contains("refused the pipeline"));
        }
    }

    #[test]
    fn an_archive_that_breaks_off_is_told_and_what_came_before_is_read() {
        let mut bytes = archive().concat();
        bytes.truncate(bytes.len() - 15);
        let found = read("a.warc", &bytes, Input::Auto);
        assert_eq!(found.documents.len(), 1);
        assert!(found.warnings[0].unread && found.warnings[0].message.contains("breaks off"), "{:?}", found.warnings);
        assert!(read("a.warc", b"nonsense\n", Input::Auto).warnings[0].unread);
        assert!(read("a.warc.gz", b"\x1f\x8b\x08nonsense", Input::Auto).warnings[0].unread);
    }
}
