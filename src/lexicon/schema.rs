//! The JSON schemas of the vocabulary's files, for editors and for the pages that list their keys.

use super::{actors, attributes, cues, events, speech, units, words};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

/// The sections of the vocabulary, each a file or a folder in `rules/lexicon/`.
pub const SECTIONS: [&str; 7] = ["actors", "attributes", "cues", "events", "speech", "units", "words"];

/// The schema (draft 2020-12) of a file of that section.
pub fn schema(section: &str) -> Option<Schema> {
    Some(match section {
        "actors" => of::<actors::raw::RawFile>(),
        "attributes" => of::<attributes::File>(),
        "cues" => of::<cues::RawCues>(),
        "events" => of::<events::raw::RawFile>(),
        "speech" => of::<speech::File>(),
        "units" => of::<units::File>(),
        "words" => of::<words::raw::RawFile>(),
        _ => return None,
    })
}

fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>()
}
