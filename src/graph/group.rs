//! The groups a claim's actor is, or belongs to: "world leaders", and every leader.

use crate::claim::{Facts, Mention, Quantifier};
use crate::lexicon::Lexicon;
use ecow::EcoString;
use rustc_hash::FxHashMap;

/// The vocabulary's groups, each looked up once.
#[derive(Debug)]
pub(super) struct Groups<'a> {
    lexicon: &'a Lexicon,
    /// The nouns broader than one.
    wholes: FxHashMap<&'a str, Vec<EcoString>>,
    /// Whether a noun is broader than some other.
    holds: FxHashMap<&'a str, bool>,
}

impl<'a> Groups<'a> {
    pub(super) fn new(lexicon: &'a Lexicon) -> Groups<'a> {
        Groups { lexicon, wholes: FxHashMap::default(), holds: FxHashMap::default() }
    }

    /// The group that a claim's actor is, or the groups that its offices belong to.
    pub(super) fn of(&mut self, claim: &'a Facts<'a>) -> Vec<EcoString> {
        let Some(actor) = &claim.actor else { return Vec::new() };
        match &actor.id {
            None if self.is_group(actor) => vec![actor.phrase.head.clone()],
            None => Vec::new(),
            Some(id) => {
                let lexicon = self.lexicon;
                let offices = lexicon.actors.offices(id).chain([actor.phrase.head.as_str()]);
                let mut all = Vec::new();
                for office in offices {
                    let wholes = self.wholes(office);
                    if !wholes.is_empty() {
                        all.push(office.into());
                        all.extend_from_slice(wholes);
                    }
                }
                all
            }
        }
    }

    /// An unnumbered plural of a noun that others belong to.
    fn is_group(&mut self, actor: &'a Mention) -> bool {
        let phrase = &actor.phrase;
        let lexicon = self.lexicon;
        let several = phrase.plural && !phrase.pronoun && phrase.quantifier != Quantifier::Number;
        several && *self.holds.entry(&phrase.head).or_insert_with(|| lexicon.events.holds_nouns(&phrase.head))
    }

    fn wholes(&mut self, noun: &'a str) -> &[EcoString] {
        self.wholes.entry(noun).or_insert_with(|| self.lexicon.events.noun_wholes(noun))
    }
}
