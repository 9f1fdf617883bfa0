//! From the tables to names: every actor under every name, parts under wholes, persons under their terms.

use super::raw::{RawActor, RawFile, RawLeader};
use super::{Actor, ActorKind, Actors, Found, NameHint, Naming, StateWord, Term, normal};
use crate::data::DataFile;
use crate::error::Error;
use ecow::EcoString;
use jiff::civil::Date;
use toml::Spanned;

impl Actors {
    /// Resolves all files that were added since the last call.
    ///
    /// # Errors
    /// An id that is unknown or given twice, a date that is none, a whole that is part of itself, with the place.
    pub(in crate::lexicon) fn link(&mut self) -> Result<(), Error> {
        let files = std::mem::take(&mut self.pending);
        for (file, raw) in &files {
            raw.actor.iter().try_for_each(|actor| self.enter_actor(file, actor))?;
            self.enter_words(raw);
        }
        for (file, raw) in &files {
            for extension in &raw.extend {
                let id = self.known(file, &extension.id)?;
                self.enter_names(&id, Naming::Same, &extension.names);
                self.enter_names(&id, Naming::Seat, &extension.seats);
                extension.bodies.iter().for_each(|names| self.enter_part(&id, ActorKind::GovernmentBody, names));
            }
            raw.leader.iter().try_for_each(|leader| self.enter_leader(file, leader))?;
        }
        for (file, actor) in files.iter().flat_map(|(file, raw)| raw.actor.iter().map(move |actor| (file, actor))) {
            actor.part_of.iter().try_for_each(|whole| self.known(file, whole).map(|_| ()))?;
            self.refuse_cycle(file, actor)?;
        }
        self.names.values_mut().for_each(|found| found.sort_by_key(|found| found.naming));
        Ok(())
    }

    fn enter_actor(&mut self, file: &DataFile, raw: &RawActor) -> Result<(), Error> {
        let id = EcoString::from(raw.id.get_ref().as_str());
        let part_of = raw.part_of.iter().map(|whole| whole.get_ref().into()).collect();
        let actor = Actor { id: id.clone(), name: raw.name.as_str().into(), kind: raw.kind, part_of };
        if self.actors.insert(id.clone(), actor).is_some() {
            return Err(at(file, &raw.id, "is defined twice; `[[extend]]` adds names to an actor"));
        }
        self.enter_names(&id, Naming::Same, std::slice::from_ref(&raw.name));
        self.enter_names(&id, Naming::Same, &raw.names);
        self.enter_names(&id, Naming::Seat, &raw.seats);
        raw.bodies.iter().for_each(|names| self.enter_part(&id, ActorKind::GovernmentBody, names));
        self.enter_names(&id, Naming::Adjective, &raw.adjectives);
        self.enter_names(&id, Naming::Demonym, &raw.demonyms);
        let plurals: Vec<String> = raw.demonyms.iter().map(|demonym| plural(demonym)).collect();
        self.enter_names(&id, Naming::Demonym, &plurals);
        for names in &raw.capitals {
            self.enter_names(&id, Naming::Capital, names);
            self.enter_part(&id, ActorKind::City, names);
        }
        Ok(())
    }

    /// A capital or a body: an actor of its own, part of its state.
    fn enter_part(&mut self, whole: &EcoString, kind: ActorKind, names: &[String]) {
        let Some(name) = names.first() else { return };
        let id = slug(name);
        self.enter_names(&id, Naming::Same, names);
        let part = Actor { id: id.clone(), name: name.as_str().into(), kind, part_of: vec![whole.clone()] };
        self.actors.entry(id).or_insert(part);
    }

    fn enter_leader(&mut self, file: &DataFile, raw: &RawLeader) -> Result<(), Error> {
        let id = slug(&raw.name);
        let country = self.known(file, &raw.country)?;
        let office = EcoString::from(raw.office.get_ref().as_str());
        if !self.office_words.contains_key(&office) {
            return Err(at(file, &raw.office, "is no office; `[offices]` names them"));
        }
        let from = day(file, &raw.from)?;
        let to = raw.to.as_ref().map(|to| day(file, to)).transpose()?;
        if to.is_some_and(|to| to < from) {
            return Err(at(file, &raw.from, "is after the end of the term"));
        }
        self.actors.entry(id.clone()).or_insert_with(|| Actor {
            id: id.clone(),
            name: raw.name.as_str().into(),
            kind: ActorKind::Person,
            part_of: Vec::new(),
        });
        self.enter_names(&id, Naming::Same, std::slice::from_ref(&raw.name));
        self.enter_names(&id, Naming::Same, &raw.names);
        self.enter_names(&id, Naming::KnownAs, &raw.known_as);
        for name in std::iter::once(&raw.name).chain(&raw.names).chain(&raw.known_as) {
            let surname = name.rsplit(' ').next().unwrap_or(name);
            let ids = self.surnames.entry(surname.into()).or_default();
            if !ids.contains(&id) {
                ids.push(id.clone());
            }
        }
        self.terms.entry(id).or_default().push(Term { country, office, from, to });
        Ok(())
    }

    fn enter_names(&mut self, id: &EcoString, naming: Naming, names: &[String]) {
        for name in names {
            let found = self.names.entry(normal(name)).or_default();
            if !found.iter().any(|other| other.id == *id && other.naming == naming) {
                found.push(Found { id: id.clone(), naming });
            }
        }
    }

    fn enter_words(&mut self, raw: &RawFile) {
        for (words, kind) in [
            (&raw.speaks_for.bodies, StateWord::Body),
            (&raw.speaks_for.people, StateWord::People),
            (&raw.speaks_for.forces, StateWord::Forces),
            (&raw.part_of.bodies, StateWord::Part),
            (&raw.speakers.nouns, StateWord::Speaker),
        ] {
            self.words.extend(words.iter().map(|word| (EcoString::from(word.as_str()), kind)));
        }
        for (words, hint) in [
            (&raw.names.titles, NameHint::Title),
            (&raw.names.bodies, NameHint::Body),
            (&raw.names.persons, NameHint::Person),
            (&raw.names.parts, NameHint::Part),
            (&raw.names.apart, NameHint::Apart),
            (&raw.names.others, NameHint::Other),
            (&raw.names.women, NameHint::Woman),
            (&raw.names.men, NameHint::Man),
            (&raw.names.things, NameHint::Thing),
            (&raw.names.several, NameHint::Several),
            (&raw.names.relative, NameHint::Relative),
            (&raw.names.feminine, NameHint::Feminine),
            (&raw.names.masculine, NameHint::Masculine),
        ] {
            words.iter().for_each(|word| self.hints.entry(normal(word)).or_default().push(hint));
        }
        for (office, words) in &raw.offices {
            self.office_words.insert(office.into(), words.iter().map(EcoString::from).collect());
        }
    }

    fn known(&self, file: &DataFile, id: &Spanned<String>) -> Result<EcoString, Error> {
        match self.actors.get_key_value(id.get_ref().as_str()) {
            Some((id, _)) => Ok(id.clone()),
            None => Err(at(file, id, "is no actor")),
        }
    }

    fn refuse_cycle(&self, file: &DataFile, actor: &RawActor) -> Result<(), Error> {
        let mut seen: Vec<&EcoString> = Vec::new();
        let mut open: Vec<&EcoString> = self.actors[actor.id.get_ref().as_str()].part_of.iter().collect();
        while let Some(id) = open.pop() {
            if id == actor.id.get_ref() {
                return Err(at(file, &actor.id, "is part of itself"));
            }
            if !seen.contains(&id) {
                seen.push(id);
                open.extend(self.actors.get(id).map_or(&[][..], |whole| &whole.part_of));
            }
        }
        Ok(())
    }
}

/// The plural of a word for people.
fn plural(word: &str) -> String {
    match word.strip_suffix("man") {
        Some(stem) if stem.ends_with(['h', 'e', 's']) => format!("{stem}men"),
        _ => format!("{word}s"),
    }
}

/// An id made of a name: small letters and hyphens.
fn slug(name: &str) -> EcoString {
    let mut id = EcoString::new();
    for letter in name.chars() {
        match letter {
            '.' | '\'' => {}
            _ if letter.is_alphanumeric() => id.extend(letter.to_lowercase()),
            _ => id.push('-'),
        }
    }
    id
}

fn day(file: &DataFile, text: &Spanned<String>) -> Result<Date, Error> {
    text.get_ref().parse().map_err(|_| at(file, text, "is no date; expected YYYY-MM-DD"))
}

fn at(file: &DataFile, word: &Spanned<String>, why: &str) -> Error {
    file.error(word.span(), format!("`{}` {why}", word.get_ref()))
}
