//! "The company", "the airline": the one body that a text is about, where nothing before the words was called so.
//!
//! Traps: a lead that names two bodies is about neither; a single name may be a town's ("in Hauge") or a person's.

use super::{Kind, Reader, Referent};
use crate::claim::Via;
use crate::claim::id::ActorId;
use crate::language::Deprel;

/// Sentences that tell what a text is about, its headline among them.
const LEAD: usize = 3;

impl Reader<'_> {
    /// The only name of the first sentences that can be a body's; `any` says that every body answers to the noun.
    pub(super) fn protagonist(&self, at: usize, lemma: &str, any: bool) -> Option<Referent> {
        if at == 0 {
            return None;
        }
        let lead = 0..at.min(LEAD);
        let mut bodies: Vec<&Referent> = Vec::new();
        for sentence in lead {
            for word in 0..self.trees[sentence].len() {
                let Some(found) = self.found(sentence, word).filter(|found| found.via == Via::Same) else { continue };
                if self.is_somewhere(sentence, word) || bodies.iter().any(|known| known.id == found.id) {
                    continue;
                }
                let single = ActorId::of(&found.id).is_named() && !found.id.contains(' ');
                if found.kind == Kind::Organisation || found.kind == Kind::Unknown && single {
                    bodies.push(found);
                }
            }
        }
        let [only] = bodies.as_slice() else { return None };
        let entity = self.cast.get(&only.id)?;
        let called = entity.heads.iter().any(|head| head == lemma);
        (called || entity.heads.is_empty() || any).then(|| (*only).clone())
    }

    /// Whether a name stands where places do: "in Hauge", "to Hauge".
    fn is_somewhere(&self, at: usize, word: usize) -> bool {
        let tree = &self.trees[at];
        let place = matches!(tree.case(word), Some("in" | "to" | "from" | "near" | "into"));
        place && matches!(tree.token(word).deprel(), Deprel::Obl | Deprel::Nmod)
    }
}
