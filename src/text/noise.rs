//! Stretches of signs, digits and single letters, which hold no sentence and cost the most to parse.
//!
//! What parsing costs goes by the word, and a sign is a word: a megabyte of brackets costs as much as ten of prose. A text
//! that is mostly such is read without them. Tables of figures and drawings made of signs are such stretches, too; prose never
//! is, not even dialogue of short words.

use super::{BlockKind, Document};

/// Bytes of a text below which nothing is looked at.
const LITTLE: usize = 4096;
/// Bytes for a word or sign below which a text is looked at, and a stretch of it is left out; prose has more than five.
const TEXT: f32 = 3.5;
const STRETCH: f32 = 3.0;

/// Makes furniture of what is noise in a text that has much of it, and says how much that was: a predicate.
pub(super) fn leave_out(document: &mut Document) -> Option<String> {
    if document.text.len() < LITTLE || bytes_a_word(&document.text) >= TEXT {
        return None;
    }
    let mut left = 0;
    let text = std::sync::Arc::clone(&document.text);
    for block in document.blocks.iter_mut().filter(|block| block.kind != BlockKind::Furniture) {
        let stretch = block.span.of(&text);
        if bytes_a_word(stretch) < STRETCH {
            block.kind = BlockKind::Furniture;
            left += stretch.len();
        }
    }
    (left >= LITTLE).then(|| format!("holds {left} bytes of signs, digits and single letters, which are no sentences"))
}

/// How long the words and signs of a text are on average, the white space behind them with them.
fn bytes_a_word(text: &str) -> f32 {
    let (mut words, mut inside) = (1_usize, false);
    for &byte in text.as_bytes() {
        let letter = byte.is_ascii_alphanumeric() || byte >= 0x80;
        words += usize::from(letter && !inside || !letter && !byte.is_ascii_whitespace());
        inside = letter;
    }
    text.len() as f32 / words as f32
}

#[cfg(test)]
mod tests {
    use super::bytes_a_word;
    use crate::text::{BlockKind, Input, read};

    #[test]
    fn signs_are_left_out_and_told_and_prose_stays() {
        for noise in ["*a ", "[", "! ? ", "1 2, ", "“.” "] {
            let text = format!("Norway has refused the pipeline a licence.\n\n{}\n", noise.repeat(6000));
            let found = read("a.txt", text.as_bytes(), Input::Auto);
            let prose = found.documents[0].blocks.iter().filter(|block| block.kind != BlockKind::Furniture);
            let prose: Vec<&str> = prose.map(|block| block.span.of(&text)).collect();
            assert_eq!(prose, ["Norway has refused the pipeline a licence."], "{noise}");
            assert!(found.warnings[0].message.contains("which are no sentences") && !found.warnings[0].unread);
        }
    }

    #[test]
    fn dialogue_is_no_noise() {
        let text =
            "“No,” he said. “I am not.” “You are!” “So?” she said. “Is he in?” “He is, I do not say so.” ".repeat(100);
        assert!(bytes_a_word(&text) > 3.0);
        let found = read("a.txt", text.as_bytes(), Input::Auto);
        assert_eq!(found.documents[0].blocks[0].kind, BlockKind::Prose);
        assert!(found.warnings.is_empty());
    }
}
