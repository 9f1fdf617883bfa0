//! Text from outside, made safe to show: what could move the cursor, recolour or reorder a line is spelled out, and so is
//! what a runner of CI jobs would take for an order.
//!
//! It stands with the text because every stage that prints something needs it, the trees as well as the reports.

use std::borrow::Cow;
use std::fmt::Write;

/// `text` on one line, with control, bidirectional and invisible characters written as `\u{…}`.
///
/// White space of every kind becomes a space; of `##[…`, `##vso[…` and a `::` that could begin a line, which runners of CI
/// jobs obey wherever a log shows them, the first character is spelled out; everything else stays. Borrows where nothing changes.
///
/// ```
/// use gainsay::report::safe;
/// assert_eq!(safe("a\u{1b}[31m\u{202e}b\nc"), "a\\u{1b}[31m\\u{202e}b c");
/// assert_eq!(safe("##[stop-commands]x"), "\\u{23}#[stop-commands]x");
/// assert_eq!(safe("::error::x, std::vec"), "\\u{3a}:error::x, std::vec");
/// ```
pub fn safe(text: &str) -> Cow<'_, str> {
    spelled(text, |c| if is_space(c) { Shown::Blank } else { Shown::of(is_hidden(c)) })
}

/// `text` on one line, with all its words as they are: only what ends a line, controls a terminal or turns the direction of
/// writing is not, and what a runner would obey.
///
/// For formats whose tokens are compared with others' ([`conllu`](crate::language::conllu)): soft hyphens and spaces of
/// every width stay.
pub fn safe_tokens(text: &str) -> Cow<'_, str> {
    let blank = |c| matches!(c, '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    spelled(text, |c| if blank(c) { Shown::Blank } else { Shown::of(moves(c)) })
}

/// How a character is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    AsItIs,
    Blank,
    Spelled,
}

impl Shown {
    fn of(hidden: bool) -> Shown {
        if hidden { Shown::Spelled } else { Shown::AsItIs }
    }
}

fn spelled(text: &str, how: impl Fn(char) -> Shown) -> Cow<'_, str> {
    let ordered = text.contains("##") || text.contains("::");
    if !ordered && text.chars().all(|c| how(c) == Shown::AsItIs) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut begins = true;
    for (at, c) in text.char_indices() {
        match how(c) {
            Shown::Blank => shown.push(' '),
            Shown::AsItIs if !ordered || !is_order(&text[at..], begins) => shown.push(c),
            // Writing into a string cannot fail.
            _ => drop(write!(shown, "\\u{{{:x}}}", u32::from(c))),
        }
        begins = c.is_whitespace();
    }
    Cow::Owned(shown)
}

/// Whether `rest` begins with what a runner obeys: `##name[` anywhere in a line, `::` where it `begins` one or a word.
pub(crate) fn is_order(rest: &str, begins: bool) -> bool {
    if let Some(name) = rest.strip_prefix("##") {
        let named = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        return name.trim_start_matches(named).starts_with('[');
    }
    begins && rest.starts_with("::")
}

/// White space that is not a plain space but reads like one.
fn is_space(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{202f}')
}

/// What acts on a terminal or on the direction of a line, and what XML cannot hold.
fn moves(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || u32::from(c) & 0xfffe == 0xfffe
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

/// Controls, marks of direction, characters that nobody sees, and those that are none (U+FFFE, U+FFFF).
pub(crate) fn is_hidden(c: char) -> bool {
    moves(c)
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{2028}' | '\u{2029}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::{is_hidden, safe, safe_tokens};
    use proptest::prelude::*;

    #[test]
    fn what_a_runner_would_obey_is_broken_wherever_it_stands() {
        for order in
            ["##[group]x", "a ##[error]x", "##vso[task.setvariable]x", "##teamcity[x]", "###[x]", "a\n::error::x"]
        {
            let shown = safe(order);
            assert!(!shown.contains("##[") && !shown.contains("##vso[") && !shown.contains(" ::"), "{shown}");
            assert!(!shown.trim_start().starts_with("::"), "{shown}");
        }
        for plain in ["## Heading", "a##b", "std::vec", "#[derive]", "12:30"] {
            assert_eq!(safe(plain), plain);
        }
    }

    #[test]
    fn characters_that_are_none_are_spelled_out() {
        assert_eq!(safe("\u{ffff}\u{fffe}\u{1fffe}"), "\\u{ffff}\\u{fffe}\\u{1fffe}");
    }

    #[test]
    fn tokens_keep_their_letters_and_lose_what_moves() {
        assert_eq!(safe_tokens("a\u{ad}b\u{a0}c\u{1b}\u{202e}\t"), "a\u{ad}b\u{a0}c\\u{1b}\\u{202e} ");
    }

    proptest! {
        #[test]
        fn nothing_that_is_shown_is_hidden_or_an_order(text in r"(\PC|[#:\[ a-z]|\s|[\u{200b}-\u{206f}]|\u{ffff})*") {
            let shown = safe(&text);
            prop_assert!(!shown.chars().any(is_hidden));
            prop_assert!(!shown.contains("##[") && !shown.trim_start().starts_with("::"));
        }
    }
}
