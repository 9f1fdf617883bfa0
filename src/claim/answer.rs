//! Questions that the next sentence answers: "Was Anna Lind arrested? No."

use crate::language::{Deprel, Sentence, Token, Upos};
use crate::lexicon::{Cues, WordClass};

/// Whether what a sentence asks is said to be so by those that follow it; none where it asks for more than yes or no, or where
/// nobody answers.
pub(super) fn answer<'a>(
    cues: &Cues,
    question: Sentence<'a>,
    mut next: impl Iterator<Item = Sentence<'a>>,
) -> Option<bool> {
    if !asks(question) {
        return None;
    }
    let next = next.find(|sentence| !is_label(*sentence))?;
    let first = behind_label(next.token(0))?;
    let word = first.form().to_lowercase();
    let alone = |token: Token<'a>| token.next().is_none_or(|next| next.upos() == Upos::Punct);
    if alone(first) && cues.is(WordClass::Yes, &word) {
        return Some(true);
    }
    let not_yet = || {
        let second = first.next().filter(|_| word == "not");
        second.is_some_and(|second| second.form().eq_ignore_ascii_case("yet") && alone(second))
    };
    (alone(first) && cues.is(WordClass::No, &word) || not_yet()).then_some(false)
}

/// The first word behind "A." or "A:".
fn behind_label(first: Token<'_>) -> Option<Token<'_>> {
    let next = first.next();
    match first.form() {
        "A." => next,
        "A" if next.is_some_and(|mark| matches!(mark.form(), ":" | ".")) => next?.next(),
        _ => Some(first),
    }
}

/// Whether a sentence asks whether something is so: "Did they leave?"
fn asks(sentence: Sentence<'_>) -> bool {
    let root = sentence.root();
    let marked = sentence.tokens().next_back().is_some_and(|last| last.form().contains('?'));
    let subject = root.children().find(|child| child.deprel().is_subject());
    let auxiliary = root.children().find(|child| matches!(child.deprel().main(), "aux" | "cop"));
    let wh = sentence.tokens().any(|token| matches!(token.xpos(), "WP" | "WRB" | "WDT"));
    let or = sentence.tokens().any(|token| token.deprel() == Deprel::Cc && token.form().eq_ignore_ascii_case("or"));
    let inverted = auxiliary.zip(subject).is_some_and(|(auxiliary, subject)| auxiliary.index() < subject.index());
    marked && inverted && !wh && !or
}

/// "Q:", "A:": who speaks.
fn is_label(sentence: Sentence<'_>) -> bool {
    let mut tokens = sentence.tokens();
    let letter = tokens.next().is_some_and(|token| token.form().chars().count() == 1);
    letter && tokens.all(|token| token.upos() == Upos::Punct || matches!(token.form(), ":" | "."))
}

#[cfg(test)]
mod tests {
    use super::answer;
    use crate::data::embedded;
    use crate::language::{Model, parse};
    use crate::lexicon::Lexicon;
    use crate::text::Document;

    #[test]
    fn a_question_is_answered_by_yes_or_no_alone() {
        let lexicon = Lexicon::read(&embedded()).unwrap();
        let answered = |text: &str| {
            let parsed = parse(&Document::bare("a", text), Model::english());
            let mut sentences = parsed.sentences();
            let question = sentences.next().unwrap();
            answer(&lexicon.cues, question, sentences)
        };
        assert_eq!(answered("Did Norway sign the treaty? No."), Some(false));
        assert_eq!(answered("Has Norway signed the treaty? Not yet."), Some(false));
        assert_eq!(answered("Did Norway sign the treaty? Yes, it did."), Some(true));
        assert_eq!(answered("Did Norway sign the treaty?\n\nA. No."), Some(false));
        assert_eq!(answered("Did Norway sign the treaty? No one knows."), None);
        assert_eq!(answered("When did Norway sign the treaty? No."), None);
    }
}
