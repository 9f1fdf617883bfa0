//! Predicates that the network takes for something else, and subjects that it does not give to them.
//!
//! "The bridge cost $75 million" has a verb, no noun of costs; a finite verb describes no noun ("the firm cut its bill");
//! a name right before a verb is no adverb of it.

use super::words::{SAYING, TELLING};
use super::{Predicted, Sentence};
use crate::language::folded::Folded;
use crate::language::wordnet::{Classes, VERB};
use crate::language::{Deprel, Upos};

/// Words between "cost" and the sum.
const ROUGHLY: &[&str] = &[
    "about", "around", "some", "roughly", "nearly", "almost", "over", "only", "just", "up", "to", "more", "less",
    "than",
];

/// Forms of verbs whose object is to become, or becomes, what the participle behind it says.
const BRINGING: &[&str] = &["get", "gets", "getting", "got", "want", "wants", "wanted", "wanting"];

impl Sentence<'_> {
    /// "The bridge *cost* $75 million": a sum follows a verb, and no noun without a preposition.
    pub(super) fn cost(&mut self, at: usize) {
        let sum = (at + 1..self.words.len()).find(|&next| !self.one_of(next, ROUGHLY));
        let sum = sum.filter(|&sum| matches!(self.words[sum].upos, Upos::Sym | Upos::Num));
        let before = at
            .checked_sub(1)
            .filter(|&before| self.words[before].upos.is_nominal() || self.words[before].deprel == Deprel::Flat);
        let (Some(sum), Some(before)) = (sum.filter(|_| self.is(at, "cost")), before) else { return };
        let top = self.top(before, at);
        if !self.words[top].upos.is_nominal() {
            return;
        }
        self.words[at].upos = Upos::Verb;
        self.words[at].xpos = "VBD";
        for child in 0..top {
            let part =
                matches!(self.words[child].deprel.main(), "det" | "amod" | "compound" | "nmod" | "nummod" | "case");
            if self.words[child].head == at + 1 && part {
                self.words[child].head = top + 1;
            }
        }
        if self.is_below(at, top) {
            self.take_place(at, top);
        }
        self.attach(top, at, Deprel::Nsubj);
        let unit = (sum..self.words.len().min(sum + 4))
            .find(|&unit| self.head(unit).is_none_or(|head| head <= at) || self.words[unit].upos == Upos::Noun);
        if let Some(unit) = unit.filter(|&unit| !self.is_below(at, unit)) {
            self.attach(unit, at, Deprel::Obj);
        }
    }

    /// "The report *mentions* that it sank": a word that has a subject and no copula is a verb where it can be one.
    pub(super) fn verb_of_subject(&mut self, at: usize, classes: &Classes) {
        let subject = self.child(at, &[Deprel::Nsubj]).filter(|&subject| {
            subject + 1 == at
                && matches!(self.words[subject].xpos, "NN" | "NNP")
                && self.words[subject].upos.is_nominal()
        });
        let bare = self.child(at, &[Deprel::Cop, Deprel::Aux, Deprel::Det, Deprel::Amod, Deprel::Compound]).is_none();
        let verb = || classes.of(Folded::new(self.forms[at]).bytes()) & VERB != 0;
        if subject.is_none() || !bare || !verb() {
            return;
        }
        self.words[at].upos = Upos::Verb;
        self.words[at].xpos = "VBZ";
        for child in at + 1..self.words.len() {
            if self.words[child].head == at + 1 && self.words[child].deprel == Deprel::Nmod {
                self.words[child].deprel = Deprel::Obl;
            }
        }
    }

    /// "Mentions that it *sank*": such a clause describes no verb, it is what the verb says.
    pub(super) fn clause_of_verb(&mut self, at: usize) {
        let Some(verb) = self.head(at).filter(|&verb| verb < at && self.words[verb].upos == Upos::Verb) else { return };
        let that = self.child(at, &[Deprel::Mark]).is_some_and(|mark| self.is(mark, "that"));
        let whole = that && self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some();
        if whole && self.child(verb, &[Deprel::Ccomp]).is_none() {
            self.words[at].deprel = Deprel::Ccomp;
        }
    }

    /// "Before it was *due* to leave": what has a copula and a subject is no mark of the infinitive behind it.
    pub(super) fn predicate_for_mark(&mut self, at: usize) {
        let Some(verb) = self.head(at).filter(|&verb| verb > at && self.words[at].deprel == Deprel::Mark) else {
            return;
        };
        if self.child(at, &[Deprel::Cop]).is_some() && self.child(at, &[Deprel::Nsubj]).is_some() {
            (self.words[at].head, self.words[at].deprel) = (self.words[verb].head, self.words[verb].deprel);
            self.attach(verb, at, Deprel::Xcomp);
        }
    }

    /// "*Had* the bill been paid, he would have left": the auxiliary before its subject opens a condition.
    pub(super) fn inverted_condition(&mut self, at: usize) {
        let opens = at == 0 || at == 1 && self.words[0].upos == Upos::Punct;
        if !opens || !self.is(at, "had") || self.child(at, &[Deprel::Obj]).is_some() {
            return;
        }
        let carried = self.head(at).filter(|_| self.words[at].deprel == Deprel::Aux);
        let beside = carried.and_then(|main| self.child(main, &[Deprel::Advcl]).filter(|&verb| verb < main));
        let root = carried.filter(|&verb| matches!(self.words[verb].xpos, "VBN" | "VBD"));
        let root = root.filter(|&verb| self.words[verb].deprel == Deprel::Root && beside.is_none());
        if root.is_some_and(|verb| self.condition_as_root(at, verb)) {
            return;
        }
        let participle = self.child(at, &[Deprel::Xcomp, Deprel::Ccomp]).or(beside);
        let Some(verb) = participle.filter(|&verb| self.words[verb].xpos == "VBN") else { return };
        let subjects = [Deprel::Nsubj, Deprel::NsubjPass];
        let subject = self.child(verb, &subjects).or_else(|| self.child(at, &subjects)).filter(|&noun| noun < verb);
        let would = |main: usize| self.children(main).any(|aux| self.one_of(aux, &["would", "could", "might", "'d"]));
        let main = carried.or_else(|| self.child(at, &[Deprel::Parataxis, Deprel::Advcl]));
        let main = main.filter(|&main| main > verb && would(main));
        let Some((main, subject)) = main.zip(subject) else { return };
        if carried.is_none() {
            (self.words[main].head, self.words[main].deprel) = (self.words[at].head, self.words[at].deprel);
        }
        for child in (0..self.words.len()).filter(|&child| child != main) {
            if self.words[child].head == at + 1 {
                self.words[child].head = main + 1;
            }
        }
        self.attach(verb, main, Deprel::Advcl);
        self.attach(at, verb, Deprel::Aux);
        self.words[at].upos = Upos::Aux;
        self.give_subject(verb, subject);
    }

    /// "Had Norway *signed*, trade would have grown": where the tree takes the condition for what is said.
    fn condition_as_root(&mut self, had: usize, verb: usize) -> bool {
        let inverted =
            self.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some_and(|noun| had < noun && noun < verb);
        let would = |main: usize| self.children(main).any(|aux| self.one_of(aux, &["would", "could", "might", "'d"]));
        let main = self.child(verb, &[Deprel::Parataxis, Deprel::Conj, Deprel::Ccomp]);
        let Some(main) = main.filter(|&main| inverted && main > verb && would(main)) else { return false };
        (self.words[main].head, self.words[main].deprel) = (0, Deprel::Root);
        self.attach(verb, main, Deprel::Advcl);
        let last = self.words.len() - 1;
        if self.words[last].upos == Upos::Punct {
            self.words[last].head = main + 1;
        }
        true
    }

    /// The highest word above `word` that stands before `end`, as far as a noun phrase goes.
    fn top(&self, word: usize, end: usize) -> usize {
        let mut top = word;
        while let Some(head) = self.head(top).filter(|&head| head < end) {
            let part =
                matches!(self.words[top].deprel.main(), "flat" | "compound" | "nummod" | "nmod" | "amod" | "appos");
            if !part || !self.words[head].upos.is_nominal() {
                break;
            }
            top = head;
        }
        top
    }

    /// Puts a predicate in the place of the noun that a parser took for one; of two subjects of a verb of saying the
    /// first belongs to what is said.
    pub(super) fn take_place(&mut self, verb: usize, noun: usize) {
        let (head, relation) = (self.words[noun].head, self.words[noun].deprel);
        let said = matches!(relation, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Dislocated);
        self.words[verb].head = head;
        self.words[verb].deprel = if said { Deprel::Ccomp } else { relation };
        for child in verb + 1..self.words.len() {
            if self.words[child].head == noun + 1 {
                self.words[child].head = verb + 1;
            }
        }
    }

    /// "The firm *cut* its bill", "the probe, which Norway launched, *crashed*": a finite verb, or a participle behind the
    /// comma that closes a relative clause, is the predicate of the noun before it.
    pub(super) fn finite(&mut self, at: usize) {
        let Some(noun) = self.head(at).filter(|&noun| noun < at && self.words[noun].upos.is_nominal()) else { return };
        let closes = at > 0 && self.is(at - 1, ",");
        let relative = (noun + 1..at).any(|word| {
            self.words[word].head == noun + 1
                && self.words[word].deprel == Deprel::AclRelcl
                && self.children(word).any(|mark| self.one_of(mark, &["which", "who", "whose"]))
        });
        let apart = closes && self.opens_clause(noun);
        let near = (noun + 1..at).all(|word| self.is_below(word, noun) && self.words[word].upos != Upos::Punct);
        let finite = self.words[at].xpos == "VBD" && near
            || closes && relative
            || apart
            || self.says_that(at)
            || near && self.is_told_of(noun);
        let bare = self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::AuxPass, Deprel::OblAgent]).is_none();
        let free = self.child(noun, &[Deprel::Nsubj, Deprel::Cop, Deprel::Case]).is_none();
        let place = match self.words[noun].deprel {
            Deprel::Root | Deprel::Dislocated | Deprel::Ccomp | Deprel::Parataxis => true,
            Deprel::Nsubj => self.has_other_subject(noun),
            _ => apart,
        };
        if finite && bare && free && place {
            self.take_place(at, noun);
            if apart && self.words[at].head > 0 {
                self.words[at].deprel = Deprel::Parataxis;
            }
            self.attach(noun, at, Deprel::Nsubj);
            self.words[at].xpos = "VBD";
        }
    }

    /// "Watch *established* that it was so": what has a content clause is no participle of the noun before it.
    fn says_that(&self, at: usize) -> bool {
        let clause = self.child(at, &[Deprel::Ccomp]).filter(|&clause| clause > at);
        clause.and_then(|clause| self.child(clause, &[Deprel::Mark])).is_some_and(|mark| self.is(mark, "that"))
    }

    /// "The firm paid; *the owner*, too, …": whether a noun phrase begins right behind a semicolon.
    fn opens_clause(&self, noun: usize) -> bool {
        let first = (0..noun).rev().take_while(|&word| self.words[word].head == noun + 1).last().unwrap_or(noun);
        let before = (0..=first).rev().find(|&word| self.words[word].upos == Upos::Punct);
        before.is_some_and(|mark| {
            self.is(mark, ";") && mark + 1 >= first && self.head(noun).is_none_or(|head| head < mark)
        })
    }

    /// "To get *the girls* released", "wants *the ban* lifted", "to stop *the dollar* rising": a participle behind the object of such a verb tells what
    /// is to become of it, not which one is meant.
    pub(super) fn brought_about(&mut self, at: usize) {
        let Some(object) = self.head(at).filter(|&noun| noun < at && self.words[noun].deprel == Deprel::Obj) else {
            return;
        };
        let Some(verb) = self.head(object).filter(|&verb| verb < object) else { return };
        let definite = self.words[object].upos == Upos::Propn
            || self.child(object, &[Deprel::Det]).is_some_and(|word| self.is(word, "the"));
        let bare = self.child(at, &[Deprel::OblAgent, Deprel::Mark]).is_none();
        let brought = match self.words[at].xpos {
            "VBN" => self.one_of(verb, BRINGING),
            "VBG" => definite && self.one_of(verb, &["stop", "prevent"]),
            _ => false,
        };
        if brought && bare && self.words[verb].upos == Upos::Verb {
            self.attach(at, verb, Deprel::Xcomp);
        }
    }

    /// "*Police* in Oslo held two men, insiders said": whether somebody else is the one who says it.
    fn is_told_of(&self, noun: usize) -> bool {
        let said = self.head(noun).is_some_and(|verb| self.one_of(verb, SAYING));
        said && self.words[noun].deprel == Deprel::Nsubj && self.has_other_subject(noun)
    }

    /// Whether the verb over a subject has another behind it.
    fn has_other_subject(&self, subject: usize) -> bool {
        let verb = self.words[subject].head;
        let other = |word: usize| self.words[word].head == verb && self.words[word].deprel == Deprel::Nsubj;
        verb > 0 && (subject + 1..self.words.len()).any(other)
    }

    /// "Norway *regained* control, insiders said", "Norway *left* port.": what stands between a name and a noun is a verb,
    /// where the noun would be the subject of those who tell it, or where there is no other.
    pub(super) fn said_before(&mut self, at: usize) {
        let lone = |noun: usize| self.words[noun].deprel == Deprel::Root && self.is_verbless();
        let noun = self.head(at).filter(|&noun| noun > at);
        let noun = noun.filter(|&noun| self.words[noun].deprel == Deprel::Nsubj || lone(noun));
        let Some((noun, name)) = noun.zip(at.checked_sub(1)) else { return };
        let named = self.words[name].upos == Upos::Propn && self.is_below(name, noun) && !self.is_below(name, at);
        let comma = (noun + 1..self.words.len()).find(|&word| self.is(word, ","));
        let told = comma.is_some() && self.has_other_subject(noun);
        if !named || !told && self.words[noun].deprel != Deprel::Root {
            return;
        }
        let mut top = name;
        while let Some(head) = self.head(top).filter(|&head| head < at) {
            top = head;
        }
        self.words[at].head = self.words[noun].head;
        self.words[at].deprel = if told { Deprel::Ccomp } else { Deprel::Root };
        self.words[at].xpos = "VBD";
        self.attach(noun, at, Deprel::Obj);
        self.attach(top, at, Deprel::Nsubj);
        for child in 0..top {
            if self.words[child].head == noun + 1 {
                self.words[child].head = top + 1;
            }
        }
    }

    /// Whether a whole sentence has no finite verb.
    fn is_verbless(&self) -> bool {
        let finite = |word: &Predicted| {
            word.upos == Upos::Aux
                || matches!(word.xpos, "VBZ" | "VBP" | "MD")
                || word.xpos == "VBD" && word.deprel != Deprel::Amod
        };
        self.forms.last().is_some_and(|last| *last == ".") && !self.words.iter().any(finite)
    }

    /// "In August *Anna* left": a name right before a verb without subject is its subject.
    pub(super) fn name_before_verb(&mut self, at: usize) {
        let verb = self.head(at).filter(|&verb| verb == at + 1 && matches!(self.words[verb].xpos, "VBD" | "VBZ"));
        let Some(verb) = verb.filter(|_| self.words[at].upos == Upos::Propn && !self.is_time(at)) else { return };
        if self.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).is_none() {
            self.words[at].deprel = Deprel::Nsubj;
        }
    }

    /// "released *the ship*": an only object is the object, but for those who are told something.
    pub(super) fn only_object(&mut self, at: usize) {
        let Some(verb) = self.head(at).filter(|&verb| verb < at && !self.one_of(verb, TELLING)) else { return };
        let other = self.child(verb, &[Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp]).is_some();
        if !other {
            self.words[at].deprel = Deprel::Obj;
        }
    }

    /// "on *board* the ship": two words that are one preposition where a noun phrase follows.
    pub(super) fn on_board(&mut self, at: usize) {
        let Some(on) = at.checked_sub(1).filter(|&on| self.is(on, "on") && self.is(at, "board")) else { return };
        let starts = |word: usize| {
            matches!(self.words[word].upos, Upos::Det | Upos::Propn) || self.words[word].deprel == Deprel::NmodPoss
        };
        let Some(first) = Some(at + 1).filter(|&next| next < self.words.len() && starts(next)) else { return };
        let part = |word: usize| {
            matches!(self.words[word].deprel.main(), "det" | "compound" | "amod" | "flat" | "nmod" | "nummod")
                && self.head(word).is_some_and(|head| head > word)
        };
        let noun = (first..self.words.len()).find(|&word| !part(word));
        let Some(noun) = noun.filter(|&noun| self.words[noun].upos.is_nominal()) else { return };
        if self.is_below(noun, at) {
            let (head, relation) = (self.words[at].head, self.words[at].deprel);
            self.words[noun].head = head;
            self.words[noun].deprel = relation;
        }
        let core = matches!(self.words[noun].deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj);
        let who = on.checked_sub(1).filter(|&who| core && self.words[who].upos.is_nominal());
        if let Some(who) = who.filter(|&who| !self.is_below(who, noun)) {
            self.attach(noun, who, Deprel::Nmod);
        }
        for child in (0..self.words.len()).filter(|&child| child != on) {
            if self.words[child].head == at + 1 && !self.is_below(noun, child) {
                self.words[child].head = noun + 1;
            }
        }
        self.attach(on, noun, Deprel::Case);
        self.attach(at, on, Deprel::Fixed);
        self.words[at].upos = Upos::Adp;
        self.words[at].xpos = "IN";
    }
}
#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_sum_follows_a_verb() {
        assert_eq!(
            check("The/DT/4/det whole/JJ/3/amod bridge/NN/4/compound cost/NN/0/root 75/CD/6/nummod dollars/NNS/4/obl"),
            "The/3/det whole/3/amod bridge/4/nsubj cost/0/root 75/6/nummod dollars/4/obj"
        );
        let noun = "The/DT/2/det cost/NN/3/nsubj rose/VBD/0/root";
        assert_eq!(check(noun), "The/2/det cost/3/nsubj rose/0/root");
    }

    #[test]
    fn a_finite_verb_describes_no_noun() {
        assert_eq!(
            check("Hauge/NNP/2/compound Works/NNS/0/root cut/VBD/2/acl its/PRP/5/nmod:poss bill/NN/3/obj"),
            "Hauge/2/compound Works/3/nsubj cut/0/root its/5/nmod:poss bill/3/obj"
        );
        assert_eq!(
            check(
                "Luna/NNP/0/root ,/,/5/punct which/PRP/5/obj Norway/NNP/5/nsubj launched/VBN/1/acl:relcl ,/,/7/punct crashed/VBN/1/acl"
            ),
            "Luna/7/nsubj ,/5/punct which/5/obj Norway/5/nsubj launched/1/acl:relcl ,/7/punct crashed/0/root"
        );
    }

    #[test]
    fn what_is_brought_about_is_no_mark_of_the_object() {
        assert_eq!(
            check("to/TO/2/mark get/VB/0/root the/DT/4/det girls/NNS/2/obj released/VBN/4/acl"),
            "to/2/mark get/0/root the/4/det girls/2/obj released/2/xcomp"
        );
        assert_eq!(
            check("stop/VB/0/root a/DT/3/det man/NN/1/obj carrying/VBG/3/acl it/PRP/4/obj"),
            "stop/0/root a/3/det man/1/obj carrying/3/acl it/4/obj"
        );
    }

    #[test]
    fn what_has_a_copula_and_a_subject_is_no_mark() {
        assert_eq!(
            check(
                "left/VBD/0/root before/IN/5/mark it/PRP/5/nsubj was/AX/5/cop due/JJ/7/mark to/TO/7/mark fly/VB/1/advcl"
            ),
            "left/0/root before/5/mark it/5/nsubj was/5/cop due/1/advcl to/7/mark fly/5/xcomp"
        );
    }

    #[test]
    fn what_has_a_subject_is_a_verb() {
        assert_eq!(
            check("Anna/NNP/2/nsubj mentions/NNS/0/root that/IN/5/mark it/PRP/5/nsubj sank/VBD/2/acl:relcl"),
            "Anna/2/nsubj mentions/0/root that/5/mark it/5/nsubj sank/2/ccomp"
        );
    }

    #[test]
    fn an_auxiliary_before_its_subject_opens_a_condition() {
        assert_eq!(
            check(
                "Had/VBD/0/root it/PRP/4/nsubj:pass been/AX/4/aux:pass paid/VBN/1/xcomp ,/,/1/punct he/PRP/8/nsubj would/AX/8/aux leave/VB/1/parataxis"
            ),
            "Had/4/aux it/4/nsubj:pass been/4/aux:pass paid/8/advcl ,/8/punct he/8/nsubj would/8/aux leave/0/root"
        );
    }

    #[test]
    fn a_clause_behind_a_semicolon_is_one_of_its_own() {
        assert_eq!(
            check(
                "Anna/NNP/2/nsubj paid/VBD/0/root ;/,/4/punct Berg/NNP/2/obj ,/,/6/punct too/,/4/punct ,/,/8/punct left/VBN/4/acl"
            ),
            "Anna/2/nsubj paid/0/root ;/4/punct Berg/8/nsubj ,/6/punct too/4/punct ,/8/punct left/2/parataxis"
        );
    }

    #[test]
    fn what_a_name_did_before_others_told_it_is_a_verb() {
        assert_eq!(
            check(
                "Norway/NNP/3/compound regained/VBN/3/amod control/NN/6/nsubj ,/,/3/punct insiders/NNS/6/nsubj said/VBD/0/root"
            ),
            "Norway/2/nsubj regained/6/ccomp control/2/obj ,/3/punct insiders/6/nsubj said/0/root"
        );
    }

    #[test]
    fn a_sentence_has_a_verb() {
        assert_eq!(
            check("The/DT/4/det Star/NNP/4/compound left/VBN/4/amod port/NN/0/root ././3/punct"),
            "The/2/det Star/3/nsubj left/0/root port/3/obj ./3/punct"
        );
    }

    #[test]
    fn a_name_before_a_verb_is_its_subject() {
        assert_eq!(
            check("In/IN/2/case August/NNP/4/obl Anna/NNP/4/advmod drove/VBD/0/root"),
            "In/2/case August/4/obl Anna/4/nsubj drove/0/root"
        );
    }

    #[test]
    fn on_board_is_one_preposition() {
        assert_eq!(
            check("Pilots/NNS/6/nsubj were/AX/6/cop on/IN/4/case board/NN/0/root the/DT/6/det Star/NNP/4/vocative"),
            "Pilots/6/nsubj were/6/cop on/6/case board/3/fixed the/6/det Star/0/root"
        );
        let none =
            "was/VBD/0/root no/DT/3/det pilot/NN/1/nsubj on/IN/5/case board/VB/1/nsubj the/DT/7/det Star/NNP/5/appos";
        assert_eq!(check(none), "was/0/root no/3/det pilot/1/nsubj on/7/case board/4/fixed the/7/det Star/3/nmod");
        let bare = "Pilots/NNS/4/nsubj were/AX/4/cop on/IN/4/case board/NN/0/root";
        assert_eq!(check(bare), "Pilots/4/nsubj were/4/cop on/4/case board/0/root");
    }
}
