//! Repairs of verbs with a particle: "laid *off* workers" is no place that somebody laid.

use super::Sentence;
use crate::language::lemma::lemma;
use crate::language::wordnet::Classes;
use crate::language::{Deprel, Upos};

/// Particles with the verbs that take an object behind them.
const TRANSITIVE: [(&str, &[&str]); 7] = [
    (
        "off",
        &[
            "break", "call", "cut", "fend", "fight", "fire", "head", "hold", "kick", "lay", "let", "pay", "put", "rip",
            "seal", "sell", "set", "shake", "shrug", "shut", "sign", "spin", "stave", "switch", "tell", "turn", "ward",
            "write",
        ],
    ),
    (
        "out",
        &[
            "bail", "burn", "buy", "call", "carry", "cut", "fill", "find", "hand", "iron", "kick", "knock", "leave",
            "lock", "phase", "pick", "point", "pull", "put", "rule", "send", "set", "shut", "single", "sort", "spell",
            "stamp", "throw", "try", "turn", "vote", "wear", "wipe", "work",
        ],
    ),
    (
        "up",
        &[
            "back", "blow", "break", "bring", "build", "buy", "call", "clean", "cover", "draw", "drum", "follow",
            "give", "hang", "hold", "hush", "open", "pick", "prop", "put", "round", "set", "shore", "snap", "speed",
            "step", "sum", "take", "tear", "tie",
        ],
    ),
    (
        "down",
        &[
            "break", "bring", "burn", "close", "cut", "gun", "hand", "hold", "knock", "lay", "play", "put", "scale",
            "shoot", "shut", "slow", "strike", "take", "tear", "track", "turn", "vote", "water", "write",
        ],
    ),
    ("back", &["bring", "buy", "cut", "give", "hold", "pay", "push", "roll", "scale", "take", "win"]),
    ("over", &["hand", "run", "take", "turn"]),
    ("away", &["give", "put", "send", "take", "throw", "turn"]),
];

impl Sentence<'_> {
    /// What follows a verb and its particle is the verb's object: "called *off* the sale".
    pub(super) fn particle_of_verb(&mut self, at: usize, classes: &Classes) {
        let Some(verb) = at.checked_sub(1).filter(|&verb| self.words[verb].upos == Upos::Verb) else { return };
        let Some(noun) = self.head(at).filter(|&noun| noun > at && self.head(noun) == Some(verb)) else { return };
        let oblique = matches!(self.words[noun].deprel, Deprel::Obl) && self.words[noun].upos.is_nominal();
        let word = self.forms[at].to_lowercase();
        let stem = lemma(self.forms[verb], Upos::Verb, self.words[verb].xpos, classes);
        let takes = TRANSITIVE.iter().any(|(particle, verbs)| *particle == word && verbs.contains(&&*stem));
        let passive = self.child(verb, &[Deprel::AuxPass]).is_some();
        if oblique && takes && !passive && self.child(verb, &[Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp]).is_none() {
            self.attach(at, verb, Deprel::CompoundPrt);
            self.words[noun].deprel = Deprel::Obj;
            if let Some(subject) = self.child(verb, &[Deprel::NsubjPass]) {
                self.words[subject].deprel = Deprel::Nsubj;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn what_is_called_off_is_an_object() {
        assert_eq!(
            check("Norway/NNP/2/nsubj called/VBN/0/root off/IN/5/case the/DT/5/det sale/NN/2/obl"),
            "Norway/2/nsubj called/0/root off/2/compound:prt the/5/det sale/2/obj"
        );
        let fell = "Anna/NNP/2/nsubj fell/VBD/0/root off/IN/4/case roofs/NNS/2/obl";
        assert!(check(fell).contains("off/4/case"));
    }
}
