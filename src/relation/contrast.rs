//! Dimension `contrast`: whether a text says itself that something stands against another's word, and the other's word is here.
//!
//! Traps: "in contrast to Sweden" compares two things and contradicts nobody, so a word of saying must stand behind the cue, and who says it
//! close behind; people say many things, so what they say must share names or telling words with the sentence; what
//! stands before the cue is the text's own side; "despite this" points back; what somebody only wants or asks stands against nothing.

use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::facts::{same_name, sentence, stems, telling};
use crate::claim::{ActorId, Facts};
use crate::lexicon::{ActorKind, Lexicon};
use std::collections::BTreeSet;

/// Words that two sentences on one matter share at least, the speaker's name aside.
const SHARED: usize = 2;
/// Of the telling words of the shorter one, the part that is shared at least; and where many words are shared.
const SHARE: usize = 2;
const MANY: usize = 4;
const FEWER: usize = 3;

/// The dimension over a sentence that names a contrast and another's word.
pub(super) struct ContrastDimension;

values! {
    /// Whether a text says itself that something stands against another's word, which is here.
    pub(super) enum ContrastValue {
        /// No such sentence, or not in this voice.
        None = "none",
        /// The word that it names is of another matter.
        OtherMatter = "other-matter",
        /// The two are on one matter: the text states the contrast.
        Stated = "stated",
    }
}

impl Comparison for ContrastDimension {
    type Value = ContrastValue;
    const NAME: &'static str = "contrast";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, ContrastValue> {
        let value = match met(pair.left, pair.right, pair.lexicon).or_else(|| met(pair.right, pair.left, pair.lexicon))
        {
            None => ContrastValue::None,
            Some(true) => ContrastValue::Stated,
            Some(false) => ContrastValue::OtherMatter,
        };
        Cell::new(value, sentence(pair.left), sentence(pair.right))
    }
}

/// Whether both are on one matter, where the second claim is in the voice that the first one's sentence names.
fn met(stated: &Facts<'_>, other: &Facts<'_>, lexicon: &Lexicon) -> Option<bool> {
    let speaker = other.asserted?;
    let party = stated.contrasted.filter(|party| !many_mouths(party, lexicon))?;
    same_name(speaker, party).then(|| {
        let name: BTreeSet<String> = stems(ActorId::of(party).words()).collect();
        let words = |claim: &Facts<'_>| telling(claim).filter(|word| !name.contains(word)).collect();
        let (left, right): (BTreeSet<String>, BTreeSet<String>) = (words(stated), words(other));
        let shared = left.intersection(&right).count();
        let fewer = left.len().min(right.len());
        shared >= SHARED && shared * SHARE >= fewer || shared >= MANY && shared * FEWER >= fewer
    })
}

/// States and towns: many speak for them.
fn many_mouths(party: &str, lexicon: &Lexicon) -> bool {
    let kind = lexicon.actors.get(party).map(|actor| actor.kind);
    matches!(kind, Some(ActorKind::Country | ActorKind::Region | ActorKind::City))
}

#[cfg(test)]
mod tests {
    use crate::relation::tests::values;

    #[test]
    fn a_text_that_names_the_word_it_stands_against_states_a_contrast() {
        assert!(
            values(
                "contrast",
                "Norway has released the prisoners of Bergen, contrary to what Human Rights Watch reported.",
                "Human Rights Watch said that the prisoners of Bergen were still held."
            )
            .contains("stated")
        );
    }

    #[test]
    fn what_points_back_and_what_is_only_wanted_are_no_others_word() {
        let stated = "Norway has released the prisoners of Bergen, contrary to what Human Rights Watch reported.";
        let wanted = "Human Rights Watch wants the prisoners of Bergen to be released.";
        assert!(!values("contrast", stated, wanted).contains("stated"));
        let back = "Despite this Human Rights Watch reported that Norway released the prisoners of Bergen.";
        let said = "Human Rights Watch said that the prisoners of Bergen were still held.";
        assert!(!values("contrast", back, said).contains("stated"));
    }

    #[test]
    fn another_matter_another_speaker_and_a_mere_comparison_are_none() {
        assert!(
            values(
                "contrast",
                "Norway has released the prisoners of Bergen, contrary to what Human Rights Watch reported.",
                "Human Rights Watch said that the harvest in Denmark was poor."
            )
            .is_empty()
        );
        assert!(
            values(
                "contrast",
                "Norway has released the prisoners of Bergen, contrary to what Human Rights Watch reported.",
                "Amnesty International said that the prisoners of Bergen were still held."
            )
            .is_empty()
        );
        assert!(
            values(
                "contrast",
                "Amnesty International has four prisoners in Bergen on its list, in contrast to Human Rights Watch.",
                "Human Rights Watch said that the prisoners of Bergen were still held."
            )
            .is_empty()
        );
    }
}
