//! Between the editor's coin and ours: URIs and paths, UTF-16 positions and bytes.

use lsp_types::{Position, Range, Uri};
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

/// The `file:` URI of a path; none where it makes no URI.
pub(super) fn uri(path: &Path) -> Option<Uri> {
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
    out.parse().ok()
}

/// The position of a byte of a text, as the protocol counts it.
pub(super) fn position(text: &str, at: usize) -> Position {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |line| line + 1);
    Position::new(before.matches('\n').count() as u32, before[start..].encode_utf16().count() as u32)
}

/// The range of a stretch of bytes.
pub(super) fn range(text: &str, from: usize, to: usize) -> Range {
    Range::new(position(text, from), position(text, to))
}

/// A whole line of a file, numbered from 1.
pub(super) fn line(number: u32) -> Range {
    Range::new(Position::new(number.saturating_sub(1), 0), Position::new(number, 0))
}

#[cfg(test)]
mod tests {
    use super::{line, path, position, uri};
    use lsp_types::Position;

    #[test]
    fn positions_count_utf_16() {
        let text = "a\n😀é x\n";
        assert_eq!(position(text, text.find('x').unwrap()), Position::new(1, 4));
        assert_eq!(line(3).start, Position::new(2, 0));
    }

    #[test]
    fn paths_with_blanks_and_umlauts_come_back() {
        let here = std::path::Path::new("/a b/ü%.txt");
        let there = uri(here).unwrap();
        assert_eq!(there.as_str(), "file:///a%20b/%C3%BC%25.txt");
        assert_eq!(path(there.as_str()).as_deref(), Some(here));
        assert_eq!(path("https://x"), None);
    }
}
