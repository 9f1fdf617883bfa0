//! Repairs of noun phrases: names torn in two, names beside what they are, nouns made of a verb and its particle.

use super::Sentence;
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
        let next = at + 1;
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

    /// "Anna Lindqvist, *who leads* the union": the last word of a name has no clause of its own.
    pub(super) fn clause_of_name(&mut self, at: usize) {
        let Some(last) = self.head(at).filter(|&word| self.words[word].deprel == Deprel::Flat) else { return };
        if let Some(name) = self.head(last).filter(|&name| self.words[name].upos == Upos::Propn && name < last) {
            self.words[at].head = name + 1;
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
        let mut next = at + 1;
        while next < self.words.len() && self.words[next].head == at + 1 && self.words[next].deprel == Deprel::Flat {
            next += 1;
        }
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
        let sisters = self.words[stem].head == self.words[at].head && self.words[at].head != 0;
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
    fn a_name_beside_what_it_names_is_no_second_subject() {
        assert_eq!(check("Anna/NNP/3/nsubj Lind/NNP/3/nsubj left/VBD/0/root"), "Anna/3/nsubj Lind/1/flat left/0/root");
        assert_eq!(
            check("The/DT/2/det paper/NN/4/nsubj Courier/NNP/4/nsubj left/VBD/0/root"),
            "The/2/det paper/4/nsubj Courier/2/appos left/0/root"
        );
        let legend = "rap/NN/2/compound legend/NN/5/nsubj Anna/NNP/5/nsubj Lind/NNP/3/flat left/VBD/0/root";
        assert_eq!(check(legend), "rap/2/compound legend/5/nsubj Anna/2/appos Lind/3/flat left/0/root");
        let week = "The/DT/2/det week/NN/4/nsubj Anna/NNP/4/nsubj left/VBD/0/root";
        assert_eq!(check(week), "The/2/det week/4/nsubj Anna/4/nsubj left/0/root");
    }

    #[test]
    fn a_clause_belongs_to_the_whole_name() {
        let clause = "Anna/NNP/0/root Lind/NNP/1/flat ,/,/5/punct who/WP/5/nsubj left/VBD/2/acl:relcl";
        assert_eq!(check(clause), "Anna/0/root Lind/1/flat ,/5/punct who/5/nsubj left/1/acl:relcl");
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
            check("It/PRP/2/nsubj met/VBD/0/root the/DT/6/det stand/NN/2/obj -/HYPH/6/punct off/RP/2/obj"),
            "It/2/nsubj met/0/root the/6/det stand/6/compound -/4/punct off/2/obj"
        );
    }
}
