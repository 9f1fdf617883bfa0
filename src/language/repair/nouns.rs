//! Repairs of noun phrases: names torn in two, names beside what they are, nouns made of a verb and its particle.

use super::Sentence;
use crate::language::lemma::lemma;
use crate::language::wordnet::Classes;
use crate::language::{Deprel, Upos};

/// Particles that make nouns of verbs: "write-down", "break-up", "stand-off".
const PARTICLES: &[&str] = &["down", "up", "off", "out", "in", "over", "back", "away"];
/// Nouns that tell when something was, and bear no name.
const TIMES: &[&str] = &[
    "day",
    "week",
    "month",
    "year",
    "morning",
    "afternoon",
    "evening",
    "night",
    "time",
    "quarter",
    "spring",
    "summer",
    "autumn",
    "winter",
    "season",
];

impl Sentence<'_> {
    /// "Novaya | Gazeta", "the newspaper | Novaya Gazeta": two subjects side by side, of which the second is a name, are one.
    pub(super) fn named_subject(&mut self, at: usize) {
        let next = self.behind_name(at);
        let beside = next < self.words.len()
            && self.words[next].upos == Upos::Propn
            && self.words[next].head == self.words[at].head
            && self.words[next].deprel == self.words[at].deprel;
        let name = self.words[at].upos == Upos::Propn;
        if !beside || !name && self.one_of(at, TIMES) {
            return;
        }
        for child in next..self.words.len() {
            if name && self.words[child].head == next + 1 {
                self.words[child].head = at + 1;
            }
        }
        self.attach(next, at, if name { Deprel::Flat } else { Deprel::Appos });
    }

    /// "*Former* President Anna Lind": what stands before a title says something of the title.
    pub(super) fn adjective_of_title(&mut self, at: usize) {
        let Some(name) = self.head(at).filter(|&name| name > at && self.words[name].upos == Upos::Propn) else {
            return;
        };
        if let Some(title) = self.child(name, &[Deprel::NmodDesc]).filter(|&title| at < title && title < name) {
            self.words[at].head = title + 1;
        }
    }

    /// "The ferry *Saga Nord*": a common noun with its article is the head, the name says which one.
    pub(super) fn name_behind_kind(&mut self, at: usize) {
        let Some(name) = self.head(at).filter(|&name| name == at + 1 && self.words[name].upos == Upos::Propn) else {
            return;
        };
        let article = |of: usize| self.child(of, &[Deprel::Det]).filter(|&det| det < at);
        if article(name).or_else(|| article(at)).is_none() || !self.forms[at].starts_with(char::is_lowercase) {
            return;
        }
        (self.words[at].head, self.words[at].deprel) = (self.words[name].head, self.words[name].deprel);
        for child in 0..self.words.len() {
            let of_name = child > at && matches!(self.words[child].deprel, Deprel::Flat | Deprel::Compound);
            if self.words[child].head == name + 1 && !of_name {
                self.words[child].head = at + 1;
            }
        }
        self.attach(name, at, Deprel::Appos);
    }

    /// "Licences to *Swedes*": more than one of a people.
    pub(super) fn people(&mut self, at: usize, classes: &Classes) {
        if self.words[at].xpos == "NNP" && self.forms[at].ends_with('s') && classes.is_people(self.forms[at]) {
            self.words[at].xpos = "NNPS";
        }
    }

    /// The first word behind `at` that is no further part of its name.
    fn behind_name(&self, at: usize) -> usize {
        let part = |next: &usize| self.words[*next].head == at + 1 && self.words[*next].deprel == Deprel::Flat;
        at + 1 + (at + 1..self.words.len()).take_while(part).count()
    }

    /// "The head of the firm, *Anna Lind*": the name is the holder's, not the firm's.
    pub(super) fn name_of_holder(&mut self, at: usize, classes: &Classes) {
        let Some(firm) = self.head(at).filter(|_| self.words[at].deprel == Deprel::Appos) else { return };
        let holder = self.head(firm).filter(|&noun| noun < firm && self.words[firm].deprel == Deprel::Nmod);
        let Some(holder) = holder.filter(|&noun| self.words[noun].xpos == "NN") else { return };
        let is_person = |noun: usize| {
            let form = self.forms[noun].to_lowercase();
            classes.is_person(&form) || form == "head" || form == "chair"
        };
        let of = self.child(firm, &[Deprel::Case]).is_some_and(|case| self.is(case, "of"));
        let comma = (firm + 1..at).any(|word| self.is(word, ","));
        if of && comma && is_person(holder) && self.words[firm].upos == Upos::Noun && !is_person(firm) {
            self.words[at].head = holder + 1;
        }
    }

    /// "Anna Lindqvist, *who leads* the union": the last word of a name has no clause of its own.
    pub(super) fn clause_of_name(&mut self, at: usize) {
        let Some(last) = self.head(at).filter(|&word| self.words[word].deprel == Deprel::Flat) else { return };
        if let Some(name) = self.head(last).filter(|&name| self.words[name].upos == Upos::Propn && name < last) {
            self.words[at].head = name + 1;
        }
    }

    /// "Visas for men, says the network, *which helps* them": "which" is nobody; the clause belongs to the noun before it.
    pub(super) fn which_is_nobody(&mut self, at: usize, classes: &Classes) {
        let Some(person) = self.head(at).filter(|&noun| noun < at && self.words[noun].upos == Upos::Noun) else {
            return;
        };
        let which = self.children(at).find(|&word| word < at && self.is(word, "which") && word > person + 2);
        let Some(near) = which.and_then(|which| which.checked_sub(2)).filter(|&near| self.is(near + 1, ",")) else {
            return;
        };
        let lemma = lemma(self.forms[person], Upos::Noun, self.words[person].xpos, classes);
        let mut noun = near;
        while let Some(head) = self.head(noun).filter(|_| matches!(self.words[noun].deprel.main(), "flat" | "compound"))
        {
            noun = head;
        }
        if classes.is_person(&lemma) && self.words[noun].upos.is_nominal() && noun > person && !self.is_below(noun, at)
        {
            self.words[at].head = noun + 1;
        }
    }

    /// "A comedy | drama film", "her debut | album": of two common nouns side by side the first tells which the second is.
    pub(super) fn torn_compound(&mut self, at: usize) {
        let common = |word: usize| {
            self.words[word].upos == Upos::Noun
                && matches!(self.words[word].xpos, "NN" | "NNS")
                && self.forms[word].starts_with(char::is_lowercase)
        };
        let Some(first) = self.head(at).filter(|&first| first < at && common(first) && common(at)) else { return };
        let inside = |word: usize| self.words[word].head == at + 1 && self.words[word].deprel == Deprel::Compound;
        if self.words[first].xpos != "NN" || !(first + 1..at).all(inside) {
            return;
        }
        self.words[at].head = self.words[first].head;
        self.words[at].deprel = self.words[first].deprel;
        for child in 0..self.words.len() {
            if self.words[child].head == first + 1 {
                self.words[child].head = at + 1;
            }
        }
        self.attach(first, at, Deprel::Compound);
    }

    /// "The Nord Stream pipelines": of two names in a row before one noun, the first is a part of the second.
    pub(super) fn name_before_noun(&mut self, at: usize) {
        let Some(head) = self.head(at) else { return };
        let next = at + 1;
        let name = |word: usize| {
            self.words[word].xpos == "NNP"
                && self.forms[word].starts_with(char::is_uppercase)
                && self.head(word) == Some(head)
        };
        let bare = |word: usize| self.children(word).next().is_none();
        let noun = self.words[head].upos == Upos::Noun && self.forms[head].starts_with(char::is_lowercase);
        if next < head && noun && name(at) && name(next) && bare(at) && self.words[next].deprel == Deprel::Compound {
            self.attach(at, next, Deprel::Compound);
        }
    }

    /// "The Santa Ana | plant": a name right before a noun without article is a part of its name.
    pub(super) fn torn_object(&mut self, at: usize) {
        let next = self.behind_name(at);
        let Some(noun) = self.words.get(next) else { return };
        let sisters = noun.head == self.words[at].head && noun.deprel == Deprel::Obj && noun.upos.is_nominal();
        let article = self.children(at).find(|&child| self.words[child].deprel == Deprel::Det && child < at);
        let bare = self.children(next).all(|child| child > next);
        let Some(article) = article.filter(|_| sisters && bare && noun.upos != Upos::Pron) else { return };
        self.attach(article, next, Deprel::Det);
        self.attach(at, next, Deprel::Compound);
    }

    /// "The write-down": a verb's word, a hyphen and a particle are one noun, headed by its last part.
    pub(super) fn hyphened_noun(&mut self, at: usize) {
        let Some(dash) = at.checked_sub(1).filter(|&dash| dash > 0 && self.is(dash, "-")) else { return };
        let stem = dash - 1;
        let tied = self.words[dash].xpos == "HYPH" && self.words[stem].upos == Upos::Noun && self.one_of(at, PARTICLES);
        if tied && self.head(stem) == Some(at) && self.words[at].deprel == Deprel::CompoundPrt {
            let taken = self.head(at).is_some_and(|verb| self.child(verb, &[Deprel::Obj]).is_some());
            self.words[at].deprel = if taken { Deprel::Obl } else { Deprel::Obj };
            self.words[at].upos = Upos::Noun;
            self.words[at].xpos = "NN";
            return;
        }
        let sisters = self.words[stem].head == self.words[at].head && self.words[at].head != 0;
        if self.words[at].deprel == Deprel::CompoundPrt && sisters && tied {
            self.words[at].deprel = self.words[stem].deprel;
        }
        if !tied || !sisters || !matches!(self.words[at].deprel, Deprel::Obj | Deprel::Nsubj | Deprel::Obl) {
            return;
        }
        for child in 0..stem {
            if self.words[child].head == stem + 1 {
                self.words[child].head = at + 1;
            }
        }
        self.words[at].upos = Upos::Noun;
        self.words[at].xpos = "NN";
        self.words[dash].head = stem + 1;
        self.attach(stem, at, Deprel::Compound);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_former_president_is_no_former_anna() {
        assert_eq!(
            check("former/JJ/3/amod President/NNP/3/nmod:desc Anna/NNP/4/nsubj left/VBD/0/root"),
            "former/2/amod President/3/nmod:desc Anna/4/nsubj left/0/root"
        );
    }

    #[test]
    fn a_name_beside_what_it_names_is_no_second_subject() {
        assert_eq!(check("Anna/NNP/3/nsubj Lind/NNP/3/nsubj left/VBD/0/root"), "Anna/3/nsubj Lind/1/flat left/0/root");
        assert_eq!(
            check("The/DT/2/det paper/NN/4/nsubj Courier/NNP/4/nsubj left/VBD/0/root"),
            "The/2/det paper/4/nsubj Courier/2/appos left/0/root"
        );
        let legend = "rap/NN/2/compound legend/NN/5/nsubj Anna/NNP/5/nsubj Lind/NNP/3/flat left/VBD/0/root";
        assert_eq!(check(legend), "rap/2/compound legend/5/nsubj Anna/2/appos Lind/3/flat left/0/root");
        let three = "Anna/NNP/4/nsubj Maria/NNP/1/flat Lind/NNP/4/nsubj left/VBD/0/root";
        assert_eq!(check(three), "Anna/4/nsubj Maria/1/flat Lind/1/flat left/0/root");
        let week = "The/DT/2/det week/NN/4/nsubj Anna/NNP/4/nsubj left/VBD/0/root";
        assert_eq!(check(week), "The/2/det week/4/nsubj Anna/4/nsubj left/0/root");
    }

    #[test]
    fn a_name_behind_an_office_is_the_holders() {
        let chief =
            "chief/NN/7/nsubj of/IN/4/case the/DT/4/det firm/NN/1/nmod ,/,/6/punct Anna/NNP/4/appos left/VBD/0/root";
        assert_eq!(check(chief), "chief/7/nsubj of/4/case the/4/det firm/1/nmod ,/6/punct Anna/1/appos left/0/root");
        let ship =
            "engine/NN/7/nsubj of/IN/4/case the/DT/4/det ship/NN/1/nmod ,/,/6/punct Anna/NNP/4/appos left/VBD/0/root";
        assert_eq!(check(ship), "engine/7/nsubj of/4/case the/4/det ship/1/nmod ,/6/punct Anna/4/appos left/0/root");
    }

    #[test]
    fn a_people_is_more_than_one() {
        let classes = crate::language::Model::english().classes();
        assert!(classes.is_people("Swedes") && !classes.is_people("James") && !classes.is_people("Woods"));
    }

    #[test]
    fn a_kind_with_its_article_is_the_head() {
        assert_eq!(
            check("The/DT/3/det ferry/NN/3/nmod:desc Saga/NNP/5/nsubj Nord/NNP/3/flat sank/VBD/0/root"),
            "The/2/det ferry/5/nsubj Saga/2/appos Nord/3/flat sank/0/root"
        );
    }

    #[test]
    fn a_clause_belongs_to_the_whole_name() {
        let clause = "Anna/NNP/0/root Lind/NNP/1/flat ,/,/5/punct who/WP/5/nsubj left/VBD/2/acl:relcl";
        assert_eq!(check(clause), "Anna/0/root Lind/1/flat ,/5/punct who/5/nsubj left/1/acl:relcl");
    }

    #[test]
    fn which_stands_for_no_person() {
        assert_eq!(
            check(
                "men/NNS/0/root from/IN/3/case Lindbank/NNP/1/nmod ,/,/6/punct which/WDT/6/nsubj left/VBD/1/acl:relcl"
            ),
            "men/0/root from/3/case Lindbank/1/nmod ,/6/punct which/6/nsubj left/3/acl:relcl"
        );
        let who = "men/NNS/0/root from/IN/3/case Lindbank/NNP/1/nmod ,/,/6/punct who/WP/6/nsubj left/VBD/1/acl:relcl";
        assert_eq!(check(who), "men/0/root from/3/case Lindbank/1/nmod ,/6/punct who/6/nsubj left/1/acl:relcl");
    }

    #[test]
    fn a_noun_right_before_another_tells_which_it_is() {
        let torn = "the/DT/2/det debut/NN/0/root album/NN/2/appos by/IN/5/case Anna/NNP/3/nmod";
        assert_eq!(check(torn), "the/3/det debut/3/compound album/0/root by/5/case Anna/3/nmod");
        let apart = "the/DT/2/det debut/NN/0/root ,/,/4/punct album/NN/2/appos";
        assert_eq!(check(apart), "the/2/det debut/0/root ,/4/punct album/2/appos");
    }

    #[test]
    fn two_names_before_a_noun_are_one() {
        let one = "the/DT/4/det Lind/NNP/4/compound Bay/NNP/4/compound ferry/NN/5/nsubj left/VBD/0/root";
        assert_eq!(check(one), "the/4/det Lind/3/compound Bay/4/compound ferry/5/nsubj left/0/root");
        let plain = "the/DT/4/det coastal/JJ/4/amod Bay/NNP/4/compound ferry/NN/5/nsubj left/VBD/0/root";
        assert_eq!(check(plain), "the/4/det coastal/4/amod Bay/4/compound ferry/5/nsubj left/0/root");
    }

    #[test]
    fn a_name_before_its_noun_is_no_second_object() {
        assert_eq!(
            check("They/PRP/2/nsubj shut/VBD/0/root the/DT/4/det Anna/NNP/2/obj plant/NN/2/obj"),
            "They/2/nsubj shut/0/root the/5/det Anna/5/compound plant/2/obj"
        );
    }

    #[test]
    fn a_verb_and_its_particle_make_a_noun() {
        assert_eq!(
            check(
                "It/PRP/2/nsubj met/VBD/0/root the/DT/6/det stand/NN/6/compound -/HYPH/4/punct off/RP/2/compound:prt"
            ),
            "It/2/nsubj met/0/root the/6/det stand/6/compound -/4/punct off/2/obj"
        );
        assert_eq!(
            check("It/PRP/2/nsubj met/VBD/0/root the/DT/6/det stand/NN/2/obj -/HYPH/6/punct off/RP/2/obj"),
            "It/2/nsubj met/0/root the/6/det stand/6/compound -/4/punct off/2/obj"
        );
    }
}
