//! What is said and told: where such a clause hangs, what its subject is, and who says it.
//!
//! Of two subjects of a verb of saying the first belongs to what is said; a clause that lacks nothing tells its noun ("the story
//! that …") and describes it not; who speaks behind a closing quotation mark belongs to the words of saying.

use super::Sentence;
use super::words::{CLOSING, SAYING, TALES, TELLING};
use crate::language::{Deprel, Upos};

/// How far behind a quotation its words of saying may begin.
const NEAR: usize = 24;

impl Sentence<'_> {
    /// "said that it had caused the fire and *ruled* out a fault", "said tales were false, and *left*": a finite verb goes on
    /// where the finite verb of saying stands, not behind a participle or a predicate before a comma.
    pub(super) fn went_on(&mut self, at: usize) {
        let Some(said) = self.head(at).filter(|&verb| verb < at) else { return };
        let Some(verb) = self.head(said).filter(|&verb| verb < said && self.words[said].deprel == Deprel::Ccomp) else {
            return;
        };
        let have = |have: usize| self.one_of(have, &["had", "have", "has"]);
        let perfect = self.words[said].xpos == "VBN" && self.child(said, &[Deprel::Aux]).is_some_and(have);
        let comma = self.child(at, &[Deprel::Cc]).is_some_and(|and| and > 0 && self.is(and - 1, ","));
        let predicate = self.child(said, &[Deprel::Cop]).is_some() && comma;
        let own = self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux, Deprel::AuxPass]).is_some();
        let finite = self.words[at].xpos == "VBD" && matches!(self.words[verb].xpos, "VBD" | "VBZ");
        if (perfect || predicate) && !own && finite {
            self.words[at].head = verb + 1;
        }
    }

    /// "*The probe*, which Norway sent, hit the sea, the firm said": of two subjects of a verb of saying the first belongs
    /// to what is said, where that has none.
    pub(super) fn subject_of_said(&mut self, at: usize) {
        let own =
            self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj, Deprel::Expl, Deprel::Mark]).is_some();
        let Some(verb) = self.head(at).filter(|&verb| verb > at && !own) else { return };
        let subject =
            (0..at).find(|&word| self.words[word].head == verb + 1 && self.words[word].deprel == Deprel::Nsubj);
        let other =
            (at + 1..verb).any(|word| self.words[word].head == verb + 1 && self.words[word].deprel == Deprel::Nsubj);
        if let Some(subject) = subject.filter(|_| other && self.words[at].upos == Upos::Verb) {
            self.words[subject].head = at + 1;
            self.words[at].deprel = Deprel::Ccomp;
        }
    }

    /// "Police *held* two men, Anna reported": a whole clause without a mark before words of saying is what is said.
    pub(super) fn clause_before_saying(&mut self, at: usize) {
        let Some(verb) = self.head(at).filter(|&verb| verb > at && self.one_of(verb, SAYING)) else { return };
        let whole = self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl]).is_some();
        let bare = self.child(at, &[Deprel::Mark]).is_none() && self.child(verb, &[Deprel::Ccomp]).is_none();
        let said = self.child(verb, &[Deprel::Nsubj]).is_some_and(|subject| subject > at);
        let comma = (at + 1..verb).any(|word| self.is(word, ","));
        let finite = self.words[at].xpos != "VBG" && self.words[at].upos == Upos::Verb;
        if whole && bare && said && comma && finite {
            self.words[at].deprel = Deprel::Ccomp;
        }
    }

    /// "The architect who said he was *cheated*": a clause right behind words of saying is what is said, and describes nobody.
    pub(super) fn said_in_relative(&mut self, at: usize) {
        let Some(noun) = self.head(at).filter(|&noun| noun < at) else { return };
        let subject = self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl]);
        let Some(first) = (noun + 1..at).find(|&word| subject.is_some_and(|subject| self.is_below(word, subject)))
        else {
            return;
        };
        let said = first - 1;
        let relative = self.words[said].head == noun + 1 && self.words[said].deprel == Deprel::AclRelcl;
        let open = relative && self.child(said, &[Deprel::Ccomp, Deprel::Obj]).is_none();
        if open && self.one_of(said, SAYING) {
            self.attach(at, said, Deprel::Ccomp);
        }
    }

    /// "The story *that* Anna was arrested": a clause that lacks nothing is no relative clause.
    pub(super) fn told_clause(&mut self, at: usize) {
        let Some(noun) = self.head(at).filter(|&noun| self.words[noun].upos == Upos::Noun && noun < at) else { return };
        let subject = self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass]);
        let that = (noun + 1..at).find(|&word| {
            self.words[word].head == at + 1 && self.words[word].deprel == Deprel::Obj && self.is(word, "that")
        });
        // "News *that* singer Anna Lind died".
        let determines = |that: usize| self.is(that, "that") && self.words[that].deprel == Deprel::Det;
        let opens = Some(noun + 1).filter(|&that| that < at && self.head(that) == subject && determines(that));
        let opens = opens.filter(|_| self.one_of(noun, TALES));
        let Some(that) = that.or(opens) else { return };
        let object = self.children(at).any(|word| word > at && self.words[word].deprel == Deprel::Obj);
        let whole = object || self.child(at, &[Deprel::NsubjPass, Deprel::AuxPass, Deprel::Cop]).is_some();
        if (whole || opens.is_some()) && subject.is_some() {
            self.words[that].upos = Upos::Sconj;
            self.words[that].xpos = "IN";
            self.attach(that, at, Deprel::Mark);
            self.attach(at, noun, Deprel::Acl);
        }
    }

    /// "Rumours that it sank are *false*": of two clauses under a first noun, the one without a subject is the sentence's.
    pub(super) fn judged_tale(&mut self, at: usize) {
        let finite = self.child(at, &[Deprel::Cop, Deprel::AuxPass]);
        let own = self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark]).is_some();
        let Some(noun) = self.head(at).filter(|&noun| finite.is_some() && !own && noun < at) else { return };
        let told = self.children(noun).find(|&clause| {
            let that = self.child(clause, &[Deprel::Mark]).is_some_and(|mark| self.is(mark, "that"));
            noun < clause && clause < at && that
        });
        let root = self.words[noun].deprel == Deprel::Root && self.words[noun].upos == Upos::Noun;
        if let Some(told) = told.filter(|_| root) {
            self.attach(told, noun, Deprel::Acl);
            self.words[at].head = 0;
            self.words[at].deprel = Deprel::Root;
            self.give_subject(at, noun);
        }
    }

    /// "Said *reports that it sank* were false": the noun behind a verb of saying is the subject of what is said.
    pub(super) fn subject_behind_said(&mut self, at: usize) {
        let finite = self.child(at, &[Deprel::Cop, Deprel::AuxPass]);
        let own = self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some();
        let Some(verb) = self.head(at).filter(|&verb| verb < at && !own && self.one_of(verb, SAYING)) else { return };
        let object = (verb + 1..at).find(|&noun| {
            self.words[noun].head == verb + 1
                && self.words[noun].upos == Upos::Noun
                && match self.words[noun].deprel {
                    Deprel::Obj => true,
                    Deprel::Iobj => !self.one_of(verb, TELLING),
                    _ => false,
                }
        });
        let Some(noun) = object.filter(|&noun| finite.is_some_and(|finite| noun < finite)) else { return };
        self.give_subject(at, noun);
        let that = self.child(at, &[Deprel::Mark]).filter(|&that| that == noun + 1 && self.is(that, "that"));
        let told = self.child(noun, &[Deprel::Ccomp, Deprel::Acl, Deprel::AclRelcl]);
        let Some(told) = told else { return };
        if let Some(that) = that {
            self.attach(that, told, Deprel::Mark);
        }
        if self.child(told, &[Deprel::Mark]).is_some_and(|mark| self.is(mark, "that")) {
            self.words[told].deprel = Deprel::Acl;
        }
    }

    /// "According to *a story* going round": a gerund right behind such a phrase describes its noun, which is nothing of it.
    pub(super) fn source_going_round(&mut self, at: usize) {
        let Some(noun) = at.checked_sub(1).filter(|_| self.words[at].xpos == "VBG") else { return };
        let own = self.words[noun].head == at + 1 && self.words[noun].deprel == Deprel::Obl;
        let bare = self.child(at, &[Deprel::Mark, Deprel::Nsubj, Deprel::Case, Deprel::Aux]).is_none();
        let cased = self.child(noun, &[Deprel::Case]).is_some_and(|case| case < noun);
        let Some(verb) = self.head(at).filter(|_| own && bare && cased) else { return };
        self.attach(noun, verb, Deprel::Obl);
        self.attach(at, noun, Deprel::Acl);
    }

    /// Makes `noun` the subject of a predicate that has none.
    pub(super) fn give_subject(&mut self, at: usize, noun: usize) {
        let passive = self.child(at, &[Deprel::AuxPass]).is_some();
        self.attach(noun, at, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
    }

    /// "According to *a release*: it sank": who is named as the source is not the sentence.
    pub(super) fn source_before(&mut self, at: usize) {
        let Some(source) = self.head(at).filter(|&noun| noun < at && self.words[noun].deprel == Deprel::Root) else {
            return;
        };
        let according = self.child(source, &[Deprel::Case]).is_some_and(|case| self.is(case, "according"));
        let clause = self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl]).is_some();
        if !according || !clause {
            return;
        }
        for child in at + 1..self.words.len() {
            if self.words[child].head == source + 1 {
                self.words[child].head = at + 1;
            }
        }
        self.words[at].head = 0;
        self.words[at].deprel = Deprel::Root;
        self.attach(source, at, Deprel::Obl);
    }

    /// "“…,” *Anna Lind*, the mayor, *said*": who stands behind the closing mark speaks, and is nothing of what was said.
    pub(super) fn speaker_behind(&mut self, at: usize) {
        let closed = at > 0 && self.one_of(at, CLOSING) && matches!(self.forms[at - 1], "," | "." | "?" | "!");
        let near = self.words.len().min(at + NEAR);
        let ends =
            |word: usize| self.words[word].xpos == "VBD" && self.forms.get(word + 1).is_some_and(|end| *end == ".");
        let said = |word: &usize| self.one_of(*word, SAYING) || self.one_of(*word, TELLING) || ends(*word);
        let Some(verb) = (at + 1..near).find(said).filter(|_| closed) else { return };
        let own =
            (at + 1..verb).any(|word| self.words[word].head == verb + 1 && self.words[word].deprel == Deprel::Nsubj);
        let inside = |word: usize| {
            let above = self.head(word).is_some_and(|head| head < at);
            let taken = matches!(self.words[word].deprel, Deprel::Nsubj | Deprel::Appos | Deprel::Dep | Deprel::Obj);
            above && taken && self.words[word].upos.is_nominal()
        };
        let Some(speaker) = (at + 1..verb).find(|&word| inside(word)).filter(|_| !own) else { return };
        let Some(head) = self.head(verb).filter(|_| !self.is_below(speaker, verb)) else { return };
        if self.is_below(verb, speaker) {
            self.words[verb].head = self.words[speaker].head;
        }
        self.attach(speaker, verb, Deprel::Nsubj);
        if head < at {
            self.words[verb].deprel = Deprel::Parataxis;
        }
    }

    /// "told the *News* that …", "said on *background* that …": the clause is what was said.
    pub(super) fn content_clause(&mut self, at: usize) {
        let Some(noun) = self.head(at).filter(|&noun| self.words[noun].upos.is_nominal() && noun < at) else { return };
        let Some(verb) = self.head(noun).filter(|&verb| self.words[verb].upos == Upos::Verb && verb < noun) else {
            return;
        };
        let that = self.children(at).find(|&mark| self.words[mark].deprel == Deprel::Mark && self.is(mark, "that"));
        let subject = self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some();
        let free = self.child(verb, &[Deprel::Ccomp]).is_none();
        if that.is_none() || !subject || !free {
            return;
        }
        let named = matches!(self.words[noun].upos, Upos::Propn | Upos::Pron);
        let told =
            matches!(self.words[noun].deprel, Deprel::Obj | Deprel::Iobj) && (named || self.one_of(verb, TELLING));
        let beside = self.words[noun].deprel == Deprel::Obl && self.one_of(verb, SAYING);
        if told {
            self.words[noun].deprel = Deprel::Iobj;
        }
        if told || beside {
            self.attach(at, verb, Deprel::Ccomp);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_clause_that_lacks_nothing_tells_its_noun() {
        assert_eq!(
            check("story/NN/0/root that/WDT/4/obj Anna/NNP/4/nsubj sold/VBD/1/acl:relcl it/PRP/4/obj"),
            "story/0/root that/4/mark Anna/4/nsubj sold/1/acl it/4/obj"
        );
        assert_eq!(
            check("story/NN/0/root that/WDT/4/obj Anna/NNP/4/nsubj sold/VBD/1/acl:relcl"),
            "story/0/root that/4/obj Anna/4/nsubj sold/1/acl:relcl"
        );
    }

    #[test]
    fn what_follows_words_of_saying_in_a_relative_clause_is_said() {
        assert_eq!(
            check("man/NN/0/root who/PRP/3/nsubj said/VBD/1/acl:relcl he/PRP/5/nsubj left/VBD/1/acl:relcl"),
            "man/0/root who/3/nsubj said/1/acl:relcl he/5/nsubj left/3/ccomp"
        );
    }

    #[test]
    fn that_behind_news_determines_nothing() {
        assert_eq!(
            check("news/NN/0/root that/DT/3/det singer/NN/5/nsubj had/AX/5/aux died/VBN/1/acl:relcl"),
            "news/0/root that/5/mark singer/5/nsubj had/5/aux died/1/acl"
        );
    }

    #[test]
    fn what_a_source_does_describes_it() {
        assert_eq!(
            check(
                "It/PRP/2/nsubj sank/VBD/0/root ,/,/2/punct in/IN/6/case a/DT/6/det tale/NN/7/obl spreading/VBG/2/advcl"
            ),
            "It/2/nsubj sank/0/root ,/2/punct in/6/case a/6/det tale/2/obl spreading/6/acl"
        );
    }

    #[test]
    fn what_is_said_of_a_tale_is_the_sentence() {
        assert_eq!(
            check("tales/NNS/0/root that/IN/4/mark it/PRP/4/nsubj sank/VBD/1/ccomp are/VBP/6/cop false/JJ/1/ccomp"),
            "tales/6/nsubj that/4/mark it/4/nsubj sank/1/acl are/6/cop false/0/root"
        );
    }

    #[test]
    fn the_noun_behind_a_verb_of_saying_is_what_is_spoken_of() {
        assert_eq!(
            check("Anna/NNP/2/nsubj said/VBD/0/root tales/NNS/2/obj were/VBD/5/cop false/JJ/2/ccomp"),
            "Anna/2/nsubj said/0/root tales/5/nsubj were/5/cop false/2/ccomp"
        );
        assert_eq!(
            check(
                "Anna/NNP/2/nsubj said/VBD/0/root tales/NNS/2/iobj that/IN/6/mark it/PRP/6/nsubj sank/VBD/3/acl:relcl were/VBD/8/cop false/JJ/2/ccomp"
            ),
            "Anna/2/nsubj said/0/root tales/8/nsubj that/6/mark it/6/nsubj sank/3/acl were/8/cop false/2/ccomp"
        );
    }

    #[test]
    fn a_finite_verb_goes_on_behind_the_verb_of_saying() {
        assert_eq!(
            check(
                "Anna/NNP/2/nsubj said/VBD/0/root wind/NN/5/nsubj had/AX/5/aux caused/VBN/2/ccomp it/PRP/5/obj and/CC/8/cc left/VBD/5/conj"
            ),
            "Anna/2/nsubj said/0/root wind/5/nsubj had/5/aux caused/2/ccomp it/5/obj and/8/cc left/2/conj"
        );
        assert_eq!(
            check(
                "Anna/NNP/2/nsubj said/VBD/0/root it/PRP/5/nsubj was/AX/5/cop false/JJ/2/ccomp ,/,/8/punct and/CC/8/cc left/VBD/5/conj"
            ),
            "Anna/2/nsubj said/0/root it/5/nsubj was/5/cop false/2/ccomp ,/8/punct and/8/cc left/2/conj"
        );
    }

    #[test]
    fn the_first_of_two_subjects_belongs_to_what_is_said() {
        assert_eq!(
            check("Luna/NNP/5/nsubj crashed/VBD/5/ccomp ,/,/2/punct officials/NNS/5/nsubj said/VBD/0/root"),
            "Luna/2/nsubj crashed/5/ccomp ,/2/punct officials/5/nsubj said/0/root"
        );
    }

    #[test]
    fn a_source_is_not_the_sentence() {
        assert_eq!(
            check("According/VBG/3/case to/IN/1/fixed Anna/NNP/0/root :/,/3/punct it/PRP/6/nsubj sank/VBD/3/parataxis"),
            "According/3/case to/1/fixed Anna/6/obl :/3/punct it/6/nsubj sank/0/root"
        );
    }

    #[test]
    fn a_clause_before_words_of_saying_is_said() {
        assert_eq!(
            check("Police/NNS/2/nsubj held/VBD/5/advcl two/CD/2/obj ,/,/5/punct announced/VBD/0/root Anna/NNP/5/nsubj"),
            "Police/2/nsubj held/5/ccomp two/2/obj ,/5/punct announced/0/root Anna/5/nsubj"
        );
    }

    #[test]
    fn who_stands_behind_a_quotation_speaks() {
        assert_eq!(
            check(
                "\"/,/4/punct It/PRP/4/nsubj is/AX/4/cop over/JJ/0/root ,/,/4/punct \"/,/4/punct Anna/NNP/4/appos said/VBD/4/acl"
            ),
            "\"/4/punct It/4/nsubj is/4/cop over/0/root ,/4/punct \"/4/punct Anna/8/nsubj said/4/parataxis"
        );
    }

    #[test]
    fn a_name_has_no_content_clause() {
        assert_eq!(
            check("He/PRP/2/nsubj told/VBD/0/root Reuters/NNP/2/obj that/IN/6/mark they/PRP/6/nsubj left/VBD/3/acl"),
            "He/2/nsubj told/0/root Reuters/2/iobj that/6/mark they/6/nsubj left/2/ccomp"
        );
    }
}
