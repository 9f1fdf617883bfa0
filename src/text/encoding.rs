//! From bytes of any character set to UTF-8, and the refusal of what is no text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How much of a file is looked at to tell text from other data and to guess a character set.
const LOOK: usize = 64 * 1024;

/// A decoded text, or why there is none.
pub(super) struct Decoded {
    /// The text; a UTF-8 byte order mark is kept, so that offsets are those of the file.
    pub text: String,
    /// What a reader of the report should know about it.
    pub note: Option<String>,
}

/// Decodes `bytes`; `Err` says why they are no text.
///
/// A byte order mark decides; else what is valid UTF-8 is UTF-8; else text that is mostly valid UTF-8
/// has its broken bytes replaced by U+FFFD; else the character set is guessed.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, String> {
    if u32::try_from(bytes.len()).is_err() {
        return Err("is larger than 4 GiB; split it".into());
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes).filter(|(encoding, _)| encoding.name() != "UTF-8") {
        return Ok(decoded(encoding, bytes));
    }
    if let Some(encoding) = wide(bytes) {
        return Ok(decoded(encoding, bytes));
    }
    if binary(bytes) {
        return Err("is not text (binary data)".into());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: text.to_owned(), note: None }),
        Err(_) if mostly_utf8(bytes) => {
            let note = "is broken UTF-8; what cannot be read was replaced by \u{fffd}".to_owned();
            Ok(Decoded { text: String::from_utf8_lossy(bytes).into_owned(), note: Some(note) })
        }
        Err(_) => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            Ok(decoded(detector.guess(None, Utf8Detection::Deny), bytes))
        }
    }
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, encoding, broken) = encoding.decode(bytes);
    let loss = if broken { ", and some of it could not be read" } else { "" };
    Decoded { text: text.into_owned(), note: Some(format!("is not UTF-8; read as {}{loss}", encoding.name())) }
}

/// UTF-16 without a byte order mark: every other byte of English text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let look = &bytes[..bytes.len().min(LOOK)];
    let zeros = |offset| look.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), look.len() / 2);
    if pairs < 8 || bytes.len() % 2 == 1 {
        return None;
    }
    if odd * 10 > pairs * 8 && even * 20 < pairs {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 8 && odd * 20 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A NUL anywhere, or control characters that no text holds in such number.
fn binary(bytes: &[u8]) -> bool {
    let look = &bytes[..bytes.len().min(LOOK)];
    let odd = look.iter().filter(|&&byte| byte < 0x20 && !b"\t\n\r\x0c\x1b".contains(&byte)).count();
    bytes.starts_with(b"%PDF-") || odd * 20 > look.len() || bytes.contains(&0)
}

/// Whether more characters beyond ASCII are right than wrong.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > wrong
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn other_character_sets_are_read_and_named() {
        let found = decode(b"The caf\xe9 in Z\xfcrich stayed closed on Monday.").ok().unwrap();
        assert_eq!(found.text, "The café in Zürich stayed closed on Monday.");
        assert_eq!(found.note.unwrap(), "is not UTF-8; read as windows-1252");
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        assert_eq!(decode(&wide("\u{feff}Talks began.")).ok().unwrap().text, "Talks began.");
        assert_eq!(decode(&wide("Talks began in Oslo.")).ok().unwrap().text, "Talks began in Oslo.");
    }

    #[test]
    fn one_broken_byte_does_not_change_the_character_set() {
        let found =
            decode("“Früh” – naïve \u{2019}".as_bytes().iter().copied().chain([0xff]).collect::<Vec<_>>().as_slice());
        assert!(found.ok().unwrap().text.ends_with("naïve ’\u{fffd}"));
    }

    #[test]
    fn binary_data_is_no_text() {
        assert!(decode(b"\x7fELF\x02\x01\x01\0\0\0").is_err());
        assert!(decode(b"%PDF-1.7 and so on").is_err());
    }
}
