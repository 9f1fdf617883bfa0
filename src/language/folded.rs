//! A word as tables are asked for it: folded and hashed.
//!
//! Letters are folded to lower case, digits to `0` and typographic quotes to
//! plain ones, so that one word is one entry however it is set.

/// Longest folded form that is told apart, in bytes; what is longer shares its beginning.
pub(super) const LONGEST: usize = 64;

/// 32 well-mixed bits of a byte string (FNV-1a with a finaliser).
pub(crate) fn hash(bytes: &[u8]) -> u32 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for &byte in bytes {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    state = (state ^ (state >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (state >> 32) as u32
}

/// A word as it is looked up: folded, at most [`LONGEST`] bytes.
pub(crate) struct Folded {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Folded {
    /// Folds case, digits and quotes of `form`.
    pub(crate) fn new(form: &str) -> Folded {
        let mut folded = Folded { bytes: [0; LONGEST], len: 0 };
        let form = match form {
            "-LRB-" => "(",
            "-RRB-" => ")",
            "-LSB-" => "[",
            "-RSB-" => "]",
            "``" | "''" => "\"",
            written => written,
        };
        for letter in form.chars() {
            let plain = fold(letter);
            if folded.len + plain.len_utf8() > LONGEST {
                break;
            }
            folded.len += plain.encode_utf8(&mut folded.bytes[folded.len..]).len();
        }
        folded
    }

    /// The folded bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

fn fold(letter: char) -> char {
    match letter {
        '0'..='9' => '0',
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '`' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' => '"',
        '\u{2013}' | '\u{2014}' => '-',
        _ if letter.is_ascii() => letter.to_ascii_lowercase(),
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}
