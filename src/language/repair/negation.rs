//! Repairs of what a "not" denies.

use super::Sentence;
use crate::language::{Deprel, Upos};

impl Sentence<'_> {
    /// "*Not* for the first time, she left", "*not* one man left": a "not" before a phrase that precedes the verb denies
    /// the phrase.
    pub(super) fn not_before_phrase(&mut self, at: usize) {
        let before = at.checked_sub(1).map(|before| self.words[before].upos);
        let opens = before.is_none_or(|before| before == Upos::Punct);
        let Some(next) = self.words.get(at + 1).filter(|_| self.is(at, "not")) else { return };
        let counted = next.upos == Upos::Num || next.upos == Upos::Det && self.one_of(at + 1, &["a", "an"]);
        let phrase = next.upos == Upos::Adp && next.deprel == Deprel::Case;
        // "Here not ten minutes ago", but "is not ten years old".
        let behind = next.upos == Upos::Num && before == Some(Upos::Adv);
        if !(opens && (counted || phrase) || behind) {
            return;
        }
        let noun = self.head(at + 1).filter(|&noun| noun > at + 1 && self.words[noun].upos.is_nominal());
        let verb = self.head(at).filter(|_| self.words[at].deprel == Deprel::Advmod);
        if let (Some(noun), Some(verb)) = (noun, verb)
            && (noun < verb || behind)
        {
            self.attach(at, noun, Deprel::Advmod);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_not_before_a_phrase_denies_the_phrase() {
        assert_eq!(
            check("Not/RB/4/advmod one/CD/3/nummod man/NN/4/nsubj left/VBD/0/root"),
            "Not/3/advmod one/3/nummod man/4/nsubj left/0/root"
        );
        assert_eq!(
            check("here/RBR/0/root not/RB/1/advmod ten/CD/4/nummod minutes/NNS/5/obl:unmarked ago/RBR/1/advmod"),
            "here/0/root not/4/advmod ten/4/nummod minutes/5/obl:unmarked ago/1/advmod"
        );
        let verb = "Not/RB/2/advmod left/VBN/0/root";
        assert_eq!(check(verb), verb.replace("/RB", "").replace("/VBN", ""));
    }
}
