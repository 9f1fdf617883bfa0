//! Repairs of what a "not" denies.

use super::Sentence;
use crate::language::lemma::lemma;
use crate::language::wordnet::{Classes, VERB};
use crate::language::{Deprel, Upos};

impl Sentence<'_> {
    /// "Have *not* at this time seen it", "can *not* independent verify it": a "not" behind an auxiliary denies the verb.
    pub(super) fn not_behind_auxiliary(&mut self, at: usize) {
        let auxiliary = at.checked_sub(1).filter(|&before| self.words[before].upos == Upos::Aux && self.is(at, "not"));
        let Some((auxiliary, word)) = auxiliary.zip(self.head(at).filter(|&word| word > at)) else { return };
        let next = |verb: usize| verb == word + 1 && self.words[verb].xpos == "VB";
        let beside = self.words[word].upos == Upos::Adj && self.child(word, &[Deprel::Cop]).is_none();
        if let Some(verb) = self.head(word).filter(|&verb| beside && next(verb)) {
            self.attach(auxiliary, verb, Deprel::Aux);
            self.attach(at, verb, Deprel::Advmod);
            self.attach(word, verb, Deprel::Advmod);
            return;
        }
        let phrase = self.words[word].upos.is_nominal() && self.child(word, &[Deprel::Case]) == Some(at + 1);
        let verb = self.child(word, &[Deprel::Acl]).filter(|&verb| verb > word && self.words[verb].xpos == "VBN");
        let Some(verb) = verb.filter(|_| phrase && self.head(auxiliary) == Some(word)) else { return };
        (self.words[verb].head, self.words[verb].deprel) = (self.words[word].head, self.words[word].deprel);
        for child in (0..=at).chain(verb + 1..self.words.len()) {
            if [word + 1, auxiliary + 1].contains(&self.words[child].head) {
                self.words[child].head = verb + 1;
            }
        }
        self.attach(word, verb, Deprel::Obl);
    }

    /// "Anna no longer *works* for it": what "no longer" stands before, behind a name, is a verb.
    pub(super) fn no_longer(&mut self, at: usize, classes: &Classes) {
        let no = at.checked_sub(1).filter(|&no| self.is(no, "no") && self.is(at, "longer"));
        let Some(last) = no.and_then(|no| no.checked_sub(1)) else { return };
        let verb = at + 1;
        let Some(noun) = self.words.get(verb).filter(|word| word.xpos == "NNS") else { return };
        let form = lemma(self.forms[verb], Upos::Verb, "VBZ", classes);
        let above = noun.head.checked_sub(1).filter(|&above| above <= last && self.words[above].head == 0);
        let Some(name) = above.filter(|&name| self.words[name].upos == Upos::Propn && self.is_below(last, name)) else {
            return;
        };
        if !classes.is_lemma(&form, VERB) {
            return;
        }
        (self.words[verb].upos, self.words[verb].xpos) = (Upos::Verb, "VBZ");
        (self.words[verb].head, self.words[verb].deprel) = (0, Deprel::Root);
        self.attach(name, verb, Deprel::Nsubj);
        self.attach(at, verb, Deprel::Advmod);
        self.attach(at - 1, at, Deprel::Advmod);
        for word in verb + 1..self.words.len() {
            if self.words[word].head == name + 1 && self.words[word].upos == Upos::Punct {
                self.words[word].head = verb + 1;
            } else if self.words[word].head == verb + 1 && self.words[word].deprel == Deprel::Nmod {
                self.words[word].deprel = Deprel::Obl;
            }
        }
    }

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
    fn a_not_behind_an_auxiliary_denies_the_verb() {
        assert_eq!(
            check(
                "We/PRP/2/nsubj have/AX/5/aux not/RB/5/advmod at/RP/5/case noon/NN/0/root seen/VBN/5/acl it/PRP/6/obj"
            ),
            "We/6/nsubj have/6/aux not/6/advmod at/5/case noon/6/obl seen/0/root it/6/obj"
        );
        assert_eq!(
            check("Anna/NNP/5/nsubj can/AX/5/aux not/RB/4/advmod sudden/JJ/5/nsubj leave/VB/0/root"),
            "Anna/5/nsubj can/5/aux not/5/advmod sudden/5/advmod leave/0/root"
        );
    }

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

    #[test]
    fn what_no_longer_stands_before_is_a_verb() {
        assert_eq!(
            check(
                "Anna/NNP/0/root no/DT/3/advmod longer/RBR/4/amod works/NNS/1/parataxis for/RP/6/case Malta/NNP/4/nmod"
            ),
            "Anna/4/nsubj no/3/advmod longer/4/advmod works/0/root for/6/case Malta/4/obl"
        );
    }
}
