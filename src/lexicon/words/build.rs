//! Makes the table from the text of WordNet's own files.
//!
//! What is left out, and why: glosses, verb frames and most relations (nothing asks for them); words of more than three
//! parts; names of persons and of biological taxa; senses that are rare beside the word's first ones, because a relation of
//! a rare sense manufactures contradictions.

use super::table::{Sense, Table, hash};
use std::collections::{BTreeMap, BTreeSet};

/// File endings, the letters of the database for them, and how many senses a word keeps.
const PARTS: [(&str, &str, usize); 4] = [("noun", "n", 3), ("verb", "v", 3), ("adj", "as", 2), ("adv", "r", 2)];
/// A sense is kept if at least one in so many of the word's tagged uses is of it.
const RARE: u32 = 8;
/// Lexicographer files whose capitalised words are kept: groups, locations, objects, communication (languages), time.
const NAMED: [u8; 7] = [10, 14, 15, 17, 18, 27, 28];

/// One synset of a `data` file.
struct Synset<'a> {
    field: u8,
    satellite: bool,
    words: Vec<&'a str>,
    pointers: Vec<(&'a str, usize, &'a str)>,
}

type Data<'a> = Vec<BTreeMap<usize, Synset<'a>>>;

/// The table of WordNet's files, which `file` fetches by name (`index.noun`, `data.noun`, `noun.exc`, `cntlist.rev`).
///
/// The same files give the same table. A file that is missing counts as empty.
pub(super) fn build(file: impl Fn(&str) -> String) -> Table {
    let texts: Vec<String> = PARTS.iter().map(|(name, ..)| file(&format!("data.{name}"))).collect();
    let data: Data<'_> = texts.iter().map(|text| synsets(text)).collect();
    let counted = file("cntlist.rev");
    let uses = uses(&counted);
    let mut words: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (part, &(name, letters, most)) in PARTS.iter().enumerate() {
        for line in file(&format!("index.{name}")).lines().filter(|line| !line.starts_with(' ')) {
            let cells: Vec<&str> = line.split_ascii_whitespace().collect();
            let Some((lemma, offsets)) = entry(&cells) else { continue };
            let counts = |rank: usize| uses.get(&(lemma, letters, rank)).copied().unwrap_or(0);
            let all: u32 = (0..offsets.len()).map(counts).sum();
            let kept = offsets.iter().enumerate().take(most).filter(|&(rank, offset)| {
                let common = rank == 0 || all == 0 || counts(rank) > 0 && counts(rank) * RARE >= all;
                common && data[part].get(offset).is_some_and(|synset| wanted(lemma, part, synset))
            });
            let senses: Vec<(usize, usize)> = kept.map(|(_, &offset)| (part, offset)).collect();
            words.entry(lemma.replace('_', " ")).or_default().extend(senses);
        }
    }
    irregular(&mut words, &file);
    words.retain(|_, senses| !senses.is_empty());
    number(&words, &data)
}

/// A lemma with the offsets of its senses, from the cells of an `index` line.
fn entry<'a>(cells: &[&'a str]) -> Option<(&'a str, Vec<usize>)> {
    let pointers: usize = cells.get(3)?.parse().ok()?;
    let offsets = cells.get(6 + pointers..)?.iter().filter_map(|cell| cell.parse().ok()).collect();
    let lemma = cells[0];
    (lemma.matches('_').count() < 3).then_some((lemma, offsets))
}

/// Whether a sense of a lemma is worth keeping: common words, and names of places, peoples, languages, days.
fn wanted(lemma: &str, part: usize, synset: &Synset<'_>) -> bool {
    let spelled = synset.words.iter().find(|word| word.to_lowercase() == lemma);
    let capital = spelled.is_some_and(|word| word.chars().any(char::is_uppercase));
    let instance = synset.pointers.iter().any(|(symbol, ..)| *symbol == "@i");
    match part {
        0 if capital => (NAMED.contains(&synset.field) || synset.field == 18 && !instance) && !lemma.contains("genus"),
        _ => true,
    }
}

/// How often each sense of each word was tagged, by lemma, part of speech and rank from 0.
fn uses(text: &str) -> BTreeMap<(&str, &'static str, usize), u32> {
    let mut counts = BTreeMap::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split_ascii_whitespace().collect();
        let [key, rank, count] = cells[..] else { continue };
        let Some((lemma, rest)) = key.split_once('%') else { continue };
        let part = match rest.as_bytes().first() {
            Some(b'1') => "n",
            Some(b'2') => "v",
            Some(b'3' | b'5') => "as",
            Some(b'4') => "r",
            _ => continue,
        };
        if let (Ok(rank), Ok(count)) = (rank.parse::<usize>(), count.parse::<u32>()) {
            counts.insert((lemma, part, rank.saturating_sub(1)), count);
        }
    }
    counts
}

fn synsets(text: &str) -> BTreeMap<usize, Synset<'_>> {
    text.lines().filter(|line| !line.starts_with(' ')).filter_map(synset).collect()
}

/// One line of a `data` file: offset, field, words, pointers.
fn synset(line: &str) -> Option<(usize, Synset<'_>)> {
    let cells: Vec<&str> = line.split(" | ").next()?.split_ascii_whitespace().collect();
    let offset = cells.first()?.parse().ok()?;
    let field = cells.get(1)?.parse().ok()?;
    let satellite = *cells.get(2)? == "s";
    let count = usize::from_str_radix(cells.get(3)?, 16).ok()?;
    let words = (0..count).filter_map(|at| cells.get(4 + at * 2)).map(|word| word.split('(').next().unwrap_or(word));
    let at = 4 + count * 2;
    let pointers: usize = cells.get(at)?.parse().ok()?;
    let pointer = |index: usize| {
        let cell = |of: usize| cells.get(at + 1 + index * 4 + of).copied();
        Some((cell(0)?, cell(1)?.parse().ok()?, cell(2)?))
    };
    Some((
        offset,
        Synset { field, satellite, words: words.collect(), pointers: (0..pointers).filter_map(pointer).collect() },
    ))
}

/// Irregular forms mean what their lemmas mean.
fn irregular(words: &mut BTreeMap<String, Vec<(usize, usize)>>, file: &impl Fn(&str) -> String) {
    let mut forms: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (part, (name, ..)) in PARTS.iter().enumerate() {
        for line in file(&format!("{name}.exc")).lines() {
            let mut cells = line.split_ascii_whitespace().map(|cell| cell.replace('_', " "));
            let (Some(form), Some(lemma)) = (cells.next(), cells.next()) else { continue };
            let senses = words.get(&lemma).into_iter().flatten().filter(|(of, _)| *of == part).copied();
            forms.entry(form).or_default().extend(senses);
        }
    }
    for (form, senses) in forms {
        let known = words.entry(form).or_default();
        let new: Vec<(usize, usize)> = senses.into_iter().filter(|sense| !known.contains(sense)).collect();
        known.extend(new);
    }
}

/// Numbers the senses that are reached from the words, and writes everything in its order.
fn number(words: &BTreeMap<String, Vec<(usize, usize)>>, data: &Data<'_>) -> Table {
    let mut reached: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut open: Vec<(usize, usize)> = words.values().flatten().copied().collect();
    while let Some(synset) = open.pop() {
        if reached.insert(synset) {
            open.extend(parents(synset, data));
        }
    }
    let numbers: BTreeMap<(usize, usize), Sense> = reached.iter().copied().zip(0..).collect();
    let mut table = Table::default();
    for (part, start) in table.starts.iter_mut().enumerate() {
        *start = numbers.range((part + 1, 0)..).next().map_or(numbers.len() as Sense, |(_, &number)| number);
    }
    let mut rows: BTreeMap<u32, Vec<Sense>> = BTreeMap::new();
    for (word, senses) in words {
        let senses: Vec<Sense> = senses.iter().take(12).map(|sense| numbers[sense]).collect();
        // Of two words with one hash the first keeps it: a handful in a hundred thousand.
        rows.entry(hash(word)).or_insert(senses);
    }
    for (word, senses) in rows {
        table.words.push(word);
        table.senses.extend(senses);
        table.ends.push(table.senses.len() as u32);
    }
    for &synset in &reached {
        table.parents.extend(parents(synset, data).iter().take(4).map(|parent| numbers[parent]));
        table.parent_ends.push(table.parents.len() as u32);
        let opposites = data[synset.0].get(&synset.1).into_iter().flat_map(|known| &known.pointers);
        for (_, offset, part) in opposites.filter(|(symbol, ..)| *symbol == "!") {
            if let Some(&other) = numbers.get(&(part_of(part), *offset)) {
                let own = numbers[&synset];
                table.opposites.extend([(own, other), (other, own)]);
            }
        }
    }
    table
}

fn part_of(letter: &str) -> usize {
    PARTS.iter().position(|(_, letters, _)| letters.contains(letter)).unwrap_or(0)
}

/// Hypernyms, of adjectives the head of the cluster and the noun they pertain to.
fn parents(synset: (usize, usize), data: &Data<'_>) -> Vec<(usize, usize)> {
    let Some(known) = data[synset.0].get(&synset.1) else { return Vec::new() };
    let up = known.pointers.iter().filter(|(symbol, ..)| match synset.0 {
        0 | 1 => matches!(*symbol, "@" | "@i"),
        _ => *symbol == "\\" || *symbol == "&" && known.satellite,
    });
    let known = |target: &(usize, usize)| data[target.0].contains_key(&target.1);
    up.map(|&(_, offset, part)| (part_of(part), offset)).filter(known).collect()
}
