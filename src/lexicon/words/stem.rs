//! The dictionary forms that a word form may be an inflection of, with the parts of speech that the ending leaves open.

const NOUN: u8 = 1;
const VERB: u8 = 2;
const ADJECTIVE: u8 = 4;
const ALL: u8 = 15;

/// Endings, what they stand for, and the parts of speech they inflect.
const ENDINGS: [(&str, &str, u8); 15] = [
    ("men", "man", NOUN),
    ("ies", "y", NOUN | VERB),
    ("es", "", NOUN | VERB),
    ("s", "", NOUN | VERB),
    ("ied", "y", VERB),
    ("ed", "", VERB),
    ("ed", "e", VERB),
    ("ing", "", VERB),
    ("ing", "e", VERB),
    ("ier", "y", ADJECTIVE),
    ("iest", "y", ADJECTIVE),
    ("er", "", ADJECTIVE),
    ("er", "e", ADJECTIVE),
    ("est", "", ADJECTIVE),
    ("est", "e", ADJECTIVE),
];

/// Calls `found` with each form that `form` may stand for, itself first, and a mask of parts of speech
/// (1 noun, 2 verb, 4 adjective, 8 adverb).
pub(super) fn each(form: &str, mut found: impl FnMut(&str, u8)) {
    found(form, ALL);
    for (ending, restored, parts) in ENDINGS {
        let Some(stem) = form.strip_suffix(ending).filter(|stem| stem.len() > 1) else { continue };
        if restored.is_empty() {
            found(stem, parts);
            if let Some(single) = undoubled(stem).filter(|_| parts != NOUN | VERB) {
                found(single, parts);
            }
        } else {
            found(&[stem, restored].concat(), parts);
        }
    }
}

/// "stopp" of "stopped" is "stop".
fn undoubled(stem: &str) -> Option<&str> {
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    (last == before && last.is_ascii_alphabetic()).then(|| &stem[..stem.len() - 1])
}
