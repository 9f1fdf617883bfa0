//! Text from outside, made safe to show: what could move the cursor, recolour or reorder a line is spelled out.

use std::borrow::Cow;
use std::fmt::Write;

/// `text` on one line, with control, bidirectional and invisible characters written as `\u{…}`.
///
/// White space of every kind becomes a space; everything else stays. Borrows where nothing changes.
///
/// ```
/// use gainsay::report::safe;
/// assert_eq!(safe("a\u{1b}[31m\u{202e}b\nc"), "a\\u{1b}[31m\\u{202e}b c");
/// ```
pub fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_hidden(c) || is_space(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_space(c) {
            shown.push(' ');
        } else if is_hidden(c) {
            // Writing into a string cannot fail.
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// White space that is not a plain space but reads like one.
fn is_space(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{202f}')
}

/// Controls, marks of direction, and characters that nobody sees.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
