//! What the vocabulary does not know: actors, predicates and words of saying in claims that no entry covers, counted.

use super::id::ActorId;
use super::{Claim, EventForm, Mention, Role};
use crate::lexicon::{Complement, Governor, Lexicon};
use ecow::EcoString;
use std::collections::BTreeMap;

/// What a gap is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// A name that no actor of the lexicon has.
    Actor,
    /// A predicate without an event class.
    Predicate,
    /// A verb with a clause as complement that is no verb of saying, thinking or implying.
    Speech,
}

/// The gaps of some claims, with how often each was met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gaps {
    counts: BTreeMap<(Gap, EcoString), usize>,
}

impl Gaps {
    /// Counts the gaps of these claims; linear in their number.
    pub fn add(&mut self, claims: &[Claim], lexicon: &Lexicon) {
        for claim in claims.iter().filter(|claim| claim.event.form != EventForm::Entailed) {
            if let Some(name) = claim.actor.as_deref().and_then(unknown) {
                self.count(Gap::Actor, name);
            }
            if claim.event.id.is_none() && claim.event.form != EventForm::Existence {
                self.count(Gap::Predicate, claim.event.lemma.to_lowercase());
            }
            let clause = claim.arguments.iter().any(|argument| argument.role == Role::Complement);
            if clause && claim.event.form == EventForm::Verb && !is_known(&claim.event.lemma, lexicon) {
                self.count(Gap::Speech, claim.event.lemma.clone());
            }
        }
    }

    /// Adds the counts of `other`.
    pub fn join(&mut self, other: Gaps) {
        for (key, count) in other.counts {
            *self.counts.entry(key).or_default() += count;
        }
    }

    /// The gaps of one sort, most frequent first, then by word.
    pub fn ranked(&self, gap: Gap) -> Vec<(&str, usize)> {
        let ours = self.counts.iter().filter(|((sort, _), _)| *sort == gap);
        let mut found: Vec<(&str, usize)> = ours.map(|((_, word), count)| (word.as_str(), *count)).collect();
        found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        found
    }

    fn count(&mut self, gap: Gap, word: EcoString) {
        *self.counts.entry((gap, word)).or_default() += 1;
    }
}

/// The name of a mention that the lexicon has no actor for.
fn unknown(mention: &Mention) -> Option<EcoString> {
    let id = mention.id.as_deref();
    let missing = mention.phrase.name && id.is_none_or(|id| ActorId::of(id).is_named());
    missing
        .then(|| id.and_then(|id| ActorId::of(id).name()).map_or_else(|| mention.phrase.head.clone(), EcoString::from))
}

fn is_known(lemma: &str, lexicon: &Lexicon) -> bool {
    let bare = lemma.split(' ').next().unwrap_or(lemma);
    let signature = |shape| lexicon.cues.signature(Governor::Verb, shape, lemma).is_some();
    !lexicon.speech.verb(lemma).is_empty()
        || !lexicon.speech.verb(bare).is_empty()
        || [Complement::To, Complement::That, Complement::Ing].into_iter().any(signature)
}

#[cfg(test)]
mod tests {
    use super::{Gap, Gaps};
    use crate::claim::extract;
    use crate::claim::tests::notation;
    use crate::data::embedded;
    use crate::lexicon::Lexicon;

    #[test]
    fn what_no_entry_covers_is_counted_most_frequent_first() {
        let lexicon = Lexicon::read(&embedded()).unwrap();
        let trees = "Zorvex|Zorvex|PROPN|NNP|2|nsubj snorkelled|snorkel|VERB|VBD|0|root\n\
                     Zorvex|Zorvex|PROPN|NNP|2|nsubj grumfled|grumfle|VERB|VBD|0|root that|that|SCONJ|IN|5|mark Norway|Norway|PROPN|NNP|5|nsubj snorkelled|snorkel|VERB|VBD|2|ccomp";
        let mut gaps = Gaps::default();
        gaps.add(&extract(&notation::parsed(trees), &lexicon), &lexicon);
        assert_eq!(gaps.ranked(Gap::Actor), [("zorvex", 2)]);
        assert_eq!(gaps.ranked(Gap::Predicate), [("snorkel", 2), ("grumfle", 1)]);
        assert_eq!(gaps.ranked(Gap::Speech), [("grumfle", 1)]);
    }
}
