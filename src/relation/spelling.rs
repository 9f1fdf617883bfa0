//! Whether two writings are one word, or two: what an editor, a typist or a scanner changes in print, and no speaker says otherwise.
//!
//! Traps: an ending is a change ("killer", "killers"); so is a vowel in a short word ("these", "those"); of two long words that
//! differ in one letter within, one is a misprint or the other side of an ocean.

use crate::language::MONTHS;

/// Letters that a word must have for one of them to be a misprint, and for one to stand in another's place.
const PRINTED: usize = 5;
const REPLACED: usize = 6;
/// Letters that an abbreviation has at most.
const SHORT: usize = 4;

/// Whether two stretches of words, in small letters and run together, are two writings of the same.
pub(super) fn one_writing(left: &str, right: &str) -> bool {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let month = || MONTHS.contains(&long) && short.len() > 2 && long.starts_with(short);
    left == right
        || undoubled(left) == undoubled(right)
        || misprint(short, long)
        || abbreviation(short, long)
        || month()
}

/// Whether two writings are one foreign name in two transcriptions: "Quran", "Koran"; any word in letters of another alphabet.
pub(super) fn one_name(left: &str, right: &str) -> bool {
    let foreign = |word: &str| word.chars().any(|letter| letter.is_alphabetic() && letter > '\u{24f}');
    let (a, b) = (skeleton(left), skeleton(right));
    foreign(left) != foreign(right) || a == b && a.chars().count() > 1
}

/// The consonants of a name as most transcriptions agree on them.
fn skeleton(name: &str) -> String {
    let bare = name.chars().filter(|letter| letter.is_alphanumeric() && !"aeiouyh".contains(*letter));
    undoubled(&bare.map(|letter| if "qc".contains(letter) { 'k' } else { letter }).collect::<String>())
}

/// The letters without their doubles.
fn undoubled(word: &str) -> String {
    let mut last = None;
    word.chars().filter(|letter| last.replace(*letter) != Some(*letter)).collect()
}

/// One letter more, less, other or in another place, inside a long word.
fn misprint(short: &str, long: &str) -> bool {
    let (fewer, more) = (short.chars().count(), long.chars().count());
    let least = if fewer == more && sorted(short) != sorted(long) { REPLACED } else { PRINTED };
    fewer >= least && !long.starts_with(short) && strsim::osa_distance(short, long) == 1
}

fn sorted(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

/// "Sgt" of "Sergeant", "mln" of "million", and the "f" that is left of what is not printed.
fn abbreviation(short: &str, long: &str) -> bool {
    let letters = short.chars().count();
    let bare = !short.contains(['a', 'e', 'i', 'o', 'u']) && short.chars().all(char::is_alphabetic);
    let mut rest = long.chars();
    let inside = short.chars().all(|letter| rest.any(|other| other == letter));
    let first = short.chars().next() == long.chars().next();
    bare && first && inside && letters <= SHORT && long.chars().count() > letters + 1
}

#[cfg(test)]
mod tests {
    use super::{one_name, one_writing};

    #[test]
    fn spelling_misprints_and_short_forms_are_one_word() {
        for (left, right) in [
            ("criminalise", "criminalize"),
            ("behavior", "behaviour"),
            ("judgement", "judgment"),
            ("fsical", "fiscal"),
            ("wil", "will"),
            ("centre", "center"),
            ("mohammed", "mohammad"),
            ("sgt", "sergeant"),
            ("mln", "million"),
            ("dlrs", "dollars"),
            ("sept", "september"),
            ("f", "fucking"),
        ] {
            assert!(one_writing(left, right) && one_writing(right, left), "{left} / {right}");
        }
    }

    #[test]
    fn transcriptions_are_one_name_and_neighbours_are_two() {
        assert!(one_name("quran", "koran") && one_name("qaeda", "qaida") && one_name("hizbullah", "hezbollah"));
        assert!(!one_name("iran", "iraq") && !one_name("china", "chile") && !one_name("oslo", "osaka"));
    }

    #[test]
    fn endings_and_short_words_are_other_words() {
        for (left, right) in [
            ("killer", "killers"),
            ("these", "those"),
            ("is", "was"),
            ("arrest", "detain"),
            ("a", "the"),
            ("say", "said"),
        ] {
            assert!(!one_writing(left, right), "{left} / {right}");
        }
    }
}
