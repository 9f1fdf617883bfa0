//! What a PDF would unpack to, told from its bytes before anything opens it.
//!
//! A kilobyte can unpack to a megabyte, and that to a gigabyte. So whatever is called a stream is unpacked here first, to nowhere and in
//! every way in which a reader may try it, until all of them together are too much: what a stream says of itself is not believed.
//! Files that are locked, or in which a filter is said by reference, in disguise or behind another one that swells, are refused.

use flate2::read::DeflateDecoder;
use std::io::{self, Read};

/// Bytes that all streams of a file may unpack to.
const UNPACKED: u64 = 256 << 20;
/// Bytes that a byte of LZW (twelve bits for at most 4096 letters) and of run lengths (two for 128) stand for at most.
const LZW: u64 = 2800;
const RUNS: u64 = 64;
/// Filters that swell little or nothing, those of deflation, and those of pictures, which nobody unpacks here.
const LETTERS: [&[u8]; 5] = [b"ASCIIHexDecode", b"AHx", b"ASCII85Decode", b"A85", b"Crypt"];
const DEFLATED: [&[u8]; 2] = [b"FlateDecode", b"Fl"];
const PICTURES: [&[u8]; 6] = [b"DCTDecode", b"DCT", b"JPXDecode", b"JBIG2Decode", b"CCITTFaxDecode", b"CCF"];
const OTHERS: [(&[u8], u64); 4] = [(b"LZWDecode", LZW), (b"LZW", LZW), (b"RunLengthDecode", RUNS), (b"RL", RUNS)];
/// How often each byte of a file may be looked at here: streams that lie in each other are none of an honest file.
const WORK: u64 = 16;
const HARMLESS: u64 = 64 << 10;
/// Bytes within which the filters of a stream are said, comments and all; where they are not, they cannot be told.
const VALUE: usize = 1024;
/// Bytes of the longest name that matters here, each written as a number.
const NAME: usize = 64;

/// Why a file is too much, if it is: a predicate.
pub(super) fn excess(bytes: &[u8]) -> Option<String> {
    if memchr::memmem::find(bytes, b"/Encrypt").is_some() {
        return Some("is a PDF that is locked; save it without a password to have it read".to_owned());
    }
    let swelling = filters(bytes).filter(|_| !is_disguised(bytes));
    let Some(swelling) = swelling else {
        return Some("is a PDF that is packed in a way that is not known".to_owned());
    };
    let (mut left, mut work) = (UNPACKED, 0);
    for at in memchr::memmem::find_iter(bytes, b"stream").filter(|&at| !bytes[..at].ends_with(b"end")) {
        let body = &bytes[at + b"stream".len()..];
        let body = [b"\r\n".as_slice(), b"\n", b"\r"].iter().find_map(|end| body.strip_prefix(*end)).unwrap_or(body);
        let rest = unpacked(body, swelling, left, &mut work).and_then(|used| left.checked_sub(used));
        match rest.filter(|_| work <= WORK * (bytes.len() as u64 + HARMLESS)) {
            Some(rest) => left = rest,
            None => return Some(format!("is a PDF that unpacks to more than {} MB", UNPACKED >> 20)),
        }
    }
    None
}

/// How much the filters swell that anything in the file asks for, beside deflation; none where some cannot be told.
fn filters(bytes: &[u8]) -> Option<u64> {
    let mut most = 0;
    for at in memchr::memmem::find_iter(bytes, b"/F") {
        let rest = &bytes[at + 2..];
        let rest = rest.strip_prefix(b"ilter").unwrap_or(rest);
        if !rest.first().is_some_and(|byte| is_blank(*byte) || b"/[%".contains(byte)) {
            continue;
        }
        let names = names(rest)?;
        let light = |name: &[u8]| is_one(&LETTERS, name) || is_one(&DEFLATED, name);
        match names.as_slice() {
            [] => {}
            [name] => most = most.max(OTHERS.iter().find(|(other, _)| other == name).map_or(0, |(_, swell)| *swell)),
            [first, second] if is_one(&LETTERS, first) && light(second) => {}
            [first, second] if light(first) && is_one(&PICTURES, second) => {}
            _ => return None,
        }
    }
    Some(most)
}

fn is_one(list: &[&[u8]], name: &[u8]) -> bool {
    list.contains(&name)
}

/// The known filters that stand behind a key; none where it refers to something else.
fn names(value: &[u8]) -> Option<Vec<&[u8]>> {
    let cut = value.len() > VALUE;
    let mut rest = &value[..value.len().min(VALUE)];
    let mut names = Vec::new();
    let mut listed = false;
    loop {
        rest = behind_blanks(rest);
        match rest.first() {
            Some(b'[') if !listed && names.is_empty() => {
                listed = true;
                rest = &rest[1..];
            }
            Some(b'/') => {
                let end =
                    rest[1..].iter().position(|byte| !byte.is_ascii_alphanumeric()).map_or(rest.len(), |end| end + 1);
                if cut && end == rest.len() {
                    return None;
                }
                let name = &rest[1..end];
                let known = is_one(&LETTERS, name) || is_one(&DEFLATED, name) || is_one(&PICTURES, name);
                if known || OTHERS.iter().any(|(other, _)| *other == name) {
                    names.push(name);
                }
                rest = &rest[end..];
                if !listed {
                    return Some(names);
                }
            }
            Some(byte) if byte.is_ascii_digit() && refers(rest) => return None,
            None if cut => return None,
            _ => return Some(names),
        }
        if names.len() > 2 {
            return Some(names);
        }
    }
}

/// Whether a value is a reference: "7 0 R".
fn refers(value: &[u8]) -> bool {
    let words: Vec<&[u8]> =
        value[..value.len().min(NAME)].split(|byte| is_blank(*byte)).filter(|word| !word.is_empty()).take(3).collect();
    let number = |word: &[u8]| word.iter().all(u8::is_ascii_digit);
    matches!(words.as_slice(), [one, other, last] if number(one) && number(other) && last.starts_with(b"R"))
}

fn is_blank(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0
}

fn behind_blanks(mut value: &[u8]) -> &[u8] {
    loop {
        let blanks = value.iter().position(|byte| !is_blank(*byte)).unwrap_or(value.len());
        value = &value[blanks..];
        if value.first() != Some(&b'%') {
            return value;
        }
        let end = value.iter().position(|byte| b"\r\n".contains(byte)).unwrap_or(value.len());
        value = &value[end..];
    }
}

/// Whether a name that matters here is written in numbers of letters, which nobody does who has nothing to hide.
fn is_disguised(bytes: &[u8]) -> bool {
    let mut matter = vec![b"Filter".as_slice(), b"F", b"Encrypt"];
    matter.extend(LETTERS.iter().chain(&DEFLATED).chain(OTHERS.iter().map(|(name, _)| name)));
    memchr::memchr_iter(b'#', bytes).any(|at| {
        let from = at.saturating_sub(NAME);
        let Some(start) = memchr::memrchr(b'/', &bytes[from..at]) else { return false };
        let name = plain(&bytes[from + start + 1..bytes.len().min(at + NAME)]);
        matter.contains(&name.as_slice())
    })
}

/// A name with its numbers read.
fn plain(written: &[u8]) -> Vec<u8> {
    let mut name = Vec::new();
    let mut rest = written;
    while let [first, more @ ..] = rest {
        let digit = |at: usize| more.get(at).and_then(|byte| (*byte as char).to_digit(16));
        match (first, digit(0).zip(digit(1))) {
            (b'#', Some((high, low))) => {
                name.extend(u8::try_from(high * 16 + low));
                rest = &more[2..];
            }
            (byte, _) if byte.is_ascii_alphanumeric() => {
                name.push(*byte);
                rest = more;
            }
            _ => break,
        }
    }
    name
}

/// How many bytes a stream unpacks to at most, in whatever way it is tried; none where that is more than `most`. How many bytes
/// were looked at for it is added to `work`.
fn unpacked(body: &[u8], swelling: u64, most: u64, work: &mut u64) -> Option<u64> {
    let end = memchr::memmem::find(body, b"endstream").unwrap_or(body.len());
    let letters = ascii85(&body[..end]);
    // With the two bytes that begin a zlib stream, or without.
    let tried = [body, body.get(2..).unwrap_or_default(), &letters, letters.get(2..).unwrap_or_default()];
    let inflated = tried.into_iter().map(|packed| inflated(packed, most, work)).max().unwrap_or(0);
    *work += 2 * end as u64;
    let used = inflated.max(end as u64 * swelling);
    (used <= most).then_some(used)
}

/// How many bytes deflated data unpacks to, as far as they are any, and no more than one over `most`.
fn inflated(packed: &[u8], most: u64, work: &mut u64) -> u64 {
    let mut unpacked = DeflateDecoder::new(packed).take(most + 1);
    let mut count = Counter(0);
    // What breaks off has unpacked to so much all the same.
    drop(io::copy(&mut unpacked, &mut count));
    *work += unpacked.get_ref().total_in();
    count.0
}

struct Counter(u64);

impl io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The bytes that five letters each stand for (PDF 32000-1:2008, 7.4.3), up to the first sign that is none.
fn ascii85(letters: &[u8]) -> Vec<u8> {
    fn flush(group: &mut Vec<u8>, out: &mut Vec<u8>) {
        let length = group.len().saturating_sub(1);
        group.resize(5, 84);
        let value = group.iter().fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(u32::from(*digit)));
        out.extend(&value.to_be_bytes()[..length]);
        group.clear();
    }
    let (mut out, mut group) = (Vec::new(), Vec::new());
    for &byte in letters {
        match byte {
            b'!'..=b'u' => group.push(byte - b'!'),
            b'z' => {
                flush(&mut group, &mut out);
                out.extend([0; 4]);
            }
            byte if is_blank(byte) => {}
            _ => break,
        }
        if group.len() == 5 {
            flush(&mut group, &mut out);
        }
    }
    flush(&mut group, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::{excess, filters};
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    fn file(filter: &str, body: &[u8]) -> Vec<u8> {
        [
            format!("%PDF-1.4\n1 0 obj\n<< /Filter {filter} /Length 9 >>\nstream\n").as_bytes(),
            body,
            b"\nendstream\nendobj\n",
        ]
        .concat()
    }

    fn bomb(megabytes: usize) -> Vec<u8> {
        let mut packed = ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        let megabyte = vec![b' '; 1 << 20];
        (0..megabytes).for_each(|_| packed.write_all(&megabyte).unwrap());
        packed.finish().unwrap()
    }

    #[test]
    fn what_swells_too_much_or_hides_how_is_refused() {
        let told = |filter: &str, body: &[u8]| excess(&file(filter, body)).unwrap_or_default();
        assert_eq!(told("/FlateDecode", &bomb(2)), "");
        assert!(told("/FlateDecode", &bomb(300)).contains("more than 256 MB"));
        assert!(told("[ /FlateDecode ]", &bomb(300)).contains("more than 256 MB"));
        assert!(told("[/FlateDecode /FlateDecode]", &bomb(1)).contains("not known"));
        assert!(told("/#46lateDecode", &bomb(1)).contains("not known"));
        assert!(told("7 0 R", &bomb(1)).contains("not known"));
        assert!(told("/LZWDecode", &vec![0; 200_000]).contains("more than 256 MB"));
        assert_eq!(told("/DCTDecode", &vec![0; 200_000]), "");
        let many = file("/FlateDecode", &bomb(30)).repeat(10);
        assert!(excess(&many).unwrap_or_default().contains("more than 256 MB"));
        assert!(excess(b"%PDF-1.4 trailer << /Encrypt 4 0 R >>").unwrap_or_default().contains("is locked"));
    }

    #[test]
    fn filters_are_told_wherever_they_stand() {
        assert_eq!(filters(b"<< /FlateX 1 /Filter[/A85/Fl] /Font << /F1 3 0 R >> /F 9 >>"), Some(0));
        assert_eq!(filters(b"<< /Filter %\n/LZWDecode >> << /Filter /RL >>"), Some(super::LZW));
        assert_eq!(filters(b"<< /Filter [/FlateDecode /DCTDecode] >>"), Some(0));
        for chain in ["[/Fl/Fl]", "[/AHx /A85 /Fl]", "[/Fl 7 0 R]", "7 0 R", "%\n7 0 R", "[/LZW /Fl]"] {
            assert_eq!(filters(format!("<< /Filter {chain} >>").as_bytes()), None, "{chain}");
        }
    }

    #[test]
    fn streams_in_each_other_end_in_time() {
        let start = std::time::Instant::now();
        for text in ["stream\n", "stream\n!!!!!", "stream\n\0\0\0\u{7f}", "/F ", "/F[", "/F%", "#46", "/#", "endstream"]
        {
            drop(excess(text.repeat(200_000).as_bytes()));
        }
        drop(excess(&b"stream\n\x00\x00\x00\xff\xff".repeat(100_000)));
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }

    #[test]
    fn what_a_stream_says_of_itself_is_not_believed() {
        let told = |file: Vec<u8>| excess(&file).unwrap_or_default();
        let bomb = bomb(300);
        let raw = &bomb[2..];
        for head in
            ["<< /Length 3 >>", "<< /Filter /FlateDecode /X (obj) >>", "<< /Filter /FlateDecode /X (endstream) >>"]
        {
            for body in [&bomb, raw] {
                let file = [b"%PDF-1.4\n1 0 obj\n", head.as_bytes(), b"\nstream\r\n", body, b"\nendstream\n"].concat();
                assert!(told(file).contains("more than 256 MB"), "{head}");
            }
        }
    }
}
