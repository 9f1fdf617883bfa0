//! Countries and outlets for others of which nothing occurs, form by form.

use super::{Dice, Seen};
use gainsay::data;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Value;

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
pub(super) fn strings(value: Option<&Value>) -> Vec<String> {
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

pub(super) fn countries(seen: &Seen, dice: &mut Dice) -> BTreeMap<String, String> {
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

pub(super) fn outlets(seen: &Seen, dice: &mut Dice) -> BTreeMap<String, String> {
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
