//! Who appears in a document: the lexicon's actors it names, and the names that only it knows.
//!
//! Traps: a surname is its person's only where one person here bears it; "the Network" is the one body whose name
//! ends so; an acronym counts where it stands in brackets behind its name.

use super::mention::Mention;
use super::names::{NameRelation, name_relation, normalise};
use super::tree::{Tree, is_capitalised};
use super::{Kind, Referent};
use crate::claim::Via;
use crate::claim::id::ActorId;
use crate::language::{Deprel, Upos};
use crate::lexicon::{ActorKind, Found, Gender, Lexicon, NameHint, Naming, Predicate, StateWord};
use ecow::EcoString;
use rustc_hash::{FxHashMap, FxHashSet};

/// Somebody or something that the document names.
#[derive(Debug, Clone)]
pub(super) struct Entity {
    pub(super) id: EcoString,
    name: EcoString,
    pub(super) kind: Kind,
    /// The common nouns that its name holds or that describe it: "network", "organisation".
    pub(super) heads: Vec<EcoString>,
    /// Of what sex it is, where a title, a first name or a description tells.
    pub(super) gender: Option<Gender>,
}

/// All entities, and the ways to them.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub(super) entities: Vec<Entity>,
    by_id: FxHashMap<EcoString, usize>,
    by_word: FxHashMap<EcoString, Vec<usize>>,
    surnames: FxHashMap<EcoString, Vec<usize>>,
    acronyms: FxHashMap<EcoString, usize>,
    places: FxHashSet<EcoString>,
    /// Where the last name ended: its tree's number, its last word, its entity.
    last: Option<(usize, usize, usize)>,
}

/// With how many entities of one word a name is compared.
const COMPARED: usize = 32;

/// The lexicon's actor as a referent.
pub(super) fn known(id: &str, via: Via, lexicon: &Lexicon) -> Option<Referent> {
    let actor = lexicon.actors.get(id)?;
    let kind = match actor.kind {
        ActorKind::Country | ActorKind::Region => Kind::State,
        ActorKind::City => Kind::City,
        ActorKind::Organisation | ActorKind::GovernmentBody => Kind::Organisation,
        ActorKind::Outlet => Kind::Outlet,
        ActorKind::Person => Kind::Person,
    };
    Some(Referent { id: actor.id.clone(), via, name: actor.name.clone(), kind })
}

impl Entity {
    /// Whether it is a thing whose name ends in a number: "Luna 25".
    pub(super) fn is_numbered(&self) -> bool {
        self.kind == Kind::Thing && self.name.ends_with(|letter: char| letter.is_ascii_digit())
    }

    pub(super) fn referent(&self) -> Referent {
        Referent { id: self.id.clone(), via: Via::Same, name: self.name.clone(), kind: self.kind }
    }
}

impl Cast {
    /// Keeps what adjectives tell of the places a document speaks of.
    pub(super) fn note_places(&mut self, places: &[Option<EcoString>]) {
        self.places.extend(places.iter().flatten().cloned());
    }

    /// The entity of that id.
    pub(super) fn get(&self, id: &str) -> Option<&Entity> {
        self.by_id.get(id).and_then(|&at| self.entities.get(at))
    }

    /// The name of several words that stands in a sentence from that word on, as the document writes it elsewhere, and
    /// its last word.
    pub(super) fn named_at(&self, tree: &Tree<'_>, first: usize) -> Option<(usize, Referent)> {
        let form = tree.token(first).form();
        if !is_capitalised(form) {
            return None;
        }
        let written = |&at: &usize| {
            let entity = &self.entities[at];
            let words = entity.name.split(' ').count();
            let last = first + words - 1;
            let same = words > 1 && last < tree.len() && tree.text(first, last) == entity.name.as_str();
            (same && ActorId::of(&entity.id).is_named()).then(|| (last, entity.referent()))
        };
        let known = self.by_word.get(form.to_lowercase().as_str())?;
        known.iter().take(COMPARED).filter_map(written).max_by_key(|(last, _)| *last)
    }

    /// What each named thing was said to be; a craft, where its name bears a number and nothing else is told.
    pub(super) fn nouns(&self) -> FxHashMap<EcoString, EcoString> {
        let things = self.entities.iter().filter(|entity| entity.kind == Kind::Thing);
        let noun = |entity: &Entity| {
            let craft = || entity.is_numbered().then(|| EcoString::from("craft"));
            entity.heads.first().cloned().or_else(craft)
        };
        things.filter_map(|entity| Some((entity.id.clone(), noun(entity)?))).collect()
    }

    /// The one entity that a common noun describes, where it describes no second.
    pub(super) fn described_as(&self, fits: impl Fn(&Entity) -> bool) -> Option<&Entity> {
        let mut all = self.entities.iter().filter(|entity| fits(entity));
        let only = all.next()?;
        all.next().is_none().then_some(only)
    }

    /// Remembers a common noun that describes an entity.
    pub(super) fn describe(&mut self, id: &str, head: &str, kind: Option<Kind>, gender: Option<Gender>) {
        if let Some(&at) = self.by_id.get(id) {
            let entity = &mut self.entities[at];
            entity.gender = entity.gender.or(gender);
            if !entity.heads.iter().any(|known| known == head) {
                entity.heads.push(head.into());
            }
            if let (Kind::Unknown, Some(kind)) = (entity.kind, kind) {
                entity.kind = kind;
            }
        }
    }

    /// Enters a name that stands for itself: the lexicon's, one of several words, an acronym.
    pub(super) fn enter(&mut self, tree: &Tree<'_>, mention: &Mention, lexicon: &Lexicon) {
        let sentence = tree.sentence.index();
        if mention.found.iter().filter(|found| found.naming == Naming::Same).count() == 1 {
            let at = self.enter_known(&mention.found[0].id, lexicon);
            self.last = Some((sentence, mention.last, at));
        } else if let [Found { id, naming: Naming::KnownAs }] = mention.found.as_slice() {
            self.enter_known(id, lexicon);
        } else if mention.found.is_empty()
            && mention.first < mention.last
            && (!tree.title_case || is_flat(tree, mention))
        {
            let at = self.enter_name(tree, mention, lexicon);
            self.last = Some((sentence, mention.last, at));
        } else if mention.found.is_empty() {
            self.enter_acronym(tree, mention);
        }
    }

    fn enter_known(&mut self, id: &EcoString, lexicon: &Lexicon) -> usize {
        if let Some(&at) = self.by_id.get(id) {
            return at;
        }
        self.places.insert(id.clone());
        self.places.extend(lexicon.actors.wholes(id).map(EcoString::from));
        let (name, kind) = known(id, Via::Same, lexicon)
            .map_or((id.clone(), Kind::Unknown), |referent| (referent.name, referent.kind));
        let key = name.to_lowercase();
        let entity = Entity { id: id.clone(), name, kind, heads: body_words(&key, lexicon), gender: None };
        self.push(entity, &key)
    }

    fn enter_name(&mut self, tree: &Tree<'_>, mention: &Mention, lexicon: &Lexicon) -> usize {
        let text = tree.text(mention.first, mention.last);
        let key = normalise(&text, &lexicon.actors);
        let id = ActorId::of_name(&key);
        if let Some(&at) = self.by_id.get(&id) {
            // "The Saga Nord" is no person, however its name looked before.
            let entity = &mut self.entities[at];
            if matches!(entity.kind, Kind::Unknown | Kind::Person) && is_of_a_thing(tree, mention, lexicon) {
                entity.kind = Kind::Thing;
            }
            return at;
        }
        let near = key.split(' ').filter_map(|word| self.by_word.get(word)).flatten().take(COMPARED);
        let same = near.copied().find(|&at| name_relation(&id, &self.entities[at].id) == NameRelation::Same);
        if let Some(at) = same {
            self.by_id.insert(id, at);
            return at;
        }
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let kind = kind(tree, mention, &key, lexicon);
        let gender = gender(tree, mention, lexicon);
        self.push(Entity { id, name: name.into(), kind, heads: body_words(&key, lexicon), gender }, &key)
    }

    fn push(&mut self, entity: Entity, key: &str) -> usize {
        let at = self.entities.len();
        self.by_id.insert(entity.id.clone(), at);
        let person = entity.kind == Kind::Person || entity.kind == Kind::Unknown && entity.heads.is_empty();
        if let Some(surname) = key.rsplit(' ').next().filter(|_| person) {
            self.surnames.entry(surname.into()).or_default().push(at);
        }
        for word in key.split(' ') {
            self.by_word.entry(word.into()).or_default().push(at);
        }
        self.entities.push(entity);
        at
    }

    /// "(RLN)" behind the name whose initials it gives.
    fn enter_acronym(&mut self, tree: &Tree<'_>, mention: &Mention) {
        let form = tree.token(mention.head).form();
        let short = form.chars().filter(|letter| letter.is_uppercase()).count() >= 2 && form.len() <= 8;
        let Some((sentence, last, at)) = self.last.filter(|_| short && mention.first >= 2) else { return };
        let bracketed = tree.token(mention.first - 1).form() == "(" && last + 2 == mention.first;
        let initials = |all: bool| -> String {
            let words = self.entities[at].name.split([' ', '-']);
            words.filter_map(|word| word.chars().next()).filter(|letter| all || letter.is_uppercase()).collect()
        };
        let plain: String = form.chars().filter(|letter| letter.is_alphanumeric()).collect();
        let fits = [initials(false), initials(true)].iter().any(|known| known.eq_ignore_ascii_case(&plain));
        if sentence == tree.sentence.index() && bracketed && fits {
            self.acronyms.insert(form.into(), at);
        }
    }

    /// Whom a name means here.
    pub(super) fn resolve(&mut self, tree: &Tree<'_>, mention: &Mention, lexicon: &Lexicon) -> Option<Referent> {
        if mention.found.is_empty() {
            return self.resolve_unknown(tree, mention, lexicon);
        }
        let of = |naming: Naming| mention.found.iter().filter(move |found| found.naming == naming);
        if let Some(capital) = of(Naming::Capital).next().filter(|_| acts(tree, mention.head, lexicon)) {
            return known(&capital.id, Via::SpeaksFor, lexicon);
        }
        if let Some(same) = self.only(of(Naming::Same), lexicon) {
            return known(&same.id, if mention.partly { Via::PartOf } else { Via::Same }, lexicon);
        }
        if of(Naming::Same).next().is_some() {
            return None;
        }
        if let Some(person) = of(Naming::KnownAs).next() {
            return self.surname(tree.token(mention.last).form(), Some(&person.id), lexicon);
        }
        of(Naming::Seat).next().and_then(|seat| known(&seat.id, Via::SpeaksFor, lexicon))
    }

    /// The only candidate, or the only one whose whole or part the document speaks of elsewhere.
    fn only<'f>(&self, mut found: impl Iterator<Item = &'f Found> + Clone, lexicon: &Lexicon) -> Option<&'f Found> {
        let all = found.clone();
        let first = found.next()?;
        if found.next().is_none() {
            return Some(first);
        }
        let spoken_of = |candidate: &&Found| {
            self.places.contains(&candidate.id)
                || lexicon.actors.wholes(&candidate.id).any(|whole| self.places.contains(whole))
        };
        let mut likely = all.filter(spoken_of);
        let only = likely.next()?;
        likely.next().is_none().then_some(only)
    }

    fn resolve_unknown(&mut self, tree: &Tree<'_>, mention: &Mention, lexicon: &Lexicon) -> Option<Referent> {
        let text = tree.text(mention.first, mention.last);
        let id = ActorId::of_name(&normalise(&text, &lexicon.actors));
        if let Some(entity) = self.get(&id) {
            return Some(entity.referent());
        }
        if mention.first < mention.last {
            return None;
        }
        if let Some(&at) = self.acronyms.get(&*text) {
            return Some(self.entities[at].referent());
        }
        let surname = text.to_lowercase();
        if self.surnames.contains_key(surname.as_str()) {
            return self.surname(&text, None, lexicon);
        }
        let definite = tree.children(mention.head).any(|child| child.lemma() == "the");
        if definite && lexicon.actors.hints(&surname, NameHint::Body) {
            return self.short_form(&surname);
        }
        if tree.title_case || lexicon.actors.hints(&surname, NameHint::Body) {
            return None;
        }
        let kind = match () {
            () if mention.titled => Kind::Person,
            () if is_acronym(tree, mention.head) => Kind::Organisation,
            () if is_of_a_thing(tree, mention, lexicon) => Kind::Thing,
            () => Kind::Unknown,
        };
        let gender = gender(tree, mention, lexicon);
        let at = self.push(Entity { id, name: EcoString::from(&*text), kind, heads: Vec::new(), gender }, &surname);
        Some(self.entities[at].referent())
    }

    /// The one person of the document with that surname; else the one that needs no introduction.
    fn surname(&self, surname: &str, famous: Option<&EcoString>, lexicon: &Lexicon) -> Option<Referent> {
        match self.surnames.get(surname.to_lowercase().as_str()).map(Vec::as_slice) {
            Some([only]) => Some(self.entities[*only].referent()),
            Some(_) => None,
            None => famous.and_then(|id| known(id, Via::Same, lexicon)),
        }
    }

    /// The one body whose name ends in that word.
    fn short_form(&self, word: &str) -> Option<Referent> {
        let ends = |entity: &&Entity| entity.name.to_lowercase().ends_with(word) && entity.kind != Kind::Person;
        let mut all = self.entities.iter().filter(ends);
        let only = all.next()?;
        all.next().is_none().then(|| only.referent())
    }
}

/// Whether a name is one of a person by its tree: where every word has a capital, the only kind to be sure of.
fn is_flat(tree: &Tree<'_>, mention: &Mention) -> bool {
    (mention.first + 1..=mention.last).all(|word| tree.token(word).deprel() == Deprel::Flat)
}

/// The words of a name that say what it is.
fn body_words(key: &str, lexicon: &Lexicon) -> Vec<EcoString> {
    key.split(' ').filter(|word| lexicon.actors.hints(word, NameHint::Body)).map(EcoString::from).collect()
}

fn kind(tree: &Tree<'_>, mention: &Mention, key: &str, lexicon: &Lexicon) -> Kind {
    let shouted = (mention.first..=mention.last).any(|word| {
        let form = tree.token(word).form();
        form.chars().count() > 1 && form.chars().all(char::is_uppercase)
    });
    let flat = tree.token(mention.last).deprel() == Deprel::Flat;
    if mention.titled {
        Kind::Person
    } else if shouted || !body_words(key, lexicon).is_empty() {
        Kind::Organisation
    } else if is_of_a_thing(tree, mention, lexicon) {
        Kind::Thing
    } else if flat {
        Kind::Person
    } else {
        Kind::Unknown
    }
}

/// Of what sex a name's bearer is, by the titles before it or else by the first of its words.
fn gender(tree: &Tree<'_>, mention: &Mention, lexicon: &Lexicon) -> Option<Gender> {
    /// Words that a person's titles are: "Deputy Prime Minister Mrs".
    const TITLES: usize = 4;
    let before = mention.first.saturating_sub(TITLES)..mention.first;
    let title = |at: usize| lexicon.actors.gender_of_title(tree.token(at).form());
    let first = || lexicon.actors.gender_of_first_name(tree.token(mention.first).form());
    before.rev().find_map(title).or_else(|| (mention.first < mention.last).then(first).flatten())
}

/// Whether a word alone is written in capitals, and those beside it are not: "UBS has bought".
fn is_acronym(tree: &Tree<'_>, at: usize) -> bool {
    let shouted = |form: &str| form.chars().count() > 1 && form.chars().all(char::is_uppercase);
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter(|&other| other < tree.len());
    let form = tree.token(at).form();
    shouted(form) && !beside.map(|other| tree.token(other).form()).any(shouted)
}

/// "Luna 25", "the Ever Given", "the ferry Saga Nord": a number, an article or a word for something built stands with the
/// name of no person.
fn is_of_a_thing(tree: &Tree<'_>, mention: &Mention, lexicon: &Lexicon) -> bool {
    let numbered = tree.token(mention.last).form().ends_with(|letter: char| letter.is_ascii_digit());
    let article = tree.child(mention.head, Deprel::Det).is_some_and(|article| article.lemma() == "the");
    let alone = article && mention.first < mention.last && !tree.is_plural(mention.last);
    let before = mention.first.checked_sub(1).map(|at| tree.token(at)).filter(|noun| noun.upos() == Upos::Noun);
    numbered || alone || before.is_some_and(|noun| lexicon.is_artefact(noun.lemma()))
}

/// Whether a capital stands where only a government can: the subject of a verb, the agent, the owner of an act, or
/// the seat of one ("the government in Oslo").
fn acts(tree: &Tree<'_>, head: usize, lexicon: &Lexicon) -> bool {
    let mut token = tree.token(head);
    for _ in 0..4 {
        match token.head() {
            Some(above) if token.deprel() == Deprel::Conj => token = above,
            _ => break,
        }
    }
    let Some(above) = token.head() else { return false };
    match token.deprel() {
        Deprel::Nsubj => above.upos() == Upos::Verb,
        Deprel::OblAgent => true,
        Deprel::Nmod => lexicon.actors.state_word(above.lemma()) == Some(StateWord::Body),
        Deprel::NmodPoss => {
            let noun = Predicate { lemma: above.lemma(), part: crate::lexicon::Part::Noun, ..Predicate::default() };
            lexicon.events.lookup(&noun).is_some()
        }
        _ => false,
    }
}
