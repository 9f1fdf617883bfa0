//! `[where]`: of whom, of what and in whose papers a rule speaks.
//!
//! Patterns as in paths, without regard to case: `*` stands for anything, `{a,b}` for one of several. Every key that is stated must
//! hold, and holds where one side bears a name that fits.

use super::raw::{OneOrMany, RawWhere};
use crate::claim::attribute::{Passage, Value};
use crate::claim::{ActorId, Facts};
use crate::data::DataFile;
use crate::error::Error;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// The names that a rule asks for, by key.
#[derive(Debug, Clone, Default)]
pub struct Where {
    actor: Option<GlobSet>,
    source: Option<GlobSet>,
    event: Option<GlobSet>,
    attribute: Option<GlobSet>,
}

impl Where {
    /// Reads the patterns.
    ///
    /// # Errors
    /// One that is none, with its place.
    pub(super) fn read(raw: &RawWhere, file: &DataFile) -> Result<Where, Error> {
        let set = |patterns: &Option<OneOrMany>| patterns.as_ref().map(|all| names(all, file)).transpose();
        Ok(Where {
            actor: set(&raw.actor)?,
            source: set(&raw.source)?,
            event: set(&raw.event)?,
            attribute: set(&raw.attribute)?,
        })
    }

    /// The key that does not hold for two claims, if any. Claims are no values: of an attribute nothing is asked.
    pub fn refused(&self, claims: [&Facts<'_>; 2]) -> Option<&'static str> {
        let event = |claim: &Facts<'_>| {
            let names = [claim.event.id.as_deref(), Some(claim.event.lemma.as_str())];
            names.into_iter().flatten().any(|name| fits(self.event.as_ref(), name))
        };
        let any = |wanted: &Option<GlobSet>, holds: &dyn Fn(&Facts<'_>) -> bool| {
            wanted.is_none() || claims.iter().any(|claim| holds(claim))
        };
        match () {
            () if !any(&self.actor, &|claim| acts(self.actor.as_ref(), claim)) => Some("actor"),
            () if !any(&self.source, &|claim| self.is_published_by(claim.source, claim.document)) => Some("source"),
            () if !any(&self.event, &event) => Some("event"),
            () => None,
        }
    }

    /// Whether it holds for values, each with its passage.
    pub fn holds(&self, values: &[(&Passage, &Value)]) -> bool {
        let any = |wanted: &Option<GlobSet>, holds: &dyn Fn(&Passage, &Value) -> bool| {
            wanted.is_none() || values.iter().any(|(passage, value)| holds(passage, value))
        };
        let of = |value: &Value| {
            value.about.as_ref().is_some_and(|about| {
                let id = about.id.as_deref().map(plain);
                fits(self.actor.as_ref(), &about.text) || id.is_some_and(|id| fits(self.actor.as_ref(), &id))
            })
        };
        any(&self.actor, &|_, value| of(value))
            && any(&self.source, &|passage, _| self.is_published_by(passage.source.as_deref(), &passage.document))
            && any(&self.event, &|_, value| fits(self.event.as_ref(), &value.happening))
            && any(&self.attribute, &|_, value| fits(self.attribute.as_ref(), &value.attribute))
    }

    /// Whether it asks who published something.
    pub fn asks_outlets(&self) -> bool {
        self.source.is_some()
    }

    /// Whether it asks for the outlet of a claim: claims that are told apart by that do not stand for each other.
    pub fn tells_apart(&self, claim: &Facts<'_>) -> bool {
        self.asks_outlets() && self.is_published_by(claim.source, claim.document)
    }

    fn is_published_by(&self, source: Option<&str>, document: &str) -> bool {
        fits(self.source.as_ref(), source.unwrap_or(document))
    }
}

/// Whether somebody who does or is it bears a name that fits.
fn acts(wanted: Option<&GlobSet>, claim: &Facts<'_>) -> bool {
    claim.actor.as_ref().is_some_and(|actor| {
        let id = actor.id.as_deref().map(plain);
        fits(wanted, &actor.text) || id.is_some_and(|id| fits(wanted, &id))
    })
}

/// An id as people write it: "united states", "anna lind".
fn plain(id: &str) -> String {
    ActorId::of(id).words().replace('-', " ")
}

fn fits(wanted: Option<&GlobSet>, name: &str) -> bool {
    wanted.is_some_and(|names| names.is_match(name))
}

fn names(patterns: &OneOrMany, file: &DataFile) -> Result<GlobSet, Error> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns.values() {
        let glob = GlobBuilder::new(pattern.as_ref()).case_insensitive(true).build();
        set.add(glob.map_err(|error| file.error(pattern.span(), format!("is no pattern: {}", error.kind())))?);
    }
    set.build().map_err(|error| file.error(0..0, format!("is no pattern: {error}")))
}
