//! From what the files say to what they mean: ids resolved, words entered, relations closed.
//!
//! Everything that can be wrong in a file is found here, and told with the place of the word that is wrong.

use super::raw::{RawClass, RawFile, RawNounClass, RawPolarity, RawSense};
use super::{Closure, Entailment, Entry, EventClass, Events, Needs, Part, Party};
use crate::data::DataFile;
use crate::error::Error;
use crate::logic::Relation;
use ecow::EcoString;
use rustc_hash::{FxHashMap, FxHashSet};
use toml::Spanned;

type Files = [(DataFile, RawFile)];

impl Events {
    /// Resolves all files that were added since the last call.
    ///
    /// # Errors
    /// An id that is unknown or given twice, a word given twice in one sense, a cycle or a contradiction of
    /// relations, each with its place.
    pub(in crate::lexicon) fn link(&mut self) -> Result<(), Error> {
        let files = std::mem::take(&mut self.pending);
        self.enter_noun_classes(&files)?;
        for (file, raw) in &files {
            raw.class.iter().try_for_each(|class| self.enter_class(file, class))?;
        }
        for (file, raw) in &files {
            raw.class.iter().try_for_each(|class| self.enter_words(file, class))?;
            self.enter_extensions(file, raw)?;
        }
        self.close_classes(&files)?;
        self.close_nouns(&files)
    }

    fn enter_class(&mut self, file: &DataFile, raw: &RawClass) -> Result<(), Error> {
        let id = EcoString::from(raw.id.get_ref().as_str());
        let entails = raw
            .entails
            .iter()
            .map(|entailed| Entailment {
                class: entailed.class.get_ref().into(),
                negative: entailed.polarity == RawPolarity::Negative,
                subject: entailed.subject,
            })
            .collect();
        let class = EventClass {
            id: id.clone(),
            name: raw.name.as_str().into(),
            family: raw.family.as_str().into(),
            entails,
            affected: raw.affected,
            speech: raw.speech,
            reciprocal: raw.reciprocal,
            one_off: raw.one_off,
            tally: raw.tally,
        };
        match self.classes.insert(id, class) {
            None => Ok(()),
            Some(_) => Err(at(file, &raw.id, "is defined twice; `[[extend]]` adds words to a class")),
        }
    }

    fn enter_words(&mut self, file: &DataFile, raw: &RawClass) -> Result<(), Error> {
        let class = self.known(file, &raw.id)?;
        let plain = Needs::default();
        self.enter(file, class, &plain, [&raw.verbs, &raw.nouns, &raw.adjectives])?;
        raw.sense.iter().try_for_each(|sense| self.enter_sense(file, class, sense))
    }

    fn enter_extensions(&mut self, file: &DataFile, raw: &RawFile) -> Result<(), Error> {
        for extension in &raw.extend {
            let class = self.known(file, &extension.class)?;
            let words = [&extension.verbs, &extension.nouns, &extension.adjectives];
            self.enter(file, class, &Needs::default(), words)?;
            extension.sense.iter().try_for_each(|sense| self.enter_sense(file, class, sense))?;
        }
        Ok(())
    }

    fn enter_sense(&mut self, file: &DataFile, class: usize, sense: &RawSense) -> Result<(), Error> {
        let known: FxHashSet<&EcoString> = self.noun_classes.values().flatten().collect();
        let classes = |given: &[Spanned<String>]| -> Result<Vec<EcoString>, Error> {
            let one = |id: &Spanned<String>| match EcoString::from(id.get_ref().as_str()) {
                name if name == super::NAMED || known.contains(&name) => Ok(name),
                _ => Err(at(file, id, "is no noun class with nouns")),
            };
            given.iter().map(one).collect()
        };
        let strings = |given: &[String]| given.iter().map(EcoString::from).collect();
        let needs = Needs {
            subject: classes(&sense.subject)?,
            object: classes(&sense.object)?,
            recipient: classes(&sense.recipient)?,
            to_verb: strings(&sense.to_verb),
            with: strings(&sense.with),
            object_is: sense.object_is,
        };
        self.enter(file, class, &needs, [&sense.verbs, &sense.nouns, &sense.adjectives])
    }

    /// Enters verbs, nouns and adjectives, in this order, under their first words.
    fn enter(
        &mut self,
        file: &DataFile,
        class: usize,
        needs: &Needs,
        words: [&Vec<Spanned<String>>; 3],
    ) -> Result<(), Error> {
        for (part, words) in [Part::Verb, Part::Noun, Part::Adjective].into_iter().zip(words) {
            for word in words {
                let (first, rest) = word.get_ref().split_once(' ').unwrap_or((word.get_ref(), ""));
                let entries = self.words.entry((part, first.into())).or_default();
                if let Some(other) = entries.iter().find(|entry| entry.rest == rest && entry.needs == *needs) {
                    let name = self.classes.get_index(other.class).map_or("", |(id, _)| id);
                    return Err(at(file, word, &format!("already means `{name}` with the same arguments")));
                }
                entries.push(Entry { class, rest: rest.into(), needs: needs.clone() });
            }
        }
        Ok(())
    }

    fn known(&self, file: &DataFile, id: &Spanned<String>) -> Result<usize, Error> {
        self.classes.get_index_of(id.get_ref().as_str()).ok_or_else(|| at(file, id, "is no event class"))
    }

    /// States one relation between classes, which must be of one family: only those ever meet.
    fn relate(
        &self,
        closure: &mut Closure,
        file: &DataFile,
        (left, right): (&Spanned<String>, &Spanned<String>),
        relation: Relation,
    ) -> Result<(), Error> {
        let name = |index: usize| self.classes.get_index(index).map_or("", |(id, _)| id.as_str());
        let pair = (self.known(file, left)?, self.known(file, right)?, relation);
        if relation != Relation::Independent && self.family(left.get_ref()) != self.family(right.get_ref()) {
            let why = format!("is of another family than `{}`, so that they never meet", left.get_ref());
            return Err(at(file, right, &why));
        }
        state(closure, pair, name).map_err(|why| at(file, right, &why))
    }

    fn close_classes(&mut self, files: &Files) -> Result<(), Error> {
        let mut closure = Closure::new(self.classes.len());
        for (file, raw) in files {
            for class in &raw.class {
                for entailed in class.entails.iter().filter(|entailed| entailed.subject == Party::Actor) {
                    let relation = match entailed.polarity {
                        RawPolarity::Positive => Relation::Narrower,
                        RawPolarity::Negative => Relation::Exclusive,
                    };
                    self.relate(&mut closure, file, (&class.id, &entailed.class), relation)?;
                }
                class.entails.iter().try_for_each(|entailed| self.known(file, &entailed.class).map(|_| ()))?;
            }
            for relation in &raw.relation {
                self.relate(&mut closure, file, (&relation.left, &relation.right), relation.is)?;
                if relation.in_turn {
                    self.undone.push((self.known(file, &relation.left)?, self.known(file, &relation.right)?));
                }
            }
            for set in &raw.exclusive {
                for (index, left) in set.classes.iter().enumerate() {
                    let others = set.classes[index + 1..].iter();
                    others
                        .map(|right| self.relate(&mut closure, file, (left, right), Relation::Exclusive))
                        .collect::<Result<(), Error>>()?;
                }
            }
        }
        for (file, raw) in files {
            for relation in raw.relation.iter().filter(|relation| relation.is == Relation::Independent) {
                let found = closure.get(self.known(file, &relation.left)?, self.known(file, &relation.right)?);
                if found != Relation::Independent {
                    let why = format!("is said to be independent, but {found:?} follows from other relations");
                    return Err(at(file, &relation.left, &why));
                }
            }
        }
        self.relations = closure;
        Ok(())
    }

    fn close_nouns(&mut self, files: &Files) -> Result<(), Error> {
        let mut names: Vec<EcoString> = Vec::new();
        for (_, raw) in files {
            let related = raw.noun_relation.iter().flat_map(|relation| relation.left.iter().chain(&relation.right));
            for noun in related.chain(raw.noun_exclusive.iter().flat_map(|set| &set.nouns)) {
                self.nouns.entry(noun.get_ref().into()).or_insert_with(|| {
                    names.push(noun.get_ref().into());
                    names.len() - 1
                });
            }
        }
        let mut closure = Closure::new(names.len());
        let name = |index: usize| names.get(index).map_or("", EcoString::as_str);
        let number = |noun: &Spanned<String>| self.nouns[noun.get_ref().as_str()];
        for (file, raw) in files {
            for relation in &raw.noun_relation {
                for left in &relation.left {
                    for right in &relation.right {
                        let pair = (number(left), number(right), relation.is);
                        state(&mut closure, pair, name).map_err(|why| at(file, left, &why))?;
                    }
                }
            }
            for set in &raw.noun_exclusive {
                for (index, left) in set.nouns.iter().enumerate() {
                    for right in &set.nouns[index + 1..] {
                        let pair = (number(left), number(right), Relation::Exclusive);
                        state(&mut closure, pair, name).map_err(|why| at(file, right, &why))?;
                    }
                }
            }
        }
        self.noun_relations = closure;
        Ok(())
    }

    fn enter_noun_classes(&mut self, files: &Files) -> Result<(), Error> {
        let mut defined: FxHashMap<&str, (&DataFile, &RawNounClass)> = FxHashMap::default();
        for (file, raw) in files {
            for class in &raw.noun_class {
                if defined.insert(class.id.get_ref(), (file, class)).is_some() {
                    return Err(at(file, &class.id, "is defined twice"));
                }
            }
        }
        for class in files.iter().flat_map(|(_, raw)| &raw.noun_class) {
            let mut nouns = Vec::new();
            collect(class, &defined, &mut Vec::new(), &mut nouns)?;
            for noun in nouns {
                let classes = self.noun_classes.entry(noun.into()).or_default();
                let id = EcoString::from(class.id.get_ref().as_str());
                if let Err(place) = classes.binary_search(&id) {
                    classes.insert(place, id);
                }
            }
        }
        Ok(())
    }
}

/// All nouns of a class and of those it includes.
fn collect<'a>(
    class: &'a RawNounClass,
    defined: &FxHashMap<&str, (&'a DataFile, &'a RawNounClass)>,
    above: &mut Vec<&'a str>,
    nouns: &mut Vec<&'a str>,
) -> Result<(), Error> {
    above.push(class.id.get_ref());
    nouns.extend(class.nouns.iter().map(String::as_str));
    let file = defined[class.id.get_ref().as_str()].0;
    for id in &class.includes {
        if above.contains(&id.get_ref().as_str()) {
            return Err(at(file, id, "includes itself"));
        }
        let Some(&(_, included)) = defined.get(id.get_ref().as_str()) else {
            return Err(at(file, id, "is no noun class"));
        };
        collect(included, defined, above, nouns)?;
    }
    above.pop();
    Ok(())
}

/// States one relation; says in words what it would contradict.
fn state<'a>(
    closure: &mut Closure,
    (left, right, relation): (usize, usize, Relation),
    name: impl Fn(usize) -> &'a str,
) -> Result<(), String> {
    let words = |relation: Relation| format!("{relation:?}").to_lowercase();
    closure.state(left, right, relation).map_err(|conflict| {
        let (left, right) = (name(conflict.left), name(conflict.right));
        let (known, derived) = (words(conflict.known), words(conflict.derived));
        format!("makes `{left}` {derived} to `{right}`, but it is {known} by what was stated before")
    })
}

fn at(file: &DataFile, word: &Spanned<String>, why: &str) -> Error {
    file.error(word.span(), format!("`{}` {why}", word.get_ref()))
}
