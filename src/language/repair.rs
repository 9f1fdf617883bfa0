//! Repairs of a predicted tree where it cannot be right: what a network of this size gets wrong again and again.
//!
//! Each repair looks for a shape that English does not have (a word that is only an adjective tagged as a verb, a
//! proper name with a content clause, two determiners of one noun with a noun between them) and puts the
//! shape that it does have in its place. Every repair keeps a tree: a word moves up to an ancestor of its
//! head, or below a sister that it does not dominate.

mod asides;
mod lists;
mod measures;
mod negation;
mod nouns;
mod particles;
mod predicate;
mod roles;
mod reported;
mod words;

use super::model::Predicted;
use super::wordnet::{ADJECTIVE, Classes, NOUN, VERB};
use super::{Deprel, Upos};

/// Repairs the words of one sentence in place; linear but for children looked up per finding, and for the few
/// sentences whose repairs leave no tree.
pub(crate) fn repair(forms: &[&str], words: &mut [Predicted], classes: &Classes) {
    let predicted = words.to_vec();
    let mut sentence = Sentence { forms, words };
    (0..forms.len()).for_each(|at| sentence.look_at(at, classes));
    if is_tree(sentence.words) {
        return;
    }
    // Two repairs of one place have undone each other: again, but without those that leave no tree.
    sentence.words.copy_from_slice(&predicted);
    for at in 0..forms.len() {
        let before = sentence.words.to_vec();
        sentence.look_at(at, classes);
        if !is_tree(sentence.words) {
            sentence.words.copy_from_slice(&before);
        }
    }
}

/// Whether every word leads up to a root; linear.
fn is_tree(words: &[Predicted]) -> bool {
    let mut from = vec![usize::MAX; words.len()];
    (0..words.len()).all(|start| {
        let mut at = start;
        while from[at] == usize::MAX {
            from[at] = start;
            match words[at].head.checked_sub(1) {
                Some(above) => at = above,
                None => return true,
            }
        }
        from[at] != start
    })
}

struct Sentence<'s> {
    forms: &'s [&'s str],
    words: &'s mut [Predicted],
}

impl Sentence<'_> {
    /// Repairs what one word gives away.
    fn look_at(&mut self, at: usize, classes: &Classes) {
        if self.words[at].xpos == "NN" {
            self.past_for_noun(at, classes);
            self.cost(at);
        }
        self.by_word(at, classes);
        self.by_tag(at, classes);
        self.by_nominal_relation(at, classes);
        self.by_clausal_relation(at);
        self.hyphened_noun(at);
    }

    /// What a word's part of speech gives away, whatever its relation.
    fn by_word(&mut self, at: usize, classes: &Classes) {
        match self.words[at].upos {
            Upos::Num => {
                self.and_a_half(at);
                self.number_of_name(at);
            }
            Upos::Propn => {
                self.people(at, classes);
                self.day_of_month(at);
            }
            Upos::Noun if self.words[at].xpos == "NNS" => {
                self.measured(at);
                self.verb_of_subject(at, classes);
            }
            Upos::Aux => {
                self.perfect(at);
                self.inverted_condition(at);
            }
            Upos::Sconj | Upos::Det => self.that_of_clause(at),
            Upos::Part => {
                self.not_but(at);
                self.not_before_phrase(at);
                self.not_behind_auxiliary(at);
            }
            Upos::Verb => {
                self.headline_infinitive(at);
                self.on_board(at);
                self.inverted_condition(at);
                match self.words[at].deprel {
                    Deprel::AclRelcl => self.which_is_nobody(at, classes),
                    Deprel::Obj => self.noun_as_object(at, classes),
                    _ => {}
                }
            }
            Upos::Cconj => self.rather_than(at),
            Upos::Adj | Upos::Adv => {
                self.rather_than(at);
                self.no_longer(at, classes);
                self.predicate_for_mark(at);
                self.more_than(at);
                self.compared_behind_comma(at);
            }
            _ => {}
        }
    }

    /// What a word's part of speech and its relation give away.
    fn by_tag(&mut self, at: usize, classes: &Classes) {
        let word = self.words[at];
        match (word.upos, word.deprel) {
            (Upos::Verb, _) if matches!(word.xpos, "VBN" | "VBD") => {
                self.adjective(at, classes);
                self.speaker_behind_quotation(at);
                self.speaker_behind_saying(at);
            }
            (Upos::Det, Deprel::Det | Deprel::DetPredet) => {
                self.determiner(at);
                self.floating_quantifier(at);
            }
            (Upos::Noun, Deprel::Nsubj | Deprel::NsubjPass) if word.xpos == "NN" => {
                self.coordinated_subject(at, classes);
                self.two_subjects(at);
                self.named_subject(at);
            }
            (Upos::Propn, Deprel::Nsubj | Deprel::NsubjPass) => self.named_subject(at),
            (Upos::Noun, Deprel::Parataxis) => self.verbless_aside(at),
            (Upos::Noun, Deprel::Compound) => self.name_behind_kind(at),
            (Upos::Noun, _) if word.xpos == "NN" => {
                self.counted_adjective(at);
                self.on_board(at);
            }
            (Upos::Adj, _) if word.xpos == "JJ" => {
                self.noun_with_article(at, classes);
                self.counted_adjective(at);
                self.passive_participle(at, classes);
            }
            (Upos::Propn, Deprel::Compound) => {
                self.date_before_subject(at);
                self.name_before_noun(at);
            }
            (Upos::Propn | Upos::Num, Deprel::Appos) | (Upos::Propn, Deprel::Flat) => {
                self.split_name(at);
                self.flat_across(at);
                self.name_of_holder(at, classes);
            }
            (Upos::Propn | Upos::Num, Deprel::Nmod) => {
                self.date_behind_object(at);
                self.place_behind_object(at);
            }
            (Upos::Propn, Deprel::Amod | Deprel::Advmod) => {
                self.name_behind_comma(at);
                self.name_before_noun(at);
                self.name_before_verb(at);
            }
            (Upos::Punct, _) => self.speaker_behind(at),
            _ => {}
        }
    }

    /// What the relation of a noun or a function word to its head gives away.
    fn by_nominal_relation(&mut self, at: usize, classes: &Classes) {
        match self.words[at].deprel {
            Deprel::Appos => {
                self.torn_compound(at);
                self.list_of_names(at);
            }
            Deprel::Iobj => self.only_object(at),
            Deprel::Nsubj | Deprel::NsubjPass => {
                self.headline_list(at);
                self.voice_of_subject(at);
            }
            Deprel::Obj => {
                self.second_object(at);
                self.first_object(at);
                self.cased_object(at);
                if self.words[at].upos == Upos::Propn {
                    self.torn_object(at);
                    let giving = self.head(at).is_some_and(|verb| self.gives(verb, classes));
                    self.name_in_two_objects(at, giving);
                }
            }
            Deprel::Conj => self.flat_list(at),
            Deprel::Obl => {
                self.object_behind_particle(at);
                self.as_of_yet(at);
                self.bare_oblique(at);
            }
            Deprel::OblAgent => self.agent_of_result(at),
            Deprel::Nmod => {
                self.recipient(at, classes);
                self.purpose_of_sum(at);
            }
            Deprel::NmodDesc => self.name_behind_kind(at),
            Deprel::Case => {
                self.particle_before_as(at);
                self.as_well_as(at);
                self.particle_of_verb(at, classes);
            }
            Deprel::Fixed => self.as_well_as(at),
            Deprel::Amod => {
                if matches!(self.words[at].xpos, "VBD" | "VBN") {
                    self.said_before(at);
                }
                self.result_before_number(at);
                self.adjective_of_title(at);
                self.verb_behind_name(at);
                self.verb_between_names(at);
            }
            _ => {}
        }
    }

    /// What the relation of a clause to its head gives away.
    fn by_clausal_relation(&mut self, at: usize) {
        match self.words[at].deprel {
            Deprel::Acl => {
                if matches!(self.words[at].xpos, "VBD" | "VBN") {
                    self.aside_of_saying(at);
                    self.date_is_no_sentence(at);
                    self.finite(at);
                }
                self.content_clause(at);
                self.brought_about(at);
                self.subject_of_infinitive(at);
            }
            Deprel::AclRelcl => {
                self.torn_compound(at);
                self.clause_of_name(at);
                self.clause_of_verb(at);
                self.said_in_relative(at);
                self.told_clause(at);
                self.content_clause(at);
                self.predicate_behind_clause(at);
            }
            Deprel::Xcomp | Deprel::Ccomp => {
                self.second_object(at);
                self.judged_tale(at);
                self.subject_behind_said(at);
                self.object_of_governor(at);
                self.subject_of_said(at);
            }
            Deprel::Conj | Deprel::Parataxis => {
                self.aside_of_saying(at);
                self.speaker_at_end(at);
                self.source_before(at);
                self.predicate_behind_relative(at);
                if self.words[at].upos == Upos::Verb && self.words[at].deprel == Deprel::Conj {
                    self.went_on(at);
                }
            }
            Deprel::Advcl => {
                self.predicate_behind_relative(at);
                self.stranded_subject(at);
                self.subject_of_said(at);
                self.source_going_round(at);
                self.clause_before_saying(at);
                self.subject_behind_mark(at);
                self.participle(at);
                self.aside_of_saying(at);
            }
            _ => {}
        }
    }

    /// The index of the head; none for the root.
    fn head(&self, at: usize) -> Option<usize> {
        self.words[at].head.checked_sub(1)
    }

    fn children(&self, of: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.words.len()).filter(move |&at| self.words[at].head == of + 1)
    }

    fn child(&self, of: usize, relations: &[Deprel]) -> Option<usize> {
        self.children(of).find(|&at| relations.contains(&self.words[at].deprel))
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.forms[at].eq_ignore_ascii_case(word)
    }

    fn one_of(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    fn is_below(&self, at: usize, above: usize) -> bool {
        let mut now = at;
        for _ in 0..self.words.len() {
            if now == above {
                return true;
            }
            match self.head(now) {
                Some(head) => now = head,
                None => return false,
            }
        }
        false
    }

    fn attach(&mut self, at: usize, head: usize, relation: Deprel) {
        self.words[at].head = head + 1;
        self.words[at].deprel = relation;
    }

    /// "have been outspoken": what no verb ends in is an adjective.
    fn adjective(&mut self, at: usize, classes: &Classes) {
        let form = self.forms[at];
        if !classes.is_lemma(form, ADJECTIVE) || classes.of(super::folded::Folded::new(form).bytes()) & VERB != 0 {
            return;
        }
        let lemma = super::lemma::lemma(form, Upos::Verb, self.words[at].xpos, classes);
        if classes.is_lemma(&lemma, VERB) {
            return;
        }
        self.words[at].upos = Upos::Adj;
        self.words[at].xpos = "JJ";
        for child in 0..self.words.len() {
            let word = &mut self.words[child];
            if word.head == at + 1 {
                word.deprel = match word.deprel {
                    Deprel::AuxPass => Deprel::Cop,
                    Deprel::NsubjPass => Deprel::Nsubj,
                    other => other,
                };
            }
        }
    }

    /// "any of the 40 men a visa": of two determiners the first belongs to the noun between.
    fn determiner(&mut self, at: usize) {
        let Some(head) = self.head(at).filter(|&head| head > at + 2) else { return };
        let second =
            (at + 2..head).find(|&other| self.words[other].head == head + 1 && self.words[other].deprel == Deprel::Det);
        let Some(second) = second else { return };
        let noun = (at + 1..second).rev().find(|&noun| self.words[noun].upos.is_nominal());
        if let Some(noun) = noun.filter(|&noun| noun + 1 == second && !self.is_below(noun, at)) {
            self.words[at].head = noun + 1;
        }
    }

    /// "40 gay and bisexual men": a singular after a number above one is no noun.
    fn counted_adjective(&mut self, at: usize) {
        let number = at.checked_sub(1).filter(|&number| {
            self.words[number].upos == Upos::Num
                && self.words[number].head == at + 1
                && !self.one_of(number, &["1", "one"])
        });
        let Some(number) = number else { return };
        let joined = at + 1 < self.words.len() && self.words[at + 1].upos == Upos::Cconj;
        let noun = (at + 2..self.words.len().min(at + 5)).find(|&noun| self.words[noun].xpos == "NNS");
        let Some(noun) = noun.filter(|_| joined) else { return };
        let between = (at + 2..noun).all(|word| matches!(self.words[word].upos, Upos::Adj | Upos::Noun));
        if !between || noun == at + 2 {
            return;
        }
        let (above, relation) = (self.words[at].head, self.words[at].deprel);
        if self.is_below(noun, at) {
            self.words[noun].head = above;
            self.words[noun].deprel = relation;
        }
        self.attach(at, noun, Deprel::Amod);
        self.words[at].upos = Upos::Adj;
        self.words[at].xpos = "JJ";
        self.attach(number, noun, Deprel::Nummod);
        // "helped 40 gay and bisexual men flee": no second verb is joined to the first, it completes it.
        let verb =
            self.head(noun).filter(|&verb| self.words[verb].deprel == Deprel::Conj && self.words[verb].head == above);
        if let Some(verb) =
            verb.filter(|&verb| self.words[at + 1].head == verb + 1 && self.words[noun].deprel == Deprel::Nsubj)
        {
            self.words[verb].deprel = Deprel::Ccomp;
            self.words[at + 1].head = noun + 1;
        }
    }

    /// "The container ship was freed": of two subjects side by side the first says what the second is.
    fn two_subjects(&mut self, at: usize) {
        let next = at + 1;
        let beside = next < self.words.len()
            && self.words[next].head == self.words[at].head
            && self.words[next].deprel == self.words[at].deprel
            && self.words[next].upos == Upos::Noun;
        if !beside || self.words[at].head == 0 {
            return;
        }
        for child in 0..at {
            if self.words[child].head == at + 1 {
                self.words[child].head = next + 1;
            }
        }
        self.attach(at, next, Deprel::Compound);
    }

    /// "The rover, Pragyan, is small": a name between commas behind a noun is its name.
    fn name_behind_comma(&mut self, at: usize) {
        let Some(noun) = at.checked_sub(2).filter(|&noun| self.words[noun].upos == Upos::Noun) else { return };
        let lost = self.words[at].deprel == Deprel::Advmod;
        let own = lost || self.head(at) == Some(noun) || self.head(at) == self.head(noun);
        let closed = self.forms.get(at + 1).is_some_and(|form| [",", "."].contains(form));
        if own && closed && self.is(at - 1, ",") && !self.is_below(noun, at) {
            self.attach(at, noun, Deprel::Appos);
        }
    }

    /// "The army chief, Ousman Badjie", "the probe, Luna 25": what stands in a row and names one thing is one name.
    fn split_name(&mut self, at: usize) {
        let Some(first) = at.checked_sub(1) else { return };
        let (one, two) = (self.words[first], self.words[at]);
        let named = matches!(one.deprel, Deprel::Appos | Deprel::Flat);
        let common = self.head(first).is_some_and(|head| self.words[head].upos == Upos::Noun);
        let together = one.upos == Upos::Propn && named && common && one.head == two.head;
        if together && self.children(at).next().is_none() {
            self.attach(at, first, Deprel::Flat);
        }
    }

    /// "Norway and Malta issue licences": names that are joined do not stand before one thing, they do something.
    fn coordinated_subject(&mut self, at: usize, classes: &Classes) {
        let next = at + 1;
        let misread = self.head(at) == Some(next) && self.words[next].xpos == "VBZ";
        let may_be = |form: &str, part| classes.of(super::folded::Folded::new(form).bytes()) & part != 0;
        if !misread || !may_be(self.forms[at], VERB) || !may_be(self.forms[next], NOUN) {
            return;
        }
        let name = self.children(at).find(|&name| {
            self.words[name].deprel == Deprel::Compound
                && self.words[name].upos == Upos::Propn
                && self.children(name).any(|other| self.words[other].deprel == Deprel::Conj && other < at)
        });
        let Some(name) = name else { return };
        let (above, relation) = (self.words[next].head, self.words[next].deprel);
        for child in (0..self.words.len()).filter(|&child| child != at) {
            let word = &mut self.words[child];
            if word.head == next + 1 {
                word.head = at + 1;
                if word.deprel == Deprel::Obj {
                    word.deprel = Deprel::Obl;
                }
            }
        }
        self.words[at] = Predicted { upos: Upos::Verb, xpos: "VBP", head: above, deprel: relation };
        self.words[next] = Predicted { upos: Upos::Noun, xpos: "NNS", head: at + 1, deprel: Deprel::Obj };
        self.attach(name, at, Deprel::Nsubj);
    }

    /// "have both denied reports": a quantifier between auxiliary and participle belongs to the subject.
    fn floating_quantifier(&mut self, at: usize) {
        let Some((have, verb)) = at.checked_sub(1).zip(Some(at + 1)).filter(|&(_, verb)| verb < self.words.len())
        else {
            return;
        };
        let floats = self.one_of(at, &["both", "all", "each"]) && self.one_of(have, &["have", "has", "had"]);
        let participle = matches!(self.words[verb].xpos, "VBN" | "VBD") && self.words[verb].deprel == Deprel::Amod;
        let noun =
            self.head(verb).filter(|&noun| self.words[noun].head == have + 1 && self.words[noun].deprel == Deprel::Obj);
        let Some(noun) = noun.filter(|_| floats && participle && self.words[have].upos == Upos::Verb) else { return };
        self.make_perfect(have, verb, noun);
        self.attach(at, verb, Deprel::Advmod);
    }

    /// Makes one predicate of "have" and a participle that was taken for an adjective of "have"'s object.
    fn make_perfect(&mut self, have: usize, verb: usize, noun: usize) {
        let (above, relation) = (self.words[have].head, self.words[have].deprel);
        for child in 0..self.words.len() {
            if self.words[child].head == have + 1 {
                self.words[child].head = verb + 1;
            }
        }
        self.words[verb] = Predicted { upos: Upos::Verb, xpos: "VBN", head: above, deprel: relation };
        self.words[have] =
            Predicted { upos: Upos::Aux, xpos: self.words[have].xpos, head: verb + 1, deprel: Deprel::Aux };
        self.attach(noun, verb, Deprel::Obj);
    }

    /// "gave visas to people fleeing": a participle right after such a phrase describes its noun.
    fn participle(&mut self, at: usize) {
        let Some(noun) = at.checked_sub(1).filter(|_| self.words[at].xpos == "VBG") else { return };
        let inside = self.head(at).is_some_and(|verb| verb < noun && self.is_below(noun, verb));
        let beside = inside && matches!(self.words[noun].deprel, Deprel::Obl | Deprel::Nmod);
        let plural = self.words[noun].xpos == "NNS" || self.words[noun].xpos == "NNPS";
        let to =
            self.child(noun, &[Deprel::Case]).is_some_and(|case| self.one_of(case, &["to", "for", "of", "against"]));
        let free = self.child(at, &[Deprel::Nsubj, Deprel::Mark, Deprel::Case, Deprel::Aux]).is_none();
        if beside && plural && to && free {
            self.attach(at, noun, Deprel::Acl);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::repair;
    use crate::language::model::{Model, Predicted};
    use crate::language::{Deprel, Upos};

    /// The tree of `form/xpos/head/relation` words after repair, in the same notation.
    pub(super) fn check(sentence: &str) -> String {
        let cells: Vec<Vec<&str>> = sentence.split(' ').map(|word| word.split('/').collect()).collect();
        let forms: Vec<&str> = cells.iter().map(|word| word[0]).collect();
        let upos = |xpos: &str| match xpos {
            "NN" | "NNS" => Upos::Noun,
            "NNP" => Upos::Propn,
            "VBD" | "VBN" | "VB" => Upos::Verb,
            "AX" | "AXB" => Upos::Aux,
            "CD" => Upos::Num,
            "CC" => Upos::Cconj,
            "VBZ" | "VBP" => Upos::Verb,
            "RB" => Upos::Part,
            "RBR" => Upos::Adv,
            "RP" => Upos::Adp,
            "," => Upos::Punct,
            "JJ" | "JJR" => Upos::Adj,
            "DT" => Upos::Det,
            "PRP" => Upos::Pron,
            _ => Upos::Sconj,
        };
        let mut words: Vec<Predicted> = cells
            .iter()
            .map(|word| Predicted {
                upos: upos(word[1]),
                xpos: Box::leak(word[1].to_owned().into_boxed_str()),
                head: word[2].parse().unwrap(),
                deprel: Deprel::parse(word[3]),
            })
            .collect();
        repair(&forms, &mut words, Model::english().classes());
        let shown =
            forms.iter().zip(&words).map(|(form, word)| format!("{form}/{}/{}", word.head, word.deprel.as_str()));
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_only_an_adjective_has_a_copula() {
        assert_eq!(
            check("They/PRP/3/nsubj:pass were/AX/3/aux:pass outspoken/VBN/0/root"),
            "They/3/nsubj were/3/cop outspoken/0/root"
        );
        let passive = "They/PRP/3/nsubj:pass were/AX/3/aux:pass denied/VBN/0/root";
        assert_eq!(check(passive), "They/3/nsubj:pass were/3/aux:pass denied/0/root");
    }

    #[test]
    fn a_noun_beside_the_subject_is_no_second_subject() {
        assert_eq!(
            check("The/DT/2/det cargo/NN/5/nsubj:pass ship/NN/5/nsubj:pass was/AX/5/aux:pass freed/VBN/0/root"),
            "The/3/det cargo/3/compound ship/5/nsubj:pass was/5/aux:pass freed/0/root"
        );
    }

    #[test]
    fn a_name_between_commas_is_no_adjective() {
        assert_eq!(
            check("Rover/NN/5/nsubj ,/,/3/punct Pragyan/NNP/1/amod ,/,/1/punct left/VBD/0/root"),
            "Rover/5/nsubj ,/3/punct Pragyan/1/appos ,/1/punct left/0/root"
        );
    }

    #[test]
    fn two_names_in_a_row_are_one() {
        assert_eq!(
            check("Chief/NN/5/nsubj ,/,/3/punct Anna/NNP/1/appos Lind/NNP/1/appos left/VBD/0/root"),
            "Chief/5/nsubj ,/3/punct Anna/1/appos Lind/3/flat left/0/root"
        );
        assert_eq!(
            check("Probe/NN/5/nsubj ,/,/3/punct Luna/NNP/1/appos 25/CD/1/appos left/VBD/0/root"),
            "Probe/5/nsubj ,/3/punct Luna/1/appos 25/3/flat left/0/root"
        );
    }

    #[test]
    fn a_number_counts_no_singular() {
        assert_eq!(
            check("Forty/CD/2/nummod gay/NN/0/root and/CC/4/cc bisexual/JJ/2/conj men/NNS/2/conj"),
            "Forty/5/nummod gay/5/amod and/4/cc bisexual/2/conj men/0/root"
        );
    }
}
