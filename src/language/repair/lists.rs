//! Repairs of lists: names side by side, and who is named only to say that it was not he.

use super::Sentence;
use crate::language::lemma::lemma;
use crate::language::wordnet::{Classes, NOUN, VERB};
use crate::language::{Deprel, Upos};

impl Sentence<'_> {
    /// "Norway, *Sweden* and Denmark": of names side by side, of which the last is joined by "and", none describes another.
    pub(super) fn list_of_names(&mut self, at: usize) {
        let name = |word: usize| self.words[word].upos == Upos::Propn;
        let above = self.head(at).filter(|&first| first < at && name(first) && name(at));
        let Some(above) = above.filter(|_| self.words[at].deprel == Deprel::Appos) else { return };
        let listed = |word: usize| {
            let joined = |&last: &usize| {
                let cc = self.child(last, &[Deprel::Cc]).is_some_and(|cc| self.one_of(cc, &["and", "or"]));
                // "Oslo, Norway and Bergen, Norway": a place and where it lies.
                let place = self.forms.get(last + 1) == Some(&",")
                    && self.words.get(last + 2).is_some_and(|next| next.upos == Upos::Propn);
                !place
                    && self.words[last].deprel == Deprel::Conj
                    && name(last)
                    && cc
                    && self.child(last, &[Deprel::Appos]).is_none()
            };
            self.children(word).any(|last| joined(&last))
        };
        let later = |&word: &usize| word > at && name(word) && self.words[word].deprel == Deprel::Appos && listed(word);
        let bare = self.child(at, &[Deprel::Det, Deprel::Case, Deprel::NmodPoss, Deprel::Nummod]).is_none();
        let chain =
            listed(at) || self.children(above).any(|word| later(&word)) || self.children(at).any(|word| later(&word));
        if !bare || !chain || !self.follows_comma(at) {
            return;
        }
        let conjunct = self.words[above].deprel == Deprel::Conj;
        let first = self.head(above).filter(|&first| conjunct && name(first)).unwrap_or(above);
        let rest: Vec<usize> = self.children(at).filter(|&word| self.words[word].deprel == Deprel::Conj).collect();
        self.attach(at, first, Deprel::Conj);
        for word in rest {
            self.words[word].head = first + 1;
        }
    }

    /// "Hired *Karl Deem*": two capitals side by side behind a verb that gives nothing are one name.
    pub(super) fn name_in_two_objects(&mut self, at: usize, giving: bool) {
        let Some(first) = at.checked_sub(1).filter(|_| !giving) else { return };
        let name = |word: usize| self.words[word].upos == Upos::Propn && self.children(word).next().is_none();
        let sisters = self.words[first].head == self.words[at].head && self.words[first].deprel == Deprel::Iobj;
        if sisters && name(first) && name(at) {
            self.words[first].deprel = Deprel::Obj;
            self.attach(at, first, Deprel::Flat);
        }
    }

    /// "Paid *the fine*": what has an article, describes no noun and may be one is a noun.
    pub(super) fn noun_with_article(&mut self, at: usize, classes: &Classes) {
        let verb = self.head(at).filter(|&verb| verb < at && self.words[verb].upos == Upos::Verb);
        let article =
            self.child(at, &[Deprel::Det]).is_some_and(|det| det + 1 == at && self.one_of(det, &["the", "a", "an"]));
        let place = matches!(self.words[at].deprel, Deprel::Xcomp | Deprel::Obj);
        if verb.is_some() && article && place && classes.is_lemma(&self.forms[at].to_lowercase(), NOUN) {
            self.words[at].upos = Upos::Noun;
            self.words[at].xpos = "NN";
            self.words[at].deprel = Deprel::Obj;
        }
    }

    /// "Norway, *Sweden* sign treaty": the comma of a headline joins two who do one thing.
    pub(super) fn headline_list(&mut self, at: usize) {
        let Some(verb) = self.head(at).filter(|&verb| verb == at + 1 && self.words[verb].xpos == "VBP") else { return };
        let root = self.head(verb).filter(|&root| self.words[root].head == 0 && self.words[root].upos == Upos::Propn);
        let Some(root) = root.filter(|&root| root < at && self.follows_comma(at)) else { return };
        let between = (root + 1..at).all(|word| {
            self.is_below(word, root) && !self.is_below(word, verb) || self.is_below(word, at) || self.is(word, ",")
        });
        if !between || self.words[at].upos != Upos::Propn {
            return;
        }
        (self.words[verb].head, self.words[verb].deprel) = (0, Deprel::Root);
        self.attach(root, verb, Deprel::Nsubj);
        self.attach(at, root, Deprel::Conj);
        for word in verb + 1..self.words.len() {
            if self.words[word].head == root + 1 {
                self.words[word].head = verb + 1;
                if matches!(self.words[word].deprel, Deprel::Appos | Deprel::Nmod) {
                    let cased = self.child(word, &[Deprel::Case]).is_some();
                    self.words[word].deprel = if cased { Deprel::Obl } else { Deprel::Obj };
                }
            }
        }
    }

    /// "Hauge Line *to close* Bergen mill": the infinitive of a headline is what its first noun is going to do.
    pub(super) fn headline_infinitive(&mut self, at: usize) {
        let to = at.checked_sub(1).filter(|&to| self.words[to].xpos == "TO" && self.words[at].xpos == "VB");
        let Some(noun) = self.head(at).filter(|&noun| noun > at && self.words[noun].upos.is_nominal()) else { return };
        let Some(root) = to.and_then(|to| to.checked_sub(1)).and_then(|last| self.head_of_name(last)) else { return };
        let below = self.head(noun) == Some(root) && self.words[root].head == 0 && root < at;
        if below && matches!(self.words[at].deprel, Deprel::Amod | Deprel::Compound) {
            self.attach(at, root, Deprel::Acl);
            self.attach(noun, at, Deprel::Obj);
        }
    }

    /// The head of the name or noun that ends with `last`.
    fn head_of_name(&self, last: usize) -> Option<usize> {
        let part = matches!(self.words[last].deprel, Deprel::Flat | Deprel::Compound);
        let head = if part { self.head(last)? } else { last };
        self.words[head].upos.is_nominal().then_some(head)
    }

    /// Whether nothing but a comma stands between `at`, with what belongs to its name, and the word before.
    fn follows_comma(&self, at: usize) -> bool {
        let own = |&word: &usize| self.words[word].head == at + 1 && self.words[word].deprel == Deprel::Compound;
        let first = (0..at).rev().take_while(own).last().unwrap_or(at);
        first.checked_sub(1).is_some_and(|comma| self.is(comma, ","))
    }

    /// "Norway, *not* Sweden, signed", "hired Anna *but not* Berg": who did not is set beside who did.
    pub(super) fn not_but(&mut self, at: usize) {
        if !self.is(at, "not") {
            return;
        }
        let Some(joint) = at.checked_sub(1).filter(|&before| self.is(before, ",") || self.is(before, "but")) else {
            return;
        };
        let comma = joint.checked_sub(1).filter(|&comma| self.is(joint, "but") && self.is(comma, ",")).unwrap_or(joint);
        let Some(other) = self.nominal_behind(at) else { return };
        let Some(one) = comma.checked_sub(1).and_then(|last| self.like_before(last, other)) else { return };
        if self.is_below(one, other) && self.head(one) != Some(other) {
            return;
        }
        if self.is_below(one, other) {
            (self.words[one].head, self.words[one].deprel) = (self.words[other].head, self.words[other].deprel);
        }
        self.attach(other, one, Deprel::Conj);
        self.attach(at, other, Deprel::Advmod);
        for word in comma..=joint {
            self.words[word].head = other + 1;
        }
        self.subject_as_root(one);
    }

    /// "Hired Anna *rather than Berg*": who was not is set beside who was.
    pub(super) fn rather_than(&mut self, at: usize) {
        if !self.is(at, "rather") || !self.forms.get(at + 1).is_some_and(|next| next.eq_ignore_ascii_case("than")) {
            return;
        }
        let Some(other) = self.nominal_behind(at + 1).filter(|&other| self.words[other].deprel == Deprel::Conj) else {
            return;
        };
        let Some(one) = at.checked_sub(1).and_then(|last| self.like_before(last, other)) else { return };
        if self.head(other).is_some_and(|verb| verb < one && self.words[verb].upos == Upos::Verb) {
            self.words[other].head = one + 1;
        }
    }

    /// "*One* and a half million dollars": one number, of what follows.
    pub(super) fn and_a_half(&mut self, at: usize) {
        let half = ["and", "a", "half"];
        let follows =
            (0..3).all(|word| self.forms.get(at + 1 + word).is_some_and(|form| form.eq_ignore_ascii_case(half[word])));
        let noun = self.children(at).find(|&noun| noun > at + 3 && self.words[noun].deprel == Deprel::Conj);
        let Some(noun) = noun.filter(|&noun| follows && self.words[noun].upos.is_nominal()) else { return };
        (self.words[noun].head, self.words[noun].deprel) = (self.words[at].head, self.words[at].deprel);
        for word in 0..self.words.len() {
            if self.words[word].head == at + 1 {
                self.words[word].head = noun + 1;
            }
        }
        self.attach(at, noun, Deprel::Nummod);
    }

    /// "Norway, Sweden and *Denmark*": every name of a list hangs on the first.
    pub(super) fn flat_list(&mut self, at: usize) {
        let name = |word: usize| self.words[word].upos == Upos::Propn;
        // "Nor *Tom Reiner*": two in a row without any joint are one.
        let torn = at.checked_sub(1).filter(|&before| {
            let sisters = self.words[before].head == self.words[at].head && self.words[before].deprel == Deprel::Conj;
            sisters && name(before) && name(at) && self.children(at).next().is_none()
        });
        if let Some(before) = torn {
            self.attach(at, before, Deprel::Flat);
            return;
        }
        let above =
            self.head(at).filter(|&above| above < at && name(above) && self.words[above].deprel == Deprel::Conj);
        let first = above.and_then(|above| self.head(above)).filter(|&first| name(first) && name(at));
        if let Some(first) = first.filter(|&first| first < at) {
            self.words[at].head = first + 1;
        }
    }

    /// "Hauge Foods *dismissed* workers": what stands between a name and a noun without any mark is a verb.
    pub(super) fn verb_behind_name(&mut self, at: usize) {
        let name = self.head(at).filter(|&name| name + 1 == at && self.words[name].head == 0);
        let named = |name: usize| {
            let part = self.child(name, &[Deprel::Compound]).is_some_and(|part| self.words[part].upos == Upos::Propn);
            self.words[name].upos == Upos::Propn || part && self.forms[name].starts_with(char::is_uppercase)
        };
        let Some(name) = name.filter(|&name| named(name)) else { return };
        let object = self.children(name).find(|&noun| noun > at && self.words[noun].upos.is_nominal());
        let near = |&noun: &usize| (at + 1..noun).all(|word| self.is_below(word, noun));
        let Some(object) = object.filter(near).filter(|&noun| self.child(noun, &[Deprel::Case]).is_none()) else {
            return;
        };
        if self.words[at].xpos != "VBN" || self.child(at, &[Deprel::AuxPass, Deprel::OblAgent, Deprel::Obl]).is_some() {
            return;
        }
        (self.words[at].head, self.words[at].deprel, self.words[at].xpos) = (0, Deprel::Root, "VBD");
        self.attach(name, at, Deprel::Nsubj);
        self.attach(object, at, Deprel::Obj);
        for word in at + 1..self.words.len() {
            if self.words[word].head == name + 1 {
                self.words[word].head = at + 1;
            }
        }
    }

    /// "A police officer *shot* Anna Lind": a past form between a person and a name is no noun.
    pub(super) fn past_for_noun(&mut self, at: usize, classes: &Classes) {
        let subject = at.checked_sub(1).filter(|&noun| {
            let own = self.head(noun) == Some(at) && self.words[noun].deprel == Deprel::Compound;
            own && self.words[noun].upos == Upos::Noun && classes.is_person(&self.forms[noun].to_lowercase())
        });
        let object = at + 1;
        let named = self.words.get(object).is_some_and(|next| next.upos == Upos::Propn && next.head == at + 1);
        let stem = lemma(self.forms[at], Upos::Verb, "VBD", classes);
        let past = *stem != *self.forms[at].to_lowercase() && classes.is_lemma(&stem, VERB);
        let Some(subject) = subject.filter(|_| named && past && self.words[at].head == 0) else { return };
        (self.words[at].upos, self.words[at].xpos) = (Upos::Verb, "VBD");
        for word in 0..self.words.len() {
            if self.words[word].head != at + 1 {
                continue;
            }
            if word < subject {
                self.words[word].head = subject + 1;
            } else if word == object + 1 && self.words[word].upos == Upos::Propn {
                self.attach(word, object, Deprel::Flat);
            } else if word > object && self.words[word].deprel == Deprel::Nmod {
                self.words[word].deprel = Deprel::Obl;
            }
        }
        self.attach(subject, at, Deprel::Nsubj);
        self.attach(object, at, Deprel::Obj);
    }

    /// "Hauge Line *acquired* Berg Foods", where the tree takes the verb for a part of the second name.
    pub(super) fn verb_between_names(&mut self, at: usize) {
        let Some(object) = self.head(at).filter(|&noun| noun > at && self.words[noun].head == 0) else { return };
        let subject = at.checked_sub(1).filter(|&name| {
            let own = self.head(name) == Some(at) && self.words[name].deprel == Deprel::Compound;
            own && self.words[name].upos == Upos::Propn
        });
        let only = self.words[at].xpos == "VBN" && (0..at).all(|word| self.is_below(word, at));
        let near = (at + 1..object).all(|word| self.is_below(word, object) && self.words[word].upos == Upos::Propn);
        let Some(subject) = subject.filter(|_| only && near) else { return };
        (self.words[at].head, self.words[at].deprel, self.words[at].xpos) = (0, Deprel::Root, "VBD");
        self.attach(subject, at, Deprel::Nsubj);
        for word in 0..self.words.len() {
            let before = word < subject && self.words[word].head == at + 1;
            if before {
                self.words[word].head = subject + 1;
            } else if word > object && self.words[word].head == object + 1 && self.words[word].upos == Upos::Punct {
                self.words[word].head = at + 1;
            }
        }
        self.attach(object, at, Deprel::Obj);
    }

    /// "Jon Vasey and *Karl Deem*": a name goes on right behind itself, and not across a comma or "and".
    pub(super) fn flat_across(&mut self, at: usize) {
        let Some(before) = at.checked_sub(1).filter(|&before| self.words[before].upos == Upos::Propn) else { return };
        let Some(head) = self.head(at).filter(|&head| head < before && self.words[at].deprel == Deprel::Flat) else {
            return;
        };
        let joint = |word: usize| self.words[word].upos == Upos::Cconj || self.is(word, ",");
        let part = matches!(self.words[before].deprel, Deprel::Flat | Deprel::Compound);
        let name = if part { self.head(before) } else { Some(before) };
        if let Some(name) = name.filter(|&name| name != at && (head..name).any(joint)) {
            self.words[at].head = name + 1;
        }
    }

    /// The noun whose phrase begins right behind `at`, and that heads no clause.
    pub(super) fn nominal_behind(&self, at: usize) -> Option<usize> {
        let mut noun = at + 1;
        if noun >= self.words.len() {
            return None;
        }
        while let Some(head) = self.head(noun).filter(|&head| head > at && head <= noun + 4) {
            let part = matches!(
                self.words[noun].deprel,
                Deprel::Compound | Deprel::Flat | Deprel::Amod | Deprel::Det | Deprel::NmodPoss | Deprel::Nummod
            );
            if !part {
                break;
            }
            noun = head;
        }
        let clause = self.child(noun, &[Deprel::Cop, Deprel::Nsubj, Deprel::Case, Deprel::Aux]).is_some();
        (self.words[noun].upos.is_nominal() && !clause).then_some(noun)
    }

    /// The noun of the same sort whose phrase ends with `last`.
    pub(super) fn like_before(&self, last: usize, other: usize) -> Option<usize> {
        let mut noun = last;
        while let Some(head) = self.head(noun).filter(|&head| head <= last || head == last + 1) {
            let part = matches!(self.words[noun].deprel, Deprel::Flat | Deprel::Compound | Deprel::Nummod);
            let nested = self.words[noun].deprel == Deprel::Nmod && self.words[noun].upos != self.words[other].upos;
            if !(part || nested) {
                break;
            }
            noun = head;
        }
        let capital = |word: usize| self.forms[word].starts_with(char::is_uppercase);
        let names = self.words[noun].upos.is_nominal() && capital(noun) && capital(other);
        (names || self.words[noun].upos == self.words[other].upos).then_some(noun)
    }

    /// "Hauge Line, but not Berg, *closed* it": a name that a verb is joined to is the verb's subject.
    fn subject_as_root(&mut self, name: usize) {
        if self.words[name].head != 0 {
            return;
        }
        let finite = |&verb: &usize| {
            let object = self.words[verb].xpos == "VBN" && self.child(verb, &[Deprel::Obj]).is_some();
            matches!(self.words[verb].deprel, Deprel::Conj | Deprel::Parataxis)
                && (matches!(self.words[verb].xpos, "VBD" | "VBZ" | "VBP") || object)
        };
        let Some(verb) = self.children(name).find(finite) else { return };
        if self.child(verb, &[Deprel::Nsubj, Deprel::Cc]).is_some() {
            return;
        }
        (self.words[verb].head, self.words[verb].deprel) = (0, Deprel::Root);
        if self.words[verb].xpos == "VBN" {
            self.words[verb].xpos = "VBD";
        }
        self.attach(name, verb, Deprel::Nsubj);
        let last = self.words.len() - 1;
        if self.words[last].upos == Upos::Punct {
            self.words[last].head = verb + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn names_side_by_side_are_a_list() {
        let list = "Norway/NNP/6/nsubj ,/,/3/punct Sweden/NNP/1/appos and/CC/5/cc Malta/NNP/3/conj signed/VBD/0/root";
        let wanted = "Norway/6/nsubj ,/3/punct Sweden/1/conj and/5/cc Malta/1/conj signed/0/root";
        assert_eq!(check(list), wanted);
    }

    #[test]
    fn who_did_not_is_set_beside_who_did() {
        let two = "Norway/NNP/6/nsubj ,/,/4/punct not/RB/4/advmod Sweden/NNP/6/nsubj ,/,/1/punct signed/VBD/0/root";
        let wanted = "Norway/6/nsubj ,/4/punct not/4/advmod Sweden/1/conj ,/1/punct signed/0/root";
        assert_eq!(check(two), wanted);
    }

    #[test]
    fn two_capitals_behind_a_verb_are_one_name() {
        let hired = "Norway/NNP/2/nsubj hired/VBD/0/root Karl/NNP/2/iobj Deem/NNP/2/obj";
        assert_eq!(check(hired), "Norway/2/nsubj hired/0/root Karl/2/obj Deem/3/flat");
        let paid = "Norway/NNP/2/nsubj paid/VBD/0/root the/DT/4/det fine/JJ/2/xcomp";
        assert_eq!(check(paid), "Norway/2/nsubj paid/0/root the/4/det fine/2/obj");
    }

    #[test]
    fn a_headline_leaves_out_and_and_will() {
        let two = "Norway/NNP/0/root ,/,/4/punct Sweden/NNP/4/nsubj sign/VBP/1/appos treaty/NN/1/appos";
        assert_eq!(check(two), "Norway/4/nsubj ,/4/punct Sweden/1/conj sign/0/root treaty/4/obj");
        let plan = "Norway/NNP/0/root to/TO/3/mark close/VB/4/amod plant/NN/1/nmod";
        assert_eq!(check(plan), "Norway/0/root to/3/mark close/1/acl plant/3/obj");
    }

    #[test]
    fn a_past_form_between_a_person_and_a_name_is_a_verb() {
        let shot = "A/DT/3/det officer/NN/3/compound shot/NN/0/root Anna/NNP/3/compound Lind/NNP/3/appos";
        assert_eq!(check(shot), "A/2/det officer/3/nsubj shot/0/root Anna/3/obj Lind/4/flat");
    }
}
