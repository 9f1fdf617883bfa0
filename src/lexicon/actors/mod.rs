//! Countries, governments, organisations and office holders, and the names they go by.
//!
//! A name leads to an actor in one of a few ways ([`Naming`]): "Norway" names it, "Oslo" is a city that may
//! speak for it, "Norwegian" only marks what belongs to it. Which of these holds in a sentence is for
//! `claim::reference` to say. Names are looked up as they are written: "US" is an actor, "us" is not.

mod link;
pub(super) mod raw;

use crate::data::DataFile;
use crate::error::Error;
use ecow::EcoString;
use indexmap::IndexMap;
use jiff::civil::Date;
use raw::RawFile;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// All actors that are known before any document is read.
#[derive(Debug, Default)]
pub struct Actors {
    pending: Vec<(DataFile, RawFile)>,
    actors: IndexMap<EcoString, Actor>,
    names: FxHashMap<EcoString, Vec<Found>>,
    surnames: FxHashMap<EcoString, Vec<EcoString>>,
    terms: IndexMap<EcoString, Vec<Term>>,
    words: FxHashMap<EcoString, StateWord>,
    hints: FxHashMap<EcoString, Vec<NameHint>>,
    office_words: BTreeMap<EcoString, Vec<EcoString>>,
}

/// Somebody or something that acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Its id: `united-states`.
    pub id: EcoString,
    /// How a report names it: "United States".
    pub name: EcoString,
    /// What it is.
    pub kind: ActorKind,
    /// The ids of what it belongs to directly.
    pub part_of: Vec<EcoString>,
}

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum ActorKind {
    Country,
    Region,
    City,
    Organisation,
    GovernmentBody,
    Outlet,
    Person,
}

/// What a name leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The actor's id.
    pub id: EcoString,
    /// How the name leads there.
    pub naming: Naming,
}

/// How a name leads to an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Naming {
    /// It names the actor: "Norway".
    Same,
    /// A surname that needs no introduction.
    KnownAs,
    /// A ministry, a palace: it speaks for the actor wherever it stands.
    Seat,
    /// A capital, which may be only a place.
    Capital,
    /// It marks what belongs to the actor: "Norwegian".
    Adjective,
    /// It names people of the actor: "Norwegians".
    Demonym,
}

/// One term of one person in one office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The id of the country or organisation.
    pub country: EcoString,
    /// The office: `prime-minister`.
    pub office: EcoString,
    /// First day.
    pub from: Date,
    /// Last day; none where the term had not ended when the table was written.
    pub to: Option<Date>,
}

/// What a common noun makes of an adjective or a possessor that names a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StateWord {
    /// "government", "ministry": it speaks for the state.
    Body,
    /// "officials", "spokesman": people who speak for the state.
    People,
    /// "troops", "warplanes": what they do, the state does.
    Forces,
    /// "parliament", "police": part of the state.
    Part,
    /// "spokesman", "representative": speaks for whatever it belongs to, a state or not.
    Speaker,
}

/// What a word beside a name, or in its place, tells of what is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameHint {
    /// Stands before a person's name: "President".
    Title,
    /// Describes a body: "organisation".
    Body,
    /// Describes a person: "activist".
    Person,
    /// Makes a part of a place: "northern".
    Part,
    /// Makes people of a state speak for it no longer: "former".
    Apart,
    /// Is capitalised and names no actor: "Monday".
    Other,
    /// Says that a woman or girl is meant: "she", "Mrs", "actress".
    Woman,
    /// Says that a man or boy is meant: "he", "Mr", "father".
    Man,
    /// Stands for a thing or a body: "it".
    Thing,
    /// Stands for several: "they".
    Several,
    /// Stands for what its clause describes: "who".
    Relative,
    /// Is a first name that women bear: "Ada".
    Feminine,
    /// Is a first name that men bear: "Alan".
    Masculine,
}

/// Of what sex somebody is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// A woman or girl.
    Woman,
    /// A man or boy.
    Man,
}

impl Actors {
    /// Adds a file of `rules/lexicon/actors/`; it counts once [`Actors::link`] has run.
    ///
    /// # Errors
    /// A file that does not parse, with its place.
    pub(super) fn add(&mut self, file: &DataFile) -> Result<(), Error> {
        let raw = file.parse()?;
        self.pending.push((file.clone(), raw));
        Ok(())
    }

    /// The actor of that id.
    pub fn get(&self, id: &str) -> Option<&Actor> {
        self.actors.get(id)
    }

    /// All actors, in the order of the files, leaders last.
    pub fn iter(&self) -> impl Iterator<Item = &Actor> {
        self.actors.values()
    }

    /// What a name leads to, the closest first; capitals count, dots and a leading article do not.
    ///
    /// ```
    /// use gainsay::lexicon::{Lexicon, Naming};
    /// let actors = Lexicon::read(&gainsay::data::embedded()).unwrap().actors;
    /// let ids = |name: &str| actors.find(name).iter().map(|found| found.id.to_string()).collect::<Vec<_>>();
    /// assert_eq!(ids("the U.S.")[0], "united-states");
    /// assert_eq!(ids("us"), [""; 0]);
    /// assert_eq!(ids("Oslo"), ["oslo", "norway"]);
    /// assert_eq!(actors.find("White House")[0].naming, Naming::Seat);
    /// ```
    pub fn find(&self, name: &str) -> &[Found] {
        let key = normal(name);
        let bare = key.strip_prefix("the ").or_else(|| key.strip_prefix("The "));
        let found = self.names.get(&key).or_else(|| self.names.get(bare?));
        found.map_or(&[], Vec::as_slice)
    }

    /// What each country and its people are called, by its id; words that several countries share are left out.
    pub(super) fn country_names(&self) -> BTreeMap<&str, Vec<&str>> {
        let owned = self.names.iter().filter_map(|(name, found)| Some((self.country_of(found)?, name.as_str())));
        let named: BTreeSet<(&str, &str)> = owned.collect();
        let mut countries: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, name) in named {
            countries.entry(id).or_default().push(name);
        }
        countries
    }

    /// The one country that all findings of a name lead to, other than by a seat of its government.
    fn country_of<'a>(&self, found: &'a [Found]) -> Option<&'a str> {
        let (first, rest) = found.split_first()?;
        let place = !matches!(first.naming, Naming::Capital | Naming::Seat);
        let country = self.actors.get(&first.id).is_some_and(|actor| actor.kind == ActorKind::Country);
        (place && country && rest.iter().all(|other| other.id == first.id)).then_some(first.id.as_str())
    }

    /// The actor that an adjective belongs to: "Norwegian"; none where several share it.
    pub fn adjective(&self, word: &str) -> Option<&Actor> {
        let mut found = self.find(word).iter().filter(|found| found.naming == Naming::Adjective);
        let first = found.next()?;
        found.next().is_none().then(|| self.get(&first.id))?
    }

    /// The ids of persons with that surname, in the order of the table.
    pub fn surname(&self, word: &str) -> &[EcoString] {
        self.surnames.get(word).map_or(&[], Vec::as_slice)
    }

    /// The terms of a person, in the order of the table; empty for others.
    pub fn terms(&self, id: &str) -> &[Term] {
        self.terms.get(id).map_or(&[], Vec::as_slice)
    }

    /// Who held an office of a country on a day.
    pub fn holder(&self, country: &str, office: &str, day: Date) -> Option<&Actor> {
        let held = |term: &Term| {
            term.country == country && term.office == office && term.from <= day && term.to.is_none_or(|to| day < to)
        };
        let id = self.terms.iter().find(|(_, terms)| terms.iter().any(held))?.0;
        self.get(id)
    }

    /// Of some offices, those that the table knows holders of in a country; where it knows none, all of them.
    pub fn held_in(&self, country: &str, offices: &[EcoString]) -> Vec<EcoString> {
        let known = |office: &&EcoString| {
            self.terms.values().flatten().any(|term| term.country == country && term.office == **office)
        };
        let held: Vec<EcoString> = offices.iter().filter(known).cloned().collect();
        if held.is_empty() { offices.to_vec() } else { held }
    }

    /// The offices that a noun may name: `prime-minister` for "premier".
    pub fn offices_named<'a, 'n>(&'a self, noun: &'n str) -> impl Iterator<Item = &'a str> + use<'a, 'n> {
        self.office_words
            .iter()
            .filter(move |(_, words)| words.iter().any(|word| word == noun))
            .map(|(office, _)| office.as_str())
    }

    /// What a common noun makes of a state's adjective before it, by its lemma.
    pub fn state_word(&self, lemma: &str) -> Option<StateWord> {
        self.words.get(lemma).copied()
    }

    /// Whether a word gives that hint. Titles and others are looked up as written, without dots; the rest as lemmas.
    pub fn hints(&self, word: &str, hint: NameHint) -> bool {
        self.hints.get(&normal(word)).is_some_and(|hints| hints.contains(&hint))
    }

    /// Of what sex somebody is of whom that word is used: "she", "Mrs", "father".
    pub fn gender(&self, word: &str) -> Option<Gender> {
        self.either(word, NameHint::Woman, NameHint::Man)
    }

    /// Of what sex somebody is who bears that title: "Mrs".
    pub fn gender_of_title(&self, word: &str) -> Option<Gender> {
        self.hints(word, NameHint::Title).then(|| self.gender(word)).flatten()
    }

    /// Of what sex those are who bear that first name.
    pub fn gender_of_first_name(&self, word: &str) -> Option<Gender> {
        self.either(word, NameHint::Feminine, NameHint::Masculine)
    }

    fn either(&self, word: &str, woman: NameHint, man: NameHint) -> Option<Gender> {
        let hints = self.hints.get(&normal(word))?;
        match (hints.contains(&woman), hints.contains(&man)) {
            (true, false) => Some(Gender::Woman),
            (false, true) => Some(Gender::Man),
            _ => None,
        }
    }

    /// Whether `part` belongs to `whole`, directly or not (Chechnya, Russia); never for an actor and itself.
    pub fn is_part_of(&self, part: &str, whole: &str) -> bool {
        part != whole && self.wholes(part).any(|id| id == whole)
    }

    /// All actors that hold this one, nearest first: `russia` for `chechnya`, `france` for `france/police`.
    pub fn wholes(&self, id: &str) -> impl Iterator<Item = &str> {
        let mut all: Vec<&str> = Vec::new();
        let mut next = self.get(id).map_or(&[][..], |actor| &actor.part_of);
        if let Some((whole, _)) = id.split_once('/')
            && let Some(actor) = self.get(whole)
        {
            all.push(&actor.id);
            next = &[];
        }
        let mut at = 0;
        loop {
            all.extend(next.iter().map(EcoString::as_str));
            let Some(above) = all.get(at) else { break };
            next = self.get(above).map_or(&[], |actor| &actor.part_of);
            at += 1;
        }
        all.into_iter()
    }

    /// The offices a person holds or held, as noun lemmas ("prime minister"), each once; empty for others.
    pub fn offices(&self, id: &str) -> impl Iterator<Item = &str> {
        let mut all: Vec<&str> = Vec::new();
        for term in self.terms(id) {
            let words = self.office_words.get(&term.office).map_or(&[][..], Vec::as_slice);
            all.extend(words.iter().map(EcoString::as_str).filter(|word| !word.contains('-')));
        }
        all.sort_unstable();
        all.dedup();
        all.into_iter()
    }
}

/// A name without dots, with one kind of apostrophe and single spaces; capitals stay.
fn normal(name: &str) -> EcoString {
    let mut key = EcoString::new();
    for word in name.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        let letters = word.chars().filter(|&letter| letter != '.');
        key.extend(letters.map(|letter| if letter == '\u{2019}' { '\'' } else { letter }));
    }
    key
}

#[cfg(test)]
mod tests;
