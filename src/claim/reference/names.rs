//! Names as keys: normalising one, and saying how two relate.
//!
//! Traps: two bodies whose names differ in one telling word are two bodies, however alike the letters; a surname
//! alone may be anybody's.

use crate::claim::id::ActorId;
use crate::lexicon::Actors;
use ecow::EcoString;

/// Whether two ids name one actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameRelation {
    /// Equal, or two writings of one name.
    Same,
    /// Two actors.
    Different,
    /// The names do not tell: "Petrov" and "Ivan Petrov".
    Unknown,
}

use NameRelation::{Different, Same, Unknown};

/// Words too common to tell one body from another.
const PLAIN: [&str; 41] = [
    "of",
    "the",
    "for",
    "and",
    "in",
    "de",
    "la",
    "le",
    "du",
    "international",
    "national",
    "organisation",
    "organization",
    "group",
    "network",
    "association",
    "foundation",
    "committee",
    "council",
    "company",
    "party",
    "union",
    "institute",
    "university",
    "bank",
    "club",
    "news",
    "press",
    "agency",
    "ministry",
    "department",
    "office",
    "centre",
    "center",
    "society",
    "federation",
    "commission",
    "court",
    "service",
    "new",
    "&",
];

/// How two ids relate as names: lexicon ids, or `name:` ids.
///
/// Names of several words are the same where they share a telling word and the words that differ are two
/// writings of one word: a country and its adjective, a transcription, or, beside two shared words, one
/// letter of a long word. Names that share nothing are different; where one holds the other, the names do not tell.
///
/// ```
/// use gainsay::claim::reference::{NameRelation, name_relation};
/// let same = name_relation("name:russia lgbt network", "name:russian lgbt network");
/// assert_eq!(same, NameRelation::Same);
/// let different = name_relation("name:stop homophobia", "name:sos homophobie");
/// assert_eq!(different, NameRelation::Different);
/// ```
pub fn name_relation(left: &str, right: &str) -> NameRelation {
    if left == right {
        return Same;
    }
    match (ActorId::of(left).name(), ActorId::of(right).name()) {
        (Some(left), Some(right)) => {
            let (left, right) = (without_accents(left), without_accents(right));
            compare(&words(&left), &words(&right))
        }
        (None, None) if left.contains(':') || right.contains(':') => Unknown,
        (None, None) => Different,
        (Some(name), None) => known(name, right),
        (None, Some(name)) => known(name, left),
    }
}

/// A name against an id of the lexicon: another actor, unless they share a word.
fn known(name: &str, id: &str) -> NameRelation {
    let mut parts = id.split(['-', ':', '/']);
    if parts.any(|part| part.len() > 2 && words(name).contains(&part)) { Unknown } else { Different }
}

fn words(name: &str) -> Vec<&str> {
    name.split_whitespace().filter(|word| *word != "the").collect()
}

fn compare(left: &[&str], right: &[&str]) -> NameRelation {
    let shared = left.iter().filter(|word| right.contains(word)).count();
    let telling = left.iter().any(|word| right.contains(word) && is_telling(word));
    let rest = |own: &[&str], other: &[&str]| -> Vec<EcoString> {
        own.iter().filter(|word| !other.contains(word)).map(|word| EcoString::from(*word)).collect()
    };
    let (a, b) = (rest(left, right), rest(right, left));
    match (a.len(), b.len()) {
        (0, 0) => Same,
        (0, _) | (_, 0) if shared > 0 => Unknown,
        (x, y) if x == y => {
            let pairs: Vec<Likeness> = a.iter().zip(&b).map(|(a, b)| likeness(a, b)).collect();
            let enough = |like: &Likeness| match like {
                Likeness::Writing => telling,
                Likeness::Letter => telling && shared >= 2,
                Likeness::None => false,
            };
            if pairs.iter().all(enough) {
                Same
            } else if pairs.contains(&Likeness::None) {
                Different
            } else {
                Unknown
            }
        }
        _ => Different,
    }
}

fn is_telling(word: &str) -> bool {
    word.len() > 2 && !PLAIN.contains(&word)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// One word in two writings.
    Writing,
    /// Long words that differ in a letter.
    Letter,
    None,
}

fn likeness(left: &str, right: &str) -> Likeness {
    let (a, b) = (fold(left), fold(right));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let ending = long.strip_prefix(short.as_str());
    if a == b || short.len() >= 4 && ending.is_some_and(|rest| matches!(rest, "n" | "an" | "ian" | "s")) {
        Likeness::Writing
    } else if short.len() >= 6 && strsim::osa_distance(&a, &b) <= 1 {
        Likeness::Letter
    } else {
        Likeness::None
    }
}

/// A word without diacritics and without what transcriptions disagree on.
fn fold(word: &str) -> String {
    let plain: String = word.chars().flat_map(char::to_lowercase).map(unaccented).collect();
    let mut folded = plain;
    for (from, to) in
        [("kh", "h"), ("ph", "f"), ("ou", "u"), ("ij", "i"), ("y", "i"), ("ck", "k"), ("ks", "x"), ("is", "iz")]
    {
        folded = folded.replace(from, to);
    }
    let mut last = '\0';
    folded.retain(|letter| letter != std::mem::replace(&mut last, letter) && letter != '\'');
    folded
}

/// Letters without the accents that many writers drop.
pub(crate) fn without_accents(words: &str) -> EcoString {
    words.chars().map(unaccented).collect()
}

fn unaccented(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'š' | 'ś' | 'ş' | 'ș' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ł' => 'l',
        'ğ' => 'g',
        'ț' | 'ť' => 't',
        'ř' => 'r',
        'ď' => 'd',
        other => other,
    }
}

/// Legal forms at the end of a firm's name.
const FORMS: [&str; 12] =
    ["inc", "corp", "corporation", "ltd", "limited", "plc", "co", "llc", "gmbh", "ag", "sa", "spa"];

/// Whether a word in lower case is a legal form at the end of a firm's name.
pub(crate) fn is_legal_form(word: &str) -> bool {
    FORMS.contains(&word.trim_end_matches('.'))
}

/// A name as a key: small letters without accents, no article, no possessive, a state's adjective as its name.
pub(super) fn normalise(name: &str, actors: &Actors) -> EcoString {
    let mut key = EcoString::new();
    for (index, word) in name.split_whitespace().enumerate() {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '&' && letter != '+');
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s")).unwrap_or(word);
        if word.is_empty() || index == 0 && word.eq_ignore_ascii_case("the") {
            continue;
        }
        if !key.is_empty() {
            key.push(' ');
        }
        if let Some(actor) = actors.adjective(word) {
            key.push_str(&actor.name.to_lowercase());
        } else {
            let letters = word.chars().filter(|letter| *letter != '.').flat_map(char::to_lowercase);
            letters.map(unaccented).for_each(|letter| key.push(letter));
        }
    }
    match key.rsplit_once(' ') {
        Some((firm, form)) if FORMS.contains(&form) => firm.into(),
        _ => key,
    }
}
