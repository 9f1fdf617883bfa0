//! Between the editor's coin and ours: URIs and paths, UTF-16 positions and bytes.

use serde_json::{Value, json};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The path of a `file:` URI.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let mut bytes = Vec::with_capacity(rest.len());
    let mut left = rest.as_bytes();
    while let Some((&first, more)) = left.split_first() {
        let code = more
            .get(..2)
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let Some(code) = code.filter(|_| first == b'%') {
            bytes.push(code);
            left = &more[2..];
        } else {
            bytes.push(first);
            left = more;
        }
    }
    let path = String::from_utf8(bytes).ok()?;
    // file:///C:/x is C:/x.
    let drive = path.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if drive { path.trim_start_matches('/').to_owned() } else { path }))
}

/// The `file:` URI of a path.
pub(super) fn uri(path: &Path) -> String {
    let shown = path.to_string_lossy().replace('\\', "/");
    let mut out = if shown.starts_with('/') { "file://".to_owned() } else { "file:///".to_owned() };
    for byte in shown.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// The position of a byte of a text, as the protocol counts it.
pub(super) fn position(text: &str, at: usize) -> Value {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |line| line + 1);
    json!({"line": before.matches('\n').count(), "character": before[start..].encode_utf16().count()})
}

/// The range of a stretch of bytes.
pub(super) fn range(text: &str, from: usize, to: usize) -> Value {
    json!({"start": position(text, from), "end": position(text, to)})
}

/// The byte at a position.
pub(super) fn byte(text: &str, line: u32, character: u32) -> Option<usize> {
    let mut start = 0;
    for _ in 0..line {
        start += text[start..].find('\n')? + 1;
    }
    let mut units = 0;
    for (at, c) in text[start..].char_indices() {
        if units >= character || c == '\n' {
            return Some(start + at);
        }
        units += c.len_utf16() as u32;
    }
    Some(text.len())
}

#[cfg(test)]
mod tests {
    use super::{byte, path, position, uri};

    #[test]
    fn positions_count_utf_16_and_come_back() {
        let text = "a\n😀é x\n";
        let at = text.find('x').unwrap();
        assert_eq!(position(text, at), serde_json::json!({"line": 1, "character": 4}));
        assert_eq!(byte(text, 1, 4), Some(at));
        assert_eq!(byte(text, 9, 0), None);
    }

    #[test]
    fn paths_with_blanks_and_umlauts_come_back() {
        let here = std::path::Path::new("/a b/ü%.txt");
        assert_eq!(uri(here), "file:///a%20b/%C3%BC%25.txt");
        assert_eq!(path(&uri(here)).as_deref(), Some(here));
        assert_eq!(path("https://x"), None);
    }
}
