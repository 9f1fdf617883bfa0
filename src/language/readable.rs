//! A block's text as a reader sees it, and where each of its bytes stands in the document.
//!
//! What shows nothing (soft hyphens, zero-width marks) is taken out, a word that a line's end divides is put together, ligatures,
//! decomposed letters and wrongly decoded ones are written as usual, and what stands for an apostrophe becomes one. The network
//! and the vocabulary see this text alone; spans are mapped back, so that quotes keep the document's own bytes.
//!
//! Traps: "well-\nknown" keeps its hyphen, "re-\nsigned" does not; a mark that replaces what was lost may be an accent ("Jos\u{fffd}")
//! or an apostrophe ("didn\u{fffd}t").

use super::wordnet::Classes;
use crate::text::{Block, Document, MONTHS};
use encoding_rs::WINDOWS_1252;
use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Signs that are written for an apostrophe between two letters.
const APOSTROPHES: [char; 7] = ['`', '\u{b4}', '\u{2b9}', '\u{2bc}', '\u{ff07}', '\u{2032}', '\u{2018}'];

/// What follows an apostrophe in English: "n't", "'s", "'ve".
const CLITICS: [&str; 7] = ["t", "s", "re", "ve", "ll", "d", "m"];

/// Letters that printers join, from U+FB00 on.
const LIGATURES: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

/// Bytes of a number written in groups.
const LONGEST_NUMBER: usize = 24;

/// Words behind a number with decimals.
const DECIMAL: [&str; 8] = ["million", "billion", "trillion", "percent", "per cent", "bn", "mn", "%"];

/// Most marks on one letter, and most letters of one wrongly decoded run, that are looked at together.
const LONGEST_RUN: usize = 32;

/// A text with what was changed in it.
pub(super) struct Readable<'d> {
    pub(super) text: Cow<'d, str>,
    edits: Vec<Edit>,
}

/// A stretch of the text shown, and the bytes of the block for which it stands.
struct Edit {
    shown: Range<usize>,
    raw: Range<usize>,
}

impl<'d> Readable<'d> {
    /// The text of a block, its markup read as blanks. One pass; text in plain letters is not copied.
    pub(super) fn of(document: &'d Document, block: &Block, classes: &Classes) -> Readable<'d> {
        let text = unmarked(document, block);
        if !text.chars().any(is_suspect) && !text.contains("-\n") && !text.contains("-\r") && !has_odd_number(&text) {
            return Readable { text, edits: Vec::new() };
        }
        let mut shown = String::with_capacity(text.len());
        let mut edits = Vec::new();
        let mut at = 0;
        let mut low = false;
        while let Some(letter) = text[at..].chars().next() {
            let marked = quotation_mark(letter, &mut low).map(|mark| (letter.len_utf8(), mark.to_owned()));
            if let Some((length, written)) = marked.or_else(|| rewritten(&text[at..], letter, &shown, classes)) {
                let start = shown.len();
                edits.push(Edit { shown: start..start + written.len(), raw: at..at + length });
                shown.push_str(&written);
                at += length;
            } else {
                shown.push(letter);
                at += letter.len_utf8();
            }
        }
        Readable { text: Cow::Owned(shown), edits }
    }

    /// Where a word that begins at `shown` begins in the block.
    pub(super) fn start(&self, shown: usize) -> usize {
        let past = self.edits.partition_point(|edit| edit.shown.end <= shown);
        match self.edits.get(past) {
            Some(edit) if edit.shown.start < shown => edit.raw.start,
            _ => self.after(past, shown),
        }
    }

    /// Where a word that ends at `shown` ends in the block.
    pub(super) fn end(&self, shown: usize) -> usize {
        let past = self
            .edits
            .partition_point(|edit| edit.shown.end < shown || edit.shown.end == shown && !edit.shown.is_empty());
        match self.edits.get(past) {
            Some(edit) if edit.shown.start < shown => edit.raw.end,
            _ => self.after(past, shown),
        }
    }

    /// The byte of the block for `shown`, which stands behind that many edits and in none.
    fn after(&self, edits: usize, shown: usize) -> usize {
        let last = edits.checked_sub(1).and_then(|last| self.edits.get(last));
        last.map_or(shown, |edit| edit.raw.end + shown - edit.shown.end)
    }
}

/// The block's text with its markup blanked out, byte for byte.
fn unmarked<'d>(document: &'d Document, block: &Block) -> Cow<'d, str> {
    let text = block.span.of(&document.text);
    let first = document.markup.partition_point(|mark| mark.end() <= block.span.start());
    let marks = document.markup[first..].iter().take_while(|mark| mark.start() < block.span.end());
    let mut blanked: Option<Vec<u8>> = None;
    for mark in marks {
        let bytes = blanked.get_or_insert_with(|| text.as_bytes().to_vec());
        let from = mark.start().saturating_sub(block.span.start());
        let to = (mark.end() - block.span.start()).min(bytes.len());
        bytes[from..to].fill(b' ');
    }
    match blanked.map(String::from_utf8) {
        Some(Ok(blanked)) => Cow::Owned(blanked),
        _ => Cow::Borrowed(text),
    }
}

/// Whether a letter may have to be written otherwise.
fn is_suspect(letter: char) -> bool {
    letter == '`'
        || !letter.is_ascii()
            && (is_invisible(letter)
                || is_combining_mark(letter)
                || is_lead(letter)
                || matches!(
                    letter,
                    '\u{fb00}'..='\u{fb06}' | '\u{fffd}' | '\u{2010}' | '\u{ab}' | '\u{bb}' | '\u{201e}'
                )
                || is_narrow_blank(letter)
                || APOSTROPHES.contains(&letter))
}

/// Whether a blank or comma parts digits as English does not: "816 000", "3,5 million".
fn has_odd_number(text: &str) -> bool {
    let odd = |run: &[u8]| {
        let [first, sign, one, two, three] = run else { return false };
        let grouped = *sign == b' ' && two.is_ascii_digit() && three.is_ascii_digit();
        let decimal = *sign == b',' && !(two.is_ascii_digit() && three.is_ascii_digit());
        first.is_ascii_digit() && one.is_ascii_digit() && (grouped || decimal)
    };
    text.as_bytes().windows(5).any(odd)
}

/// Characters that show nothing and divide no words: soft hyphens, zero-width marks, direction marks.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Blanks that hold a number together.
fn is_narrow_blank(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}')
}

/// Letters that the first byte of a longer UTF-8 sequence becomes in Windows-1252: "â" of "â€™".
fn is_lead(letter: char) -> bool {
    matches!(letter, '\u{c2}'..='\u{f4}')
}

/// A quotation mark of another language as English has it; after a low one, „, what opens elsewhere closes.
fn quotation_mark(letter: char, low: &mut bool) -> Option<&'static str> {
    match letter {
        '\u{ab}' => Some("\u{201c}"),
        '\u{bb}' => Some("\u{201d}"),
        '\u{201e}' => {
            *low = true;
            Some("\u{201c}")
        }
        '\u{201c}' | '\u{201d}' if *low => {
            *low = false;
            Some("\u{201d}")
        }
        _ => None,
    }
}

/// What stands at the beginning of `rest` in another writing, with its length; `before` is what is shown so far.
fn rewritten(rest: &str, letter: char, before: &str, classes: &Classes) -> Option<(usize, String)> {
    let length = letter.len_utf8();
    let tail = &rest[length..];
    if let Some(divided) = divided(rest, letter, before, classes) {
        return Some(divided);
    }
    if is_invisible(letter) {
        return Some((length, String::new()));
    }
    if before.ends_with(|last: char| last.is_ascii_digit())
        && let Some(sign) = in_number(letter, tail, before)
    {
        return Some((length, sign.to_owned()));
    }
    if is_lead(letter)
        && let Some(found) = decoded(rest)
    {
        return Some(found);
    }
    if let '\u{fb00}'..='\u{fb06}' = letter {
        let joined = LIGATURES.get(letter as usize - 0xfb00)?;
        return Some((length, (*joined).to_owned()));
    }
    if tail.chars().next().is_some_and(is_combining_mark) && !is_combining_mark(letter) {
        let marks = tail.chars().take(LONGEST_RUN).take_while(|next| is_combining_mark(*next));
        let whole = &rest[..length + marks.map(char::len_utf8).sum::<usize>()];
        let composed: String = whole.nfc().collect();
        return (composed != whole).then_some((whole.len(), composed));
    }
    apostrophe(letter, tail, before).map(|sign| (length, sign.into()))
}

/// What a blank or comma between digits is in English: "816,000" of "816 000", "3.5 million" of "3,5 million".
fn in_number(letter: char, tail: &str, before: &str) -> Option<&'static str> {
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    let after = &tail[digits..];
    let near = end_of(before);
    let start = near.rfind(|letter: char| !letter.is_ascii_digit() && letter != ',').map_or(0, |at| at + 1);
    let number = near.get(near.ceil_char_boundary(start)..)?;
    let lead = &near[..near.len() - number.len()];
    if number.len() > LONGEST_NUMBER {
        return None;
    }
    if letter == ',' && (1..=2).contains(&digits) {
        let sum = lead.ends_with(['$', '\u{a3}', '\u{20ac}', '\u{a5}']);
        let scaled =
            after.strip_prefix(is_blank).is_some_and(|word| DECIMAL.iter().any(|scale| word.starts_with(scale)));
        return (!number.contains(',') && (sum || scaled || after.starts_with('%'))).then_some(".");
    }
    let first = number.split(',').next().unwrap_or_default().len();
    let groups = digits == 3 && (1..=3).contains(&first) && number.split(',').skip(1).all(|group| group.len() == 3);
    if !groups || after.starts_with(|next: char| next.is_alphanumeric() || matches!(next, '-' | ':' | '/')) {
        return None;
    }
    // "On May 12 300 people": a plain blank may part two numbers.
    let word = lead.trim_end().rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let opens = lead.trim() == word && !MONTHS.iter().any(|month| word.eq_ignore_ascii_case(month));
    let counted = opens
        || word.starts_with(char::is_lowercase)
        || lead.trim_end().ends_with(|last: char| !last.is_alphanumeric());
    let grouped = is_narrow_blank(letter) || letter == ' ' && (counted || number.contains(','));
    grouped.then_some(",")
}

/// What stands last in a text, as far back as a word or number is looked at.
fn end_of(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(2 * LONGEST_RUN))..]
}

fn is_blank(letter: char) -> bool {
    letter == ' ' || is_narrow_blank(letter)
}

/// The apostrophe for which a sign between two letters stands: no such sign turns what is denied around.
fn apostrophe(letter: char, tail: &str, before: &str) -> Option<char> {
    let within = before.ends_with(char::is_alphabetic) && tail.starts_with(char::is_alphabetic);
    let lost = || {
        let word = tail.find(|next: char| !next.is_alphanumeric()).map_or(tail, |end| &tail[..end]);
        letter == '\u{fffd}' && CLITICS.contains(&word)
    };
    (within && (APOSTROPHES.contains(&letter) || lost())).then_some('\'')
}

/// A word that the end of a line divides: with its hyphen where both halves are words and the whole is none.
fn divided(rest: &str, hyphen: char, before: &str, classes: &Classes) -> Option<(usize, String)> {
    if !matches!(hyphen, '-' | '\u{ad}' | '\u{2010}') || !before.ends_with(char::is_alphabetic) {
        return None;
    }
    let tail = rest[hyphen.len_utf8()..].trim_start_matches([' ', '\t']);
    let next = tail.strip_prefix("\r\n").or_else(|| tail.strip_prefix('\n'))?.trim_start_matches([' ', '\t']);
    if !next.starts_with(char::is_lowercase) {
        return None;
    }
    let second = next.find(|letter: char| !letter.is_alphabetic()).map_or(next, |end| &next[..end]);
    let near = end_of(before);
    let start = near.rfind(|letter: char| !letter.is_alphabetic()).map_or(0, |at| at + 1);
    let first = near.get(near.ceil_char_boundary(start)..).unwrap_or_default();
    let known = |word: &str| word.len() < 64 && classes.is_word(word.to_lowercase().as_bytes());
    let two = known(first) && known(second) && !known(&format!("{first}{second}"));
    let joint = if hyphen != '\u{ad}' && two { "-" } else { "" };
    Some((rest.len() - next.len(), joint.to_owned()))
}

/// Letters that are UTF-8 read as Windows-1252, as they were meant: "â€™" is an apostrophe.
fn decoded(rest: &str) -> Option<(usize, String)> {
    let mut bytes = Vec::new();
    let mut length = 0;
    for letter in rest.chars().take(4).take_while(|letter| !letter.is_ascii()) {
        length += letter.len_utf8();
        bytes.push(byte(letter)?);
        if let Ok(meant) = std::str::from_utf8(&bytes) {
            return Some((length, meant.to_owned()));
        }
    }
    None
}

/// The byte that Windows-1252 shows as this letter.
fn byte(letter: char) -> Option<u8> {
    let mut buffer = [0_u8; 4];
    let (encoded, _, lost) = WINDOWS_1252.encode(letter.encode_utf8(&mut buffer));
    match *encoded {
        [byte] if !lost => Some(byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Readable;
    use crate::language::Model;
    use crate::text::Document;
    use proptest::prelude::*;

    /// The text as it is read.
    fn read(text: &str) -> String {
        let document = Document::bare("a", text);
        let read = document.blocks.iter().map(|block| Readable::of(&document, block, Model::english().classes()).text);
        read.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_shows_nothing_is_not_read() {
        assert_eq!(read("The fer\u{ad}ry\u{200b} sank\u{2060} in\u{a0}Oslo\u{feff}."), "The ferry sank in\u{a0}Oslo.");
    }

    #[test]
    fn a_word_that_a_line_divides_is_one() {
        assert_eq!(read("The mayor re-\nsigned."), "The mayor resigned.");
        assert_eq!(read("A well-\nknown mayor."), "A well-known mayor.");
        assert_eq!(read("The mayor re\u{ad}\nsigned."), "The mayor resigned.");
        assert_eq!(read("The Oslo-\nBergen line."), "The Oslo-|Bergen line.");
    }

    #[test]
    fn letters_are_written_as_usual() {
        assert_eq!(read("The \u{fb01}rm o\u{fb00}ered."), "The firm offered.");
        assert_eq!(read("Zoe\u{308} Bru\u{308}n"), "Zo\u{eb} Br\u{fc}n");
        assert_eq!(read("It didn\u{e2}\u{20ac}\u{2122}t, Ren\u{c3}\u{a9} said."), "It didn\u{2019}t, Ren\u{e9} said.");
        assert_eq!(
            read("\u{ab}We won,\u{bb} \u{201e}we did\u{201c}"),
            "\u{201c}We won,\u{201d} \u{201c}we did\u{201d}"
        );
        assert_eq!(read("It didn\u{fffd}t, Ren\u{fffd} said."), "It didn't, Ren\u{fffd} said.");
    }

    #[test]
    fn numbers_are_written_as_in_english() {
        assert_eq!(read("The 816 000 hens cost \u{20ac}3,5 million."), "The 816,000 hens cost \u{20ac}3.5 million.");
        assert_eq!(read("1\u{202f}250\u{202f}000 hens, 4,5% of all"), "1,250,000 hens, 4.5% of all");
        assert_eq!(read("On May 12 300 hens died in rooms 3,5 and 7."), "On May 12 300 hens died in rooms 3,5 and 7.");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn every_stretch_has_its_bytes(text in "[a-c0-2, \\-\n\u{ad}\u{200b}\u{fb01}\u{308}\u{e2}\u{20ac}\u{2122}\u{c3}\u{a9}`]{0,40}") {
            let document = Document::bare("a", text.as_str());
            for block in document.blocks.iter() {
                let readable = Readable::of(&document, block, Model::english().classes());
                let raw = block.span.of(&document.text);
                let cuts: Vec<usize> = (0..=readable.text.len()).filter(|at| readable.text.is_char_boundary(*at)).collect();
                for pair in cuts.windows(2) {
                    let (start, end) = (readable.start(pair[0]), readable.end(pair[1]));
                    prop_assert!(start < end && raw.get(start..end).is_some());
                }
            }
        }
    }
}
