//! Repairs of what a noun is to its verb: subjects and objects that the network gives to another clause or another voice.

use super::Sentence;
use super::words::{SAYING, TELLING};
use crate::language::folded::Folded;
use crate::language::lemma::lemma;
use crate::language::wordnet::{Classes, NOUN};
use crate::language::{Deprel, Upos};

/// Verbs of giving and keeping back, whose "to" names who gets it.
const GIVING: &[&str] = &[
    "deny", "grant", "give", "refuse", "offer", "award", "promise", "pay", "send", "issue", "sell", "supply", "lend",
    "hand", "provide", "deliver",
];
/// Other verbs with two objects side by side.
const TWO_OBJECTS: &[&str] = &[
    "call", "name", "make", "elect", "appoint", "tell", "teach", "show", "bring", "buy", "cost", "owe", "leave", "get",
    "crown", "dub",
];
/// Verbs in whose passive a second object stays an object: "were denied visas".
const GIVEN: &[&str] =
    &["denied", "granted", "given", "refused", "offered", "awarded", "promised", "paid", "sent", "shown"];
/// Forms of verbs whose noun is what the subject turns into, not what it is done to.
const TURNING: &[&str] = &["become", "becomes", "became", "becoming", "remain", "remains", "remained"];
/// Nouns that measure how long or how far.
const UNITS: &[&str] = &[
    "days",
    "weeks",
    "months",
    "years",
    "hours",
    "minutes",
    "seconds",
    "times",
    "miles",
    "kilometres",
    "kilometers",
    "metres",
    "meters",
    "feet",
    "points",
    "percent",
];
/// What a subject may be to its verb.
const SUBJECTS: [Deprel; 5] = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj, Deprel::CsubjPass, Deprel::Expl];

impl Sentence<'_> {
    /// "Said *reports* that it sank were false": what is a plain object, and has no subject or auxiliary, is a noun.
    pub(super) fn noun_as_object(&mut self, at: usize, classes: &Classes) {
        let own = [Deprel::Aux, Deprel::AuxPass, Deprel::Mark, Deprel::Obj, Deprel::Xcomp];
        let bare = self.child(at, &own).is_none() && self.child(at, &SUBJECTS).is_none();
        let plural = self.words[at].xpos == "VBZ";
        let noun = classes.of(Folded::new(self.forms[at]).bytes()) & NOUN != 0;
        if bare && noun && (plural || matches!(self.words[at].xpos, "VB" | "VBP")) {
            self.words[at].upos = Upos::Noun;
            self.words[at].xpos = if plural { "NNS" } else { "NN" };
        }
    }

    /// A subject is passive where its verb is, and nowhere else.
    pub(super) fn voice_of_subject(&mut self, at: usize) {
        // The subject of an auxiliary is that of its verb.
        let carried = |&word: &usize| matches!(self.words[word].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
        if let Some(predicate) = self.head(at).filter(carried).and_then(|auxiliary| self.head(auxiliary)) {
            self.words[at].head = predicate + 1;
        }
        let Some(verb) = self.head(at).filter(|&verb| self.words[verb].upos == Upos::Verb) else { return };
        let passive = self.child(verb, &[Deprel::AuxPass]).is_some();
        let active = self.words[verb].xpos == "VBD" || self.child(verb, &[Deprel::Aux]).is_some();
        match self.words[at].deprel {
            Deprel::Nsubj if passive => self.words[at].deprel = Deprel::NsubjPass,
            Deprel::NsubjPass if !passive && active => self.words[at].deprel = Deprel::Nsubj,
            _ => {}
        }
    }

    /// "Were denied *visas*": what is given to somebody is the verb's object; "became *a country*": what somebody turns into
    /// is none, nor is who is told a clause.
    pub(super) fn second_object(&mut self, at: usize) {
        let Some(verb) = self.head(at).filter(|&verb| verb < at && self.words[verb].upos == Upos::Verb) else { return };
        let bare = self.child(at, &[Deprel::Cop, Deprel::Mark, Deprel::Case, Deprel::Nsubj]).is_none();
        let noun = self.words[at].upos == Upos::Noun && bare;
        match self.words[at].deprel {
            Deprel::Xcomp if noun && self.one_of(verb, GIVEN) => self.words[at].deprel = Deprel::Obj,
            Deprel::Obj if noun && self.one_of(verb, TURNING) => self.words[at].deprel = Deprel::Xcomp,
            Deprel::Obj if self.one_of(verb, TELLING) && self.child(verb, &[Deprel::Ccomp]).is_some() => {
                self.words[at].deprel = Deprel::Iobj;
            }
            _ => {}
        }
    }

    /// Whether a verb is one of giving, which has two objects.
    pub(super) fn gives(&self, verb: usize, classes: &Classes) -> bool {
        let stem = lemma(self.forms[verb], Upos::Verb, self.words[verb].xpos, classes);
        GIVING.contains(&&*stem) || TWO_OBJECTS.contains(&&*stem)
    }

    /// "Refused licences *to Swedes*": who would get it belongs to the verb of giving.
    pub(super) fn recipient(&mut self, at: usize, classes: &Classes) {
        let Some(object) = self.head(at).filter(|&noun| noun < at && self.words[noun].deprel == Deprel::Obj) else {
            return;
        };
        let to = self.child(at, &[Deprel::Case]).is_some_and(|case| self.is(case, "to"));
        let Some(verb) = self.head(object).filter(|&verb| to && self.words[verb].upos == Upos::Verb) else { return };
        if GIVING.contains(&&*lemma(self.forms[verb], Upos::Verb, self.words[verb].xpos, classes)) {
            self.attach(at, verb, Deprel::Obl);
        }
    }

    /// "Awarded *Statoil* a contract": of two objects side by side the first is who gets the second.
    pub(super) fn first_object(&mut self, at: usize) {
        let Some(verb) = self.head(at).filter(|&verb| verb < at) else { return };
        let second = (at + 1..self.words.len())
            .find(|&second| self.words[second].head == verb + 1 && self.words[second].deprel == Deprel::Obj);
        let beside = second
            .is_some_and(|second| (at + 1..second).all(|word| self.is_below(word, at) || self.is_below(word, second)));
        if beside && self.child(at, &[Deprel::Case]).is_none() {
            self.words[at].deprel = Deprel::Iobj;
        }
    }

    /// "Held *two men*": what follows its verb without a preposition is its object.
    pub(super) fn bare_oblique(&mut self, at: usize) {
        let Some(verb) = self.head(at).filter(|&verb| verb < at && self.words[verb].upos == Upos::Verb) else { return };
        let other = [Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp, Deprel::AuxPass, Deprel::CompoundPrt];
        let near = (verb + 1..at).all(|word| self.is_below(word, at) && self.words[word].upos != Upos::Punct);
        let plural = self.words[at].xpos == "NNS" && !self.one_of(at, UNITS);
        let bare = self.child(at, &[Deprel::Case, Deprel::Mark]).is_none();
        if plural && bare && near && self.child(verb, &other).is_none() {
            self.words[at].deprel = Deprel::Obj;
        }
    }

    /// "Anna *as well as* Berg left": both did.
    pub(super) fn as_well_as(&mut self, at: usize) {
        let Some(first) =
            at.checked_sub(2).filter(|&first| self.is(at, "as") && self.is(at - 1, "well") && self.is(first, "as"))
        else {
            return;
        };
        let near = |other: usize| {
            let last = first.checked_sub(1)?;
            let last = if self.is(last, ",") { last.checked_sub(1)? } else { last };
            self.like_before(last, other).map(|one| (one, other))
        };
        let above = self.head(first).filter(|&one| one < first && self.words[one].upos.is_nominal());
        let joined = |&other: &usize| {
            self.head(other) == above && self.words[other].deprel == Deprel::Nmod && self.words[other].upos.is_nominal()
        };
        let beside = above.and_then(|one| (at + 1..self.words.len()).find(joined).map(|other| (one, other)));
        // "Norway, as well as Malta, signed", where the tree has both hang on the verb.
        let apart = || {
            let found = self.nominal_behind(at).and_then(near)?;
            let verb = self.head(first).filter(|&verb| self.words[verb].upos == Upos::Verb);
            (verb.is_some() && self.head(found.1) == verb && self.words[found.1].deprel == Deprel::Obl).then_some(found)
        };
        let Some((one, other)) = beside.or_else(apart) else { return };
        self.words[other].head = one + 1;
        self.words[other].deprel = Deprel::Conj;
        self.attach(first, other, Deprel::Cc);
        self.attach(at - 1, first, Deprel::Fixed);
        self.attach(at, first, Deprel::Fixed);
    }

    /// "While *Anna* and Berg have left, others stay": what stands between a clause's mark and its auxiliary is its subject,
    /// not a phrase of the clause above.
    pub(super) fn subject_behind_mark(&mut self, at: usize) {
        let Some(above) = self.head(at).filter(|&above| above > at && self.child(at, &SUBJECTS).is_none()) else {
            return;
        };
        let finite = |&aux: &usize| {
            matches!(self.words[aux].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
                && self.words[aux].xpos != "VB"
        };
        let (Some(mark), Some(auxiliary)) = (self.child(at, &[Deprel::Mark]), self.children(at).find(finite)) else {
            return;
        };
        let stray = |&noun: &usize| {
            self.words[noun].head == above + 1
                && self.words[noun].upos.is_nominal()
                && matches!(
                    self.words[noun].deprel,
                    Deprel::Obl | Deprel::Nsubj | Deprel::Dislocated | Deprel::OblUnmarked
                )
                && self.child(noun, &[Deprel::Case]).is_none()
        };
        let Some(noun) = (mark + 1..auxiliary).find(stray) else { return };
        let other = (at + 1..above)
            .any(|word| self.words[word].head == above + 1 && SUBJECTS.contains(&self.words[word].deprel));
        if other || self.words[noun].deprel != Deprel::Nsubj {
            self.give_subject(at, noun);
        }
    }

    /// "Luna, which Norway launched, *crashed*": a finite verb behind the comma that closes a relative clause, without mark or
    /// subject, is the predicate of the noun that has the clause.
    pub(super) fn predicate_behind_relative(&mut self, at: usize) {
        let Some(clause) = self.head(at).filter(|&clause| clause < at && self.words[clause].deprel == Deprel::AclRelcl)
        else {
            return;
        };
        let Some(noun) = self.head(clause).filter(|&noun| noun < clause && self.words[noun].upos.is_nominal()) else {
            return;
        };
        let auxiliary = self.child(at, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).filter(|&aux| aux < at);
        let by = self.child(at, &[Deprel::OblAgent]).is_some();
        let finite = auxiliary.is_some() || matches!(self.words[at].xpos, "VBD" | "VBZ" | "VBP" | "VBN") && !by;
        let first = auxiliary.unwrap_or(at);
        let closed = first > clause && self.is(first - 1, ",");
        let bare = self.child(at, &[Deprel::Mark, Deprel::Cc]).is_none() && self.child(at, &SUBJECTS).is_none();
        let whole =
            matches!(self.words[noun].deprel, Deprel::Root | Deprel::Ccomp | Deprel::Parataxis | Deprel::Dislocated);
        let verbless = self.child(noun, &[Deprel::Cop, Deprel::Nsubj]).is_none();
        if finite && closed && bare && whole && verbless {
            self.take_place(at, noun);
            if auxiliary.is_none() && self.words[at].xpos == "VBN" {
                self.words[at].xpos = "VBD";
            }
            self.give_subject(at, noun);
        }
    }

    /// "Berg won, *the chairman* announced": the noun phrase behind the last comma is the subject of the saying that ends the
    /// sentence, not one more thing that was won.
    pub(super) fn speaker_at_end(&mut self, at: usize) {
        let ends = self.forms.get(at + 1).is_none_or(|form| [".", ",", "on", "in"].contains(form));
        let alone = [Deprel::Cc, Deprel::Mark, Deprel::Obj, Deprel::Ccomp, Deprel::Aux, Deprel::AuxPass];
        let bare = self.child(at, &alone).is_none() && self.child(at, &SUBJECTS).is_none();
        let Some(main) = self.head(at).filter(|&main| main < at && ends && bare && self.one_of(at, SAYING)) else {
            return;
        };
        let phrase = |&noun: &usize| {
            let first = (main + 1..=noun).find(|&word| self.is_below(word, noun)).unwrap_or(noun);
            let opens = self.is(first, ",") || first > 0 && self.is(first - 1, ",");
            let whole = (noun + 1..at).all(|word| self.is_below(word, noun) || self.words[word].upos == Upos::Punct);
            opens && whole && matches!(self.words[noun].deprel, Deprel::Appos | Deprel::Conj | Deprel::Dep)
        };
        let verb = |at: usize| matches!(self.words[at].upos, Upos::Verb | Upos::Adj);
        let noun = (main + 1..at).find(|noun| self.words[*noun].upos.is_nominal() && phrase(noun));
        let Some(noun) = noun.filter(|&noun| verb(main) && !self.is_below(at, noun)) else { return };
        self.words[at].deprel = Deprel::Parataxis;
        self.attach(noun, at, Deprel::Nsubj);
    }

    /// "That *wind* caused it": a conjunction is no determiner, it opens the clause of the noun behind it.
    pub(super) fn that_of_clause(&mut self, at: usize) {
        let determines = self.words[at].deprel == Deprel::Det && self.is(at, "that");
        let Some(noun) = self.head(at).filter(|&noun| noun > at && determines) else { return };
        let subject = SUBJECTS.contains(&self.words[noun].deprel);
        let Some(verb) = self.head(noun).filter(|&verb| verb > noun && subject) else { return };
        let governed = at > 0 && self.head(verb) == Some(at - 1) && self.child(verb, &[Deprel::Mark]).is_none();
        if self.words[at].upos == Upos::Sconj || governed && self.words[verb].deprel == Deprel::Ccomp {
            self.words[at].upos = Upos::Sconj;
            self.words[at].xpos = "IN";
            self.attach(at, verb, Deprel::Mark);
        }
    }

    /// "Enough for *the ship* to leave": what stands between "for" and "to" is the subject of the infinitive.
    pub(super) fn subject_of_infinitive(&mut self, at: usize) {
        let Some(noun) = self.head(at).filter(|&noun| noun < at && self.words[at].xpos == "VB") else { return };
        let to = self.child(at, &[Deprel::Mark]).filter(|&to| to == noun + 1 && self.is(to, "to"));
        let case = self.child(noun, &[Deprel::Case]).filter(|&case| self.is(case, "for"));
        let bare = self.child(at, &SUBJECTS).is_none();
        let (Some(_), Some(case), Some(above)) = (to.filter(|_| bare), case, self.head(noun)) else { return };
        let of_noun = self.words[above].upos.is_nominal();
        self.attach(at, above, if of_noun { Deprel::Acl } else { Deprel::Advcl });
        self.attach(noun, at, Deprel::Nsubj);
        self.attach(case, at, Deprel::Mark);
    }

    /// "*Have* secured visas": what is tagged as an auxiliary has no object, the participle behind it has.
    pub(super) fn perfect(&mut self, have: usize) {
        let Some(noun) = self.child(have, &[Deprel::Obj]).filter(|_| self.one_of(have, &["have", "has", "had"])) else {
            return;
        };
        let verb = self.child(noun, &[Deprel::Amod]).filter(|&verb| verb > have && self.words[verb].xpos == "VBN");
        let Some(verb) = verb.filter(|&verb| (have + 1..verb).all(|word| self.words[word].upos == Upos::Adv)) else {
            return;
        };
        self.make_perfect(have, verb, noun);
    }

    /// "tell parents to leave": the noun before "to" is the object of the verb before it.
    pub(super) fn object_of_governor(&mut self, at: usize) {
        let Some(verb) = self.head(at).filter(|&verb| verb < at && self.words[verb].upos == Upos::Verb) else { return };
        let to = self.children(at).find(|&mark| self.words[mark].deprel == Deprel::Mark && self.is(mark, "to"));
        let Some(to) = to.filter(|&to| to > verb) else { return };
        let object = (verb + 1..to).find(|&object| {
            self.words[object].head == at + 1 && matches!(self.words[object].deprel, Deprel::Obj | Deprel::Iobj)
        });
        let taken = self.child(verb, &[Deprel::Obj]).is_some();
        if let Some(object) = object.filter(|_| !taken) {
            self.attach(object, verb, Deprel::Obj);
            self.words[at].deprel = Deprel::Xcomp;
        }
    }

    /// "While the leaders … have been vocal": a noun phrase with the clause's own mark is its subject.
    pub(super) fn stranded_subject(&mut self, at: usize) {
        let Some(above) = self.head(at) else { return };
        let subject = self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark, Deprel::Csubj, Deprel::Expl]);
        let auxiliary = self.children(at).find(|&aux| {
            matches!(self.words[aux].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
                && aux < at
                && self.words[aux].xpos != "VB"
        });
        let Some(auxiliary) = auxiliary.filter(|_| subject.is_none()) else { return };
        let noun = (0..auxiliary).rev().find(|&noun| {
            self.words[noun].head == above + 1
                && self.words[noun].upos.is_nominal()
                && self.words[noun].deprel == Deprel::Advcl
        });
        let Some(noun) = noun else { return };
        let Some(mark) = self.child(noun, &[Deprel::Mark]).filter(|&mark| mark < noun) else { return };
        let verbless = self.child(noun, &[Deprel::Cop, Deprel::Aux, Deprel::Nsubj]).is_none();
        let whole = (noun..auxiliary).all(|word| self.is_below(word, noun) || self.is_below(word, at));
        if verbless && whole {
            self.give_subject(at, noun);
            self.words[mark].head = at + 1;
        }
    }

    /// "granted asylum to writers": of two objects the one with a preposition is none.
    pub(super) fn cased_object(&mut self, at: usize) {
        let case = self.children(at).find(|&case| self.words[case].deprel == Deprel::Case && case < at);
        let preposition = case.is_some_and(|case| self.words[case].upos == Upos::Adp);
        let Some(verb) = self.head(at).filter(|&verb| verb < at && preposition) else { return };
        let other = self.children(verb).any(|other| other != at && self.words[other].deprel == Deprel::Obj);
        if other {
            self.words[at].deprel = Deprel::Obl;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_gets_it_belongs_to_the_giving() {
        assert_eq!(
            check("They/PRP/2/nsubj refused/VBD/0/root visas/NNS/2/obj to/TO/5/case men/NNS/3/nmod"),
            "They/2/nsubj refused/0/root visas/2/obj to/5/case men/2/obl"
        );
        assert_eq!(
            check("They/PRP/2/nsubj awarded/VBD/0/root Anna/NNP/2/obj a/DT/5/det prize/NN/2/obj"),
            "They/2/nsubj awarded/0/root Anna/2/iobj a/5/det prize/2/obj"
        );
    }

    #[test]
    fn an_object_is_a_noun() {
        assert_eq!(
            check("Anna/NNP/2/nsubj said/VBD/0/root reports/VBZ/2/obj were/VBD/5/cop false/JJ/2/ccomp"),
            "Anna/2/nsubj said/0/root reports/5/nsubj were/5/cop false/2/ccomp"
        );
    }

    #[test]
    fn a_subject_has_the_voice_of_its_verb() {
        assert_eq!(
            check("Anna/NNP/3/nsubj:pass has/AX/3/aux paid/VBN/0/root them/PRP/3/obj"),
            "Anna/3/nsubj has/3/aux paid/0/root them/3/obj"
        );
        assert_eq!(
            check("Anna/NNP/3/nsubj was/AX/3/aux:pass paid/VBN/0/root"),
            "Anna/3/nsubj:pass was/3/aux:pass paid/0/root"
        );
        assert_eq!(check("Anna/NNP/2/nsubj has/AX/3/aux left/VBN/0/root"), "Anna/3/nsubj has/3/aux left/0/root");
        let headline = "Men/NNS/2/nsubj:pass denied/VBN/0/root visas/NNS/2/obj";
        assert_eq!(check(headline), "Men/2/nsubj:pass denied/0/root visas/2/obj");
    }

    #[test]
    fn what_is_given_is_an_object_and_what_one_becomes_is_none() {
        assert_eq!(
            check("Men/NNS/3/nsubj:pass were/AX/3/aux:pass denied/VBN/0/root visas/NNS/3/xcomp"),
            "Men/3/nsubj:pass were/3/aux:pass denied/0/root visas/3/obj"
        );
        assert_eq!(
            check("It/PRP/2/nsubj became/VBD/0/root a/DT/4/det ruin/NN/2/obj"),
            "It/2/nsubj became/0/root a/4/det ruin/2/xcomp"
        );
    }

    #[test]
    fn what_follows_without_preposition_is_an_object() {
        assert_eq!(
            check("Police/NNS/2/nsubj held/VBD/0/root two/CD/4/nummod men/NNS/2/obl"),
            "Police/2/nsubj held/0/root two/4/nummod men/2/obj"
        );
        assert_eq!(
            check("Police/NNS/2/nsubj waited/VBD/0/root two/CD/4/nummod days/NNS/2/obl"),
            "Police/2/nsubj waited/0/root two/4/nummod days/2/obl"
        );
    }

    #[test]
    fn as_well_as_joins_two() {
        assert_eq!(
            check("Anna/NNP/6/nsubj as/RB/1/advmod well/RB/2/fixed as/IN/5/case Berg/NNP/1/nmod left/VBD/0/root"),
            "Anna/6/nsubj as/5/cc well/2/fixed as/2/fixed Berg/1/conj left/0/root"
        );
    }

    #[test]
    fn a_noun_between_mark_and_auxiliary_is_the_subject() {
        assert_eq!(
            check(
                "While/IN/4/mark Anna/NNP/7/obl have/AX/4/aux left/VBN/7/advcl ,/,/7/punct others/NNS/7/nsubj stay/VBP/0/root"
            ),
            "While/4/mark Anna/4/nsubj have/4/aux left/7/advcl ,/7/punct others/7/nsubj stay/0/root"
        );
    }

    #[test]
    fn a_verb_behind_a_relative_clause_is_the_predicate() {
        assert_eq!(
            check(
                "Luna/NNP/0/root ,/,/5/punct which/WDT/5/obj Norway/NNP/5/nsubj launched/VBD/1/acl:relcl ,/,/1/punct crashed/VBD/5/advcl"
            ),
            "Luna/7/nsubj ,/5/punct which/5/obj Norway/5/nsubj launched/1/acl:relcl ,/1/punct crashed/0/root"
        );
    }

    #[test]
    fn who_stands_behind_the_last_comma_says_it() {
        assert_eq!(
            check(
                "Berg/NNP/2/nsubj won/VBD/0/root votes/NNS/2/obj ,/,/6/punct the/DT/6/det mayor/NN/3/appos announced/VBD/2/conj ././2/punct"
            ),
            "Berg/2/nsubj won/0/root votes/2/obj ,/6/punct the/6/det mayor/7/nsubj announced/2/parataxis ./2/punct"
        );
    }

    #[test]
    fn a_conjunction_is_no_determiner() {
        assert_eq!(
            check("He/PRP/2/nsubj denies/VBZ/0/root that/IN/4/det wind/NN/5/nsubj caused/VBD/2/ccomp it/PRP/5/obj"),
            "He/2/nsubj denies/0/root that/5/mark wind/5/nsubj caused/2/ccomp it/5/obj"
        );
    }

    #[test]
    fn what_stands_between_for_and_to_is_a_subject() {
        assert_eq!(
            check("It/PRP/2/nsubj suffices/VBZ/0/root for/IN/4/case ships/NNS/2/obl to/TO/6/mark leave/VB/4/acl"),
            "It/2/nsubj suffices/0/root for/6/mark ships/6/nsubj to/6/mark leave/2/advcl"
        );
    }

    #[test]
    fn a_participle_behind_an_auxiliary_is_the_verb() {
        assert_eq!(
            check("Two/CD/2/nummod men/NNS/3/nsubj have/AX/0/root secured/VBN/5/amod visas/NNS/3/obj"),
            "Two/2/nummod men/4/nsubj have/4/aux secured/0/root visas/4/obj"
        );
    }

    #[test]
    fn the_noun_before_to_is_the_object_of_the_verb_before_it() {
        assert_eq!(
            check("They/PRP/2/nsubj told/VBD/0/root parents/NNS/5/obj to/TO/5/mark leave/VB/2/xcomp"),
            "They/2/nsubj told/0/root parents/2/obj to/5/mark leave/2/xcomp"
        );
    }

    #[test]
    fn a_noun_with_the_mark_of_a_clause_is_its_subject() {
        assert_eq!(
            check(
                "While/IN/2/mark leaders/NNS/7/advcl have/AX/4/aux spoken/VBN/7/advcl others/NNS/7/nsubj have/AX/7/aux failed/VBN/0/root"
            ),
            "While/4/mark leaders/4/nsubj have/4/aux spoken/7/advcl others/7/nsubj have/7/aux failed/0/root"
        );
    }
}
