//! The tags of a page in their order, cut as the tokeniser of HTML cuts them (WHATWG, "Tokenization").
//!
//! Quotation marks count only where a value begins, and a comment ends wherever the standard says it does: what could hide a tag
//! from this reader and not from a browser's would be a hole in the [`guard`](super::guard).

use std::ops::Range;

/// A tag.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its name in lower case.
    pub(super) name: String,
    pub(super) closing: bool,
    pub(super) closes_itself: bool,
    /// How many attributes it has, of one name counted each.
    pub(super) attributes: usize,
    /// Whether it stands in a script or a style, where it is none.
    pub(super) raw: bool,
    /// The bytes of the page that it takes, from its bracket on.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Walks through a page.
pub(super) struct Tags<'a> {
    page: &'a [u8],
    /// Behind the last tag.
    pub(super) at: usize,
    /// Where the last tag begins.
    pub(super) from: usize,
    /// What is neither tag nor text between the last tag and the one before it: comments and the like.
    pub(super) passed: Vec<Range<usize>>,
    /// Where the text of a script or the like ends that is being passed over.
    raw: Option<usize>,
}

impl<'a> Tags<'a> {
    pub(super) fn new(page: &'a str) -> Tags<'a> {
        Tags { page: page.as_bytes(), at: 0, from: 0, passed: Vec::new(), raw: None }
    }

    /// Says that what follows is the text of a script or the like, up to its end tag.
    pub(super) fn enter(&mut self, name: &str) {
        let mut from = self.at;
        let end = loop {
            let Some(found) = memchr::memmem::find(&self.page[from..], b"</") else { break self.page.len() };
            let here = from + found;
            let rest = &self.page[here + 2..];
            let named = rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
            if named && rest.get(name.len()).is_none_or(|&byte| ends_name(byte)) {
                break here;
            }
            from = here + 2;
        };
        self.raw = Some(end);
    }

    /// Passes over the text of a script or the like, and says where its end tag begins.
    pub(super) fn pass_text(&mut self, name: &str) -> usize {
        self.enter(name);
        self.at = self.raw.take().unwrap_or(self.page.len());
        self.at
    }

    fn starts(&self, with: &[u8]) -> bool {
        self.page[self.at..].starts_with(with)
    }

    /// Notes that what began at [`Tags::from`] and ended here is no text.
    fn pass(&mut self) {
        self.at = self.at.min(self.page.len());
        self.passed.push(self.from..self.at);
    }

    /// Where `what` stands next, or the end.
    fn next_at(&self, what: u8) -> usize {
        memchr::memchr(what, &self.page[self.at..]).map_or(self.page.len(), |found| self.at + found)
    }

    /// Behind the comment that begins here.
    fn comment(&mut self) {
        self.at += b"<!--".len();
        if self.starts(b">") || self.starts(b"->") {
            self.at = self.next_at(b'>') + 1;
            return;
        }
        while let Some(found) = memchr::memmem::find(&self.page[self.at..], b"--") {
            self.at += found + 1;
            if self.starts(b"->") || self.starts(b"-!>") {
                self.at = self.next_at(b'>') + 1;
                return;
            }
        }
        self.at = self.page.len();
    }

    fn tag(&mut self, closing: bool) -> Tag {
        let from = self.at;
        while self.page.get(self.at).is_some_and(|&byte| !ends_name(byte)) {
            self.at += 1;
        }
        let kept = &self.page[from..self.at.min(from + NAME)];
        let mut name = String::from_utf8_lossy(kept).to_ascii_lowercase();
        if closing && self.at > from + NAME {
            name.clear(); // two long names may differ where they are not kept
        }
        let start = from.saturating_sub(1 + usize::from(closing));
        let mut tag = Tag { name, closing, raw: self.raw.is_some(), start, ..Tag::default() };
        self.attributes(&mut tag);
        tag.end = self.at;
        tag
    }

    /// Reads up to the end of the tag.
    fn attributes(&mut self, tag: &mut Tag) {
        let mut state = State::Before;
        let end = self.raw.unwrap_or(self.page.len());
        while let Some(&byte) = self.page.get(self.at).filter(|_| self.at < end) {
            self.at += 1;
            state = match (state, byte) {
                (State::Quoted(mark), byte) if byte == mark => State::Before,
                (State::Quoted(mark), _) => State::Quoted(mark),
                (State::Before | State::Name | State::After | State::Value | State::Bare, b'>') => return,
                (State::Value, b'"' | b'\'') => State::Quoted(byte),
                (State::Value, byte) if byte.is_ascii_whitespace() => State::Value,
                (State::Value | State::Bare, byte) if !byte.is_ascii_whitespace() => State::Bare,
                (State::Name | State::After, b'=') => State::Value,
                (State::Before | State::Name | State::After, b'/') => {
                    tag.closes_itself = self.page.get(self.at) == Some(&b'>');
                    State::Before
                }
                (State::Name, byte) if byte.is_ascii_whitespace() => State::After,
                (State::Name, _) => State::Name,
                (State::After, byte) if byte.is_ascii_whitespace() => State::After,
                (_, byte) if byte.is_ascii_whitespace() => State::Before,
                _ => {
                    tag.attributes += 1;
                    State::Name
                }
            };
        }
    }
}

/// Bytes of a name that are kept.
const NAME: usize = 64;

#[derive(Clone, Copy)]
enum State {
    /// Before an attribute.
    Before,
    Name,
    /// Behind a name, where a value may follow.
    After,
    /// Behind an equals sign.
    Value,
    Bare,
    Quoted(u8),
}

fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'/' || byte == b'>'
}

impl Iterator for Tags<'_> {
    type Item = Tag;

    fn next(&mut self) -> Option<Tag> {
        self.passed.clear();
        loop {
            self.at = self.next_at(b'<');
            self.from = self.at;
            if let Some(end) = self.raw.filter(|&end| self.at >= end) {
                // The end tag of what opened nothing.
                self.raw = None;
                self.at = (end + 2).min(self.page.len());
                self.tag(true);
                continue;
            }
            let next = *self.page.get(self.at + 1)?;
            let letter = |at: usize| self.page.get(at).is_some_and(u8::is_ascii_alphabetic);
            if letter(self.at + 1) {
                self.at += 1;
                return Some(self.tag(false));
            }
            match next {
                b'/' if letter(self.at + 2) => {
                    self.at += 2;
                    return Some(self.tag(true));
                }
                _ if self.raw.is_some() => self.at += 1,
                b'!' if self.starts(b"<!--") => {
                    self.comment();
                    self.pass();
                }
                b'/' | b'!' | b'?' => {
                    self.at = self.next_at(b'>') + 1;
                    self.pass();
                }
                _ => self.at += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tags;

    fn tags(page: &str) -> Vec<(String, usize)> {
        let shown = |tag: super::Tag| (format!("{}{}", if tag.closing { "/" } else { "" }, tag.name), tag.attributes);
        Tags::new(page).map(shown).collect()
    }

    #[test]
    fn attributes_are_counted_as_a_browser_cuts_them() {
        assert_eq!(tags("<p a b=1 c = '>' d=\">\"e/f>"), [("p".to_owned(), 6)]);
        // A quotation mark that begins no value hides nothing.
        assert_eq!(tags("<p \" ><b x>"), [("p".to_owned(), 1), ("b".to_owned(), 1)]);
        assert_eq!(tags("<p a=b\"c><i>"), [("p".to_owned(), 1), ("i".to_owned(), 0)]);
    }

    #[test]
    fn a_comment_ends_where_the_standard_says_so() {
        for page in ["<!--><p>", "<!---><p>", "<!-- <b> --><p>", "<!-- <b> --!><p>", "<!b><p>", "</ b><p>", "<?b?><p>"]
        {
            assert_eq!(tags(page), [("p".to_owned(), 0)], "{page}");
        }
        assert_eq!(tags("<!-- <p>"), []);
    }

    #[test]
    fn scripts_are_passed_over_up_to_their_end_tag() {
        let page = "<script>if (a<b) {} </scripted></SCRIPT ><p>";
        let mut walk = Tags::new(page);
        assert_eq!(walk.next().map(|tag| tag.name).as_deref(), Some("script"));
        walk.enter("script");
        let rest: Vec<(String, bool)> = walk.map(|tag| (tag.name, tag.raw)).collect();
        assert_eq!(rest, [("b)".to_owned(), true), ("p".to_owned(), false)]);
    }
}
