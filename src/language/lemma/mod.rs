//! Dictionary forms: a table of irregular forms, then suffix rules checked against WordNet's words.
//!
//! The rules propose stems ("hoped": hop, hope) and take the one that WordNet
//! knows in that part of speech; spelling decides where it knows both or neither.
//! Irregular forms are facts of WordNet's exception lists (`irregular.tsv`); see `models/README.md`.

mod closed;

use super::Upos;
use super::wordnet::{ADJECTIVE, ADVERB, Classes, NOUN, VERB};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Lines of `part TAB form TAB lemma`, part one of n v a.
const IRREGULAR: &str = include_str!("irregular.tsv");

/// Plurals that are their own dictionary form.
const UNCHANGED: &[&str] = &[
    "species",
    "series",
    "means",
    "politics",
    "clothes",
    "headquarters",
    "goods",
    "regards",
    "troops",
    "economics",
    "mathematics",
    "physics",
    "statistics",
    "ethics",
    "news",
    "thanks",
    "grounds",
    "supplies",
    "proceeds",
    "contents",
    "premises",
    "remains",
    "outskirts",
    "belongings",
    "earnings",
    "savings",
    "surroundings",
    "whereabouts",
    "crossroads",
    "barracks",
    "athletics",
    "genetics",
    "logistics",
    "pants",
    "trousers",
    "jeans",
    "shorts",
    "tights",
    "panties",
    "pajamas",
    "pyjamas",
    "scissors",
    "tweezers",
    "pliers",
    "binoculars",
    "feces",
    "faeces",
    "tenterhooks",
    "riches",
    "amends",
    "doldrums",
];

fn irregular() -> &'static FxHashMap<(u8, &'static str), &'static str> {
    static TABLE: OnceLock<FxHashMap<(u8, &'static str), &'static str>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let row = |line: &'static str| {
            let mut cells = line.split('\t');
            Some(((*cells.next()?.as_bytes().first()?, cells.next()?), cells.next()?))
        };
        IRREGULAR.lines().filter_map(row).collect()
    })
}

/// The dictionary form of a word with these tags.
pub(super) fn lemma(form: &str, upos: Upos, xpos: &str, classes: &Classes) -> Box<str> {
    if let Some(known) = closed::lemma(form, upos, xpos) {
        return known.into();
    }
    match upos {
        Upos::Propn if xpos == "NNPS" => plural_name(form, classes).into(),
        Upos::Num if form.contains(',') => form.replace(',', "").into(),
        Upos::Num if form.chars().all(char::is_alphabetic) && !form.chars().all(char::is_uppercase) => {
            form.to_lowercase().into()
        }
        Upos::Propn | Upos::Sym | Upos::Punct | Upos::Num | Upos::X => form.into(),
        Upos::Noun if xpos == "NNS" => noun(&form.to_lowercase(), classes).into(),
        Upos::Verb | Upos::Aux => verb(&form.to_lowercase(), xpos, classes).into(),
        Upos::Adj if is_demonym(form) => form.into(),
        Upos::Adj | Upos::Adv => graded(form, xpos, classes).into(),
        Upos::Noun if is_abbreviation(form) => form.into(),
        _ => form.to_lowercase().into(),
    }
}

/// Several capitals without a small letter, short: "CEO", "TV".
fn is_abbreviation(form: &str) -> bool {
    form.len() > 1 && form.len() < 5 && form.chars().all(|letter| letter.is_uppercase() || !letter.is_alphabetic())
}

/// A capitalised adjective with the ending of a people, place or faith: "Russian", "Japanese", "Iraqi".
fn is_demonym(form: &str) -> bool {
    const ENDINGS: &[&str] =
        &["ian", "ean", "ican", "gan", "ghan", "ese", "eli", "aqi", "ani", "mani", "uti", "ari", "ish"];
    const OTHERS: &[&str] = &[
        "Arab",
        "Arabic",
        "French",
        "German",
        "Greek",
        "Dutch",
        "Czech",
        "Swiss",
        "Sunni",
        "Shiite",
        "Shia",
        "Thai",
        "Turkish",
        "Catholic",
        "Muslim",
        "Moslem",
        "Islamic",
        "Hispanic",
        "Latino",
        "Welsh",
        "Roman",
        "Norman",
        "Uzbek",
        "Kazakh",
        "Chechen",
        "Icelandic",
        "Slovak",
        "Serb",
        "Croat",
        "Kurd",
        "Uighur",
        "Emirati",
        "Yemeni",
        "Buddhist",
        "Hindu",
        "Islamist",
        "Marxist",
        "Orthodox",
        "Baltic",
        "Nordic",
        "Celtic",
        "Slavic",
        "Hebrew",
        "Filipino",
        "Afro",
        "Anglo",
        "Zionist",
        "Protestant",
    ];
    const NOT: &[&str] =
        &["Selfish", "Foolish", "Stylish", "Reddish", "Civilian", "Pedestrian", "Vegetarian", "Childish", "Sluggish"];
    let name = form.starts_with(char::is_uppercase)
        && form.chars().skip(1).all(|letter| letter.is_lowercase() || letter == '-');
    name && !NOT.contains(&form)
        && (OTHERS.contains(&form) || form.len() > 4 && ENDINGS.iter().any(|end| form.ends_with(end)))
}

fn plural_name(form: &str, classes: &Classes) -> String {
    let low = form.to_lowercase();
    let single = noun(&low, classes);
    if let Some(head) = form.get(..single.len()).filter(|head| head.to_lowercase() == single) {
        return head.to_owned();
    }
    let mut letters = single.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The singular of a plural.
fn noun(form: &str, classes: &Classes) -> String {
    if let Some(known) = irregular().get(&(b'n', form)) {
        return (*known).to_owned();
    }
    if UNCHANGED.contains(&form) || form.starts_with(|first: char| first.is_ascii_digit()) {
        return form.to_owned();
    }
    if let Some(stem) = form.strip_suffix("men").filter(|stem| !stem.is_empty()) {
        return format!("{stem}man");
    }
    let known = |stem: &str| classes.is_lemma(stem, NOUN);
    stripped_of_s(form, known)
}

fn stripped_of_s(form: &str, known: impl Fn(&str) -> bool) -> String {
    if let Some(stem) = form.strip_suffix("'s").or_else(|| form.strip_suffix("\u{2019}s")) {
        return stem.to_owned();
    }
    let Some(stem) = form.strip_suffix('s').filter(|stem| stem.len() > 1 && !stem.ends_with('s')) else {
        return form.to_owned();
    };
    if let Some(stem) = form.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        let (y, ie) = (format!("{stem}y"), format!("{stem}ie"));
        return if known(&ie) && !known(&y) { ie } else { y };
    }
    let Some(short) = form.strip_suffix("es") else { return stem.to_owned() };
    if known(stem) && !(short.ends_with("ch") || short.ends_with("sh") || short.ends_with("ss"))
        || !known(short) && known(stem)
    {
        return stem.to_owned();
    }
    let hissing = ["ss", "sh", "ch", "x", "zz", "o"].iter().any(|end| short.ends_with(end));
    if known(short) && (hissing || short.ends_with('s') || short.ends_with('z')) || hissing {
        return short.to_owned();
    }
    stem.to_owned()
}

/// The infinitive.
fn verb(form: &str, xpos: &str, classes: &Classes) -> String {
    if matches!(xpos, "VB" | "VBP" | "MD") {
        return form.to_owned();
    }
    if let Some(known) = irregular().get(&(b'v', form)) {
        return (*known).to_owned();
    }
    let known = |stem: &str| classes.is_lemma(stem, VERB);
    match xpos {
        "VBZ" => stripped_of_s(form, known),
        "VBG" => {
            match form.strip_suffix("ing").or_else(|| form.strip_suffix("in'")).or_else(|| form.strip_suffix("in")) {
                Some(stem) if stem.len() > 1 => restored(stem, known),
                _ => form.to_owned(),
            }
        }
        "VBD" | "VBN" => match form.strip_suffix("ied") {
            Some(stem) if stem.len() > 1 => format!("{stem}y"),
            _ => match form.strip_suffix("ed").or_else(|| form.strip_suffix("'d")) {
                Some(stem) if stem.len() > 1 => restored(stem, known),
                _ => form.to_owned(),
            },
        },
        _ => form.to_owned(),
    }
}

/// The word of which `stem` is left after "-ing", "-ed", "-er": itself, with an e, or without its doubled letter.
fn restored(stem: &str, known: impl Fn(&str) -> bool) -> String {
    let with_e = format!("{stem}e");
    let doubled = undoubled(stem);
    match (known(stem), known(&with_e)) {
        (true, true) if is_short(stem) => with_e,
        (false, true) => with_e,
        (true, _) => stem.to_owned(),
        (false, false) => match doubled {
            Some(single) if known(single) || !stem.ends_with(['l', 's', 'z', 'f']) => single.to_owned(),
            _ if wants_e(stem) => with_e,
            _ => stem.to_owned(),
        },
    }
}

/// Without the second of two equal consonants at its end.
fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let [.., first, second] = bytes else { return None };
    let consonant = second.is_ascii_lowercase() && !is_vowel(*second);
    (first == second && consonant && bytes.len() > 2).then(|| &stem[..stem.len() - 1])
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// One syllable that ends in one consonant after one vowel: it would have doubled.
fn is_short(stem: &str) -> bool {
    let bytes = stem.as_bytes();
    let [.., before, vowel, last] = bytes else { return false };
    let closed = is_vowel(*vowel) && !is_vowel(*last) && !matches!(last, b'w' | b'x' | b'y') && !is_vowel(*before);
    closed && bytes.iter().filter(|&&letter| is_vowel(letter)).count() == 1
}

/// Spellings that no word ends in without an e.
fn wants_e(stem: &str) -> bool {
    let ends = [
        "v", "c", "u", "dg", "rg", "ng", "iz", "yz", "at", "bl", "tl", "dl", "gl", "pl", "kl", "rs", "ns", "ur", "uir",
        "as", "us",
    ];
    ends.iter().any(|end| stem.ends_with(end)) && !stem.ends_with("ing") && stem.len() > 2
}

/// The positive of an adjective or adverb.
fn graded(form: &str, xpos: &str, classes: &Classes) -> String {
    let low = form.to_lowercase();
    let ending = match xpos {
        "JJR" | "RBR" => "er",
        "JJS" | "RBS" => "est",
        "NNP" => return form.to_owned(),
        _ => return low,
    };
    if let Some(known) = irregular().get(&(b'a', low.as_str())) {
        return (*known).to_owned();
    }
    let known = |stem: &str| classes.is_lemma(stem, ADJECTIVE | ADVERB);
    let Some(stem) = low.strip_suffix(ending).filter(|stem| stem.len() > 1) else { return low };
    match stem.strip_suffix('i') {
        Some(short) => format!("{short}y"),
        None => match undoubled(stem).filter(|_| !known(stem)) {
            Some(single) => single.to_owned(),
            None => restored(stem, known),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Classes, Upos, lemma};

    fn check(rows: &[(&str, Upos, &str, &str)]) {
        for (form, upos, xpos, wanted) in rows {
            assert_eq!(&*lemma(form, *upos, xpos, &Classes::default()), *wanted, "{form} {xpos}");
        }
    }

    #[test]
    fn clitics_and_pronouns_have_their_full_forms() {
        check(&[
            ("n\u{2019}t", Upos::Part, "RB", "not"),
            ("wo", Upos::Aux, "MD", "will"),
            ("\u{2019}ve", Upos::Aux, "VBP", "have"),
            ("Them", Upos::Pron, "PRP", "they"),
            ("An", Upos::Det, "DT", "a"),
        ]);
    }

    #[test]
    fn inflected_words_lose_their_endings() {
        check(&[
            ("denied", Upos::Verb, "VBD", "deny"),
            ("stopped", Upos::Verb, "VBN", "stop"),
            ("said", Upos::Verb, "VBD", "say"),
            ("children", Upos::Noun, "NNS", "child"),
            ("cities", Upos::Noun, "NNS", "city"),
            ("Nations", Upos::Propn, "NNPS", "Nation"),
            ("biggest", Upos::Adj, "JJS", "big"),
            ("were", Upos::Aux, "VBD", "be"),
        ]);
    }
}
