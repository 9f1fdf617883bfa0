//! WordNet's view of a word in sixteen bits: which parts of speech it can be, and its first senses' fields.
//!
//! A class packs four bits of parts of speech (noun, verb, adjective, adverb),
//! five of the first noun sense's lexicographer file, four of the first verb
//! sense's, and three that say how the form was reached from its lemma. The
//! table is made once from WordNet's own files by [`Classes::build`] and ships in the model.
//! A noun that WordNet writes with a capital has a field of its own kind (the
//! name of a person, a place, a body …); a word that it has only inside longer names is [`PART_OF_NAME`].

use super::folded::{Folded, hash};
use std::collections::{BTreeMap, BTreeSet};

/// Words (as hashes) and their classes, sorted by hash.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Classes {
    pub(crate) words: Vec<u32>,
    pub(crate) classes: Vec<u16>,
}

pub(crate) const NOUN: u16 = 1;
pub(crate) const VERB: u16 = 2;
pub(crate) const ADJECTIVE: u16 = 4;
pub(crate) const ADVERB: u16 = 8;
/// WordNet's noun files as a class keeps them.
const ACT: u16 = 2;
const ANIMAL: u16 = 3;
const EVENT: u16 = 9;
const FEELING: u16 = 10;
const GROUP: u16 = 12;
const LOCATION: u16 = 13;
const OBJECT: u16 = 15;
const PERSON: u16 = 16;
const PHENOMENON: u16 = 17;
const PLANT: u16 = 18;
const PROCESS: u16 = 20;
const STATE: u16 = 24;
/// Fields that WordNet does not have: nouns that it writes with a capital in every sense, and in the first sense only.
const NAME_OF_PERSON: u16 = 27;
const NAME_OF_PLACE: u16 = 28;
const NAME_OF_GROUP: u16 = 29;
const OTHER_NAME: u16 = 30;
const FIRST_A_NAME: u16 = 31;
/// A word that is in the dictionary only as a part of longer names, as "Lincoln" of "Abraham Lincoln" would be: no part of
/// speech, and the field of names.
const PART_OF_NAME: u16 = FIRST_A_NAME << 4;
/// The parts of speech with WordNet's file endings.
const PARTS: [(&str, u16); 4] = [("noun", NOUN), ("verb", VERB), ("adj", ADJECTIVE), ("adv", ADVERB)];
const IRREGULAR: u16 = 5 << 13;

/// Endings, what they stand for, the parts of speech they inflect, and how the class says so.
const ENDINGS: &[(&[u8], &[u8], u16, u16)] = &[
    (b"ies", b"y", NOUN | VERB, 1 << 13),
    (b"es", b"", NOUN | VERB, 1 << 13),
    (b"s", b"", NOUN | VERB, 1 << 13),
    (b"ied", b"y", VERB, 2 << 13),
    (b"ed", b"", VERB, 2 << 13),
    (b"ed", b"e", VERB, 2 << 13),
    (b"ing", b"", VERB, 3 << 13),
    (b"ing", b"e", VERB, 3 << 13),
    (b"ier", b"y", ADJECTIVE, 4 << 13),
    (b"iest", b"y", ADJECTIVE, 4 << 13),
    (b"er", b"", ADJECTIVE, 4 << 13),
    (b"er", b"e", ADJECTIVE, 4 << 13),
    (b"est", b"", ADJECTIVE, 4 << 13),
    (b"est", b"e", ADJECTIVE, 4 << 13),
];

impl Classes {
    /// The class of a folded form; 0 where WordNet does not know it in any inflection.
    pub(crate) fn of(&self, form: &[u8]) -> u16 {
        if let Some(class) = self.exactly(form) {
            return class;
        }
        let mut buffer = [0_u8; 72];
        for (ending, restored, parts, how) in ENDINGS {
            let Some(stem) = form.strip_suffix(*ending).filter(|stem| stem.len() > 1 && stem.len() < 68) else {
                continue;
            };
            let len = stem.len() + restored.len();
            buffer[..stem.len()].copy_from_slice(stem);
            buffer[stem.len()..len].copy_from_slice(restored);
            let doubled = stem[stem.len() - 1] == stem[stem.len() - 2] && restored.is_empty();
            let found =
                self.exactly(&buffer[..len]).or_else(|| self.exactly(&stem[..stem.len() - usize::from(doubled)]));
            if let Some(class) = found.filter(|class| class & parts != 0) {
                return narrowed(class, *parts) | how;
            }
        }
        0
    }

    /// Whether WordNet knows a folded form as more than a part of names, in any inflection.
    pub(crate) fn is_word(&self, form: &[u8]) -> bool {
        self.of(form) & 15 != 0
    }

    /// Whether WordNet has `word` (lower case) as a dictionary form in one of these parts of speech.
    pub(crate) fn is_lemma(&self, word: &str, parts: u16) -> bool {
        self.exactly(Folded::new(word).bytes()).is_some_and(|class| class >> 13 == 0 && class & parts != 0)
    }

    /// Whether a noun (lower case) names in its first sense an act, event, feeling, phenomenon, process or state.
    pub(crate) fn is_eventive(&self, noun: &str) -> bool {
        let class = self.exactly(Folded::new(noun).bytes()).unwrap_or(0);
        class & NOUN != 0 && matches!((class >> 4) & 31, ACT | EVENT | FEELING | PHENOMENON | PROCESS | STATE)
    }

    /// Whether a word is a plural of somebody: "Swedes".
    pub(crate) fn is_people(&self, word: &str) -> bool {
        let class = self.of(Folded::new(word).bytes());
        class & NOUN != 0 && class >> 13 != 0 && matches!((class >> 4) & 31, PERSON | NAME_OF_PERSON | FIRST_A_NAME)
    }

    /// Whether a noun (lower case) is first of all somebody.
    pub(crate) fn is_person(&self, noun: &str) -> bool {
        let class = self.exactly(Folded::new(noun).bytes()).unwrap_or(0);
        class & NOUN != 0 && (class >> 4) & 31 == PERSON
    }

    /// Whether a word (lower case) is first of all a person, a place or a group, or not in the dictionary.
    pub(crate) fn may_be_a_name(&self, word: &str) -> bool {
        let class = self.of(Folded::new(word).bytes());
        // A name has no plural.
        let field = (class >> 4) & 31;
        class & NOUN == 0 || class >> 13 == 0 && (matches!(field, GROUP | LOCATION | PERSON) || field >= NAME_OF_PERSON)
    }

    fn exactly(&self, form: &[u8]) -> Option<u16> {
        let at = self.words.binary_search(&hash(form)).ok()?;
        self.classes.get(at).copied()
    }

    /// Makes the table from the text of WordNet's files, which `file` fetches by name (`index.noun`, `data.noun`,
    /// `noun.exc` …); a file that is missing counts as empty.
    pub(crate) fn build(file: impl Fn(&str) -> String) -> Classes {
        let mut table: BTreeMap<String, u16> = BTreeMap::new();
        let mut names = BTreeSet::new();
        for (name, part) in PARTS {
            let data = file(&format!("data.{name}"));
            let synsets = synsets(&data);
            for line in file(&format!("index.{name}")).lines().filter(|line| !line.starts_with(' ')) {
                let cells: Vec<&str> = line.split_ascii_whitespace().collect();
                let senses =
                    cells.get(3).and_then(|count| count.parse::<usize>().ok()).and_then(|n| cells.get(6 + n..));
                let (Some(word), Some(senses)) = (cells.first().filter(|word| !word.contains('_')), senses) else {
                    continue;
                };
                let senses = senses.iter().map(|offset| synsets.get(*offset));
                *table.entry((*word).to_owned()).or_default() |= packed(part, field(word, senses));
            }
            if part == NOUN {
                parts_of_names(&synsets, &mut names);
            }
        }
        add_irregular(&mut table, &file);
        for name in names {
            table.entry(name).or_insert(PART_OF_NAME);
        }
        let mut rows: Vec<(u32, u16)> = table.iter().map(|(word, &class)| (hash(word.as_bytes()), class)).collect();
        rows.sort_unstable();
        rows.dedup_by_key(|row| row.0);
        Classes { words: rows.iter().map(|row| row.0).collect(), classes: rows.iter().map(|row| row.1).collect() }
    }
}

/// The class without the parts of speech that an ending rules out.
fn narrowed(class: u16, parts: u16) -> u16 {
    let noun = if parts & NOUN == 0 { 0 } else { class & (31 << 4) };
    let verb = if parts & VERB == 0 { 0 } else { class & (15 << 9) };
    (class & parts & 15) | noun | verb
}

/// One part of speech with the field of its first sense as class bits.
fn packed(part: u16, field: u16) -> u16 {
    let place = match part {
        NOUN => (field & 31) << 4,
        VERB => (field & 15) << 9,
        _ => 0,
    };
    part | place
}

fn add_irregular(table: &mut BTreeMap<String, u16>, file: &impl Fn(&str) -> String) {
    let mut found = BTreeMap::new();
    for (name, part) in PARTS {
        for line in file(&format!("{name}.exc")).lines() {
            let mut cells = line.split_ascii_whitespace();
            let (Some(form), Some(lemma)) = (cells.next(), cells.next()) else { continue };
            if let Some(&class) = table.get(lemma).filter(|_| !form.contains('_') && !table.contains_key(form)) {
                *found.entry(form.to_owned()).or_insert(IRREGULAR) |= narrowed(class, part);
            }
        }
    }
    table.extend(found);
}

/// A group of words of one meaning: its field as classes number it, and its words as they are written.
struct Synset<'d> {
    field: u16,
    words: Vec<&'d str>,
}

impl Synset<'_> {
    /// Whether `word` is written with a capital here.
    fn has_as_name(&self, word: &str) -> bool {
        let mut same = self.words.iter().filter(|written| written.eq_ignore_ascii_case(word)).peekable();
        same.peek().is_some() && same.all(|written| written.starts_with(char::is_uppercase))
    }
}

/// The synsets of a part of speech by their offsets.
fn synsets(data: &str) -> BTreeMap<&str, Synset<'_>> {
    data.lines()
        .filter(|line| !line.starts_with(' '))
        .filter_map(|line| {
            let cells: Vec<&str> = line.split_ascii_whitespace().collect();
            let count = usize::from_str_radix(cells.get(3)?, 16).ok()?;
            let file: u16 = cells.get(1)?.parse().ok()?;
            // Nouns are the files from 3 on, verbs those from 29 on.
            let field = if *cells.get(2)? == "v" { file.saturating_sub(28) } else { file.saturating_sub(2) };
            Some((
                *cells.first()?,
                Synset { field, words: cells[4..].iter().step_by(2).take(count).copied().collect() },
            ))
        })
        .collect()
}

/// The field of a word's first sense, or which kind of name it is.
fn field<'d>(word: &str, senses: impl Iterator<Item = Option<&'d Synset<'d>>>) -> u16 {
    let senses: Vec<&Synset<'_>> = senses.flatten().collect();
    let Some(first) = senses.first() else { return 0 };
    let as_name = match first.field {
        ACT | EVENT | FEELING | PHENOMENON | PROCESS | STATE | ANIMAL | PLANT => return first.field,
        PERSON => NAME_OF_PERSON,
        LOCATION | OBJECT => NAME_OF_PLACE,
        GROUP => NAME_OF_GROUP,
        _ => OTHER_NAME,
    };
    if !first.has_as_name(word) {
        first.field
    } else if senses.iter().all(|sense| sense.has_as_name(word)) {
        as_name
    } else {
        FIRST_A_NAME
    }
}

/// Adds the capitalised words of longer names, in small letters.
fn parts_of_names(synsets: &BTreeMap<&str, Synset<'_>>, names: &mut BTreeSet<String>) {
    for name in synsets.values().flat_map(|synset| &synset.words).filter(|name| name.contains('_')) {
        let capital = |part: &&str| part.starts_with(char::is_uppercase) && part.len() > 2;
        names.extend(name.split('_').filter(capital).map(str::to_ascii_lowercase));
    }
}

#[cfg(test)]
mod tests {
    use super::{ADVERB, Classes, NOUN, VERB};

    fn small() -> Classes {
        Classes::build(|name| {
            match name {
                "index.verb" => "  1 licence\ndeny v 1 1 @ 1 1 00000010\nstop v 1 0 1 1 00000010\n",
                "data.verb" => "00000010 32 v 01 deny 0 000 | to say no\n",
                "index.noun" => "stop n 1 0 1 1 00000020\n",
                "data.noun" => "00000020 04 n 01 stop 0 000 | an end\n",
                "index.adv" => "soon r 1 0 1 1 00000030\n",
                "verb.exc" => "denydid deny\n",
                _ => "",
            }
            .to_owned()
        })
    }

    #[test]
    fn inflected_forms_find_their_lemma() {
        let classes = small();
        assert_eq!(classes.of(b"denied") & 15, VERB);
        assert_eq!(classes.of(b"stopped") & 15, VERB);
        assert_eq!(classes.of(b"stops") & 15, NOUN | VERB);
        assert_eq!(classes.of(b"soon") & 15, ADVERB);
        assert_eq!(classes.of(b"denydid") & 15, VERB);
        assert_eq!(classes.of(b"xyzzy"), 0);
    }
}
