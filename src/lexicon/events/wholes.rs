//! The nouns that hold another one: "leader" holds "president".

use super::Events;
use crate::logic::Relation;
use ecow::EcoString;

impl Events {
    /// Every noun that is broader than `lemma`, sorted; empty where no file names it.
    pub fn noun_wholes(&self, lemma: &str) -> Vec<EcoString> {
        let Some(&at) = self.nouns.get(lemma) else { return Vec::new() };
        let broader = self.nouns.iter().filter(|(_, other)| self.noun_relations.get(at, **other) == Relation::Narrower);
        let mut names: Vec<EcoString> = broader.map(|(name, _)| name.clone()).collect();
        names.sort_unstable();
        names
    }

    /// Whether some other noun is narrower than `lemma`: it names a group that others belong to.
    pub fn holds_nouns(&self, lemma: &str) -> bool {
        let Some(&at) = self.nouns.get(lemma) else { return false };
        self.nouns.values().any(|&other| self.noun_relations.get(at, other) == Relation::Broader)
    }
}
