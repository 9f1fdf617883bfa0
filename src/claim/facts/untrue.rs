//! Whether a sentence calls a report, a story or a rumour untrue, or passes one on without saying whether it is.
//!
//! Traps: "a false alarm" is no report; who denies "the charges" denies no report of it; a sentence that says "rumours" tells none as its own.

use super::exact::{bases, denies};
use crate::claim::attribute::Passage;
use crate::language::words_of;
use crate::lexicon::{Lexicon, WordClass};
use ecow::EcoString;

/// Words between a report and what is said of it.
const NEAR: usize = 6;
/// Words between "not" and "true".
const CLOSE: usize = 2;

/// Whether a passage calls something that was told untrue.
pub(crate) fn calls_untrue(passage: &Passage, lexicon: &Lexicon) -> bool {
    refutes(&passage.context, lexicon)
}

/// Whether a passage tells what it tells as its own: it denies nothing, asks nothing, and passes on no report.
pub(crate) fn tells_plainly(passage: &Passage, lexicon: &Lexicon) -> bool {
    is_plain(&passage.context, lexicon)
}

fn refutes(sentence: &str, lexicon: &Lexicon) -> bool {
    let cues = &lexicon.cues;
    let words: Vec<EcoString> = words_of(sentence).into_iter().map(|word| word.to_lowercase().into()).collect();
    let is = |class: WordClass, at: usize| bases(&words[at]).any(|form| cues.is(class, &form));
    let all = |class: WordClass| (0..words.len()).filter(move |&at| is(class, at));
    if all(WordClass::Hoax).next().is_some() {
        return true;
    }
    let tale = |word: &str| nouns(word).any(|form| cues.is(WordClass::Rumour, &form));
    let tales: Vec<usize> = (0..words.len()).filter(|&at| tale(&words[at])).collect();
    let near = |at: &usize| tales.iter().any(|&tale| tale != *at && tale.abs_diff(*at) <= NEAR);
    let negated =
        |at: &usize| (at.saturating_sub(CLOSE)..*at).any(|before| cues.is(WordClass::Negator, &words[before]));
    let affirmed = |at: &usize| !negated(at);
    let false_word = all(WordClass::False).chain(all(WordClass::Falsely)).any(|at| affirmed(&at));
    let untrue = all(WordClass::True).any(|at| negated(&at));
    let refuted = all(WordClass::Refuting).filter(near).any(|at| affirmed(&at));
    !tales.is_empty() && (false_word || untrue || refuted)
}

/// A noun, and what it may be the plural of: "claimed" is none.
fn nouns(word: &str) -> impl Iterator<Item = EcoString> {
    let one = word.strip_suffix('s').map(EcoString::from);
    let other = word.strip_suffix("ies").map(|stem| EcoString::from(stem) + "y");
    [Some(word.into()), one, other].into_iter().flatten()
}

fn is_plain(sentence: &str, lexicon: &Lexicon) -> bool {
    let cues = &lexicon.cues;
    let plain = |word: &str| {
        let word = word.to_lowercase();
        !denies(&word, cues)
            && !bases(&word).any(|form| cues.is(WordClass::Tale, &form) || cues.is(WordClass::Hoax, &form))
    };
    !sentence.contains('?') && words_of(sentence).into_iter().all(plain)
}

#[cfg(test)]
mod tests {
    use super::{is_plain, refutes};
    use crate::data::embedded;
    use crate::lexicon::Lexicon;

    #[test]
    fn a_report_is_called_untrue_in_many_words() {
        let lexicon = Lexicon::read(&embedded()).unwrap();
        for text in [
            "The story about the ferry is false.",
            "The club denied reports that its coach would leave.",
            "It was a hoax.",
            "The rumour is simply not true.",
            "Reports of a sale were dismissed by the firm.",
        ] {
            assert!(refutes(text, &lexicon), "{text}");
        }
        for text in [
            "It was a false alarm.",
            "He denied the charges.",
            "The report says that the ferry sank.",
            "The firm does not deny the report.",
        ] {
            assert!(!refutes(text, &lexicon), "{text}");
        }
        assert!(is_plain("The club sold its coach to Hauge.", &lexicon));
        assert!(!is_plain("Rumours say that the club sold its coach.", &lexicon));
    }
}
