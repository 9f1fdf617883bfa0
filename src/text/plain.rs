//! Plain text: its paragraphs, the first of them perhaps a title.

use super::Document;
use super::furniture::{self, Opening};
use super::paragraphs::pieces;
use super::published::published;
use std::sync::Arc;

/// The document that a plain-text file is.
pub(super) fn document(name: &str, text: String) -> Document {
    let text: Arc<str> = text.into();
    let blocks = furniture::blocks(&text, &pieces(&text), None, Opening::Title);
    let document = Document {
        id: name.to_owned(),
        source: None,
        published: None,
        url: None,
        title: None,
        text,
        blocks: blocks.into(),
        markup: Vec::new(),
        lines: Vec::new(),
    };
    Document { published: published(&document, 0), ..document }
}

#[cfg(test)]
mod tests {
    use super::document;
    use crate::text::BlockKind;
    use crate::text::BlockKind::{Headline, Prose};

    fn read(text: &str) -> Vec<(BlockKind, String)> {
        let document = document("a.txt", text.to_owned());
        document.blocks.iter().map(|block| (block.kind, block.span.of(text).to_owned())).collect()
    }

    #[test]
    fn a_first_line_is_a_title_only_before_a_blank_line() {
        assert_eq!(read("Talks fail\n\nThe talks ended on Monday.")[0].0, Headline);
        assert_eq!(read("Talks fail\nThe talks ended on Monday.")[0].0, Prose);
        assert_eq!(read("Talks fail")[0].0, Prose);
    }

    #[test]
    fn line_ends_of_every_kind_set_paragraphs_apart() {
        for text in ["Talks fail\r\n\r\nOne ended.\r\nTwo began.\r\n", "Talks fail\r\rOne ended.\rTwo began."] {
            let found = read(text);
            let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
            assert_eq!(texts, ["Talks fail", "One ended.", "Two began."]);
            assert_eq!(found[0].0, Headline);
        }
    }

    #[test]
    fn white_space_of_every_kind_is_no_part_of_a_paragraph() {
        assert_eq!(read("\u{feff}\u{a0}One\u{a0}ended. \u{a0}\n")[0].1, "One\u{a0}ended.");
    }

    #[test]
    fn lines_broken_at_one_width_are_one_paragraph() {
        let text = "Title here\n\nThe ministry said on Monday that the talks about\nthe northern pipeline had ended without any kind\nof result.\n\nNext.";
        let found = read(text);
        assert_eq!(found.len(), 3);
        assert!(found[1].1.ends_with("of result."));
    }
}
