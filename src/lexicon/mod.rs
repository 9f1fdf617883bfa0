//! The vocabulary: actors, events and their relations, and the cues of negation, modality, speech and quantity.
//!
//! Each section is one file here, one TOML file (or folder) in `rules/lexicon/`, and one field of [`Lexicon`].

mod actors;
mod attributes;
mod cues;
mod events;
mod schema;
mod speech;
mod units;
mod words;

pub use actors::{Actor, ActorKind, Actors, Found, Gender, NameHint, Naming, StateWord, Term};
pub use attributes::{AgeWords, Attributes, Block, Clock, Home, Reading, Rough};
pub use cues::{Complement, Cues, Factuality, Governor, Outcome, PhraseClass, Signature, WordClass};
pub use events::{Entailment, EventClass, Events, Part, Party, Predicate};
pub use schema::{SECTIONS, schema};
pub use speech::{Medium, SpeechNoun, SpeechObject, SpeechVerb, SpeechVerbs, Stance};
pub use units::{Hedge, Unit, UnitKind, Units};
pub use words::{Kinship, Meaning, Words};

use crate::data::DataFile;
use crate::error::Error;

/// Nouns for a craft of whatever make.
const ANY_CRAFT: [&str; 10] =
    ["craft", "vessel", "ship", "boat", "aircraft", "plane", "spacecraft", "probe", "vehicle", "spaceship"];

/// All that is known about English and the world before any document is read.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Countries, governments, organisations, office holders.
    pub actors: Actors,
    /// Event classes, the words for them, and their relations.
    pub events: Events,
    /// Negators, implicatives, hedges, restrictors.
    pub cues: Cues,
    /// Verbs and nouns of saying.
    pub speech: SpeechVerbs,
    /// Number words, units, words of approximation.
    pub units: Units,
    /// Classes of values, their scopes, and the words that read them.
    pub attributes: Attributes,
    /// How words relate: synonyms, kinds, opposites, exclusive sets.
    pub words: Words,
}

impl Lexicon {
    /// The lexicon of all files whose path begins with `lexicon/`; later files add to earlier ones and win.
    ///
    /// # Errors
    /// A file that does not parse, or contradicts another, with its place.
    pub fn read(files: &[DataFile]) -> Result<Lexicon, Error> {
        let mut lexicon = Lexicon { words: Words::embedded(), ..Lexicon::default() };
        for file in files {
            let Some(name) = file.path.strip_prefix("lexicon/") else { continue };
            match name.split(['/', '.']).next().unwrap_or_default() {
                // As in [`SECTIONS`].
                "actors" => lexicon.actors.add(file)?,
                "events" => lexicon.events.add(file)?,
                "attributes" => lexicon.attributes.add(file)?,
                "cues" => lexicon.cues.add(file)?,
                "speech" => lexicon.speech.add(file)?,
                "units" => lexicon.units.add(file)?,
                "words" => lexicon.words.add(file)?,
                _ => {
                    return Err(file.error(
                        0..0,
                        "no lexicon section of that name; expected actors, attributes, cues, events, speech, units or words",
                    ));
                }
            }
        }
        lexicon.actors.link()?;
        lexicon.words.exclude(lexicon.actors.country_names().into_values());
        lexicon.events.link()?;
        Ok(lexicon)
    }

    /// Whether a noun may stand for a craft of whatever make: "vessel" for a ferry.
    pub fn is_any_craft(&self, lemma: &str) -> bool {
        ANY_CRAFT.contains(&lemma)
    }

    /// Whether a noun is the sort of thing that is built: a ship, a bridge.
    pub fn is_artefact(&self, lemma: &str) -> bool {
        self.events.noun_class(lemma).iter().any(|class| class == "vehicle" || class == "structure")
    }
}
