//! Whom an id means, and what stands beside a noun: the two kinds of words in claims that have a form of their own.
//!
//! Both are text, in JSON as in memory. Here alone they are written and taken apart.

use ecow::{EcoString, eco_format};

/// What ids of those begin with whom only the documents know.
const NAME: &str = "name:";

/// Marks a modifier that names an actor or a place by its id.
const MARK: char = '@';

/// Whom or what an id means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorId<'a> {
    /// Somebody or something of the vocabulary: `united-states`.
    Known(&'a str),
    /// Whom only the documents know, by a normalised name: `name:hauge line`.
    Named(&'a str),
}

impl<'a> ActorId<'a> {
    /// Reads an id.
    pub fn of(id: &'a str) -> ActorId<'a> {
        id.strip_prefix(NAME).map_or(ActorId::Known(id), ActorId::Named)
    }

    /// The id of one that has nothing but a name.
    pub fn of_name(name: &str) -> EcoString {
        eco_format!("{NAME}{name}")
    }

    /// The name of one that has nothing else.
    pub fn name(self) -> Option<&'a str> {
        if let ActorId::Named(name) = self { Some(name) } else { None }
    }

    /// Whether only the documents know it.
    pub fn is_named(self) -> bool {
        matches!(self, ActorId::Named(_))
    }

    /// The name, or what the vocabulary calls it.
    pub fn words(self) -> &'a str {
        let (ActorId::Known(words) | ActorId::Named(words)) = self;
        words
    }
}

/// What stands beside a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modifier<'a> {
    /// The id of an actor or a place: `@united-states` for "U.S." in "U.S. law".
    Actor(&'a str),
    /// A noun behind a preposition: `of:engine`, `in:court`.
    Joined(&'a str, &'a str),
    /// A word: `new`.
    Word(&'a str),
}

impl<'a> Modifier<'a> {
    /// Reads a modifier.
    pub fn of(modifier: &'a str) -> Modifier<'a> {
        match (modifier.strip_prefix(MARK), modifier.split_once(':')) {
            (Some(id), _) => Modifier::Actor(id),
            (None, Some((preposition, noun))) => Modifier::Joined(preposition, noun),
            (None, None) => Modifier::Word(modifier),
        }
    }

    /// The modifier that names an actor or a place.
    pub fn of_actor(id: &str) -> EcoString {
        eco_format!("{MARK}{id}")
    }

    /// The id of an actor or a place.
    pub fn actor(self) -> Option<&'a str> {
        if let Modifier::Actor(id) = self { Some(id) } else { None }
    }

    /// The noun behind a preposition, or the name of one that has nothing else.
    pub fn noun(self) -> Option<&'a str> {
        match self {
            Modifier::Actor(id) => ActorId::of(id).name(),
            Modifier::Joined(_, noun) => Some(noun),
            Modifier::Word(_) => None,
        }
    }

    /// Whether it stands behind that preposition.
    pub fn is_behind(self, wanted: &str) -> bool {
        matches!(self, Modifier::Joined(preposition, _) if preposition == wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::{ActorId, Modifier};

    #[test]
    fn an_id_is_of_the_vocabulary_or_a_name() {
        assert_eq!(ActorId::of("norway"), ActorId::Known("norway"));
        assert_eq!(ActorId::of(&ActorId::of_name("hauge line")), ActorId::Named("hauge line"));
    }

    #[test]
    fn a_modifier_is_an_actor_or_a_noun_behind_a_preposition_or_a_word() {
        assert_eq!(Modifier::of(&Modifier::of_actor("name:hauge line")), Modifier::Actor("name:hauge line"));
        assert_eq!(Modifier::of("@name:hauge line").noun(), Some("hauge line"));
        assert_eq!(Modifier::of("in:court"), Modifier::Joined("in", "court"));
        assert!(Modifier::of("of:engine").is_behind("of"));
        assert_eq!(Modifier::of("new"), Modifier::Word("new"));
    }
}
