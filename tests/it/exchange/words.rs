//! Nouns of one class and verbs of one way of saying, for others of it that do not occur.

use super::names::strings;
use super::{Dice, Seen, capitalised};
use gainsay::data;
use std::collections::{BTreeMap, BTreeSet};
use toml::Value;

/// Every value of every list named `key`, anywhere in the lexicon's files that `choose` picks.
fn listed(choose: impl Fn(&str) -> bool, keys: &[&str]) -> BTreeSet<String> {
    fn collect(value: &Value, keys: &[&str], under: bool, all: &mut BTreeSet<String>) {
        match value {
            Value::String(text) if under => {
                all.insert(text.clone());
            }
            Value::Array(list) => list.iter().for_each(|item| collect(item, keys, under, all)),
            Value::Table(table) => {
                for (key, item) in table {
                    collect(item, keys, under || keys.contains(&key.as_str()), all);
                }
            }
            _ => {}
        }
    }
    let mut all = BTreeSet::new();
    for file in data::embedded().iter().filter(|file| choose(&file.path)) {
        let table: toml::Table = toml::from_str(&file.text).expect("the built-in files parse");
        collect(&Value::Table(table), keys, false, &mut all);
    }
    all
}

/// Words whose exchange would change more than a name: verbs, event nouns, nouns that stand in a relation.
fn telling() -> BTreeSet<String> {
    let mut all =
        listed(|path| path.starts_with("lexicon/events/") && !path.ends_with("nouns.toml"), &["verbs", "nouns"]);
    for section in ["noun-relation", "noun-exclusive"] {
        all.extend(listed(|path| path.ends_with("events/nouns.toml"), &[section]));
    }
    all.extend(listed(
        |path| ["speech", "cues", "units"].iter().any(|part| path.contains(part)),
        &["lemmas", "words", "nouns"],
    ));
    all.extend(listed(|path| path.contains("lexicon/cues"), &["cue", "implicative", "factive", "restrictor"]));
    all
}

fn plural(noun: &str) -> String {
    let consonant_y = noun.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|end| noun.ends_with(end));
    match noun {
        _ if consonant_y => format!("{}ies", &noun[..noun.len() - 1]),
        _ if ["s", "x", "ch", "sh"].iter().any(|end| noun.ends_with(end)) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

/// Nouns of one class for others of it that do not occur.
pub(super) fn things(seen: &Seen, dice: &mut Dice) -> BTreeMap<String, String> {
    let mut classes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in data::embedded().iter().filter(|file| file.path.ends_with("events/nouns.toml")) {
        let table: toml::Table = toml::from_str(&file.text).expect("the built-in files parse");
        let list = table.get("noun-class").and_then(Value::as_array).cloned().unwrap_or_default();
        for class in &list {
            let id = strings(class.get("id")).join("");
            for noun in strings(class.get("nouns")) {
                classes.entry(noun).or_default().insert(id.clone());
            }
        }
    }
    let telling = telling();
    let odd = ["man", "woman", "child", "person", "life", "wife", "half", "leaf", "foot", "mouse", "goose"];
    let closed = ["he", "she", "they", "it", "we", "you", "who", "someone", "somebody", "anyone", "everyone", "nobody"];
    let irregular = |noun: &str| odd.iter().any(|end| noun.ends_with(end)) || closed.contains(&noun);
    let plain =
        |noun: &str| noun.len() > 2 && !noun.ends_with('s') && noun.bytes().all(|letter| letter.is_ascii_lowercase());
    classes.retain(|noun, _| plain(noun) && !irregular(noun) && !telling.contains(noun));
    let occurs =
        |noun: &str| [noun.to_owned(), plural(noun)].iter().any(|form| seen.has(form) || seen.has(&capitalised(form)));
    let (used, mut free): (Vec<_>, Vec<_>) = classes.into_iter().partition(|(noun, _)| occurs(noun));
    let mut words = BTreeMap::new();
    for (noun, of) in used {
        let fits: Vec<usize> = (0..free.len()).filter(|&at| free[at].1 == of).collect();
        let Some(at) = dice.pick(&fits) else { continue };
        let (other, _) = free.remove(at);
        for (from, to) in [(noun.clone(), other.clone()), (plural(&noun), plural(&other))] {
            words.insert(capitalised(&from), capitalised(&to));
            words.insert(from, to);
        }
    }
    words
}

/// Past tenses of verbs of saying for others that work alike.
pub(super) fn sayings(seen: &Seen, dice: &mut Dice) -> BTreeMap<String, String> {
    let past = |lemma: &str| if lemma.ends_with('e') { format!("{lemma}d") } else { format!("{lemma}ed") };
    let regular = |lemma: &&String| {
        lemma.bytes().all(|letter| letter.is_ascii_lowercase())
            && ["e", "rt", "rm", "ss", "ll", "in", "ond", "end", "ain"].iter().any(|end| lemma.ends_with(end))
    };
    let irregular = ["write", "begin", "tell", "relate", "rule", "judge", "tout"];
    let telling = listed(
        |path| path.starts_with("lexicon/events/") || path.contains("lexicon/cues"),
        &["verbs", "lemmas", "words"],
    );
    let mut words = BTreeMap::new();
    // "Say" has an entry of its own; these differ from it in nothing that the corpus uses.
    let plain: Vec<&str> = ["stated", "added", "remarked"].into_iter().filter(|form| !seen.has(form)).collect();
    words.extend(dice.pick(&plain).map(|form| ("said".to_owned(), form.to_owned())));
    for file in data::embedded().iter().filter(|file| file.path == "lexicon/speech.toml") {
        let table: toml::Table = toml::from_str(&file.text).expect("the built-in files parse");
        for entry in table.get("verb").and_then(Value::as_array).into_iter().flatten() {
            let lemmas = strings(entry.get("lemmas"));
            let alike = lemmas
                .iter()
                .filter(regular)
                .filter(|lemma| !telling.contains(*lemma) && !irregular.contains(&lemma.as_str()));
            let (used, mut free): (Vec<_>, Vec<_>) = alike.map(|lemma| past(lemma)).partition(|form| seen.has(form));
            for form in used {
                let all: Vec<usize> = (0..free.len()).collect();
                let Some(at) = dice.pick(&all) else { break };
                words.insert(form, free.remove(at));
            }
        }
    }
    words
}
