//! Why a word's context commits the author as far as it does: kept beside each commitment, so that it can be explained.

use super::factuality::Commitment;
use crate::lexicon::Complement;
use std::fmt;

/// A commitment with what it rests on.
pub(crate) type Grounded = (Commitment, Ground);

/// What decides how far the words over a predicate commit the author to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ground {
    /// Nothing stands over it.
    Author,
    /// It is as the word over it.
    Shared,
    /// The word over it has a signature for such a complement.
    Governed(Complement),
    /// It is what a report, story or rumour tells, of which the sentence says that it is so or not.
    Tale,
    /// It completes a word without a signature.
    Completes(Complement),
    /// The word over it only carries tense or mood.
    SemiAuxiliary,
    /// "Don't shoot".
    Ordered,
    /// "whether", "if".
    Whether,
    /// "if", "unless".
    Condition,
    /// "without", "instead of".
    Privative,
    /// "in order to", "so that".
    Purpose,
    /// When, why and how: taken for granted.
    Presupposed,
    /// What goes with an event is as sure as the event.
    Circumstance,
    /// "the first to …".
    Ranked,
    /// It describes something that may not be there.
    Described,
    /// A participle before its noun.
    Attributive,
    /// "the attack", "their attack": it is there.
    Definite,
    /// An event that is only spoken of.
    Mentioned,
}

impl Ground {
    /// The commitment, resting on this.
    pub(crate) fn gives(self, commitment: Commitment) -> Grounded {
        (commitment, self)
    }

    /// Whether nothing further up matters.
    pub(crate) fn decides(self) -> bool {
        matches!(
            self,
            Ground::Author
                | Ground::Ordered
                | Ground::Whether
                | Ground::Condition
                | Ground::Privative
                | Ground::Presupposed
                | Ground::Definite
        )
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shape = |shape: Complement| match shape {
            Complement::To => "an infinitive",
            Complement::Ing => "a gerund",
            Complement::From => "a gerund after \"from\"",
            Complement::That => "a clause",
            Complement::Object => "an event as object",
        };
        match *self {
            Ground::Governed(kind) => write!(f, "{} under a word with a signature for it", shape(kind)),
            Ground::Completes(kind) => write!(f, "{} under a word without a signature", shape(kind)),
            Ground::Tale => f.write_str("what a report tells that the sentence judges"),
            Ground::Author => f.write_str("stated by itself"),
            Ground::Shared => f.write_str("as sure as the word over it"),
            Ground::SemiAuxiliary => f.write_str("the word over it only carries tense or mood"),
            Ground::Ordered => f.write_str("an order"),
            Ground::Whether => f.write_str("asked"),
            Ground::Condition => f.write_str("a condition"),
            Ground::Privative => f.write_str("said not to be so by its preposition"),
            Ground::Purpose => f.write_str("an aim"),
            Ground::Presupposed => f.write_str("taken for granted"),
            Ground::Circumstance => f.write_str("a circumstance, as sure as what it goes with"),
            Ground::Ranked => f.write_str("what its noun is the first or last to do"),
            Ground::Described => f.write_str("of something that may not be there"),
            Ground::Attributive => f.write_str("a participle before its noun"),
            Ground::Definite => f.write_str("a definite event"),
            Ground::Mentioned => f.write_str("an event that is spoken of"),
        }
    }
}
