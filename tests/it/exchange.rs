//! Exchanges names, things, numbers and verbs of saying in a set of documents for others of the same shape.
//!
//! What is exchanged comes from the built-in vocabulary, and every exchange holds for all documents of a set. A country
//! moves with its adjective, demonym, capital, seats and bodies; one whose regions or leaders are spoken of stays.

use gainsay::data;
use gainsay::text::{Block, Document, Span};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Value;

/// Marsaglia's xorshift, 64 bits: the same numbers on every machine.
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice that always fall the same way for one seed.
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound.max(1)
    }

    fn pick<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        (!all.is_empty()).then(|| all[self.below(all.len())].clone())
    }
}

/// What is exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Countries,
    Outlets,
    Things,
    Sayings,
    Numbers,
}

/// All kinds.
pub(crate) const KINDS: [Kind; 5] = [Kind::Countries, Kind::Outlets, Kind::Things, Kind::Sayings, Kind::Numbers];

/// Words with what stands in their place, and how far numbers move.
#[derive(Debug, Default)]
pub(crate) struct Exchange {
    words: BTreeMap<String, String>,
    small: u32,
}

/// One stretch of the old text and the words that replace it.
#[derive(Debug, Clone)]
struct Edit {
    start: usize,
    end: usize,
    new: String,
}

/// A text after an exchange, with the way from old offsets to new ones.
#[derive(Debug)]
pub(crate) struct Exchanged {
    pub(crate) text: String,
    edits: Vec<Edit>,
}

impl Exchanged {
    /// Where the old offset is now; inside an exchanged word, its start.
    pub(crate) fn map(&self, offset: usize) -> usize {
        let mut shift = 0isize;
        for edit in &self.edits {
            if edit.end <= offset {
                shift += edit.new.len() as isize - (edit.end - edit.start) as isize;
            } else {
                if edit.start < offset {
                    return edit.start.saturating_add_signed(shift);
                }
                break;
            }
        }
        offset.saturating_add_signed(shift)
    }

    /// How many words were exchanged.
    pub(crate) fn count(&self) -> usize {
        self.edits.len()
    }
}

impl Exchange {
    /// Chooses what to exchange for what in these documents.
    pub(crate) fn choose(documents: &[Document], kinds: &[Kind], dice: &mut Dice) -> Exchange {
        let all: Vec<&str> = documents.iter().map(|document| &*document.text).collect();
        let seen = Seen::new(&all.join("\n"));
        let mut exchange = Exchange::default();
        for kind in kinds {
            match kind {
                Kind::Countries => exchange.words.extend(countries(&seen, dice)),
                Kind::Outlets => exchange.words.extend(outlets(&seen, dice)),
                Kind::Things => exchange.words.extend(things(&seen, dice)),
                Kind::Sayings => exchange.words.extend(sayings(&seen, dice)),
                Kind::Numbers => exchange.small = 1 + dice.below(3) as u32,
            }
        }
        exchange
    }

    /// The document after the exchange, and its text's way from old to new.
    pub(crate) fn document(&self, document: &Document) -> (Document, Exchanged) {
        let done = self.text(&document.text);
        let moved = |span: Span| Span::new(&done.text, done.map(span.start()), done.map(span.end()));
        let blocks =
            document.blocks.iter().filter_map(|block| Some(Block { span: moved(block.span)?, kind: block.kind }));
        let markup = document.markup.iter().filter_map(|span| moved(*span));
        let new = Document {
            blocks: blocks.collect(),
            markup: markup.collect(),
            title: document.title.as_ref().map(|title| self.text(title).text),
            text: done.text.as_str().into(),
            ..document.clone()
        };
        (new, done)
    }

    /// A text after the exchange.
    pub(crate) fn text(&self, text: &str) -> Exchanged {
        let mut edits = self.word_edits(text);
        if self.small > 0 {
            let taken: Vec<(usize, usize)> = edits.iter().map(|edit| (edit.start, edit.end)).collect();
            let free = |edit: &Edit| taken.iter().all(|(start, end)| edit.end <= *start || *end <= edit.start);
            edits.extend(number_edits(text, self.small).into_iter().filter(free));
            edits.sort_by_key(|edit| edit.start);
        }
        articles(text, &mut edits);
        let mut new = String::with_capacity(text.len());
        let mut at = 0;
        for edit in &edits {
            new.push_str(&text[at..edit.start]);
            new.push_str(&edit.new);
            at = edit.end;
        }
        new.push_str(&text[at..]);
        Exchanged { text: new, edits }
    }

    /// At each word the longest exchange that begins there.
    fn word_edits(&self, text: &str) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        let mut at = 0;
        while let Some(start) = next_word(text, at) {
            let rest = &text[start..];
            let fits = |from: &&String| rest.starts_with(from.as_str()) && ends_word(text, start + from.len());
            match self.words.keys().filter(fits).max_by_key(|from| from.len()) {
                Some(from) => {
                    edits.push(Edit { start, end: start + from.len(), new: self.words[from].clone() });
                    at = start + from.len();
                }
                None => at = word_end(text, start),
            }
        }
        edits
    }
}

/// The start of the next word at or after `at`.
fn next_word(text: &str, at: usize) -> Option<usize> {
    text[at..].find(char::is_alphanumeric).map(|found| at + found)
}

fn word_end(text: &str, start: usize) -> usize {
    text[start..].find(|letter: char| !letter.is_alphanumeric()).map_or(text.len(), |found| start + found)
}

fn ends_word(text: &str, end: usize) -> bool {
    !text[end..].starts_with(char::is_alphanumeric)
}

/// Makes "a" and "an" before exchanged words fit them.
fn articles(text: &str, edits: &mut Vec<Edit>) {
    let vowel = |word: &str| word.starts_with(|first: char| "aeiouAEIOU".contains(first));
    let mut more = Vec::new();
    for edit in edits.iter() {
        let before = text[..edit.start].trim_end_matches(' ');
        let start = before.rfind(|letter: char| !letter.is_alphanumeric()).map_or(0, |at| at + 1);
        let start = if before.is_char_boundary(start) { start } else { continue };
        let fitting = if vowel(&edit.new) { "an" } else { "a" };
        let fitted = match &before[start..] {
            "a" | "an" => fitting.to_owned(),
            "A" | "An" => fitting.replacen('a', "A", 1),
            _ => continue,
        };
        if fitted != before[start..] && vowel(&edit.new) != vowel(&text[edit.start..edit.end]) {
            more.push(Edit { start, end: before.len(), new: fitted });
        }
    }
    edits.extend(more);
    edits.sort_by_key(|edit| edit.start);
}

/// The words of a set, to ask what occurs.
struct Seen {
    text: String,
}

impl Seen {
    fn new(text: &str) -> Seen {
        Seen { text: text.to_owned() }
    }

    /// Whether the form stands there as words of its own.
    fn has(&self, form: &str) -> bool {
        self.text
            .match_indices(form)
            .any(|(at, _)| !self.text[..at].ends_with(char::is_alphanumeric) && ends_word(&self.text, at + form.len()))
    }
}

/// A line of the tables of actors, as far as exchanges need it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Actor {
    id: String,
    kind: String,
    name: String,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[derive(Debug, Deserialize)]
struct Actors {
    #[serde(default)]
    actor: Vec<Actor>,
    #[serde(default)]
    leader: Vec<BTreeMap<String, Value>>,
}

/// All strings in a value, nested lists flattened.
fn strings(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => vec![text.clone()],
        Some(Value::Array(list)) => list.iter().flat_map(|item| strings(Some(item))).collect(),
        _ => Vec::new(),
    }
}

impl Actor {
    fn list(&self, key: &str) -> Vec<String> {
        strings(self.rest.get(key))
    }

    /// Its forms with what each is, plural demonyms included.
    fn forms(&self) -> Vec<(String, String)> {
        let adjectives = self.list("adjectives");
        let demonyms = self.list("demonyms");
        let mut forms = vec![("name".to_owned(), self.name.clone())];
        forms.extend(self.list("names").into_iter().map(|form| ("name".to_owned(), form)));
        for key in ["capitals", "seats", "bodies"] {
            forms.extend(self.list(key).into_iter().map(|form| (key.to_owned(), form)));
        }
        for form in &adjectives {
            let kind = if demonyms.contains(form) { "adjective and demonym" } else { "adjective" };
            forms.push((kind.to_owned(), form.clone()));
        }
        let alone = demonyms.iter().filter(|form| !adjectives.contains(form));
        forms.extend(alone.map(|form| ("demonym".to_owned(), form.clone())));
        forms.extend(demonyms.iter().map(|form| ("demonyms".to_owned(), format!("{form}s"))));
        for (kind, form) in &mut forms {
            kind.push_str(&shape(form));
        }
        forms
    }
}

/// How many words, whether an acronym, whether it takes "the".
fn shape(form: &str) -> String {
    let words = form.split(' ').count();
    let acronym = form.chars().all(|letter| letter.is_ascii_uppercase());
    let plain = form.chars().all(|letter| letter.is_ascii_alphabetic() || letter == ' ');
    let article = ["Bahamas", "Gambia", "Netherlands", "Philippines", "Maldives", "Seychelles", "Comoros", "United"];
    let article = article.iter().any(|name| form.starts_with(name));
    format!(" {words} {acronym} {plain} {article}")
}

fn tables() -> (Vec<Actor>, Vec<BTreeMap<String, Value>>) {
    let (mut actors, mut leaders) = (Vec::new(), Vec::new());
    for file in data::embedded().iter().filter(|file| file.path.starts_with("lexicon/actors/")) {
        let table: Actors = toml::from_str(&file.text).unwrap_or(Actors { actor: Vec::new(), leader: Vec::new() });
        actors.extend(table.actor);
        leaders.extend(table.leader);
    }
    (actors, leaders)
}

/// Every form that two actors share: those stay out of it.
fn shared(actors: &[Actor]) -> BTreeSet<String> {
    let mut owner: BTreeMap<String, &str> = BTreeMap::new();
    let mut shared = BTreeSet::new();
    for actor in actors {
        for (_, form) in actor.forms() {
            if *owner.entry(form.clone()).or_insert(&actor.id) != actor.id {
                shared.insert(form);
            }
        }
    }
    shared
}

fn countries(seen: &Seen, dice: &mut Dice) -> BTreeMap<String, String> {
    let (actors, leaders) = tables();
    let shared = shared(&actors);
    let mut bound: BTreeSet<String> = BTreeSet::new();
    for part in actors.iter().filter(|actor| actor.forms().iter().any(|(_, form)| seen.has(form))) {
        bound.extend(part.list("part-of"));
    }
    for leader in &leaders {
        let names = ["name", "names", "known-as"].iter().flat_map(|key| strings(leader.get(*key)));
        if names.into_iter().any(|name| seen.has(&name)) {
            bound.extend(strings(leader.get("country")));
        }
    }
    exchanged(&actors, "country", &bound, &shared, seen, dice)
}

fn outlets(seen: &Seen, dice: &mut Dice) -> BTreeMap<String, String> {
    let (actors, _) = tables();
    exchanged(&actors, "outlet", &BTreeSet::new(), &shared(&actors), seen, dice)
}

/// For every actor of the kind that occurs and is not bound, another of which nothing occurs.
fn exchanged(
    actors: &[Actor],
    kind: &str,
    bound: &BTreeSet<String>,
    shared: &BTreeSet<String>,
    seen: &Seen,
    dice: &mut Dice,
) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    let of_kind: Vec<(&Actor, Vec<(String, String)>)> =
        actors.iter().filter(|actor| actor.kind == kind).map(|actor| (actor, actor.forms())).collect();
    let occurs = |forms: &[(String, String)]| forms.iter().any(|(_, form)| seen.has(form));
    let (used, mut free): (Vec<_>, Vec<_>) = of_kind.into_iter().partition(|(_, forms)| occurs(forms));
    free.retain(|(actor, forms)| {
        !forms.iter().any(|(_, form)| shared.contains(form)) && actor.list("part-of").is_empty()
    });
    for (actor, forms) in used {
        let told: Vec<&(String, String)> = forms.iter().filter(|(_, form)| seen.has(form)).collect();
        if bound.contains(&actor.id) || told.iter().any(|(_, form)| shared.contains(form)) {
            continue;
        }
        let other = |kind: &str, forms: &[(String, String)]| {
            forms.iter().find(|(known, _)| known == kind).map(|(_, form)| form.clone())
        };
        let fits: Vec<usize> =
            (0..free.len()).filter(|&at| told.iter().all(|(kind, _)| other(kind, &free[at].1).is_some())).collect();
        let Some(at) = dice.pick(&fits) else { continue };
        let (_, chosen) = free.remove(at);
        words.extend(told.iter().filter_map(|(kind, form)| Some((form.clone(), other(kind, &chosen)?))));
    }
    words
}

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

fn capitalised(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

/// Nouns of one class for others of it that do not occur.
fn things(seen: &Seen, dice: &mut Dice) -> BTreeMap<String, String> {
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
    let plain =
        |noun: &str| noun.len() > 2 && !noun.ends_with('s') && noun.bytes().all(|letter| letter.is_ascii_lowercase());
    classes.retain(|noun, _| plain(noun) && !telling.contains(noun));
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
fn sayings(seen: &Seen, dice: &mut Dice) -> BTreeMap<String, String> {
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

/// Numbers in words up to twenty.
const NUMBERS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// Words beside which a number is a date, a time, a sum or a name and stays.
const BESIDE: [&str; 46] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "hour",
    "hours",
    "minute",
    "minutes",
    "percent",
    "million",
    "billion",
    "hundred",
    "thousand",
    "dozen",
    "am",
    "pm",
    "a",
    "p",
];

/// Moves the numbers from 2 to 12 up by `by`, so that their order stays.
fn number_edits(text: &str, by: u32) -> Vec<Edit> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(start) = next_word(text, at) {
        at = word_end(text, start);
        words.push((start, at));
    }
    let word = |index: usize| words.get(index).map_or("", |&(start, end): &(usize, usize)| &text[start..end]);
    let edits = words.iter().enumerate().filter_map(|(index, &(start, end))| {
        let (before, after) = (if index > 0 { word(index - 1) } else { "" }, word(index + 1));
        let glued = |side: Option<char>| side.is_some_and(|letter| "-–:.,/$£€%'’".contains(letter));
        let digits = text[start..end].bytes().all(|digit| digit.is_ascii_digit());
        let tail = text[end..].chars().next();
        let stuck = glued(text[..start].chars().next_back()) || glued(tail) && (digits || tail == Some('-'));
        let named = digits && before.starts_with(char::is_uppercase);
        if stuck || named || BESIDE.contains(&before) && before != "a" || BESIDE.contains(&after) && after != "a" {
            return None;
        }
        Some(Edit { start, end, new: moved(&text[start..end], by)? })
    });
    edits.collect()
}

/// The number that stands for this one.
fn moved(word: &str, by: u32) -> Option<String> {
    let small = |value: &u32| (2..=12).contains(value);
    if word.bytes().all(|digit| digit.is_ascii_digit()) {
        return word.parse().ok().filter(small).map(|value| (value + by).to_string());
    }
    let value = NUMBERS.iter().position(|known| known.eq_ignore_ascii_case(word))? as u32;
    let new = NUMBERS[(Some(value).filter(small)? + by) as usize];
    Some(if word.starts_with(char::is_uppercase) { capitalised(new) } else { new.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::{Dice, Exchange, KINDS, number_edits};
    use gainsay::text::Document;

    #[test]
    fn offsets_keep_their_words() {
        let old = Document::bare("a", "A Lithuanian visa. Two men went to Vilnius on 4 May, and police held five.");
        let exchange = Exchange::choose(&[old.clone()], &KINDS, &mut Dice::new(7));
        let (new, done) = exchange.document(&old);
        let end = old.text.find("went").unwrap();
        assert_eq!(&new.text[done.map(end)..done.map(end) + 4], "went");
        assert!(new.text.contains("on 4 May") && done.count() >= 2, "{}", new.text);
    }

    #[test]
    fn numbers_that_are_names_or_dates_stay() {
        let moved = |text: &str| number_edits(text, 1).len();
        assert_eq!(moved("Luna 5 left on May 4 for 3 days at 10:30, 5% of a 7-man crew"), 0);
        assert_eq!(moved("Five men and 7 women"), 2);
    }
}
