//! WARC (ISO 28500), the format of web archives: every page and every plain text in it, each a document with its address.
//!
//! Plain or gzipped, a member a record or all in one, read record by record: an archive is never held as a whole. Records that
//! are no text and pages without an article are passed over and counted; one that is cut off ends the file. What a record may
//! hold, what it may unpack to, and what all of them may unpack to beside the bytes of the archive, is bounded.

use super::found::Bounds;
use super::html::Refused;
use super::{Read, html, plain};
use crate::text::encoding::decode;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read as _};
use std::rc::Rc;

/// Bytes of one record, and of what it unpacks to.
const LONGEST: u64 = 32 << 20;
/// Bytes of one header line.
const LINE: u64 = 64 << 10;
/// Bytes of text for a byte of the archive, beyond which it is no archive of texts.
const SWELL: u64 = 4;
/// Addresses that are told of pages without an article.
const NAMED: usize = 3;

/// Reads the archive called `name`, and hands on each record's document and what is to be told of it.
///
/// # Errors
/// What `each` returns; the archive is read no further.
pub fn records<E>(
    name: &str,
    archive: impl io::Read,
    bounds: Bounds,
    mut each: impl FnMut(Read) -> Result<(), E>,
) -> Result<(), E> {
    let read = Rc::new(Cell::new(0));
    let mut counted = BufReader::with_capacity(1 << 16, Counted { inner: archive, read: Rc::clone(&read) });
    let packed = counted.fill_buf().is_ok_and(|head| head.starts_with(b"\x1f\x8b"));
    let mut reader: Box<dyn BufRead + '_> = if packed {
        Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(counted)))
    } else {
        Box::new(counted)
    };
    let mut passed = Passed::default();
    let (mut kept, mut number) = (0_u64, 0_usize);
    loop {
        let mut found = Read::default();
        let more = record(name, &mut reader, bounds, &mut number, &mut passed, &mut found);
        let broken = more.as_ref().err().map(|error| format!("is a web archive that breaks off: {error}"));
        // Of a document no more is read than its limit, whatever is at hand.
        kept += found.documents.iter().map(|document| document.text.len().min(bounds.document) as u64).sum::<u64>();
        let most = bounds.document as u64 + SWELL * read.get();
        let swollen = (kept > most).then(|| {
            found.documents.clear();
            format!("is a web archive that unpacks to more than {SWELL} times its size: the rest is left unread")
        });
        found.leave_noise_out(name, None);
        let stop = swollen.is_some() || !matches!(more, Ok(true));
        if let Some(message) = swollen.or(broken) {
            found.warn(name, None, message, true);
        }
        if stop {
            passed.tell(name, &mut found);
            return each(found);
        }
        each(found)?;
    }
}

/// Bytes as they are read.
struct Counted<R> {
    inner: R,
    read: Rc<Cell<u64>>,
}

impl<R: io::Read> io::Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(out)?;
        self.read.set(self.read.get() + read as u64);
        Ok(read)
    }
}

/// What is in an archive and no article.
#[derive(Debug, Default)]
struct Passed {
    pages: usize,
    /// The first of the pages.
    named: Vec<String>,
    others: usize,
}

impl Passed {
    fn page(&mut self, id: String) {
        self.pages += 1;
        if self.named.len() < NAMED {
            self.named.push(id);
        }
    }

    fn tell(&self, name: &str, found: &mut Read) {
        let named = if self.named.is_empty() { String::new() } else { format!(" ({})", self.named.join(", ")) };
        let pages = format!("pages without an article: {}{named}", self.pages);
        let others = format!("records that are no text: {}", self.others);
        let told: Vec<String> = [(self.pages, pages), (self.others, others)]
            .into_iter()
            .filter_map(|(count, told)| (count > 0).then_some(told))
            .collect();
        if !told.is_empty() {
            found.warn(name, None, format!("holds what is passed over: {}", told.join("; ")), false);
        }
    }
}

/// Reads the next record; false at the end.
fn record(
    name: &str,
    archive: &mut impl BufRead,
    bounds: Bounds,
    number: &mut usize,
    passed: &mut Passed,
    found: &mut Read,
) -> io::Result<bool> {
    let Some(headers) = headers(archive, b"WARC/")? else { return Ok(false) };
    *number += 1;
    let length = headers.get("content-length").and_then(|length| length.parse::<u64>().ok());
    let Some(length) = length else {
        return Err(io::Error::other("a record without a length"));
    };
    let kind = headers.get("content-type").unwrap_or_default().to_ascii_lowercase();
    // Of a text no more is kept than is read of it.
    let most = if kind.starts_with("text/plain") { LONGEST.min(2 * bounds.document as u64 + LINE) } else { LONGEST };
    let mut body = Vec::new();
    archive.take(length.min(most)).read_to_end(&mut body)?;
    let rest = length.saturating_sub(most);
    if io::copy(&mut archive.take(rest), &mut io::sink())? < rest || (body.len() as u64) < length.min(most) {
        return Err(io::Error::other("the last record is cut off"));
    }
    let url = headers.get("warc-target-uri").map(|url| url.trim_matches(['<', '>']));
    let id = url.map_or_else(|| format!("{name}#{number}"), str::to_owned);
    if rest > 0 && most == LONGEST {
        found.warn(name, None, format!("holds a record of more than {} MB: {id}", LONGEST >> 20), true);
        return Ok(true);
    }
    match headers.get("warc-type").unwrap_or_default() {
        "response" if kind.starts_with("application/http") => match response(&body) {
            Response::Page(kind, page) => text(name, &id, &kind, url, &page, passed, found),
            Response::Unread(message) => found.warn(name, None, format!("holds {id}, which {message}"), true),
            Response::Other => passed.others += 1,
            Response::None => {}
        },
        "resource" | "conversion" => text(name, &id, &kind, url, &body, passed, found),
        _ => {}
    }
    Ok(true)
}

/// The document of one record, if it is text.
fn text(name: &str, id: &str, kind: &str, url: Option<&str>, body: &[u8], passed: &mut Passed, found: &mut Read) {
    let done = if kind.starts_with("text/html") || kind.starts_with("application/xhtml") {
        html::read(id, body, url, found)
    } else if kind.starts_with("text/plain") {
        decode(body).map_err(Refused::Unread).map(|decoded| {
            let mut document = plain::document(id, decoded.text);
            document.url = url.map(str::to_owned);
            found.documents.push(document);
        })
    } else {
        passed.others += 1;
        Ok(())
    };
    match done {
        Err(Refused::NoArticle) => passed.page(id.to_owned()),
        Err(Refused::Unread(message)) => found.warn(name, None, format!("holds {id}, which {message}"), true),
        Ok(()) => {}
    }
}

/// What an HTTP response holds.
enum Response {
    /// A text, with its kind.
    Page(String, Vec<u8>),
    /// A text that cannot be read; a predicate.
    Unread(String),
    /// Something else than text.
    Other,
    /// Nothing that was published there: a redirection, an error.
    None,
}

fn response(bytes: &[u8]) -> Response {
    let mut reader = bytes;
    let mut status = Vec::new();
    let Ok(_) = (&mut reader).take(LINE).read_until(b'\n', &mut status) else { return Response::None };
    if String::from_utf8_lossy(&status).split(' ').nth(1) != Some("200") {
        return Response::None;
    }
    let Ok(headers) = fields(&mut reader) else { return Response::None };
    let kind = headers.get("content-type").unwrap_or_default().to_ascii_lowercase();
    if !["text/html", "text/plain", "application/xhtml"].iter().any(|text| kind.starts_with(text)) {
        return Response::Other;
    }
    let chunked = headers.get("transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"));
    let body = if chunked { joined(reader).unwrap_or_else(|| reader.to_vec()) } else { reader.to_vec() };
    let coding = headers.get("content-encoding").unwrap_or_default().to_ascii_lowercase();
    match unpacked(&coding, body) {
        Ok(page) => Response::Page(kind, page),
        Err(message) => Response::Unread(message),
    }
}

/// The content without its packing; archives that unpacked it but kept the header are read as they are.
fn unpacked(coding: &str, body: Vec<u8>) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let mut take = |packed: &mut dyn io::Read| packed.take(LONGEST).read_to_end(&mut out).map(drop);
    let read = match coding {
        "gzip" | "x-gzip" if body.starts_with(b"\x1f\x8b") => take(&mut MultiGzDecoder::new(&*body)),
        "deflate" if body.first() == Some(&0x78) => take(&mut ZlibDecoder::new(&*body)),
        "deflate" => take(&mut DeflateDecoder::new(&*body)),
        "br" if is_page(&body) => return Ok(body),
        "br" => take(&mut brotli_decompressor::Decompressor::new(&*body, 1 << 14)),
        "" | "identity" | "gzip" | "x-gzip" => return Ok(body),
        other => {
            return if is_page(&body) {
                Ok(body)
            } else {
                Err(format!("is packed in a way that is not known: {other}"))
            };
        }
    };
    match read {
        Err(error) if out.is_empty() => Err(format!("cannot be unpacked: {error}")),
        _ => Ok(out),
    }
}

/// Whether a body that is said to be packed is a page all the same.
fn is_page(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"<")
}

/// The pieces of a chunked body joined; none where it is not chunked after all.
fn joined(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(rest.len());
    loop {
        let end = memchr::memmem::find(rest, b"\r\n")?;
        let size = std::str::from_utf8(&rest[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[end + 2..];
        if size == 0 {
            return Some(out);
        }
        let piece = rest.get(..size)?;
        out.extend_from_slice(piece);
        rest = rest.get(size.checked_add(2)?..).unwrap_or_default();
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

    fn told(found: &crate::text::Read) -> Vec<(bool, &str)> {
        found.warnings.iter().map(|warning| (warning.unread, warning.message.as_str())).collect()
    }

    fn page(head: &str, body: &[u8]) -> Vec<u8> {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {head}\r\n\r\n");
        record("response", "application/http", "https://bergen.example/a", &[head.as_bytes(), body].concat())
    }

    #[test]
    fn a_record_that_cannot_be_read_is_told_by_its_address() {
        let broken = page("text/html\r\nContent-Encoding: br", b"\xff\xff\xff\xff");
        let found = read("a.warc", &broken, Input::Auto);
        assert!(
            told(&found)[0].0 && told(&found)[0].1.contains("holds https://bergen.example/a, which cannot be unpacked"),
            "{found:?}"
        );
        let other = page("text/html\r\nContent-Encoding: zstd", b"\x28\xb5\x2f\xfd");
        assert!(told(&read("a.warc", &other, Input::Auto))[0].1.contains("packed in a way that is not known: zstd"));
        let binary = page("text/plain", b"\x7fELF\0\0\x01");
        let found = read("a.warc", &binary, Input::Auto);
        assert!(told(&found)[0].0 && told(&found)[0].1.contains("is not text (binary data)"), "{found:?}");
    }

    #[test]
    fn pages_packed_with_brotli_are_read() {
        // "Talks\n\nOslo agreed." as one uncompressed meta-block.
        let text = b"Talks\n\nOslo agreed.";
        let length = u8::try_from(text.len() - 1).unwrap();
        let mut packed = vec![0x0b | (length & 1) << 7, length >> 1, 0x80];
        packed.extend(text);
        packed.push(3);
        let found = read("a.warc", &page("text/plain\r\nContent-Encoding: br", &packed), Input::Auto);
        assert_eq!(found.documents.first().map(|document| &*document.text), Some("Talks\n\nOslo agreed."), "{found:?}");
    }

    #[test]
    fn what_is_no_article_is_counted_and_told_once() {
        let bytes = [page("text/html", b"<html></html>"), page("image/png", b"\x89PNG"), archive().concat()].concat();
        let found = read("a.warc", &bytes, Input::Auto);
        assert_eq!(found.documents.len(), 2);
        assert_eq!(
            told(&found),
            [(
                false,
                "holds what is passed over: pages without an article: 1 (https://bergen.example/a); records that are no text: 1"
            )]
        );
    }

    #[test]
    fn an_archive_that_swells_is_cut_and_that_is_told() {
        let text = "Oslo agreed. ".repeat(300_000);
        let record = record("conversion", "text/plain", "https://oslo.example/b", text.as_bytes());
        let bytes: Vec<u8> = (0..20).flat_map(|_| gzipped(&record)).collect();
        assert!(bytes.len() < 1_000_000);
        let found = read("a.warc.gz", &bytes, Input::Auto);
        assert!(found.documents.len() <= 2, "{}", found.documents.len());
        assert!(
            told(&found)[0].0 && told(&found)[0].1.contains("unpacks to more than 4 times its size"),
            "{:?}",
            told(&found)
        );
    }
}
